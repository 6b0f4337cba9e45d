"""What a check found, and what of a paper's claims the record itself must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from meeting_tui.paper.documents.claims import Claims
from meeting_tui.record.chain import Head
from meeting_tui.refusal import CheckFailed, Record
from meeting_tui.store import journal
from meeting_tui.store.proof import prove_stream


@dataclass(frozen=True)
class Verification:
    """What was checked (`kind`: community, minutes, …) and what was found; `failure` None: all is well.

    `heads`: of each stream, how many entries and the hash of the last. `facts`: what else was read. `notes`:
    of a paper, what is proven and what is not, where nothing differs; of a community, lots that were not
    announced. `signed`: of a community, what is to be
    said of signatures, and of heads that have none.
    """

    target: str
    kind: str
    failure: CheckFailed | None = None
    heads: Mapping[str, Head] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[CheckFailed, ...] = ()
    signed: tuple[CheckFailed, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing differs."""
        return self.failure is None


def held(session: Session, stream: str, claim: Head) -> None:
    """The stream is in order and had this head once.

    checking.claim_missing: no such stream; .claim_short: the record has fewer entries; .claim_differs:
    the entry of that number has another hash.
    """
    now = journal.head(session, stream)
    if not now.count:
        raise CheckFailed("checking.claim_missing", stream=Record(stream))
    prove_stream(session, stream)
    if now.count < claim.count:
        raise CheckFailed("checking.claim_short", stream=Record(stream), claimed=claim.count, count=now.count)
    if not journal.holds(session, stream, claim):
        raise CheckFailed("checking.claim_differs", stream=Record(stream), seq=claim.count)


def counted(session: Session, claims: Claims) -> None:
    """The fingerprint of a count is one that the poll's record holds; else checking.claim_count."""
    if not claims.get("digest"):
        return
    entries = journal.entries(session, claims.get("stream"))
    if claims.get("digest") not in {
        entry.body.get("report") for entry in entries if entry.kind == "poll.counted"
    }:
        raise CheckFailed("checking.claim_count")
