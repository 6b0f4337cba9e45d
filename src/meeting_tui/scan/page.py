"""One page from pixels to a reading: whose it is, where it lies, what is marked, what people must decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np

from meeting_tui.paper.ballots.design import LINE
from meeting_tui.paper.ballots.geometry import Box, PageLayout
from meeting_tui.scan import colour, crops, dots, foot, signature
from meeting_tui.scan.account import Account, account
from meeting_tui.scan.account import answers as stand
from meeting_tui.scan.alignment import Aligned, align
from meeting_tui.scan.beside import another
from meeting_tui.scan.boxes import Judged, judge_boxes
from meeting_tui.scan.identity import Whose, identify
from meeting_tui.scan.image import Gray, PageImage, colourless
from meeting_tui.scan.lifted import lifted
from meeting_tui.scan.light import blackened
from meeting_tui.scan.marks import Answer, answer
from meeting_tui.scan.plane import moved
from meeting_tui.scan.reasons import Unreadable, status
from meeting_tui.scan.register import print_scale, register
from meeting_tui.scan.sources import PageSource, load
from meeting_tui.scan.squares import Anchor, corners
from meeting_tui.scan.unprinted import look
from meeting_tui.scan.upon_frames import upon_frames
from meeting_tui.scan.values import SIGNATURES, WHOLE_PAGE, BallotForm, PageReading
from meeting_tui.trace import fault

_SCALES = (0.97, 1.03)
_CODELESS = ("not_a_ballot", "no_code")
_CERTAIN = 0.85  # part of the frames that must show before no other edition is tried


@dataclass(frozen=True)
class ReadingJob:
    """What is being read: papers by poll code, `test` for a rehearsal with test ballots."""

    papers: Mapping[str, BallotForm]
    test: bool = False
    every_crop: bool = False


def read_pages(sources: Iterable[PageSource], count: ReadingJob) -> Iterator[PageReading]:
    """The readings of pages; whatever is wrong with one is in its reading, never an error."""
    for source in sources:
        yield read_page(source, count)


def read_page(source: PageSource, count: ReadingJob) -> PageReading:
    """The reading of one page."""
    unread = PageReading(str(source.path), source.page, "rejected")
    try:
        return _read(unread, load(source), count)
    except Unreadable as unreadable:
        return _because(unread, unreadable.reason)
    except Exception as error:  # of three thousand pages, one that nobody thought of must not stop the others
        fault(error, source.label)
        return _because(unread, "crashed")


def page_picture(source: PageSource) -> bytes:
    """The page as a whole, for people to look at; empty where there is nothing to see."""
    try:
        return crops.whole(load(source).gray)
    except Exception as error:  # it was read a moment ago; whatever is wrong now, the run goes on
        fault(error, source.label)
        return b""


def _because(reading: PageReading, reason: str, **more: Any) -> PageReading:
    return replace(reading, reasons=(reason,), status=status((reason,)), **more)


def _read(reading: PageReading, image: PageImage, count: ReadingJob) -> PageReading:
    try:
        image, whose = _identified(image, count)
    except Unreadable as unreadable:
        return _unnamed_page(reading, image, unreadable.reason)
    payload = whose.payload
    reading = replace(
        reading, poll=payload.poll, serial=payload.serial, ballot_page=payload.page, test=payload.test
    )
    if whose.clash:
        return _all_shown(reading, image, whose, whose.clash)
    if payload.test != count.test:
        return _all_shown(reading, image, whose, "test_ballot" if payload.test else "official_ballot")
    try:
        return _placed(reading, image, whose, count)
    except Unreadable as unreadable:
        return _all_shown(reading, image, whose, unreadable.reason)


def _unnamed_page(reading: PageReading, image: PageImage, reason: str) -> PageReading:
    """The picture as it is: nobody knows whose it shows."""
    return _because(reading, reason, crops={WHOLE_PAGE: crops.whole(image.gray)})


def _placed(reading: PageReading, image: PageImage, whose: Whose, count: ReadingJob) -> PageReading:
    """The page found in the picture, and read."""
    layouts = count.papers[whose.payload.poll].pages(whose.payload.page)
    if not layouts:
        return _all_shown(reading, image, whose, "no_such_page")
    layout, aligned = _edition(image.gray, layouts, whose)
    if another(image.gray, aligned.place.mapping):
        return _unnamed_page(PageReading(reading.source, reading.page, "rejected"), image, "two_codes")
    said = foot.check(image.gray, layout, aligned, whose, count.papers)
    if status(said) == "review":
        return _all_shown(reading, image, whose, *said)
    return _answered(reading, image, layout, aligned, count, said)


def _all_shown(reading: PageReading, image: PageImage, whose: Whose, reason: str) -> PageReading:
    """The page as a whole, upright."""
    crop = crops.whole(crops.upright(image.gray, whose.code.corners))
    return _because(reading, reason, crops={WHOLE_PAGE: crop})


def _identified(image: PageImage, count: ReadingJob) -> tuple[PageImage, Whose]:
    """Whose page it is; what shows no code is looked at as a negative too, and is one if that shows it."""
    try:
        return image, identify(image.gray, count.papers)
    except Unreadable as unreadable:
        if unreadable.reason not in _CODELESS:
            raise
        seen = unreadable
    positive = replace(image, gray=np.asarray(255 - image.gray, dtype=np.uint8), colours=colourless)
    try:
        return positive, identify(positive.gray, count.papers)
    except Unreadable as unreadable:
        why = next((each for each in (seen, unreadable) if status((each.reason,)) == "review"), unreadable)
        lost = why.reason == "not_a_ballot" and blackened(image.gray)
        raise (Unreadable("too_dark") if lost else why) from None


def _edition(gray: Gray, layouts: list[PageLayout], whose: Whose) -> tuple[PageLayout, Aligned]:
    """Normal or large print: the one whose frames are there."""
    at = layouts[0].foot if whose.foot else layouts[0].qr
    if at is None:
        raise Unreadable("not_registered")
    place = register(gray, layouts[0], Anchor(at, whose.code.corners))
    best: tuple[PageLayout, Aligned] | None = None
    for layout in layouts:
        try:
            aligned = align(gray, layout, place)
        except Unreadable:
            continue
        if best is None or aligned.clear.mean() > best[1].clear.mean():
            best = layout, aligned
        if aligned.clear.mean() > _CERTAIN:
            break
    if best is None:
        raise Unreadable("misaligned")
    return best


def _answered(
    reading: PageReading,
    image: PageImage,
    layout: PageLayout,
    aligned: Aligned,
    count: ReadingJob,
    said: tuple[str, ...],
) -> PageReading:
    form, aligned = count.papers[reading.poll], replace(aligned, bilevel=image.bilevel)
    sheet = look(image.gray, layout, aligned, test=reading.test)
    aligned = lifted(aligned, layout, sheet.creases)
    known = account(image.gray, layout, aligned, sheet, judge_boxes(image.gray, layout, aligned))
    groups = _by_question(layout, known.judged)
    answers = {
        question: answer(
            {box.choice: one.verdict for box, one in group},
            form.max_ticks.get(question, 1),
            form.least.get(question, 0),
            ranked=question in form.ranked,
        )
        for question, group in groups.items()
    }
    answers = stand(known, {name: _unnamed(groups[name], found) for name, found in answers.items()})
    blanks = {question for question, found in answers.items() if found == (None, ())}
    spotted = dots.drawn(image.gray, aligned, sheet, blanks) | upon_frames(layout, aligned, blanks)
    for question in spotted | colour.upon_print(image, layout, aligned, sheet, blanks - spotted):
        answers[question] = None, ("written",)
    unmarked = all(mark is None for mark, _why in answers.values())
    if blanks and unmarked and signature.crowded(image.gray, layout, aligned):
        answers |= dict.fromkeys(blanks, (None, ("written",)))
    if image.bilevel:
        answers = _without_grey(answers)
    doubts = {question: why for question, (_mark, why) in answers.items() if why}
    lacking = signature.unsigned(image.gray, layout, aligned)
    reasons = (
        *said,
        *_warnings(image, aligned, known),
        *dict.fromkeys(chain.from_iterable(doubts.values())),
        *(("unsigned",) if lacking else ()),
    )
    return replace(
        reading,
        status=status(reasons),
        reasons=reasons,
        marks={question: mark for question, (mark, why) in answers.items() if not why},
        doubts=doubts,
        crops={
            question: crops.question(image.gray, sheet.blank, aligned.place.mapping, question)
            for question in groups
            if count.every_crop or question in doubts
        }
        | _all_of_it(image, layout, aligned, known)
        | ({SIGNATURES: crops.png(signature.picture(image.gray, layout, aligned))} if lacking else {}),
        scores={
            question: {box.choice: one.scores.thousandths() for box, one in group}
            for question, group in groups.items()
        },
    )


def _unnamed(group: Sequence[tuple[Box, Judged]], found: Answer) -> Answer:
    """The answer, unless the box of a further name has anything in it: who that is, people read."""
    if all(one.verdict == "blank" for box, one in group if box.choice.startswith(LINE)):
        return found
    return None, ("write_in", *found[1])


def _all_of_it(image: PageImage, layout: PageLayout, aligned: Aligned, known: Account) -> dict[str, bytes]:
    """The whole page too, where something is written that no question's picture shows."""
    if not known.elsewhere:
        return {}
    qr = moved(aligned.place.mapping, corners(layout.qr))
    return {WHOLE_PAGE: crops.whole(crops.upright(image.gray, qr))}


def _without_grey(answers: dict[str, Answer]) -> dict[str, Answer]:
    """A black and white scan loses pale marks: it proves no blank, nor any mark of a pen it shows badly."""
    badly = any(reason in {"faint", "small"} for _mark, why in answers.values() for reason in why)
    return {
        question: (mark, why) if mark is not None and not badly else (None, (*why, "one_bit"))
        for question, (mark, why) in answers.items()
    }


def _by_question(layout: PageLayout, judged: Sequence[Judged]) -> dict[str, list[tuple[Box, Judged]]]:
    groups: dict[str, list[tuple[Box, Judged]]] = {}
    for box, one in zip(layout.boxes, judged, strict=True):
        groups.setdefault(box.question, []).append((box, one))
    return groups


def _warnings(image: PageImage, aligned: Aligned, known: Account) -> tuple[str, ...]:
    scale = print_scale(aligned.place, image.dpi)
    as_printed = scale is None or _SCALES[0] <= scale <= _SCALES[1]
    return (*(() if as_printed else ("print_scale",)), *(("note",) if known.elsewhere else ()))
