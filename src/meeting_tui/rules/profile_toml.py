"""From TOML to a profile: every key known, every value checked, every fault with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

from meeting_tui.refusal import Choices, Key, Keys, Refusal
from meeting_tui.rules.clauses import Unread, read_minutes, read_rule, read_second_call
from meeting_tui.rules.faults import Faults, gathered
from meeting_tui.rules.gathering import listed, mapped
from meeting_tui.rules.good_standing import read_acclamation, read_arrears, read_candidacy
from meeting_tui.rules.holding import DIGITS
from meeting_tui.rules.locate import lines
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.optional import flag, pick, several, text, words
from meeting_tui.rules.policies import (
    VERIFIED,
    read_cap,
    read_duty,
    read_election,
    read_heads,
    read_invalid,
    read_motion,
    read_nonresponse,
    read_options,
    read_proxy,
    read_unlisted,
    read_window,
)
from meeting_tui.rules.profile import (
    LawSource,
    MatterKind,
    Measure,
    Profile,
    Rule,
)
from meeting_tui.rules.told import read_copies, read_effect
from meeting_tui.strict import toml_of

FORMAT = 1
IDENTITY = (
    "format",
    "id",
    "extends",
    "derived_from",
    "bylaw",
    "note",
    "office_note",
    "lang",
    "title",
    "as_of",
    "source",
)
POLICIES = (
    "identity",
    "merge_areas",
    "options",
    "blank",
    "heads",
    "invalid",
    "nonresponse",
    "proxy",
    "election",
    "motion",
    "cap",
)
LAW = (
    "measure",
    "rule",
    "matter",
    "duty",
    "unlisted",
    "second_call",
    "minutes",
    "arrears",
    "candidates",
    "acclamation",
    "copies",
    "effect",
)
TOP = (*IDENTITY, *POLICIES, "holidays", "window", *LAW)
LANGS = ("zh", "en")
MEASURES = ("heads", "area", "share", "persons")
_AT_LINE = re.compile(r"at line (\d+)")


def parse(text: str, source: str) -> tuple[dict[str, Any], Origin]:
    """The raw table of a TOML text and where each value stands; refused with the line if it is no TOML."""
    try:
        return toml_of(text), Origin(source, lines(text))
    except tomllib.TOMLDecodeError as fault:
        found = _AT_LINE.search(str(fault))
        line = int(found[1]) if found else text.count("\n") + 1
        raise Refusal("rules.profile_syntax", source=source, line=line, reason=str(fault)) from None


def build(raw: dict[str, Any], origin: Origin, text: str = "") -> Profile:
    """The profile in a raw table."""
    node, faults = Node(raw, (), origin), Faults()
    faults.read(lambda: node.table(*TOP))
    faults.read(lambda: node.must("format").one_of((FORMAT,)))
    lang = faults.read(lambda: node.must("lang").one_of(LANGS)) or LANGS[0]
    measures = _measures(node, faults)
    rules = _rules(node, measures, lang, faults)
    said = faults.read(lambda: gathered(**_identity(node), **_policies(node, measures)))
    ids = _ids(node, "rule")
    law = faults.read(lambda: gathered(**_law(node, measures, ids))) if ids else None
    faults.refuse()
    return Profile(lang=lang, measures=measures, rules=rules or {}, text=text, **(said or {}), **(law or {}))


Reads = dict[str, Callable[[], Any]]
"""What a profile is made of, by field: each read on its own, so that all faults are told at once."""


def _measures(node: Node, faults: Faults) -> dict[str, Measure]:
    """The measures; where one is at fault or `heads` is missing, any may be named by rules."""
    read = faults.read(lambda: mapped(node, "measure", _measure))
    if read is not None and "heads" in read:
        return read
    if read is not None:
        faults.read(lambda: node.fail("missing", key=Key("measure.heads")))
    return {name: Unread(name, {}, {}) for name in MEASURES} | (read or {})


def _rules(node: Node, measures: dict[str, Measure], lang: str, faults: Faults) -> dict[str, Rule] | None:
    """The rules; None where one of them is at fault, nothing where there is none."""
    ids = _ids(node, "rule")
    rules = faults.read(
        lambda: mapped(node, "rule", lambda name, each: read_rule(name, each, measures, lang, ids))
    )
    if rules == {}:
        faults.read(lambda: node.fail("missing", key=Key("rule")))
    elif rules is not None:
        read = rules
        faults.read(lambda: _no_cycle(node, read))
        faults.read(lambda: _spans(node, read))
    return rules


def _ids(node: Node, key: str) -> tuple[str, ...]:
    """How the rules or matters are called, also those at fault."""
    table = node.maybe(key)
    return tuple(table.value) if table and isinstance(table.value, dict) else ()


def _identity(node: Node) -> Reads:
    return {
        "id": lambda: node.must("id").named(str(node.must("id").value)).text(),
        "title": lambda: node.must("title").words(),
        "as_of": lambda: node.must("as_of").day(),
        "sources": lambda: listed(node.must("source").items(), _source),
        "note": lambda: words(node, "note"),
        "office_note": lambda: words(node, "office_note"),
        "extends": lambda: text(node, "derived_from") or text(node, "extends"),
        "bylaw": lambda: text(node, "bylaw"),
        "holidays": lambda: text(node, "holidays"),
    }


def _policies(node: Node, measures: dict[str, Measure]) -> Reads:
    return {
        "options": lambda: read_options(node),
        "blank": lambda: pick(node, "blank", ("abstain", "invalid", "not_cast")),
        "identity": lambda: pick(node, "identity", ("signed", "secret")),
        "merge_areas": lambda: flag(node, "merge_areas"),
        "heads": lambda: read_heads(node),
        "invalid": lambda: read_invalid(node),
        "nonresponse": lambda: read_nonresponse(node),
        "proxy": lambda: read_proxy(node, measures),
        "election": lambda: read_election(node, measures),
        "caps": lambda: listed(several(node, "cap"), lambda each: read_cap(each, measures)),
        "unlisted": lambda: read_unlisted(node),
        "minutes": lambda: read_minutes(node),
        "candidacy": lambda: read_candidacy(node),
        "acclamation": lambda: read_acclamation(node),
        "copies": lambda: read_copies(node),
        "effect": lambda: read_effect(node),
        "window": lambda: read_window(node),
    }


def _law(node: Node, measures: dict[str, Measure], rules: tuple[str, ...]) -> Reads:
    """What names rules."""
    matters = _ids(node, "matter")
    return {
        "matters": lambda: mapped(node, "matter", lambda code, each: _matter(code, each, rules)),
        "motion": lambda: read_motion(node, rules),
        "arrears": lambda: read_arrears(node, rules, MEASURES),
        "duties": lambda: tuple(
            mapped(node, "duty", lambda name, each: read_duty(name, each, rules, matters)).values()
        ),
        "second_call": lambda: read_second_call(node, measures, rules),
    }


def _measure(name: str, node: Node) -> Measure:
    node.table("unit", "units", "decimals", "title")
    if name not in MEASURES:
        node.fail("value", value=name, known=Choices(MEASURES))
    decimals = node.maybe("decimals")
    units = node.maybe("units") or node.must("unit")
    digits, title = decimals.whole(most=DIGITS) if decimals else 0, node.maybe("title")
    return Measure(name, node.must("unit").words(), units.words(), digits, title.words() if title else {})


def _source(node: Node) -> LawSource:
    read = gathered(
        keys=lambda: node.table("cite", "url", "verified"),
        cite=lambda: node.must("cite").text(),
        url=lambda: text(node, "url"),
        verified=lambda: node.must("verified").one_of(VERIFIED),
    )
    return LawSource(read["cite"], read["url"], read["verified"])


def _matter(code: str, node: Node, rules: tuple[str, ...]) -> MatterKind:
    read = gathered(
        keys=lambda: node.table("title", "rule", "elects"),
        rule=lambda: node.must("rule").one_of(rules),
        title=lambda: node.must("title").words(),
        elects=lambda: flag(node, "elects"),
    )
    return MatterKind(code, read["title"], read["rule"], read["elects"])


def _spans(node: Node, rules: dict[str, Rule]) -> None:
    """The earlier wording of a rule is of one that is there, and no two hold on one day."""
    for name, rule in rules.items():
        if not rule.formerly:
            continue
        place = node.at("rule", None).at(name, None).at("formerly", rule.formerly)
        if rule.formerly not in rules:
            place.fail("value", value=rule.formerly, known=Keys(rules))
        others = (
            each for each in rules.values() if rule.formerly in (each.id, each.formerly) and each != rule
        )
        for other in others:
            if (not rule.until or not other.since or other.since <= rule.until) and (
                not other.until or not rule.since or rule.since <= other.until
            ):
                place.fail("overlap", rule=Key(other.id))


def _no_cycle(node: Node, rules: dict[str, Rule]) -> None:
    """Fallbacks lead somewhere, and never round in a circle."""
    for start, rule in rules.items():
        seen, at = [start], rule.fallback
        while at is not None:
            place = node.at("rule", None).at(seen[-1], None).at("fallback", None).at("rule", at.rule)
            if at.rule not in rules:
                place.fail("value", value=at.rule, known=Keys(rules))
            if at.rule in seen:
                place.fail("cycle", rules=" → ".join([*seen, at.rule]))
            seen.append(at.rule)
            at = rules[at.rule].fallback
