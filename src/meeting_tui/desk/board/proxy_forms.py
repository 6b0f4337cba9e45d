"""The forms on which somebody gives another the authority to vote."""

from __future__ import annotations

from meeting_tui.desk.board import attendance
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.acts import PollView
from meeting_tui.lang import Translator
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents import proxy
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.issuer import Issuer
from meeting_tui.refusal import Both, Refusal


def of_poll(poll: PollView, opens: str, issuer: Issuer, t: Translator) -> Document:
    """For a vote on paper that opens at `opens`, an ISO moment."""
    facts = proxy.ProxyFacts(
        issuer=issuer,
        title=poll.title,
        opens=opens,
        closes=poll.closes.isoformat(timespec="minutes"),
        questions=tuple(proxy.Instructed(each.title, tuple(each.labels.values())) for each in poll.asked),
        law=poll.profile,
    )
    return proxy.build(facts, t)


def of_assembly(office: Office, meeting: str, issuer: Issuer, t: Translator) -> Document:
    """For an assembly; refused as `documents.no_proxies` where its law has none."""
    state = meetings.meeting(office, meeting)
    profile = law(state)
    if state.kind != "assembly" or not profile.proxy.allowed:
        clause = Both([(profile.on_proxies.get("zh", ""), profile.on_proxies.get("en", ""))])
        raise Refusal("documents.no_proxies", title=state.title, clause=clause)
    said = tuple(term(choice, t) for choice in profile.options if choice in meetings.CHOICES)
    facts = proxy.AssemblyProxyFacts(
        issuer,
        state.title,
        state.planned_at,
        state.place,
        attendance.voters(office, state, profile, proxy=True),
        tuple(proxy.Instructed(item.title, said) for item in state.items if item.decides),
        profile,
    )
    return proxy.for_assembly(facts, t)
