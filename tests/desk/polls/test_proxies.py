"""Who votes for whom: within the limits of the rules, on the record, and told with the result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.polling import Clock, brought_back, close_now, keyed, printed_poll, unchanged, write_roll
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, proxies
from meeting_tui.desk.roll import acts as roll
from meeting_tui.rules import load_profile
from meeting_tui.store import journal

OWN = """
format = 1
id = "ours"
extends = "cn-assembly"
bylaw = "议事规则第9条"
[proxy]
max_principals = 2
forbidden_roles = ["manager"]
"""
CAPPED = """
[[cap]]
measure = "area"
who = "proxy"
over = "1/5"
effect = "excess_ignored"
"""
SPEC = """
title = "表决"
matter = "cc278.5"
opens = 2026-11-24
closes = 2026-12-08
without_rehearsal = "沿用上次表决的打印机和扫描仪"
[[question]]
id = "q1"
title = "修电梯"
text = "三万元。"
"""


def name(no: int) -> str:
    return f"业主{chr(0x4E00 + no)}"


def founded(folder: Path, text: str = OWN) -> Office:
    office = communities.found(
        folder / "p.meeting", "梧桐苑", load_profile(text, "o"), "zh", who="王建国", world=Clock().world()
    )
    roll.import_roll(office, write_roll(folder / "roll.csv", 8))
    persons.register(office, "张某")
    return office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = founded(tmp_path)
    yield made
    made.close()


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    return printed_poll(office, tmp_path, SPEC)


def test_a_voter_is_found_by_number_unit_or_name(office: Office, poll: str) -> None:
    proxies.appoint(office, poll, "1", "张某", role="family", instructed=True)
    proxies.appoint(office, poll, "1栋1单元102室", "8")
    proxies.appoint(office, poll, name(3), persons.find(office, f"{name(8)} 1-1-108").ref)
    with refused("persons.unknown", name="路人"):
        proxies.appoint(office, poll, "4", "路人")
    found = proxies.proxies(office, poll)
    assert [(each.voter, each.holder, each.carrier, each.role, each.instructed) for each in found] == [
        (1, "张某", None, "family", True),
        (2, name(8), 8, "owner", False),
        (3, name(8), 8, "owner", False),
    ]


@pytest.mark.parametrize(
    ("giver", "holder", "role", "code"),
    [
        ("3", "8", "", "proxies.too_many"),
        ("3", "张某", "manager", "proxies.forbidden_role"),
        ("3", "1", "", "proxies.handed_on"),
        ("1", "7", "", "proxies.twice"),
        ("99", "7", "", "proxies.no_voter"),
        ("3", " ", "", "proxies.holder"),
    ],
)
def test_the_limits_of_the_rules(
    office: Office, poll: str, giver: str, holder: str, role: str, code: str
) -> None:
    proxies.appoint(office, poll, "1", "8")
    proxies.appoint(office, poll, "2", "8")
    unchanged(office, lambda: proxies.appoint(office, poll, giver, holder, role=role), code)


def test_taken_back_it_is_gone_and_stays_on_record(office: Office, poll: str) -> None:
    proxies.appoint(office, poll, "1", "8")
    unchanged(office, lambda: proxies.withdraw(office, poll, "1", " "), "proxies.reason")
    proxies.withdraw(office, poll, "1", "本人到场")
    assert proxies.proxies(office, poll) == ()
    unchanged(office, lambda: proxies.withdraw(office, poll, "1", "再次"), "proxies.no_proxy")
    with office.store.read() as session:
        kinds = [entry.kind for entry in journal.entries(session, f"poll:{poll}")]
    assert kinds[-2:] == ["proxy.given", "proxy.withdrawn"]


def test_once_the_paper_is_back_or_the_poll_closed_nothing_changes(office: Office, poll: str) -> None:
    proxies.appoint(office, poll, "2", "8")
    brought_back(office, poll, 1, 2)
    unchanged(office, lambda: proxies.appoint(office, poll, "1", "8"), "proxies.back", serial=1)
    unchanged(office, lambda: proxies.withdraw(office, poll, "2", "x"), "proxies.back", serial=2)
    close_now(office, poll)
    unchanged(office, lambda: proxies.appoint(office, poll, "3", "8"), "polls.not_open")


def test_the_holder_gets_the_paper_and_the_count_says_how_many(office: Office, poll: str) -> None:
    proxies.appoint(office, poll, "1", "8")
    ballots.issue(office, poll, [1, 2])
    keyed(office, 1, {"q1": ("for",)}, poll)
    with office.store.read() as session:
        texts = journal.texts(session, f"poll:{poll}")
    assert {name(8), name(2)} <= set(texts.values())
    report = counting.standing(office, poll)
    assert report.as_json()["proxies"] == {"registered": 1, "returned": 1}


def test_weight_above_what_a_holder_may_carry_is_cut(tmp_path: Path) -> None:
    office = founded(tmp_path, OWN + CAPPED)
    poll = printed_poll(office, tmp_path, "open_count = true\n" + SPEC)
    for giver in ("1", "2"):
        proxies.appoint(office, poll, giver, "8")
        keyed(office, int(giver), {"q1": ("for",)}, poll)
    area = counting.standing(office, poll).results[0].tally.strict["area"]
    assert (area["all"], area["for"]) == (80_000, 16_000)  # a fifth of 800.00 m², not 200.00
    office.close()


def test_a_secret_poll_has_no_proxies_where_what_they_carry_is_cut(tmp_path: Path) -> None:
    """A proxy takes the envelope; from a paper without a name nothing can be cut."""
    from meeting_tui.desk.polls.spec import poll_spec

    office = founded(tmp_path, OWN + CAPPED)
    secret = polls.new_poll(office, poll_spec('identity = "secret"\n' + SPEC))
    unchanged(office, lambda: proxies.appoint(office, secret, "1", "8"), "proxies.secret")
