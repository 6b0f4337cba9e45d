from __future__ import annotations

import json
import re
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest
from tests.desk.polling import (
    ALL_FOR,
    SPEC,
    Clock,
    brought_back,
    close_now,
    keyed,
    printed_poll,
    qr,
    unchanged,
)

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes
from meeting_tui.desk.board import bundles
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, ties
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.record.chain import seal
from meeting_tui.rules import shipped_profile
from meeting_tui.rules.recount import recount
from meeting_tui.store import journal

OPEN_COUNT = "open_count = true\n" + SPEC
NAMES = ("李计票", "赵监票")
FOR = {"q1": ("for",), "q2": ("for",), "q3": ("a",)}
AGAINST = {"q1": ("against",), "q2": ("against",), "q3": ("against",)}


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    return printed_poll(office, tmp_path)


def enter(office: Office, poll: str, *, fors: int, against: int = 0, abstain: int = 0) -> None:
    """The first serials in this order, keyed in."""
    marks = [FOR] * fors + [AGAINST] * against + [{"q1": ("abstain",)}] * abstain
    for serial, choices in enumerate(marks, 1):
        keyed(office, serial, choices, poll)


def outcomes(report: CountReport) -> list[str | None]:
    return [result.outcome for result in report.results]


@pytest.mark.parametrize(
    ("fors", "against", "abstain", "expected"),
    [
        (7, 0, 0, ["no_quorum", "no_quorum", "no_quorum"]),  # 7 of 12 is less than two thirds
        (8, 0, 0, ["passed", "passed", "passed"]),  # 8 of 12 is two thirds, and 以上 includes it
        (6, 2, 0, ["passed", "passed", "passed"]),  # 6 of 8 is three quarters
        (5, 3, 0, ["passed", "rejected", "passed"]),
        (4, 4, 0, ["rejected", "rejected", "rejected"]),  # half is not more than half
        (4, 2, 2, ["rejected", "rejected", "rejected"]),  # an abstention is in the base
    ],
)
def test_the_law_at_its_boundaries(
    office: Office, poll: str, fors: int, against: int, abstain: int, expected: list[str]
) -> None:
    enter(office, poll, fors=fors, against=against, abstain=abstain)
    close_now(office, poll)
    assert outcomes(counting.count(office, poll)) == expected


def test_the_report_adds_up_and_explains_itself(office: Office, poll: str) -> None:
    ballots.issue(office, poll, list(range(1, 12)))
    enter(office, poll, fors=8, against=1)
    ballots.adjudicate(office, poll, 9, NAMES, invalid="unsigned")
    ballots.void(office, poll, 12, "遗失")
    close_now(office, poll)
    tree = counting.count(office, poll).as_json()
    json.dumps(tree)
    numbers = tree["reconcile"]
    assert (numbers["printed"], numbers["issued"], numbers["returned"]) == (12, 11, 9)
    assert (numbers["valid"], numbers["invalid"], numbers["waiting"], numbers["void"]) == (8, 1, 0, 1)
    assert numbers["reasons"] == {"unsigned": 1}
    assert numbers["holds"]
    lift = tree["questions"][0]
    assert (lift["id"], lift["outcome"], lift["deemed"]) == ("q1", "passed", None)
    assert lift["measures"]["heads"]["for"] == 8
    assert lift["measures"]["area"]["participating"] == "800.00"
    assert {(fact["part"], fact["measure"], fact["frac"], fact["holds"]) for fact in lift["conditions"]} == {
        ("quorum", "area", "2/3", True),
        ("quorum", "heads", "2/3", True),
        ("approval", "area", "1/2", True),
        ("approval", "heads", "1/2", True),
    }


def test_the_result_is_on_record_once(office: Office, poll: str) -> None:
    enter(office, poll, fors=8)
    close_now(office, poll)
    first = counting.count(office, poll)
    again = counting.count(office, poll)
    assert (first.digest, first.state, again.head) == (again.digest, "counted", first.head)
    with office.store.read() as session:
        counted = [e for e in journal.entries(session, f"poll:{poll}") if e.kind == "poll.counted"]
    assert [entry.body["report"] for entry in counted] == [first.digest]
    assert counted[0].body["outcomes"] == {"q1": "passed", "q2": "passed", "q3": "passed"}
    assert polls.poll(office, poll).state == "counted"


