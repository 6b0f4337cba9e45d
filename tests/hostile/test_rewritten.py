"""Records forged so that they fit in themselves; and the corpus: how many forgeries there are, by name."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.board import test_bound
from tests.desk.safety import test_checking
from tests.hostile import forging, test_forgeries
from tests.hostile.test_forgeries import Papers, changed, result_of

from meeting_tui.desk.safety.checking import verify
from meeting_tui.record.chain import Entry, canonical, entry_hash, genesis

LEAST = 83
papers = test_forgeries.papers


def rewritten(file: Path, change: Callable[[Entry], Entry | None]) -> Path:
    """The polls' records written anew by somebody who owns the computer: every hash fits."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT * FROM entry WHERE stream LIKE 'poll:%' ORDER BY seq").fetchall()
    statements, prev = ["DELETE FROM entry WHERE stream LIKE 'poll:%'"], genesis(rows[0][0])
    made = (change(Entry(*row[:5], json.loads(row[5]), *row[6:])) for row in rows)
    for seq, entry in enumerate((each for each in made if each), 1):
        body = canonical(entry.body).decode()
        new = entry._replace(seq=seq, prev=prev)
        prev = entry_hash(new, body)
        values = (new.stream, seq, new.kind, new.at, new.author, body, new.prev, prev)
        told = ", ".join(str(each) if type(each) is int else quoted(each) for each in values)
        statements.append(f"INSERT INTO entry VALUES ({told})")
    return changed(file, *statements)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def other_marks(entry: Entry) -> Entry:
    """Whoever was against the second question is for it."""
    said = json.dumps(entry.body).replace('"q2": ["against"]', '"q2": ["for"]')
    return entry._replace(body=json.loads(said))


def earlier(entry: Entry) -> Entry:
    """All of it said to be by somebody else."""
    return entry._replace(author="x")


WHOLE = {"other marks in a whole chain": other_marks, "other hands in a whole chain": earlier}


@pytest.mark.parametrize("name", WHOLE)
def test_a_record_written_anew_is_found_by_who_has_a_printed_head(
    papers: Papers,
    tmp_path: Path,
    name: str,
) -> None:
    """By itself it is whole, and nobody is told more than that: no note says "in order" of who wrote it."""
    file = rewritten(Path(shutil.copy(papers.file, tmp_path / "copy.meeting")), WHOLE[name])
    failure = verify(papers.folder / result_of(papers), file).failure
    assert failure is not None
    assert failure.code == "checking.claim_differs"
    assert [each.code for each in verify(file).signed] == ["signing.none"]


def test_the_corpus_is_large_and_each_of_it_has_a_name() -> None:
    """Overlays, annotations, pages, papers of one's own, bundles, glyphs, metadata, cut tails, rewritten
    records, things beside the tables, older issues."""
    marks = test_checking.test_what_was_changed_beside_the_record_is_named.pytestmark  # type: ignore[attr-defined]
    beside = [case[0] for mark in marks for case in mark.args[1] if case[1] == "checking.extra"]
    edits = [f"{edit.__qualname__} {n}" for n, (edit, _code) in enumerate(test_forgeries.EDITS)]
    records = [" ".join(statements)[:60] for statements, _code in test_forgeries.RECORDS]
    bundles = [f"bundle: {bend.__name__}" for bend, *_found in test_bound.BENT]
    named = [
        *edits,
        *test_forgeries.OWN,
        *forging.HIDDEN,
        *forging.DRAWN,
        *forging.TWO_WAYS,
        *records,
        *WHOLE,
        *bundles,
        *beside,
    ]
    assert len(set(named)) == len(named)
    assert len(named) >= LEAST
