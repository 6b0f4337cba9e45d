"""A written name at the counting table: one key asks for it, a known name is completed."""

from __future__ import annotations

from tests.desk.polling import brought_back, printed_poll
from tests.desk.polls.test_ties import SPEC, office
from tests.desk.polls.test_write_ins import LI, RULES

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls.proxies import proxies as poll_proxies
from meeting_tui.lang import _
from meeting_tui.tui.polls.station import Station

__all__ = ["office"]


async def test_a_written_name_is_asked_for_and_kept_with_the_other_marks(stage, office, tmp_path):
    communities.change_profile(office, RULES, "o")
    poll = printed_poll(office, tmp_path, SPEC.replace("2026-11-24", "2026-11-01"))
    brought_back(office, poll, 1, 2)
    persons.settled(office, "王建国")
    path = office.store.target
    office.close()
    async with stage(path, "zh", (80, 24)) as on:
        await on.press("f6", "enter", "3")
        assert isinstance(on.app.screen, Station)
        for serial in (1, 2):
            await on.type(str(serial))
            await on.press("enter", "1", "plus")
            await on.type(LI)
            await on.press("enter")
            assert f"[+ {LI}]" in on.seen, on.seen
            await on.press("down", "2", "enter")
        await on.press("escape", "ctrl+o")
        await on.type(_("Register a proxy"))
        await on.press("enter", *"3", "enter")
        await on.type("业主丄")
        await on.press("enter", "ctrl+s")
        proxies = [(each.voter, each.carrier) for each in poll_proxies(on.app.here, poll)]
        kept = [ballots.look(on.app.here, serial, poll).paper.marks for serial in (1, 2)]
        names = ballots.written(on.app.here, poll)
    assert proxies == [(3, 4)]
    assert [each.name for each in names] == [LI]
    assert kept[0] == kept[1] == {"seats": ("wang", names[0].id), "fence": ("against",)}
