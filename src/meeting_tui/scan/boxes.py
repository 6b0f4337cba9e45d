"""One registered page: every box on it measured where its frame really is, then judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, median_low

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.features import measure
from meeting_tui.scan.image import Gray
from meeting_tui.scan.marks import BLACKENED, Scores, judge, scores, taken_back
from meeting_tui.scan.patches import BLACK, DENSITY, HALF, shown
from meeting_tui.scan.shapes import Drawn, shape
from meeting_tui.scan.soft import shining

# Logarithms of the odds that a mark was taken back: the most that one alone may have, one among
# others of this voter, so much more than theirs as a rule, but at least that much; one that differs from
# them, or where one of them may be taken back; surely none; and one of a voter who took the other back, or
# all. A surface may have so much more than lines, and a neat one that; where a coarse picture shows less,
# everything so much less; without greys, lines that.
_ALONE, _AMONG, _MORE, _LEAST, _OTHER, _PLAIN = -0.5, 1.0, 5.0, -1.5, -1.0, -2.0
_AFTER_ONE, _ALL = -4.5, -6.0
_HATCHED = -2.5  # the most that lines which fill a box may have
_FILLED, _NEATLY, _COARSE, _STARK = 0.5, 2.5, 1.5, 1.0
_BROADEST, _SURELY = 2.9, -3.0  # mm: a parcel marker's line; surely no scribble, whatever it spills
_FEW, _MANY = 2, 4  # arms of a tick, of a cross
_OVER = 1.0  # mm² of ink beyond the frame that filling a box may leave, whatever it may be
# Logarithms of the odds that a mark is a character: of any; so much more than the voter's others as a rule,
# but at least that much; of one of a voter who wrote one in another box.
_LETTER, _UNLIKE, _NO_LESS, _ANOTHER = 1.0, 8.0, -2.0, -4.0
_FLOOD, _MOST = 9.0, 14.0  # that a scribble leaves; and that nothing sure does
_LINES, _SPILT = 3.2, 0.1  # side by side; mm²: a neat filling that shows its lines
_PALER = 0.6  # of the voter's other marks' darkness: no pen is so much paler from one to the next
_ALIKE = 0.3  # mm: lines of one pen
_DOT, _ROUND = 1.1, 0.75  # mm wide; part of its hull: a spot
_FINE, _LINES_ALONE = 1.0, 0.7  # mm wide; part of its hull: lines
_WIDE = 1.8  # mm: no ball pen's line
_MIDDLE, _CRUMBS = 22, 8  # pixels: 2.8 mm, within the frame; so many pieces are no pen's, but grains of grey


@dataclass(frozen=True, slots=True)
class Judged:
    """One box: its verdict and the numbers it came from. `final`: whatever its strokes look like whole."""

    verdict: str
    scores: Scores
    final: bool = False


def judge_boxes(gray: Gray, layout: PageLayout, aligned: Aligned) -> list[Judged]:
    """Every box of the page, in the layout's order."""
    judged = [Judged(judge(box), box) for box in scores(measure(aligned.dark, aligned.moves))]
    judged = _as_drawn(aligned, judged)
    there = shown(gray, layout.boxes, aligned.place.mapping)
    return [
        in_place(aligned, at, box) if there[at] else Judged("off_page", box.scores)
        for at, box in enumerate(judged)
    ]


