"""What a merge leaves to people: ballots that clash, are void here, or that nobody can tell were in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import names

_CLASH = N_("These ballots wait for two people, as several stations had them: {serials}.")
_VOID = N_("Void here, but back at the station: {serials}. Find these papers, and tell their voters.")
_UNPROVEN = N_(
    "Here the last minute was over before these came in, and nothing but the station's clock tells when they "
    "came back: {serials}. Two people say whether they were in time."
)
_SET_BACK = N_("That clock was set back while the station worked.")


def left_to_people(
    t: Translator, clashing: Sequence[int], void: Sequence[int], unproven: Sequence[int], *, set_back: bool
) -> Iterator[str]:
    """A sentence for each sort of them, with their serials."""
    for said, serials in ((_CLASH, clashing), (_VOID, void), (_UNPROVEN, unproven)):
        if serials:
            yield t(said, serials=names([f"{serial:06d}" for serial in serials], t.lang))
    if unproven and set_back:
        yield t(_SET_BACK)
