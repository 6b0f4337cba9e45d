"""The guides that travel with the program: one page a desk, in both languages, found by a short name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from meeting_tui.lang import Lang
from meeting_tui.refusal import Refusal
from meeting_tui.resources import docs

NAMES = ("start", "install", "roll", "meetings", "chair", "polls", "tellers", "safekeeping", "keys")
"""In the order in which one needs them."""


@dataclass(frozen=True)
class Page:
    """One page of the guides."""

    name: str
    path: Path

    @property
    def text(self) -> str:
        """The page as Markdown."""
        return self.path.read_text("utf-8")

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.text.partition("\n")[0].removeprefix("# ")


def pages(lang: Lang) -> tuple[Page, ...]:
    """All pages in one language."""
    return tuple(page(name, lang) for name in NAMES)


def page(name: str, lang: Lang) -> Page:
    """One page; refused with `guide.unknown`, naming those there are."""
    if name not in NAMES:
        raise Refusal("guide.unknown", page=name, known=", ".join(NAMES))
    folder = docs("guide/zh" if lang == "zh" else "guide")
    return Page(name, folder / f"{name}.md")
