"""Who is known of a meeting when its papers are made, and who of them stands on them in clear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from meeting_tui.paper.documents.known import InClear, Known
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import INVITED
from meeting_tui.record.person import Person


def of_meeting(state: MeetingState) -> Known:
    """Officials, and who is there for an organisation, by name; everybody else is a private person.

    An organ that presents an item or has something to do is a name without a number, and stays.
    """
    clear = tuple(_in_clear(state))
    spoke = [stay.person.name for stay in state.attendance]
    spoke += [remark.speaker.name for item in state.items for remark in item.remarks]
    everybody = tuple(dict.fromkeys(people_in(state)))
    label = state.labels
    office = {each.text for each in clear}
    told = ((each, label(each).removeprefix(each.name).strip()) for each in everybody)
    private = [each for each in everybody if not _named(each, state)]
    return Known(
        names=frozenset({each.name for each in private if each.id or each.name in spoke}),
        labelled=frozenset(
            (each.name, apart)
            for each, apart in told
            if apart and (each in private or each.name not in office)
        ),
        units=frozenset(each.unit for each in everybody if "-" in each.unit),
        clear=clear,
    )


def _named(person: Person, state: MeetingState) -> bool:
    officers = (each for each in (state.chair, state.recorder) if each)
    return person.among((*state.members, *officers)) or person.among(_invited(state))


def _invited(state: MeetingState) -> Iterator[Person]:
    return (each.person for each in state.attendance if each.capacity == INVITED and each.person.organ)


def _in_clear(state: MeetingState) -> Iterator[InClear]:
    yield from (InClear(each.name, "member") for each in state.members)
    for person, capacity in ((state.chair, "chair"), (state.recorder, "recorder")):
        if person:
            yield InClear(person.name, capacity)
    yield from (InClear(each.name, "invited") for each in dict.fromkeys(_invited(state)))


def people_in(value: Any) -> Iterator[Person]:
    """Every person in a value of the record, wherever they stand in it."""
    if isinstance(value, Person):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from people_in(key)
            yield from people_in(each)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from people_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from people_in(getattr(value, each.name))
