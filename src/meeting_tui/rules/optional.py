"""Values a file may leave out, with what holds then."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from meeting_tui.rules.node import MOST, Node


def words(node: Node, key: str) -> dict[str, str]:
    """The texts at `key` by language; none where it is missing."""
    found = node.maybe(key)
    return found.words() if found else {}


def pick(node: Node, key: str, allowed: tuple[Any, ...]) -> Any:
    """The word at `key`, one of those allowed; the first of them where it is missing."""
    found = node.maybe(key)
    return found.one_of(allowed) if found else allowed[0]


def several(node: Node, key: str) -> list[Node]:
    """The elements of the list at `key`; none where it is missing."""
    found = node.maybe(key)
    return found.items() if found else []


def text(node: Node, key: str) -> str:
    """The text at `key`; empty where it is missing."""
    found = node.maybe(key)
    return found.text() if found else ""


def flag(node: Node, key: str, default: bool = False) -> bool:
    """true or false at `key`; `default` where it is missing."""
    found = node.maybe(key)
    return found.flag() if found else default


def number(node: Node, key: str, most: int = MOST) -> int | None:
    """The whole number at `key`, no larger than `most`; None where it is missing."""
    found = node.maybe(key)
    return found.whole(most=most) if found else None


def fraction(node: Node, key: str) -> Fraction | None:
    """The fraction at `key`; None where it is missing."""
    found = node.maybe(key)
    return found.fraction() if found else None


def section(node: Node, key: str, *keys: str) -> Node:
    """The table at `key`, which holds no keys but these; an empty one where it is missing."""
    found = node.maybe(key) or node.at(key, {})
    found.table(*keys)
    return found
