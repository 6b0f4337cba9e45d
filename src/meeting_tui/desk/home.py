"""Home: what is next, what is late, and who must do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal

from meeting_tui.desk import communities
from meeting_tui.desk.board import duties, occasions, year
from meeting_tui.desk.communities import CommunityView
from meeting_tui.desk.finished import Finished, finished
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.acts import PollView
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.acts import RollTotals
from meeting_tui.record.matter.values import DONE, DROPPED, MatterState
from meeting_tui.record.meeting.phase import ADJOURNED, CALLED, phase
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Action
from meeting_tui.record.person import Person
from meeting_tui.rules.calendar import Due
from meeting_tui.rules.condition import Words

AHEAD = timedelta(days=45)
"""How far Home looks."""
Kind = Literal[
    "import_roll",
    "blank_roll",
    "first_meeting",
    "set_members",
    "tell_term",
    "meeting",
    "meeting_open",
    "meeting_adjourned",
    "action",
    "poll_opens",
    "poll_rehearse",
    "poll_print",
    "poll_returns",
    "poll_close",
    "poll_read",
    "poll_review",
    "poll_count",
    "poll_piles",
    "duty",
    "group_ended",
    "matter_open",
    "finished_year",
    "finished_term",
]
Place = Literal["home", "roll", "matters", "meetings", "polls", "board"]
When = Literal["late", "now", "next", "open", "done"]
_ORDER: tuple[When, ...] = ("late", "now", "next", "open", "done")


@dataclass(frozen=True)
class Task:
    """One thing to do. `on` is its last day (None: at once), `who` whose it is (nobody: the committee's).

    `place` and `ref` tell where it is done, `count` of `of` how many papers it is about; `duty` and `cite`
    are what the law calls it, and `document` as what it is logged that one of the community's own was done.
    Of an open matter `on` is since when; `done` is what was finished, which is nothing to do any more.
    """

    kind: Kind
    when: When
    place: Place
    title: str = ""
    on: date | None = None
    who: tuple[str, ...] = ()
    ref: str = ""
    count: int = 0
    of: int = 0
    duty: Words = field(default_factory=dict)
    cite: Words = field(default_factory=dict)
    document: str = ""
    seq: int = 0
    done: Finished | None = None


@dataclass(frozen=True)
class HomeView:
    """The tasks, the most pressing first; `rules` is the profile's title in both languages, `events` is what
    its duties are counted from."""

    community: CommunityView
    rules: Words
    today: date
    roll: RollTotals
    tasks: tuple[Task, ...]
    events: frozenset[str]

    def of(self, when: When) -> tuple[Task, ...]:
        """The tasks that are late, that can be done now, or that come next."""
        return tuple(task for task in self.tasks if task.when == when)


def home(office: Office) -> HomeView:
    """What is to be done as of now."""
    here, totals = communities.community(office), roll.totals(office)
    now = office.world.now().replace(tzinfo=None)
    members = communities.members(office)
    chair = (members[0].label,) if members and members[0].office == "chair" else ()
    held = [meetings.meeting(office, line.id) for line in meetings.meetings(office)]
    views, votes = matters.matters(office), polls.polls(office)
    tasks = [*_first_steps(totals, bool(members), bool(held)), *_term_to_tell(office, bool(members))]
    for meeting in held:
        tasks += _meeting_tasks(office, meeting, now)
    for view in views:
        tasks += _matter_tasks(view.stands, now.date())
    for poll in votes:
        tasks += _poll_tasks(office, poll, now, chair)
    tasks += _own_duties(office, now.date())
    tasks += _behind(office, now.date(), lambda since: finished(since, held, views, votes))
    soon = (task for task in tasks if task.on is None or task.on <= now.date() + AHEAD)
    ranked = sorted(soon, key=lambda task: (_ORDER.index(task.when), task.on or now.date(), task.kind))
    law = communities.profile(office)
    events = frozenset(duty.event for duty in law.duties)
    return HomeView(here, law.title, now.date(), totals, tuple(ranked), events)


def _first_steps(totals: RollTotals, members: bool, met: bool) -> Iterator[Task]:
    if not totals.voters:
        yield Task("import_roll", "now", "roll")
        yield Task("blank_roll", "now", "roll")
    if not members:
        yield Task("set_members", "now", "home")
    elif totals.voters and not met:
        yield Task("first_meeting", "now", "meetings")


def _matter_tasks(stands: MatterState, today: date) -> Iterator[Task]:
    """What is to be done about a matter; and that it is open, since when, and who is waited for."""
    ref = str(stands.id)
    yield from _actions(stands.actions, today, "matters", ref, str)
    group = stands.group
    if group and group.until and date.fromisoformat(group.until) < today:
        who = tuple(map(str, group.members))
        yield Task("group_ended", "late", "matters", stands.title, date.fromisoformat(group.until), who, ref)
    if stands.state not in (DONE, DROPPED):
        since = date.fromisoformat(stands.raised_at[:10]) if stands.raised_at else None
        waited = sorted((each for each in stands.actions if each.open), key=lambda each: each.due)
        who = (str(waited[0].who),) if waited else ()
        yield Task("matter_open", "open", "matters", stands.title, since, who, ref)


def _behind(office: Office, today: date, count: Callable[[date], Finished]) -> Iterator[Task]:
    """What was finished this year, and in the term if its beginning is told; none of a new committee."""
    year = count(date(today.year, 1, 1))
    if year.any:
        yield Task("finished_year", "done", "matters", on=year.since, done=year)
    begun = occasions.now(office).get("term_begin")
    if begun and begun <= today and (term := count(begun)).any:
        yield Task("finished_term", "done", "matters", on=begun, done=term)


def _term_to_tell(office: Office, members: bool) -> Iterator[Task]:
    """Whose rules count from the end of the term is asked for it, once there is a committee."""
    counted = any(duty.event == "term_end" for duty in communities.profile(office).duties)
    if members and counted and "term_end" not in occasions.now(office):
        yield Task("tell_term", "now", "home")


def _when(last: date, today: date) -> When:
    return "late" if last < today else "now" if last == today else "next"


def _meeting_tasks(office: Office, meeting: MeetingState, now: datetime) -> Iterator[Task]:
    today, label = now.date(), meeting.labels
    chair = (label(meeting.chair),) if meeting.chair else ()
    now_is = phase(meeting)
    if now_is == ADJOURNED and meeting.pause:
        day = datetime.fromisoformat(meeting.pause.until).date()
        yield Task("meeting_adjourned", _when(day, today), "meetings", meeting.title, day, chair, meeting.id)
    elif meeting.is_open:
        yield Task("meeting_open", "now", "meetings", meeting.title, who=chair, ref=meeting.id)
    elif now_is == CALLED and meeting.planned_at:
        day = datetime.fromisoformat(meeting.planned_at).date()
        yield Task("meeting", _when(day, today), "meetings", meeting.title, day, chair, meeting.id)
    yield from _actions(meeting.actions, today, "meetings", meeting.id, label)
    yield from _duties(duties.of_meeting(office, meeting), today, meeting.title, meeting.id)


def _actions(
    found: Iterable[Action], today: date, place: Place, ref: str, label: Callable[[Person], str]
) -> Iterator[Task]:
    """What somebody is still to do, of a meeting or of a matter."""
    for action in (action for action in found if action.open):
        due = date.fromisoformat(action.due)
        yield Task(
            "action", _when(due, today), place, action.what, due, (label(action.who),), ref, seq=action.seq
        )


def _poll_tasks(office: Office, poll: PollView, now: datetime, chair: tuple[str, ...]) -> Iterator[Task]:
    yield from _papers(poll, now, chair)
    yield from _duties(duties.of_poll(office, poll), now.date(), poll.title, poll.id)


def _papers(poll: PollView, now: datetime, chair: tuple[str, ...]) -> Iterator[Task]:
    """What the papers of a poll wait for."""
    today, numbers = now.date(), poll.numbers

    def task(kind: Kind, on: date | None, count: int = 0, of: int = 0) -> Task:
        when = "now" if on is None else _when(on, today)
        return Task(kind, when, "polls", poll.title, on, chair, poll.id, count, of)

    if poll.next_step == "rehearse":
        yield task("poll_rehearse", poll.opens.date())
    elif poll.state in ("planned", "open") and not numbers.printed:
        yield task("poll_print", poll.opens.date())
    elif poll.state == "planned":
        yield task("poll_opens", poll.opens.date())
    elif poll.state == "open":
        yield task("poll_returns", poll.closes.date(), poll.returned, poll.voters)
    elif poll.state == "ended":
        yield task("poll_close", poll.closes.date())
    if poll.doubtful:
        yield task("poll_review", None, poll.doubtful)
    if poll.unread and poll.state in ("ended", "closed"):
        yield task("poll_read", None, poll.unread)
    elif poll.next_step == "piles":
        yield task("poll_piles", None)
    elif not numbers.waiting and not poll.doubtful and poll.state == "closed":
        yield task("poll_count", None)


def _duties(found: Iterable[Due], today: date, title: str, ref: str) -> Iterator[Task]:
    """What the law wants by when, as long as nothing shows that it was done; where it names no day, from the
    event on."""
    for due in found:
        if due.status in ("due", "late") and (due.last or due.event_on <= today):
            when, names = _when(due.last or today, today), (due.duty.title, due.duty.cite)
            yield Task("duty", when, "board", title, due.last, ref=ref, duty=names[0], cite=names[1])


def _own_duties(office: Office, today: date) -> Iterator[Task]:
    """The community's own; those of last year too, for they may be late."""
    years = today.year - 1, today.year, (today + AHEAD).year
    for each in year.of_community(office, years):
        meets = each.due.duty.evidence == "meeting"
        for task in _duties((each.due,), today, each.about, ""):
            yield replace(task, place="meetings") if meets else replace(task, document=each.document)
