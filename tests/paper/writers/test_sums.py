"""What each page of a register adds up to: told by the rows that are printed on that page."""

from __future__ import annotations

import re
from decimal import Decimal

import pypdfium2
import pytest

from meeting_tui.lang import translator
from meeting_tui.paper.documents import copies
from meeting_tui.paper.documents.blocks import Document, PageSums, Paragraph, Table, body_text
from meeting_tui.paper.documents.issuer import Issuer
from meeting_tui.paper.documents.sheets import SheetBallot, SheetFacts, issue_register, tally_sheet
from meeting_tui.paper.writers.pdf.compare import first_difference
from meeting_tui.paper.writers.pdf.pdf import make_pdf
from meeting_tui.paper.writers.text import render_text

T = translator("en")
ROWS = tuple(
    SheetBallot(n, ", ".join(f"Building {n}, 10{k}" for k in range(1 + n % 9)), weight, f"Owner {n}")
    for n, weight in ((n, "" if n == 7 else f"{80 + n * 7 % 50}.{n:02}") for n in range(1, 64))
)
FACTS = SheetFacts(Issuer("Sycamore Court", "The committee"), "The lift", weight="Area")


def pages(document: Document) -> list[str]:
    raw = make_pdf(copies.office(document)).raw
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw)]


def test_the_foot_of_a_page_is_what_stands_on_it() -> None:
    for made in (tally_sheet(FACTS, ROWS, ("The lift", "The shed"), T), issue_register(FACTS, ROWS, T)):
        before, told = 0, pages(made)
        for text in told:
            here = [row for row in ROWS if f"{row.serial:06d}" in text]
            [count] = re.findall(r"On this page: (\d+)", text)
            [so_far] = re.findall(r"So far: (\d+)", text)
            before += len(here)
            assert (int(count), int(so_far)) == (len(here), before)
            for rows in (here, ROWS[:before]):
                assert f"{sum(Decimal(row.weight) for row in rows if row.weight):,}" in text
            assert "Teller ____" in text
        assert before == len(ROWS)
        assert len(told) > 5


def test_without_pages_all_is_added_up_once_and_without_numbers_nothing_is() -> None:
    text = render_text(copies.office(tally_sheet(FACTS, ROWS, ("The lift",), T)))
    assert "On this page" not in text
    shares = tuple(SheetBallot(row.serial, row.units, "83.50 / 12") for row in ROWS[:2])
    [page] = pages(tally_sheet(FACTS, shares, ("The lift",), T))
    assert re.search(r"On this page: 2\s+So far: 2\s", page)


def told(*pages: str) -> tuple[int, str, str] | None:
    """What differs on pages of a register of three ballots, all of which went out and one came back."""
    t = "On this page: {n}", "So far: {n}"
    sums = PageSums(*t, (), ("Teller",), told=(1, 2))
    rows = ("7", "post", "Monday"), ("8", "–", "–"), ("9", "post", "–")
    table = Table(("No.", "Out", "Back"), rows, (1, 1, 1), sums=sums)
    body = body_text(Document("A register", "", "", "en", (table, Paragraph("The end"))))
    return first_difference(body, "", pages)


FIRST = "A register No. Out Back 7 post Monday 8 – –"
SECOND = "No. Out Back 9 post –"
SIGNED = "Teller ______________"


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ((f"{FIRST} On this page: 2 1 1 So far: 2 1 1 {SIGNED}",
          f"{SECOND} On this page: 1 1 0 So far: 3 2 1 {SIGNED} The end"), ""),
        ((f"{FIRST} 9 post – On this page: 3 2 1 So far: 3 2 1 {SIGNED} The end",), ""),
        ((f"{FIRST} On this page: 2 2 1 So far: 2 1 1 {SIGNED}",
          f"{SECOND} On this page: 1 1 0 So far: 3 2 1 {SIGNED} The end"), "e:221Sofar"),
        ((f"{FIRST}", f"{SECOND} On this page: 3 2 1 So far: 3 2 1 {SIGNED} The end"), "Onthispage:2"),
        ((f"{FIRST} On this page: 2 1 1 So far: 2 1 1 {SIGNED}",
          f"{SECOND} On this page: 1 1 0 So far: 3 3 1 {SIGNED} The end"), "far:331Tell"),
        ((f"{FIRST} On this page: 2 1 1 So far: 2 1 1 {SIGNED}", f"{SECOND} The end"), "Onthispage:1"),
        ((f"{FIRST} 9 post – The end",), "Onthispage:3"),
    ],
)  # fmt: skip
def test_a_foot_that_its_rows_do_not_bear_out_is_named(pages: tuple[str, ...], found: str) -> None:
    difference = told(*pages)
    assert (difference is None) == (not found)
    assert difference is None or found in " ".join(map(str, difference)), difference
