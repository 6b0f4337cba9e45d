"""Names from everywhere: imported, voted on, printed; what no font has is told before anything is frozen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.cli.test_nouns import MEETING, POLL
from tests.paper.letters import NAMES

HEAD = "Building,Room,Area,Owner\n"


@pytest.fixture
def imported(run, file: Path, tmp_path: Path) -> Path:
    """The community with a roll of such names."""
    roll = tmp_path / "roll.csv"
    rows = "".join(f"A,{100 + n},80,{name}\n" for n, name in enumerate(NAMES))
    roll.write_text(HEAD + rows, "utf-8")
    ran = run("roll", "import", roll)
    assert ran.code == 0, ran.err
    return file


def said(path: Path) -> str:
    """All that a PDF says, without white space."""
    with pypdfium2.PdfDocument(path) as document:
        return "".join("".join(page.get_textpage().get_text_range() for page in document).split())


def test_ballots_minutes_and_lists_of_such_names_are_printed(run, imported: Path, tmp_path: Path) -> None:
    for name, text in (("poll.toml", POLL), ("meeting.toml", MEETING.replace("王建国", NAMES[1]))):
        (tmp_path / name).write_text(text.replace("电梯", f"电梯 {NAMES[0]} {NAMES[3]}"), "utf-8")
    poll = run("poll", "new", tmp_path / "poll.toml").out.strip()
    assert run("meeting", "new", tmp_path / "meeting.toml").code == 0
    for words in (
        f"ballots print {poll}",
        "minutes m1 --copy archive",
        "notice m1",
        f"notice {poll}",
        f"sheet register {poll}",
    ):
        ran = run(*words.split(), "-o", tmp_path / "p.pdf")
        assert ran.code == 0, (words, ran.err)
        text = said(tmp_path / "p.pdf")
        assert "[U+" not in text
        there = [name for name in NAMES if "".join(name.split()) in text]
        if "notice" in words:  # hangs for all to see, and owners' names in a title are masked
            assert not there, words
        else:
            assert set(there) >= set(NAMES if "minutes" not in words else (NAMES[0], NAMES[3])), words


def test_every_row_that_no_font_can_print_is_told_at_import(run, file: Path, tmp_path: Path) -> None:
    roll = tmp_path / "roll.csv"
    roll.write_text(
        HEAD + "A,101,80,王\U00020003\nA,102,80,Łukasz Novák\nA,103,80,काव्या\nA,1😀,80,王五\n", "utf-8"
    )
    ran = run("roll", "import", roll)
    assert ran.code == 1
    for row, code in ((2, "U+20003"), (4, "U+0915"), (5, "U+1F600")):
        assert any(f"Row {row}" in line and code in line for line in ran.err.splitlines()), ran.err
    assert "Row 3" not in ran.err


@pytest.mark.parametrize(
    ("noun", "spec"), [("meeting", MEETING), ("poll", POLL), ("poll", POLL.replace("是否同意", "是否同意😀"))]
)
def test_titles_and_texts_that_no_font_can_print_are_refused(
    run, file: Path, tmp_path: Path, noun, spec
) -> None:
    (tmp_path / "spec.toml").write_text(spec.replace('title = "', 'title = "क'), "utf-8")
    ran = run(noun, "new", tmp_path / "spec.toml")
    assert ran.code == 1
    assert "U+0915" in ran.err
    assert ("U+1F600" in ran.err) is ("😀" in spec)


def test_a_committee_that_no_font_can_print_is_refused(run, tmp_path: Path) -> None:
    words = (
        "--name",
        "梧桐苑",
        "--profile",
        "cn-assembly",
        "--chair",
        "काव्या",
        "--file",
        tmp_path / "new.meeting",
    )
    ran = run("init", *words)
    assert ran.code == 1
    assert "U+0915" in ran.err
