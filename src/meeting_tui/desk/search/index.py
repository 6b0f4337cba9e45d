"""The lines that are searched, kept in memory: of the record's entries, and read on from where they end.

Nothing of it is ever written: erased words are found no longer because the entry that erases them stands
behind the others, and there is no copy of them on the disk that would have to be cleaned.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from sqlalchemy import String, cast
from sqlmodel import Session, col, select

from meeting_tui.desk.search.entries import FIELDS, line_of
from meeting_tui.desk.search.query import fold
from meeting_tui.desk.search.values import SearchLine, moment_of
from meeting_tui.lang import translator
from meeting_tui.lang.terms import term
from meeting_tui.record.chain import Entry, Head
from meeting_tui.store import journal, tables
from meeting_tui.strict import json_of

_READ = (*FIELDS, "erasure")
_NEWEST = attrgetter("moment", "seq")
_Texts = dict[tuple[str, int, str], str | None]


class SearchIndex:
    """What everybody said, newest first; `renew` brings it up to the record before each search."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.lines: tuple[SearchLine, ...] = ()
        self._heads: Mapping[str, Head] = {}
        self._by_entry: dict[tuple[str, int], SearchLine] = {}
        self._motions: dict[tuple[str, int], str] = {}
        self._revised: dict[str, int] = {}

    def renew(self, session: Session) -> None:
        """Read what was entered since; a stream that is another than it was is read anew."""
        now = journal.heads(session)
        if now == self._heads:
            return
        for stream, head in self._heads.items():
            if now.get(stream) != head and not journal.holds(session, stream, head):
                self._forget(stream)
        known = {stream: head.count for stream, head in self._heads.items()}
        after = {
            stream: known.get(stream, 0) for stream, head in now.items() if self._heads.get(stream) != head
        }
        if not self._by_entry:
            self._take_all(_of_tables(session))
        self._read(session, after)
        self._heads = now
        self.lines = tuple(sorted(self._by_entry.values(), key=_NEWEST, reverse=True))

    def _forget(self, stream: str) -> None:
        self._heads = {name: head for name, head in self._heads.items() if name != stream}
        self._by_entry = {at: line for at, line in self._by_entry.items() if at[0] != stream}

    def _take_all(self, lines: Iterable[SearchLine]) -> None:
        for line in lines:
            self._by_entry[line.stream, line.seq] = line

    def _read(self, session: Session, after: Mapping[str, int]) -> None:
        entries, texts = journal.behind(session, after, _READ)
        elsewhere = _Elsewhere(session)
        for entry in entries:
            self._by_entry.pop((entry.stream, 0), None)  # what a table said of it before it had a record
            if entry.kind == "erasure":
                self._erased(session, entry)
            else:
                self._said(entry, texts, elsewhere)

    def _said(self, entry: Entry, texts: _Texts, elsewhere: _Elsewhere) -> None:
        if entry.kind == "proposal.revised":  # the newest text of a proposal is what it says
            self._by_entry.pop((entry.stream, self._revised.get(entry.stream, 0)), None)
            self._revised[entry.stream] = entry.seq
        line = line_of(entry, texts, *self._beside(entry, elsewhere))
        if line is not None:
            self._by_entry[entry.stream, entry.seq] = line

    def _beside(self, entry: Entry, elsewhere: _Elsewhere) -> tuple[str, str, str]:
        """What is told of it elsewhere: more words, the paper's id, words that only find it."""
        if entry.kind == "motion.put":
            self._motions[entry.stream, entry.body["motion"]] = str(entry.body["text"])
        elif entry.kind == "motion.decided":
            return self._motions.get((entry.stream, entry.body["motion"]), ""), "", ""
        elif entry.kind == "poll.opened":
            return elsewhere.poll(str(entry.body["poll"])), "", ""
        elif entry.kind == "money.entered":
            whole, rest = divmod(abs(entry.body["fen"]), 100)
            return f"{whole:,}.{rest:02}", "", f"{whole}.{rest:02}"
        elif entry.kind in ("document.issued", "posting.hung"):
            return elsewhere.paper(entry.body)
        return "", "", ""

    def _erased(self, session: Session, entry: Entry) -> None:
        """What is left of the entry whose personal words are gone."""
        at = entry.stream, int(entry.body["of"])
        if self._by_entry.pop(at, None) is not None:
            table = tables.Entry
            asked = select(table).where(table.stream == at[0], table.seq == at[1])
            row = session.exec(asked).one()
            told = Entry(*at, row.kind, row.at, row.author, json_of(row.body), "", row.hash)
            if (line := line_of(told, {})) is not None:
                self._by_entry[at] = line


class _Elsewhere:
    """Words of an entry that other tables hold: what a poll asks, what a paper is of."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def poll(self, number: str) -> str:
        row = self._session.get(tables.Poll, number)
        return " · ".join(_asked(row)) if row else ""

    def paper(self, body: Mapping[str, Any]) -> tuple[str, str, str]:
        parts = (str(body.get(name) or "") for name in ("kind", "ref", "part"))
        document = str(body.get("document") or ":".join(filter(None, parts)))
        kind, _colon, rest = document.partition(":")
        named = " ".join(term(kind, translator(lang)) for lang in ("zh", "en"))
        return self._title(rest.partition(":")[0]), document, named

    def _title(self, ref: str) -> str:
        held = self._session.get(tables.Meeting, ref) or self._session.get(tables.Poll, ref)
        return held.title if held else ref


def _asked(row: tables.Poll) -> Iterator[str]:
    """The title of a poll, and of each question title and text as they are printed."""
    yield row.title
    for each in json_of(row.definition)["ballot"]["questions"]:
        yield from (str(each[name]) for name in ("title", "text"))


def _of_tables(session: Session) -> Iterator[SearchLine]:
    """Matters and proposals of before there were records, which tables alone have."""
    matter, proposal = tables.Matter, tables.Proposal
    for each in session.exec(select(matter).where(_no_record("matter", matter.id))):
        yield _line("matter", each.id, each.created_at, each.title, each.summary)
    for one in session.exec(select(proposal).where(_no_record("proposal", proposal.id))):
        told = (one.title, one.text, one.options, one.budget, one.funding, one.effect)
        yield _line("proposal", one.id, one.frozen_at, *told)


def _no_record(noun: str, number: Any) -> Any:
    stream = f"{noun}:" + cast(col(number), String)
    return ~select(tables.Entry.seq).where(col(tables.Entry.stream) == stream).exists()


def _line(noun: Any, number: int | None, at: str, *said: str) -> SearchLine:
    words = " · ".join(" ".join(each.split()) for each in said if each)
    return SearchLine(noun, f"{noun}:{number}", 0, "", at, "", words, fold(words), moment=moment_of(at))
