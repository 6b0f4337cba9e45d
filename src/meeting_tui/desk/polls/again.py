"""A vote again between those who are level: a poll of its own, made from the one that left a tie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts, counting
from meeting_tui.desk.polls.about import about_lines
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.desk.polls.export import spec_of
from meeting_tui.desk.polls.spec import GroupSpec, PollSpec, QuestionSpec, names_of_group
from meeting_tui.refusal import Refusal
from meeting_tui.rules.contest import Contest


def level(report: CountReport) -> dict[str, Contest]:
    """By question, what came of names of which several are level for the last seats; once all is counted."""
    found = {each.question.id: each.binding for each in report.results if report.complete}
    return {name: each for name, each in found.items() if isinstance(each, Contest) and each.placed("tied")}


def spec_again(office: Office, poll: str) -> PollSpec:
    """The spec of a poll with nothing but its ties: who is level stands for the seats that are left.

    Refused: `ties.again` where nobody is level, or not all is counted.
    """
    tied, spec = level(counting.standing(office, poll)), spec_of(office, poll)
    if not tied:
        raise Refusal("ties.again", poll=poll)
    return replace(spec, questions=tuple(_left(spec, tied)))


def _left(spec: PollSpec, tied: dict[str, Contest]) -> Iterator[QuestionSpec]:
    for asked in (each for each in spec.questions if each.id in tied):
        contest = tied[asked.id]
        names = tuple(each for each in asked.choices if each.id in contest.placed("tied"))
        told = {who: said for who, said in asked.told.items() if who in contest.placed("tied")}
        put = replace(asked, choices=names, reserve=0, min_ticks=0, write_ins=0, proposal=0)
        put = replace(put, about=about_lines(told), groups=tuple(_groups(asked, contest)))
        seats = _seats(asked, contest)
        yield (
            replace(put, seats=seats, max_ticks=asked.max_ticks if asked.method else seats)
            if asked.kind == "elect"
            else put
        )


def _groups(asked: QuestionSpec, contest: Contest) -> Iterator[GroupSpec]:
    """The kept seats that nobody sits in yet, with those of the group who are level."""
    sits, level_ = contest.placed("elected"), contest.placed("tied")
    for group in asked.groups:
        ids = names_of_group(asked, group)
        left, names = group.seats - sum(name in ids for name in sits), tuple(n for n in ids if n in level_)
        if left > 0 and names:
            yield GroupSpec(group.title, min(left, len(names)), names)


def _seats(asked: QuestionSpec, contest: Contest) -> int:
    """How many seats those who are level stand for: all that are left, less those kept for others."""
    level_ = contest.placed("tied")
    empty = (
        group.seats - sum(name in names_of_group(asked, group) for name in contest.placed("elected"))
        for group in asked.groups
        if not set(names_of_group(asked, group)) & set(level_)
    )
    return contest.vacant - sum(max(0, left) for left in empty)


def vote_again(office: Office, poll: str, opens: datetime, closes: datetime, reason: str = "") -> str:
    """Make that poll; its id. `reason`: why it goes out without a rehearsal. Refused as `spec_again` and
    `acts.new_poll` refuse."""
    spec = replace(spec_again(office, poll), opens=opens, closes=closes, without_rehearsal=reason)
    return acts.new_poll(office, spec)
