"""What the counting table does besides keying in: take back, second keying, what a scan does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meeting_tui.lang import N_, _
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.polls.marking_place import MarkingPlace

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView

SETUP = "station"
"""Where it is kept what a scan does here while a ballot is up."""
TAKE_BACK, FINISH, BLIND = "undo", "finish", "blind"
WHY_BACK = (N_("Keyed in wrong"), N_("Another paper was meant"), N_("The paper is to be looked at again"))


class StationMore(MarkingPlace):
    """The counting table without its papers: `_last` were kept here, the latest first."""

    _poll: PollView
    _blind = False
    _keyed = 0
    _last: list[tuple[int, str]]

    def _entitle(self) -> None:
        """Say above which keying this is."""

    def _next(self, said: str) -> None:
        """Clear the table."""

    @property
    def finishes(self) -> bool:
        """Whether a scan keeps the ballot before it, once every question has its answer."""
        return bool(self.house.drafts.at(SETUP).get(FINISH))

    def action_more(self) -> None:
        """What is done rarely, by name."""
        options = [PickOption(each, words) for each, words in self._further()]
        self.ask(Pick(_("The counting table"), options), self._chosen)

    def _further(self) -> list[tuple[str, str]]:
        finish = _("A scan only asks") if self.finishes else _("A scan keeps the ballot before it")
        blind = _("First keying again") if self._blind else _("Second keying, by another person")
        last = [(TAKE_BACK, _("Take back a ballot that was kept"))] if self._last else []
        return [*last, (FINISH, finish), (BLIND, blind)]

    def _chosen(self, what: str) -> None:
        if what == TAKE_BACK:
            self._take_back_last()
        elif what == FINISH:
            self.house.drafts.keep(SETUP, {} if self.finishes else {FINISH: "1"})
            said = _("A scan now keeps the ballot before it, once every question has its answer.")
            self.house.say(said if self.finishes else _("A scan while a ballot is up now asks."))
        else:
            self._blind, self._last = not self._blind, []
            self._entitle()
            self._next(_("Ready for the first paper."))

    def _take_back_last(self) -> None:
        """One of those kept here, the latest on top, and why."""
        if not self._last:
            self.house.say(_("Nothing was kept here yet."), bad=True)
            return
        options = [PickOption(str(serial), f"{serial:06d}", label) for serial, label in self._last]
        self.ask(Pick(_("Which ballot is taken back?"), options), self._why_back)

    def _why_back(self, serial: str) -> None:
        options = [PickOption(words, words) for words in map(_, WHY_BACK)]
        title = _("Why is {serial} taken back?", serial=f"{int(serial):06d}")
        self.ask(
            Pick(title, options, free=True),
            lambda reason: self.do(
                lambda office: _undo(office, self._poll.id, int(serial), reason), self._taken_back
            ),
        )

    def _taken_back(self, serial: int) -> None:
        self._keyed = max(self._keyed - 1, 0)
        self._last = [each for each in self._last if each[0] != serial]
        self._next(
            _("{serial} is taken back, on record. Scan it to key it in again.", serial=f"{serial:06d}")
        )


def _undo(office: Office, poll: str, serial: int, reason: str) -> int:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.undo(office, poll, [serial], reason)[0]
