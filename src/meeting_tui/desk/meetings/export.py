"""A meeting as the file that calls it again: `meeting export` gives what `meeting new` takes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item
from meeting_tui.record.person import Person


def as_toml(state: MeetingState) -> str:
    """Title, time, place, officers and the whole agenda; who was there and what was said is the record's."""
    return "\n".join((*_head(state), *(line for item in state.items for line in _item(item)))) + "\n"


def _head(state: MeetingState) -> Iterator[str]:
    yield f"title = {_text(state.title)}"
    yield f"time = {state.planned_at}:00" if state.planned_at else 'time = ""'
    yield from _texts(place=state.place, kind=state.kind, chair=_told(state.chair))
    yield from _texts(recorder=_told(state.recorder), profile=state.profile, rule=state.rule)
    yield from _texts(second_of=state.second_of)
    yield f"speech = {state.speech}"


def _item(item: Item) -> Iterator[str]:
    yield f"\n[[agenda{'.item' * item.depth}]]"
    yield from _texts(title=item.title, kind=item.kind, presenter=_told(item.presenter), of=item.of)
    numbers = {"planned": item.planned, "matter": item.matter, "proposal": item.proposal}
    yield from (f"{name} = {number}" for name, number in numbers.items() if number)
    for file in item.enclosures:
        yield f"\n[[agenda{'.item' * item.depth}.enclosure]]"
        yield from (*_texts(name=file.name, sha256=file.sha256), f"size = {file.size}")


def _texts(**values: str) -> Iterator[str]:
    return (f"{name} = {_text(value)}" for name, value in values.items() if value)


def _told(person: Person | None) -> str:
    """By name, with the unit where there is one: another file gives other numbers."""
    return f"{person.name} {person.unit}".strip() if person else ""


def _text(text: str) -> str:
    """A string of TOML, which takes the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False)
