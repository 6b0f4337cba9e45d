"""The restore drill: a backup is decrypted, proved and counted again, and nothing of it is left here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting
from meeting_tui.desk.safety.checking import verify_community
from meeting_tui.desk.safety.encryption import NOTHING, Decryption, decrypted
from meeting_tui.record.chain import Head
from meeting_tui.refusal import CheckFailed, Record
from meeting_tui.store import journal
from meeting_tui.store.engine import Target


@dataclass(frozen=True)
class Drill:
    """What a backup proved: whose it is, records and entries, polls that count as their record says. `later`:
    entries the community's file got since, -1 where there was none to compare."""

    path: Path
    community: str
    encrypted: bool
    records: int
    entries: int
    counted: tuple[str, ...]
    later: int


def drill(src: str | Path, how: Decryption = NOTHING, against: Target | None = None) -> Drill:
    """Decrypt, prove and count a backup; compare it with the community's own file.

    CheckFailed: what differs in the record, backups.counts_otherwise, backups.not_of_this.
    """
    source = Path(src).expanduser().absolute()
    with decrypted(source, how) as plain:
        found = verify_community(plain)
        if found.failure:
            raise found.failure
        office = open_office(plain, "", readonly=True)
        try:
            counted = tuple(each.id for each in polls.polls(office) if _counts(office, each.id))
        finally:
            office.close()
    heads = found.heads
    later = -1 if against is None else _since(heads, against)
    entries = sum(head.count for head in heads.values())
    name = found.facts["community"]
    return Drill(source, name, plain != source, len(heads), entries, counted, later)


def _counts(office: Office, poll: str) -> bool:
    """Whether the poll was counted; it is counted again, and must come out as its record says."""
    with office.store.read() as session:
        entries = journal.entries(session, f"poll:{poll}")
        told = [entry.body["report"] for entry in entries if entry.kind == "poll.counted"]
    if told and counting.result(office, poll).digest != told[-1]:
        raise CheckFailed("backups.counts_otherwise", poll=poll)
    return bool(told)


def _since(heads: Mapping[str, Head], against: Target) -> int:
    """How many entries the file has got since; it must have all of the backup's."""
    office = open_office(against, "", readonly=True)
    try:
        with office.store.read() as session:
            for stream, head in heads.items():
                if not journal.holds(session, stream, head):
                    raise CheckFailed("backups.not_of_this", stream=Record(stream), seq=head.count)
            now = sum(journal.head(session, stream).count for stream in journal.streams(session))
    finally:
        office.close()
    return now - sum(head.count for head in heads.values())