def test_while_papers_are_out_nothing_is_final(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, OPEN_COUNT)
    enter(office, poll, fors=6)
    report = counting.count(office, poll)
    assert not report.complete
    assert report.state == "open"
    (lift,) = report.outlooks["q1"]
    assert (lift.state, lift.needed("heads"), lift.needs[0].open) == ("open", 2, 6)
    unchanged(office, lambda: bundles.published(office, poll, "inspection"), "counting.not_final")


def test_a_paper_that_waits_keeps_the_count_open(office: Office, poll: str) -> None:
    enter(office, poll, fors=9)
    ballots.second_paper(office, qr(office, poll, 9), AGAINST)
    close_now(office, poll)
    report = counting.count(office, poll)
    assert (report.complete, report.numbers.waiting, report.state) == (False, 1, "closed")
    assert (report.shown, report.results, report.facts.ballots) == (False, (), ())
    ballots.adjudicate(office, poll, 9, NAMES, AGAINST)
    report = counting.count(office, poll)
    assert report.complete
    assert report.results[0].tally.strict["heads"]["against"] == 1


def test_what_people_decided_stands_before_what_was_keyed_in(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, OPEN_COUNT)
    enter(office, poll, fors=9)
    ballots.adjudicate(office, poll, 1, NAMES, {"q1": ("against",), "q2": ("for", "against")})
    lift, shed, offers = counting.standing(office, poll).results
    assert (lift.tally.strict["heads"]["for"], lift.tally.strict["heads"]["against"]) == (8, 1)
    assert (shed.tally.strict["heads"]["for"], shed.tally.strict["heads"]["invalid"]) == (8, 1)
    assert offers.tally.strict["heads"]["blank"] == 1


def test_a_replaced_ballot_counts_once_under_its_new_number(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, OPEN_COUNT)
    ballots.replace(office, poll, [1], "填错换票", tmp_path / "new.pdf")
    enter_new = keyed(office, 13, AGAINST, poll)
    for serial in range(2, 9):
        keyed(office, serial, FOR, poll)
    report = counting.standing(office, poll)
    assert enter_new == 13
    heads = report.results[0].tally.strict["heads"]
    assert (heads["all"], heads["for"], heads["against"]) == (12, 7, 1)


def derived(policy: str) -> str:
    """cn-assembly as an estate's bylaws change it."""
    return f"""
id = "wutong"
extends = "cn-assembly"
bylaw = "业主大会议事规则第21条"
[nonresponse]
policy = "{policy}"
bylaw = "业主大会议事规则第21条"
warning = {{ zh = "已送达而未交回的票计入多数意见。", en = "A ballot not returned follows the majority." }}
"""


def test_silence_counts_only_where_the_bylaws_say_so_and_both_results_are_told(
    office: Office, tmp_path: Path
) -> None:
    communities.change_profile(office, derived("follow_majority"), "bylaws.toml")
    poll = printed_poll(office, tmp_path)
    assert "已送达而未交回的票计入多数意见。" in polls.poll(office, poll).profile.nonresponse.warning["zh"]
    ballots.issue(office, poll, list(range(1, 11)))
    enter(office, poll, fors=4, against=1)
    close_now(office, poll)
    lift = counting.count(office, poll).as_json()["questions"][0]
    assert lift["strict"]["outcome"] == "no_quorum"
    assert lift["deemed"]["outcome"] == lift["outcome"] == "passed"
    assert lift["measures"]["heads"]["for"] == 9  # 4 and the 5 silent ones that were handed a paper


def test_anyone_can_count_the_bundle_again(office: Office, poll: str) -> None:
    enter(office, poll, fors=5, against=3, abstain=1)
    close_now(office, poll)
    report = counting.count(office, poll)
    sheet = json.loads(json.dumps(bundles.published(office, poll, "inspection")))
    again = recount(sheet)
    assert not again.differences
    assert [result.outcome for result in again.results] == outcomes(report)
    assert sheet["roll_fingerprint"] == report.roll_fingerprint
    assert "业主" not in json.dumps([sheet["voters"], sheet["ballots"]], ensure_ascii=False)
    sheet["ballots"][0]["choices"]["q1"] = ["against"]
    assert recount(sheet).differences


