"""Names that voters write in: keyed by people, one candidate a name, two spellings joined in the open."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.polling import brought_back, close_now, dump, keyed, printed_poll, refused, unchanged
from tests.desk.polls.test_ties import OWN, SPEC, office

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting, frozen, merging, stations
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.safety.checking import verify_store
from meeting_tui.paper.ballots.design import LAYOUT, BallotDesign
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.recount import recount

__all__ = ["office"]
RULES = OWN + "[election]\nwrite_in = true\n"
TWO = ("李计票", "赵监票")
LI, LI_TOO = "李文秀", "李文绣"


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    """Four write one name in, two spell it otherwise, one writes a candidate's name."""
    communities.change_profile(office, RULES, "o")
    made = printed_poll(office, tmp_path, SPEC)
    marks = [("wang", f"+{LI}")] * 3 + [("wang", "+ 李 文秀")] + [(f"+{LI_TOO}", "chen")] * 2 + [("+wang",)]
    for serial, ticks in enumerate(marks, 1):
        keyed(office, serial, {"seats": ticks, "fence": ("for",)}, made)
    return made


def test_the_paper_has_lines_and_the_poll_keeps_them(office: Office, poll: str) -> None:
    with office.store.read() as session:
        found = frozen.case(session, poll)
    design = found.definition.design
    assert (design.layout, [each.write_ins for each in design.questions]) == (LAYOUT, [3, 0])
    assert design.words.write_in == "另选他人："
    tree = design.as_json()
    assert BallotDesign.from_json(tree, LAYOUT) == design
    assert "write_ins" not in tree["questions"][1]  # type: ignore[index]  # as it always was


def test_one_name_is_one_candidate_and_the_paper_of_a_candidate_is_that_ones(
    office: Office, poll: str
) -> None:
    names = ballots.written(office, poll)
    assert [each.name for each in names] == [LI, LI_TOO]
    assert ballots.look(office, 4, poll).paper.marks == ballots.look(office, 1, poll).paper.marks
    assert ballots.look(office, 7, poll).paper.marks == {"seats": ("wang",), "fence": ("for",)}
    chained = [row for row in dump(office) if LI in str(row)]
    assert [row for row in chained if "name.written" in str(row)] == []  # the text lies beside the chain
    brought_back(office, poll, 8)
    no = {"seats": (), "fence": ("+x",)}
    unchanged(office, lambda: ballots.enter(office, 8, no, poll), "ballots.unknown_choice", question="fence")


def test_two_spellings_are_joined_by_two_people_and_the_result_says_so(office: Office, poll: str) -> None:
    one, other = ballots.written(office, poll)
    with refused("ballots.two_people"):
        ballots.merge_names(office, poll, LI_TOO, LI, TWO[:1], "同一人")
    ballots.merge_names(office, poll, LI_TOO, LI, TWO, "字迹相同的一人")
    unchanged(
        office,
        lambda: ballots.merge_names(office, poll, LI, LI_TOO, TWO, "反过来"),
        "ballots.merged_already",
    )
    close_now(office, poll)
    report = counting.count(office, poll)
    found = report.results[0].binding
    assert isinstance(found, Contest)
    votes = {each.id: each.decision.measures["heads"]["for"] for each in found.standings}
    assert (votes[one.id], votes["wang"], other.id in votes) == (6, 5, False)
    again = recount(bundles.published(office, poll, "inspection"))
    assert again.differences == ()
    assert again.facts.poll[one.id] == LI
    assert verify_store(office.store).ok
    text = repr(documents.build(office, documents.DocumentRef("result", poll)))
    assert LI in text
    assert "字迹相同的一人" in text


def test_taken_apart_again_each_stands_for_itself(office: Office, poll: str) -> None:
    ballots.merge_names(office, poll, LI_TOO, "wang", TWO, "笔误")
    ballots.merge_names(office, poll, LI_TOO, LI_TOO, TWO, "不是同一人")
    close_now(office, poll)
    found = counting.count(office, poll).results[0].binding
    assert isinstance(found, Contest)
    assert sorted(each.decision.measures["heads"]["for"] for each in found.standings) == [0, 0, 0, 2, 2, 4, 5]
    unchanged(office, lambda: ballots.merge_names(office, poll, LI_TOO, LI, TWO, "迟了"), "polls.on_record")


def test_lines_want_rules_that_know_them(office: Office) -> None:
    spec = SPEC.replace("reserve = 1", "reserve = 1\nwrite_ins = 2")
    unchanged(office, lambda: polls.new_poll(office, poll_spec(spec)), "polls.write_in", question="seats")


