"""All that is typed comes in through `tui/typed`: no screen has a field of Textual's own."""

from __future__ import annotations

import ast

import pytest
from tests.house.source import PACKAGE, modules, nodes, tree

FIELDS = {"Input", "MaskedInput", "TextArea"}
LATER = {"on_input_submitted", "action_submit"}


def strays(place: str, module: ast.Module) -> list[str]:
    """What a file under `tui` has of its own to take typing with."""
    if not place.startswith("tui/") or place.startswith("tui/typed/"):
        return []
    imported = (
        alias.name
        for node in nodes(module)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual")
        for alias in node.names
    )
    handlers = (node.name for node in nodes(module) if isinstance(node, ast.FunctionDef))
    return sorted((FIELDS & set(imported)) | (LATER & set(handlers)))


def test_every_field_is_one_of_ours():
    found = {str(path): strays(str(path.relative_to(PACKAGE)), tree(path)) for path in modules("tui")}
    assert not {place: names for place, names in found.items() if names}


@pytest.mark.parametrize(
    "text",
    ["from textual.widgets import Input", "class A:\n    def on_input_submitted(self, event):\n        ..."],
)
def test_a_stray_is_found(text):
    assert strays("tui/who.py", ast.parse(text))
    assert not strays("tui/typed/line.py", ast.parse(text))
