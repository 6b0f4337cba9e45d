"""The facts a paper claims of itself: for programs, in print, and as a text that any phone shows.

Specified in docs/formats/claims.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from meeting_tui.check_code import check_code
from meeting_tui.clean import clean
from meeting_tui.lang import Lang, translator
from meeting_tui.lang.terms import record_name
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
    "earlier": ("此前文书", "Earlier"),
}
CODES: dict[str, tuple[str, str]] = {
    "head": ("记录核验码", "Check code of the record"),
    "digest": ("计票核验码", "Check code of the count"),
    "body": ("正文核验码", "Check code of the text"),
}
"""What people compare of a hash, in place of it."""
_HASHES = frozenset(CODES)
OF_EDITION = frozenset({"edition", "entries", "head", "body", "earlier"})
"""What differs between two editions that say the same."""
VERSION = 2
KINDS = (
    *("minutes", "decisions", "debate", "result", "poster", "notice"),
    *("agenda", "resolution", "withdrawal", "postings", "delivery", "pack", "stubs"),
    *("register", "tally", "matter", "ledger", "term"),
)
"""The papers that make claims."""
_FIRST = re.compile(rf"MEETING-TUI/(\d{{1,4}}) ({'|'.join(KINDS)}) (zh|en)")
_HEX = re.compile(r"[0-9a-f]{64}")
_MARK = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class Claims:
    """`facts` are (key, value) in the order of `LABELS`. Hashes are plain hex; people see their check codes.

    `version` 1: of papers made before there were check codes, which show the hashes in groups.
    """

    kind: str
    lang: Lang
    facts: tuple[tuple[str, str], ...]
    version: int = VERSION

    def get(self, key: str) -> str:
        """The value of a key; "" when the paper does not claim it."""
        return next((value for name, value in self.facts if name == key), "")

    def all(self, key: str) -> tuple[str, ...]:
        """All values of a key."""
        return tuple(value for name, value in self.facts if name == key)

    def text(self) -> str:
        """What the file's metadata hold, for programs."""
        old = self.version == 1
        told = ((key, grouped(value) if old and key in _HASHES else value) for key, value in self.facts)
        return "\n".join((self._first, *(self._line(LABELS[key], value) for key, value in told)))

    def code(self) -> str:
        """What the QR holds: the same in words that a phone shows, with check codes."""
        if self.version == 1:
            return self.text()
        return "\n".join((*self._opening(), *self._told(), self._first))

    def printed(self) -> str:
        """What stands beside the QR: the same, and the check codes of earlier papers."""
        if self.version == 1:
            return self.text()
        earlier = (self._line(LABELS["earlier"], value) for value in self.all("earlier"))
        return "\n".join((self.code(), *earlier))

    @property
    def _first(self) -> str:
        return f"MEETING-TUI/{self.version} {self.kind} {self.lang}"

    def _line(self, label: tuple[str, str], value: str) -> str:
        return f"{label[self.lang == 'en']}{_MARK[self.lang]}{value}"

    def _opening(self) -> Iterator[str]:
        """Whose paper it is, what about, of when."""
        zh = self.lang == "zh"
        yield _MARK[self.lang].join(filter(None, (self.get("community"), self.get("title"))))
        number = self.get("edition")
        counted = f"第 {number} 号" if zh else f"no. {number}"
        said = (self.get("date"), counted if number else "", self.get("copy"))
        yield ("，" if zh else ", ").join(filter(None, said))

    def _told(self) -> Iterator[str]:
        """What it decided, and the check codes."""
        for key, value in self.facts:
            if key in ("decision", "papers"):
                yield self._line(LABELS[key], value)
            elif key in _HASHES:
                yield self._line(CODES[key], self._told_of(key, check_code(value)))

    def _told_of(self, key: str, code: str) -> str:
        """The code; of the record with its name and how many entries it has."""
        if key != "head":
            return code
        t = translator(self.lang)
        count, of = self.get("entries"), record_name(self.get("stream"), t)
        if not (count.isascii() and count.isdecimal()):
            return code
        return t.plural(
            "{code} ({record}, {n} entry)", "{code} ({record}, {n} entries)", int(count), code=code, record=of
        )

    def mapped(self, change: Callable[[str], str]) -> Claims:
        """The claims with every value changed."""
        return replace(self, facts=tuple((key, change(value)) for key, value in self.facts))

    def issued(self, number: int, earlier: Iterable[str] = ()) -> Claims:
        """The claims with the number of the edition, and lines of earlier papers with their check codes."""
        more = (("edition", str(number)), *(("earlier", line) for line in earlier))
        return claims(self.kind, self.lang, (*self.facts, *more))

    @property
    def edition(self) -> int:
        """The number of the edition; 0 where the paper names none."""
        told = self.get("edition")
        return int(told) if told.isascii() and told.isdecimal() else 0

    def sealed(self, body: str) -> Claims:
        """The claims with the hash of the paper's text."""
        digest = hashlib.sha256(body.encode()).hexdigest()
        return _ordered(replace(self, facts=(*(f for f in self.facts if f[0] != "body"), ("body", digest))))


def claims(kind: str, lang: Lang, facts: Iterable[tuple[str, str]]) -> Claims:
    """Claims with tidy values; empty ones are left out."""
    tidy = [(key, clean(value)) for key, value in facts]
    kept = ((key, value if len(value) <= MAX_VALUE else value[: MAX_VALUE - 1] + "…") for key, value in tidy)
    return _ordered(Claims(kind, lang, tuple(f for f in kept if f[1])))


def _ordered(made: Claims) -> Claims:
    order = list(LABELS)
    return replace(made, facts=tuple(sorted(made.facts, key=lambda fact: order.index(fact[0]))))


def grouped(digest: str) -> str:
    """A hash in 8 groups of 8, as papers of version 1 showed it."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def parse(text: str) -> Claims:
    """The claims of a text; refused as `claims.none`, `claims.version` or `claims.line` (with the line)."""
    first, *rest = text.split("\n")
    match = _FIRST.fullmatch(first)
    if match is None:
        raise Refusal("claims.none")
    if int(match[1]) not in (1, VERSION):
        raise Refusal("claims.version", version=match[1])
    lang: Lang = "zh" if match[3] == "zh" else "en"
    return Claims(match[2], lang, tuple(_fact(line, lang) for line in rest), int(match[1]))


def _fact(line: str, lang: Lang) -> tuple[str, str]:
    label, mark, value = line.partition(_MARK[lang])
    key = next((name for name, words in LABELS.items() if words[lang == "en"] == label), "")
    plain = value.replace(" ", "") if key in _HASHES else value
    if not (key and mark) or (key in _HASHES and not _HEX.fullmatch(plain)):
        raise Refusal("claims.line", line=clean(line)[:60])
    return key, plain
