"""Stubs: a code each voter takes home, and the public list on which they, and nobody else, find it."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from meeting_tui.check_code import base32
from meeting_tui.lang import N_p, Translator
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Paragraph, Table
from meeting_tui.paper.documents.issuer import Issuer, closing, document
from meeting_tui.paper.documents.made_of import MadeOf, issued

_CHARS = 8
_COLUMNS = 2
RECEIVED = "returned"
_SAID: Mapping[str, str] = {
    RECEIVED: N_p("stub", "received"),
    "waiting": N_p("stub", "waits for two people"),
    "valid": N_p("stub", "counted"),
    "invalid": N_p("stub", "not valid"),
    "late": N_p("stub", "came too late"),
}
"""What the list says of a ballot, by its state; of others it says nothing."""


def stub_code(poll: str, voter: int, key: bytes) -> str:
    """The code of a voter (number on the roll) in a poll, `7K2Q-9XYZ`: 40 bits that only its key gives."""
    said = f"stub/1|{poll}|{voter}".encode("ascii")
    digest = hmac.digest(key, said, hashlib.sha256)
    text = base32(int.from_bytes(digest) >> (8 * len(digest) - 5 * _CHARS), _CHARS)
    return f"{text[:4]}-{text[4:]}"


def stub_list(of: MadeOf, poll: str, states: Mapping[str, str], t: Translator, *, secret: bool) -> Document:
    """存根公示表: the codes in their own order with what became of the ballot (`states`); of a `secret` poll
    only that it was received."""
    title = t("Stubs received: {title}", title=poll)
    shown = {code: RECEIVED if secret else state for code, state in states.items() if state in _SAID}
    return issued(t, "stubs", of, title, tuple(_listed(of, shown, t)))


def _listed(of: MadeOf, shown: Mapping[str, str], t: Translator) -> Iterator[Block]:
    said = t("Find the code of your stub. Whose it is, only you and the committee's office know.")
    yield Paragraph(said)
    numbers = Counter(shown.values())
    yield Facts(tuple((t(words), str(numbers[state])) for state, words in _SAID.items() if numbers[state]))
    cells = [(code, t(_SAID[state])) for code, state in sorted(shown.items())]
    cells += [("", "")] * (-len(cells) % _COLUMNS)
    pairs = zip(*(cells[n::_COLUMNS] for n in range(_COLUMNS)), strict=True)
    head = (t("Code of the stub"), t("What became of it")) * _COLUMNS
    rows = tuple(tuple(cell for pair in row for cell in pair) for row in pairs)
    yield Table(head, rows, (0, 1) * _COLUMNS, "lll" + "l", dense=True)
    yield Paragraph(t("Whoever does not find their code, or disagrees, turns to the committee."), "note")
    if of.issuer.contact:
        yield Paragraph(t("Contact: {contact}", contact=of.issuer.contact))
    yield from closing(t, of.issuer, of.date)


def slips(issuer: Issuer, poll: str, rows: tuple[tuple[str, str, str, str], ...], t: Translator) -> Document:
    """存根: a row for each voter to cut off and hand over: number, units, owner, code."""
    title = t("Stubs to hand out: {title}", title=poll)
    said = t("Cut apart; each voter gets theirs with the ballot. The list on the board has the codes alone.")
    head = (t("Ballot no."), t("Unit(s)"), t("Owner"), t("Code of the stub"))
    table = Table(head, rows, (0, 5, 4, 0), "lllc", tall=True)
    return replace(document(t, issuer, title, (Paragraph(said, "note"), table)), form="paper")
