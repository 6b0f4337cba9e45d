"""Ready-made agendas: of a template, or like an earlier meeting's; with what earlier meetings left undone.

An item carries over unless it was discussed and nothing of it is open (a motion laid aside, a matter not
settled), and unless it is one of those that come every time: those of the templates, and minutes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from meeting_tui.desk.matters.rows import state_of
from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.meetings.spec import TEMPLATES, AgendaSpec, MeetingSpec
from meeting_tui.record.matter.values import DISCUSSED, PROPOSED, RAISED, VOTING, MatterState
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Action, Item
from meeting_tui.refusal import Choices, Key, Refusal
from meeting_tui.store.tables import Community, Matter, Meeting, Proposal

_UNDONE = (RAISED, DISCUSSED, PROPOSED, VOTING)


def whole_agenda(on: Floor, spec: MeetingSpec) -> tuple[AgendaSpec, ...]:
    """The agenda a spec means. Its own items come before the last of a template, or behind those of `like`.

    Refusal meetings.template, meetings.unknown.
    """
    if spec.like:
        earlier = Floor(on.office, on.session, spec.like).state
        return (*_filled(on, _again(earlier, 0)), *spec.agenda)
    if not spec.template:
        return spec.agenda
    if spec.template not in TEMPLATES:
        raise Refusal("meetings.template", template=Key(spec.template), known=Choices(TEMPLATES))
    *first, last = (_ready(on, raw) for raw in _templates()[spec.template])
    return (*_filled(on, first), *spec.agenda, *_filled(on, (last,)))


@cache
def _templates() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(Path(__file__).with_name("agendas.toml").read_text("utf-8"))


def _ready(on: Floor, raw: dict[str, Any]) -> AgendaSpec:
    community = on.session.get(Community, 1)
    title = raw[community.lang if community else "zh"]
    return AgendaSpec(title, raw.get("kind", AgendaSpec.kind), planned=raw["planned"])


def _again(earlier: MeetingState, parent: int) -> tuple[AgendaSpec, ...]:
    """An earlier agenda; what it was about then (matters, minutes, what had arisen) is not taken along."""
    return tuple(
        AgendaSpec(
            item.title,
            item.kind,
            item.presenter.ref if item.presenter else "",
            item.planned,
            items=() if item.title in _titles("arising") else _again(earlier, item.no),
        )
        for item in earlier.items
        if item.parent == parent
    )


@cache
def _titles(mark: str = "") -> frozenset[str]:
    """The titles of all templates' items in both languages; of those with a mark alone."""
    every = (raw for template in _templates().values() for raw in template if not mark or raw.get(mark))
    return frozenset(raw[lang] for raw in every for lang in ("zh", "en"))


def _filled(on: Floor, items: Iterable[AgendaSpec]) -> Iterator[AgendaSpec]:
    """With the last meeting's minutes, and what is left under the matters arising."""
    held = _held(on)
    for item in items:
        if item.kind == "minutes" and held:
            yield replace(item, of=held[-1].id)
        elif item.title in _titles("arising"):
            yield replace(item, items=tuple(_left(on, held)))
        else:
            yield item


def _held(on: Floor) -> list[MeetingState]:
    """The meetings of this kind that are closed, the latest last."""
    ids = on.session.exec(select(Meeting.id).where(Meeting.kind == on.state.kind)).all()
    states = (Floor(on.office, on.session, each).state for each in ids if each != on.state.id)
    return sorted((state for state in states if state.closed_at), key=lambda state: state.closed_at)


def _left(on: Floor, held: list[MeetingState]) -> Iterator[AgendaSpec]:
    """Open actions of all those meetings and of matters, what the last meeting did not finish, and the
    matters of earlier ones that are not settled; each once."""
    of_matters = tuple(_of_matters(on))
    given = {action.what for state in held for action in state.actions}
    given |= {action.what for _number, action in of_matters}
    for state in held:
        for to_do in (each for each in state.actions if each.open):
            yield AgendaSpec(to_do.what, "report", to_do.who.ref, of=state.id)
    for number, to_do in of_matters:
        if to_do.open:
            yield AgendaSpec(to_do.what, "report", to_do.who.ref, matter=number)
    dealt_with: set[int] = set()
    for state in reversed(held):
        for item in state.items:
            matter = _matter(on, item)
            waits = matter is not None and matter.state in _UNDONE
            again = matter is not None and matter.id in dealt_with
            action = bool(item.of or item.matter) and item.title in given  # told above while it is open
            unfinished = state is held[-1] and not finished(item)
            if (waits or unfinished) and not (again or action or _comes_every_time(item)):
                found = AgendaSpec(item.title, item.kind, of=state.id, enclosures=item.enclosures)
                yield replace(found, matter=item.matter, proposal=item.proposal)
        dealt_with |= {matter.id for item in state.items if (matter := _matter(on, item))}


def _of_matters(on: Floor) -> Iterator[tuple[int, Action]]:
    """What people were given to do on matters, outside of meetings."""
    for number in on.session.exec(select(Matter.id).order_by(col(Matter.id))).all():
        yield from ((number or 0, action) for action in state_of(on.office, on.session, number or 0).actions)


def finished(item: Item) -> bool:
    """Taken up, and no motion on it waits or was laid aside."""
    return bool(item.opened_at) and not any(motion.pending or motion.aside for motion in item.motions)


def _comes_every_time(item: Item) -> bool:
    return item.kind == "minutes" or item.title in _titles()


def _matter(on: Floor, item: Item) -> MatterState | None:
    """The matter an item is about, or its proposal is."""
    proposal = on.session.get(Proposal, item.proposal) if item.proposal else None
    about = proposal.matter if proposal else item.matter
    return state_of(on.office, on.session, about) if about else None
