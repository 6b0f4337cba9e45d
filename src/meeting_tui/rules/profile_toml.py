"""From TOML to a profile: every key known, every value checked, every fault with its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from fractions import Fraction
from typing import Any, Literal, get_args

from meeting_tui.refusal import Choices, Key, Keys, Refusal, Term
from meeting_tui.rules.clauses import read_minutes, read_rule, read_second_call
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
    node = Node(raw, (), origin)
    node.table(*TOP)
    node.must("format").one_of((FORMAT,))
    measures = {name: _measure(name, each) for name, each in node.entries("measure")}
    if "heads" not in measures:
        node.fail("missing", key=Key("measure.heads"))
    lang = node.must("lang").one_of(LANGS)
    rules = {name: read_rule(name, each, measures, lang) for name, each in node.entries("rule")}
    if not rules:
        node.fail("missing", key=Key("rule"))
    _no_cycle(node, rules)
    _spans(node, rules)
    bylaw, note, office = (node.maybe(key) for key in ("bylaw", "note", "office_note"))
    return Profile(
        id=node.must("id").named(str(raw["id"])).text(),
        title=node.must("title").words(),
        lang=lang,
        as_of=node.must("as_of").day(),
        sources=tuple(_source(each) for each in node.must("source").items()),
        measures=measures,
        rules=rules,
        matters={code: _matter(code, each, rules) for code, each in node.entries("matter")},
        options=_options(node),
        blank=_pick(node, "blank", ("abstain", "invalid", "not_cast")),
        identity=_pick(node, "identity", ("signed", "secret")),
        merge_areas=_flag(node, "merge_areas"),
        heads=_heads(node),
        invalid=_invalid(node),
        nonresponse=_nonresponse(node),
        proxy=_proxy(node, measures),
        election=_election(node, measures),
        motion=_motion(node, rules),
        caps=tuple(_cap(each, measures) for each in _list(node, "cap")),
        duties=tuple(_duty(name, each) for name, each in node.entries("duty")),
        unlisted=_unlisted(node),
        minutes=read_minutes(node),
        second_call=read_second_call(node, measures, rules),
        window=_window(node),
        holidays=_text(node, "holidays"),
        note=note.words() if note else {},
        office_note=office.words() if office else {},
        extends=_text(node, "derived_from") or _text(node, "extends"),
        bylaw=bylaw.text() if bylaw else "",
        text=text,
    )


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
    node.table("cite", "url", "verified")
    return LawSource(node.must("cite").text(), _text(node, "url"), node.must("verified").one_of(VERIFIED))


def _matter(code: str, node: Node, rules: dict[str, Rule]) -> MatterKind:
    node.table("title", "rule", "elects")
    rule = node.must("rule").one_of(tuple(rules))
    return MatterKind(code, node.must("title").words(), rule, _flag(node, "elects"))


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


def _motion(node: Node, rules: dict[str, Rule]) -> MotionRule:
    motion = _section(node, "motion", *(field.name for field in fields(MotionRule)))
    postpone, refer, close_debate = (
        found.one_of(tuple(rules)) if (found := motion.maybe(form)) else ""
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


def _duty(name: str, node: Node) -> Duty:
    node.table(*(field.name for field in fields(Duty) if field.name != "id"))
    return Duty(
        name,
        node.must("title").words(),
        node.must("event").one_of(get_args(Event)),
        node.must("when").one_of(("before", "after")),
        node.must("count").whole(1),
        _pick(node, "unit", ("days", "months", "years")),
        node.must("cite").words(),
        node.must("verified").one_of(VERIFIED),
        _pick(node, "evidence", EVIDENCE),
        _flag(node, "roll_over", True),
        late.words() if (late := node.maybe("late")) else {},
    )


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
