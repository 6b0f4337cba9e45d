"""One way out: a file is written through `meeting_tui.output` alone, which lands on nobody's work."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import PACKAGE, modules, nodes, tree, where

OWN = {
    "output.py": "the one way out",
    "trace.py": "the log, added to",
    "store/lock.py": "says who holds the file",
    "tui/typed/draft_file.py": "an empty file, to hold",
    "cli/completion.py": "a line added to what the shell reads at its start",
    "store/recovery.py": "a copy nobody else sees, rolled back and thrown away",
    "desk/safety/backups.py": "a backup's bytes, into its draft",
    "desk/safety/encryption.py": "a backup's bytes, into their draft, and a plain copy that goes",
    "rehearsal/demo_folder.py": "the demo's folder, which holds a list of what is its own",
}
"""Files that may write otherwise, and what they write."""
MADE = {"whole_file", "placed", "_made"}
MEMORY = {"BytesIO", "StringIO"}
WRITING = {"write_text", "write_bytes", "touch", "rename", "symlink_to", "hardlink_to"}
COPYING = {"copy", "copy2", "copyfile", "copytree", "move"}


def called(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def drafts(module: ast.Module) -> set[str]:
    """Names of drafts and of memory in a module; `draft` and `part` are handed on under these names."""
    opened = [
        (item.context_expr, item.optional_vars)
        for node in nodes(module)
        if isinstance(node, (ast.With, ast.AsyncWith))
        for item in node.items
    ]
    kept = [(each.value, each.targets[0]) for each in nodes(module) if isinstance(each, ast.Assign)]
    pairs = [*((made, name, MADE) for made, name in opened), *((made, name, MEMORY) for made, name in kept)]
    return {"draft", "part"} | {
        name.id
        for made, name, makers in pairs
        if isinstance(made, ast.Call) and isinstance(name, ast.Name) and called(made.func) in makers
    }


def writes(call: ast.Call, known: set[str]) -> bool:
    """Whether a call may put bytes into a file that is no draft."""
    name = called(call.func)
    on = called(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if name in WRITING:
        return on not in known
    if name == "open":
        given = [*call.args, *(each.value for each in call.keywords if each.arg == "mode")]
        modes = [
            each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        return on not in known and any(set(mode) & set("wax+") and len(mode) < 4 for mode in modes)
    if name == "save":
        return (
            bool(call.args)
            and isinstance(call.args[0], ast.Name)
            and called(call.args[0]) in {"path", "out", "target"} - known
        )
    return name in COPYING and on == "shutil"


def found(path: Path) -> Iterator[str]:
    module = tree(path)
    known = drafts(module)
    for node in nodes(module):
        if isinstance(node, ast.Call) and writes(node, known):
            yield where(path, node)


def test_nothing_is_written_but_through_the_one_function():
    astray = [each for path in modules() if str(path.relative_to(PACKAGE)) not in OWN for each in found(path)]
    assert not astray


def test_what_is_written_is_the_same_to_the_byte_on_every_system():
    calls = ((path, node) for path in modules() for node in nodes(tree(path)) if isinstance(node, ast.Call))
    texts = [where(path, node) for path, node in calls if called(node.func) == "write_text"]
    assert not texts, "Windows would write other ends of lines, and another digest: write_bytes"


def test_who_may_write_otherwise_still_does():
    assert all((PACKAGE / name).is_file() for name in OWN)


def test_it_finds_what_it_looks_for(tmp_path: Path):
    path = tmp_path / "a.py"
    lines = (
        "path.write_text('x')",
        "open(p, 'w')",
        "path.open('ab')",
        "book.save(path)",
        "shutil.copyfile(a, b)",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    module = tree(path)
    assert sum(writes(node, drafts(module)) for node in nodes(module) if isinstance(node, ast.Call)) == 5
