"""What the law wants done by when for a meeting or a poll, and the posting that shows it was done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from meeting_tui.desk import communities
from meeting_tui.desk.board import postings
from meeting_tui.desk.board.postings import PostingView
from meeting_tui.desk.board.service import served
from meeting_tui.desk.meetings.laws import usual
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.acts import PollView
from meeting_tui.published import DutyForm, UnlistedForm
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.rules import Profile
from meeting_tui.rules.calendar import Due, Evidence, schedule
from meeting_tui.rules.profile import Duty, Event


def of_meeting(office: Office, meeting: MeetingState) -> tuple[Due, ...]:
    """A meeting's duties, the nearest last day first; none before it has a day.

    A committee goes by the rules of its meeting, an assembly by those of the community.
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
    return _due(office, communities.profile(office), {"assembly": day}, papers, meeting.id)


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
    papers = {"before": (f"notice:{poll.id}",), "after": (f"result:{poll.id}",)}
    rules = {asked.question.rule for asked in poll.asked}
    return _due(office, poll.profile, events, papers, poll.id, rules)


def _due(
    office: Office,
    profile: Profile,
    events: Mapping[Event, date],
    papers: Mapping[str, tuple[str, ...]],
    ref: str,
    rules: Collection[str] | None = None,
) -> tuple[Due, ...]:
    """The calendar of what these rules decide, closed by postings: of the right paper where it is to hang,
    else of `DUTY:ID`."""
    shown, hung = {}, postings.postings(office)
    for duty in profile.duties:
        found = [Evidence(each.since, each.document) for each in hung if each.document == f"{duty.id}:{ref}"]
        if duty.evidence == "posting":
            found += _served(office, duty, [each for each in hung if each.document in papers[duty.when]])
        if found:
            shown[duty.id] = min(found, key=lambda each: each.on)
    return schedule(profile, events, office.world.now().date(), shown, rules=rules)


def _served(office: Office, duty: Duty, hung: Iterable[PostingView]) -> Iterator[Evidence]:
    """What shows that a duty was done, of the papers that hang or hung."""
    for each in hung:
        if on := served(office, each, duty):
            yield Evidence(on, each.document)


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
        "by": due.last.isoformat(),
        "safe": due.safe.isoformat(),
        "moved": due.moved,
        "certain": due.certain,
        "status": due.status,
        "evidence": {"on": shown.on.isoformat(), "what": shown.what} if shown else None,
        "late": dict(due.duty.late) or None,
    }
