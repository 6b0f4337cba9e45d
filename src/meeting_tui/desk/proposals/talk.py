"""What named people say of a draft: comments on its lines, and amendments, taken in or put to a vote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer
from meeting_tui.desk.proposals.acts import add, check_base
from meeting_tui.desk.proposals.drafts import words
from meeting_tui.desk.proposals.motions import MotionLine, motions
from meeting_tui.desk.proposals.records import changing, taken_over, write
from meeting_tui.lang.merging import merged
from meeting_tui.record.person import body_of
from meeting_tui.record.proposal.values import OUTCOMES, Amendment, Comment, ProposalRecord, Revision
from meeting_tui.refusal import FieldName, Key, Keys, Refusal, Term


def comment(office: Office, number: int, line: int, text: str, by: str = "", revision: int = 0) -> int:
    """Comment on a line (0: the whole) of a revision, the newest unless said; the comment's number.

    Refusal proposals.no_revision, proposals.no_line, proposals.empty.
    """
    said = {"text": words(text, "remark")}
    with office.store.write() as session:
        record = taken_over(office, session, number)
        of = _revision(record, number, revision)
        lines = len(of.draft.text.split("\n"))
        if not 0 <= line <= lines:
            raise Refusal("proposals.no_line", revision=of.no, count=lines, line=line)
        no, who = len(record.comments) + 1, body_of("by", doer(office, session, by))
        write(
            office, session, number, "proposal.commented", said, comment=no, revision=of.no, line=line, **who
        )
        return no


def answer(office: Office, number: int, comment: int, text: str, by: str = "") -> None:
    """Answer a comment. Refusal proposals.no_comment, proposals.empty."""
    said = {"text": words(text, "remark")}
    with office.store.write() as session:
        _comment(taken_over(office, session, number), comment)
        who = body_of("by", doer(office, session, by))
        write(office, session, number, "comment.answered", said, comment=comment, **who)


def resolve(office: Office, number: int, comment: int) -> None:
    """A comment is dealt with. Refusal proposals.no_comment, proposals.resolved."""
    with office.store.write() as session:
        if _comment(taken_over(office, session, number), comment).resolved:
            raise Refusal("proposals.resolved", comment=comment)
        write(office, session, number, "comment.resolved", comment=comment, **body_of("by", office.actor))


def amend(
    office: Office, number: int, text: str, mover: str = "", reason: str = "", base: int | None = None
) -> int:
    """Move an amendment: the whole text as it would be; its number.

    Refusal proposals.same_text, and as `revise`.
    """
    said = words(text, "text")
    with office.store.write() as session:
        record = changing(office, session, number)
        check_base(record, base)
        newest = record.newest
        if said == newest.draft.text:
            raise Refusal("proposals.same_text", field=FieldName("text"))
        no, who = len(record.amendments) + 1, body_of("mover", doer(office, session, mover))
        facts: dict[str, Any] = {"amendment": no, "revision": newest.no, "text": said} | _why(reason)
        write(office, session, number, "amendment.put", **facts, **who)
        return no


def settle(
    office: Office,
    number: int,
    amendment: int,
    outcome: str,
    *,
    reason: str = "",
    meeting: str = "",
    motion: int = 0,
    written: bool = False,
) -> None:
    """Take an amendment in (what it changes is changed in the newest revision, which makes the next one),
    reject it, or say as which motion it is voted on; one that was voted on is then taken in or rejected.
    `written`: the newest revision has it already.

    Refusal proposals.…: no_amendment, settled, outcome, no_reason (to reject), no_motion (for a vote),
    overlaps where what it changes was changed since; undecided, decided where the vote says otherwise.
    """
    if outcome not in OUTCOMES:
        raise Refusal("proposals.outcome", outcome=Key(outcome), known=Keys(OUTCOMES))
    put = {(each.meeting, each.motion): each for each in motions(office, number)}
    with office.store.write() as session:
        record = changing(office, session, number)
        found = _waiting(record, amendment)
        _check_vote(found, outcome, put)
        told = _why(reason) | _at_the_table(outcome, clean(meeting), motion, put)
        if outcome == "rejected" and "reason" not in told:
            raise Refusal("proposals.no_reason", field=FieldName("reason"))
        text = _with(record, found) if outcome == "taken" and not written else record.newest.draft.text
        facts: dict[str, Any] = {"amendment": amendment, "outcome": outcome, **told}
        write(office, session, number, "amendment.settled", **facts, **body_of("by", office.actor))
        if text != record.newest.draft.text:
            draft = replace(record.newest.draft, text=text)
            add(office, session, number, record, draft, amendment=amendment)


def _with(record: ProposalRecord, found: Amendment) -> str:
    """The newest text with what an amendment changes in it. Refusal proposals.overlaps."""
    newest = record.newest
    text = merged(record.changed_by(found), newest.draft.text, found.text)
    if text is None:
        facts = {"amendment": found.no, "revision": found.revision, "newest": newest.no}
        raise Refusal("proposals.overlaps", **facts)
    return text


Put = Mapping[tuple[str, int], MotionLine]
"""The motions on the proposal and its matter, by meeting and number."""
_DECIDED = {"passed": "taken", "rejected": "rejected"}


def _at_the_table(outcome: str, meeting: str, motion: int, put: Put) -> dict[str, object]:
    if outcome != "vote":
        return {}
    if (meeting, motion) not in put:
        raise Refusal("proposals.no_motion", field=FieldName("motion"))
    return {"meeting": meeting, "motion": motion}


def _check_vote(amendment: Amendment, outcome: str, put: Put) -> None:
    """What was voted on is settled as it was decided; a motion that was withdrawn decides nothing."""
    vote = put.get((amendment.meeting, amendment.motion))
    if vote is None:
        return
    if not vote.outcome:
        raise Refusal("proposals.undecided", motion=vote.motion, meeting=vote.title)
    if _DECIDED.get(vote.outcome, outcome) != outcome:
        facts = {"meeting": vote.title, "outcome": Term(vote.outcome)}
        raise Refusal("proposals.decided", motion=vote.motion, **facts)


def _waiting(record: ProposalRecord, number: int) -> Amendment:
    found = next((each for each in record.amendments if each.no == number), None)
    if found is None:
        raise Refusal("proposals.no_amendment", amendment=number)
    if found.outcome in ("taken", "rejected"):
        raise Refusal("proposals.settled", amendment=number)
    return found


def _comment(record: ProposalRecord, number: int) -> Comment:
    found = next((each for each in record.comments if each.no == number), None)
    if found is None:
        raise Refusal("proposals.no_comment", comment=number)
    return found


def _revision(record: ProposalRecord, number: int, revision: int) -> Revision:
    found = record.revision(revision) if revision else record.newest
    if found is None:
        raise Refusal("proposals.no_revision", proposal=number, revision=revision)
    return found


def _why(reason: str) -> dict[str, object]:
    said = clean(reason)
    return {"reason": said} if said else {}
