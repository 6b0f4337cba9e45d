"""Sheet, bundle and record bind each other: what was bent is named, however well the claims were redone."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.desk.polling import ALL_FOR, SPEC, STAFF, Clock, close_now, estate, keyed, printed_poll
from tests.desk.polls.test_secret import AGAINST, FOR, collected, looked

from meeting_tui.check_code import check_code
from meeting_tui.desk.ballots import envelopes
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting
from meeting_tui.desk.safety.bundled import against_record
from meeting_tui.paper.writers.text import render_text
from meeting_tui.refusal import CheckFailed
from meeting_tui.rules.binding import count_digest, told
from meeting_tui.rules.recount import recount

Bundle = dict[str, Any]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Eight voters; six papers, a counted poll with its result on record."""
    folder = tmp_path_factory.mktemp("bound")
    made = estate(folder)
    poll = printed_poll(made, folder)
    for serial in range(1, 7):
        keyed(made, serial, ALL_FOR, poll)
    close_now(made, poll)
    assert counting.count(made, poll).complete
    yield made
    made.close()


def of(office: Office, copy: bundles.BundleCopy = "inspection") -> Bundle:
    raw: Bundle = json.loads(json.dumps(bundles.published(office, polls.polls(office)[0].id, copy)))
    return raw


def law(raw: Bundle) -> None:
    raw["profile"]["rule"]["ordinary"]["quorum"]["all"][0]["frac"] = "1/100"


def voters(raw: Bundle) -> None:
    raw["voters"] = raw["voters"][:6]


def question(raw: Bundle) -> None:
    del raw["questions"][1], raw["results"][1]


def title(raw: Bundle) -> None:
    raw["questions"][0]["title"] = "不加装电梯"


def text(raw: Bundle) -> None:
    raw["questions"][0]["text"] = "总价四万八千元。"


def label(raw: Bundle) -> None:
    raw["questions"][2]["labels"]["a"] = "和兴物业"


def roll(raw: Bundle) -> None:
    raw["roll_fingerprint"] = "0" * 64


BENT = [
    (law, "profile.rule.ordinary.quorum.all.0.frac", "profile.rule.ordinary.quorum.all.0.frac"),
    (voters, "results.0.", "bound.digest"),
    (question, "bound.digest", "bound.digest"),
    (title, "bound.digest", "bound.digest"),
    (text, "", "questions.0.text"),
    (label, "", "questions.2.labels.a"),
    (roll, "bound.counted.roll_fingerprint", "bound.counted.roll_fingerprint"),
]


def redone(raw: Bundle) -> Bundle:
    """The same with every claim made anew from what was bent, as somebody would who knows this program."""
    found = recount(raw)
    raw["results"] = [json.loads(json.dumps(each.as_json())) for each in found.results]
    raw["bound"]["counted"]["roll_fingerprint"] = raw["roll_fingerprint"]
    named = [told(result, asked) for result, asked in zip(raw["results"], raw["questions"], strict=True)]
    raw["bound"]["digest"] = count_digest(raw["bound"]["counted"], named)
    return raw


@pytest.mark.parametrize(("bend", "named", "on_record"), BENT, ids=[each[0].__name__ for each in BENT])
def test_what_was_bent_is_named(
    office: Office, bend: Callable[[Bundle], None], named: str, on_record: str
) -> None:
    raw = of(office)
    bend(raw)
    differences = recount(copy.deepcopy(raw)).differences
    assert any(each.startswith(named) for each in differences) if named else not differences
    raw = redone(raw)
    assert bend is law or not recount(copy.deepcopy(raw)).differences
    target = str(office.store.path)
    with pytest.raises(CheckFailed, match=r"codes\.bundle_differs") as failure:
        against_record(target, raw, "b.json")
    assert on_record in str(failure.value.facts["where"])


def fewer(raw: Bundle) -> None:
    """One was for it who was against it, in all sums of a public copy; its codes are the true ones."""
    for each in (raw["results"][0]["strict"]["measures"]["heads"],):
        each["for"], each["against"], each["cast"] = 5, 1, 6


def retitled(raw: Bundle) -> None:
    raw["questions"][0]["title"] = "不加装电梯"


def swapped(raw: Bundle) -> None:
    """Two ballots that weigh the same change their marks: the results stay."""
    one, other = raw["ballots"][0], raw["ballots"][1]
    one["choices"], other["choices"] = {**other["choices"], "q1": []}, one["choices"]


def unread(raw: Bundle) -> None:
    """A voter whose paper never came weighs more: no result says so."""
    raw["voters"][7]["weights"]["area"] = "101.00"


def later(raw: Bundle) -> None:
    raw["poll"]["closes"] = "2026-12-09T18:00"


