"""Many pages at once: processes that share nothing, results in order, and no page that can end the run."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from meeting_tui import signals, trace
from meeting_tui.apart import begin_child, keep_memory, spawning
from meeting_tui.scan.page import ReadingJob, read_pages
from meeting_tui.scan.sources import PageSource, sources
from meeting_tui.scan.values import BallotForm, PageReading

SMALL = 8  # pages: fewer than starting processes is worth
CHUNK = 6  # pages a process takes at a time
AHEAD = 3  # chunks waiting for each process, so that memory stays bounded
RENEW = 200  # chunks after which a process makes way for a fresh one


def stream(
    paths: Iterable[Path | str],
    papers: Iterable[BallotForm],
    *,
    test: bool = False,
    processes: int | None = None,
) -> Iterator[PageReading]:
    """Every page of the files and folders named, in order; refused as `sources` refuses."""
    return page_readings(sources(paths), papers, test=test, processes=processes)


def page_readings(
    pages: Sequence[PageSource],
    papers: Iterable[BallotForm],
    *,
    test: bool = False,
    processes: int | None = None,
) -> Generator[PageReading]:
    """One reading of each page, in order; `test` reads test ballots and only them.

    Whatever is wrong with a page is in its reading. Closed before its end, it lets go of all processes.
    Which ballots came more than once is for the caller, who knows what was on record before.
    """
    count = ReadingJob({paper.poll: paper for paper in papers}, test)
    return _readings(pages, count, processes or _processors())


def _readings(pages: Sequence[PageSource], count: ReadingJob, workers: int) -> Generator[PageReading]:
    if len(pages) <= SMALL or workers < 2:
        yield from read_pages(pages, count)
        return
    rest = deque(list(pages[at : at + CHUNK]) for at in range(0, len(pages), CHUNK))
    while rest:
        try:
            yield from _in_pool(rest, count, min(workers, len(rest)))
        except BrokenProcessPool as error:
            trace.fault(error, "reader: a process died, its pages are read one by one")
            yield from _one_by_one(rest.popleft(), count)


def _in_pool(rest: deque[list[PageSource]], count: ReadingJob, workers: int) -> Iterator[PageReading]:
    """Read the chunks, taking each out of `rest` when it is done, so that a broken pool loses none."""
    pool = _pool(count, workers)
    try:
        with signals.withheld("SIGINT"):  # the first order starts the processes
            waiting = deque(
                pool.submit(trace.watched, _read_chunk, chunk) for chunk in islice(rest, workers * AHEAD)
            )
        later = deque(islice(rest, len(waiting), None))
        while waiting:
            done: Future[list[PageReading]] = waiting.popleft()
            readings = done.result()
            rest.popleft()
            if later:
                waiting.append(pool.submit(trace.watched, _read_chunk, later.popleft()))
            yield from readings
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(pages: list[PageSource], count: ReadingJob) -> Iterator[PageReading]:
    """After a process died: a page that kills another one on its own is said to have done so."""
    pool = _pool(count, 1)
    for page in pages:
        try:
            with signals.withheld("SIGINT"):
                order = pool.submit(trace.watched, _read_chunk, [page])
            yield from order.result()
        except BrokenProcessPool as error:
            trace.fault(error, page.label)
            yield PageReading(str(page.path), page.page, "rejected", ("crashed",))
            pool = _pool(count, 1)
    pool.shutdown(wait=True, cancel_futures=True)


def _pool(count: ReadingJob, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers,
        spawning(),
        initializer=trace.watched,
        initargs=(_prepare, count),
        max_tasks_per_child=RENEW,
    )


_count = ReadingJob({})  # in a worker process: what it was started for


def _prepare(count: ReadingJob) -> None:
    """In a worker process: one thread each."""
    begin_child()
    keep_memory()
    import cv2

    global _count  # noqa: PLW0603 - a process reads for one count
    _count = count
    cv2.setNumThreads(1)


def _read_chunk(pages: list[PageSource]) -> list[PageReading]:
    return list(read_pages(pages, _count))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
