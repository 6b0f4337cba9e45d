"""Every page of every paper looks as it did when somebody looked; its code is read; its fonts lie in it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from tests.paper import golden
from tests.paper.golden import Golden, Picture

from meeting_tui.lang import Lang

BLOCK, LEVELS = 24, 48
"""Pixels of a block, and how much its mean grey may differ: check codes may be others, and their symbols."""
PARTS, ROWS = 4, 96
"""A quarter of each row of pixels, and how much its mean grey may differ: no line may move."""
RENEW = "look at the page, then: python -m tests.paper.golden"


def blocks(page: Picture) -> NDArray[np.float64]:
    """The mean grey of each block."""
    high, wide = (length - length % BLOCK for length in page.shape)
    return page[:high, :wide].reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK).mean((1, 3))


def rows(page: Picture) -> NDArray[np.float64]:
    """The mean grey of each quarter of each row."""
    high, wide = page.shape
    return page[:, : wide - wide % PARTS].reshape(high, PARTS, wide // PARTS).mean(2)


def alike(one: Picture, other: Picture) -> bool:
    if one.shape != other.shape:
        return False
    apart = np.abs(blocks(one) - blocks(other)).max() < LEVELS
    return bool(apart and np.abs(rows(one) - rows(other)).max() < ROWS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_is_as_it_was_seen(lang: Lang, tmp_path: Path) -> None:
    office, kept, made = golden.file_of(lang, tmp_path), golden.kept(lang), set()
    for paper in golden.papers(office):
        for name, page in golden.numbered(paper):
            made.add(name)
            assert name in kept, f"{name} is new: {RENEW}"
            assert alike(page, kept[name]), f"{name} looks otherwise: {RENEW}"
        assert_read(paper)
        assert_embedded(paper)
    assert made == kept.keys(), f"pages that are no more: {RENEW}"
    office.close()


def assert_read(paper: Golden) -> None:
    """The code on a paper that makes claims is read at eighty dots to the inch."""
    if not paper.claims:
        return
    codes = [each.text for page in golden.pictures(paper.raw, 80) for each in zxingcpp.read_barcodes(page)]
    assert codes, paper.name


def assert_embedded(paper: Golden) -> None:
    """Every font is a part of its own, under a name that says so, and lies in the file."""
    fonts = re.findall(rb"/BaseFont\s*/(\S+)", paper.raw)
    assert fonts
    assert all(re.fullmatch(rb"[A-Z]{6}\+\S+", name) for name in fonts), (paper.name, fonts)
    assert len(re.findall(rb"/FontFile2\b", paper.raw)) >= len(set(fonts))


def test_what_the_eye_sees_is_no_tolerance() -> None:
    """Half a line down, a box gone, a larger verdict: told; another check code is not."""
    pages = [each for lang in ("zh", "en") for each in golden.kept(lang).values()]
    for page in (each for each in pages if (each < 128).mean() > 0.02):
        assert alike(page, page)
        assert not alike(page, np.roll(page, 6, 0))
