"""The room decides in whole numbers and fractions and asks nobody: read from its syntax trees."""

from __future__ import annotations

import ast
import sys

import pytest
from tests.house.source import modules, tree, where

ROOM = modules("rules")
ALLOWED = {
    "meeting_tui.strict",
    "meeting_tui.refusal",
    "meeting_tui.clean",
    "meeting_tui.published",
    "meeting_tui.rules",
}


@pytest.mark.parametrize("path", ROOM, ids=lambda path: path.name)
def test_no_floats_and_no_true_division(path):
    found = [
        where(path, node)
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Name) and node.id in ("float", "round", "Decimal"))
    ]
    assert not found


def _imports(path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", ROOM, ids=lambda path: path.name)
def test_only_the_standard_library_and_the_foundation(path):
    own = {name for name in _imports(path) if name.startswith("meeting_tui")}
    others = {name.partition(".")[0] for name in _imports(path) - own}
    assert others <= set(sys.stdlib_module_names)
    assert all(name in ALLOWED or name.startswith("meeting_tui.rules.") for name in own)
