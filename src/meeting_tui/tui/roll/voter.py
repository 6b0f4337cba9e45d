"""One voter: owners, units, weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.formats import day
from meeting_tui.lang.terms import UNIT_KINDS, term
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.keys import SPACE, digit, key
from meeting_tui.tui.roll import owing
from meeting_tui.tui.shell import KeyBar
from meeting_tui.tui.text import line
from meeting_tui.tui.words import area, names, titled, weighed, word
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.arrears import Owing
    from meeting_tui.desk.roll.acts import UnitView, VoterDetail
    from meeting_tui.desk.roll.arrears import InArrears


def voter_facts(
    detail: VoterDetail, owing: Sequence[Owing] = (), noted: Sequence[InArrears] = ()
) -> list[Pair]:
    """What the roll knows, in order of use. Phones and references are for the committee's eyes, as are
    `owing`, where the voter has no vote for arrears, and what is `noted` of their units."""
    voter = detail.voter
    facts: list[Pair] = [
        (_("No."), voter.no),
        (_("Voter"), voter.label),
        (_("Kind"), word(voter.kind)),
        (_("Heads"), voter.heads),
        *weighed(voter.area, voter.share),
        (_("Votes for all"), voter.representative),
        (_("Ballots"), _("in large print") if voter.large else ""),
        (_("Owned by"), names([owner.name for owner in detail.owners])),
        (_("Reference"), names([owner.reference for owner in detail.owners if owner.reference])),
        (_("Phone"), names([owner.phone for owner in detail.owners if owner.phone])),
    ]
    facts += [(_("In arrears"), _noted(each)) for each in noted]
    facts += [(_("Owes"), _owes_in(each)) for each in owing]
    units = [
        " · ".join((unit.place, term(unit.kind, screen(), UNIT_KINDS), *_measured(unit)))
        for unit in detail.units
    ]
    return [fact for fact in facts if fact[1] not in ("", "–")] + [(_p("list", "Units"), "\n".join(units))]


def _owes_in(each: Owing) -> str:
    last = day(each.last.isoformat(), screen().lang)
    said = _("no vote in {poll} “{title}” unless paid by {day}", poll=each.poll, title=each.title, day=last)
    return titled(said, names(list(each.reasons)))


def _noted(each: InArrears) -> str:
    return _(
        "{unit} since {day}, by {source}; noted by {name}",
        unit=each.place,
        day=day(each.since, screen().lang),
        source=each.source,
        name=each.by,
    )


class VoterScreen(WorkScreen[None]):
    """One voter in a dialog."""

    BINDINGS: ClassVar = [
        key("escape,enter", "dismiss", N_("Back")),
        key(SPACE, "large", N_("Large print"), N_("This voter gets ballots in large print, or no more")),
        key(
            digit(1),
            "paid",
            N_("Arrears are paid"),
            N_("Whoever had no vote for what they owed has it again"),
        ),
        key(digit(2), "owes", N_("Note arrears"), N_("Note since when a unit is in arrears, by which paper")),
        key(
            digit(3),
            "unfounded",
            N_("Arrears taken back"),
            N_("Disputed, or noted in error: nothing was owed; the reason stands in the record"),
        ),
    ]

    def __init__(self, detail: VoterDetail) -> None:
        super().__init__(classes="dialog")
        self._detail = detail
        self._owed = Owed()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(self._detail.voter.label), classes="box-title")
            with VerticalScroll():
                yield FactList(voter_facts(self._detail))
            yield KeyBar()

    def on_mount(self) -> None:
        self.do(lambda office: _owed(office, self._detail), self._owes)

    def _owes(self, owed: Owed) -> None:
        self._owed = owed
        self._shown()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What is owed is noted where the law makes something of it, and paid where it is noted."""
        owed = self._owed
        held = {"paid": owed.polls or owed.noted, "unfounded": owed.noted, "owes": owed.matters}
        return bool(held.get(action, True))

    def action_paid(self) -> None:
        """Everywhere: on the roll, and in every poll in which the vote hangs on it."""
        self.do(lambda office: _pay(office, self._detail, self._owed), self._owes)

    def action_owes(self) -> None:
        self.ask(owing.noting(self._detail), self._owes_again)

    def action_unfounded(self) -> None:
        self.ask(owing.taking_back(self._owed.noted), self._owes_again)

    def _owes_again(self, said: str) -> None:
        self.house.say(said)
        self.do(lambda office: _owed(office, self._detail), self._owes)

    def _shown(self) -> None:
        self.query_one(FactList).tell(voter_facts(self._detail, self._owed.polls, self._owed.noted))

    def action_large(self) -> None:
        """The other way from now on."""
        voter = self._detail.voter
        self.do(lambda office: _set_large(office, voter.no, not voter.large), self._told)

    def _told(self, detail: VoterDetail) -> None:
        self._detail = detail
        self._shown()


@dataclass(frozen=True)
class Owed:
    """What a voter owes: the polls in which their vote hangs on it, what is noted of their units, and whether
    the law makes anything of it."""

    polls: tuple[Owing, ...] = ()
    noted: tuple[InArrears, ...] = ()
    matters: bool = False


def _owed(office: Office, detail: VoterDetail) -> Owed:
    """Of the polls by the units, for a poll keeps the roll it had."""
    from meeting_tui.desk.communities import profile
    from meeting_tui.desk.polls import arrears
    from meeting_tui.desk.roll import arrears as roll

    units = {unit.place for unit in detail.units}
    polls = tuple(each for each in arrears.owing(office) if set(each.units.split("\n")) == units)
    noted = tuple(each for each in roll.listed(office) if each.voter == detail.voter.no)
    return Owed(polls, noted, roll.matters(profile(office)))


def _pay(office: Office, detail: VoterDetail, owed: Owed) -> Owed:
    from meeting_tui.desk.polls import arrears

    for note in owed.noted:
        arrears.settle(office, note.unit, "paid")
    for each in _owed(office, detail).polls:
        arrears.paid(office, each.poll, str(each.voter))
    return _owed(office, detail)


def _set_large(office: Office, no: int, wanted: bool) -> VoterDetail:
    from meeting_tui.desk.roll import acts as roll

    return roll.set_large(office, no, wanted)


def _measured(unit: UnitView) -> Iterator[str]:
    """What a unit weighs: its area and where that is from, its share."""
    if unit.area:
        yield _("{area} m²", area=area(unit.area))
        yield from [word(unit.area_source)] if unit.area_source else ()
    if unit.share:
        yield _("share {share}", share=unit.share)
