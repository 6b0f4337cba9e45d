"""One voter: owners, units, weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.terms import UNIT_KINDS, term
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.keys import key
from meeting_tui.tui.shell import KeyBar
from meeting_tui.tui.text import line
from meeting_tui.tui.words import area, names, weighed, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meeting_tui.desk.roll.acts import UnitView, VoterDetail


def voter_facts(detail: VoterDetail) -> list[Pair]:
    """What the roll knows, in order of use. Phones and references are for the committee's eyes."""
    voter = detail.voter
    facts: list[Pair] = [
        (_("No."), voter.no),
        (_("Voter"), voter.label),
        (_("Kind"), word(voter.kind)),
        (_("Heads"), voter.heads),
        *weighed(voter.area, voter.share),
        (_("Votes for all"), voter.representative),
        (_("Owned by"), names([owner.name for owner in detail.owners])),
        (_("Reference"), names([owner.reference for owner in detail.owners if owner.reference])),
        (_("Phone"), names([owner.phone for owner in detail.owners if owner.phone])),
    ]
    units = [
        " · ".join((unit.place, term(unit.kind, screen(), UNIT_KINDS), *_measured(unit)))
        for unit in detail.units
    ]
    return [fact for fact in facts if fact[1] not in ("", "–")] + [(_("Units"), "\n".join(units))]


class VoterScreen(ModalScreen[None]):
    """One voter in a dialog."""

    BINDINGS: ClassVar = [key("escape,enter", "dismiss", N_("Back"))]

    def __init__(self, detail: VoterDetail) -> None:
        super().__init__(classes="dialog")
        self._detail = detail

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(self._detail.voter.label), classes="box-title")
            with VerticalScroll():
                yield FactList(voter_facts(self._detail))
            yield KeyBar()


def _measured(unit: UnitView) -> Iterator[str]:
    """What a unit weighs: its area and where that is from, its share."""
    if unit.area:
        yield _("{area} m²", area=area(unit.area))
        yield from [word(unit.area_source)] if unit.area_source else ()
    if unit.share:
        yield _("share {share}", share=unit.share)
