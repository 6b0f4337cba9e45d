"""Lines of the record that an assembly alone has: the roll it goes by, who represents whom, all others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.formats import exact as exact_text
from meeting_tui.record.person import person_of
from meeting_tui.rules.exact import decimal
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.record.chain import Entry
    from meeting_tui.record.meeting.standing import RoomProxy
    from meeting_tui.record.meeting.state import MeetingState

Made = tuple[str, str, str]


def weights(state: MeetingState, told: Mapping[str, int]) -> str:
    """`148 owners, 14,000.00 m²`."""
    from meeting_tui.desk.meetings.weighing import law

    measures = law(state).measures
    return _(", ").join(
        f"{exact_text(decimal(told[name], each.decimals))} {screen().pick(dict(each.units))}"
        for name, each in measures.items()
        if name in told
    )


def principal(given: RoomProxy | None) -> str:
    """Who is represented, with their unit."""
    name = (given.name if given else None) or _("(erased)")
    return f"{name} {given.unit if given else ''}".strip()


def _frozen(entry: Entry, state: MeetingState, _texts: Mapping[int, str | None]) -> Made:
    return "note", "", _("The roll as it stands: {all}", all=weights(state, entry.body["totals"]))


def _represents(entry: Entry, state: MeetingState, _texts: Mapping[int, str | None]) -> Made:
    given = next((each for each in state.proxies if each.seq == entry.seq), None)
    whom = principal(given)
    holder = state.labels(person_of(entry.body, "name"))
    if entry.body["role"] == "self":
        return "note", holder, _("stands for {whom} too", whom=whom)
    return "note", holder, _("represents {whom}", whom=whom)


def _no_more(entry: Entry, state: MeetingState, _texts: Mapping[int, str | None]) -> Made:
    before = (each for each in reversed(state.proxies) if each.seq < entry.seq)
    given = next((each for each in before if each.voter == entry.body["voter"]), None)
    whom = principal(given)
    if entry.body["why"] == "came":
        return "note", "", _("The proxy of {whom} is over: they came themselves", whom=whom)
    if entry.body["why"] == "righted":
        return "note", "", _("Nobody stands for {whom} any more: put right", whom=whom)
    return "note", "", _("The proxy of {whom} is taken back", whom=whom)


def _rest(entry: Entry, state: MeetingState, _texts: Mapping[int, str | None]) -> Made:
    told = weights(state, entry.body["weights"])
    return "note", "", _("All others: {choice} ({weights})", choice=word(entry.body["choice"]), weights=told)


def _named(entry: Entry, state: MeetingState, _texts: Mapping[int, str | None]) -> Made:
    choice = entry.body["choice"]
    said = word(choice) if choice else _("answer taken back")
    return "note", state.labels(person_of(entry.body, "name")), said


LINES: Mapping[str, Callable[[Entry, MeetingState, Mapping[int, str | None]], Made]] = {
    "roll.frozen": _frozen,
    "proxy.in": _represents,
    "proxy.out": _no_more,
    "vote.cast": _named,
    "vote.rest": _rest,
}
