"""The record of a meeting as lines of a log: made from its entries and the texts its state holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.difference import difference
from meeting_tui.lang.formats import clock, day, moment, told_apart
from meeting_tui.lang.outcome import sentence
from meeting_tui.paper.documents.motions import adopted
from meeting_tui.record.person import person_of
from meeting_tui.tui.log import LogEntry
from meeting_tui.tui.meetings import settled
from meeting_tui.tui.meetings.assembly_lines import LINES
from meeting_tui.tui.words import clauses, form, names, votes, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.chain import Entry
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item


@dataclass(frozen=True)
class Quorum:
    """Whether enough members are there, and whether they could pass anything."""

    holds: bool
    can_pass: bool


@dataclass(frozen=True)
class Step:
    """The meeting after an act, and the entries that are new since `after`."""

    state: MeetingState
    after: int
    entries: tuple[Entry, ...]
    quorum: Quorum | None = None


def step(
    office: Office, meeting: str, after: int, act: Callable[[Office], MeetingState] | None = None
) -> Step:
    """Do `act`, then see what is new. The quorum is weighed again when someone came or went."""
    from meeting_tui.desk.meetings import acts as meetings

    state = act(office) if act is not None else meetings.meeting(office, meeting)
    entries = meetings.record(office, meeting, after)
    weighs = ("presence.", "meeting.") if state.roll is None else _WEIGHS
    moved = any(entry.kind.startswith(weighs) for entry in entries)
    return Step(state, after, entries, weighed(office, state) if moved else None)


_WEIGHS = ("presence.", "meeting.", "proxy.", "roll.", "item.", "recusal.", "motion.", "vote.opened")
"""What changes, in an assembly, who is there for what is before it."""


def weighed(office: Office, state: MeetingState) -> Quorum:
    """Whether those who are there are enough."""
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.desk.meetings.weighing import enough_for

    if state.roll is not None:
        return Quorum(*enough_for(state))
    reach = {each.rule: each.can_pass for each in meetings.reach(office, state.id)}
    return Quorum(bool(meetings.standing(office, state.id)["holds"]), reach.get(state.rule, True))


def log_entries(step: Step) -> list[LogEntry]:
    """The new lines of the log, in order."""
    texts = dict(_texts(step.state, step.after))
    made = (_line(entry, step.state, texts) for entry in step.entries)
    old = mended(step)
    return [replace(entry, struck=entry.seq in old) for entry in made if entry is not None]


def mended(step: Step) -> set[int]:
    """The entries that the new ones put right."""
    return {entry.body["of"] for entry in step.entries if entry.kind in _MENDING}


_MENDING = frozenset({"correction", "remark.righted", "presence.righted", "motion.righted", "action.righted"})


def _texts(state: MeetingState, after: int) -> Iterator[tuple[int, str | None]]:
    """Texts of remarks and corrections behind `after`; the newest are at the end."""
    for item in state.items:
        yield from _tail(((remark.seq, remark.text) for remark in reversed(item.remarks)), after)
    yield from _tail(((told.seq, told.text) for told in reversed(state.corrections)), after)


def _tail(pairs: Iterable[tuple[int, str | None]], after: int) -> Iterator[tuple[int, str | None]]:
    for seq, text in pairs:
        if seq <= after:
            return
        yield seq, text


def _line(entry: Entry, state: MeetingState, texts: Mapping[int, str | None]) -> LogEntry | None:
    made = LINES.get(entry.kind) if state.roll is not None else None
    made = made or _LINES.get(entry.kind)
    early = not state.opened_at or entry.at < state.opened_at
    if entry.kind in settled.LINES:
        return LogEntry(entry.seq, clock(entry.at), *settled.line(entry, state))
    if made is None or (early and entry.kind in _PREPARING):
        return None
    look, who, text = made(entry, state, texts)
    begins = entry.body["no"] if entry.kind == "item.opened" else 0
    return LogEntry(entry.seq, clock(entry.at), who, text, look, item=begins)  # type: ignore[arg-type]


Made = tuple[str, str, str]
Texts = Mapping[int, str | None]


def _who(entry: Entry, state: MeetingState, field: str) -> str:
    """Whom an entry's field means; with the unit where two in this meeting bear the name."""
    return state.labels(person_of(entry.body, field))


def _erased(text: str | None) -> str:
    return _("(erased)") if text is None else text