def _as_drawn(aligned: Aligned, judged: list[Judged]) -> list[Judged]:
    """What the way they were drawn makes of marks: whoever fills boxes fills all, and stays inside."""
    marked = {at: _shape(aligned, at, box) for at, box in enumerate(judged) if box.verdict == "marked"}
    black = taken_back([box.scores for box in judged], [box.verdict for box in judged])
    filler = all(judged[at].scores.weak > BLACKENED for at in marked)
    neat = filler and len(marked) > 1 and all(_neat(drawn) for drawn in marked.values())
    verdicts = {}
    for at, drawn in marked.items():
        others = [one for no, one in marked.items() if no != at]
        fills = filler or _fills(drawn, others)
        thick = _thick(drawn) or _as_broad(drawn, others)
        within = drawn.outside <= _OVER or drawn.doubt < _SURELY
        blackened = at in black and not thick and not (fills and within)
        if _crumbled(aligned, at, drawn) or _shines_through(aligned, at):
            verdicts[at] = "faint"
        elif _hatched_character(drawn, others) or (
            not neat
            and (_character(drawn, others, aligned.bilevel) or _taken_back(drawn, aligned.bilevel, others))
        ):
            verdicts[at] = "crossed_out"
        elif _spilt(drawn, thick) or blackened or _blot(drawn, others):
            verdicts[at] = "blackened"
    pale = {at for at in marked if _paler(judged[at], [judged[no] for no in marked if no != at])}
    verdicts |= dict.fromkeys(pale - verdicts.keys(), "faint")
    return [Judged(verdicts.get(at, box.verdict), box.scores, at in pale) for at, box in enumerate(judged)]


def _fills(drawn: Drawn, others: Sequence[Drawn]) -> bool:
    """Whether the voter fills boxes: most of the others, or half where this is surely no scribble."""
    filled = sum(one.filled for one in others)
    return 2 * filled > len(others) or (0 < len(others) == 2 * filled and drawn.doubt < _SURELY)


def _paler(box: Judged, others: Sequence[Judged]) -> bool:
    """Whether a mark is so much paler than the voter's others that it may be under a veil of correction
    fluid, rubbed out, or none of theirs."""
    usual = [one.scores.peak for one in others]
    return bool(usual) and box.scores.peak < _PALER * median(usual)


def _neat(drawn: Drawn) -> bool:
    """Filled to and fro with a little paper between the lines, nothing beyond the frame or scribbled."""
    return drawn.strokes <= _LINES and drawn.outside <= _SPILT and drawn.doubt <= _NEATLY


def _shape(aligned: Aligned, at: int, box: Judged) -> Drawn:
    return shape(aligned.dark[at], aligned.moves[at], box.scores.weak, aligned.place.coarse)


def _character(drawn: Drawn, others: Sequence[Drawn] = (), bilevel: bool = False) -> bool:
    """Whether it may be a character, rather so where the voter wrote one in another box, or where it is
    unlike the others. Of one in black and white too little may be left."""
    likely = [one.character for one in others]
    if len(likely) > 1 and median_low(likely) > _LETTER:
        return True
    if likely and max(likely) > _LETTER:
        return bilevel or drawn.character > _ANOTHER
    least = max(median(likely) + _UNLIKE, _NO_LESS) if likely else _LETTER
    return drawn.character > min(_LETTER, least)


def _taken_back(drawn: Drawn, bilevel: bool = False, others: Sequence[Drawn] = ()) -> bool:
    """Whether it may be a mark taken back, by the voter's other marks."""
    alike = [one for one in others if one.filled == drawn.filled]
    most = _allowed(drawn, alike) if alike else _ALONE
    less = 0.0 if drawn.filled or most <= _AFTER_ONE else _COARSE * drawn.blurred + _STARK * bilevel
    return drawn.doubt > most + _FILLED * drawn.filled - less


def _allowed(drawn: Drawn, others: Sequence[Drawn]) -> float:
    """How doubtful a mark may be beside the voter's others, all of lines like it or all surfaces."""
    doubts = [one.doubt for one in others]
    if median_low(doubts) > _AMONG:
        return _ALL if len(doubts) > 1 else _AFTER_ONE
    like_ticks = not drawn.filled and max(one.arms for one in others) <= _FEW
    if max(doubts) > _AMONG or (like_ticks and drawn.arms >= _MANY):
        return _OTHER
    return min(_AMONG, max(median(doubts) + _MORE, _LEAST))


def _hatched_character(drawn: Drawn, others: Sequence[Drawn]) -> bool:
    """Whether what fills a box with lines may be a character: none of the voter's is plainly a filling."""
    lines = [one.doubt for one in others if _hatched(one)] or [drawn.doubt]
    return _hatched(drawn) and min(drawn.doubt, median(lines)) > _HATCHED


