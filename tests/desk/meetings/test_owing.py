"""Who owes and comes to an assembly is told of at the door, where the law takes their vote."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from tests.desk.polls.test_countries import COUNTRIES, office_of

from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings import owing
from meeting_tui.desk.meetings.acts import MeetingSpec
from meeting_tui.desk.meetings.weighing import gathering
from meeting_tui.desk.roll import arrears

SYDNEY = next(each for each in COUNTRIES if each.profile == "au-nsw-strata")


def test_the_door_tells_who_owes_and_as_observer_they_count_nowhere(tmp_path: Path) -> None:
    """SSMA 2015 (NSW) Sch 1 cl 23: voter 1 holds 120 of 400."""
    with closing(office_of(SYDNEY, tmp_path)) as office:
        arrears.note(office, "A-101", date(2026, 6, 30), "Levy ledger")
        meeting = desk.new_meeting(office, MeetingSpec("General meeting", kind="assembly")).id
        for name in ("Owner 101", "Owner 102"):
            state = desk.check_in(office, meeting, name)
            person = state.attendance[-1].person
            found = owing.owes(office, meeting, person)
            assert (found is not None) is (name == "Owner 101")
            if found:
                assert found.since == "2026-06-30"
                assert "cl" in found.cite["en"]
        first = state.attendance[0].person
        desk.leave(office, meeting, first.ref)
        state = desk.arrive(office, meeting, first.ref, "observer")
        assert {each.measure: each.here for each in gathering(state)}["share"] == 110
        assert owing.owes(office, meeting, first) is None


@pytest.mark.parametrize("law", ["fr-copropriete", "de-weg"])
def test_where_nobody_loses_a_vote_nothing_is_told(tmp_path: Path, law: str) -> None:
    country = next(each for each in COUNTRIES if each.profile == law)
    with closing(office_of(country, tmp_path)) as office:
        meeting = desk.new_meeting(office, MeetingSpec("General meeting", kind="assembly")).id
        state = desk.check_in(office, meeting, "Owner 101")
        assert owing.owes(office, meeting, state.attendance[-1].person) is None
