"""A law as it stands on a day: what is not in force is left out, earlier wordings stand in their place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from meeting_tui.rules.profile import Duty, Profile, Rule
from meeting_tui.rules.profile_out import to_toml


def on(profile: Profile, day: str) -> Profile:
    """The profile as it stands on that ISO day, whole in its `text`; the same where no rule has a span."""
    if not any(rule.since or rule.until for rule in profile.rules.values()):
        return profile
    rules = {
        rule.formerly or name: replace(rule, id=rule.formerly or name, formerly="")
        for name, rule in profile.rules.items()
        if rule.in_force(day)
    }
    matters = {code: each for code, each in profile.matters.items() if each.rule in rules}
    duties = tuple(_with(duty, rules, matters) for duty in profile.duties if duty.binds(rules, matters))
    found = replace(profile, rules=rules, matters=matters, duties=duties)
    return replace(found, text=to_toml(found))


def _with(duty: Duty, rules: Collection[str], matters: Collection[str]) -> Duty:
    """The duty of those of its rules and matters that are in force."""
    return replace(
        duty,
        rules=tuple(rule for rule in duty.rules if rule in rules),
        matters=tuple(code for code in duty.matters if code in matters),
    )


def stale(profile: Profile, today: date) -> Iterator[Rule]:
    """The rules whose source was read more than a year ago."""
    year = today.year - 1
    leap = (today.month, today.day) == (2, 29)
    limit = date(year, 2, 28) if leap else today.replace(year=year)
    yield from (rule for rule in profile.rules.values() if rule.as_of < limit.isoformat())
