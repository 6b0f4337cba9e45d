"""The agenda at the desk: free until the meeting opens, afterwards what is done stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.meetings.test_acts import called, home, opened
from tests.refused import refused

from meeting_tui.clean import clean
from meeting_tui.desk.board import postings
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.files import write
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import ITEM_KINDS, AgendaSpec, MeetingSpec, meeting_spec
from meeting_tui.desk.meetings.enclosures import enclosure
from meeting_tui.desk.meetings.export import as_toml
from meeting_tui.desk.meetings.on_disk import on_disk
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Enclosure, Item
from meeting_tui.record.person import Person
from meeting_tui.store.tables import Proposal

__all__ = ["called", "home", "opened"]


def outline(state: MeetingState) -> list[str]:
    return [f"{item.number} {item.title}" for item in state.items]


def test_an_outline_is_made_and_rearranged(called: Office):
    desk.add_item(called, "m1", "充电棚造价", after=3)
    assert outline(desk.deeper(called, "m1", 4))[2:] == ["3 充电棚选址", "3.1 充电棚造价"]
    assert outline(desk.move_item(called, "m1", 3, -1)) == [
        "1 通报公共收益",
        "2 充电棚选址",
        "2.1 充电棚造价",
        "3 加装电梯",
    ]
    assert outline(desk.shallower(called, "m1", 4))[1:] == ["2 充电棚选址", "3 充电棚造价", "4 加装电梯"]
    before = desk.meeting(called, "m1")
    assert desk.move_item(called, "m1", 1, -1) == before
    assert outline(desk.remove_item(called, "m1", 3, "并入电梯")) == [
        "1 通报公共收益",
        "2 充电棚造价",
        "3 加装电梯",
    ]
    state = desk.add_item(called, "m1", "新")
    assert state.items[-1].no == 5
    assert [item.title for item in state.removed] == ["充电棚选址"]


def test_an_item_is_written_where_it_will_stand(called: Office):
    before = desk.meeting(called, "m1").count
    assert outline(desk.add_item(called, "m1", "a", under=2))[1:3] == ["2 加装电梯", "2.1 a"]
    assert outline(desk.add_item(called, "m1", "b", under=2))[2:4] == ["2.1 b", "2.2 a"]
    assert outline(desk.add_item(called, "m1", "c", after=4))[3:5] == ["2.2 a", "2.3 c"]
    assert outline(desk.add_item(called, "m1", "d", after=3))[-1] == "4 d"
    assert desk.meeting(called, "m1").count == before + 5


def test_what_others_have_read_comes_off_with_a_reason(called: Office):
    desk.remove_item(called, "m1", 3)
    postings.post(called, "notice:m1", "北门")
    with refused("meetings.removal_reason"):
        desk.remove_item(called, "m1", 2, " ")
    assert outline(desk.remove_item(called, "m1", 2, "材料不齐")) == ["1 通报公共收益"]


def test_everything_said_of_an_item_can_be_changed_and_nothing_is_written_twice(called: Office):
    matter = matters.new_matter(called, "电梯")
    said = {
        "title": "电梯大修",
        "kind": "decision",
        "planned": 20,
        "matter": matter,
        "presenter": "张伟",
        "of": "",
    }
    state = desk.change_item(called, "m1", 3, **said)
    item = state.items[2]
    assert (item.title, item.kind, item.planned, item.matter) == ("电梯大修", "decision", 20, matter)
    assert item.presenter.id
    assert desk.change_item(called, "m1", 3, **{**said, "presenter": item.presenter.ref}) == state
    assert desk.change_item(called, "m1", 3, presenter="").items[2].presenter is None


def test_time_and_place_change_in_the_record_and_in_the_list(called: Office):
    state = desk.change_meeting(called, "m1", place="会所", time=datetime.fromisoformat("2026-11-25T20:00"))
    assert (state.title, state.place, state.planned_at) == ("第三次会议", "会所", "2026-11-25T20:00")
    line = desk.meetings(called)[0]
    assert (line.place, line.planned_at) == ("会所", "2026-11-25T20:00")
    assert desk.change_meeting(called, "m1", "第三次会议", "会所").count == state.count


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda o: desk.deeper(o, "m1", 1), "meetings.nothing_above"),
        (lambda o: desk.shallower(o, "m1", 1), "meetings.at_the_top"),
        (lambda o: desk.change_item(o, "m1", 1, title=" "), "meetings.empty"),
        (lambda o: desk.change_item(o, "m1", 1, kind="vote"), "meetings.item_kind"),
        (lambda o: desk.change_item(o, "m1", 1, planned=601), "meetings.planned"),
        (lambda o: desk.change_item(o, "m1", 1, matter=9), "matters.unknown"),
        (lambda o: desk.change_item(o, "m1", 1, proposal=9), "matters.unknown_proposal"),
        (lambda o: desk.change_item(o, "m1", 1, of="m1"), "meetings.unknown"),
        (lambda o: desk.remove_item(o, "m1", 9), "meetings.no_such_item"),
    ],
)
def test_what_the_agenda_does_not_take(called: Office, act, code):
    before = desk.meeting(called, "m1")
    with refused(code):
        act(called)
    assert desk.meeting(called, "m1") == before


def test_three_levels(called: Office):
    desk.add_item(called, "m1", "四")
    for no in (2, 3, 3, 4, 4):
        state = desk.deeper(called, "m1", no)
    assert [item.number for item in state.items] == ["1", "1.1", "1.1.1", "1.1.2"]
    with refused("meetings.too_deep", most=3):
        desk.deeper(called, "m1", 4)


def test_once_it_runs_what_is_done_stays(opened: Office):
    desk.take_up(opened, "m1", 1)
    with refused("meetings.item_taken_up", no="1"):
        desk.remove_item(opened, "m1", 1)
    assert desk.change_item(opened, "m1", 1, title="通报").items[0].title == "通报"
    with refused("meetings.removal_reason"):
        desk.remove_item(opened, "m1", 3)
    desk.close_item(opened, "m1")
    for act in (desk.remove_item, desk.deeper, desk.shallower):
        with refused("meetings.item_stays", no="1"):
            act(opened, "m1", 1)
    assert [item.no for item in desk.move_item(opened, "m1", 3, -1).items] == [1, 3, 2]
    desk.close_meeting(opened, "m1")
    with refused("meetings.closed"):
        desk.change_item(opened, "m1", 2, title="x")


TITLES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).map(clean).filter(bool)
FILES = st.builds(
    Enclosure, TITLES, st.text("0123456789abcdef", min_size=64, max_size=64), st.integers(0, 10**9)
)
IDS = st.integers(0, 9)
SAID = {
    "kind": st.sampled_from(ITEM_KINDS),
    "presenter": TITLES | st.just(""),
    "planned": st.integers(0, 600),
    "matter": IDS,
    "proposal": IDS,
    "of": st.sampled_from(["", "m1", "m2"]),
    "enclosures": st.lists(FILES, max_size=3).map(tuple),
}
ITEMS = st.recursive(
    st.builds(AgendaSpec, TITLES, **SAID),
    lambda under: st.builds(AgendaSpec, TITLES, **SAID, items=st.lists(under, max_size=3).map(tuple)),
    max_leaves=6,
)


def written(spec: MeetingSpec) -> MeetingState:
    """The state such a spec makes, by entries alone: titles that don't print are no matter here."""

    def items(several: tuple[AgendaSpec, ...], above: Item | None = None) -> Iterator[Item]:
        for place, each in enumerate(several, 1):
            said = {name: getattr(each, name) for name in SAID if name != "presenter"}
            presenter = Person(0, each.presenter) if each.presenter else None
            number = f"{above.number}.{place}" if above else str(place)
            item = Item(0, each.title, presenter=presenter, number=number, **said)
            yield item
            yield from items(each.items, item)

    return MeetingState(
        title=spec.title,
        kind=spec.kind,
        place=spec.place,
        planned_at=spec.time.isoformat(timespec="minutes") if spec.time else "",
        profile=spec.profile,
        rule=spec.rule,
        items=tuple(items(spec.agenda)),
    )


