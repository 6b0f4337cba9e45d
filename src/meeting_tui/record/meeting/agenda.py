"""What entries do to the agenda, an outline: items come, change, move, go; here they get their numbers.

The items stand in the order they are read, each behind all that stands above it. An entry that would tear
the outline (under itself, under nobody, behind somebody else's item) moves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.enclosures import NAMES, enclosures_of
from meeting_tui.record.meeting.items import Act, Texts
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item
from meeting_tui.record.person import person_of

DEEPEST = 3
"""Levels of an agenda; more is a list of tasks."""
_SAID = ("title", "kind", "planned", "matter", "proposal", "of")


def family(items: Iterable[Item], no: int) -> tuple[Item, ...]:
    """An item with all that stand under it, in their order."""
    inside = {no}
    found = []
    for item in items:
        if item.no == no or item.parent in inside:
            inside.add(item.no)
            found.append(item)
    return tuple(found)


def siblings(items: Iterable[Item], item: Item) -> tuple[Item, ...]:
    """The items under the same one, itself among them, in their order."""
    return tuple(each for each in items if each.parent == item.parent)


def _numbered(items: Iterable[Item]) -> tuple[Item, ...]:
    """With the number each has where it stands: 1, 2, 2.1, 2.2, 3."""
    numbers, so_far = {0: ""}, Counter[int]()
    made = []
    for item in items:
        so_far[item.parent] += 1
        number = f"{numbers[item.parent]}{so_far[item.parent]}"
        numbers[item.no] = f"{number}."
        made.append(replace(item, number=number))
    return tuple(made)


def _placed(items: Iterable[Item], block: Collection[Item], behind: Collection[Item]) -> tuple[Item, ...]:
    """The items with a block moved, or put, behind the last of `behind`; behind none: to the front."""
    rest, before = _without(items, block), {item.no for item in behind}
    at = 1 + max((place for place, item in enumerate(rest) if item.no in before), default=-1)
    return _numbered((*rest[:at], *block, *rest[at:]))


def _without(items: Iterable[Item], block: Iterable[Item]) -> tuple[Item, ...]:
    gone = {item.no for item in block}
    return tuple(item for item in items if item.no not in gone)


def _last_under(items: tuple[Item, ...], parent: int) -> tuple[Item, ...]:
    return family(items, parent) if parent else items


def _known(items: Iterable[Item], parent: int) -> int:
    return parent if any(item.no == parent for item in items) else 0


def _said(body: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: body[name] for name in _SAID if name in body}
    return said | {"enclosures": enclosures_of(body)} if NAMES in body else said


def _added(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body, items = entry.body, state.items
    said = _said(body)
    presenter = person_of(body, "presenter") if body["presenter"] else None
    parent = _known(items, body.get("parent", 0))
    item = Item(body["no"], presenter=presenter, parent=parent, added_at=entry.at, **said)
    return replace(state, items=_placed(items, (item,), _last_under(items, parent)))


def _changed(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    said = _said(body)
    if "presenter" in body:
        said["presenter"] = person_of(body, "presenter") if body["presenter"] else None
    items = tuple(replace(item, **said) if item.no == body["no"] else item for item in state.items)
    state = replace(state, items=items)
    return _put_under(state, body["no"], body["parent"]) if "parent" in body else state


def _put_under(state: MeetingState, no: int, parent: int) -> MeetingState:
    block, item = family(state.items, no), state.item(no)
    fits = parent == _known(state.items, parent) and not any(each.no == parent for each in block)
    if item is None or item.parent == parent or not fits:
        return state
    block = (replace(item, parent=parent), *block[1:])
    rest = _without(state.items, block)
    return replace(state, items=_placed(rest, block, _last_under(rest, parent)))


def _moved(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    items, after, item = state.items, entry.body["after"], state.item(entry.body["no"])
    if item is None or after == item.no:
        return state
    if not after:
        behind = tuple(each for each in items if each.no == item.parent)
    elif any(each.no == after for each in siblings(items, item)):
        behind = family(items, after)
    else:
        return state
    return replace(state, items=_placed(items, family(items, item.no), behind))


def _removed(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    block = family(state.items, entry.body["no"])
    if any(item.opened_at for item in block):
        return state
    gone = tuple(replace(item, removed_at=entry.at) for item in block)
    rest = _numbered(_without(state.items, block))
    return replace(state, items=rest, removed=(*state.removed, *gone))


STEPS: Mapping[str, Act] = {
    "agenda.added": _added,
    "agenda.changed": _changed,
    "agenda.moved": _moved,
    "agenda.removed": _removed,
}
