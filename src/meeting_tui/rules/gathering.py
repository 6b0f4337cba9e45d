"""Lists and tables of a file read whole: refused with every fault in any of their parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from meeting_tui.rules.faults import Faults
from meeting_tui.rules.node import Node

T = TypeVar("T")


def listed(nodes: Iterable[Node], read: Callable[[Node], T]) -> tuple[T, ...]:
    """Every element read."""
    faults = Faults()
    found = [faults.read(partial(read, node)) for node in nodes]
    faults.refuse()
    return tuple(each for each in found if each is not None)


def mapped(node: Node, key: str, read: Callable[[str, Node], T]) -> dict[str, T]:
    """Every entry of the table of tables at `key`, by its id."""
    faults = Faults()
    table = node.maybe(key) or node.at(key, {})
    found = {name: faults.read(partial(_entry, table, name, read)) for name in table.table()}
    faults.refuse()
    return {name: each for name, each in found.items() if each is not None}


def _entry(table: Node, name: str, read: Callable[[str, Node], T]) -> T:
    return read(name, table.at(name, table.table()[name]).named(name))
