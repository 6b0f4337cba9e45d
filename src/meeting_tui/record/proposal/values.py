"""A proposal as it is written, and what people said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from meeting_tui.record.person import Person

BASES = ("area", "share", "unit", "building")
WAYS = ("paper", "door", "room")
OUTCOMES = ("taken", "rejected", "vote")
_FIRST = ("title", "text", "code", "options", "budget", "funding", "effect")
"""What a proposal had before it had a pack; these stand in its digest even where they say nothing."""


@dataclass(frozen=True, slots=True)
class Annex:
    """A file that goes with a proposal, by its SHA-256 and size in bytes; the file itself is not kept."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class ProposalDraft:
    """A proposal as it is written: `code` is the matter code that picks the rule, `effect` is per unit.

    `cost` is all of it in cents (0: none), borne by `basis`, one of `BASES` ("": by no unit). `single` says
    why one option is enough, `why_class` why it is of this kind.
    """

    title: str
    text: str
    code: str
    options: tuple[str, ...] = ()
    budget: str = ""
    funding: str = ""
    effect: str = ""
    need: str = ""
    single: str = ""
    cost: int = 0
    basis: str = ""
    why_class: str = ""
    annexes: tuple[Annex, ...] = ()

    def columns(self) -> dict[str, Any]:
        """What its digest is made of; of the pack's parts those that say something."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        found |= {"options": "\n".join(self.options)}
        found |= {"annexes": [[each.name, each.sha256, each.size] for each in self.annexes]}
        return {name: value for name, value in found.items() if value or name in _FIRST}

    def body(self) -> dict[str, Any]:
        """The fields of an entry."""
        body = {name: value for name, value in self.columns().items() if name != "annexes"}
        body |= {"options": list(self.options)}
        if self.annexes:
            body |= {"annexes": [each.name for each in self.annexes]}
            body |= {"annex_digests": [each.sha256 for each in self.annexes]}
            body |= {"annex_sizes": [each.size for each in self.annexes]}
        return body


def draft_of(body: Mapping[str, Any]) -> ProposalDraft:
    """What an entry says a proposal is."""
    known = {field.name for field in fields(ProposalDraft)} - {"options", "annexes"}
    draft = ProposalDraft(**{name: body[name] for name in known & body.keys()})
    kept = zip(
        body.get("annexes", ()), body.get("annex_digests", ()), body.get("annex_sizes", ()), strict=True
    )
    return replace(draft, options=tuple(body["options"]), annexes=tuple(Annex(*each) for each in kept))


@dataclass(frozen=True, slots=True)
class Revision:
    """A whole text by its number. `base`: the revision it was made from; `amendment`: the one it takes in."""

    no: int
    base: int
    at: str
    by: Person
    draft: ProposalDraft
    reason: str = ""
    amendment: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment; None where it was erased."""

    at: str
    by: Person
    text: str | None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says of a line (from 1; 0: the whole) of a revision; `resolved`: since when it is dealt
    with, empty: it is not."""

    no: int
    revision: int
    line: int
    at: str
    by: Person
    text: str | None
    replies: tuple[Reply, ...] = ()
    resolved: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Another wording of a revision's text. `outcome` is empty while it waits, else one of `OUTCOMES`."""

    no: int
    revision: int
    at: str
    mover: Person
    text: str
    reason: str = ""
    outcome: str = ""
    why: str = ""
    meeting: str = ""
    motion: int = 0


@dataclass(frozen=True, slots=True)
class Opinion:
    """So many households were heard in one way; `text` is in their words, None where it was erased."""

    way: str
    building: str
    count: int
    text: str | None
    by: Person
    at: str


@dataclass(frozen=True, slots=True)
class OpinionGroup:
    """Opinions of one kind: what they have in common, and what was answered. Number 0 holds the others."""

    no: int
    said: str
    heard: tuple[Opinion, ...] = ()
    answer: str = ""

    @property
    def count(self) -> int:
        """How many households said so."""
        return sum(each.count for each in self.heard)


@dataclass(frozen=True, slots=True)
class Freezing:
    """The revision that went on a ballot, its digest, and in which poll. `sharing`: who bears its cost by the
    roll of that day, as the entry keeps it; empty where it is shared by nothing."""

    revision: int
    digest: str
    poll: str
    at: str
    sharing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ProposalRecord:
    """All that the record says of a proposal; the revisions are never none once it is begun.

    `heard` is what a pack tells: once it is frozen, what was heard until then.
    """

    matter: int = 0
    follows: int = 0
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    opinions: tuple[OpinionGroup, ...] = ()
    frozen: Freezing | None = None
    packed: tuple[OpinionGroup, ...] | None = None

    @property
    def newest(self) -> Revision:
        """The revision that holds."""
        return self.revisions[-1]

    @property
    def heard(self) -> tuple[OpinionGroup, ...]:
        """The opinions of the pack."""
        return self.opinions if self.packed is None else self.packed

    def revision(self, number: int) -> Revision | None:
        """The revision of that number."""
        return next((each for each in self.revisions if each.no == number), None)

    def changed_by(self, amendment: Amendment) -> str:
        """The text an amendment was moved to."""
        return (self.revision(amendment.revision) or self.newest).draft.text


def by_building(groups: Iterable[OpinionGroup]) -> list[tuple[str, tuple[int, ...]]]:
    """How many households were heard in each building ("": none was said), in each of `WAYS`."""
    found: dict[str, Counter[str]] = {}
    for each in (opinion for group in groups for opinion in group.heard):
        found.setdefault(each.building, Counter())[each.way] += each.count
    return [(building, tuple(ways[way] for way in WAYS)) for building, ways in sorted(found.items())]
