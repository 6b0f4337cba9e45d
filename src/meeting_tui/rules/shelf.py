"""The profiles on the shelf: shipped ones by id, a community's own from its text."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from meeting_tui.refusal import Keys, Refusal
from meeting_tui.rules.faults import Faults
from meeting_tui.rules.gathering import mapped
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.profile_out import to_toml
from meeting_tui.rules.profile_toml import build, parse

_FOLDER = Path(__file__).with_name("profiles")
_RECORDED = _FOLDER.joinpath("recorded")
_LAW = ("quorum", "approval", "tie", "fallback", "after")


@cache
def shipped() -> tuple[str, ...]:
    """The ids of the profiles that travel with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def shipped_profile(profile_id: str) -> Profile:
    """One of them; refused with `rules.unknown_profile`, naming those there are."""
    return load_profile(_shipped_text(profile_id), f"{profile_id}.toml")


@cache
def recorded_profile(profile_id: str) -> Profile:
    """What the id of a profile means in a record that holds no text: as it shipped until 2026-11-28."""
    text = _RECORDED.joinpath(f"{profile_id}.toml")
    if not text.exists():
        return shipped_profile(profile_id)
    return load_profile(text.read_text(encoding="utf-8"), text.name)


@cache
def former_profiles(profile_id: str) -> tuple[Profile, ...]:
    """Every text that shipped under the id before: `recorded/ID.toml`, then `recorded/ID@N.toml` in turn."""
    texts = (*_RECORDED.glob(f"{profile_id}.toml"), *sorted(_RECORDED.glob(f"{profile_id}@*.toml")))
    return tuple(load_profile(text.read_text(encoding="utf-8"), text.name) for text in texts)


def _shipped_text(profile_id: str) -> str:
    if profile_id not in shipped():
        raise Refusal("rules.unknown_profile", profile=profile_id, known=Keys(shipped()))
    return _FOLDER.joinpath(f"{profile_id}.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def load_profile(text: str, source: str) -> Profile:
    """The profile in a TOML text; every fault is refused with `source` and its line.

    A text that `extends` a shipped profile is laid over it, must name the bylaw's clause, and must cite
    and word what it changes in a rule. The profile's `text` then holds the whole, depending on nothing else.
    """
    raw, origin = parse(text, source)
    if "extends" not in raw:
        return build(raw, origin, text)
    node, faults = Node(raw, (), origin), Faults()
    faults.read(lambda: node.must("bylaw").text())
    faults.read(lambda: mapped(node, "rule", lambda _name, rule: _rule_said(rule)))
    faults.read(lambda: _second_said(node))
    extends = faults.read(lambda: node.must("extends").one_of(shipped()))
    whole = faults.read(lambda: _over(extends, raw, origin)) if extends else None
    faults.refuse()
    assert whole is not None  # else something was refused
    full = to_toml(whole)
    return build(parse(full, source)[0], origin, full)


def _said(node: Node, *law: str) -> None:
    """Whoever changes what it says of the law words it and names the clause."""
    if not set(law) & node.table().keys():
        return
    faults = Faults()
    faults.read(lambda: node.must("wording"))
    if "cite" not in node.table():
        faults.read(lambda: node.fail("cite"))
    faults.refuse()


def _rule_said(rule: Node) -> None:
    """The same of a rule, and of its own second call."""
    _said(rule, *_LAW)
    _second_said(rule)


def _second_said(node: Node) -> None:
    """The same of a second call."""
    if second := node.maybe("second_call"):
        _said(second, "quorum", "rules", "rule")


def _over(extends: str, raw: dict[str, Any], origin: Origin) -> Profile:
    return build(_laid_over(_whole(extends, origin.source), raw), origin)


def _whole(profile_id: str, source: str) -> dict[str, Any]:
    """The raw table of a profile that ships, laid over what it extends itself."""
    raw, _ = parse(_shipped_text(profile_id), source)
    return _laid_over(_whole(raw["extends"], source), raw) if "extends" in raw else raw


def _laid_over(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`base` with what `over` says instead; tables merge, all else is replaced."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict) and key not in _LAW
        merged[key] = _laid_over(old, value) if both else value  # type: ignore[arg-type]
    return merged
