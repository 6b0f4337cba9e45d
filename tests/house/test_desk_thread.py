"""What runs in the desk's thread looks at no screen: it may be gone when its turn comes, and is another
thread's while it is there."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from tests.house.source import PACKAGE, modules, tree

TUI = {path: tree(path) for path in modules() if path.is_relative_to(PACKAGE / "tui")}
SCREEN = {"app", "house", "screen", "query", "query_one", "focused", "has_focus", "dismiss", "talk", "ask"}
"""What only the screen's own thread may touch."""
HANDED = {"do": 0, "act": 0, "alone": 0, "run": 0, "Form": 2}
"""Who hands a function to the desk's thread, as which argument."""
NAMED = {"says", "sure"}
"""Arguments that are such functions wherever they are given."""
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def classes(*modules: ast.Module) -> dict[str, ast.ClassDef]:
    return {node.name: node for each in modules for node in ast.walk(each) if isinstance(node, ast.ClassDef)}


@cache
def ours() -> dict[str, ast.ClassDef]:
    """The classes of all screens."""
    return classes(*TUI.values())


class Reader:
    """Follows what is handed over through nested functions, lambdas, and methods of the class."""

    def __init__(self, more: Iterable[ast.Module]) -> None:
        self.classes = ours() | classes(*more)
        self.found: list[str] = []

    def method(self, owner: str, name: str) -> Function | None:
        """Also of a class it is made of."""
        node = self.classes.get(owner)
        if node is None:
            return None
        own = (each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == name)
        bases = [
            getattr(base.value if isinstance(base, ast.Subscript) else base, "id", "") for base in node.bases
        ]
        above = (self.method(base, name) for base in bases)
        return next(own, None) or next(filter(None, above), None)

    def read(self, module: ast.Module) -> None:
        self._within(module, "", [module])

    def _within(self, node: ast.AST, owner: str, around: list[ast.AST]) -> None:
        for child in ast.iter_child_nodes(node):
            inside = child.name if isinstance(child, ast.ClassDef) else owner
            if isinstance(child, ast.Call):
                for given in handed(child):
                    self._handed(given, inside, around)
            opens = isinstance(child, Function | ast.ClassDef)
            self._within(child, inside, [*around, child] if opens else around)

    def _handed(self, given: ast.expr, owner: str, around: list[ast.AST]) -> None:
        if isinstance(given, ast.Lambda):
            self._looks(given, owner, around, set())
        elif isinstance(given, ast.Name):
            for function in called(given.id, around):
                self._looks(function, owner, around, set())
        elif (function := self._own(given, owner)) is not None:
            self._looks(function, owner, around, set())
        elif isinstance(given, ast.Call) and (function := self._own(given.func, owner)) is not None:
            for made in (each for each in ast.walk(function) if isinstance(each, ast.Lambda)):
                self._looks(made, owner, around, set())

    def _own(self, node: ast.expr, owner: str) -> Function | None:
        is_own = (
            isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        )
        return self.method(owner, node.attr) if is_own else None  # type: ignore[attr-defined]

    def _looks(self, function: Function, owner: str, around: list[ast.AST], seen: set[ast.AST]) -> None:
        if function in seen:
            return
        seen.add(function)
        body = function.body if isinstance(function.body, list) else [function.body]
        for node in (each for part in body for each in ast.walk(part)):
            if isinstance(node, ast.Attribute) and node.attr in SCREEN:
                self.found.append(f"{owner} {node.lineno}: {ast.unparse(node)}")
            elif isinstance(node, ast.Attribute) and (own := self._own(node, owner)) is not None:
                self._looks(own, owner, around, seen)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for each in called(node.func.id, around):
                    self._looks(each, owner, around, seen)


def handed(call: ast.Call) -> Iterator[ast.expr]:
    """The functions a call hands to the desk's thread."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    at = HANDED.get(name)
    if at is not None and len(call.args) > at:
        yield call.args[at]
    yield from (each.value for each in call.keywords if each.arg in {*NAMED, "act"})


def called(name: str, around: list[ast.AST]) -> list[Function]:
    """The function of that name: the nearest around, nothing where it is given from outside."""
    for node in reversed(around):
        if isinstance(node, Function) and name in {
            each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)
        }:
            return []
        inside = ast.walk(node) if isinstance(node, ast.FunctionDef) else ast.iter_child_nodes(node)
        defined = (each for each in inside if isinstance(each, ast.FunctionDef) and each is not node)
        found: list[Function] = [each for each in defined if each.name == name]
        if found and not isinstance(node, ast.ClassDef):
            return found
    return []


def looks(*sources: ast.Module) -> list[str]:
    reader = Reader(sources)
    for module in sources:
        reader.read(module)
    return reader.found


@pytest.mark.parametrize("path", TUI, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_the_desk_does_looks_at_no_screen(path):
    assert not looks(TUI[path])


BAD = (
    "self.do(lambda office: save(office, self.query_one(Field).value))",
    "self.do(self._saved)",
    "self.do(lambda office: self._saved(office))",
    "self.do(lambda office: save(office, self.shown))",
    "self.act(self._made(1))",
    "table.ask(Form('title', (), inside), done)",
)


@pytest.mark.parametrize("line", BAD)
def test_it_sees_one_that_does(line):
    assert looks(
        ast.parse(
            f"""
class Wrong(Sound):
    def action(self):
        def inside(office, values):
            return save(office, self.house.drafts)
        {line}
    def _saved(self, office):
        return save(office, self.app.size)
    @property
    def shown(self):
        return self.query(Field)
    def _made(self, no):
        return lambda office: save(office, self.focused, no)
class Sound:
    pass
"""
        )
    )
