"""Since when a posting serves its purpose: the right paper hangs, issued, of a record that tells it all."""

from __future__ import annotations

from datetime import date

from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.board.postings import PostingView
from meeting_tui.desk.office import Office
from meeting_tui.record.editions import Edition
from meeting_tui.record.meeting.saying import saying
from meeting_tui.rules.profile import Duty
from meeting_tui.store import journal


def served(office: Office, posting: PostingView, duty: Duty) -> date | None:
    """The day on which the paper that hangs does what the duty asks; None: it is not the right one.

    Right is an issued paper, no sooner than it was issued; after the event one that tells how it ended and
    was not superseded since. Postings of before there was a record of them are taken as they stand.
    """
    if not posting.recorded:
        return posting.since
    edition = next((each for each in issued(office) if each.no == posting.edition), None)
    if edition is None:
        return None
    if duty.when == "after" and (posting.superseded or not _ended(office, edition)):
        return None
    return max(posting.since, date.fromisoformat(edition.made_at[:10]))


def _ended(office: Office, edition: Edition) -> bool:
    """Whether the record it was made from tells the end of its meeting; results are made of a count alone."""
    if not edition.stream.startswith("meeting:"):
        return True
    with office.store.read() as session:
        closed = saying(journal.entries(session, edition.stream)).get(("meeting.closed", ""), 0)
    return 0 < closed <= edition.head.count
