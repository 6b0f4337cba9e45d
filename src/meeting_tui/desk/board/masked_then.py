"""Who was known when a public copy was masked: kept with its edition, so that it is masked in the same way
later, whoever came into the committee or onto the roll meanwhile."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields

from meeting_tui.paper.documents import copies
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.known import InClear, Known
from meeting_tui.paper.documents.masking import twin

_DIGITS = re.compile(r"\d+")
_TAIL = 6
"""Digits by which a telephone number is looked for, whatever is written before them."""


def kept(document: Document, known: Known) -> str:
    """Those of `known` who matter to this document, as JSON: with them alone it is masked in the same way."""
    own = _within(document, known)
    same = copies.public(document, own) == copies.public(document, known)
    return _json(own if same else known)


def known_of(people: str) -> Known | None:
    """Who was known, or None where it was not kept."""
    if not people:
        return None
    told = json.loads(people)
    labelled = frozenset((str(name), str(apart)) for name, apart in told["labelled"])
    clear = tuple(InClear(str(text), str(capacity)) for text, capacity in told["clear"])
    names = ("names", "units", "phones", "references")
    return Known(labelled=labelled, clear=clear, **{name: frozenset(map(str, told[name])) for name in names})


def _json(known: Known) -> str:
    sets = {each.name: sorted(getattr(known, each.name)) for each in fields(Known) if each.name != "clear"}
    clear = [[each.text, each.capacity] for each in known.clear]
    return json.dumps({**sets, "clear": clear}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _within(document: Document, known: Known) -> Known:
    said = [*copies.texts(document), f"{document.community} {document.organ}", *_claimed(document)]
    there = {name for text in said for name in known.named(text)}
    runs = {run for text in said for run in _DIGITS.findall(twin(text))}
    digits = " ".join("".join(_DIGITS.findall(twin(text))) for text in said)
    return Known(
        names=known.names & there,
        labelled=frozenset(each for each in known.labelled if {each[0], " ".join(each)} & there),
        units=frozenset(each for each in known.units if each in there or _room(each) in runs),
        phones=frozenset(each for each in known.phones if _number(each)[-_TAIL:] in digits),
        references=known.references & (there | runs),
        clear=known.clear,
    )


def _claimed(document: Document) -> Iterator[str]:
    return (value for _key, value in document.claims.facts) if document.claims else iter(())


def _number(text: str) -> str:
    return "".join(_DIGITS.findall(twin(text)))


def _room(unit: str) -> str:
    """The last number of a unit."""
    return next(reversed(_DIGITS.findall(twin(unit))), "")
