"""Opening the file: runs in the desk thread, because what it imports is heavy and what it reads is slow."""

from __future__ import annotations

import getpass
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from meeting_tui.refusal import Refusal
from meeting_tui.world import World

if TYPE_CHECKING:
    from meeting_tui.desk.communities import CommunityView
    from meeting_tui.desk.office import Office
    from meeting_tui.record.person import Person

Opened = tuple["Office", "CommunityView"]
MISSING = frozenset({"store.missing", "store.empty"})
LOCKED = "store.locked"
"""Why there is no file: there is none yet, or somebody else has it."""


def opened(target: str, who: str, world: World, *, readonly: bool = False) -> Opened:
    """The office of an existing file and whose it is."""
    from meeting_tui.desk.communities import community
    from meeting_tui.desk.office import open_office

    office = open_office(target, who, readonly=readonly, world=world)
    try:
        return _at_the_keyboard(office), community(office)
    except BaseException:  # nobody gets it, so nobody else would close it
        office.close()
        raise


def _at_the_keyboard(office: Office) -> Office:
    """Who said to sit here, as the one person of the file they are; else the computer's account signs, or a
    name while the file knows nobody."""
    from meeting_tui.desk.persons.acts import seated as sits

    try:
        return sits(office, office.who)
    except Refusal:
        return replace(office, who=getpass.getuser()) if somebody(office) else office


def seated(office: Office, person: Person) -> Office:
    """The same office with this person at the keyboard."""
    from meeting_tui.desk.persons.acts import seated as sits

    return sits(office, person.ref)


def in_office(office: Office) -> tuple[Person, ...]:
    """The members of the committee: most often one of them sits here."""
    from meeting_tui.desk import communities
    from meeting_tui.desk.persons.acts import find

    numbers = (member.person for member in communities.members(office))
    return tuple(find(office, f"p{number}") for number in dict.fromkeys(numbers) if number)


def somebody(office: Office) -> bool:
    """Whether the file knows anybody."""
    from meeting_tui.desk.persons.acts import search

    return bool(search(office, "", 1))


def read_ahead(office: Office) -> None:
    """Nobody waits for the people of the file at the first key that looks for one; who can't be read now is
    read then, and that is refused there."""
    from meeting_tui.desk.persons.acts import ready

    with suppress(Refusal):  # whoever looks for somebody hears it
        ready(office)
