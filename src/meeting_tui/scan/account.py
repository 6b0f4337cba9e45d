"""Every stroke on the answer area accounted for: a mark, a fold, the sheet's edge; what is left was written.

A blank is a claim. It stands where nothing is left on the question's own part of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect
from meeting_tui.scan import noise
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.boxes import Judged, in_place, plain
from meeting_tui.scan.columns import without_columns
from meeting_tui.scan.covers import Spill, on_parts, spoken
from meeting_tui.scan.image import Gray
from meeting_tui.scan.initials import initials
from meeting_tui.scan.ink import AGAIN, Ink
from meeting_tui.scan.lettered import bowed, lettered, pieces
from meeting_tui.scan.margins import margin_notes, of_the_sheet
from meeting_tui.scan.marks import Answer, Scores
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.shade import crumpled, darker, darkest, edged, pale_marks, telling, without_shadows
from meeting_tui.scan.signature import pen
from meeting_tui.scan.strokes import BOW, Stroke, joined, off_bow, over_frames, strokes, touches
from meeting_tui.scan.struck import OWN, REACH, struck_out
from meeting_tui.scan.template import Mask, Template, part
from meeting_tui.scan.traces import around, traced, word
from meeting_tui.scan.unprinted import Unprinted

_MARK = 0.5  # of a stroke's ink must be in a box for the stroke to be its mark
_MOSTLY, _LEAST_MARK, _LEAST_AREA = 0.75, 2.6, 0.07  # of its ink; mm; part of the box
_AMID = 1.5  # mm from the middle of a box, to that of a cross
_DARK, _GREY, _GREY_AREA = 0.22, 0.31, 0.5  # of black: a mark that stands alone; one that covers so much
_LARGEST, _BELOW, _POINTED = 15.5, 0.4, 2.7  # mm; of a tick's ink; mm from the middle: where it turns
_DRAWN = frozenset({"marked", "crossed_out", "blackened", "faint", "small", "outside"})
"""Verdicts on boxes that somebody marked, or may have."""
_BESIDE, _LEVEL = 6.0, 3.0  # mm from a box, and high: what is drawn about its mark; what strikes its word out
_ON_FRAME = 3.7  # mm from the middle of a box, to just beyond its frame
_LEVEL_END = 1.5  # mm below the middle, where a flat tick may begin
_BEGUN = 0.15  # of a long tick's ink is in its box
_LOOSELY = 4.0  # mm from the middle: where a tick turns that is meant for the box, if not surely its mark
_BELOW_ALL = 7.0  # mm below the last boxes of a page begins what is said of no question
_ON_LINE = 0.5  # of its ink: then a stroke is part of a name
_WEAK = frozenset({"faint", "small"})
"""Verdicts on boxes of a voter whose pen leaves little."""
_CLOSE = 3.0  # mm above and below the boxes of a blank: what comes so near from another's part may be its own
_HIDDEN = 0.1  # part of a question's paper that may be missing from the picture


@dataclass(frozen=True)
class Account:
    """What the ink on a page means beside its boxes.

    `judged` are the boxes again, those in doubt whose ink is not their own. `written` are the strokes left
    over on each question's part of the page, `elsewhere` those on none's. `hidden` gives the reason why
    no blank can be proven of a question, if there is one. `struck` are those with a mark whose word has a
    line through it, or with a small sign on a word; `named` those with something on a line for a further
    name. `loose`: whether anything is written that may be meant for every question, or with a pen that
    hardly shows: there may be more of it.
    """

    judged: Sequence[Judged]
    written: Mapping[str, Sequence[Stroke]] = field(default_factory=dict)
    elsewhere: Sequence[Stroke] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    loose: bool = False


def account(
    gray: Gray, layout: PageLayout, aligned: Aligned, sheet: Unprinted, judged: Sequence[Judged]
) -> Account:
    """The account of one page."""
    blank = sheet.blank
    signed = partial(pen, gray, layout, aligned)
    under = _under_rings(sheet, judged, signed)
    sheet, paler, dark, ridged = _without_ridges(sheet, judged, signed)
    rest, limit, creases, every = sheet.rest, sheet.limit, sheet.creases, sheet.every
    found = over_frames(joined(sheet.found, layout), [box.rect for box in layout.boxes])
    lost = aligned.bilevel and sheet.upon_print > noise.UNFIT
    ink = Ink(rest, limit, found, creases, blank.area, lost)
    judged = [
        in_place(aligned, at, _judged(box.rect, one, ink, partial(plain, aligned, at, judged)))
        for at, (box, one) in enumerate(zip(layout.boxes, judged, strict=True))
    ]
    judged = without_columns(layout, judged, every)
    if any(one.verdict in _WEAK for one in judged) or all(one.verdict == "blank" for one in judged):
        judged = [_too_pale(box.rect, one, ink) for box, one in zip(layout.boxes, judged, strict=True)]
    inked = [at for at, one in enumerate(judged) if one.verdict != "blank"]
    marked = [layout.boxes[at].rect.grown(REACH) for at in inked]
    left = [one for one in found if not _explained(one, marked) and not of_the_sheet(one, blank, found)]
    left, named = _without_names(left, layout)
    last = max(box.rect.bottom for box in layout.boxes) + _BELOW_ALL
    above = [one for one in left if one.rect.y < last]
    spill = Spill(sheet.drops)
    lines, spilt_on = _answer_lines(layout, judged), partial(_spilt_on, spill, blank)
    written = {
        name: [one for one in above if _on(one, row, lines[name]) and not spilt_on(one, name)]
        for name, row in blank.rows.items()
    }
    on_rows = [one for mine in written.values() for one in mine]
    elsewhere = [one for one in left if not any(one is other for other in on_rows)]
    notes = [*margin_notes(gray, aligned, blank, every, creases, float(limit.min())), *sheet.at_ends]
    hidden = under | _hidden(blank, rest, sheet.upon_print)
    answered = any(one.verdict == "marked" for one in judged)
    traces = traced(rest, limit, blank, creases, marked, dark, answered)
    hidden |= dict.fromkeys(traces.unproven, "written")
    hidden |= dict.fromkeys(blank.rows, "unclear") if ridged else {}
    hidden |= {name: "written" for one in paler for name in on_parts(one.rect, blank.rows)}
    struck = struck_out(traces, found, layout, judged)
    drawn = [layout.boxes[at] for at in inked if judged[at].verdict in _DRAWN]
    free = [
        one for one in left if not any(_beside(one, box, layout) or _tail(one, box, layout) for box in drawn)
    ]
    words, said = (spoken(some, layout, judged, blank.rows, spill) for some in (free, notes))
    hidden |= {name: "written" for note in notes for name in on_parts(note.rect, blank.rows)}
    pale = any(not written[name] for name in traces.pale)
    loose = bool(said) or pale or not initials(words, layout, judged, struck)
    return Account(judged, written, [*elsewhere, *notes], hidden, struck, named, loose)


def _without_ridges(
    sheet: Unprinted, judged: Sequence[Judged], signed: Callable[[], float]
) -> tuple[Unprinted, Sequence[Stroke], float, bool]:
    """The page without the ridges of crumpled paper, what was dropped with them and has an edge, how dark ink
    must be there (0 where paper is smooth); and whether there are ridges that nothing tells from ink.

    `signed`: how dark the signature is, that tells where no box does.
    """
    rest, area, boxes = sheet.rest, sheet.blank.area, sheet.blank.layout.boxes
    wrinkled, ridged = crumpled(sheet.every, sheet.found, rest, area)
    dark = darker(_own(sheet, judged) or ([signed()] if wrinkled else []))
    if not (wrinkled and dark):
        found = without_shadows(sheet.found, rest, area, dark)
        return replace(sheet, found=found), (), 0.0, ridged
    dropped = [one for one in sheet.found if one.ink.max() <= dark]
    weak = [box.rect for box, one in zip(boxes, judged, strict=True) if one.verdict in _WEAK]
    limit = np.maximum(sheet.limit, np.float32(dark))
    every = strokes(rest, limit, area)
    found = [*sheet.creases.left(every), *pale_marks(dropped, rest, area, weak)]
    return replace(sheet, limit=limit, every=every, found=found), edged(dropped, rest, area), dark, False


def _own(sheet: Unprinted, judged: Sequence[Judged]) -> list[float]:
    """How dark each of the voter's marks is that tells."""
    boxes = sheet.blank.layout.boxes
    sure = [box.rect for box, one in zip(boxes, judged, strict=True) if telling(one)]
    return darkest(sheet.rest, sheet.blank.area, sure)


