"""Names print: every letter has a picture, in one of two fonts that look like one, and can be copied."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.paper.designs import job, page_text, picture, voter
from tests.paper.letters import DIN_91379, HANGUL, NAMES, RARE_HANZI

from meeting_tui.clean import clean
from meeting_tui.paper import fonts
from meeting_tui.paper.ballots.printing import print_ballots
from meeting_tui.paper.documents.blocks import Document, Facts, Heading, Items, Paragraph, Table
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.typesetter import Typesetter
from meeting_tui.paper.writers.pdf.pdf import printable, write_pdf
from meeting_tui.paper.writers.pdf.read_back import check_pdf
from meeting_tui.refusal import Refusal
from meeting_tui.resources import asset

LOOK_ALIKE = {*"ÐĐĶķļŅņ", *("K\u0326", "k\u0326", "l\u0326", "N\u0326", "n\u0326")}
"""A cedilla under k, l, n is drawn as a comma."""
PLACE, ACROSS = 40.0, 20  # points from one letter to the next; letters in a row


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def sheet(path: Path, letters: list[str], font: str) -> np.ndarray:
    """Each letter in a square of its own; the picture of the page, a pixel a point and a half."""
    fonts.load()
    rows = -(-len(letters) // ACROSS)
    canvas = Typesetter(str(path), pagesize=(ACROSS * PLACE, rows * PLACE), invariant=1)
    canvas.setFont(font, 20)
    for at, letter in enumerate(letters):
        canvas.drawString(at % ACROSS * PLACE + 8, (rows - 1 - at // ACROSS) * PLACE + 12, letter)
    canvas.save()
    return picture(path, dpi=108)


def squares(gray: np.ndarray, count: int) -> list[bytes]:
    """The picture of each letter."""
    side = round(PLACE * 1.5)
    return [gray[at // ACROSS * side :, at % ACROSS * side :][:side, :side].tobytes() for at in range(count)]


LETTERS = [nfc(each) for each in (*DIN_91379, *HANGUL[::55], *RARE_HANZI)]


def test_all_letters_that_names_need_are_known() -> None:
    assert fonts.unprintable("".join(LETTERS)) == ""
    assert fonts.unprintable("".join(HANGUL)) == ""
    assert len(LETTERS) > 1100


@pytest.mark.parametrize("font", [fonts.REGULAR, fonts.BOLD])
def test_every_letter_has_a_picture_of_its_own_and_can_be_copied(tmp_path: Path, font: str) -> None:
    gray = sheet(tmp_path / "letters.pdf", LETTERS, font)
    drawn = squares(gray, len(LETTERS))
    assert bytes([255]) * len(drawn[0]) not in drawn
    seen = Counter((unicodedata.name(a[0]).split()[0], b) for a, b in zip(LETTERS, drawn, strict=True))
    twice = {a for a, b in zip(LETTERS, drawn, strict=True) if seen[unicodedata.name(a[0]).split()[0], b] > 1}
    assert twice <= LOOK_ALIKE
    copied = nfc("".join(page_text(tmp_path / "letters.pdf").split()))
    lost = [letter for letter in LETTERS if letter.strip() and letter not in copied]
    assert lost == []


def test_a_name_is_of_one_piece(tmp_path: Path) -> None:
    """A letter that only More Letters has stands on the line, as high and as black as its neighbours."""
    for ours, theirs in (("Ł", "L"), ("ş", "s"), ("č", "c"), ("ѝ", "и"), ("Đ", "D")):
        both = [
            255.0 - sheet(tmp_path / "l.pdf", [letter] * ACROSS, fonts.REGULAR) for letter in (ours, theirs)
        ]
        (ours_black, theirs_black) = (gray.sum() for gray in both)
        assert 0.9 < ours_black / theirs_black < 1.55
    high, low = zip(*(rows(tmp_path, letter) for letter in "ŁĐŦLD"), strict=True)
    assert max(high) - min(high) <= 1
    assert max(low) - min(low) <= 1


def rows(folder: Path, letter: str) -> tuple[int, int]:
    """Where a bold letter begins and ends, in pixels."""
    dark = np.flatnonzero((sheet(folder / "l.pdf", [letter] * ACROSS, fonts.BOLD) < 128).any(1))
    return int(dark[0]), int(dark[-1])


def test_ballots_carry_every_name(tmp_path: Path) -> None:
    print_ballots(job(), [voter(n, clean(name)) for n, name in enumerate(NAMES, 1)], tmp_path / "b.pdf")
    with pypdfium2.PdfDocument(tmp_path / "b.pdf") as document:
        pages = [nfc(page.get_textpage().get_text_range()) for page in document]
    for name in NAMES:
        assert any("".join(nfc(name).split()) in "".join(page.split()) for page in pages), name


def test_documents_carry_every_name_and_verify(tmp_path: Path) -> None:
    rows = tuple((f"{n}", clean(name)) for n, name in enumerate(NAMES, 1))
    said = "、".join(name for _, name in rows)
    blocks = (
        Heading(f"到会：{NAMES[1]}"),
        Paragraph(said),
        Facts((("主持", NAMES[0]), (NAMES[3], NAMES[4]))),
        Items(rows),
        Table(("序号", NAMES[1]), rows, (0, 1), "cr"),
    )
    facts = claims("minutes", "zh", (("title", NAMES[4]),))
    write_pdf(
        Document(f"{NAMES[5]}的纪要", NAMES[3], NAMES[0], "zh", blocks, claims=facts), tmp_path / "d.pdf"
    )
    assert check_pdf(tmp_path / "d.pdf").problems == ()
    text = "".join(nfc(page_text(tmp_path / "d.pdf") + page_text(tmp_path / "d.pdf", 1)).split())
    assert "[U+" not in text
    for name in NAMES:
        assert text.count("".join(nfc(name).split())) >= 3, name


def test_more_letters_is_in_the_file_only_where_it_is_needed(tmp_path: Path) -> None:
    for name, there in (("张小明", False), ("Müller Ëv", False), ("Łukasz", True)):
        print_ballots(job(), [voter(1, name)], tmp_path / "b.pdf")
        assert (b"MoreLetters" in (tmp_path / "b.pdf").read_bytes()) is there, name


def test_the_list_of_letters_says_what_the_fonts_hold() -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    def held(name: str) -> set[str]:
        return {chr(code) for code in TTFontFile(str(asset(f"fonts/{name}.ttf"))).charToGlyph}

    letters = fonts._letters()
    for weight in ("Regular", "Bold"):
        own, more = held(f"NotoSansSC-{weight}"), held(f"MoreLetters-{weight}")
        assert letters.own - own <= set("\n\t ")
        assert letters.known - letters.own <= more
        assert set(letters.marked.values()) <= more
        assert letters.known & own - letters.own <= {chr(code) for code in range(0x300, 0x370)}


def test_what_no_font_holds_is_named_with_all_there_is() -> None:
    assert fonts.unprintable("王😀李🏠😀 क") == "😀🏠क"
    assert fonts.unprintable("葛\U000e0100亮") == ""
    assert printable("家😀Ł") == "家[U+1F600]Ł"
    with pytest.raises(Refusal, match=r"paper\.glyph") as refused:
        fonts.require(["王😀", "Łukasz", "क李"])
    assert refused.value.facts == {"chars": "😀क", "codes": "U+1F600, U+0915", "texts": ("王😀", "क李")}


@given(st.text(st.sampled_from("aŁ王김K\u035fh\u0323\u0304 \u0300ṣ"), max_size=12))
def test_runs_lose_nothing_and_keep_marks_with_their_letter(text: str) -> None:
    marked = {code: whole for whole, code in fonts._letters().marked.items()}
    pieces = fonts.runs(text, fonts.REGULAR)
    assert "".join(marked.get(char, char) for _, piece in pieces for char in piece) == text
    for _, piece in pieces[1:]:
        assert not unicodedata.combining(piece[0])


def test_no_heavy_library_is_loaded_to_know_what_prints() -> None:
    code = "import sys; from meeting_tui.paper import fonts; fonts.unprintable('Ł王'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"reportlab", "fontTools", "PIL"} & set(loaded)
