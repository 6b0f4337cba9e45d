"""Persons: who is meant, and why somebody can't be registered."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.ways import Ways

WORDS = {
    "persons.several": N_("“{name}” names several people. Register each of them by themselves."),
    "persons.unnamed": N_("Nobody is named. Give a name."),
    "persons.unknown": Ways(
        N_("Nobody in this file is called “{name}”. Choose somebody who is, or register them: {way}."),
        N_("meeting-tui person add NAME"),
        N_("Ctrl+O, then Ctrl+N"),
    ),
    "persons.ambiguous": N_(
        "{count} people are called “{name}”: {people}. Say which, with what stands behind the name."
    ),
    "persons.registered": N_("{name} is registered already, as {ref}."),
    "persons.same_name": N_(
        "Somebody is called “{name}” already: {people}. Choose them, or give the unit or the organ that tells "
        "the two apart."
    ),
}