def _under_rings(sheet: Unprinted, judged: Sequence[Judged], signed: Callable[[], float]) -> dict[str, str]:
    """The questions with a box under a cup's ring that may hide a mark, as pale as the voter's pen is."""
    cups = sheet.creases.rings
    least = min(_own(sheet, judged) or [signed()]) if cups else 0.0
    hiding = [ring for ring in cups if ring.most > least]
    under = (box for box in sheet.blank.layout.boxes if any(ring.near(box.rect, 0.0) for ring in hiding))
    return {box.question: "written" for box in under}


def _without_names(left: Sequence[Stroke], layout: PageLayout) -> tuple[list[Stroke], frozenset[str]]:
    """The strokes that are on no line for a further name, and the questions of those that are on one."""
    on = [_line_of(one, layout) for one in left]
    others = [one for one, question in zip(left, on, strict=True) if not question]
    return others, frozenset(filter(None, on))


def _line_of(stroke: Stroke, layout: PageLayout) -> str:
    """The question on whose line most of it lies, if it does."""
    lines = (each for each in layout.write_ins if touches(stroke.rect, each.rect))
    return next((each.question for each in lines if stroke.share(each.rect) >= _ON_LINE), "")


def answers(account: Account, given: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that stand: marks of questions on which nothing else is written, blanks that are proven."""
    return {question: _stands(account, question, answer) for question, answer in given.items()}


def _stands(account: Account, question: str, answer: Answer) -> Answer:
    mark, doubts = answer
    if question in account.named:
        return None, tuple(dict.fromkeys(("write_in", *doubts)))
    if doubts:
        return answer
    if account.written.get(question) or question in account.struck or (mark is None and account.loose):
        return None, ("written",)
    if mark is None and question in account.hidden:
        return None, (account.hidden[question],)
    return answer


def _judged(box: Rect, judged: Judged, ink: Ink, plain: Callable[[], bool]) -> Judged:
    """The verdict on a box, when the strokes in it are looked at whole."""
    near = ink.near(box)
    if not near and ink.nothing(box, judged):
        return Judged("blank", judged.scores)
    inside = [(float(one.ink.sum()) * one.share(box), one) for one in near if touches(one.rect, box)]
    if not inside:
        return Judged("faint", judged.scores) if judged.verdict == "marked" and ink.folded(box) else judged
    whole = (
        judged.verdict in AGAIN
        and not judged.final
        and len(near) == 1
        and _whole_mark(near[0], box, judged.scores)
    )
    if whole and not ink.lost and plain() and not lettered(near[0], box):
        return Judged("marked", judged.scores)
    _most, stroke = max(inside, key=lambda pair: pair[0])
    return Judged(_by_stroke(stroke, box, judged), judged.scores)


def _by_stroke(stroke: Stroke, box: Rect, judged: Judged) -> str:
    """The verdict on a box by the stroke that leaves most in it."""
    share = stroke.share(box.grown(REACH))
    if judged.verdict == "marked":
        whole = share >= _MARK or _turns_in(stroke, box)
        if not whole or lettered(stroke, box):
            return "outside"
    if judged.verdict == "blank" and share >= OWN and stroke.share(box) > 0:
        return "faint"
    return judged.verdict


def _too_pale(box: Rect, judged: Judged, ink: Ink) -> Judged:
    """The verdict on a box of a voter whose pen left little in another, or nothing plain anywhere: what is
    pale there is no dust."""
    return Judged("faint", judged.scores) if judged.verdict == "blank" and ink.pale(box) else judged


def _whole_mark(stroke: Stroke, box: Rect, scores: Scores) -> bool:
    """One stroke, dark and large enough, in its box alone: what only a frame's blur or edge made doubtful."""
    least = _GREY if scores.weak > _GREY_AREA else _DARK
    large = stroke.length >= _LEAST_MARK and scores.weak >= _LEAST_AREA and scores.peak >= least
    share = stroke.share(box.grown(REACH))
    return large and (share >= _MOSTLY or (share >= _MARK and _about(stroke, box)) or _turns_in(stroke, box))


def _about(stroke: Stroke, box: Rect) -> bool:
    """Whether it lies about the middle of the box, on all sides alike, as a large cross does."""
    middle = np.average(stroke.places, axis=0, weights=stroke.ink) - box.center
    return float(np.abs(middle).max()) <= _AMID and stroke.length < _LARGEST


def _turns_in(stroke: Stroke, box: Rect) -> bool:
    """Whether it is a tick that turns in the box, and most of it is there, or all else is its arm."""
    if stroke.length < _LARGEST and stroke.share(box.grown(REACH)) >= _BELOW:
        return _rises(stroke, box) is not None
    return _arm(stroke, box)


def _rises(stroke: Stroke, box: Rect, pointed: float = _POINTED) -> Mask | None:
    """What of a stroke lies beyond the box, if it turns in the box and all of that is above; else None.

    With much of it in the box it may turn upon the frame.
    """
    if stroke.share(box.grown(REACH)) >= OWN:
        pointed = max(pointed, _ON_FRAME)
    x, y = (stroke.places - box.center).T
    low, near = int(y.argmax()), box.w / 2 + REACH
    beyond = np.asarray(np.maximum(np.abs(x), np.abs(y)) > near, dtype=np.bool_)
    turns = max(abs(float(x[low])), abs(float(y[low]))) < pointed and not bool((y[beyond] > _LEVEL_END).any())
    return beyond if turns else None


def _arm(stroke: Stroke, box: Rect, pointed: float = _POINTED) -> bool:
    """Whether all of it that is beyond the box is the arm of a tick: one line, however far it goes."""
    if stroke.share(box.grown(REACH)) < _BEGUN:
        return False
    beyond = _rises(stroke, box, pointed)
    return beyond is not None and all(bowed(one) for one in pieces(stroke, beyond))


def _tail(stroke: Stroke, box: Box, layout: PageLayout) -> bool:
    """Whether it is the arm of a tick in a box, or what shows of it, and goes to no other box."""
    others = (other.rect.grown(REACH) for other in layout.boxes if other is not box)
    if any(touches(stroke.rect, one) for one in others):
        return False
    return _arm(stroke, box.rect, _LOOSELY) or _begins_at(stroke, box.rect)


def _begins_at(stroke: Stroke, box: Rect) -> bool:
    """Whether it is one line that goes up from the frame of a box."""
    low = stroke.places[int(stroke.places[:, 1].argmax())] - box.center
    near = bool(np.abs(low).max() <= box.w / 2 + REACH) and float(low[1]) < 0
    return near and off_bow(stroke.places) <= BOW


def _explained(stroke: Stroke, marked: Sequence[Rect]) -> bool:
    """Whether it is the mark of a box, or what made the box doubtful, and no word that goes on from there."""
    near = [box for box in marked if touches(stroke.rect, box)]
    return any(
        (stroke.share(box) >= OWN and not _goes_on(stroke, box)) or _arm(stroke, box.grown(-REACH))
        for box in near
    )


def _goes_on(stroke: Stroke, box: Rect) -> bool:
    """Whether more of it than a line lies far from a box."""
    away = np.abs(stroke.places - box.center).max(axis=1) > _BESIDE + box.w / 2 - REACH
    high = bool(away.any()) and float(np.ptp(stroke.places[away, 1])) > _LEVEL
    return high and not _turns_in(stroke, box.grown(-REACH))


def _beside(stroke: Stroke, box: Box, layout: PageLayout) -> bool:
    """Whether it is all beside a box, or a line through its word: where that is marked, it is meant for its
    question. What else lies on the word may be words, and those for every question."""
    whole, rect = box.rect.grown(_BESIDE), stroke.rect
    right = max(whole.right, word(box, layout).right if rect.h <= _LEVEL else 0)
    across = whole.x <= rect.x and rect.right <= right
    return across and whole.y <= rect.y and rect.bottom <= whole.bottom


def _answer_lines(layout: PageLayout, judged: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """From where to where the boxes are of each question, and near a blank's what is close: what lies on
    another's part of the page, and comes less far, says nothing of that."""
    found = {}
    for question in dict.fromkeys(box.question for box in layout.boxes):
        mine = [
            (box.rect, one) for box, one in zip(layout.boxes, judged, strict=True) if box.question == question
        ]
        more = 0.0 if any(one.verdict == "marked" for _rect, one in mine) else _CLOSE
        found[question] = (
            min(rect.y for rect, _one in mine) - more,
            max(rect.bottom for rect, _one in mine) + more,
        )
    return found


def _on(stroke: Stroke, row: tuple[float, float], line: tuple[float, float]) -> bool:
    """Whether its middle lies on a question's part of the page, or it comes near where that counts."""
    within = min(line[1], stroke.rect.bottom) - max(line[0], stroke.rect.y)
    return row[0] <= stroke.rect.center[1] < row[1] or within >= -REACH


def _spilt_on(spill: Spill, blank: Template, stroke: Stroke, question: str) -> bool:
    """Whether all of it that is on a question's part of the page is coffee, away from boxes and words."""
    return stroke.share(around(blank)[question]) == 0 and spill.all_of(stroke, blank.rows[question])


def _hidden(blank: Template, rest: Residual, upon_print: float) -> dict[str, str]:
    if upon_print > noise.UNFIT:
        return dict.fromkeys(blank.rows, "unclear")
    rows = {} if rest.whole else blank.rows
    return {name: "off_page" for name, row in rows.items() if _unseen(blank, rest, row) > _HIDDEN}


def _unseen(blank: Template, rest: Residual, row: tuple[float, float]) -> float:
    """The part of a question's paper that the picture does not show."""
    rows, _columns = part(blank.area, Rect(blank.area.x, row[0], blank.area.w, row[1] - row[0]))
    whole = int(np.count_nonzero(blank.open[rows]))
    return 1 - int(np.count_nonzero(rest.open[rows])) / max(whole, 1)
