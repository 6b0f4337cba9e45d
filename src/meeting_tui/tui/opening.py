"""Opening the file: runs in the desk thread, because what it imports is heavy and what it reads is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meeting_tui.world import World

if TYPE_CHECKING:
    from meeting_tui.desk.communities import CommunityView
    from meeting_tui.desk.office import Office

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
        return office, community(office)
    except BaseException:  # nobody gets it, so nobody else would close it
        office.close()
        raise
