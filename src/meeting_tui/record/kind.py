"""What a kind of entry is: its name, its streams, the fields of its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Stream = Literal["meeting", "poll", "board", "matter", "proposal", "roll"]
Type = Literal[
    "text", "person", "personal", "hash", "int", "bool", "texts", "persons", "ints", "marks", "object"
]


@dataclass(frozen=True, slots=True)
class BodyField:
    """One field. `personal`: the body holds the salted hash, the text lies beside and can be erased.

    `person`, `persons`: printed names; who they are stands beside, see `record.person`.
    """

    name: str
    type: Type = "text"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry, the streams it belongs to, and what it means in both languages."""

    name: str
    streams: tuple[Stream, ...]
    fields: tuple[BodyField, ...]
    zh: str
    en: str

    @property
    def personal(self) -> tuple[str, ...]:
        """The fields whose text lies beside the chain."""
        return tuple(field.name for field in self.fields if field.type == "personal")

    @property
    def beside(self) -> tuple[BodyField, ...]:
        """What may stand beside the fields: who the people in them are, and who sat at the keyboard."""
        more = (
            BodyField(f"{field.name}_{name}", kind, optional=True)
            for field in self.fields
            for name, kind in _BESIDE.get(field.type, ())
        )
        salt = (_SALT,) if self.votes else ()
        return (*more, _AUTHOR, *salt, *((_FROM,) if "poll" in self.streams else ()))

    @property
    def votes(self) -> bool:
        """Whether it says how somebody voted, in few ways that can all be tried: such entries are salted."""
        return self.name in _VOTES


_BESIDE: Mapping[str, tuple[tuple[str, Type], ...]] = {
    "person": (("id", "int"), ("unit", "text")),
    "persons": (("ids", "ints"), ("units", "texts")),
}
_VOTES = frozenset(
    (
        *("ballot.read", "ballot.entered", "ballot.adjudicated", "ballot.duplicate", "audit.keyed"),
        *("vote.cast", "vote.counted", "vote.rest"),
    )
)
_SALT = BodyField("salt", optional=True)
"""Of entries that say how somebody voted: random, or whoever has two heads, one before and one behind it,
would find what it says by trying."""
_AUTHOR = BodyField("author_id", "int", optional=True)
"""Who the entry's author is, of every kind."""
_FROM = BodyField("from", "object", optional=True)
"""Of a poll's entries those that came from a station: `station`, `at`, `author` and `hash` there."""


def _fields(spec: str) -> tuple[BodyField, ...]:
    """`name`, `name:type`, `name:type?` (optional), separated by spaces."""
    found = []
    for word in spec.split():
        name, _, kind = word.rstrip("?").partition(":")
        found.append(BodyField(name, kind or "text", word.endswith("?")))  # type: ignore[arg-type]
    return tuple(found)


def a_kind(streams: str, name: str, spec: str, zh: str, en: str) -> Kind:
    """A kind from its fields in words: `name`, `name:type`, `name:type?`."""
    return Kind(name, tuple(streams.split()), _fields(spec), zh, en)  # type: ignore[arg-type]
