"""What the law wants done by when for a meeting or a poll, and what shows that it was done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from meeting_tui.desk import communities
from meeting_tui.desk.board.evidence import Shown
from meeting_tui.desk.meetings.laws import usual
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.acts import PollView
from meeting_tui.lang.duties import objecting
from meeting_tui.published import DutyForm, UnlistedForm
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.rules import Profile
from meeting_tui.rules.calendar import Due, Holidays, due, order, schedule
from meeting_tui.rules.profile import Duty, Event
from meeting_tui.store import journal


def of_meeting(office: Office, meeting: MeetingState) -> tuple[Due, ...]:
    """A meeting's duties, the nearest last day first; none before it has a day.

    A committee goes by the rules of its meeting, an assembly by those of the community. What follows a
    decision runs from the day an assembly was closed.
    """
    held = (meeting.opened_at or meeting.planned_at)[:10]
    if not held:
        return ()
    day = date.fromisoformat(held)
    papers = {
        "before": (f"notice:{meeting.id}",),
        "after": (f"minutes:{meeting.id}", f"decisions:{meeting.id}"),
    }
    if meeting.kind == "committee":
        return _due(office, law(meeting), {"committee": day}, papers, meeting.id)
    events: dict[Event, date] = {"assembly": day}
    if meeting.closed_at:
        events["decision"] = date.fromisoformat(meeting.closed_at[:10])
    return _due(office, communities.profile(office), events, papers, meeting.id)


def of_poll(office: Office, poll: PollView) -> tuple[Due, ...]:
    """A poll's duties. What follows the decision, or an election, runs from the day of the count."""
    opens = poll.opens.date()
    events: dict[Event, date] = {
        "assembly": opens,
        "vote_open": opens,
        "vote_close": poll.closes.date(),
    }
    if poll.counted_at:
        counted = datetime.fromisoformat(poll.counted_at).date()
        events["decision"] = counted
        if any(asked.question.kind == "elect" for asked in poll.asked):
            events["election"] = counted
    by_law = _due(
        office,
        poll.profile,
        events,
        {"before": (f"notice:{poll.id}",), "after": (f"result:{poll.id}",)},
        poll.id,
        rules={asked.question.rule for asked in poll.asked},
        matters={asked.matter for asked in poll.asked},
        delivered=_delivered(office, poll),
    )
    return tuple(sorted((*by_law, *_objections(office, poll, events)), key=order))


def _objections(office: Office, poll: PollView, events: Mapping[Event, date]) -> Iterator[Due]:
    """The days in which owners may object to the result, as the notice of the vote names them."""
    if poll.objection_days and (counted := events.get("decision")):
        title, cite = objecting()
        days = Duty(
            "objection-period",
            title,
            "decision",
            "after",
            poll.objection_days,
            "days",
            cite,
            "yes",
            evidence="none",
            roll_over=False,
        )
        yield due(days, counted, office.world.now().date(), Holidays())


def _delivered(office: Office, poll: PollView) -> date | None:
    """The day on which the last ballot was handed out; None while some are not."""
    if poll.issued < poll.voters:
        return None
    kind = "envelope.issued" if poll.envelopes else "ballot.issued"
    with office.store.read() as session:
        at = journal.last_at(session, f"poll:{poll.id}", kind)
    return date.fromisoformat(at[:10]) if at else None


def _due(
    office: Office,
    profile: Profile,
    events: Mapping[Event, date],
    papers: Mapping[str, tuple[str, ...]],
    ref: str,
    *,
    rules: Collection[str] | None = None,
    matters: Collection[str] | None = None,
    delivered: date | None = None,
) -> tuple[Due, ...]:
    """The calendar of what these rules decide on these matters, closed by what shows that it was done."""
    shown = Shown.of(office)
    found = {
        duty.id: evidence
        for duty in profile.duties
        if (on := events.get(duty.event))
        and (evidence := shown.first(duty, f"{duty.id}:{ref}", on, papers=papers, delivered=delivered))
    }
    return schedule(profile, events, office.world.now().date(), found, rules=rules, matters=matters)


def before(office: Office, events: Mapping[Event, date]) -> list[DutyForm]:
    """What has to be done before such a day; `late`: the notice would be too short."""
    found = schedule(_law(office, *events), events, office.world.now().date(), {})
    return published(due for due in found if due.duty.when == "before")


def unlisted(office: Office, kind: Event) -> UnlistedForm | None:
    """Whether a meeting of the kind may decide what is not on its notice; None: its rules don't say."""
    rule = _law(office, kind).unlisted
    return {"decided": rule.decided, "wording": dict(rule.wording), "cite": dict(rule.cite)} if rule else None


def _law(office: Office, *events: Event) -> Profile:
    return usual(communities.profile(office), "committee" if "committee" in events else "assembly")


def published(found: Iterable[Due]) -> list[DutyForm]:
    """The duties as facts, for programs and `lang.duties`; `evidence` is None until something shows it."""
    return [_facts(due) for due in found]


def _facts(due: Due) -> DutyForm:
    shown = due.evidence
    return {
        "id": due.duty.id,
        "duty": dict(due.duty.title),
        "cite": dict(due.duty.cite),
        "event": due.duty.event,
        "event_on": due.event_on.isoformat(),
        "by": due.last.isoformat() if due.last else None,
        "safe": due.safe.isoformat() if due.safe else None,
        "within": [due.duty.count, due.duty.unit] if due.duty.count and not due.last else None,
        "who": dict(due.duty.who) or None,
        "begins": dict(due.duty.begins) or None,
        "moved": due.moved,
        "certain": due.certain,
        "status": due.status,
        "evidence": {"on": shown.on.isoformat(), "what": shown.what} if shown else None,
        "late": dict(due.duty.late) or None,
    }
