from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select
from tests.desk.polling import SPEC, Clock, close_now, estate, refused, unchanged, write_roll

from meeting_tui.check_code import ALPHABET
from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.desk.polls.frozen import case
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.desk.roll import acts as roll
from meeting_tui.record.chain import canonical
from meeting_tui.store import journal, tables
from meeting_tui.world import World


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    made = estate(tmp_path, clock=clock)
    yield made
    made.close()


def stored(office: Office, poll: str) -> tables.Poll:
    with office.store.read() as session:
        row = session.get(tables.Poll, poll)
        assert row is not None
        return row


def test_a_poll_freezes_questions_roll_and_rules(office: Office) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    assert len(poll) == 4
    assert set(poll) <= set(ALPHABET)
    view = polls.poll(office, poll.lower())
    assert (view.voters, view.heads, view.area) == (8, 8, 80000)
    assert [each.question.rule for each in view.asked] == ["ordinary", "special", "ordinary"]
    assert list(view.asked[0].labels.items()) == [("for", "赞成"), ("against", "反对"), ("abstain", "弃权")]
    assert list(view.asked[2].labels) == ["a", "b", "against", "abstain"]
    assert view.roll_fingerprint == roll.fingerprint(office)
    assert view.profile.id == "cn-assembly"


def test_the_first_entry_holds_the_fingerprints(office: Office) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    row = stored(office, poll)
    with office.store.read() as session:
        (entry,) = journal.entries(session, f"poll:{poll}")
    assert entry.kind == "poll.opened"
    assert entry.body["definition"] == row.digest == hashlib.sha256(row.definition.encode()).hexdigest()
    assert entry.body["profile"] == hashlib.sha256(row.profile_text.encode()).hexdigest()
    assert (entry.body["voters"], entry.body["heads"], entry.body["area"]) == (8, 8, 80000)


def test_a_definition_comes_back_as_it_was_frozen(office: Office) -> None:
    text = stored(office, polls.new_poll(office, poll_spec(SPEC))).definition
    again = Definition.from_json(json.loads(text))
    assert canonical(again.as_json()).decode() == text


def test_a_later_version_of_a_definition_is_refused(office: Office) -> None:
    tree = json.loads(stored(office, polls.new_poll(office, poll_spec(SPEC))).definition)
    with refused("polls.version", version=3):
        Definition.from_json({**tree, "version": 3})


def test_changing_the_profile_later_changes_nothing_in_a_poll(office: Office) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    text = stored(office, poll).profile_text
    close_now(office, poll)
    communities.change_profile(office, text.replace('frac = "2/3"', 'frac = "3/4"'), "bylaws.toml")
    assert stored(office, poll).profile_text == text


def test_the_state_follows_the_clock_until_it_is_closed(office: Office, clock: Clock) -> None:
    clock.at -= timedelta(days=3)
    poll = polls.new_poll(office, poll_spec(SPEC))
    assert polls.poll(office, poll).state == "planned"
    clock.at += timedelta(days=3)
    assert polls.poll(office, poll).state == "open"
    clock.at += timedelta(days=30)
    assert polls.poll(office, poll).state == "ended"
    close_now(office, poll)
    assert polls.poll(office, poll).state == "closed"
    assert polls.poll(office, poll).closed_at == clock.at.isoformat()
    unchanged(office, lambda: close_now(office, poll), "polls.not_open", state="closed")


def test_polls_are_listed_newest_first(office: Office) -> None:
    first = polls.new_poll(office, poll_spec(SPEC))
    second = polls.new_poll(office, poll_spec(SPEC.replace("2026-11-24", "2026-11-26")))
    assert [view.id for view in polls.polls(office)] == [second, first]


def test_a_poll_survives_leaving_and_coming_back(office: Office, clock: Clock) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    target = office.store.target
    office.close()
    again = open_office(target, "李敏", world=clock.world())
    assert polls.poll(again, poll).closes.isoformat() == "2026-12-08T18:00:00"
    again.close()


def test_a_stored_proposal_is_frozen_by_the_poll_that_puts_it(office: Office) -> None:
    matter = matters.new_matter(office, "电梯")
    draft = ProposalDraft("加装电梯", "为3栋加装电梯。", "cc278.5", budget="48万元")
    number = proposals.propose(office, matter, draft)
    spec = poll_spec(SPEC.replace('id = "q1"', f'id = "q1"\nproposal = {number}'))
    poll = polls.new_poll(office, spec)
    frozen = proposals.proposal(office, number)
    assert frozen.frozen
    assert polls.poll(office, poll).asked[0].proposal_digest == frozen.digest
    assert matters.matter(office, matter).state == "voting"


