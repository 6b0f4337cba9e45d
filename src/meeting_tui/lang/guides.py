"""The guides that travel with the program: one page a desk, in both languages, found by a short name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from meeting_tui.lang import Lang
from meeting_tui.refusal import Refusal, Several
from meeting_tui.resources import docs

NAMES = (
    "start",
    "install",
    "roll",
    "meetings",
    "chair",
    "matters",
    "proposals",
    "polls",
    "tellers",
    "board",
    "search",
    "safekeeping",
    "keys",
    "profiles",
)
"""In the order in which one needs them."""
_COMMENT = re.compile(r"<!--.*?-->\n", re.DOTALL)
_FENCE = re.compile(r"(```.*?```)", re.DOTALL)
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n\n?", re.M)
_TORN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(frozen=True)
class Page:
    """One page, where it lies; links in it lead on from there."""

    path: Path

    @property
    def name(self) -> str:
        """What it is asked for by."""
        return self.path.stem

    @property
    def text(self) -> str:
        """The page as Markdown, without what only its makers read."""
        return _COMMENT.sub("", self.path.read_text("utf-8"))

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def flowing(self) -> str:
        """The text for a screen: where a line of Chinese goes on in the next, no blank comes between.

        Pictures are of screens, and are left to paper and browser.
        """
        parts = _FENCE.split(self.text)
        parts[::2] = [_TORN.sub("", _PICTURE.sub("", part)) for part in parts[::2]]
        return "".join(parts)

    def linked(self, link: str) -> Page | None:
        """The page a link in this one leads to; None where it leads out of the guides and formats."""
        path = (self.path.parent / link.partition("#")[0]).resolve()
        inside = path.is_relative_to(docs(".").resolve()) and path.suffix == ".md"
        return Page(path) if inside and path.is_file() else None


def pages(lang: Lang) -> tuple[Page, ...]:
    """All pages in one language."""
    return tuple(page(name, lang) for name in NAMES)


def page(name: str, lang: Lang) -> Page:
    """One page; refused with `guide.unknown`, naming those there are."""
    if name not in NAMES:
        raise Refusal("guide.unknown", page=name, known=Several(NAMES))
    return Page(docs("guide/zh" if lang == "zh" else "guide") / f"{name}.md")
