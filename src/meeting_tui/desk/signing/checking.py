"""Do the signatures hold, whose are they, and which heads has nobody signed?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from sqlmodel import Session

from meeting_tui.check_code import check_code
from meeting_tui.desk.signing import key_files
from meeting_tui.record import keys
from meeting_tui.record.chain import Entry, Head
from meeting_tui.record.keys import STREAM, KeyRecord, SignedHeads
from meeting_tui.refusal import At, CheckFailed, FieldName, Record, Refusal
from meeting_tui.store import journal

HOLDS = frozenset({"signing.holds"})
"""What is said of a signature that holds and is somebody's; other sayings prove nothing of who signed."""


def folded(entries: Iterable[Entry]) -> KeyRecord:
    """Keys and signatures of a stream; CheckFailed signing.unreadable."""
    try:
        return reduce(lambda now, entry: keys.step(now, entry, {}), entries, keys.begin())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CheckFailed("signing.unreadable") from error


def on_record(session: Session) -> KeyRecord:
    """Those of a store."""
    return folded(journal.entries(session, STREAM))


def check(session: Session) -> tuple[CheckFailed, ...]:
    """What is to be said of each signature, and of the heads that have none.

    Raises CheckFailed signing.… for a signature that is false, or signs a head that the record never had.
    """
    found = on_record(session)
    for each in found.signatures:
        for stream, head in each.heads.items():
            if head.count and not journal.holds(session, stream, head):
                raise CheckFailed(
                    "signing.head_differs", seq=each.seq, name=each.person.name, stream=Record(stream)
                )
    said = tuple(told(found))
    if not found.signatures:
        return (CheckFailed("signing.none"),)
    sure = [each for each, words in zip(found.signatures, said, strict=True) if words.code in HOLDS]
    return (*said, *_unsigned(session, sure))


def told(found: KeyRecord) -> Iterator[CheckFailed]:
    """Of each signature whether it holds, and whose it is; raises CheckFailed for one that is false."""
    for each in found.signatures:
        if not key_files.holds(each.key, each.signature, each.statement):
            raise CheckFailed("signing.false", seq=each.seq, name=each.person.name)
        yield _whose(found, each)


def _whose(found: KeyRecord, each: SignedHeads) -> CheckFailed:
    place = each.heads.get(STREAM, Head(0, "")).count + 1
    if any(place <= seq < each.seq for key in found.keys for seq in (key.seq, key.ended)):
        raise CheckFailed("signing.moved", seq=each.seq, name=each.person.name)
    facts: dict[str, object] = {
        "code": check_code(each.key),
        "at": At(each.made_at),
        "stream": Record(each.of),
    }
    held = found.last(each.key, each.seq)
    if held is None:
        return CheckFailed("signing.nobody", **facts)
    if not held.person.is_(each.person) or held.office != each.office:
        raise CheckFailed("signing.other_name", seq=each.seq, name=each.person.name)
    facts |= {"name": held.person.name, "office": FieldName(held.office), "stream": Record(each.of)}
    return CheckFailed("signing.holds" if held.held(place) else "signing.ended", **facts)


def _unsigned(session: Session, sure: Iterable[SignedHeads]) -> Iterator[CheckFailed]:
    """The heads that no signature of somebody's covers."""
    covered = last_signed(sure)
    for stream in journal.streams(session):
        count, signed = journal.head(session, stream).count, covered.get(stream, 0)
        if stream != STREAM and signed < count:
            code = "signing.later" if signed else "signing.unsigned"
            yield CheckFailed(code, stream=Record(stream), signed=signed, later=count - signed)


def last_signed(sure: Iterable[SignedHeads]) -> Mapping[str, int]:
    """Up to which entry each stream is signed."""
    covered: dict[str, int] = {}
    for each in sure:
        for stream, head in each.heads.items():
            covered[stream] = max(covered.get(stream, 0), head.count)
    return covered


def said(session: Session) -> tuple[CheckFailed, ...]:
    """As `check`; a record of keys that can't be read is a difference too."""
    try:
        return check(session)
    except Refusal as refusal:
        raise CheckFailed(refusal.code, **refusal.facts) from refusal
