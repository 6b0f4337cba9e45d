"""Where everything on a ballot stands, in millimetres: the printer draws it, the reader samples it.

Pure: the same frozen design gives the same positions on every machine. The page is specified in
`docs/formats/ballot.md`; change a position and `design.LAYOUT` must change with it, and what it
was stays possible: polls are counted by the layout they were printed with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meeting_tui.paper.ballots import foot
from meeting_tui.paper.ballots import parts as sheet
from meeting_tui.paper.ballots.design import BallotDesign, ChoiceDesign, QuestionDesign, Words
from meeting_tui.paper.ballots.shapes import LARGE, NORMAL, Box, PageLayout, Rect, Sizes

__all__ = [
    "BallotDesign",
    "Box",
    "ChoiceDesign",
    "PageLayout",
    "QuestionDesign",
    "Rect",
    "Words",
    "geometry_json",
    "lay_out",
]


def lay_out(design: BallotDesign, large_print: bool = False) -> tuple[PageLayout, ...]:
    """Every page of this ballot. A question stays whole where a page can hold it.

    The signatures end the last page, below what makes the ballot count; of that the first alone, where the
    rest would need a page more. In large print nothing a voter reads is smaller than 16 pt.
    """
    sizes = LARGE if large_print else NORMAL
    whole = _laid(design, sizes)
    if len(design.closing) < 2:
        return whole
    short = _laid(replace(design, closing=design.closing[:1]), sizes)
    return short if len(short) < len(whole) else whole


def _laid(design: BallotDesign, sizes: Sizes) -> tuple[PageLayout, ...]:
    pages = [sheet.opening(design, sizes)]
    for index, question in enumerate(design.questions):
        block = sheet.Block(index, question, sizes, design.layout)
        last = index == len(design.questions) - 1
        need = block.height + (foot.closing_height(design, sizes) if last else 0.0)
        crowded = pages[-1].boxes and need > pages[-1].room()
        if crowded or block.shortest > pages[-1].room():
            pages.append(sheet.following(design, sizes, len(pages) + 1))
        sheet.place(block, pages, design)
    if foot.closing_height(design, sizes) > pages[-1].room():
        pages.append(sheet.following(design, sizes, len(pages) + 1))
    foot.close(design, pages)
    return tuple(page.done() for page in pages)


def geometry_json(ballots: Sequence[tuple[str, Sequence[tuple[int, PageLayout]]]]) -> dict[str, object]:
    """The geometry file: per ballot its serial and its pages, each with its page number in the PDF."""
    return {
        "version": 1,
        "unit": "mm",
        "origin": "top-left",
        "ballots": [
            {"serial": serial, "pages": [page_json(at, page) for at, page in pages]}
            for serial, pages in ballots
        ],
    }


def page_json(pdf_page: int, page: PageLayout) -> dict[str, object]:
    """One page of the geometry file."""
    return {
        "pdf_page": pdf_page,
        "page": page.page,
        "width": page.width,
        "height": page.height,
        "boxes": [
            {
                "question": box.question,
                "choice": box.choice,
                "x": round(box.rect.x, 3),
                "y": round(box.rect.y, 3),
                "w": box.rect.w,
                "h": box.rect.h,
            }
            for box in page.boxes
        ],
    }
