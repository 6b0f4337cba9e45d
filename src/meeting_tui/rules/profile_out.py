"""From a profile back to plain tables (for bundles) and to TOML (for a community's own file)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from meeting_tui.rules.condition import AllOf, AnyOf, Cond, CountCondition, Limit, Ratio, Share
from meeting_tui.rules.exact import decimal, fraction
from meeting_tui.rules.good_standing import Arrears
from meeting_tui.rules.procedure import MotionRule
from meeting_tui.rules.profile import Duty, MatterKind, MinutesRule, Profile, Rule, SecondCall
from meeting_tui.rules.told import Copies


def to_raw(profile: Profile) -> dict[str, Any]:
    """The profile as tables, lists, texts and whole numbers: what its TOML parses to."""
    raw: dict[str, Any] = {"format": 1, "id": profile.id, "lang": profile.lang}
    raw |= _filled(derived_from=profile.extends, bylaw=profile.bylaw, holidays=profile.holidays)
    raw |= {"note": dict(profile.note)} if profile.note else {}
    raw |= {"office_note": dict(profile.office_note)} if profile.office_note else {}
    raw |= {"title": dict(profile.title), "as_of": profile.as_of, "identity": profile.identity}
    raw |= {"merge_areas": True} if profile.merge_areas else {}
    raw |= {"options": list(profile.options), "blank": profile.blank}
    raw["source"] = [_plain(source) for source in profile.sources]
    for name in ("heads", "invalid", "nonresponse", "proxy", "window"):
        raw[name] = _plain(getattr(profile, name))
    plain = [name for name in ("cumulative", "ranked") if not getattr(profile.election, name)]
    raw["election"] = _plain(profile.election, *plain)
    raw |= {"motion": _plain(profile.motion)} if profile.motion != MotionRule() else {}
    raw |= {"unlisted": _plain(profile.unlisted)} if profile.unlisted else {}
    raw |= {"arrears": _arrears(profile.arrears)} if profile.arrears else {}
    raw |= {"acclamation": _plain(profile.acclamation)} if profile.acclamation else {}
    raw |= {"candidates": _plain(profile.candidacy)} if profile.candidacy else {}
    raw |= {"minutes": _plain(profile.minutes)} if profile.minutes != MinutesRule() else {}
    raw |= {"copies": _copies(profile.copies)} if profile.copies != Copies() else {}
    raw |= {"effect": _plain(profile.effect)} if profile.effect else {}
    raw |= {"second_call": _second_call(profile, profile.second_call)} if profile.second_call else {}
    raw["cap"] = [_cap(cap) for cap in profile.caps]
    raw["measure"] = _by_id(profile.measures)
    raw["rule"] = {name: _rule(profile, rule) for name, rule in profile.rules.items()}
    raw["matter"] = {code: _matter(matter) for code, matter in profile.matters.items()}
    raw["duty"] = {duty.id: _duty(duty) for duty in profile.duties}
    return raw


def _copies(copies: Copies) -> dict[str, Any]:
    return _plain(copies, *(name for name in ("notice", "decision") if not getattr(copies, name)))


def _matter(matter: MatterKind) -> dict[str, Any]:
    return _plain(matter, "code", *(() if matter.elects else ("elects",)))


def _duty(duty: Duty) -> dict[str, Any]:
    """What it doesn't say is left out, so that laws of before stay as they were written."""
    return _plain(duty, "id", *(name for name in ("count", "known") if not getattr(duty, name)))


def _filled(**values: object) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", {}, ())}


def _by_id(values: Mapping[str, object]) -> dict[str, Any]:
    return {name: _plain(value, "id") for name, value in values.items()}


def _plain(value: Any, *leave: str) -> dict[str, Any]:
    """A record's fields, those that say nothing left out."""
    table = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in leave}
    return {key: _simple(each) for key, each in _filled(**table).items()}


def _simple(value: Any) -> Any:
    if isinstance(value, Fraction):
        return fraction(value)
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def _arrears(arrears: Arrears) -> dict[str, Any]:
    return _plain(arrears, *(() if arrears.days else ("days",)))


