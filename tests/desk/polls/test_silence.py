"""What papers that never came back mean, by bylaws: with a clause, a warning and a register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.polling import Clock, close_now, keyed, printed_poll, unchanged, write_roll

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.lang import translator
from meeting_tui.lang.result import tell
from meeting_tui.rules import load_profile
from meeting_tui.rules.recount import recount

WARNING = "已送达而未反馈的，计入多数意见。"
OWN = f"""
format = 1
id = "sycamore"
extends = "cn-assembly"
bylaw = "议事规则第12条"
[nonresponse]
policy = "follow_majority"
bylaw = "议事规则第12条第3款"
warning = {{ zh = "{WARNING}", en = "Silence follows the majority." }}
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


def founded(folder: Path, text: str = OWN) -> Office:
    rules = load_profile(text, "own.toml")
    office = communities.found(
        folder / "s.meeting", "梧桐苑", rules, "zh", who="王建国", world=Clock().world()
    )
    roll.import_roll(office, write_roll(folder / "roll.csv", 12))
    return office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = founded(tmp_path)
    yield made
    made.close()


def answered(office: Office, poll: str) -> None:
    """Six of twelve: four for, two against."""
    for serial in range(1, 7):
        keyed(office, serial, {"q1": ("for" if serial < 5 else "against",)}, poll)


def test_a_derived_profile_is_kept_whole_and_frozen_in_each_poll(office: Office, tmp_path: Path) -> None:
    home = communities.community(office)
    assert (home.profile_id, "extends" in home.profile_text) == ("sycamore", False)
    poll = printed_poll(office, tmp_path, SPEC)
    frozen = polls.poll(office, poll).profile
    assert (frozen.extends, frozen.bylaw, frozen.nonresponse.policy) == (
        "cn-assembly",
        "议事规则第12条",
        "follow_majority",
    )


def test_it_can_be_taken_up_later_but_not_while_a_poll_is_open(tmp_path: Path) -> None:
    office = communities.found(
        tmp_path / "l.meeting", "梧桐苑", "cn-assembly", who="王建国", world=Clock().world()
    )
    roll.import_roll(office, write_roll(tmp_path / "roll.csv", 12))
    changed = communities.change_profile(office, OWN, "own.toml")
    assert (changed.profile_id, "derived_from" in changed.profile_text) == ("sycamore", True)
    assert communities.profile(office).nonresponse.policy == "follow_majority"
    printed_poll(office, tmp_path, SPEC)
    unchanged(office, lambda: communities.change_profile(office, OWN, "own.toml"), "communities.poll_open")
    office.close()


def test_the_ballot_and_the_notice_warn_of_it(office: Office, tmp_path: Path) -> None:
    from meeting_tui.paper.writers.text import render_text

    poll = polls.new_poll(office, poll_spec(SPEC))
    notice = render_text(documents.build(office, documents.DocumentRef("notice", poll)))
    assert WARNING in notice.replace("\n", "").replace(" ", "")
    with office.store.read() as session:
        from meeting_tui.desk.polls.frozen import case

        assert case(session, poll).definition.design.notes == (WARNING,)


def test_without_a_register_of_deliveries_the_poll_can_not_be_closed(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, SPEC)
    unchanged(office, lambda: close_now(office, poll), "polls.no_deliveries", policy="follow_majority")


def test_only_papers_handed_out_follow_the_majority(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, SPEC)
    ballots.issue(office, poll, list(range(1, 10)), mode="door")
    answered(office, poll)
    close_now(office, poll)
    report = counting.count(office, poll)
    (result,) = report.results
    strict, deemed = result.tally.strict["heads"], result.tally.binding["heads"]
    assert (strict["participating"], strict["nonresponse"]) == (6, 3)
    assert (deemed["participating"], deemed["for"], deemed["all"]) == (9, 7, 12)
    tree = report.as_json()["questions"][0]
    assert (tree["strict"]["outcome"], tree["deemed"]["outcome"], tree["outcome"]) == (
        "no_quorum",
        "passed",
        "passed",
    )
    assert len(tell(tree, translator("zh"))) == 2
    assert not recount(bundles.published(office, poll, "inspection")).differences


def test_silence_as_abstention_is_told_on_the_ballot_too(tmp_path: Path) -> None:
    text = OWN[: OWN.index("[nonresponse]")] + '[nonresponse]\npolicy = "abstain"\n'
    office = founded(tmp_path, text)
    poll = printed_poll(office, tmp_path, SPEC)
    with office.store.read() as session:
        from meeting_tui.desk.polls.frozen import case

        (note,) = case(session, poll).definition.design.notes
    assert "弃权" in note
    office.close()
