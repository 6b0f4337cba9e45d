"""From TOML to a profile: every key known, every value checked, every fault with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from fractions import Fraction
from typing import Any, Literal, get_args

from meeting_tui.refusal import Choices, Key, Keys, Refusal, Term
from meeting_tui.rules.clauses import Unread, read_minutes, read_rule, read_second_call
from meeting_tui.rules.faults import Faults, gathered
from meeting_tui.rules.gathering import listed, mapped
from meeting_tui.rules.locate import lines
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.profile import (
    Cap,
    Duty,
    ElectionRule,
    Event,
    HeadRule,
    Invalid,
    LawSource,
    MatterKind,
    Measure,
    MotionRule,
    NonResponse,
    Profile,
    ProxyRule,
    Rule,
    Unlisted,
    Verified,
    Window,
)
from meeting_tui.rules.question import ABSTAIN, AGAINST, FOLLOW
from meeting_tui.strict import toml_of

FORMAT = 1
VERIFIED = get_args(Verified)
EVIDENCE = ("posting", "filing", "delivery", "meeting", "document", "none")
EFFECTS: tuple[Literal["excess_ignored", "times", "sum_of_others"], ...] = (
    "excess_ignored",
    "times",
    "sum_of_others",
)
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
LAW = ("measure", "rule", "matter", "duty", "unlisted", "second_call", "minutes")
TOP = (*IDENTITY, *POLICIES, "holidays", "window", *LAW)
LANGS = ("zh", "en")
MEASURES = ("heads", "area", "share")
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
    ids = _ids(node)
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
    rules = faults.read(
        lambda: mapped(node, "rule", lambda name, each: read_rule(name, each, measures, lang))
    )
    if rules == {}:
        faults.read(lambda: node.fail("missing", key=Key("rule")))
    elif rules is not None:
        read = rules
        faults.read(lambda: _no_cycle(node, read))
        faults.read(lambda: _spans(node, read))
    return rules


def _ids(node: Node) -> tuple[str, ...]:
    """How the rules are called, also those at fault."""
    table = node.maybe("rule")
    return tuple(table.value) if table and isinstance(table.value, dict) else ()


def _identity(node: Node) -> Reads:
    return {
        "id": lambda: node.must("id").named(str(node.must("id").value)).text(),
        "title": lambda: node.must("title").words(),
        "as_of": lambda: node.must("as_of").day(),
        "sources": lambda: listed(node.must("source").items(), _source),
        "note": lambda: _words(node, "note"),
        "office_note": lambda: _words(node, "office_note"),
        "extends": lambda: _text(node, "derived_from") or _text(node, "extends"),
        "bylaw": lambda: _text(node, "bylaw"),
        "holidays": lambda: _text(node, "holidays"),
    }


def _policies(node: Node, measures: dict[str, Measure]) -> Reads:
    return {
        "options": lambda: _options(node),
        "blank": lambda: _pick(node, "blank", ("abstain", "invalid", "not_cast")),
        "identity": lambda: _pick(node, "identity", ("signed", "secret")),
        "merge_areas": lambda: _flag(node, "merge_areas"),
        "heads": lambda: _heads(node),
        "invalid": lambda: _invalid(node),
        "nonresponse": lambda: _nonresponse(node),
        "proxy": lambda: _proxy(node, measures),
        "election": lambda: _election(node, measures),
        "caps": lambda: listed(_list(node, "cap"), lambda each: _cap(each, measures)),
        "unlisted": lambda: _unlisted(node),
        "minutes": lambda: read_minutes(node),
        "window": lambda: _window(node),
    }


def _law(node: Node, measures: dict[str, Measure], rules: tuple[str, ...]) -> Reads:
    """What names rules."""
    return {
        "matters": lambda: mapped(node, "matter", lambda code, each: _matter(code, each, rules)),
        "motion": lambda: _motion(node, rules),
        "duties": lambda: tuple(mapped(node, "duty", lambda name, each: _duty(name, each, rules)).values()),
        "second_call": lambda: read_second_call(node, measures, rules),
    }


def _words(node: Node, key: str) -> dict[str, str]:
    found = node.maybe(key)
    return found.words() if found else {}


def _pick(node: Node, key: str, allowed: tuple[Any, ...]) -> Any:
    found = node.maybe(key)
    return found.one_of(allowed) if found else allowed[0]


def _list(node: Node, key: str) -> list[Node]:
    found = node.maybe(key)
    return found.items() if found else []


def _text(node: Node, key: str) -> str:
    found = node.maybe(key)
    return found.text() if found else ""


def _flag(node: Node, key: str, default: bool = False) -> bool:
    found = node.maybe(key)
    return found.flag() if found else default


def _number(node: Node, key: str) -> int | None:
    found = node.maybe(key)
    return found.whole() if found else None


def _fraction(node: Node, key: str) -> Fraction | None:
    found = node.maybe(key)
    return found.fraction() if found else None


def _section(node: Node, key: str, *keys: str) -> Node:
    found = node.maybe(key) or node.at(key, {})
    found.table(*keys)
    return found


def _measure(name: str, node: Node) -> Measure:
    node.table("unit", "units", "decimals", "title")
    if name not in MEASURES:
        node.fail("value", value=name, known=Choices(MEASURES))
    decimals = node.maybe("decimals")
    units = node.maybe("units") or node.must("unit")
    digits, title = decimals.whole() if decimals else 0, node.maybe("title")
    return Measure(name, node.must("unit").words(), units.words(), digits, title.words() if title else {})


def _source(node: Node) -> LawSource:
    read = gathered(
        keys=lambda: node.table("cite", "url", "verified"),
        cite=lambda: node.must("cite").text(),
        url=lambda: _text(node, "url"),
        verified=lambda: node.must("verified").one_of(VERIFIED),
    )
    return LawSource(read["cite"], read["url"], read["verified"])


def _matter(code: str, node: Node, rules: tuple[str, ...]) -> MatterKind:
    read = gathered(
        keys=lambda: node.table("title", "rule", "elects"),
        rule=lambda: node.must("rule").one_of(rules),
        title=lambda: node.must("title").words(),
        elects=lambda: _flag(node, "elects"),
    )
    return MatterKind(code, read["title"], read["rule"], read["elects"])


def _options(node: Node) -> tuple[str, ...]:
    known = ("for", AGAINST, ABSTAIN, FOLLOW)
    found = tuple(each.one_of(known) for each in _list(node, "options")) or known[:3]
    if len(set(found)) < len(found) or not {"for", AGAINST}.issubset(found):
        node.at("options", None).fail("options")
    return found


def _heads(node: Node) -> HeadRule:
    heads = _section(node, "heads", "unit", "developer_stock_as_one", "special_space_area")
    return HeadRule(
        _pick(heads, "unit", ("owner", "exclusive_part", "lot", "member")),
        _flag(heads, "developer_stock_as_one"),
        _pick(heads, "special_space_area", ("exclude", "include")),
    )


def _invalid(node: Node) -> Invalid:
    invalid = _section(node, "invalid", "participates", "in_cast", "scope")
    return Invalid(
        _flag(invalid, "participates"), _flag(invalid, "in_cast"), _pick(invalid, "scope", ("item", "ballot"))
    )


def _nonresponse(node: Node) -> NonResponse:
    silence = _section(node, "nonresponse", "policy", "bylaw", "warning")
    warning = silence.maybe("warning")
    policy = _pick(silence, "policy", ("not_participating", "abstain", "follow_majority"))
    read = NonResponse(policy, _text(silence, "bylaw"), warning.words() if warning else {})
    if policy == "follow_majority" and not (read.bylaw and read.warning):
        silence.fail("silence", policy=Term(policy))
    return read


def _proxy(node: Node, measures: dict[str, Measure]) -> ProxyRule:
    proxy = _section(node, "proxy", *(field.name for field in fields(ProxyRule)))
    cite = proxy.maybe("cite")
    return ProxyRule(
        _flag(proxy, "allowed", True),
        _number(proxy, "max_principals"),
        _fraction(proxy, "or_units"),
        _fraction(proxy, "unless_share"),
        _pick(proxy, "share_measure", tuple(measures)),
        tuple(each.text() for each in _list(proxy, "forbidden_roles")),
        _flag(proxy, "instruction_required"),
        cite.words() if cite else {},
    )


def _election(node: Node, measures: dict[str, Measure]) -> ElectionRule:
    election = _section(node, "election", "rank", "ties", "write_in")
    rank = tuple(each.one_of(tuple(measures)) for each in _list(election, "rank"))
    return ElectionRule(
        rank or tuple(measures)[:1], _pick(election, "ties", ("lots", "fail")), _flag(election, "write_in")
    )


def _motion(node: Node, rules: tuple[str, ...]) -> MotionRule:
    motion = _section(node, "motion", *(field.name for field in fields(MotionRule)))
    postpone, refer, close_debate = (
        found.one_of(rules) if (found := motion.maybe(form)) else ""
        for form in ("postpone", "refer", "close_debate")
    )
    speech = _number(motion, "speech") or 0
    return MotionRule(_flag(motion, "seconder"), postpone, refer, close_debate, speech)


def _cap(node: Node, measures: dict[str, Measure]) -> Cap:
    node.table(*(field.name for field in fields(Cap)))
    effect, factor = node.must("effect").one_of(EFFECTS), _fraction(node, "factor")
    over = node.must("over").fraction()
    if (factor is None) == (effect == "times"):
        node.fail("factor")
    if not 0 < over <= 1:
        node.at("over", None).fail("fraction_over_one", value=over)
    return Cap(
        node.must("measure").one_of(tuple(measures)),
        node.must("who").one_of(("any", "developer", "proxy")),
        over,
        effect,
        factor or Cap.factor,
        _flag(node, "at_least"),
        _number(node, "over_units") or 0,
    )


def _duty(name: str, node: Node, rules: tuple[str, ...]) -> Duty:
    read = gathered(
        keys=lambda: node.table(*(field.name for field in fields(Duty) if field.name != "id")),
        title=lambda: node.must("title").words(),
        event=lambda: node.must("event").one_of(get_args(Event)),
        when=lambda: node.must("when").one_of(("before", "after")),
        count=lambda: node.must("count").whole(1),
        unit=lambda: _pick(node, "unit", ("days", "months", "years")),
        cite=lambda: node.must("cite").words(),
        verified=lambda: node.must("verified").one_of(VERIFIED),
        evidence=lambda: _pick(node, "evidence", EVIDENCE),
        roll_over=lambda: _flag(node, "roll_over", True),
        late=lambda: _words(node, "late"),
        rules=lambda: listed(_list(node, "rules"), lambda each: each.one_of(rules)),
    )
    read.pop("keys")
    return Duty(name, **read)


def _unlisted(node: Node) -> Unlisted | None:
    told = node.maybe("unlisted")
    if told is None:
        return None
    told.table(*(field.name for field in fields(Unlisted)))
    return Unlisted(
        told.must("decided").one_of(("no", "partly", "yes")),
        told.must("wording").words(),
        told.must("cite").words(),
        told.must("verified").one_of(VERIFIED),
    )


def _window(node: Node) -> Window:
    window = _section(node, "window", "min_days", "max_days")
    return Window(_number(window, "min_days"), _number(window, "max_days"))


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
