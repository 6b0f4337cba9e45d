"""House rules that a reader would check by eye, checked on every file."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
from tests.house.source import HOUSE, PACKAGE, modules, nodes, texts, tree, where

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
EXACT = modules("rules", "record")
WORDLESS = modules("desk", "store", "rules", "record", "paper", "scan")
LABELS = PACKAGE / "paper/documents/claims.py"  # labels of a format, the same in every language
SHAPES = {PACKAGE / "paper/documents" / name for name in ("masking.py", "ordinary.py")}
"""What private data look like in hanzi, and names that are none; nobody is told any of it."""
SPOKEN = [path for path in modules("cli", "tui", "paper/documents") if path not in {LABELS, *SHAPES}]
SENTENCE = re.compile(r"^[A-Z][a-z']+( [\w{},'-]+){3,}[.!?]$|[\u4e00-\u9fff].*[。！？]$")
SAID = re.compile(
    r"[\u4e00-\u9fff]{4}"
)  # a word or a name may stand in a rule; a phrase is for the catalogue


def listed() -> list[Path]:
    """The text files git knows; outside a checkout there is nothing to scan."""
    out = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, check=False)
    if out.returncode:
        pytest.skip("not a git checkout")
    paths = [HOUSE / name for name in out.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def test_no_file_is_two_rooms_in_one():
    sizes = {path.relative_to(PACKAGE): len(path.read_bytes().splitlines()) for path in modules()}
    assert not {path: lines for path, lines in sizes.items() if lines > 400}


def test_no_function_needs_scrolling():
    long = [
        f"{where(path, node)} {node.name}"
        for path in modules()
        for node in nodes(tree(path))
        if isinstance(node, FUNCTIONS) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert not long


def test_the_median_stays_small():
    files = sorted(len(path.read_bytes().splitlines()) for path in modules() if path.name != "__init__.py")
    functions = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in modules()
        for node in nodes(tree(path))
        if isinstance(node, FUNCTIONS)
    )
    assert files[len(files) // 2] <= 140
    assert functions[len(functions) // 2] <= 12


WHOLE = {"gcd", "comb"}
"""Of `math`, what takes and gives whole numbers alone."""


def test_decisions_and_records_know_no_float():
    inexact = [
        where(path, node)
        for path in EXACT
        for node in nodes(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)))
        or (isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Name) and node.id in {"float", "round"})
        or (isinstance(node, ast.Import) and any(name.name in {"math", "decimal"} for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "decimal")
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "math"
            and {name.name for name in node.names} - WHOLE
        )
    ]
    assert not inexact


def test_rooms_below_the_screens_raise_codes_not_sentences():
    raised = [
        f"{where(path, part)} {part.value!r}"
        for path in WORDLESS
        for node in nodes(tree(path))
        if isinstance(node, ast.Raise) and node.exc
        for part in ast.walk(node.exc)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and SENTENCE.search(part.value)
    ]
    assert not raised


def test_desks_hold_no_sentence():
    paths = modules("desk", "store", "scan")
    said = [
        f"{where(path, node)} {text!r}"
        for path in paths
        for node, text in texts(path)
        if SENTENCE.search(text)
    ]
    assert not said


def test_what_people_read_is_english_in_the_source_and_chinese_in_the_catalogue():
    assert not [
        f"{where(path, node)} {text!r}" for path in SPOKEN for node, text in texts(path) if SAID.search(text)
    ]


def test_nothing_is_left_open():
    marks = re.compile("TO" + "DO|FIX" + "ME|XX" + "X|NotImplemented" + "Error")
    assert not [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]


def test_nothing_points_at_this_machine_or_at_an_index():
    index = re.compile(r"--(extra-)?index-url|https?://\S*/simple\b|" + r"(?<![\w.])/(work|root|home)/\w")
    found = [
        f"{path.relative_to(HOUSE)}:{number}"
        for path in listed()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if index.search(line) or "../sha" + "red" in line
    ]
    assert not found


TOLD = {"broke", "fault", "_fault", "told", "_why"}
"""What puts an error into the log."""


def test_what_catches_everything_raises_it_again_or_tells_the_log():
    swallowed = [
        where(path, node)
        for path in modules()
        for node in nodes(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(part, ast.Raise) or called(part) in TOLD for part in ast.walk(node))
    ]
    assert not swallowed


def called(node: ast.AST) -> str:
    """The last name of what is called here."""
    return ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""


def test_what_is_passed_over_in_silence_has_its_reason_beside_it():
    silent = re.compile(r"\bsuppress\(|ignore_errors=True|\bexcept\b.*:\n +pass\b")
    unsaid = []
    for path in modules():
        source = path.read_text(encoding="utf-8")
        for found in silent.finditer(source):
            said = source[source.rfind("\n", 0, found.start()) : source.find("\n", found.end())]
            if "#" not in said:
                unsaid.append(f"{path.relative_to(PACKAGE)}: {said.strip()}")
    assert not unsaid


JOINS = {"paper/fonts.py", "rules/profile_out.py", "store/tables.py", "lang/formats.py"}
"""Where ", " joins what nobody reads as a row of words, or where rows of words are made."""
KEPT_AS_IT_IS = {"desk/meetings/rolls.py", "desk/roll/preview.py", "desk/roll/rows.py", "desk/roll/people.py"}
"""Texts on record, and what stands in a table as it was read."""


def test_nothing_stands_for_a_row_of_no_names_that_is_a_dash_already():
    """`names(none) or …` never comes to what stands behind."""
    never = re.compile(r"\bnames\((?:[^()]|\([^()]*\)|\[[^\]]*\])*\) or ")
    assert not [path.name for path in modules() if never.search(path.read_text("utf-8"))]


def test_words_in_a_row_are_joined_as_their_language_joins_them():
    """中文 has 、 between them: `names` of lang/formats and `Several` of refusals know."""
    joined = {str(path.relative_to(PACKAGE)) for path in modules() if '", ".join(' in path.read_text("utf-8")}
    assert joined == JOINS | KEPT_AS_IT_IS


def test_processes_are_started_in_one_way_alone():
    """Else a screen that took stderr away is forgotten, and what works in a test fails at a terminal."""
    found = [
        where(path, node)
        for path in modules()
        if path.name != "apart.py"
        for node in nodes(tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("multiprocessing")
        and {"get_context", "Process", "Pool", "Lock", "Queue"} & {each.name for each in node.names}
    ]
    executors = [
        where(path, node)
        for path in modules()
        for node in nodes(tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "ProcessPoolExecutor"
        and "spawning" not in {getattr(getattr(each, "func", None), "id", "") for each in node.args}
    ]
    assert (found, executors) == ([], [])
