"""What shows that a duty was done: the right paper hangs, a posting names it, a meeting, the last ballot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from meeting_tui.desk.board import postings
from meeting_tui.desk.board.postings import PostingView
from meeting_tui.desk.board.service import served
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.rules.calendar import Evidence
from meeting_tui.rules.profile import Duty


@dataclass(frozen=True)
class Shown:
    """All postings, and the days of the committee's meetings with their ids."""

    office: Office
    hung: tuple[PostingView, ...]
    held: tuple[tuple[date, str], ...]

    @classmethod
    def of(cls, office: Office) -> Shown:
        """What the office has to show."""
        held = (each for each in meetings.meetings(office) if each.kind == "committee" and each.opened_at)
        days = tuple(sorted((date.fromisoformat(each.opened_at[:10]), each.id) for each in held))
        return cls(office, postings.postings(office), days)

    def first(
        self,
        duty: Duty,
        document: str,
        since: date,
        ends: date | None = None,
        papers: Mapping[str, tuple[str, ...]] | None = None,
        delivered: date | None = None,
    ) -> Evidence | None:
        """The first of it; None where there is nothing.

        `document` is what a posting of this duty is called. `since`, of a duty that comes again, and `ends`
        are its span; `papers`: those whose hanging does the duty, by before and after; `delivered`: the day
        on which the last ballot went out.
        """
        found = [*self._named(duty, document, since)]
        if duty.evidence == "posting":
            found += self._served(duty, (papers or {}).get(duty.when, ()))
        elif duty.evidence == "meeting":
            found += self._met(since, ends)
        elif duty.evidence == "delivery" and delivered:
            found.append(Evidence(delivered, document))
        return min(found, key=lambda each: each.on, default=None)

    def _named(self, duty: Duty, document: str, since: date) -> Iterator[Evidence]:
        earliest = since if duty.when == "every" else date.min  # what was done before a span is of another
        for each in self.hung:
            if each.document == document and each.since >= earliest:
                yield Evidence(each.since, document)

    def _served(self, duty: Duty, papers: tuple[str, ...]) -> Iterator[Evidence]:
        for each in self.hung:
            if each.document in papers and (on := served(self.office, each, duty)):
                yield Evidence(on, each.document)

    def _met(self, since: date, ends: date | None) -> Iterator[Evidence]:
        for on, meeting in self.held:
            if since <= on <= (ends or on):
                yield Evidence(on, f"meeting:{meeting}")
