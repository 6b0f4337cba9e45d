"""Search: what is found is what a plain look through the same texts finds, and erased words are nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.polling import SPEC, estate, refused

from meeting_tui.desk import communities
from meeting_tui.desk.board import postings
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.matters import money
from meeting_tui.desk.matters.money import MoneySpec
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.desk.search.acts import find
from meeting_tui.desk.search.entries import FIELDS
from meeting_tui.record.kinds import BY_NAME, KINDS

OF_ARREARS = {"arrears.noted", "arrears.cleared", "arrears.unfounded"}
"""Who owes is the committee's alone, and in a list of its own."""
PAPERS_HAVE_LISTS = {"ballot.issued", "envelope.issued", "name.written", "proxy.given", "proxy.in"}
"""What is personal in these is found where papers and proxies are."""
ROOM = "meeting:room"
HANZI = "物业来过电梯停修会重长单元楼道灯费"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path)
    yield made
    made.close()


def say(office: Office, *said: str) -> None:
    with office.store.write() as session:
        for text in said:
            office.append(session, ROOM, "remark", {"text": text}, no=1, speaker="王建国")


def told(office: Office, query: str, **rest: object) -> list[tuple[str, str]]:
    return [(line.sort, line.words) for line in find(office, query, **rest).lines]  # type: ignore[arg-type]


def streams(office: Office, query: str, **rest: object) -> list[str]:
    return [line.stream for line in find(office, query, **rest).lines]  # type: ignore[arg-type]


def test_every_kind_with_words_is_found_or_has_a_list_of_its_own() -> None:
    personal = {kind.name for kind in KINDS if kind.personal}
    assert personal - FIELDS.keys() == PAPERS_HAVE_LISTS | OF_ARREARS
    for kind, names in FIELDS.items():
        assert set(names) <= {field.name for field in BY_NAME[kind].fields}, kind


def test_matters_proposals_polls_postings_meetings_and_persons_are_found_by_two_hanzi(office: Office) -> None:
    lift = matters.new_matter(office, "电梯停梯", "停了三十七天", by="张伟")
    spec = MoneySpec("payment", "fund", 4_800_000, date(2026, 11, 25), "迅达公司", "2026年第3号决定", "V-17")
    money.enter(office, lift, spec)
    draft = ProposalDraft("更换曳引机", "由迅达更换。", "cc278.5")
    proposal = proposals.propose(office, lift, draft)
    poll = polls.new_poll(office, poll_spec(SPEC))
    postings.post(office, f"notice:{poll}", "东门公告栏", since=date(2026, 11, 25))
    spec_of = meetings.MeetingSpec("第三次会议", place="居委会二楼")
    meeting = meetings.new_meeting(office, spec_of).id
    assert streams(office, "三十") == [f"matter:{lift}"]
    assert streams(office, "V-17") == streams(office, "48000.00") == [f"matter:{lift}"]
    assert set(streams(office, "迅达")) == {f"matter:{lift}", f"proposal:{proposal}"}
    assert f"poll:{poll}" in streams(office, "充电棚")
    assert [line.document for line in find(office, "东门").lines] == [f"notice:{poll}"]
    assert streams(office, "二楼") == [f"meeting:{meeting}"]
    assert (
        told(office, "张伟", sort="person") == told(office, "zhangwei", sort="person") == [("person", "张伟")]
    )
    assert streams(office, "tctt", sort="matter") == []
    assert streams(office, "dttt", sort="matter") == [f"matter:{lift}"]


def test_a_proposal_is_found_by_its_newest_text_alone(office: Office) -> None:
    roof = matters.new_matter(office, "屋面")
    number = proposals.propose(office, roof, ProposalDraft("屋面", "用沥青。", "cc278.5"))
    proposals.revise(office, number, ProposalDraft("屋面", "用卷材。", "cc278.5"))
    assert find(office, "沥青").count == 0
    assert find(office, "卷材").count == 1


@pytest.mark.parametrize(
    "query",
    [
        "wylg",
        "WYLG",
        "ｗｙｌｇ",
        "物业来过",
        "物业 来过",
        "2026-11 物业",
        "11月25日 来过",
        "2026-11-01..2026-11-30 wy",
    ],
)
def test_hanzi_initials_and_days_find_a_remark(office: Office, query: str) -> None:
    say(office, "物业来过两次，没有修", "别的事")
    assert told(office, query, sort="meeting") == [("meeting", "王建国 · 物业来过两次，没有修")]


@pytest.mark.parametrize(
    "query", ["2026-12 物业", "物业 居委", "11月24日 来过", "来物", "2027年 wylg", "wylx"]
)
def test_what_is_not_there_is_not_found(office: Office, query: str) -> None:
    say(office, "物业来过两次，没有修")
    assert find(office, query).count == 0