def _cap(cap: Any) -> dict[str, Any]:
    silent = [] if cap.effect == "times" else ["factor"]
    return _plain(cap, *silent, *([] if cap.votes_only else ["votes_only"]))


def _second_call(profile: Profile, second: SecondCall) -> dict[str, Any]:
    silent = (name for name in ("days", "minutes") if not getattr(second, name))
    raw = _plain(second, "quorum", *silent)
    return raw | ({"quorum": cond_raw(profile, second.quorum)} if second.quorum else {})


def _rule(profile: Profile, rule: Rule) -> dict[str, Any]:
    raw = _plain(rule, "id", "lang", "quorum", "approval", "fallback", "after", "second_call")
    if rule.quorum:
        raw["quorum"] = cond_raw(profile, rule.quorum)
    raw["approval"] = cond_raw(profile, rule.approval)
    if rule.fallback:
        when = cond_raw(profile, rule.fallback.when)
        raw["fallback"] = {"rule": rule.fallback.rule, "when": when, "new_vote": rule.fallback.new_vote}
    if rule.after:
        raw["after"] = {"days": rule.after.days, "fails_if": cond_raw(profile, rule.after.fails_if)}
    if rule.second_call:
        other = rule.second_call.rules.get(rule.id)
        own = _second_call(profile, replace(rule.second_call, rules={}))
        raw["second_call"] = own | ({"rule": other} if other else {})
    return raw


def cond_raw(profile: Profile, cond: Cond) -> dict[str, Any]:
    """A condition as a table."""
    if isinstance(cond, AllOf | AnyOf):
        key = "all" if isinstance(cond, AllOf) else "any"
        return {key: [cond_raw(profile, part) for part in cond.parts]}
    places = profile.measures[cond.measure].decimals
    raw: dict[str, Any] = {"measure": cond.measure, "num": cond.num, "cmp": cond.cmp}
    if isinstance(cond, Ratio):
        raw |= {"of": cond.of, "frac": fraction(cond.frac)}
    elif isinstance(cond, CountCondition):
        raw["count"] = _amount(cond.count, places)
    else:
        raw[f"{cond.pick}_of"] = _terms(cond, places)
    return raw | ({"cite": dict(cond.cite)} if cond.cite else {})


def _terms(cond: Limit, places: int) -> list[dict[str, Any]]:
    return [
        {"of": term.of, "frac": fraction(term.frac)}
        if isinstance(term, Share)
        else {"count": _amount(term, places)}
        for term in cond.terms
    ]


def _amount(number: int, places: int) -> int | str:
    return decimal(number, places) if places else number


def to_toml(profile: Profile) -> str:
    """The profile as TOML that reads back to an equal profile."""
    return "\n".join(_tables(to_raw(profile), ())).strip() + "\n"


def _tables(raw: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    inner = {key for key, value in raw.items() if _opens(value, len(path))}
    if path and (len(inner) < len(raw) or not raw):
        yield f"\n[{'.'.join(_key(part) for part in path)}]"
    yield from (f"{_key(key)} = {toml_value(value)}" for key, value in raw.items() if key not in inner)
    for key in (key for key in raw if key in inner):
        yield from _tables(raw[key], (*path, key))


def _opens(value: object, depth: int) -> bool:
    """Whether a value gets a table header of its own: the sections, and in them what goes by id."""
    if not isinstance(value, dict) or depth > 1:
        return False
    return depth == 0 or all(isinstance(each, dict) for each in value.values())


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isascii() and "." not in key else _text(key)


def _text(text: str) -> str:
    """A basic TOML string; TOML and JSON escape alike, but for DEL, which no cleaned text holds."""
    return json.dumps(text, ensure_ascii=False)


def toml_value(value: object) -> str:
    """A flag, number, text, list or table as TOML writes it in one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(toml_value(each) for each in value)}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {toml_value(each)}" for key, each in value.items()) + " }"
    return _text(value) if isinstance(value, str) else str(value)