def test_who_counts_is_not_written_in_and_a_namesake_is_told_apart(office: Office, tmp_path: Path) -> None:
    communities.change_profile(office, RULES, "o")
    persons.register(office, TWO[0], unit="3栋301室")
    teller = next(each for each in persons.people(office, TWO[0]) if not each.unit)
    persons.register(office, "记票人")
    counted = SPEC.replace("[[question]]", f'tellers = ["{teller.ref}"]\n[[question]]', 1)
    made = printed_poll(office, tmp_path, counted)
    brought_back(office, made, 1)

    def enter(name: str) -> int:
        return ballots.enter(office, 1, {"seats": ("wang", f"+{name}"), "fence": ("for",)}, made)

    unchanged(office, lambda: enter(teller.ref), "ballots.name_counts")
    unchanged(office, lambda: enter(TWO[0]), "persons.ambiguous", count=2)
    unchanged(
        office,
        lambda: ballots.adjudicate(office, made, 1, (TWO[1], "记票人"), {"seats": (f"+{teller.ref}",)}),
        "ballots.name_counts",
    )
    enter(f"{TWO[0]} 3栋301室")
    assert ballots.look(office, 1, made).paper.state == "valid"


def test_an_erased_name_keeps_its_votes_and_the_record_its_proof(office: Office, poll: str) -> None:
    close_now(office, poll)
    before = counting.count(office, poll)
    one = ballots.written(office, poll)[0]
    with office.store.write() as session:
        office.erase(session, f"poll:{poll}", one.seq, "本人要求")
    assert ballots.written(office, poll)[0].name is None
    after = counting.result(office, poll)
    assert [each.as_json() for each in after.results] == [each.as_json() for each in before.results]
    assert verify_store(office.store).ok
    published = bundles.published(office, poll, "inspection")
    assert LI not in str(published)
    assert recount(published).differences == ()
    assert LI not in repr(documents.build(office, documents.DocumentRef("result", poll)))


def test_an_election_with_written_names_is_audited(office: Office, poll: str) -> None:
    ballots.merge_names(office, poll, LI_TOO, LI, TWO, "字迹相同的一人")
    close_now(office, poll)
    counting.count(office, poll)
    view = audits.begin(office, poll)
    assert view.audit.full, "seven papers are too few for dice"
    keyed_at = {each.id: each for each in ballots.written(office, poll)}
    for paper in view.drawn:
        serial = int(paper["serial"])
        seen = dict(ballots.look(office, serial, poll).paper.marks)
        for who in TWO:
            spelled = tuple(f"+{keyed_at[tick].name}" if tick in keyed_at else tick for tick in seen["seats"])
            view = audits.key(office, poll, serial, [who], seen | {"seats": spelled})
    assert (view.stage, view.differences) == ("confirmed", ())


def test_a_name_written_at_two_stations_is_one_candidate(office: Office, tmp_path: Path) -> None:
    communities.change_profile(office, RULES, "o")
    made = printed_poll(office, tmp_path, SPEC)
    ballots.issue(office, made, ["1-8"])
    bundles = []
    for station, box, serial, name in (("甲", "1", 1, LI), ("乙", "2", 2, f" {LI[:1]} {LI[1:]}")):
        path = tmp_path / f"{station}.meeting"
        stations.take(office, made, station, [box], path)
        there = persons.seated(open_office(path, TWO[0], world=office.world), TWO[0])
        ballots.return_(there, made, [serial])
        ballots.enter(there, serial, {"seats": (f"+{name}",), "fence": ("for",)}, made)
        bundles.append(tmp_path / f"{station}.json")
        stations.hand_over(there, made, bundles[-1])
        there.close()
    for bundle in reversed(bundles):
        merging.merge(office, bundle)
    (one,) = ballots.written(office, made)
    assert [ballots.look(office, no, made).paper.marks["seats"] for no in (1, 2)] == [(one.id,)] * 2
    close_now(office, made)
    found = counting.count(office, made).results[0].binding
    assert isinstance(found, Contest)
    assert {each.id: each.decision.measures["heads"]["for"] for each in found.standings}[one.id] == 2
    assert verify_store(office.store).ok


@pytest.mark.parametrize(
    "typed", ["p12345", "12", "3-2-101", "c3", "+AB12CD34", "No.000012", "ｐ９９９", "０１２"]
)
def test_a_number_is_no_name(office: Office, poll: str, typed: str) -> None:
    brought_back(office, poll, 8)
    marks = {"seats": (f"+{typed}",), "fence": ()}
    unchanged(office, lambda: ballots.enter(office, 8, marks, poll), "ballots.no_name")


def test_the_number_of_a_person_is_the_person(office: Office, poll: str) -> None:
    who = persons.register(office, "何自写")
    keyed(office, 8, {"seats": (f"+{who.ref}", "+马 Li 2-101"), "fence": ("for",)}, poll)
    assert [each.name for each in ballots.written(office, poll)][-2:] == ["马 Li 2-101", "何自写"]
