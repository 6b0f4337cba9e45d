"""From numbers to answers: two thresholds, and every doubt by its name."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.scan import reasons
from meeting_tui.scan.marks import Scores, answer, judge, taken_back

BLANK = Scores(*[0.0] * len(fields(Scores)))
TICK = replace(BLANK, fill=0.22, peak=0.65, weak=0.33, extent=4.1, ink_extent=3.9, span=4.2)
BLACK = replace(TICK, fill=0.95, peak=0.9, weak=1.0)


@pytest.mark.parametrize(
    ("box", "verdict"),
    [
        (BLANK, "blank"),
        (replace(BLANK, peak=0.09), "blank"),
        (TICK, "marked"),
        (BLACK, "marked"),
        # a light pencil is seen, never taken for nothing and never for sure
        (replace(BLANK, peak=0.16, weak=0.2, extent=4.0, span=4.2), "faint"),
        (replace(BLANK, fill=0.003, peak=0.29, weak=0.69, extent=4.2, span=4.2), "faint"),
        # dust: dark and small; a pale stroke in pieces spans more than dust
        (replace(BLANK, fill=0.01, peak=0.24, weak=0.02, extent=0.7, ink_extent=0.5, span=1.4), "blank"),
        (replace(BLANK, peak=0.14, weak=0.02, extent=0.7, span=3.1), "faint"),
        # the dot of a marker
        (replace(BLANK, fill=0.12, peak=0.9, weak=0.17, extent=2.7, ink_extent=2.4, span=2.9), "small"),
        # round the box
        (replace(BLANK, ring=0.16, ring_extent=9.0, through=0.25), "outside"),
        (replace(BLANK, ring_extent=4.0), "outside"),
        (replace(TICK, ring=0.2, ring_extent=6.0), "outside"),
        (replace(TICK, ring=0.02, ring_extent=2.5), "marked"),
        (replace(BLANK, ring=0.02, ring_extent=12.5, through=0.5, peak=0.3), "line_through"),
        (replace(TICK, ring=0.02, ring_extent=12.5, through=0.5), "line_through"),
    ],
)
def test_one_box(box: Scores, verdict: str) -> None:
    assert judge(box) == verdict


scores = st.builds(
    Scores,
    *[
        st.floats(0, 12.5 if "extent" in field.name or field.name == "span" else 1)
        for field in fields(Scores)
    ],
)


@given(scores, st.floats(0, 1), st.floats(0, 1))
def test_between_blank_and_marked_there_is_always_doubt(box: Scores, peak: float, weak: float) -> None:
    """No box goes from blank to marked by a little more ink: both thresholds lie between."""
    more = replace(box, peak=min(1, box.peak + 0.1 * peak), weak=min(1, box.weak + 0.09 * weak))
    assert {judge(box), judge(more)} != {"blank", "marked"}
    assert judge(box) in {"blank", "marked", *reasons.QUESTION_DOUBTS}


@pytest.mark.parametrize(
    ("verdicts", "ticks", "mark", "doubts"),
    [
        (["blank", "blank", "blank"], 1, None, ()),
        (["blank", "marked", "blank"], 1, "b", ()),
        (["marked", "marked", "blank"], 1, None, ("overvote",)),
        (["marked", "faint", "blank"], 1, None, ("faint",)),
        (["blank", "faint", "faint"], 1, None, ("faint",)),
        (["marked", "marked", "outside"], 1, None, ("overvote", "outside")),
        (["marked", "marked", "blank"], 2, ("a", "b"), ()),
        (["marked", "blank", "blank"], 2, ("a",), ()),
        (["blank", "blank", "blank"], 2, None, ()),
        (["marked", "marked", "marked"], 2, None, ("overvote",)),
    ],
)
def test_one_question(verdicts: list[str], ticks: int, mark: object, doubts: tuple[str, ...]) -> None:
    assert answer(dict(zip("abc", verdicts, strict=True)), ticks) == (mark, doubts)


@pytest.mark.parametrize("other", ["against", "abstain"])
def test_names_and_none_of_them_is_a_contradiction(other: str) -> None:
    verdicts = {"c1": "marked", "c2": "blank", other: "marked"}
    assert answer(verdicts, 2) == (None, ("contradiction",))
    assert answer(verdicts, 1) == (None, ("overvote",))
    assert answer({"c1": "blank", "c2": "blank", other: "marked"}, 2) == ((other,), ())


@pytest.mark.parametrize(
    ("boxes", "doubtful"),
    [
        ([TICK, BLANK, TICK], []),
        ([BLACK, BLANK, BLACK], []),  # the habit of a voter who fills boxes
        ([TICK, BLANK, BLACK], [2]),  # a tick taken back
        ([replace(BLACK, weak=0.85), BLACK, BLACK], []),  # a little less of it
        ([replace(TICK, weak=0.82), replace(TICK, weak=0.8), BLACK], [2]),  # a marker's crosses
        ([BLACK, BLANK, BLANK], [0]),  # the only one: nobody knows
        ([BLANK, BLANK], []),
    ],
)
def test_a_blackened_box_among_strokes_may_be_a_mark_taken_back(
    boxes: list[Scores], doubtful: list[int]
) -> None:
    assert taken_back(boxes, [judge(box) for box in boxes]) == doubtful


def test_fewer_names_than_needed_wait_for_people():
    marked = {"a": "marked", "b": "blank", "c": "blank", "against": "blank"}
    assert answer(marked, 3, 2) == (None, ("undervote",))
    assert answer(marked | {"b": "marked"}, 3, 2) == (("a", "b"), ())
    assert answer(marked | {"a": "blank", "against": "marked"}, 3, 2) == (("against",), ())
    assert answer(dict.fromkeys(marked, "blank"), 3, 2) == (None, ())