def test_a_secret_bundle_tells_no_serial(office: Office, clock: Clock, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, 'identity = "secret"\n' + SPEC)
    ballots.issue(office, poll, ["1-10"], outer=True)
    ballots.return_(office, poll, ["1-10"], outer=True)
    clock.at = datetime.fromisoformat("2026-12-08T20:00+08:00")
    close_now(office, poll)
    envelopes.mix(office, poll, ("李计票", "赵监票"), 10)
    ballots.enter(office, 12, AGAINST, poll)
    for serial in range(1, 10):
        ballots.enter(office, serial, FOR, poll)
    counting.count(office, poll)
    sheet = bundles.published(office, poll, "inspection")
    assert sheet["identity"] == "secret"
    assert not recount(sheet).differences
    assert {row["id"] for row in sheet["voters"]} == {str(no) for no in range(1, 13)}
    (against,) = [row for row in sheet["ballots"] if row["choices"]["q1"] == ["against"]]
    assert against["voter"] != "12"


def test_the_matter_of_a_counted_proposal_is_decided(office: Office, tmp_path: Path) -> None:
    matter = matters.new_matter(office, "电梯")
    number = proposals.propose(office, matter, ProposalDraft("加装电梯", "为3栋加装电梯。", "cc278.5"))
    poll = printed_poll(office, tmp_path, SPEC.replace('id = "q1"', f'id = "q1"\nproposal = {number}'))
    enter(office, poll, fors=9)
    close_now(office, poll)
    counting.count(office, poll)
    assert matters.matter(office, matter).state == "decided"


def test_an_election_with_seats_and_lots(office: Office, tmp_path: Path) -> None:
    spec = """
title = "选举业主委员会"
matter = "cc278.3"
opens = 2026-11-24
closes = 2026-12-24
without_rehearsal = "沿用上次表决的打印机和扫描仪"
[[question]]
id = "committee"
title = "选举委员"
kind = "elect"
seats = 2
reserve = 1
choices = [{id = "wang", label = "王建国"}, {id = "li", label = "李敏"}, {id = "zhao", label = "赵宁"}]
"""
    poll = polls.new_poll(office, poll_spec(spec))
    ballots.print_ballots(office, poll, tmp_path / "e.pdf")
    for serial in range(1, 11):
        picked = (
            ("wang", "li") if serial <= 6 else ("wang", "zhao") if serial <= 9 else ("wang", "li", "zhao")
        )
        keyed(office, serial, {"committee": picked}, poll)
    close_now(office, poll)
    (result,) = counting.count(office, poll).results
    tree = result.as_json()
    assert (tree["elected"], tree["choices"]["heads"]["invalid"]) == (["wang", "li"], 1)
    unchanged(office, lambda: ties.settle(office, poll, {"q9": "123"}), "polls.unknown_question")
    unchanged(office, lambda: ties.settle(office, poll, {"committee": "123"}), "ties.none")


def test_counting_a_file_opened_to_read_writes_nothing(office: Office, poll: str, clock: Clock) -> None:
    enter(office, poll, fors=9)
    close_now(office, poll)
    reader = open_office(office.store.target, "访客", readonly=True, world=clock.world())
    assert counting.count(reader, poll).state == "closed"
    reader.close()
    assert polls.poll(office, poll).state == "closed"


def test_a_profile_that_was_not_read_in_the_law_itself_is_said_to_be_so(office: Office, poll: str) -> None:
    enter(office, poll, fors=9)
    close_now(office, poll)
    told = counting.count(office, poll).as_json()["questions"][0]
    rule = shipped_profile("cn-assembly").rule("ordinary")
    assert (told["verified"], told["as_of"]) == (rule.verified, rule.as_of)


def test_the_heads_on_two_papers_do_not_tell_the_ballot_between_them(office: Office, poll: str) -> None:
    """Whoever has both, and knows who keyed it in and when, tries all that it could say."""
    brought_back(office, poll, 1)
    stream = f"poll:{poll}"
    with office.store.read() as session:
        before = journal.head(session, stream)
    ballots.enter(office, 1, ALL_FOR, poll)
    with office.store.read() as session:
        [entry] = journal.entries(session, stream, before.count)
    assert re.fullmatch("[0-9a-f]{32}", entry.body["salt"])
    known = {name: value for name, value in entry.body.items() if name != "salt"}
    tried = {
        seal(stream, before, entry.kind, entry.at, entry.author, known | {"marks": marks}).hash
        for marks in _WAYS
    }
    assert {name: list(ticks) for name, ticks in ALL_FOR.items()} in _WAYS
    assert entry.hash not in tried


_WAYS = [
    {"q1": list(one), "q2": list(two), "q3": list(three)}
    for one, two, three in product(
        [(), ("for",), ("against",), ("abstain",)], [(), ("for",), ("against",)], [(), ("a",), ("b",)]
    )
]
