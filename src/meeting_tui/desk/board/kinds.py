"""Which papers there are, and how one is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from meeting_tui.paper.documents.masking import Copy

Kind = Literal[
    "notice",
    "minutes",
    "decisions",
    "debate",
    "agenda",
    "resolution",
    "withdrawal",
    "postings",
    "delivery",
    "pack",
    "stubs",
    "stub-slips",
    "attendance",
    "proxy",
    "result",
    "poster",
    "register",
    "chase",
    "commands",
    "tally",
    "audit",
    "duties",
    "matter",
    "ledger",
    "term",
]
OF_MEETING: tuple[Kind, ...] = (
    "notice",
    "agenda",
    "attendance",
    "minutes",
    "decisions",
    "debate",
    "postings",
)
HELD: tuple[Kind, ...] = ("minutes", "decisions", "debate")
"""Those of a meeting that was opened."""
OF_POLL: tuple[Kind, ...] = ("notice", "proxy", "register", "chase", "commands", "tally", "result", "poster")
BESIDE: tuple[Kind, ...] = ("pack", "delivery", "stub-slips", "stubs", "postings")
"""Of every poll, behind all others."""
AUDITED: tuple[Kind, ...] = ("audit",)
OF_MATTERS: tuple[Kind, ...] = ("matter", "ledger")
"""Of a matter, and of the money of all of them."""
OF_FILE: tuple[Kind, ...] = (*OF_MATTERS, "term")
"""Of no single meeting or poll: what their `ref` names is their own."""
COPIES: Mapping[Kind, tuple[Copy, ...]] = {
    "minutes": ("public", "archive"),
    "decisions": ("public", "archive"),
    "debate": ("public", "archive"),
    "result": ("public", "archive"),
    "notice": ("public",),
    "poster": ("public",),
    "agenda": ("public",),
    "resolution": ("public",),
    "withdrawal": ("public",),
    "pack": ("public",),
    "stubs": ("public",),
    "proxy": ("public",),
    "matter": ("public",),
    "ledger": ("public",),
    "term": ("public", "archive"),
}
"""The copies of each paper; those not named are forms for the office alone."""
ISSUED: tuple[Kind, ...] = ("notice", "minutes", "decisions", "debate", "result", "poster")
ISSUED += ("agenda", "resolution", "withdrawal", "postings", "delivery", "pack", "stubs")
ISSUED += ("register", "tally", *OF_FILE)
"""Those that make claims: each is issued once and has a number."""
SIGNED: tuple[Kind, ...] = ("minutes", "result")
"""Those that tell who signed their record with which key."""


@dataclass(frozen=True)
class DocumentRef:
    """A paper that can be made. `ref` is its meeting, poll, year or days; `part` is the question of a poster.

    `title` is what it is about, in people's words.
    """

    kind: Kind
    ref: str
    copy: Copy = "public"
    part: str = ""
    title: str = field(default="", compare=False)

    @property
    def public(self) -> bool:
        """Whether it is for everybody who passes."""
        return self.copy == "public" and self.kind in COPIES

    @property
    def id(self) -> str:
        """How the posting log names it; the archive copy of a public paper is another paper."""
        kept = "archive" if self.copy == "archive" and self.kind in COPIES else ""
        return ":".join(filter(None, (self.kind, self.ref, self.part, kept)))

    @property
    def file_name(self) -> str:
        """The name of its file, as PDF."""
        archive = "archive" if self.copy == "archive" else ""
        return "-".join(filter(None, (self.kind, self.ref, self.part, archive))) + ".pdf"
