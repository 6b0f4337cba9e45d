"""An owners' assembly in the room: 274 voters come by code, are represented, and decide in two measures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import zxingcpp
from tests.conftest import Clock
from tests.desk.meetings.estate import COUNCIL, Row, code, codes, estate, rows
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.files import write
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.meetings.prospect import prospects
from meeting_tui.desk.meetings.righting import StayAsMeant
from meeting_tui.desk.meetings.weighing import gathering
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper import door
from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.standing import RoomVoter
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion

ALL = 274


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """201 of 274 came by their codes; the meeting is open on its first item."""
    office = estate(tmp_path_factory.mktemp("estate"), Clock().world(), ALL)
    desk.arrive(office, "m1", "李秘书", "invited")
    for each in codes(office, range(1, 202)):
        desk.check_in(office, "m1", each)
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 1)
    return office


@pytest.fixture
def small(tmp_path: Path) -> Office:
    """An assembly of thirty, nobody there but chair and recorder."""
    office = estate(tmp_path, Clock().world(), 30)
    desk.arrive(office, "m1", "李秘书", "invited")
    desk.check_in(office, "m1", code(office, 1))
    return office


def area(voters: range | set[int]) -> int:
    """What these weigh, added up from the file by whoever the owners are."""
    names = {f"业主{no:04d}" for no in voters}
    return sum(row.area for row in rows(ALL) if row.owners[0] in names)


def here(state: MeetingState) -> dict[str, tuple[int, int, int]]:
    return {each.measure: (each.here, each.represented, each.all) for each in gathering(state)}


def long(entry: Entry) -> int:
    """Characters of what an entry says beside the law that a meeting keeps: no entry holds all voters."""
    return len(str({name: said for name, said in entry.body.items() if name != "law"}))


def vote(state: MeetingState) -> Motion:
    return state.motions[-1]


def test_274_voters_decide_by_hands_in_both_measures(held: Office):
    state = desk.meeting(held, "m1")
    everybody = area(range(1, ALL + 1))
    assert here(state) == {"heads": (201, 0, ALL), "area": (area(range(1, 202)), 0, everybody)}
    assert [each.needed for each in gathering(state)] == [183, -(-2 * everybody // 3)]
    assert state.quorum is not None
    assert state.quorum["holds"]
    desk.put_motion(held, "m1", "动用维修资金二十万元", "业主0002")
    desk.open_vote(held, "m1", 1, "hands")
    against, abstaining = set(range(10, 60)), {70, 71, 72}
    for no in sorted(against):
        desk.answer(held, "m1", 1, f"业主{no:04d}", "against")
    for no in abstaining:
        desk.answer(held, "m1", 1, code(held, no), "abstain")
    with refused("meetings.rest_missing", count=201 - 53):
        desk.conclude(held, "m1", 1)
    state = desk.answer_rest(held, "m1", 1, "for")
    rest = set(range(1, 202)) - against - abstaining
    heads, areas = prospects(state, vote(state))
    assert (heads.votes, heads.needed, heads.of) == (148, 101, 201)
    assert (areas.votes, areas.of) == (area(rest), area(range(1, 202)))
    assert areas.needed == area(range(1, 202)) // 2 + 1
    state = desk.conclude(held, "m1", 1)
    decision = vote(state).decision
    assert decision is not None
    assert decision["outcome"] == "passed"
    told = decision["measures"]["area"]
    sums = {"for": rest, "against": against, "abstain": abstaining}
    for choice, voters in sums.items():
        assert told[choice] == f"{area(voters) // 100}.{area(voters) % 100:02d}"
        assert decision["measures"]["heads"][choice] == len(voters)
    entries = desk.record(held, "m1")
    assert max(long(entry) for entry in entries if entry.kind != "motion.decided") < 1_200
    opened = next(entry.body for entry in entries if entry.kind == "vote.opened")
    assert opened["totals"]["present"] == {"heads": 201, "area": area(range(1, 202))}


def test_a_code_checks_in_once_and_here_alone(small: Office):
    before = desk.meeting(small, "m1").count
    with refused("meetings.here_already"):
        desk.check_in(small, "m1", code(small, 1))
    with refused("door.other_meeting", meeting="m2", here="m1"):
        desk.check_in(small, "m1", code(small, 2, meeting=2))
    strange = door.encode(door.DoorCode(1, 2), door.door_key(b"\1" * 32, "0" * 64))
    with refused("door.elsewhere"):
        desk.check_in(small, "m1", strange)
    good = code(small, 2)
    with refused("door.tag"):
        desk.check_in(small, "m1", good[:-1] + ("0" if good[-1] != "0" else "1"))
    assert desk.meeting(small, "m1").count == before
    state = desk.check_in(small, "m1", good.lower())
    assert [stay.voter for stay in state.in_room] == [0, 1, 2]


@pytest.mark.parametrize("typed", ["业主0004", "104", "yezhu0004", "1-1-104"])
def test_a_name_pinyin_or_room_checks_in(small: Office, typed: str):
    assert desk.check_in(small, "m1", typed).room[-1].voter == 4


def test_co_owners_are_one_voter(small: Office):
    state = desk.check_in(small, "m1", "110")
    assert state.room[-1].person.name == "业主0010"
    with refused("meetings.voter_here", holder="业主0010"):
        desk.arrive(small, "m1", "配偶0010", "owner")
    desk.leave(small, "m1", "业主0010")
    state = desk.arrive(small, "m1", "配偶0010", "owner")
    assert [(each.voter, each.person.name) for each in state.room][-1] == (10, "配偶0010")


def test_a_proxy_counts_while_its_holder_is_there_and_ends_when_the_owner_comes(small: Office):
    state = desk.represent(small, "m1", "业主0001", "业主0005")
    with refused("proxies.twice"):
        desk.represent(small, "m1", "业主0001", code(small, 5))
    assert here(state)["heads"] == (2, 1, 30)
    desk.check_in(small, "m1", "业主0006")
    desk.represent(small, "m1", "业主0006", code(small, 7), "instructed")
    state = desk.leave(small, "m1", "业主0006")
    assert here(state)["heads"] == (2, 1, 30)
    state = desk.check_in(small, "m1", code(small, 6))
    assert here(state)["heads"] == (4, 2, 30)
    state = desk.check_in(small, "m1", code(small, 5))
    assert here(state)["heads"] == (4, 1, 30)
    assert [(each.voter, each.why) for each in state.proxies if each.ended] == [(5, "came")]
    assert [entry.kind for entry in desk.record(small, "m1")][-2:] == ["proxy.out", "presence.in"]
    state = desk.withdraw_proxy(small, "m1", 7)
    assert here(state)["heads"] == (3, 0, 30)


def test_the_limits_of_the_law_on_proxies_hold_in_the_room(tmp_path: Path):
    office = estate(tmp_path, Clock().world(), 30, "cn-assembly-shanghai")
    desk.check_in(office, "m1", code(office, 1))
    with refused("proxies.no_instruction"):
        desk.represent(office, "m1", "业主0001", "业主0005", "seen")
    assert desk.represent(office, "m1", "业主0001", "业主0005", "instructed").proxies


def test_the_form_of_a_proxy_is_scanned_at_the_door_and_enters_whoever_brings_it(
    small: Office, tmp_path: Path
):
    paper = tmp_path / "forms.pdf"
    write(small, DocumentRef("proxy", "m1", "archive"), paper)
    pages = pdfium.PdfDocument(paper)
    assert len(pages) == 30
    [read] = zxingcpp.read_barcodes(pages[4].render(scale=4).to_pil())
    form = read.text
    assert (form[0], len(form)) == ("P", len(code(small, 5)))
    assert "业主0005" in pages[4].get_textpage().get_text_range()
    before = desk.meeting(small, "m1").count
    with refused("door.proxy", name="1栋1单元105室 业主0005"):
        desk.check_in(small, "m1", form)
    with refused("door.tag"):
        desk.check_in(small, "m1", "A" + form[1:])
    with refused("persons.unknown"):
        desk.represent(small, "m1", "谁也不是", form, brings=True)
    assert desk.meeting(small, "m1").count == before
    state = desk.represent(small, "m1", "业主0006", form, brings=True)
    assert here(state)["heads"] == (3, 1, 30)
    persons.register(small, "表弟", organ="亲属")
    forms = codes(small, range(7, 9), proxy=True)
    state = desk.represent(small, "m1", "表弟", forms[0], brings=True)
    assert [(stay.person.name, stay.capacity) for stay in state.in_room][-1] == ("表弟", "observer")
    state = desk.represent(small, "m1", "表弟", forms[1], brings=True)
    assert here(state)["heads"] == (5, 3, 30)
    with refused("proxies.twice"):
        desk.represent(small, "m1", "业主0006", forms[1], brings=True)
    assert here(desk.check_in(small, "m1", "业主0005"))["heads"] == (5, 2, 30)


def test_a_form_over_the_limit_brings_nobody_in(tmp_path: Path):
    office = estate(tmp_path, Clock().world(), 12, "au-nsw-strata")
    forms = codes(office, range(5, 7), proxy=True)
    desk.represent(office, "m1", "业主0004", forms[0], brings=True)
    before = desk.meeting(office, "m1").count
    with refused("proxies.too_many", limit=1):
        desk.represent(office, "m1", "业主0004", forms[1], brings=True)
    with refused("documents.no_proxies"):
        spec = MeetingSpec("委员会", agenda=(AgendaSpec("一"),))
        write(office, DocumentRef("proxy", desk.new_meeting(office, spec).id), tmp_path / "x.txt")
    assert desk.meeting(office, "m1").count == before


def test_who_stands_aside_is_no_part_of_what_the_law_counts_as_taking_part(held: Office):
    state = desk.meeting(held, "m1")
    holds = {fact["measure"]: fact["num_value"] for fact in desk.standing(held, "m1")["conditions"]}
    state = desk.stand_aside(held, "m1", "业主0100", "亲属承包")
    now = {fact["measure"]: fact["num_value"] for fact in desk.standing(held, "m1")["conditions"]}
    assert now["heads"] == int(holds["heads"]) - 1
    assert here(state)["heads"] == (201, 0, ALL)
    desk.vote_again(held, "m1", "业主0100")


def test_numbers_alone_decide_nothing_where_area_counts(held: Office):
    state = desk.put_motion(held, "m1", "再议", "业主0003", rule="special")
    desk.open_vote(held, "m1", vote(state).id, "slips")
    with refused("meetings.names_needed", measures=("area",)):
        desk.count_votes(held, "m1", vote(state).id, {"for": 1, "against": 2, "abstain": 3}, COUNCIL[:2])
    state = desk.no_objection(held, "m1", vote(state).id)
    decision = vote(state).decision
    assert decision is not None
    assert decision["outcome"] == "passed"
    assert decision["title"]["en"] == "Special matter"


def test_the_roll_stays_while_its_voters_are_there(small: Office, tmp_path: Path):
    with refused("communities.assembly_open", meeting="m1"):
        roll.import_roll(small, tmp_path / "roll.csv")
    desk.leave(small, "m1", "业主0001")
    text = (tmp_path / "roll.csv").read_text("utf-8").replace("业主0009", "赵九")
    (tmp_path / "roll.csv").write_text(text, "utf-8")
    old = code(small, 9)
    roll.import_roll(small, tmp_path / "roll.csv")
    assert communities.members(small)[0].name == COUNCIL[0]
    with refused("door.elsewhere"):
        desk.check_in(small, "m1", old)
    assert desk.check_in(small, "m1", "赵九").room[-1].voter == 9


def test_the_sheet_carries_every_code_and_the_minutes_every_voter(held: Office, tmp_path: Path):
    pdf = tmp_path / "sheet.pdf"
    write(held, DocumentRef("attendance", "m1", "archive"), pdf)
    found = {each.text for page in pdfium.PdfDocument(str(pdf)) for each in read(page)}
    assert found >= set(codes(held, range(1, ALL + 1)))
    minutes = tmp_path / "minutes.txt"
    write(held, DocumentRef("minutes", "m1", "archive"), minutes)
    told = " ".join(minutes.read_text("utf-8").split())
    assert "201／274 人" in told
    assert f"{area(range(1, 202)) / 100:,.2f}／{area(range(1, ALL + 1)) / 100:,.2f} ㎡" in told
    assert "其余到会者一律计为：赞成" in told
    assert all(f"业主{no:04d}" in told for no in range(1, 202))
    write(held, DocumentRef("minutes", "m1", "public"), minutes)
    assert "业主0150" not in minutes.read_text("utf-8")
    write(held, DocumentRef("notice", "m1"), minutes)
    told = "".join(minutes.read_text("utf-8").split())
    assert "三分之二以上的业主参与表决" in told
    assert "没有表决权" not in told


def read(page: pdfium.PdfPage) -> list[zxingcpp.Barcode]:
    """The codes of a page as a cheap printer and scanner leave them."""
    return zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())


def test_presence_put_right_counts_as_it_should_have_been(small: Office):
    state = desk.check_in(small, "m1", "业主0004")
    seq = state.in_room[-1].seq
    state = desk.right_presence(small, "m1", seq, StayAsMeant(capacity="observer"))
    assert here(state)["heads"] == (1, 0, 30)
    state = desk.right_presence(small, "m1", seq, StayAsMeant(never=True))
    came = state.in_room[0].came
    state = desk.add_presence(small, "m1", "业主0004", "owner", came)
    assert here(state)["heads"] == (2, 0, 30)
    desk.open_meeting(small, "m1")
    desk.take_up(small, "m1", 1)
    desk.put_motion(small, "m1", "同意", "业主0004")
    desk.open_vote(small, "m1", 1, "hands")
    with refused("meetings.has_voted", name="业主0004"):
        desk.right_presence(small, "m1", state.in_room[-1].seq, StayAsMeant(never=True))


def test_an_observer_put_right_to_owner_votes_from_then_on_and_back(tmp_path: Path):
    """业主0009 is a voter, and another one with 外孙; 业主0004 represents the first until it is put right."""
    shared = Row("301", 5000, ("业主0009", "外孙0009"))
    office = estate(tmp_path, Clock().world(), 12, more=[shared])
    desk.arrive(office, "m1", "李秘书", "invited")
    desk.check_in(office, "m1", code(office, 1))
    desk.check_in(office, "m1", "业主0004")
    desk.represent(office, "m1", "业主0004", code(office, 9))
    seq = desk.arrive(office, "m1", "业主0009", "observer").in_room[-1].seq
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 1)
    desk.put_motion(office, "m1", "同意", "业主0004")
    before = vote(desk.open_vote(office, "m1", 1, "hands")).vote
    assert stands(before.room) == {(1, "业主0001"), (4, "业主0004"), (9, "业主0004")}
    state = desk.right_presence(office, "m1", seq, StayAsMeant(capacity="owner"))
    assert stands(state.room) == {(1, "业主0001"), (4, "业主0004"), (9, "业主0009"), (13, "业主0009")}
    assert [each.why for each in state.proxies] == ["came", ""]
    assert vote(state).vote == before  # frozen: 业主0004 still answers for voter 9
    taken = vote(desk.open_vote(office, "m1", 1, "hands")).vote
    assert stands(taken.room) == stands(state.room)
    state = desk.right_presence(office, "m1", seq, StayAsMeant(capacity="observer"))
    assert (vote(state).vote, stands(state.room)) == (taken, {(1, "业主0001"), (4, "业主0004")})
    with refused("meetings.not_on_roll", name="李秘书"):
        desk.right_presence(office, "m1", state.attendance[0].seq, StayAsMeant(capacity="owner"))


def stands(room: Iterable[RoomVoter]) -> set[tuple[int, str]]:
    """Who stands for which voter."""
    return {(each.voter, each.person.name) for each in room}


def test_one_proxy_too_many_is_refused_with_the_clause(tmp_path: Path):
    office = estate(tmp_path, Clock().world(), 12, "au-nsw-strata")
    desk.check_in(office, "m1", code(office, 1))
    desk.represent(office, "m1", "业主0001", "业主0002")
    clause = (("新州《分契管理法》2015年附表1第26条", "SSMA 2015 (NSW), Sch 1 cl 26"),)
    with refused("proxies.too_many", number=2, limit=1, clause=clause):
        desk.represent(office, "m1", "业主0001", "业主0003")
    heads, share, _persons = gathering(desk.meeting(office, "m1"))
    mine = [row.area for row in rows(12) if row.owners[0] in ("业主0001", "业主0002")]
    assert (share.here, share.represented, share.unit["decimals"]) == (sum(mine), mine[1], 2)
    assert heads.here == 2
