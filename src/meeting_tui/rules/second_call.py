"""A law as it holds for a meeting that was called a second time because the first had no quorum."""

from __future__ import annotations

from dataclasses import replace

from meeting_tui.rules.condition import AllOf, AnyOf, Cond, Words
from meeting_tui.rules.profile import Profile, Rule, SecondCall, Verified

_DOUBT: tuple[Verified, ...] = ("yes", "secondary", "no")


def called_again(profile: Profile) -> Profile:
    """The same law with every rule, under its own name, as the second call changes it."""
    instead = profile.second_call.rules if profile.second_call else {}
    changed = {
        name: _again(profile, rule, second)
        for name, rule in profile.rules.items()
        if (second := profile.second_call_of(name)) and name not in instead.values()
    }
    return replace(profile, rules={**profile.rules, **changed}) if changed else profile


def _again(profile: Profile, rule: Rule, second: SecondCall) -> Rule:
    """The rule another takes the place of, or as its quorum changes; it keeps its own waiting times."""
    other = second.rules.get(rule.id)
    return replace(profile.rules[other], second_call=rule.second_call) if other else _eased(rule, second)


def _eased(rule: Rule, second: SecondCall) -> Rule:
    """The rule with the second call's quorum in the place of its own, if it has one."""
    if rule.quorum is None:
        return rule
    return replace(
        rule,
        quorum=_under(second.quorum, second.cite) if second.quorum else None,
        wording={lang: _both(rule.wording, second.wording, lang) for lang in rule.wording},
        verified=max(rule.verified, second.verified, key=_DOUBT.index),
    )


def _both(first: Words, then: Words, lang: str) -> str:
    return first[lang] + ("" if lang == "zh" else " ") + then.get(lang, then["en"])


def _under(cond: Cond, cite: Words) -> Cond:
    """The condition with that clause beside each comparison that has none of its own."""
    if isinstance(cond, AllOf | AnyOf):
        return type(cond)(tuple(_under(part, cite) for part in cond.parts))
    return cond if cond.cite else replace(cond, cite=cite)
