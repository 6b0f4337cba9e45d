"""English says one thing and several things differently: a sentence that counts has both forms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from tests.house.source import fields, modules, nodes, tree, where
from tools.catalogue import stored

from meeting_tui.lang import translator
from meeting_tui.lang.plurals import N_n
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal

EXCEPTIONS = {
    "{count} people are called “{name}”": "one is not asked about",
    "{n} are equal for the last seat": "nobody is equal alone",
    "{n} units named in the notice": "seven and more; fewer are named",
    "Mark no more than {n} boxes": "stands only where more than one is allowed",
    "{n} names, each with one phone": "one answer for a group; one name has its own question",
    "{n} cells: several co-owners": "a group",
    "{n} names that look like none": "a group",
    "{n} names with brackets": "a group",
    "{n} places that look alike": "a group",
    "{n} words beside owners": "a group",
    "{n} words about rows": "a group",
    "{n} columns that are not read": "a group",
    "{n} sheets without headings": "a group",
    "{n} sheets with hidden rows": "a group",
    "{n} votes here": "so one does",
    "the roll of {voters} are frozen": "the texts, the rules and the roll are",
    "“{field}” has {length} characters; the record takes": "beyond a bound of the program",
}
"""How a sentence begins, or a part of it, with the reason why it is never said of one."""

_ENDS_IN_S = """
is was has does goes its this as across always unless others bears becomes belongs breaks chairs changes
claims contradicts counts differs gives holds knows lacks looks means needs press puts says shows speaks
stands stays takes unpacks waits weighs
"""
NO_PLURALS = frozenset(_ENDS_IN_S.split())
"""Words that end in s and are no several things: mostly what one of them does."""
NO_COUNTS = {
    "name",
    "holder",
    "voter",
    "file",
    "first_row",
    "poll",
    "motion",
    "serial",
    "since",
    "came",
    "year",
}
"""Facts that say which, not how many."""
BOUNDS = {"most", "limit"}
"""What the program takes at most; nowhere is that one."""
SEVERAL = re.compile(
    r"(?<!\} of )\{(\w+)[^}]*\} ((?:[a-z’'-]+ )?[a-z]+s|people|are|were|have|do|wait|stay|go|change)\b"
)
"""A number and what it counts or what those do, a word between or none; but "1 of 7 members" reads right."""


def counted(sentence: str) -> list[str]:
    """What the sentence says of several."""
    return [
        words
        for fact, words in SEVERAL.findall(sentence)
        if fact not in NO_COUNTS | BOUNDS and not NO_PLURALS.intersection(words.split())
    ]


def said_of_one() -> list[str]:
    """Every message as it is said of a single thing."""
    return [message.id if isinstance(message.id, str) else message.id[0] for message in stored()]


def test_what_is_said_of_one_is_not_said_as_of_several():
    wrong = [
        f"{sentence}: {counted(sentence)}"
        for sentence in said_of_one()
        if counted(sentence) and not any(known in sentence for known in EXCEPTIONS)
    ]
    assert not wrong, "\n".join(["N_n, _n or t.plural with both forms:", *wrong])


def test_no_exception_is_without_its_sentence():
    assert not [known for known in EXCEPTIONS if not any(known in each for each in said_of_one())]


@pytest.mark.parametrize(
    ("sentence", "several"),
    [
        ("{n} ballots", ["ballots"]),
        ("{n} more papers wait", ["more papers"]),
        ("{voters} voters with {units} units", ["voters", "units"]),
        ("{review} wait for people", ["wait"]),
        ("{count} people are called so", ["people"]),
        ("Present {here} of {all} members", []),
        ("{name} answers twice", []),
        ("{serial} stands twice", []),
    ],
)
def test_what_counts_is_found(sentence: str, several: list[str]):
    assert counted(sentence) == several


def two_forms() -> Iterator[tuple[ast.Call, str]]:
    """Where a sentence of two forms is written; of click's own, click counts."""
    for path in modules():
        for node in nodes(tree(path)):
            if isinstance(node, ast.Call) and path.name not in ("usage.py", "__init__.py"):
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if called in ("N_n", "_n", "plural"):
                    yield node, where(path, node)


def test_both_forms_have_the_fact_that_counts_and_one_has_no_other():
    """Without it every number is said as of several; with another it fails where there is one."""
    calls = list(two_forms())
    assert len(calls) > 60
    assert not [place for call, place in calls if not _whole(call)]


def _whole(call: ast.Call) -> bool:
    by = next((ast.literal_eval(each.value) for each in call.keywords if each.arg == "by"), "n")
    one, many = (fields(ast.literal_eval(form)) for form in call.args[:2])
    return by in one <= many


@pytest.mark.parametrize(
    ("n", "english"),
    [
        (0, "0 ballots are back"),
        (1, "1 ballot is back"),
        (2, "2 ballots are back"),
        ("1", "1 ballot is back"),
    ],
)
def test_a_sentence_of_two_forms_is_chosen_by_what_counts(n: object, english: str):
    sentence = N_n("{back} ballot is back", "{back} ballots are back", by="back")
    assert translator("en")(sentence, back=n) == english


def test_a_refusal_of_two_counts_says_each_with_what_it_counts():
    told = Refusal("communities.too_many", members=2, seats=1)
    assert word(told, translator("en")) == "2 members for 1 seat. Delete some, or change the seats first."
    assert word(told, translator("zh")) == "只有 1 个席位，委员却有 2 位委员。请减少委员，或先修改席位数。"


def test_a_refusal_of_one_waiting_paper_says_so():
    told = Refusal("counting.not_final", poll="7K2Q", waiting=1)
    assert word(told, translator("en")).endswith("let people decide the 1 paper that waits.")
    assert "等待复核的 1 张" in word(told, translator("zh"))
