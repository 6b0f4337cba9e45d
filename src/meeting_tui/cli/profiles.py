"""`profiles`: the laws that ship, and the community's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import Seat, noun, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import day
from meeting_tui.refusal import CheckFailed

if TYPE_CHECKING:
    from meeting_tui.rules.profile import Profile, Rule


@verb(
    "check",
    N_("Which rules were compared with their source more than a year ago? Exit code 3 when there are some."),
    JSON,
)
def check(seat: Seat, as_json: bool) -> None:
    """Print each of them with the day its source was read."""
    from meeting_tui.rules.law_in_time import stale
    from meeting_tui.world import REAL

    today = REAL.now().date()
    found = [(law, rule) for law in _laws(seat) for rule in stale(law, today)]
    if as_json:
        out.as_json([_form(law, rule) for law, rule in found])
    else:
        for law, rule in found:
            said = {"law": screen().pick(dict(law.title)), "rule": screen().pick(dict(rule.title))}
            out.data(_("{law}, {rule}: source read on {day}", **said, day=day(rule.as_of, screen().lang)))
    if found:
        raise CheckFailed("cli.stale_sources", count=len(found))
    out.words(_("Every rule was compared with its source within a year."))


def _laws(seat: Seat) -> Iterator[Profile]:
    """Those that ship, and where there is a community's file its own, if it is another."""
    from meeting_tui.rules import shipped, shipped_profile

    laws = [shipped_profile(name) for name in shipped()]
    yield from laws
    if seat.told or Path(seat.target).exists():
        from meeting_tui.desk.communities import profile

        with seat.office(readonly=True) as office:
            own = profile(office)
        if own not in laws:
            yield own


def _form(law: Profile, rule: Rule) -> dict[str, object]:
    return {"profile": law.id, "rule": rule.id, "as_of": rule.as_of, "verified": rule.verified}


profiles = noun("profiles", N_("The rules that ship: when their sources were read."), check)