REFUSED = [
    ('matter = "cc278.5"', 'matter = "cc999"', "rules.unknown_matter", {"matter": "cc999"}),
    ('matter = "cc278.8"', 'rule = "unheard"', "rules.unknown_rule", {"rule": "unheard"}),
    ('text = "使用维修资金为3栋加装电梯，总价48万元。"', "", "polls.no_text", {"question": "q1"}),
    ('matter = "cc278.8"', 'choices = ["for", "against"]', "polls.options", {"question": "q2"}),
    ('id = "q1"', 'id = "q1"\nproposal = 7', "matters.unknown_proposal", {"proposal": 7}),
]


@pytest.mark.parametrize(("old", "new", "code", "facts"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cant_be_asked_is_refused_whole(
    office: Office, old: str, new: str, code: str, facts: dict[str, object]
) -> None:
    spec = poll_spec(SPEC.replace(old, new))
    unchanged(office, lambda: polls.new_poll(office, spec), code, **facts)


def test_without_a_roll_there_is_no_poll(tmp_path: Path) -> None:
    office = communities.found(tmp_path / "empty.meeting", "空", "cn-assembly", "zh")
    unchanged(office, lambda: polls.new_poll(office, poll_spec(SPEC)), "polls.empty_roll")
    unchanged(office, lambda: polls.poll(office, "7K2Q"), "polls.none")
    office.close()


def test_an_unknown_poll_is_told_with_those_there_are(office: Office) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    unchanged(office, lambda: polls.poll(office, "0000"), "polls.unknown", known=(poll,))


def test_a_secret_ballot_tells_no_name(office: Office) -> None:
    spec = poll_spec(SPEC.replace("[[question]]", 'identity = "secret"\n\n[[question]]', 1))
    poll = polls.new_poll(office, spec)
    with office.store.read() as session:
        rows = session.exec(select(tables.PollVoter).where(tables.PollVoter.poll == poll)).all()
    assert {(row.label, row.units) for row in rows} == {("", "")}
    assert [row.voter_no for row in rows] == [row.serial for row in rows]
    assert {row.area for row in rows} == {10000}


@pytest.mark.parametrize("spec", [SPEC, 'identity = "secret"\n' + SPEC], ids=["signed", "secret"])
def test_serials_are_in_no_order_of_the_roll(office: Office, tmp_path: Path, spec: str) -> None:
    """The world's order decides: here backwards, for the serials and, of secret ballots, for the pile."""
    backwards = replace(office, world=replace(office.world, order=lambda count: range(count)[::-1]))
    poll = polls.new_poll(backwards, poll_spec(spec))
    with office.store.read() as session:
        found = case(session, poll).ballots(session)
    secret = "secret" in spec
    voters = [ballot.voter for ballot in found.values()]
    assert voters == (sorted(voters) if secret else sorted(voters, reverse=True))
    ballots.print_ballots(backwards, poll, tmp_path / "b.pdf", tmp_path / "b.json")
    printed = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["ballots"]
    serials = [int(each["serial"]) for each in printed]
    assert serials == sorted(found, reverse=True)
    with office.store.read() as session:
        (entry,) = [
            each for each in journal.entries(session, f"poll:{poll}") if each.kind == "ballots.printed"
        ]
    assert ("document" in entry.body) is not secret


def test_nobody_can_foresee_the_worlds_order() -> None:
    first, second = World().order(1000), World().order(1000)
    assert sorted(first) == sorted(second) == list(range(1000))
    assert first != second != list(range(1000))


def test_a_secret_ballot_that_its_weight_betrays_is_refused(tmp_path: Path, office: Office) -> None:
    path = write_roll(tmp_path / "one.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("101,100.00", "101,99.99"), encoding="utf-8")
    roll.import_roll(office, path)
    spec = poll_spec(SPEC.replace("[[question]]", 'identity = "secret"\n\n[[question]]', 1))
    unchanged(office, lambda: polls.new_poll(office, spec), "polls.secret_weight", area=9999, count=1)
