"""Chinese sentences stand one after another without a space: `joined` of lang/outcome knows."""

from __future__ import annotations

import ast
from itertools import pairwise

from tests.house.source import modules, nodes, tree, where

from meeting_tui.lang import translator

ASKS = {"_", "t", "N_"}
ZH = translator("zh")


def ends(node: ast.AST) -> bool:
    """Whether a sentence of ours is in it that ends in Chinese as sentences do."""
    return any(
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ASKS
        and isinstance(said := call.args[0] if call.args else None, ast.Constant)
        and ZH(str(said.value)).endswith("。")
        for call in ast.walk(node)
    )


def spaced(node: ast.AST) -> bool:
    """Whether it puts a space behind such a sentence, or before one."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=" "), attr="join")):
            return any(map(ends, node.args))
        case (
            ast.BinOp(left=ast.Constant(value=" "), right=other)
            | ast.BinOp(left=other, right=ast.Constant(value=" "))
        ):
            return ends(other)
        case ast.JoinedStr(values=parts):
            return any(map(ends, parts)) and any(
                isinstance(gap, ast.Constant) and str(gap.value).startswith(" ") and ends(part)
                for part, gap in pairwise(parts)
            )
    return False


def test_no_latin_space_stands_between_chinese_sentences() -> None:
    assert not [
        where(path, node)
        for path in modules("tui", "cli", "lang", "desk", "paper")
        for node in nodes(tree(path))
        if spaced(node)
    ]


def test_the_words_of_the_catalogue_have_none() -> None:
    made = ast.parse('x = _("Nothing was changed.") + " " + other\ny = f"{_(\'Nothing was changed.\')} {x}"')
    assert [spaced(node) for node in ast.walk(made) if isinstance(node, (ast.BinOp, ast.JoinedStr))].count(
        True
    ) == 2
