"""Motions are put, amended, put off and taken back; members stand aside where they have an interest."""

from __future__ import annotations

from typing import Any

from meeting_tui.desk.meetings.floor import Floor, floor, words
from meeting_tui.desk.meetings.people import expected
from meeting_tui.desk.meetings.rolls import weighs
from meeting_tui.desk.meetings.speakers import debated
from meeting_tui.desk.meetings.votes import waiting
from meeting_tui.desk.meetings.weighing import frozen, law
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.motions import CLOSE
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Motion
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import Choices, FieldName, Key, Refusal

AMEND = "amend"
"""A way to go on with a motion that waits, beside the forms a law knows."""


def in_order(state: MeetingState) -> tuple[str, ...]:
    """What may be moved while a motion waits on the open item: `amend`, and forms of `put_motion`."""
    before = state.open_item.question if state.open_item else None
    if before is None or before.vote or before.form:
        return ()
    ways = (*((AMEND,) if before.main else ()), *law(state).motion.forms)
    closed = (AMEND, CLOSE) if before.debated else ()
    return tuple(way for way in ways if way not in closed)


def put_motion(
    office: Office,
    meeting: str,
    text: str,
    mover: str,
    *,
    seconder: str = "",
    amends: int = 0,
    form: str = "",
    rule: str = "",
) -> MeetingState:
    """Put a motion on the open item, which must be one for decision.

    `rule`: the rule of an assembly's profile that decides it, the meeting's unless said.

    `amends`: the motion whose wording it changes; `text` is then the whole new wording. `form`: `postpone`,
    `refer` or `close_debate`, where the profile knows it. One of each at a time, the last put is voted first.
    """
    with floor(office, meeting) as on:
        item = _deciding(on)
        said = words(text, "motion")
        _in_order(on, item, said, amends, form)
        by = on.member_here(mover, "mover")
        more: dict[str, object] = {"amends": amends} if amends else {}
        more |= {"form": form} if form else {}
        more |= _decided_by(on, rule)
        more |= _seconded(on, seconder, by)
        number = len(on.state.motions) + 1
        on.write("motion.put", no=item.no, motion=number, text=said, **body_of("mover", by), **more)
    return on.state


def _decided_by(on: Floor, rule: str) -> dict[str, object]:
    """Refused where the roll does not say what the rule weighs."""
    if not rule or rule == on.state.rule or on.state.roll is None:
        return {}
    weighs(on, rule)
    return {"rule": rule}


def _deciding(on: Floor) -> Item:
    item = on.item()
    if on.state.kind != "committee":
        frozen(on.state)
    if not item.decides:
        raise Refusal("meetings.not_for_decision", no=item.number, title=item.title)
    return item


def _in_order(on: Floor, item: Item, text: str, amends: int, form: str) -> None:
    before = item.question
    if before and before.vote:
        raise Refusal("meetings.vote_open", motion=before.id, text=before.wording)
    if form:
        _may_wait(on, item, form)
    elif amends:
        _may_amend(item, amends, text)
    else:
        for motion in reversed(on.state.motions):
            if motion.pending:
                raise Refusal("meetings.motion_open", motion=motion.id, text=motion.wording)


def _may_wait(on: Floor, item: Item, form: str) -> None:
    before = item.question
    forms = law(on.state).motion.forms
    if form not in forms:
        raise Refusal("meetings.no_form", form=Key(form), known=Choices(forms))
    if before is None:
        raise Refusal("meetings.nothing_put")
    if before.form:
        raise Refusal("meetings.motion_open", motion=before.id, text=before.wording)
    if form == CLOSE:
        debated(item)


def _may_amend(item: Item, amends: int, text: str) -> None:
    before = item.question
    if before is None or (before.main and before.id != amends):
        raise Refusal("meetings.no_motion", motion=amends)
    if not before.main:
        raise Refusal("meetings.motion_open", motion=before.id, text=before.wording)
    debated(item)
    if text == before.wording:
        raise Refusal("meetings.same_wording", field=FieldName("motion"), motion=amends)


def _seconded(on: Floor, ref: str, mover: Person) -> dict[str, object]:
    if not ref:
        if law(on.state).motion.seconder:
            raise Refusal("meetings.no_seconder", field=FieldName("seconder"))
        return {}
    seconder = on.member_here(ref, "seconder")
    if seconder.is_(mover):
        raise Refusal("meetings.seconds_own", name=on.state.labels(seconder))
    return body_of("seconder", seconder)


def withdraw_motion(office: Office, meeting: str, motion: int) -> MeetingState:
    """The mover takes a motion back before it is decided; what changes it must be out of the way."""
    with floor(office, meeting) as on:
        waiting(on, motion)
        on.write("motion.withdrawn", motion=motion)
    return on.state


def right_motion(
    office: Office,
    meeting: str,
    motion: int,
    *,
    text: str | None = None,
    mover: str | None = None,
    seconder: str | None = None,
) -> MeetingState:
    """Enter how a motion that waits was meant: only what differs; what is None stays.

    Refused once it is voted on (`meetings.vote_open`, `meetings.motion_done`) or an amendment was put to its
    wording (`meetings.amended`), and `meetings.as_it_is`.
    """
    with floor(office, meeting) as on:
        before = _not_voted(on, motion)
        body: dict[str, Any] = {}
        if text is not None and (said := words(text, "motion")) != before.text:
            if any(each.amends == motion for each in on.state.motions):
                raise Refusal("meetings.amended", motion=motion)
            body["text"] = said
        if mover is not None and not (by := on.member_here(mover, "mover")).is_(before.mover):
            body |= body_of("mover", by)
        if seconder and seconder != (before.seconder.ref if before.seconder else ""):
            body |= _seconded(on, seconder, by if "mover" in body else before.mover)
        if not body:
            raise Refusal("meetings.as_it_is", seq=before.seq)
        on.write("motion.righted", of=before.seq, **body)
    return on.state


def _not_voted(on: Floor, number: int) -> Motion:
    motion = waiting(on, number)
    if motion.vote:
        raise Refusal("meetings.vote_open", motion=number, text=motion.wording)
    return motion


def stand_aside(office: Office, meeting: str, name: str, reason: str) -> MeetingState:
    """A member has no vote on the open item, and says why; not while it is being voted on."""
    with floor(office, meeting) as on:
        item, person = _between_votes(on), _member(on, name)
        if person.among(item.recused):
            raise Refusal("meetings.aside_already", name=on.state.labels(person))
        said = {"reason": words(reason, "reason")}
        on.write("recusal.declared", said, no=item.no, **body_of("name", person))
    return on.state


def vote_again(office: Office, meeting: str, name: str) -> MeetingState:
    """Who stood aside votes on the open item after all."""
    with floor(office, meeting) as on:
        item, person = _between_votes(on), _member(on, name)
        if not person.among(item.recused):
            raise Refusal("meetings.not_aside", name=on.state.labels(person))
        on.write("recusal.ended", no=item.no, **body_of("name", person))
    return on.state


def _between_votes(on: Floor) -> Item:
    item = on.item()
    if item.question and item.question.vote:
        raise Refusal("meetings.vote_open", motion=item.question.id, text=item.question.wording)
    return item


def _member(on: Floor, name: str) -> Person:
    if on.state.roll is not None:
        return on.member_here(name, "name")
    person = expected(on, name, "name")
    if not person.among(on.state.members):
        raise Refusal("meetings.no_vote", name=on.state.labels(person))
    return person