def _hatched(drawn: Drawn) -> bool:
    """Filled with lines that a sharp picture shows."""
    return drawn.filled and drawn.width <= _WIDE and not drawn.blurred


def _over(drawn: Drawn) -> float:
    """How much ink beyond the frame a mark may leave whose box was in doubt: of a parcel marker more."""
    return _MOST if _thick(drawn) and drawn.doubt < _SURELY else _OVER


def _thick(drawn: Drawn) -> bool:
    """Whether a felt pen covered so much of a box with a plain mark of lines."""
    return (not drawn.filled or _broad(drawn)) and drawn.doubt < _PLAIN


def _broad(drawn: Drawn) -> bool:
    """Whether its lines are no surface, but a parcel marker's."""
    return _WIDE < drawn.width <= _BROADEST


def _as_broad(drawn: Drawn, others: Sequence[Drawn]) -> bool:
    """Whether the voter drew another mark with a pen as broad, and neither seems taken back."""
    if drawn.doubt < _SURELY and any(_same_pen(one, drawn) for one in others):
        return True
    return _broad(drawn) and any(_broad(one) and max(one.doubt, drawn.doubt) < _ALONE for one in others)


def _same_pen(lines: Drawn, drawn: Drawn) -> bool:
    """Whether one mark is of lines as broad as another's that cover its box."""
    alike = abs(lines.width - drawn.width) <= _ALIKE
    return alike and not lines.filled and max(lines.width, drawn.width) <= _WIDE and lines.doubt < _PLAIN


def _blot(drawn: Drawn, others: Iterable[Drawn]) -> bool:
    """Whether it is a spot of ink, where the voter drew lines with a pen that leaves no such spots."""
    if drawn.width <= _DOT or drawn.solid <= _ROUND or drawn.arms > 1:
        return False
    lines = [one.width < _FINE and one.solid < _LINES_ALONE for one in others]
    return bool(lines) and all(lines)


def _spilt(drawn: Drawn, thick: bool) -> bool:
    most = _MOST if thick or drawn.doubt < _SURELY else _FLOOD
    return drawn.filled and drawn.outside > most


def plain(aligned: Aligned, at: int, judged: Sequence[Judged]) -> bool:
    """Whether nothing about the way a mark is drawn needs people: a box filled far over its frame does."""
    drawn = _shape(aligned, at, judged[at])
    others = (
        _shape(aligned, no, one) for no, one in enumerate(judged) if one.verdict == "marked" and no != at
    )
    return not (
        _character(drawn)
        or _taken_back(drawn)
        or (drawn.filled and drawn.outside > _over(drawn))
        or _crumbled(aligned, at, drawn)
        or _shines_through(aligned, at)
        or _blot(drawn, others)
    )


def _crumbled(aligned: Aligned, at: int, drawn: Drawn) -> bool:
    """Whether black and white left crumbs of a line: a paler one, or all of one beside it, may be gone."""
    import cv2

    if drawn.filled or not aligned.bilevel:
        return False
    x, y = (HALF + np.rint(aligned.moves[at] * DENSITY)).astype(int)
    black = aligned.dark[at][y - _MIDDLE : y + _MIDDLE, x - _MIDDLE : x + _MIDDLE] > BLACK / 2
    joined = cv2.morphologyEx(black.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    with_paper, _numbers = cv2.connectedComponents(joined)
    return int(with_paper) > _CRUMBS


def _shines_through(aligned: Aligned, at: int) -> bool:
    """Whether it may be a mark on the back of the paper; black and white does not tell."""
    coarse = aligned.place.coarse
    return not aligned.bilevel and shining(aligned.dark, aligned.moves, at, aligned.steep, coarse=coarse)


def in_place(aligned: Aligned, at: int, box: Judged) -> Judged:
    """A box is only believed where its frame is: it may hide under ink, but not in an empty place."""
    if aligned.strayed[at] or (box.verdict == "blank" and not aligned.clear[at]):
        return Judged("frame", box.scores)
    return box
