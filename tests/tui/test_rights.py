"""Arrears paid and objections in writing, on the screen of a poll: what the law lets voters do, and when."""

from __future__ import annotations

from contextlib import closing

import pytest
from tests.desk.polling import close_now, keyed
from tests.desk.polls.test_arrears import SYDNEY, owing
from tests.desk.polls.test_countries import marks_of, office_of, poll_of
from tests.desk.polls.test_objections import TAIPEI

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.spec import poll_spec, question_spec
from meeting_tui.desk.polls.spec_out import question_toml
from meeting_tui.lang import _, use
from meeting_tui.rules import shipped_profile
from meeting_tui.tui.polls.asking import put, question_form


async def test_an_objection_is_registered_on_the_poll(stage, tmp_path, clock):
    clock.at = clock.at.replace(day=25)
    with closing(office_of(TAIPEI, tmp_path, clock)) as office:
        persons.settled(office, "Ann")
        poll = poll_of(TAIPEI, office)
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        for serial in range(1, len(TAIPEI.shares) + 1):
            keyed(office, serial, marks_of(TAIPEI, serial), poll)
        close_now(office, poll)
        counting.count(office, poll)
        path = office.store.target
    async with stage(path, "zh", (80, 24), who="Ann") as on:
        await on.press("f6", "enter", "ctrl+o")
        await on.type(_("Somebody objects"))
        await on.press("enter", "enter", "1", "enter")
        await on.type("2026-11-25")
        assert "Question 3" in on.seen, on.seen
        await on.press("ctrl+s")
        assert "书面反对" in on.seen, on.seen
        with on.app.here.store.read() as session:
            register = frozen.case(session, poll).register(on.app.here, session)
        await on.press("7")
        assert "请按 F8 重新计票" in on.seen, on.seen
        await on.press("f8", *str(len(TAIPEI.shares)), "enter")
        assert len(counting.result(on.app.here, poll).earlier) == 2
        assert "请按 F8 重新计票" not in on.seen, on.seen
        [third] = [each for each in counting.result(on.app.here, poll).results if each.question.id == "q3"]
        assert third.tally.strict["heads"]["objecting"] == 1
    assert dict(register.objections) == {"q3": frozenset({1})}


async def test_what_was_owed_is_paid_on_the_poll(stage, tmp_path, clock):
    clock.at = clock.at.replace(day=25)
    with closing(office_of(SYDNEY, tmp_path, clock)) as office:
        persons.settled(office, "Ann")
        poll = polls.new_poll(office, poll_spec(owing(SYDNEY)))
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        path = office.store.target
    async with stage(path, "en", (80, 24), who="Ann") as on:
        await on.press("f6", "enter", "ctrl+o")
        await on.type(_("Arrears are paid"))
        await on.press("enter", "1", "ctrl+s")
        assert "Owner 101 has paid, and votes." in on.seen, on.seen
        with on.app.here.store.read() as session:
            register = frozen.case(session, poll).register(on.app.here, session)
    assert register.paid == {1}


async def test_what_was_owed_is_seen_and_paid_at_the_roll(stage, tmp_path, clock):
    clock.at = clock.at.replace(day=25)
    with closing(office_of(SYDNEY, tmp_path, clock)) as office:
        persons.settled(office, "Ann")
        poll = polls.new_poll(office, poll_spec(owing(SYDNEY)))
        path = office.store.target
    async with stage(path, "en", (120, 40), who="Ann") as on:
        await on.press("f3", *"101", "enter")
        assert f"no vote in {poll}" in on.seen, on.seen
        assert "levies" in on.seen
        await on.press("1")
        assert "no vote in" not in on.seen, on.seen
        with on.app.here.store.read() as session:
            register = frozen.case(session, poll).register(on.app.here, session)
    assert register.paid == {1}


@pytest.mark.parametrize(("law", "asked"), [("au-nsw-strata", True), ("cn-assembly", False)])
def test_who_owes_is_named_where_the_law_takes_their_vote(law: str, asked: bool):
    use("en")
    owes = 'excluded = [{ voter = 1, reason = "levies", arrears = true }, { room = "3", reason = "builder" }]'
    text = f'id = "q1"\ntitle = "Roof"\nrule = "ordinary"\n{owes}\n'
    form = question_form(text, shipped_profile(law))
    values = {field.name: field.value for field in form._fields}
    shown = {field.name for field in form._fields if field.when is None or field.when(values)}
    assert ("arrears" in shown) == asked
    assert values["arrears"] == "#1: levies"
    question = question_spec(text)
    kept = put(question, values)
    assert {(each.voter, each.room, each.arrears) for each in kept.excluded} == {
        (1, "", True),
        (0, "3", False),
    }
    assert question_spec(question_toml(kept)) == kept
