"""Checking: is this file what it says it is? For a community file, a backup, and papers that make claims.

A paper claims the head of the record it was made from (how many entries, and the hash of the last); given
the community file as `against`, the claim is compared with the record itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from meeting_tui.desk.safety.lots import check_lots
from meeting_tui.desk.safety.verification import Verification
from meeting_tui.record.chain import Head
from meeting_tui.refusal import CheckFailed, Refusal
from meeting_tui.store import journal
from meeting_tui.store.engine import Store, Target, is_url, open_store
from meeting_tui.store.frozen import check_frozen
from meeting_tui.store.proof import prove_database, prove_stream
from meeting_tui.store.tables import Community

Check = Callable[[Path, Target | None], Verification]


def _paper(path: Path, against: Target | None) -> Verification:
    from meeting_tui.desk.safety.documents import check_paper

    return check_paper(path, against)


def _unproved(path: Path, _against: Target | None) -> Verification:
    raise Refusal("checking.unproved", path=str(path))


CHECKS: dict[str, Check] = {
    ".pdf": _paper,
    **dict.fromkeys((".docx", ".md", ".txt", ".csv", ".ics"), _unproved),
}
"""By the end of the file's name: who checks such files."""


def verify(target: Target, against: Target | None = None) -> Verification:
    """Check a file or server; `against` is the community whose record a paper's claims are compared with.

    A difference is the `failure` of what comes back; a Refusal is raised when the file can't be checked at
    all (store.missing, store.not_community, checking.unproved, …).
    """
    path = Path(str(target))
    check = None if is_url(target) else CHECKS.get(path.suffix.lower())
    return check(path, against) if check else verify_community(target)


def verify_community(target: Target) -> Verification:
    """Check a community file or a backup of one, without changing it."""
    store = open_store(target, readonly=True)
    try:
        return verify_store(store)
    finally:
        store.close()


def verify_store(store: Store) -> Verification:
    """Check an open store: for the screens, in the background after opening. Writers go between streams."""
    try:
        heads, (name, lots) = _heads(store), _frozen(store)
        facts, signed = {"community": name}, _signed(store)
        return Verification(store.target, "community", None, heads, facts, lots, signed)
    except CheckFailed as failure:
        return Verification(store.target, "community", failure)
    except Refusal as refusal:
        return Verification(store.target, "community", CheckFailed(refusal.code, **refusal.facts))
    except (DBAPIError, UnicodeDecodeError):  # a table is not there any more, or its name is no text
        return Verification(store.target, "community", CheckFailed("checking.database", fault="schema"))


def _heads(store: Store) -> dict[str, Head]:
    with store.read() as session:
        prove_database(session)
        streams = journal.streams(session)
    heads = {}
    for stream in streams:
        with store.read() as session:
            heads[stream] = prove_stream(session, stream)
    return heads


def _signed(store: Store) -> tuple[CheckFailed, ...]:
    """What is to be said of the signatures of persons."""
    from meeting_tui.desk.signing import checking

    with store.read() as session:
        return checking.said(session)


def _frozen(store: Store) -> tuple[str, tuple[CheckFailed, ...]]:
    """The community's name, when what its entries froze is as they say; and what is to be said of lots."""
    with store.read() as session:
        check_frozen(session)
        return session.exec(select(Community.name)).first() or "", check_lots(session)
