"""The screens on which papers are marked: what all say of marks that are not taken, and of written names."""

from __future__ import annotations

from abc import abstractmethod

from meeting_tui.lang import N_, _
from meeting_tui.tui.place import Place
from meeting_tui.tui.polls.marking import Marking
from meeting_tui.tui.polls.writing_in import ask_name

UNANSWERED = N_("{title}: press the digit of the choice, or 0 for blank.")
SURPLUS = N_("One digit too many: compare each mark with the paper. Up goes to the first, then Enter counts.")
STRAYED = N_("Part of a code came instead of digits: no mark of this paper counts. Key it in again.")


class MarkingPlace(Place):
    """A place with one `Marking`; the keys that are no marks are answered here."""

    @property
    def marking(self) -> Marking:
        """The marks of the paper that is up."""
        return self.query_one(Marking)

    @property
    @abstractmethod
    def paper(self) -> str:
        """What tells the paper that is up from all others: a name half typed is kept there."""

    def strayed(self) -> None:
        """All marks of the paper that is up were taken back."""

    def on_marking_naming(self, event: Marking.Naming) -> None:
        ask_name(self, event.asked, self.paper, self.marking.name_it)

    def on_marking_unanswered(self, event: Marking.Unanswered) -> None:
        self.house.say(_(UNANSWERED, title=event.title), bad=True)

    def on_marking_surplus(self, _event: Marking.Surplus) -> None:
        self.app.bell()
        self.house.say(_(SURPLUS), bad=True)

    def on_marking_strayed(self, _event: Marking.Strayed) -> None:
        """The rest of the code is still on its way, and its digits are no marks either."""
        self.strayed()
        self.house.no_scan(_(STRAYED))
