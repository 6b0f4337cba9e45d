"""Dates, areas and codes in words, as short as a table needs them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.terms import term

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
PLAIN = {
    "committee": N_("Committee meeting"),
    "assembly": N_("Owners' assembly"),
    "chair": N_("Chairperson"),
    "vice": N_("Vice chair"),
    "member": N_("Member"),
    "invited": N_("Invited"),
    "observer": N_("Observer"),
    "owner": N_("Owner"),
    "home": N_("Dwelling"),
    "shop": N_("Shop"),
    "parking": N_("Parking"),
    "other": N_("Other"),
    "proposed": N_("Proposed"),
    "voting": N_("Being voted on"),
    "decided": N_("Decided"),
    "done": N_("Settled"),
    "dropped": N_("Dropped"),
    "printed": N_("Printed"),
    "issued": N_("Handed out"),
    "returned": N_("Came back"),
    "waiting": N_("Waits for people"),
    "valid": N_("Valid"),
    "invalid": N_("Invalid"),
    "void": N_("Void"),
    "running": N_("Running"),
    "held": N_("Held"),
    "notice": N_("Notice"),
    "minutes": N_("Minutes"),
    "attendance": N_("Sign-in sheet"),
    "result": N_("Result notice"),
    "poster": N_("Poster"),
    "proxy": N_("Proxy form"),
    "register": N_("Issue register"),
    "tally": N_("Tally sheet"),
    "public": N_("Public"),
    "archive": N_("Archive"),
    "registry": N_("registered area"),
    "survey": N_("surveyed area"),
    "contract": N_("area of the contract"),
    "hand": N_("into the hand"),
    "door": N_("at the door"),
    "post": N_("by post"),
    "box": N_("letter box"),
    "contact": N_("registered contact"),
}


def word(code: str) -> str:
    """The word of a code, in the screen's language."""
    return _(PLAIN[code]) if code in PLAIN else term(code, screen())


def moment(value: str | datetime) -> str:
    """`2026-11-23 Mon 19:30`; empty for nothing."""
    if not value:
        return ""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return f"{day(at.date())} {at:%H:%M}"


def day(value: str | date) -> str:
    """`2026-11-23 Mon`."""
    if not value:
        return ""
    on = value if isinstance(value, date) else date.fromisoformat(value[:10])
    return f"{on.isoformat()} {_(WEEKDAYS[on.weekday()])}"


def clock(value: str) -> str:
    """`19:30` of an ISO time."""
    return value[11:16]


def area(hundredths: int) -> str:
    """Square metres from 0.01 m²: `12,345.67`."""
    return f"{hundredths // 100:,}.{hundredths % 100:02d}"


def names(several: tuple[str, ...] | list[str]) -> str:
    """Names in a row."""
    return ("、" if screen().lang == "zh" else ", ").join(several) or "–"


def votes(cast: Mapping[str, str]) -> str:
    """For 3: A, B, C; against 1: D. Every name stands with its vote."""
    parts = []
    for choice in ("for", "against", "abstain"):
        who = [name for name, vote in cast.items() if vote == choice]
        count = f"{word(choice)} {len(who)}"
        parts.append(titled(count, names(who)) if who else count)
    return ("；" if screen().lang == "zh" else "; ").join(parts)


def titled(title: str, state: str) -> str:
    """A title with its state behind it."""
    return _("{title} ({state})", title=title, state=state)


def outcome(decision: Mapping[str, Any]) -> str:
    """Passed, not passed, no quorum."""
    return word(str(decision.get("outcome", "")))
