"""Every key that a screen of ours is bound to is one that a keyboard sends, by that very name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.bindings import bindings
from tests.hands.keyboard import BYTES
from tests.hands.terminal import Terminal

PROBE = Path(__file__).with_name("probe.py")


def bound() -> dict[str, str]:
    """Every key name in a binding of ours, and where it stands."""
    return {key.strip(): place for place, each in bindings() for key in each.key.split(",")}


def handled() -> set[str]:
    """Keys that fields of ours take in their own handlers."""
    return {"enter", "ctrl+j", "up", "down", "pageup", "pagedown", "backspace", "delete", "left", "right"}


def test_nothing_is_bound_to_a_key_that_no_keyboard_sends():
    assert {key: place for key, place in bound().items() if key not in BYTES} == {}


def test_digits_and_space_are_bound_in_both_widths():
    keys = bound()
    assert {digit for digit in "0123456789" if chr(ord(digit) - ord("0") + ord("０")) not in keys} == set()
    assert ("space" in keys) == ("ideographic_space" in keys)


@pytest.fixture(scope="module")
def probe(tmp_path_factory) -> Iterator[Terminal]:
    home = tmp_path_factory.mktemp("probe")
    quiet = {"TEXTUAL_DISABLE_KITTY_KEY": "1"}
    with Terminal(home / "none", home=home, other=[str(PROBE)], env=quiet) as term:
        term.wait("<ready>")
        yield term


def test_each_key_comes_in_by_its_name(probe):
    wrong = {}
    for name in sorted(set(bound()) | handled() | {"fullwidth_question_mark", "ideographic_space"}):
        probe.send(BYTES[name])
        try:
            probe.until(lambda shown, name=name: f"<{name}>" in shown, name, patience=5)
        except AssertionError:
            wrong[name] = probe.screen.strip()
    assert wrong == {}
