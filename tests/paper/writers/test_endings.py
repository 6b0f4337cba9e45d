"""The ending of the name decides what is written; another is refused and leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.paper.papers import ZH, minutes

from meeting_tui.lang import translator
from meeting_tui.lang.refusals import word
from meeting_tui.paper import writers
from meeting_tui.paper.documents import minutes as minutes_paper
from meeting_tui.refusal import Refusal

PAPER = minutes_paper.build(minutes(), ZH, "public")
BEGINS = {".pdf": b"%PDF", ".docx": b"PK\x03\x04", ".md": "# 业主委员会".encode(), ".txt": b" "}


@pytest.mark.parametrize("ending", [*writers.ENDINGS, ".PDF", ".Docx"])
def test_the_ending_decides(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"m{ending}"
    writers.write(PAPER, out)
    assert out.read_bytes().startswith(BEGINS[ending.lower()])
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("name", ["m", "m.doc", "m.pdf.zip", ".pdf", "m.", "m.htm"])
def test_another_is_refused_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        writers.write(PAPER, tmp_path / name)
    assert refused.value.code == "paper.ending"
    for lang in ("zh", "en"):
        said = word(refused.value, translator("zh" if lang == "zh" else "en"))
        assert all(ending in said for ending in writers.ENDINGS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [".docx", ".md", ".txt"])
def test_what_cant_be_written_leaves_nothing(tmp_path: Path, ending: str) -> None:
    with pytest.raises(Refusal, match=r"paper\.unwritable"):
        writers.write(PAPER, tmp_path / "none" / f"m{ending}")


@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_what_is_claimed_is_printed_with_a_word_on_its_worth(tmp_path: Path, ending: str) -> None:
    writers.write(PAPER, tmp_path / f"m{ending}")
    said = (tmp_path / f"m{ending}").read_text("utf-8")
    assert PAPER.claims
    for text in (PAPER.unproved, *PAPER.claims.printed().split("\n")):
        assert "".join(text.split()) in "".join(said.split())
    assert PAPER.caption not in said
