"""Printed ballots read back: text, fonts, QR, and boxes where geometry says they are."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from tests.paper.designs import KEY, job, page_text, picture, voter

from meeting_tui.paper.ballots.payload import decode, is_foot
from meeting_tui.paper.ballots.printing import BallotVoter, print_ballots
from meeting_tui.refusal import Refusal

DPI = 200
PX = DPI / 25.4


def decoded(gray: np.ndarray) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(gray)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    folder = tmp_path_factory.mktemp("ballots")
    voters = [voter(7), voter(8, "欧阳㛃䶮𬭎", tuple(f"3-2-{n}" for n in range(1, 60)))]
    print_ballots(job(questions=5), voters, folder / "b.pdf", folder / "g.json")
    return folder / "b.pdf", json.loads((folder / "g.json").read_text("utf-8"))


def test_both_codes_say_who_and_which_page(printed: tuple[Path, dict[str, object]]) -> None:
    path, tree = printed
    for ballot in tree["ballots"]:  # type: ignore[attr-defined]
        for page in ballot["pages"]:
            texts = decoded(picture(path, page["pdf_page"] - 1))
            assert sorted(map(is_foot, texts)) == [False, True]
            for found in (decode(text, lambda _poll: KEY) for text in texts):
                said = (f"{found.serial:06d}", found.page, found.test)
                assert said == (ballot["serial"], page["page"], False)


def test_a_poll_of_layout_1_has_no_code_at_the_foot(tmp_path: Path) -> None:
    print_ballots(job(layout=1), [voter()], tmp_path / "b.pdf")
    [text] = decoded(picture(tmp_path / "b.pdf"))
    assert not is_foot(text)


def test_boxes_are_where_geometry_says(printed: tuple[Path, dict[str, object]]) -> None:
    path, tree = printed
    pages = [page for ballot in tree["ballots"] for page in ballot["pages"]]  # type: ignore[attr-defined]
    for page in pages:
        gray = picture(path, page["pdf_page"] - 1)
        for box in page["boxes"]:
            left, top, right, bottom = frame(gray, box)
            assert abs(left - box["x"]) < 0.15
            assert abs(top - box["y"]) < 0.15
            assert abs(right - box["x"] - box["w"]) < 0.15
            assert abs(bottom - box["y"] - box["h"]) < 0.15


def frame(gray: np.ndarray, box: dict[str, float]) -> tuple[float, float, float, float]:
    """The middle of the four sides of the box found in the picture, mm; around it all must be white."""
    x0, y0 = round((box["x"] - 3.8) * PX), round((box["y"] - 3.8) * PX)
    patch = 255.0 - gray[y0 : round((box["y"] + 9.8) * PX), x0 : round((box["x"] + 9.8) * PX)]
    dark = patch > 128
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    inner = patch[rows[0] + 6 : rows[-1] - 5, columns[0] + 6 : columns[-1] - 5]
    assert inner.max() == 0
    assert rows[0] > 20
    middle = (rows[0] + rows[-1]) // 2, (columns[0] + columns[-1]) // 2
    across, down = np.flatnonzero(dark[middle[0]]), np.flatnonzero(dark[:, middle[1]])
    half = len(across) / 4
    at = (across[0] + half, down[0] + half, across[-1] + 1 - half, down[-1] + 1 - half)
    return (x0 + at[0]) / PX, (y0 + at[1]) / PX, (x0 + at[2]) / PX, (y0 + at[3]) / PX


def test_squares_are_solid_and_alone(printed: tuple[Path, dict[str, object]]) -> None:
    gray = picture(printed[0])
    for x, y in ((14.5, 14.5), (195.5, 14.5), (14.5, 241.0), (195.5, 241.0)):
        half, around = round(2.8 * PX), round(6.9 * PX)
        cx, cy = round(x * PX), round(y * PX)
        assert gray[cy - half : cy + half, cx - half : cx + half].max() < 60
        window = 255.0 - gray[cy - around : cy + around, cx - around : cx + around]
        assert abs(window.sum() / 255 / PX**2 - 36) < 1.5


def test_text_can_be_copied_and_rare_names_stay_whole(printed: tuple[Path, dict[str, object]]) -> None:
    text = page_text(printed[0], 2)
    assert "欧阳㛃䶮𬭎" in text
    assert "等 59 处" in text
    assert "000008" in text
    assert "123.45 ㎡" in text


def test_fonts_are_embedded_and_printers_must_not_scale(printed: tuple[Path, dict[str, object]]) -> None:
    raw = printed[0].read_bytes()
    descriptors = re.findall(rb"/FontDescriptor", raw)
    assert descriptors
    assert len(re.findall(rb"/FontFile2", raw)) >= 2
    assert b"/PrintScaling /None" in raw


@pytest.mark.parametrize("name", ["[/x]<b>&", "王" * 40, "=cmd()", "A" * 60])
def test_any_name_fits(tmp_path: Path, name: str) -> None:
    print_ballots(job(), [voter(1, name)], tmp_path / "b.pdf")
    found = "".join(page_text(tmp_path / "b.pdf").split())
    assert name in found


def test_secret_ballots_name_nobody(tmp_path: Path) -> None:
    print_ballots(job(identity="secret"), [voter(1, "张小明")], tmp_path / "b.pdf")
    text = page_text(tmp_path / "b.pdf")
    assert "张小明" not in text
    assert "3-2-1201" not in text
    assert "123.45" not in text
    assert "000001" not in text
    assert "№" not in text


def test_test_ballots_say_so_in_print_and_qr(tmp_path: Path) -> None:
    print_ballots(job(test=True, large_print=True), [voter()], tmp_path / "b.pdf")
    assert "测试样票" in page_text(tmp_path / "b.pdf")
    texts = decoded(picture(tmp_path / "b.pdf"))
    assert [decode(text, lambda _poll: KEY).test for text in texts] == [True, True]


def test_a_character_without_a_picture_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        print_ballots(job(), [voter(1), voter(31, "王\U0002ebf0")], tmp_path / "b.pdf")
    assert refused.value.code == "paper.glyph"
    assert refused.value.facts["codes"] == "U+2EBF0"
    assert refused.value.facts["texts"] == ("王\U0002ebf0",)
    assert list(tmp_path.iterdir()) == []


def test_variation_selectors_are_no_reason_to_refuse(tmp_path: Path) -> None:
    print_ballots(job(), [voter(1, "葛\U000e0100亮")], tmp_path / "b.pdf")
    assert "葛亮" in page_text(tmp_path / "b.pdf")


def test_cancelling_and_failing_leave_nothing(tmp_path: Path) -> None:
    seen: list[int] = []
    voters = [voter(n) for n in range(1, 9)]
    with pytest.raises(Refusal, match=r"paper\.cancelled"):
        print_ballots(
            job(),
            voters,
            tmp_path / "b.pdf",
            progress=lambda done, _all: seen.append(done),
            cancel=lambda: len(seen) >= 3,
        )
    assert seen == [1, 2, 3]
    with pytest.raises(Refusal, match=r"paper\.unwritable"):
        print_ballots(job(), voters, tmp_path / "no" / "b.pdf")
    with pytest.raises(Refusal, match=r"paper\.no_voters"):
        print_ballots(job(), [], tmp_path / "b.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_in_the_file_before_the_last_is_drawn(tmp_path: Path) -> None:
    """Ten thousand ballots need no more memory than one thousand: `benchmarks ballots` says how much."""
    written: list[int] = []

    def look(_done: int, _all: int) -> None:
        written.append(sum(path.stat().st_size for path in tmp_path.iterdir()))

    print_ballots(job(), [voter(n) for n in range(1, 41)], tmp_path / "b.pdf", progress=look)
    assert written[-1] - written[9] > 20_000  # the file is written in blocks of some pages


def test_the_same_ballots_are_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        print_ballots(job("en"), [BallotVoter(1, "Ada", ("1-1",), 5000)], tmp_path / name)
    assert zlib.crc32((tmp_path / "a.pdf").read_bytes()) == zlib.crc32((tmp_path / "b.pdf").read_bytes())
