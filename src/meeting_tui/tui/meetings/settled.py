"""Lines of the record about what is settled: actions, objections, minutes, motions put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from meeting_tui.lang import _, screen
from meeting_tui.lang.formats import day
from meeting_tui.record.person import people_of, person_of
from meeting_tui.tui.meetings.read_back import objection
from meeting_tui.tui.words import names

if TYPE_CHECKING:
    from meeting_tui.record.chain import Entry
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.person import Person

Look = Literal["head", "vote", "note"]
Line = tuple[str, str, Look]


def _action(entry: Entry, state: MeetingState) -> str:
    return next((action.what for action in state.actions if action.seq == entry.body["of"]), "")


def _who(entry: Entry, state: MeetingState, field: str) -> str:
    return state.labels(person_of(entry.body, field))


def _done(entry: Entry, state: MeetingState) -> Line:
    return _who(entry, state, "by"), _("done: {what}", what=_action(entry, state)), "note"


def _dropped(entry: Entry, state: MeetingState) -> Line:
    told = _("drops: {what} ({reason})", what=_action(entry, state), reason=entry.body["reason"])
    return _who(entry, state, "by"), told, "note"


def _righted(entry: Entry, state: MeetingState) -> Line:
    told = names([words(entry, state) for field, words in _RIGHT.items() if field in entry.body])
    return entry.author, _("corrects entry {no}: {text}", no=entry.body["of"], text=told), "note"


_RIGHT: Mapping[str, Callable[[Entry, MeetingState], str]] = {
    "text": lambda entry, _state: entry.body["text"],
    "mover": lambda entry, state: _("moved by {name}", name=_who(entry, state, "mover")),
    "seconder": lambda entry, state: _("seconded by {name}", name=_who(entry, state, "seconder")),
    "what": lambda entry, _state: entry.body["what"],
    "who": lambda entry, state: _who(entry, state, "who"),
    "due": lambda entry, _state: _("by {due}", due=day(entry.body["due"], screen().lang)),
}


def _objection(entry: Entry, state: MeetingState) -> Line:
    told = next((each for each in state.objections if each.seq == entry.seq), None)
    text = objection(state, told) if told else ""
    return _who(entry, state, "name"), _("objects {what}", what=text), "vote"


def _taken_back(entry: Entry, state: MeetingState) -> Line:
    told = next((each for each in state.objections if each.seq == entry.body["of"]), None)
    who = state.labels(told.person) if told else ""
    return who, _("takes back the objection of entry {no}", no=entry.body["of"]), "vote"


def _read(_entry: Entry, _state: MeetingState) -> Line:
    return "", _("The record is read back"), "note"


def _confirmed(entry: Entry, state: MeetingState) -> Line:
    return _who(entry, state, "by"), _("confirms the minutes"), "note"


def _declared(entry: Entry, state: MeetingState) -> Line:
    told = _("declare the minutes final")
    if missing := people_of(entry.body, "missing"):
        told += _("; not confirmed by: {names}", names=_names(state, missing))
    if reason := entry.body.get("reason", ""):
        told += _(" ({reason})", reason=reason)
    return _names(state, people_of(entry.body, "by")), told, "note"


def _names(state: MeetingState, people: tuple[Person, ...]) -> str:
    return names(list(map(state.labels, people)))


def _approved(entry: Entry, _state: MeetingState) -> Line:
    body = entry.body
    if number := body.get("number", ""):
        told = _("The minutes are approved: {title}, decision {number}", title=body["title"], number=number)
    else:
        told = _("The minutes are approved: {title}", title=body["title"])
    return "", told, "head"


def line(entry: Entry, state: MeetingState) -> Line:
    """Who, what, and how it looks; of a kind in `LINES`."""
    return LINES[entry.kind](entry, state)


LINES: Mapping[str, Callable[[Entry, MeetingState], Line]] = {
    "motion.righted": _righted,
    "action.righted": _righted,
    "action.done": _done,
    "action.dropped": _dropped,
    "objection.entered": _objection,
    "objection.written": _objection,
    "objection.retracted": _taken_back,
    "minutes.read": _read,
    "minutes.confirmed": _confirmed,
    "minutes.declared": _declared,
    "minutes.approved": _approved,
}
"""The kinds that stand here."""
