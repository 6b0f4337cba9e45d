"""The measuring hands: nothing of them was tuned on, and what they say they did stands on the paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest
from benchmarks.measuring import ORDINARY
from tests.scan import mill

from meeting_tui.paper.ballots.geometry import Box, Rect
from meeting_tui.rehearsal import copier, deeds, hands, sight
from meeting_tui.rehearsal.measuring import accidents, answers, crowd, judged, marks, pages, skeletons, words
from meeting_tui.rehearsal.measuring.crowd import MEASURING
from meeting_tui.rehearsal.measuring.paper import Paper, Penman, between
from meeting_tui.rehearsal.measuring.script import Script, written
from meeting_tui.rehearsal.measuring.tools import TOOLS
from meeting_tui.rehearsal.retired import RETIRED
from meeting_tui.rehearsal.schooled import SCHOOLED
from meeting_tui.rehearsal.strokes import Picture, Points, ellipse, line

TUNED = (hands.TUNING, RETIRED, SCHOOLED)
BLACK = TOOLS[0][1]
BOX, OTHER = (Box("q1", name, Rect(x, 30.0, 6.0, 6.0)) for name, x in (("for", 30.0), ("against", 45.0)))


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return next(mill.sheets(mill.design(2)))


def test_no_pen_is_tuned_on() -> None:
    ours = [tool.pen for _, tool in TOOLS]
    theirs = [pen for of in TUNED for _, pen in of.pens]
    assert not {pen.name for pen in ours} & {pen.name for pen in theirs}
    assert not {(pen.ink, pen.width, pen.tint) for pen in ours} & {
        (pen.ink, pen.width, pen.tint) for pen in theirs
    }
    assert all(sight.visible(pen) for pen in ours)


def test_sizes_and_places_are_of_slices_that_are_not_tuned_on() -> None:
    rng = np.random.default_rng(3)
    slices = {int(between(rng, 0, hands.SLICES)) for _ in range(200)}
    assert slices == {1, 3, 5, 7}
    assert {int(of.between(rng, 0, hands.SLICES)) for of in TUNED for _ in range(200)} == {0, 2, 4, 6}
    ours = [MEASURING.voter(rng) for _ in range(600)]
    ticks = [voter for voter in ours if voter.habit == "tick"]
    assert {round((voter.size - 0.6) // 0.125) for voter in ticks} == slices
    assert (min(voter.size for voter in ticks), max(voter.off for voter in ours)) == pytest.approx(
        (0.725, 0.8), abs=0.02
    )


@pytest.mark.parametrize("habit", ["tick", "cross", "slash", "loop"])
def test_hardly_a_mark_has_a_shape_that_is_tuned_on(habit: str) -> None:
    theirs = [shape(0.5) for of in TUNED for shape in of.shapes[habit].values()]  # type: ignore[index]
    ours = [_drawn(habit, seed) for seed in range(40)]
    near = sum(min(_off(mark, other) for other in theirs) < 0.12 for mark in ours)
    assert near <= 4


def test_a_voter_has_one_hand_and_no_two_have_the_same() -> None:
    first, again = ([_drawn("tick", seed, dice) for seed in range(30)] for dice in (1, 2))
    assert all(_off(*pair) > 0 for pair in zip(first, again, strict=True))
    own = [
        _off(mark, again[no]) < min(_off(mark, other) for at, other in enumerate(again) if at != no)
        for no, mark in enumerate(first)
    ]
    assert sum(own) >= 24
    scripts = [written("同意", 6.0, Script.of(np.random.default_rng(seed)), np.random.default_rng(1))
               for seed in range(12)]  # fmt: skip
    assert min(_off(scripts[0], other) for other in scripts[1:]) > 0.12


def _drawn(habit: str, seed: int, dice: int = 0) -> list[Points]:
    maker = hands.pick(np.random.default_rng(seed), marks.MARKS[habit])
    return maker(np.random.default_rng(seed), np.random.default_rng((seed, dice)), 0.5)


def _off(lines: Sequence[Points], others: Sequence[Points]) -> float:
    """How far, on the average, the one's lines are from the other's, in mm."""
    ours, theirs = sight.places(lines)[::5], sight.places(others)[::5]
    away = np.hypot(*(ours[:, None, :] - theirs[None, :, :]).transpose(2, 0, 1))
    return float(away.min(axis=1).mean() + away.min(axis=0).mean()) / 2


def test_all_that_is_written_can_be_written() -> None:
    said = chain(
        *words.ANSWERS.values(), words.IN_BOX, words.CONTRARY, words.SENTENCES, words.COMMENTS, words.VOIDS,
        words.NAMES, words.INITIALS, words.DATES,
    )  # fmt: skip
    assert {*"".join(said)} - {*skeletons.HANZI, *skeletons.LATIN} == {" ", "'"}


@pytest.mark.parametrize(
    ("habit", "lines", "counts", "plain"),
    [
        ("tick", (line((-1.8, 0.0), (-0.6, 1.8), (2.4, -2.4)),), True, True),
        ("tick", (line((-1.8, 0.0), (-0.6, 1.8), (16.0, -9.0)),), True, False),  # a tail over the next box
        ("tick", (line((3.2, 3.0), (4.4, 5.0), (8.0, -2.4)),), False, False),  # between two boxes
        ("tick", (line((-0.7, 0.2), (-0.2, 0.8), (0.9, -0.9)),), True, False),  # people look twice
        ("slash", (line((-2, 2), (2, -2)),), True, True),
        ("slash", (line((2, -2), (5, -5)),), False, False),  # in a corner
        ("cross", (line((-2, -2), (2, 2)), line((-2, 2), (2, -2))), True, True),
        ("cross", (line((3.5, -2), (7.5, 2)), line((3.5, 2), (7.5, -2))), False, False),
        ("circle", (ellipse(3.6, 2.8),), False, False),  # the ballot says so
        ("loop", (ellipse(1.8, 1.6),), True, False),
        ("dot", (ellipse(0.3, 0.3),), False, False),  # where a pen rested?
        ("dot", (ellipse(0.8, 0.8),), True, False),
        ("tangle", (line((-4.5, -4), (4, 4), (-4, 3), (4.5, -4)),), False, False),
    ],
)
def test_what_a_person_says_of_a_mark(habit: str, lines: Sequence[Points], counts: bool, plain: bool) -> None:
    there = [points + BOX.rect.center for points in lines]
    assert judged.counts(habit, there, 0.4, BOX, [OTHER]) == counts
    assert judged.plain(habit, there, BOX, [OTHER]) == plain


WAYS = [("tick", manner) for _, manner in crowd.MANNERS] + [(habit, "") for _, habit in crowd.HABITS[1:]]


@pytest.mark.parametrize(("habit", "manner"), WAYS)
def test_what_is_said_of_a_page_is_true_of_its_ink(sheet: mill.Sheet, habit: str, manner: str) -> None:
    """Plain: ink in the boxes named and in no other, for a blank in none. Else: something is there."""
    for seed in range(2):
        page = copier.coloured(sheet.gray)
        voter = _voter(habit, manner, seed)
        seen = pages.fill(page, sheet.layout, {"q1": ("for",)}, voter, np.random.default_rng(seed), {})
        inked = {row.question: _inked(sheet, page, row) for row in deeds.rows(sheet.layout, {})}
        assert all(inked[name] == set(one.choices) for name, one in seen.items() if one.clear)
        assert all(one.wrote for one in seen.values() if one.choices or not one.valid)
        assert not any(one.clear for one in seen.values() if not one.valid)
        assert not np.array_equal(page, copier.coloured(sheet.gray))


@pytest.mark.parametrize("manner", ["coffee", "thumb", "stamp", "comment", "date", "signature"])
def test_no_question_is_plain_that_has_more_than_marks_on_its_part(sheet: mill.Sheet, manner: str) -> None:
    """From its heading to below its boxes; nor is a blank anywhere beside words."""
    ended = set()
    for seed in range(12):
        page, rng = copier.coloured(sheet.gray), np.random.default_rng(seed)
        seen = pages.fill(page, sheet.layout, {"q1": ("for",)}, _voter("tick", manner, seed), rng, {})
        darker = (sheet.gray.astype(int) - copier.grey(page)) > 20
        for row in deeds.rows(sheet.layout, {}):
            for box in row.boxes:  # the mark, and what goes beyond its box
                left, top, right, low = (
                    max(0, round(at * copier.MM))
                    for at in (box.rect.x - 3, box.rect.y - 5, box.rect.right + 8, box.rect.bottom + 3)
                )
                darker[top:low, left:right] &= box.choice not in seen[row.question].choices
            top, low = (round(at * copier.MM) for at in (row.top - 12, row.bottom + 8))
            ended.add((seen[row.question].clear, bool(darker[top:low].sum() > 40)))
        assert manner in {"coffee", "thumb", "stamp"} or not seen["q2"].clear
    assert (True, True) not in ended
    assert (False, True) in ended


def _voter(habit: str, manner: str, seed: int) -> Penman:
    return Penman((BLACK,), habit, marks.MARKS[habit][0][1], seed, manner=manner, always=True)


def _inked(sheet: mill.Sheet, page: Picture, row: deeds.AskedRow) -> set[str]:
    """The boxes of a question that have ink in them."""
    darker = (sheet.gray.astype(int) - copier.grey(page)) > 60
    places = {box.choice: [round(at * copier.MM) for at in box.rect.center] for box in row.boxes}
    return {name for name, (x, y) in places.items() if darker[y - 22 : y + 22, x - 22 : x + 22].sum() > 30}


def test_whoever_takes_back_is_seen(sheet: mill.Sheet) -> None:
    """Few of the marks taken back can't be told by anybody; what isn't seen is said to be a mark."""
    rng, row = np.random.default_rng(4), deeds.rows(sheet.layout, {})[0]
    said, page = [], sheet.gray.copy()
    for seed in range(40):
        page[:], voter = sheet.gray, _voter("tick" if seed % 2 else "cross", "", seed)
        paper = Paper(page, page.shape[1] / sheet.layout.width, voter, BLACK, rng)
        said.append(answers.DEEDS["taken back"](paper, row, ("for",)))
    seen = [meant for meant in said if meant.how == "taken back"]
    hidden = [meant for meant in said if meant.how == "taken back, unseen"]
    assert all(not meant.valid and not meant.choices for meant in seen)
    assert all(meant.valid and meant.choices == ("for",) and not meant.clear for meant in hidden)
    assert len(seen) + len(hidden) == 40
    assert len(hidden) <= 2


@pytest.mark.parametrize("accident", accidents.ACCIDENTS)
def test_an_accident_leaves_a_ballot_that_people_can_read(sheet: mill.Sheet, accident: str) -> None:
    page, rng = copier.coloured(sheet.gray), np.random.default_rng(6)
    accidents.ACCIDENTS[accident](page, rng)
    assert (page != copier.coloured(sheet.gray)).mean() > 0.2
    ink, creases, paper = np.percentile(copier.grey(page), (1, 12, 50))
    assert ink + 100 < creases <= paper


def test_ordinary_hands_leave_nothing_but_plain_marks_and_blanks() -> None:
    rng = np.random.default_rng(12)
    voters = [ORDINARY.voter(rng) for _ in range(300)]
    assert {voter.habit for voter in voters} == {"tick", "cross", "filled", "slash"}
    assert not any(voter.manner or voter.accident for voter in voters)
    seen = [
        one
        for page in mill.filled(mill.design(4), 30, 13, copier.tidy, of=ORDINARY)
        for one in page.meant.values()
    ]
    assert all(one.valid for one in seen)
    assert sum(one.clear for one in seen) > 0.85 * len(seen)
    assert {bool(one.choices) for one in seen if one.clear} == {True, False}


def test_every_voter_comes_and_can_be_drawn_again() -> None:
    rng, form = np.random.default_rng(8), mill.design(2)
    voters = [MEASURING.voter(rng) for _ in range(3000)]
    assert {voter.manner for voter in voters} == {*answers.DEEDS, *pages.OVER}
    assert {voter.habit for voter in voters} == {*marks.MARKS}
    assert {voter.accident for voter in voters} == {"", *accidents.ACCIDENTS}
    assert not any(
        voter.accident == "copied" and not tool.pen.plain for voter in voters for tool in voter.tools
    )
    first, again = (
        [page.picture for page in mill.filled(form, 2, 9, copier.flat, of=MEASURING)] for _ in "12"
    )
    assert first == again
    assert first[0] != first[1]