@pytest.mark.parametrize("query", ["kjzc", "hjzc", "zfh", "cfh"])
def test_a_character_that_is_read_in_two_ways_is_found_by_both(office: Office, query: str) -> None:
    say(office, "会计支出，重复划款")
    assert find(office, query, sort="meeting").count == 1


@pytest.mark.parametrize(
    "query",
    ['"', "'; DROP TABLE entry; --", "*", "物*", "NEAR(物 业)", "物 OR 业", "%", "_", "\\", "[a-z", "。，",
     "\x00\x1b[2J", "\u202e物", "🏠", "𠮷", "-", "..", "2026-13", "99月", "0000-00..9999-99",
     "(" * 150, "a" * 200],
)  # fmt: skip
def test_a_hostile_query_is_answered(office: Office, query: str) -> None:
    say(office, "物业来过")
    assert find(office, query, sort="meeting").count == 0
    assert find(office, "来过").count == 1


def test_what_can_not_be_looked_for_is_told(office: Office) -> None:
    for empty in ("", " \t\n"):
        with refused("search.nothing"):
            find(office, empty)
    with refused("search.long", length=10_000):
        find(office, "物" * 10_000)
    with refused("search.backwards"):
        find(office, "", first=date(2026, 11, 2), last=date(2026, 11, 1))
    with refused("persons.unknown"):
        find(office, "", person="无此人")


def test_by_a_person_and_on_days(office: Office) -> None:
    lift = matters.new_matter(office, "电梯", by="张伟")
    matters.new_matter(office, "屋面", by="王建国")
    assert streams(office, "", person="张伟") == [f"matter:{lift}"]
    assert find(office, "", first=date(2026, 11, 25), last=date(2026, 11, 25)).count == 2
    assert find(office, "", last=date(2026, 11, 24)).count == 0


def test_the_first_are_listed_newest_first_and_the_others_counted(office: Office) -> None:
    say(office, *(f"物业来过{n}次" for n in range(7)))
    found = find(office, "物业", limit=3)
    assert [line.seq for line in found.lines] == [7, 6, 5]
    assert (found.count, found.more) == (7, 4)


@settings(max_examples=25)
@given(
    st.lists(st.text(HANZI, min_size=1, max_size=12), min_size=1, max_size=12),
    st.lists(st.text(HANZI, min_size=2, max_size=4), min_size=1, max_size=6),
)
def test_what_is_found_is_what_a_plain_look_through_the_texts_finds(
    tmp_path_factory: pytest.TempPathFactory, said: list[str], queries: list[str]
) -> None:
    office = communities.found(
        tmp_path_factory.mktemp("f") / "f.meeting", "梧桐苑", "cn-assembly", "zh", who="李敏"
    )
    half = len(said) // 2
    for start, end in ((0, half), (half, len(said))):  # read on behind what was read before
        say(office, *said[start:end])
        for query in queries:
            found = {line.seq for line in find(office, query, limit=99).lines if line.stream == ROOM}
            assert found == {n for n, text in enumerate(said[:end], 1) if query in text}
    office.close()


def test_erased_words_are_not_found_and_not_in_the_file(office: Office) -> None:
    path = office.store.path
    assert path is not None
    say(office, "我住三号楼，电话一三九零", "同意")
    other = open_office(path, "另一人", readonly=True)
    assert find(office, "三号楼").count == find(other, "三号楼").count == find(other, "wzsh").count == 1
    with office.store.write() as session:
        office.erase(session, ROOM, 1, "本人要求")
    for each in (office, other):
        assert find(each, "三号楼").count == find(each, "wzsh").count == find(each, "一三九零").count == 0
        assert find(each, "同意").count == 1
    assert find(office, "", person="王建国").count >= 1, "who spoke stays on record"
    other.close()
    left = b"".join(each.read_bytes() for each in path.parent.iterdir() if each.is_file())
    for words in ("三号楼", "一三九零", "三号", "wzshl"):
        assert words.encode() not in left


def test_a_search_writes_nothing(office: Office) -> None:
    say(office, "物业来过")
    path = office.store.path
    assert path is not None
    before = path.read_bytes()
    assert find(office, "物业").count == 1
    assert path.read_bytes() == before


def test_what_was_rolled_back_and_said_anew_is_read_anew(office: Office) -> None:
    say(office, "第一句")
    with suppress(ZeroDivisionError), office.store.write() as session:
        office.append(session, ROOM, "remark", {"text": "没留下"}, no=1, speaker="王")
        assert find(office, "没留下").count == 1
        raise ZeroDivisionError
    assert find(office, "没留下").count == 0
    say(office, "第二句")
    assert [line.seq for line in find(office, "第二句").lines] == [2]
