"""Motions are put, amended, put off and taken back; members stand aside where they have an interest."""

from __future__ import annotations

from typing import Any

from meeting_tui.desk.meetings.floor import Floor, floor, words
from meeting_tui.desk.meetings.people import expected
from meeting_tui.desk.meetings.rolls import weighs
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.allowed import why_not
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Motion
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import Choices, FieldName, Key, Refusal

AMEND = "amend"
"""A way to go on with a motion that waits, beside the forms a law knows."""


def in_order(state: MeetingState) -> tuple[str, ...]:
    """What may be moved while a motion waits on the open item: `amend`, and forms of `put_motion`."""
    forms = law(state).motion.forms
    open_ = (form for form in forms if why_not(state, "put_off", About(form=form)) is None)
    return (*(() if why_not(state, "amend") else (AMEND,)), *open_)


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
        said = words(text, "motion")
        item = _in_order(on, said, amends, form)
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


def _in_order(on: Floor, text: str, amends: int, form: str) -> Item:
    """The open item, if such a motion can be put there now."""
    forms = law(on.state).motion.forms
    if form and form not in forms:
        raise Refusal("meetings.no_form", form=Key(form), known=Choices(forms))
    act = "put_off" if form else "amend" if amends else "put_motion"
    item = on.may_here(act, About(motion=amends, form=form))
    if amends and item.question and text == item.question.wording:
        raise Refusal("meetings.same_wording", field=FieldName("motion"), motion=amends)
    return item


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
        on.may("withdraw", About(motion=motion))
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
    motion = on.may_here("right_motion", About(motion=number)).question
    if motion is None:
        raise Refusal("meetings.no_motion", motion=number)
    return motion


def stand_aside(office: Office, meeting: str, name: str, reason: str) -> MeetingState:
    """A member has no vote on the open item, and says why; not while it is being voted on."""
    with floor(office, meeting) as on:
        item, person = _member(on, "stand_aside", name)
        said = {"reason": words(reason, "reason")}
        on.write("recusal.declared", said, no=item.no, **body_of("name", person))
    return on.state


def vote_again(office: Office, meeting: str, name: str) -> MeetingState:
    """Who stood aside votes on the open item after all."""
    with floor(office, meeting) as on:
        item, person = _member(on, "vote_again", name)
        on.write("recusal.ended", no=item.no, **body_of("name", person))
    return on.state


def _member(on: Floor, act: str, name: str) -> tuple[Item, Person]:
    item = on.may_here(act)
    person = expected(on, name, "name") if on.state.roll is None else on.member_here(name, "name")
    on.may(act, About(person=person))
    return item, person