TIMES = st.none() | st.just(datetime.fromisoformat("2026-11-25T20:00"))


@given(TITLES, TITLES | st.just(""), TIMES, st.lists(ITEMS, min_size=1, max_size=4).map(tuple))
def test_an_exported_meeting_reads_as_it_was_called(title, place, time, agenda):
    spec = MeetingSpec(title, time, place, agenda=agenda, speech=0)
    assert meeting_spec(as_toml(written(spec))) == spec


def test_a_meeting_is_called_again_from_its_export(called: Office, tmp_path):
    (tmp_path / "报价.pdf").write_bytes(b"abc")
    matter = matters.new_matter(called, "电梯")
    with called.store.write() as session:
        session.add(Proposal(id=7, matter=matter, title="换", code="x"))
    file = enclosure(tmp_path / "报价.pdf")
    desk.change_item(called, "m1", 2, planned=20, presenter="居委会", proposal=7, enclosures=[file])
    desk.change_item(called, "m1", 3, matter=matter, presenter="张伟")
    desk.deeper(called, "m1", 3)
    before = desk.meeting(called, "m1")
    again = desk.new_meeting(called, meeting_spec(as_toml(before)))
    assert as_toml(again) == as_toml(before)
    assert [item.number for item in again.items] == ["1", "2", "2.1"]
    assert again.items[1].enclosures == (file,)
    assert (file.name, file.sha256[:8], file.size) == (
        "报价.pdf",
        "ba7816bf",
        3,
    )  # the standard's own example


