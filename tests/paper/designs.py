"""Ballots for tests: designs in both languages, voters, and printed pages as text and as pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from meeting_tui.lang import translator
from meeting_tui.paper.ballots.geometry import BallotDesign, ChoiceDesign, QuestionDesign
from meeting_tui.paper.ballots.payload import poll_key
from meeting_tui.paper.ballots.printing import BallotVoter, PrintJob
from meeting_tui.paper.ballots.words import ballot_words

POLL = "7K2Q"
KEY = poll_key(bytes(range(32)), POLL)
LABELS = {"zh": ("赞成", "反对", "弃权"), "en": ("For", "Against", "Abstain")}


def choices(lang: str = "zh") -> tuple[ChoiceDesign, ...]:
    ids = ("for", "against", "abstain")
    return tuple(ChoiceDesign(i, label) for i, label in zip(ids, LABELS[lang], strict=True))


def design(lang: str = "zh", questions: int = 3, **facts: object) -> BallotDesign:
    asked = tuple(
        QuestionDesign(
            f"q{n}",
            f"关于大修 {n} 号楼电梯的事项" if lang == "zh" else f"The lift of building {n}",
            "同意从专项维修资金中列支 128,600.00 元。"
            if lang == "zh"
            else "Approve 128,600.00 from the fund.",
            choices(lang),
        )
        for n in range(1, questions + 1)
    )
    base = BallotDesign(
        title="2025 年第一次业主大会表决票" if lang == "zh" else "Owners' assembly 2025: ballot",
        community="梧桐苑" if lang == "zh" else "Sycamore Court",
        questions=asked,
        words=ballot_words(translator("zh" if lang == "zh" else "en")),
        deadline="2025-12-10 18:00",
        return_to="1 号楼门厅票箱" if lang == "zh" else "the box in building 1",
    )
    return replace(base, **facts)  # type: ignore[arg-type]


def job(lang: str = "zh", **facts: object) -> PrintJob:
    large, test = bool(facts.pop("large_print", False)), bool(facts.pop("test", False))
    words = translator("zh" if lang == "zh" else "en")
    return PrintJob(design(lang, **facts), POLL, KEY, words, large, test)  # type: ignore[arg-type]


def voter(serial: int = 1, name: str = "张小明", units: tuple[str, ...] = ("3-2-1201",)) -> BallotVoter:
    return BallotVoter(serial, name, units, 12_345)


def page_text(path: Path, page: int = 0) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[page].get_textpage().get_text_range())


def picture(path: Path, page: int = 0, dpi: int = 200) -> np.ndarray:
    """A page in gray, 0 black to 255 white."""
    with pypdfium2.PdfDocument(path) as document:
        image: Image.Image = document[page].render(scale=dpi / 72).to_pil().convert("L")
    return np.asarray(image)
