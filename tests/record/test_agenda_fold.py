"""The agenda is an outline whatever is done to it: held against trees built another way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.record.entries import stream
from tests.record.test_meeting_fold import CREATED

from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.steps import fold

NOS = st.integers(0, 9)
ACTS = st.one_of(
    st.tuples(st.just("add"), NOS),
    st.tuples(st.just("put"), NOS, NOS),
    st.tuples(st.just("move"), NOS, NOS),
    st.tuples(st.just("remove"), NOS),
    st.tuples(st.just("open"), NOS),
)


def added(no: int, **more: object) -> tuple[str, dict[str, object]]:
    return "agenda.added", {
        "no": no,
        "title": f"t{no}",
        "kind": "report",
        "presenter": "",
        **more,
    }


def entries(acts: list[tuple[str, int, int]]) -> list[tuple[str, dict[str, object]]]:
    """Any sequence of acts as entries, fitting or not; numbers are given once."""
    made: list[tuple[str, dict[str, object]]] = [("meeting.created", CREATED)]
    no = 0
    for act, *told in acts:
        if act == "add":
            no += 1
            made.append(added(no, parent=told[0]))
        elif act == "put":
            made.append(("agenda.changed", {"no": told[0], "parent": told[1]}))
        elif act == "move":
            made.append(("agenda.moved", {"no": told[0], "after": told[1]}))
        else:
            made.append(("agenda.removed" if act == "remove" else "item.opened", {"no": told[0]}))
    return made


def folded(acts: list[tuple[str, int, int]]) -> MeetingState:
    return fold(*stream("meeting:m1", entries(acts)))


def outline(state: MeetingState, parent: int = 0, above: str = "") -> list[tuple[int, str]]:
    """Numbers by walking the tree from its top: what is not reached from there is an orphan or a circle."""
    found = []
    under = [item for item in state.items if item.parent == parent]
    for place, item in enumerate(under, 1):
        number = f"{above}.{place}" if above else str(place)
        found += [(item.no, number), *outline(state, item.no, number)]
    return found


@given(st.lists(ACTS, max_size=25))
def test_an_outline_without_gaps_orphans_or_circles(acts):
    state = folded(acts)
    assert [(item.no, item.number) for item in state.items] == outline(state)
    every = [item.no for item in (*state.items, *state.removed)]
    assert sorted(every) == [n + 1 for n in range(sum(act[0] == "add" for act in acts))]
    assert not any(item.opened_at for item in state.removed)
    assert all(item.removed_at for item in state.removed)


@given(st.lists(ACTS, max_size=25), st.data())
def test_moving_and_moving_back_changes_nothing(acts, data):
    before = folded(acts)
    if not before.items:
        return
    item = data.draw(st.sampled_from(before.items))
    beside = [each.no for each in before.items if each.parent == item.parent]
    at = beside.index(item.no)
    to = data.draw(st.sampled_from([0, *beside]))
    back = beside[at - 1] if at else 0
    assert folded([*acts, ("move", item.no, to), ("move", item.no, back)]).items == before.items


def numbers(*more: tuple[str, dict[str, object]]) -> dict[int, str]:
    made = [
        ("meeting.created", CREATED),
        added(1),
        added(2),
        added(3),
        added(4, parent=2),
        added(5, parent=4),
        added(6, parent=2),
    ]
    return {item.no: item.number for item in fold(*stream("meeting:m1", [*made, *more])).items}


def test_numbers_follow_the_place_and_the_whole_branch_moves():
    assert numbers() == {1: "1", 2: "2", 4: "2.1", 5: "2.1.1", 6: "2.2", 3: "3"}
    moved = numbers(("agenda.moved", {"no": 2, "after": 3}))
    assert list(moved.items()) == [(1, "1"), (3, "2"), (2, "3"), (4, "3.1"), (5, "3.1.1"), (6, "3.2")]
    first = numbers(("agenda.moved", {"no": 6, "after": 0}))
    assert list(first.items()) == [(1, "1"), (2, "2"), (6, "2.1"), (4, "2.2"), (5, "2.2.1"), (3, "3")]
    under = numbers(("agenda.changed", {"no": 4, "parent": 1}))
    assert list(under.items()) == [(1, "1"), (4, "1.1"), (5, "1.1.1"), (2, "2"), (6, "2.1"), (3, "3")]
    gone = numbers(("agenda.removed", {"no": 2, "reason": "并入"}))
    assert gone == {1: "1", 3: "2"}


def test_an_item_that_was_taken_up_stays():
    assert numbers(("item.opened", {"no": 5}), ("agenda.removed", {"no": 2})) == numbers()


def test_what_is_changed_and_what_stays():
    said = {"planned": 15, "matter": 3, "proposal": 4, "of": "m0"}
    made = [("meeting.created", CREATED), added(1, **said)]
    change = ("agenda.changed", {"no": 1, "title": "电梯", "presenter": "李敏", "presenter_id": 2})
    meeting = ("meeting.changed", {"place": "会所", "planned_at": "2026-11-24T19:00"})
    state = fold(*stream("meeting:m1", [*made, change, meeting]))
    item = state.items[0]
    assert (item.title, item.kind, item.presenter.id) == ("电梯", "report", 2)
    assert {name: getattr(item, name) for name in said} == said
    assert (state.title, state.place, state.planned_at) == ("第三次会议", "会所", "2026-11-24T19:00")
