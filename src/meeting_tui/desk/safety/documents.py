"""Is a paper what it says it is, and does the record of its community bear it out?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from meeting_tui.desk.safety.verification import Verification, compare_claim
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.record.chain import Head
from meeting_tui.refusal import CheckFailed
from meeting_tui.store import journal
from meeting_tui.store.engine import Target, open_store

_BYTES = ("claims.bytes", "claims.resaved")


def check_paper(path: Path, against: Target | None) -> Verification:
    """Check a PDF of ours by itself, then its claims against the community file or server `against`.

    What differs first is the failure. Refusals as in `paper.verify.check_pdf`.
    """
    from meeting_tui.paper.writers.pdf.read_back import check_pdf

    found = check_pdf(path)
    if found.claims is None:
        return Verification(str(path), "paper", found.problems[0])
    claims = found.claims
    head = _head(claims)
    failure = _telling(found.problems)
    if failure is None and head and against is not None:
        failure = compare_claim(against, claims.get("stream"), head) or _count(against, claims)
    facts = {name: claims.get(name) for name in ("community", "title", "date") if claims.get(name)}
    heads = {claims.get("stream"): head} if head else {}
    return Verification(str(path), claims.kind, failure, heads, facts)


def _telling(problems: Sequence[CheckFailed]) -> CheckFailed | None:
    """The first difference; that bytes differ only where nothing better can be said."""
    return next(iter(sorted(problems, key=lambda problem: problem.code in _BYTES)), None)


def _head(claims: Claims) -> Head | None:
    entries = claims.get("entries")
    plain = entries.isascii() and entries.isdecimal()
    return Head(int(entries), claims.get("head")) if plain and claims.get("stream") else None


def _count(against: Target, claims: Claims) -> CheckFailed | None:
    """The fingerprint of a count must be one that the poll's record holds."""
    if not claims.get("digest"):
        return None
    store = open_store(against, readonly=True)
    try:
        with store.read() as session:
            entries = list(journal.entries(session, claims.get("stream")))
    finally:
        store.close()
    told = (entry.body.get("report") for entry in entries if entry.kind == "poll.counted")
    return None if claims.get("digest") in told else CheckFailed("checking.claim_count")