def _remark(entry: Entry, state: MeetingState, texts: Texts) -> Made:
    text, said_as = _erased(texts.get(entry.seq)), entry.body.get("form")
    return (
        "said",
        _who(entry, state, "speaker"),
        _("[{form}] {text}", form=form(said_as), text=text) if said_as else text,
    )


def _opened(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    return "head", "", _("{time}  The meeting is open", time=clock(entry.at))


def _paused(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    body = entry.body
    until = moment(body["until"], screen().lang, weekday=True) if "until" in body else ""
    where = " ".join(filter(None, (until, body.get("place", ""))))
    said = _("adjourned to {when}", when=where) if until else _("interrupted")
    said += _(", which is then a second call") if body.get("second_call") else ""
    why = _(" ({reason})", reason=body["reason"]) if body.get("reason") else ""
    return "head", "", _("{time}  The meeting is {how}", time=clock(entry.at), how=said + why)


def _resumed(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    return "head", "", _("{time}  The meeting goes on", time=clock(entry.at))


def _closed(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    return "head", "", _("{time}  The meeting is closed", time=clock(entry.at))


def _item(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    item = state.item(entry.body["no"])
    number, title, kind = (item.number, item.title, word(item.kind)) if item else ("", "", "")
    told = _("Item {no}  {title}  ({kind})", no=number, title=title, kind=kind)
    if item and item.of and item.kind == "minutes":
        told += _("  Ctrl+O: the last minutes")
    return "head", "", told


def _floor(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    return "note", _who(entry, state, "person"), _("gets the floor")


def _came(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    organ = entry.body.get("organ")
    capacity = word(entry.body["capacity"])
    if organ:
        capacity = _("{capacity}, {organ}", capacity=capacity, organ=organ)
    return "note", _who(entry, state, "name"), _("comes ({capacity})", capacity=capacity)


def _left(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    return "note", _who(entry, state, "name"), _("leaves")


def _anew(_entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    return "note", "", _("Everybody leaves; who is here when it goes on is taken anew")


def _office(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    chairs = entry.body["role"] == "chair"
    return "note", _who(entry, state, "name"), _("chairs the meeting") if chairs else _("keeps the record")


def _motion(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    body = entry.body
    mover, no = _who(entry, state, "mover"), body["motion"]
    by = _(" (seconded by {name})", name=_who(entry, state, "seconder")) if "seconder" in body else ""
    found = state.motion(body.get("amends", 0))
    if found is None:
        return "vote", mover, _("Motion {no}: {text}", no=no, text=body["text"]) + by
    text = difference(found[1].wording_before(no), body["text"], screen().lang)
    return "vote", mover, _("Amendment {no} to motion {of}: {text}", no=no, of=found[1].id, text=text) + by


def _withdrawn(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    return "note", "", _("Motion {no} was withdrawn", no=entry.body["motion"])


def _aside(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    seq = entry.seq
    told = (each.reason for item in state.items for each in item.recusals if each.seq == seq)
    return "note", _who(entry, state, "name"), _("stands aside: {reason}", reason=_erased(next(told, None)))


def _votes_again(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    return "note", _who(entry, state, "name"), _("votes on this item after all")


def _vote_opened(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    body = entry.body
    return "note", "", _("Vote on motion {no}: {method}", no=body["motion"], method=word(body["method"]))


def _counted(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    body = entry.body
    return (
        "note",
        names(body["by"]),
        clauses(
            f"{word(name)} {body[name]}" for name in ("for", "against", "abstain", "invalid") if name in body
        ),
    )


def _decided(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    found = state.motion(entry.body["motion"])
    label = state.labels
    cast = {label(who): choice for who, choice in found[1].votes.items()} if found else {}
    number = _("Decision {number}. ", number=found[1].filed) if found and found[1].filed else ""
    told = [f"{number}{sentence(entry.body['decision'], screen(), final=True)}"]
    told += [votes(cast)] if cast else []
    told += adopted(*found, screen()) if found else []
    return "vote", word("decision"), ("" if screen().lang == "zh" else " ").join(told)


def _action(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    body = entry.body
    return (
        "vote",
        _who(entry, state, "who"),
        _("is to: {what}  (by {due})", what=body["what"], due=day(body["due"], screen().lang)),
    )


def _correction(entry: Entry, _state: MeetingState, texts: Texts) -> Made:
    return (
        "note",
        entry.author,
        _("corrects entry {no}: {text}", no=entry.body["of"], text=_erased(texts.get(entry.seq))),
    )


def _righted(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    told = names([words(entry, state) for field, words in _RIGHT.items() if field in entry.body])
    return "note", entry.author, _("corrects entry {no}: {text}", no=entry.body["of"], text=told)


_RIGHT: Mapping[str, Callable[[Entry, MeetingState], str]] = {
    "speaker": lambda entry, state: _("{name} spoke", name=_who(entry, state, "speaker")),
    "no": lambda entry, state: _("on item {no}", no=state.number(entry.body["no"])),
    "form": lambda entry, _state: form(entry.body["form"]),
    "said_at": lambda entry, _state: clock(entry.body["said_at"]),
    "came_at": lambda entry, _state: _("came at {time}", time=clock(entry.body["came_at"])),
    "left_at": lambda entry, _state: _("left at {time}", time=clock(entry.body["left_at"])),
    "capacity": lambda entry, _state: word(entry.body["capacity"]),
    "never": lambda _entry, _state: _("was not here"),
}


def _confirmed(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    return "note", _who(entry, state, "by"), _("confirms entry {no}", no=entry.body["of"])


def _late(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    body = entry.body
    times = "–".join(clock(body.get(each, "")) for each in ("came_at", "left_at"))
    told = _("was here ({capacity}), {times}", capacity=word(body["capacity"]), times=times)
    return "note", _who(entry, state, "name"), told


def _erasure(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    return (
        "note",
        entry.author,
        _("erased the text of entry {no}: {reason}", no=entry.body["of"], reason=entry.body["reason"]),
    )


def _added(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    number = _ever(state, entry).number
    return "note", "", _("On the agenda: {no} {title}", no=number, title=entry.body["title"])


def _ever(state: MeetingState, entry: Entry) -> Item:
    """The item an entry means, also one that was taken off the agenda."""
    return next(item for item in (*state.items, *state.removed) if item.no == entry.body["no"])


def _changed(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    item = _ever(state, entry)
    return "note", entry.author, _("changes item {no}: {title}", no=item.number, title=item.title)


def _moved(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    item = _ever(state, entry)
    return "note", entry.author, _("moves an item: {no} {title}", no=item.number, title=item.title)


def _removed(entry: Entry, state: MeetingState, _texts: Texts) -> Made:
    item, reason = _ever(state, entry), entry.body.get("reason", "")
    if reason:
        told = _("takes off the agenda: {title} ({reason})", title=item.title, reason=reason)
    else:
        told = _("takes off the agenda: {title}", title=item.title)
    return "note", entry.author, told


def _rearranged(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    body = entry.body
    when = moment(body.get("planned_at", ""), screen().lang)
    speech = _("{n} min a speech", n=body["speech"]) if body.get("speech") else ""
    told = names(list(filter(None, (body.get("title"), when, body.get("place"), speech))))
    return "note", entry.author, _("changes the meeting: {what}", what=told)


def _clock(entry: Entry, _state: MeetingState, _texts: Texts) -> Made:
    was, now = told_apart(entry.body["was"], entry.body["now"], screen().lang)
    return "note", "", _("The clock ran backwards: {was} was before {now}", was=was, now=now)


_PREPARING = frozenset(
    {
        "agenda.added",
        "agenda.changed",
        "agenda.moved",
        "agenda.removed",
        "meeting.changed",
        "office.assigned",
    }
)
"""What the panels show already; in the record it is news only while the meeting runs."""
_LINES: Mapping[str, Callable[[Entry, MeetingState, Texts], Made]] = {
    "agenda.added": _added,
    "agenda.changed": _changed,
    "agenda.moved": _moved,
    "agenda.removed": _removed,
    "meeting.changed": _rearranged,
    "office.assigned": _office,
    "meeting.opened": _opened,
    "presence.in": _came,
    "presence.out": _left,
    "presence.anew": _anew,
    "item.opened": _item,
    "floor.given": _floor,
    "remark": _remark,
    "motion.put": _motion,
    "recusal.declared": _aside,
    "recusal.ended": _votes_again,
    "vote.opened": _vote_opened,
    "vote.counted": _counted,
    "motion.withdrawn": _withdrawn,
    "motion.decided": _decided,
    "action.assigned": _action,
    "meeting.paused": _paused,
    "meeting.resumed": _resumed,
    "meeting.closed": _closed,
    "correction": _correction,
    "remark.righted": _righted,
    "remark.confirmed": _confirmed,
    "presence.righted": _righted,
    "presence.added": _late,
    "erasure": _erasure,
    "clock.anomaly": _clock,
}
