"""Is a paper what it says it is, and does the record of its community bear it out?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from meeting_tui.desk.safety.verification import Verification
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.record.chain import Head
from meeting_tui.refusal import CheckFailed
from meeting_tui.store.engine import Target

_RESAVED = "claims.resaved"


def check_paper(path: Path, against: Target | None) -> Verification:
    """Check a PDF of ours by itself, then make its edition again from the community file or server `against`.

    What differs first is the failure; else the notes say what is proven. Refusals as in
    `paper.writers.pdf.read_back.check_pdf`.
    """
    from meeting_tui.paper.writers.pdf.read_back import check_pdf

    found = check_pdf(path)
    if found.claims is None:
        return Verification(str(path), "paper", found.problems[0])
    claims = found.claims
    failure, notes = _told(path, against, claims, found.problems)
    facts = {name: claims.get(name) for name in ("community", "title", "date", "edition") if claims.get(name)}
    head = _head(claims)
    heads = {claims.get("stream"): head} if head else {}
    return Verification(str(path), claims.kind, failure, heads, facts, () if failure else notes)


def _told(
    path: Path, against: Target | None, claims: Claims, problems: Sequence[CheckFailed]
) -> tuple[CheckFailed | None, tuple[CheckFailed, ...]]:
    """The first difference: one with the record is more telling than one within the paper."""
    saved = tuple(CheckFailed("editions.resaved") for each in problems if each.code == _RESAVED)
    within = next((each for each in problems if each.code not in (_RESAVED, "claims.bytes")), None)
    changed = next((each for each in problems if each.code == "claims.bytes"), None)
    if against is None:
        return within or changed, (*saved, CheckFailed("editions.alone"))
    from meeting_tui.desk.safety.editions import compared

    if within and not claims.edition:
        return within, ()
    found = compared(against, claims, path.read_bytes())
    return found.failure or within or changed, (*saved, *found.notes)


def _head(claims: Claims) -> Head | None:
    entries = claims.get("entries")
    plain = entries.isascii() and entries.isdecimal()
    return Head(int(entries), claims.get("head")) if plain and claims.get("stream") else None
