"""`demo`: the whole job on the sample community, and the screens on its result."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out, results, screens
from meeting_tui.cli.frame import PATH, Option, Seat, verb
from meeting_tui.lang import N_, _, _n
from meeting_tui.lang.nouns import PAGES

if TYPE_CHECKING:
    from meeting_tui.rehearsal.demo import DemoSummary

FOLDER = Option(
    "--out", "folder", metavar="DIR", type=PATH, required=True, help=N_("The folder to write to.")
)
NO_TUI = Option("--no-tui", is_flag=True, help=N_("Don't open the screens afterwards."))
STEPS = {
    "roll": N_("The owners move in"),
    "meeting": N_("The committee meets"),
    "poll": N_("The poll is announced"),
    "print": N_("Ballots are printed"),
    "fill": N_("Owners mark them, the clerk scans them"),
    "read": N_("Scans are read"),
    "count": N_("Votes are counted"),
    "papers": N_("Papers are written"),
}


@verb(
    "demo",
    N_("The whole job on a sample community: meeting, ballots, scans, count, papers; then its screens."),
    *(FOLDER, NO_TUI),
)
def demo(seat: Seat, folder: Path, no_tui: bool) -> None:
    """Play it, tell what came out, open the screens."""
    from meeting_tui.rehearsal.demo import run_demo

    done = run_demo(folder, seat.lang, _progress())
    for line in summary(done):
        out.data(line)
    if not no_tui and screens.is_terminal():
        screens.show(Seat(str(done.store), seat.who, seat.lang))


def _progress() -> Callable[[str, int, int], None]:
    """One line a step on a terminal; silent elsewhere."""
    bars: dict[str, Callable[[int, int], None]] = {}

    def tell(step: str, done: int, of: int) -> None:
        if step not in bars and sys.stderr.isatty():
            out.words(_(STEPS[step]))
        bars.setdefault(step, out.progress())
        if of > 1:
            bars[step](done, of)

    return tell


def summary(done: DemoSummary) -> Iterator[str]:
    """What came out, on one screen of 80 × 24."""
    numbers, read = done.report.numbers, done.reading
    yield _n(
        "{name}: a meeting, a poll of {n} ballot, and their papers.",
        "{name}: a meeting, a poll of {n} ballots, and their papers.",
        numbers.printed,
        name=done.community,
    )
    yield ""
    yield _(
        "Handed out {issued}, returned {returned}: {valid} valid, {invalid} invalid.",
        issued=numbers.issued,
        returned=numbers.returned,
        valid=numbers.valid,
        invalid=numbers.invalid,
    )
    yield _(
        "Read from scans: {read}, {review} waited. Keyed in: {keyed}. Decided by two: {decided}.",
        read=_(PAGES, n=read.read),
        review=read.review,
        keyed=done.keyed,
        decided=done.decided,
    )
    yield ""
    for result in done.report.results:
        asked = done.report.definition.question(result.question.id)
        yield results.headline(result.as_json(), asked.title, asked.labels)
    yield ""
    yield _("In {folder}:", folder=done.folder)
    yield from _files(list(_kinds(done.files)))
    yield _("Next: meeting-tui {store}", store=done.store)


def _kinds(files: Iterable[Path]) -> Iterator[str]:
    """Each name; where several begin alike, what a shell finds them by."""
    for (kind, end), alike in groupby(files, lambda path: (path.name.split("-")[0], path.suffix)):
        name, *more = (path.name for path in alike)
        yield f"{kind}-*{end}" if more else name


def _files(names: list[str], columns: int = 76) -> Iterator[str]:
    """The names in as few lines as they fit."""
    line = ""
    for name in names:
        if line and len(line) + 2 + len(name) > columns:
            yield f"  {line}"
            line = ""
        line = f"{line}  {name}" if line else name
    yield f"  {line}"
