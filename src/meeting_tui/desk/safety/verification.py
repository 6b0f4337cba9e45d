"""What a check found, and the comparison of what a paper claims with the record itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meeting_tui.record.chain import Head
from meeting_tui.refusal import CheckFailed, Record
from meeting_tui.store import journal
from meeting_tui.store.engine import Target, open_store
from meeting_tui.store.proof import prove_stream


@dataclass(frozen=True)
class Verification:
    """What was checked (`kind`: community, minutes, …) and what was found; `failure` None: all is well.

    `heads`: of each stream, how many entries and the hash of the last. `facts`: what else was read.
    """

    target: str
    kind: str
    failure: CheckFailed | None = None
    heads: Mapping[str, Head] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing differs."""
        return self.failure is None


def compare_claim(against: Target, stream: str, claim: Head) -> CheckFailed | None:
    """A paper says that `stream` had this head when it was made. None: the record bears it out.

    checking.claim_missing: no such stream; .claim_short: the record has fewer entries; .claim_differs:
    the entry of that number has another hash.
    """
    store = open_store(against, readonly=True)
    try:
        with store.read() as session:
            now = journal.head(session, stream)
            if not now.count:
                return CheckFailed("checking.claim_missing", stream=Record(stream))
            prove_stream(session, stream)
            if now.count < claim.count:
                return CheckFailed(
                    "checking.claim_short", stream=Record(stream), claimed=claim.count, count=now.count
                )
            if not journal.holds(session, stream, claim):
                return CheckFailed("checking.claim_differs", stream=Record(stream), seq=claim.count)
    except CheckFailed as failure:
        return failure
    finally:
        store.close()
    return None
