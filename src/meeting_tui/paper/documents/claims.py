"""The facts a paper claims of itself, as a text that any phone shows. Specified in docs/formats/claims.md."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from meeting_tui.clean import clean
from meeting_tui.lang import Lang
from meeting_tui.refusal import Refusal

MAX_VALUE = 80  # characters
LABELS: dict[str, tuple[str, str]] = {
    "community": ("小区", "Community"),
    "title": ("标题", "Title"),
    "date": ("日期", "Date"),
    "edition": ("签发号", "Edition"),
    "stream": ("记录流", "Stream"),
    "entries": ("记录条数", "Entries"),
    "head": ("记录指纹", "Record"),
    "decision": ("结果", "Decision"),
    "papers": ("票数", "Papers"),
    "digest": ("计票指纹", "Count"),
    "copy": ("副本", "Copy"),
    "body": ("正文指纹", "Text"),
}
_HASHES = frozenset({"head", "digest", "body"})
OF_EDITION = frozenset({"edition", "entries", "head", "body"})
"""What differs between two editions that say the same."""
_FIRST = re.compile(r"MEETING-TUI/(\d+) (minutes|result|poster|notice) (zh|en)")
_HEX = re.compile(r"[0-9a-f]{64}")
_MARK = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class Claims:
    """`facts` are (key, value) in the order of `LABELS`. Hashes are plain hex; only the text groups them."""

    kind: str
    lang: Lang
    facts: tuple[tuple[str, str], ...]

    def get(self, key: str) -> str:
        """The value of a key; "" when the paper does not claim it."""
        return next((value for name, value in self.facts if name == key), "")

    def all(self, key: str) -> tuple[str, ...]:
        """All values of a key."""
        return tuple(value for name, value in self.facts if name == key)

    def text(self) -> str:
        """What the QR holds."""
        lines = [f"MEETING-TUI/1 {self.kind} {self.lang}"]
        for key, value in self.facts:
            shown = grouped(value) if key in _HASHES else value
            lines.append(f"{LABELS[key][self.lang == 'en']}{_MARK[self.lang]}{shown}")
        return "\n".join(lines)

    def mapped(self, change: Callable[[str], str]) -> Claims:
        """The claims with every value changed."""
        return Claims(self.kind, self.lang, tuple((key, change(value)) for key, value in self.facts))

    def issued(self, number: int) -> Claims:
        """The claims with the number of the edition."""
        return claims(self.kind, self.lang, (*self.facts, ("edition", str(number))))

    @property
    def edition(self) -> int:
        """The number of the edition; 0 where the paper names none."""
        told = self.get("edition")
        return int(told) if told.isascii() and told.isdecimal() else 0

    def sealed(self, body: str) -> Claims:
        """The claims with the hash of the paper's text."""
        digest = hashlib.sha256(body.encode()).hexdigest()
        return Claims(self.kind, self.lang, (*(f for f in self.facts if f[0] != "body"), ("body", digest)))


def claims(kind: str, lang: Lang, facts: Iterable[tuple[str, str]]) -> Claims:
    """Claims with tidy values; empty ones are left out."""
    tidy = [(key, clean(value)) for key, value in facts]
    order = list(LABELS)
    kept = ((key, value if len(value) <= MAX_VALUE else value[: MAX_VALUE - 1] + "…") for key, value in tidy)
    return Claims(kind, lang, tuple(sorted((f for f in kept if f[1]), key=lambda f: order.index(f[0]))))


def grouped(digest: str) -> str:
    """A hash as people compare it: 8 groups of 8."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def parse(text: str) -> Claims:
    """The claims of a text; refused as `claims.none`, `claims.version` or `claims.line` (with the line)."""
    first, *rest = text.split("\n")
    match = _FIRST.fullmatch(first)
    if match is None:
        raise Refusal("claims.none")
    if match[1] != "1":
        raise Refusal("claims.version", version=match[1])
    lang: Lang = "zh" if match[3] == "zh" else "en"
    return Claims(match[2], lang, tuple(_fact(line, lang) for line in rest))


def _fact(line: str, lang: Lang) -> tuple[str, str]:
    label, mark, value = line.partition(_MARK[lang])
    key = next((name for name, words in LABELS.items() if words[lang == "en"] == label), "")
    plain = value.replace(" ", "") if key in _HASHES else value
    if not (key and mark) or (key in _HASHES and not _HEX.fullmatch(plain)):
        raise Refusal("claims.line", line=clean(line)[:60])
    return key, plain
