"""A paper that names no edition: made before papers were issued, or where the file could only be read.

What it claims of results is made again from the entries it names and compared; its wording may be that of an
older version of the program, so what differs there is told and proves nothing either way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress

from meeting_tui.desk.board import documents
from meeting_tui.desk.office import Office
from meeting_tui.paper.documents.blocks import Document, body_text, map_text
from meeting_tui.paper.documents.claims import LABELS, Claims
from meeting_tui.refusal import CheckFailed, Refusal

_RESULTS = ("decision", "papers", "digest")
_OF_RESULTS = ("result", "poster")


def compared(office: Office, claims: Claims) -> tuple[CheckFailed, ...]:
    """What is proven and what is not; CheckFailed editions.claim where it claims other results."""
    found = tuple(_made(office, claims))
    made = next(
        (each for each in found if each.claims and _same(each.claims, claims, ("title", "copy"))), None
    )
    if made is None or made.claims is None:
        if claims.kind in _OF_RESULTS:
            _untitled(found, claims)
        return (CheckFailed("editions.unissued_unmade"),)
    _check(made.claims, claims, _RESULTS)
    code = "same" if _digest(made) == claims.get("body") else "other"
    return CheckFailed("editions.unissued"), CheckFailed(f"editions.unissued_{code}")


def _untitled(found: tuple[Document, ...], claims: Claims) -> None:
    """No result of the record bears its title."""
    for document in found[:1]:
        if document.claims:
            _check(document.claims, claims, ("title", "copy"))


def _same(one: Claims, other: Claims, keys: tuple[str, ...]) -> bool:
    return all(one.all(key) == other.all(key) for key in keys)


def _check(made: Claims, claims: Claims, keys: tuple[str, ...]) -> None:
    for key in keys:
        found, expected = (" ".join(each.all(key)) for each in (claims, made))
        if found != expected:
            label = LABELS[key][claims.lang == "en"]
            raise CheckFailed("editions.claim", label=label, expected=expected[:160], found=found[:160])


def _digest(document: Document) -> str:
    """Of the text as it is printed."""
    from meeting_tui.paper.writers.pdf.pdf import printable

    return hashlib.sha256(body_text(map_text(document, printable)).encode()).hexdigest()


def _made(office: Office, claims: Claims) -> Iterator[Document]:
    """The documents of the kind that the record gives where it ended then; none: they can't be made again."""
    entries, stream = claims.get("entries"), claims.get("stream")
    if not (entries.isascii() and entries.isdecimal()):
        return
    then = office.at({stream: int(entries)}, office.world.now(), {"lang": claims.lang})
    with suppress(Refusal):  # what can't be made again is told as not proven
        for paper in documents.papers(then):
            if (paper.kind, paper.ref) == (claims.kind, stream.partition(":")[2]):
                yield documents.build(then, paper)