def test_enclosures_are_kept_by_name_digest_and_size(called: Office, tmp_path):
    for name, held in (("a.pdf", b"1"), ("b.pdf", b"2")):
        (tmp_path / name).write_bytes(held)
    spec = 'title = "x"\ntime = ""\n[[agenda]]\ntitle = "y"\n[[agenda.enclosure]]\nfile = "a.pdf"'
    state = desk.new_meeting(called, meeting_spec(spec, folder=tmp_path))
    first = state.items[0].enclosures
    assert [file.name for file in first] == ["a.pdf"]
    both = (*first, enclosure(tmp_path / "b.pdf"))
    assert desk.change_item(called, "m2", 1, enclosures=both).items[0].enclosures == both
    count = desk.meeting(called, "m2").count
    assert desk.change_item(called, "m2", 1, enclosures=both).count == count

    (tmp_path / "a.pdf").write_bytes(b"other")
    newer = desk.change_item(called, "m2", 1, enclosures=(*both, enclosure(tmp_path / "a.pdf"))).items[0]
    assert [(file.name, file.size) for file in newer.enclosures] == [("a.pdf", 5), ("b.pdf", 1)]
    with refused("meetings.enclosures_many"):
        desk.change_item(called, "m2", 1, enclosures=[Enclosure(f"{n}", "a" * 64, 1) for n in range(21)])
    with refused("meetings.enclosure_digest"):
        desk.change_item(called, "m2", 1, enclosures=[Enclosure("x", "A" * 64, 1)])
    for path in (tmp_path / "none.pdf", tmp_path):
        with refused("meetings.enclosure_unreadable"):
            enclosure(path)


def test_a_template_brings_what_was_left_and_the_minutes(opened: Office):
    desk.take_up(opened, "m1", 1)
    desk.assign(opened, "m1", "询价", "张伟", "2026-12-08")
    done = desk.assign(opened, "m1", "贴公告", "张伟", "2026-12-08").items[0].actions[1]
    desk.finish(opened, "m1", done.seq)
    desk.close_item(opened, "m1")
    desk.close_meeting(opened, "m1")
    spec = 'title = "第四次会议"\ntime = 2026-12-09T19:00:00\ntemplate = "committee"\nagenda = ["车棚"]'
    state = desk.new_meeting(opened, meeting_spec(spec))
    assert [(item.number, item.title, item.of) for item in state.items] == [
        ("1", "审定上次会议纪要", "m1"),
        ("2", "上次会议未了事项", ""),
        ("2.1", "询价", "m1"),
        ("2.2", "加装电梯", "m1"),
        ("2.3", "充电棚选址", "m1"),
        ("3", "物业服务与公共收益情况通报", ""),
        ("4", "车棚", ""),
        ("5", "其他事项", ""),
    ]
    again = desk.new_meeting(opened, meeting_spec('title = "五"\ntime = 2026-12-10', "m2"))
    assert outline(again) == outline(state)


@pytest.mark.parametrize("template", ["assembly", "joint", "hearing"])
def test_every_template_makes_an_agenda(home: Office, template: str):
    made = desk.new_meeting(home, MeetingSpec("x", template=template))
    assert made.length == 4
    with refused("meetings.template"):
        desk.new_meeting(home, MeetingSpec("x", template="party"))


def test_a_file_that_was_swapped_is_told_where_a_notice_goes_out(called: Office, tmp_path):
    names = ("a.pdf", "b.pdf", "c.pdf")
    for name in names:
        (tmp_path / name).write_bytes(b"1")
    desk.change_item(called, "m1", 2, enclosures=[enclosure(tmp_path / name) for name in names])
    notice = DocumentRef("notice", "m1")
    assert write(called, notice, tmp_path / "notice.txt") == ()
    (tmp_path / "a.pdf").write_bytes(b"2")
    (tmp_path / "b.pdf").unlink()
    [wrong] = write(called, notice, tmp_path / "notice.txt")
    assert (wrong.code, wrong.facts) == (
        "checking.enclosure_changed",
        {"no": "2", "path": str(tmp_path / "a.pdf")},
    )
    found = on_disk(desk.meeting(called, "m1"), [tmp_path / "elsewhere", tmp_path])
    assert [(each.name, each.found) for each in found] == [
        ("a.pdf", "changed"),
        ("b.pdf", "missing"),
        ("c.pdf", "same"),
    ]
