"""What of an entry is found: the words that people entered, and who is named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from meeting_tui.clean import clean
from meeting_tui.desk.search.query import fold
from meeting_tui.desk.search.values import SearchLine, Sort, moment_of
from meeting_tui.record.chain import Entry
from meeting_tui.record.kinds import BY_NAME

_Texts = Mapping[tuple[str, int, str], str | None]
_FIELDS = {
    "meeting.created": "title place members",
    "meeting.changed": "title place",
    "meeting.paused": "place reason",
    "agenda.added": "title presenter enclosures",
    "agenda.changed": "title presenter enclosures",
    "agenda.removed": "reason",
    "remark": "speaker text",
    "remark.righted": "speaker",
    "correction": "text",
    "motion.put": "mover seconder text",
    "motion.righted": "mover seconder text",
    "motion.decided": "number",
    "recusal.declared": "name reason",
    "objection.entered": "name text",
    "objection.written": "name by",
    "objection.retracted": "by",
    "minutes.approved": "title number",
    "minutes.declared": "by missing reason",
    "action.assigned": "who what due",
    "action.righted": "who what due",
    "action.done": "by evidence",
    "action.dropped": "by reason",
    "poll.opened": "unrehearsed unpacked unpacked_by",
    "poll.extended": "by reason",
    "poll.shortened": "by reason",
    "poll.reopened": "by reason",
    "poll.withdrawn": "by reason",
    "poll.recount": "by reason",
    "rehearsal.waived": "by reason",
    "matter.raised": "title by summary parts",
    "matter.adopted": "title summary",
    "matter.changed": "title parts reason",
    "matter.described": "summary reason",
    "matter.moved": "reason",
    "matter.asked": "by text",
    "matter.answered": "by text",
    "matter.linked": "ref what",
    "matter.enclosed": "name what",
    "group.formed": "members mandate until",
    "group.dissolved": "reason",
    "money.entered": "on party voucher decision what",
    "money.reversed": "reason",
    "proposal.revised": "title text options budget funding effect need single why_class annexes reason by",
    "proposal.commented": "by text",
    "comment.answered": "by text",
    "amendment.put": "mover text reason",
    "amendment.settled": "by reason",
    "opinion.grouped": "said by",
    "opinion.heard": "building text by",
    "opinion.answered": "answer by",
    "document.issued": "no",
    "posting.hung": "place since by",
    "posting.photographed": "photo by",
}
"""By kind the fields that are looked through, in the order in which they are shown. Who came, who voted and
what became of single papers are not: each has a list of its own."""
FIELDS: Mapping[str, tuple[str, ...]] = {kind: tuple(names.split()) for kind, names in _FIELDS.items()}
_PERSONAL = {kind: frozenset(BY_NAME[kind].personal) for kind in FIELDS}
_WHO = {
    kind: [each for each in BY_NAME[kind].fields if each.type in ("person", "persons")] for kind in FIELDS
}
_BOARD: Mapping[str, Sort] = {
    "document.issued": "paper",
    "posting.hung": "posting",
    "posting.photographed": "posting",
}


def line_of(
    entry: Entry, texts: _Texts, more: str = "", document: str = "", named: str = ""
) -> SearchLine | None:
    """What an entry says; None where that is nothing (any more). `more`: words of the same that stand
    elsewhere; `named`: further words that only find it, such as its kind in both languages."""
    said = [*(_texts(entry, name, texts) for name in FIELDS[entry.kind]), (more,)]
    words = clean(" · ".join(filter(None, chain.from_iterable(said))))
    if not words:
        return None
    named_in = tuple(_named(entry))
    people = frozenset(number for number, _name in named_in if number)
    names = tuple(clean(name) for number, name in named_in if not number)
    sort = _BOARD.get(entry.kind) or _noun(entry.stream)
    key = fold(f"{words} {named}") if named else fold(words)
    key = words if key == words else key
    return SearchLine(
        *(sort, entry.stream, entry.seq, entry.kind, entry.at, clean(entry.author), words, key),
        people,
        names,
        document,
        moment_of(entry.at),
    )


def _noun(stream: str) -> Sort:
    return stream.partition(":")[0]  # type: ignore[return-value]


def _texts(entry: Entry, name: str, texts: _Texts) -> tuple[str, ...]:
    if name in _PERSONAL[entry.kind]:
        return (texts.get((entry.stream, entry.seq, name)) or "",)
    value = entry.body.get(name)
    if isinstance(value, list | tuple):
        return tuple(each for each in value if isinstance(each, str))
    return (str(value),) if isinstance(value, str | int) else ()


def _named(entry: Entry) -> Iterator[tuple[int, str]]:
    """Who is named in it, and who entered it: number, or 0, and name."""
    yield _number(entry.body.get("author_id")), entry.author
    for each in _WHO[entry.kind]:
        value = entry.body.get(each.name)
        if each.type == "person" and isinstance(value, str):
            yield _number(entry.body.get(f"{each.name}_id")), value
        elif isinstance(value, list):
            ids = entry.body.get(f"{each.name}_ids")
            numbers = ids if isinstance(ids, list) and len(ids) == len(value) else [0] * len(value)
            yield from ((_number(no), str(name)) for no, name in zip(numbers, value, strict=True))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
