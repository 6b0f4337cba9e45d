"""A matter's poster against the record it names: every day and every amount on it leads to an entry.

The paper's text is what pdfium reads, the entries are what SQLite holds; the program has no say in either.
"""

from __future__ import annotations

import json
import re
import sqlite3
from calendar import month_name
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2

from meeting_tui.lang import Lang, translator

DAY = re.compile(r"20\d\d-\d\d-\d\d")
AMOUNT = re.compile(r"\d[\d,]*\.\d\d(?!\d)")
ENTRY = re.compile(r"(?:(\w+?) ?([0-9A-Za-z-]+) · )?(\d+)$")
NOUNS = {"事项": "matter", "表决": "poll", "会议": "meeting", "提案": "proposal"}
_FOOT = "Each line can be checked: it names its entry in the community's record."


class Row(NamedTuple):
    """A line of the poster: the day it begins with, the amounts in it in fen, the entry it ends with."""

    day: str
    amounts: list[int]
    stream: str
    seq: int


def text_of(paper: Path) -> str:
    """What a reader of PDFs sees, in one line."""
    document = pypdfium2.PdfDocument(paper)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def traced(paper: Path, file: Path, matter: str, lang: Lang) -> int:
    """Look up all that the poster says; how many lines it has."""
    t, text = translator(lang), text_of(paper)
    body = text[: text.index(t(_FOOT))].replace(t("What happened"), "\n")
    first = DAY.search(body)
    assert first
    found = [*_rows(body[first.start() :], matter, t("{seq}, reversed by {by}", seq="", by=""))]
    entries = _entries(file)
    counted: Counter[str] = Counter()
    for row in found:
        at, kind, said = entries[row.stream, row.seq]
        assert row.day == said.get("on", at[:10]), row
        if kind == "money.entered":
            assert row.amounts == [said["fen"]], row
            reversed_ = any(k == "money.reversed" and b["of"] == row.seq for _at, k, b in entries.values())
            counted[said["kind"]] += 0 if reversed_ else said["fen"]
        else:
            assert not row.amounts, row
    paid = counted["payment"] - counted["refund"]
    sums = [counted["budget"], counted["contract"], paid, counted["budget"] - paid]
    assert [*map(_fen, AMOUNT.findall(body[: first.start()]))] == sums
    at, kind, _said = entries[f"matter:{matter}", 1]
    assert kind == "matter.raised"
    assert at[:10] in _days(body[: first.start()], lang)
    return len(found)


def _rows(body: str, matter: str, reversed_by: str) -> Iterator[Row]:
    starts = [found.start() for found in DAY.finditer(body)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        said = body[start:end].partition("\n")[0].partition(reversed_by.strip())[0].strip(" ,，")
        last = ENTRY.search(said)
        assert last, said
        noun, ref, seq = last.groups()
        stream = f"{NOUNS.get(noun, noun).lower()}:{ref}" if noun else f"matter:{matter}"
        yield Row(said[:10], [*map(_fen, AMOUNT.findall(said))], stream, int(seq))


def _fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def _days(text: str, lang: Lang) -> set[str]:
    """The days of running text, as ISO."""
    if lang == "zh":
        return {
            f"{y}-{int(m):02}-{int(d):02}" for y, m, d in re.findall(r"(\d+) ?年 ?(\d+) ?月 ?(\d+) ?日", text)
        }
    months = [*month_name]
    told = re.findall(rf"(\d+) ({'|'.join(months[1:])}) (\d{{4}})", text)
    return {f"{y}-{months.index(m):02}-{int(d):02}" for d, m, y in told}


def _entries(file: Path) -> dict[tuple[str, int], tuple[str, str, Any]]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as base:
        told = base.execute("SELECT stream, seq, at, kind, body FROM entry")
        return {(stream, seq): (at, kind, json.loads(body)) for stream, seq, at, kind, body in told}
