"""One word means one thing: no two classes of one name, and no public name that nothing needs."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.house.source import PACKAGE, modules, nodes, tree

ROWS = "store/tables.py"
"""A table bears the name of what it keeps, so its rows are homonyms of the values that are made of them."""

HOMONYMS: dict[str, str] = {}
"""A class name that stands twice, and why it must."""

UNREACHED = {
    "cli/": "commands are reached by their registration",
    "paper/qr_mask.py: best_mask_pattern": "the library that draws a symbol calls it",
    "rehearsal/copier.py: COPIERS": "how tests and benchmarks copy ballots",
    "rehearsal/measuring/crowd.py: MEASURING": "hands that nothing but the measuring marks ballots with",
    "rehearsal/measuring/crowd.py: NEIGHBOURS": "their neighbours, which benchmarks tune on",
    "rehearsal/retired.py: RETIRED": "hands that were measured with once and may be tuned on",
    "rehearsal/schooled.py: SCHOOLED": "the same",
    "scan/reasons.py: ALL": "the list that docs/formats and the words are held against",
}
"""What stands there without being named again, and why."""

FRAMEWORK = re.compile(
    r"__\w+__|(on|action|watch|compute|validate|key)_\w+|render\w*|compose|check_action|[A-Z_]+"
    r"|get_\w+|update_suggestion|discover|search|showPage|save|draw|wrap|split|format|visit_\w+|process_\w+"
)
"""Methods that a library calls by their name."""

Trees = Mapping[str, ast.Module]


def source() -> dict[str, ast.Module]:
    return {str(path.relative_to(PACKAGE)): tree(path) for path in modules()}


def homonyms(trees: Trees) -> dict[str, list[str]]:
    """Every class name of more than one file; a class inside a class is named by both."""
    places = defaultdict(list)
    for place, module in trees.items():
        for node in module.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and place != ROWS:
                places[node.name].append(place)
    return {name: found for name, found in places.items() if len(found) > 1 and name not in HOMONYMS}


def defined(module: ast.Module) -> Iterator[str]:
    """What the file offers: its functions, classes and values, and what its classes offer."""
    for node in module.body:
        yield from _names(node)
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                yield from (name for name in _names(part) if not FRAMEWORK.fullmatch(name))


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id


@cache
def mentioned(module: ast.Module) -> tuple[str, ...]:
    """Every name that something in the file uses; a short text may name what is looked up by it."""
    return tuple(_mentioned(module))


def _mentioned(module: ast.Module) -> Iterator[str]:
    for node in nodes(module):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def dead(trees: Trees) -> list[str]:
    """Public names of one file that no file mentions."""
    uses = Counter(name for module in trees.values() for name in mentioned(module))
    return [
        f"{place}: {name}"
        for place, module in trees.items()
        for name in defined(module)
        if not any(f"{place}: {name}".startswith(known) for known in UNREACHED)
        if not (name.startswith("_") or uses[name] or _by_name(place, name))
    ]


def _by_name(place: str, name: str) -> bool:
    """The first screen of a place is imported by the place's name; a module of refusals by its WORDS."""
    folder = Path(place).parent.name
    return (place.endswith("screen.py") and name == folder.title()) or name in {"WORDS", "main"}


def test_no_two_classes_bear_one_name():
    assert not homonyms(source())


def test_nothing_public_is_there_for_nobody():
    assert not dead(source())


@pytest.mark.parametrize("text", ["class Matter: ...", "@dataclass\nclass Ballot:\n    x: int"])
def test_a_second_class_of_a_name_is_seen(text):
    name = re.search(r"class (\w+)", text)[1]
    trees = source() | {"one.py": ast.parse(text), "two.py": ast.parse(text)}
    assert "two.py" in homonyms(trees)[name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def nobody_needs_this() -> None: ...", "nobody_needs_this"),
        ("class Used:\n    def nobody_needs_this(self) -> None: ...", "nobody_needs_this"),
        ("NOBODY_NEEDS_THIS = 1", "NOBODY_NEEDS_THIS"),
    ],
)
def test_a_dead_name_is_seen(text, name):
    assert f"new.py: {name}" in dead(source() | {"new.py": ast.parse(text)})


def test_exceptions_are_still_needed():
    places = Counter(name for module in source().values() for name in defined(module))
    assert all(places[name] > 1 for name in HOMONYMS)
    assert all((PACKAGE / known.partition(":")[0]).exists() for known in UNREACHED)