def noted(raw: Bundle) -> None:
    raw["note"] = "业主委员会已核"


def unsecret(raw: Bundle) -> None:
    raw["identity"] = {"secret": "signed", "signed": "secret"}[raw["identity"]]


def named(raw: Bundle) -> None:
    """A paper of a secret poll gets a name that no record has."""
    raw["ballots"][0]["name"] = "业主一"


def exchanged(raw: Bundle) -> None:
    """Two papers change what one of them says: no sum is another, as both are there in every sum."""
    raw["ballots"][0]["choices"]["q1"], raw["ballots"][1]["choices"]["q2"] = [], []


def heavier(raw: Bundle) -> None:
    raw["voters"][-1]["weights"]["area"] = "101.00"


@pytest.mark.parametrize(
    ("copy_", "bend", "where"),
    [
        ("public", roll, "roll_fingerprint"),
        ("public", noted, "note"),
        ("inspection", later, "poll.closes"),
        ("inspection", unsecret, "identity"),
        ("archive", noted, "note"),
        ("public", fewer, "results.0.strict.measures.heads.against"),
        ("public", retitled, "questions.0.title"),
        ("inspection", swapped, "ballots.0.choices.q1"),
        ("archive", unread, "voters.7.weights.area"),
    ],
)
def test_a_bundle_is_made_again_from_the_record(
    office: Office, copy_: bundles.BundleCopy, bend: Callable[[Bundle], None], where: str
) -> None:
    """Codes are claims like all else in it: with the true ones in a bent copy it was told to be the same."""
    raw = of(office, copy_)
    bend(raw)
    with pytest.raises(CheckFailed, match=r"codes\.bundle_differs") as failure:
        against_record(str(office.store.path), raw, "b.json")
    assert where in str(failure.value.facts["where"])


def test_a_sum_that_is_not_shown_is_no_difference(office: Office) -> None:
    """Which sums may be shown, other versions found otherwise."""
    raw = of(office, "public")
    raw["results"][0]["strict"]["measures"]["area"]["for"] = None
    assert against_record(str(office.store.path), raw, "b.json").code == "codes.bundle"


def test_the_codes_of_an_honest_bundle_are_those_of_sheet_and_record(office: Office) -> None:
    for each in bundles.COPIES:
        raw = of(office, each)
        assert against_record(str(office.store.path), raw, "b.json").code == "codes.bundle"
    found = recount(of(office))
    assert (found.differences, found.binding and found.binding.proven) == ((), True)
    paper = [each for each in documents.papers(office) if each.kind == "result"][-1]
    sheet = documents.build(office, paper)
    said = render_text(sheet, 200)
    assert found.binding is not None
    assert check_code(found.binding.count) in said
    assert check_code(found.binding.roll) in said


def test_an_archive_copy_proves_what_its_questions_say(office: Office) -> None:
    raw = of(office, "archive")
    text(raw)
    assert recount(raw).differences == ("questions.0.text",)
    raw["definition"]["ballot"]["questions"][0]["text"] = raw["questions"][0]["text"]
    assert recount(raw).differences == ("definition",)


def test_another_community_does_not_know_the_poll(office: Office, tmp_path: Path) -> None:
    other = estate(tmp_path, voters=2)
    other.close()
    assert (
        against_record(str(tmp_path / "estate.meeting"), of(office), "b.json").code == "codes.bundle_unknown"
    )


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A secret poll of twelve; ten papers came back and were counted."""
    clock, folder = Clock(), tmp_path_factory.mktemp("secret")
    made = estate(folder, 12, clock=clock)
    poll = printed_poll(made, folder, 'identity = "secret"\n' + SPEC)
    collected(made, poll, clock, range(1, 11))
    envelopes.mix(made, poll, STAFF[:2], 10)
    looked(made, poll, [(n, FOR if n < 7 else AGAINST) for n in range(1, 11)])
    clock.at += timedelta(hours=1)
    counting.count(made, poll)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("bend", "where"),
    [
        (later, "poll.closes"),
        (unsecret, "identity"),
        (noted, "note"),
        (named, "ballots"),
        (exchanged, "ballots"),
        (heavier, "voters"),
    ],
)
def test_a_bundle_of_a_secret_poll_too(secret: Office, bend: Callable[[Bundle], None], where: str) -> None:
    """Its papers have other numbers each time: those that weigh and say the same stand for one another."""
    raw, target = of(secret), str(secret.store.path)
    raw["ballots"].reverse()
    assert against_record(target, copy.deepcopy(raw), "b.json").code == "codes.bundle"
    bend(raw)
    with pytest.raises(CheckFailed, match=r"codes\.bundle_differs") as failure:
        against_record(target, raw, "b.json")
    assert failure.value.facts["where"] == (where,)
