"""One key means one thing in the whole program: every binding of every screen, dialog and field is held
against the list of meanings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from string import ascii_lowercase

import pytest
from tests.bindings import bindings
from tests.hands.keyboard import BYTES
from textual.actions import parse
from textual.binding import Binding

from meeting_tui.tui.chords import EDITING, MEANINGS
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.typed.text import TypedText

EDGES = frozenset({"home", "end", "ctrl+home", "ctrl+end"})
ARROWS = EDGES | {"up", "down", "left", "right", "pageup", "pagedown"}
WHERE_THE_CURSOR_IS = ARROWS | {"enter", "space", "ideographic_space", "tab", "shift+tab"}
"""They act on what the cursor is on, in every list and field."""
WIDE = {"fullwidth_plus_sign": "plus"}
"""What an input method makes of a key: the same key."""
DIGITS = frozenset(map(chr, (*range(ord("0"), ord("9") + 1), *range(ord("０"), ord("９") + 1))))
OTHERS = {
    "ctrl+h": "Backspace",
    "ctrl+i": "Tab",
    "ctrl+j": "the line feed that scanners send in the place of Enter",
    "ctrl+m": "Enter",
    "ctrl+left_square_bracket": "Esc",
    "ctrl+c": "copies, in the terminal too",
    "ctrl+v": "pastes, in most terminals before the program hears of it",
    "ctrl+z": "stops the program in a terminal, and takes back in every other program",
    "f10": "the menu of the terminal's window",
    "f11": "the terminal's window fills the screen",
}
"""Keys that are not the program's to give a meaning."""

Bound = Iterable[tuple[str, Binding]]


def meanings(bound: Bound) -> dict[str, set[str]]:
    """Every key with what it does somewhere, but those that act on what the cursor is on."""
    acts = defaultdict(set)
    for _place, each in bound:
        for key in each.key.split(","):
            if key not in WHERE_THE_CURSOR_IS | DIGITS:
                acts[WIDE.get(key, key)].add(parse(each.action)[1])
    return acts


def strangers(bound: Bound) -> dict[str, set[str]]:
    """Acts on a key that its meaning doesn't cover."""
    found = meanings(bound)
    covered = {key: found[key] - (MEANINGS[key].acts if key in MEANINGS else set()) for key in found}
    return {key: acts for key, acts in covered.items() if acts}


def test_every_binding_means_what_its_key_means_everywhere():
    assert strangers(bindings()) == {}


@pytest.mark.parametrize(
    ("key", "act"), [("ctrl+b", "hang"), ("ctrl+t,f8", "station"), ("ctrl+d", "second"), ("ctrl+o", "read")]
)
def test_a_second_meaning_is_seen(key, act):
    assert act in strangers([*bindings(), ("anywhere", Binding(key, act))])[key.split(",")[0]]


def test_no_meaning_is_without_its_key_and_no_two_are_one():
    bound = meanings(bindings())
    assert {key: told.acts - bound[key] for key, told in MEANINGS.items() if told.acts - bound[key]} == {}
    assert len({told.words for told in MEANINGS.values()}) == len(MEANINGS)


def numbered(bound: Bound) -> Mapping[str, list[str]]:
    """What the digits do, by the place they do it in."""
    acts = defaultdict(list)
    for place, each in bound:
        if each.key.split(",")[0] in DIGITS and each.show:
            acts[place].append(each.key[0])
    return acts


def test_acts_are_numbered_from_one_without_a_gap():
    told = {place: "".join(sorted({*digits} - {"0"})) for place, digits in numbered(bindings()).items()}
    assert told["meeting_tui.tui.polls.poll.PollScreen"] == "123456789"
    assert [place for place, digits in told.items() if digits != "123456789"[: len(digits)]] == []


def test_no_key_is_one_that_a_terminal_keeps_or_sends_as_another():
    assert set(OTHERS) & set(meanings(bindings())) == set()
    assert set(MEANINGS) <= set(BYTES)


@pytest.mark.parametrize("field", [TypedLine, TypedText])
def test_a_chord_edits_no_text(field):
    own = {key for key, bound in field()._bindings.key_to_bindings.items() if bound}
    assert own & set(MEANINGS) == EDITING & own
    chords = {f"ctrl+{letter}" for letter in ascii_lowercase} & own
    assert chords - {"ctrl+u", "ctrl+c", "ctrl+v", "ctrl+z"} == set()
