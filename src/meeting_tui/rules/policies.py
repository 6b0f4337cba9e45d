"""From TOML to what goes round the rules: ballots, silence, proxies, elections, limits, duties."""

from __future__ import annotations

from dataclasses import fields
from typing import Literal, get_args

from meeting_tui.refusal import Keys, Term
from meeting_tui.rules.faults import gathered
from meeting_tui.rules.gathering import listed
from meeting_tui.rules.node import SPAN, Node
from meeting_tui.rules.optional import flag, fraction, number, pick, section, several, text, words
from meeting_tui.rules.procedure import MotionRule, Window
from meeting_tui.rules.profile import (
    Cap,
    Duty,
    ElectionRule,
    Event,
    HeadRule,
    Invalid,
    Measure,
    NonResponse,
    ProxyRule,
    Unlisted,
    Verified,
)
from meeting_tui.rules.question import ABSTAIN, AGAINST, FOLLOW
from meeting_tui.rules.ranked.ballots import METHODS

VERIFIED = get_args(Verified)
EVIDENCE = ("posting", "filing", "delivery", "meeting", "document", "none")
EFFECTS: tuple[Literal["excess_ignored", "times", "sum_of_others"], ...] = (
    "excess_ignored",
    "times",
    "sum_of_others",
)


def read_options(node: Node) -> tuple[str, ...]:
    """The boxes of a question of yes or no."""
    known = ("for", AGAINST, ABSTAIN, FOLLOW)
    found = tuple(each.one_of(known) for each in several(node, "options")) or known[:3]
    if len(set(found)) < len(found) or not {"for", AGAINST}.issubset(found):
        node.at("options", None).fail("options")
    return found


def read_heads(node: Node) -> HeadRule:
    """What one head is."""
    heads = section(node, "heads", "unit", "developer_stock_as_one", "special_space_area")
    return HeadRule(
        pick(heads, "unit", ("owner", "exclusive_part", "lot", "member")),
        flag(heads, "developer_stock_as_one"),
        pick(heads, "special_space_area", ("exclude", "include")),
    )


def read_invalid(node: Node) -> Invalid:
    """What invalid votes are part of."""
    invalid = section(node, "invalid", "participates", "in_cast", "scope")
    return Invalid(
        flag(invalid, "participates"), flag(invalid, "in_cast"), pick(invalid, "scope", ("item", "ballot"))
    )


def read_nonresponse(node: Node) -> NonResponse:
    """What silence counts as."""
    silence = section(node, "nonresponse", "policy", "bylaw", "warning")
    warning = silence.maybe("warning")
    policy = pick(silence, "policy", ("not_participating", "abstain", "follow_majority"))
    read = NonResponse(policy, text(silence, "bylaw"), warning.words() if warning else {})
    if policy == "follow_majority" and not (read.bylaw and read.warning):
        silence.fail("silence", policy=Term(policy))
    return read


def read_proxy(node: Node, measures: dict[str, Measure]) -> ProxyRule:
    """Limits on voting for others."""
    proxy = section(node, "proxy", *(field.name for field in fields(ProxyRule)))
    cite = proxy.maybe("cite")
    return ProxyRule(
        flag(proxy, "allowed", True),
        number(proxy, "max_principals"),
        fraction(proxy, "or_units"),
        fraction(proxy, "unless_share"),
        pick(proxy, "share_measure", tuple(measures)),
        tuple(each.text() for each in several(proxy, "forbidden_roles")),
        flag(proxy, "instruction_required"),
        cite.words() if cite else {},
    )


def read_election(node: Node, measures: dict[str, Measure]) -> ElectionRule:
    """How names are ranked."""
    election = section(node, "election", *(field.name for field in fields(ElectionRule)))
    rank = tuple(each.one_of(tuple(measures)) for each in several(election, "rank"))
    return ElectionRule(
        rank or tuple(measures)[:1],
        pick(election, "ties", ("lots", "fail")),
        flag(election, "write_in"),
        flag(election, "cumulative"),
        tuple(dict.fromkeys(each.one_of(METHODS) for each in several(election, "ranked"))),
    )


def read_motion(node: Node, rules: tuple[str, ...]) -> MotionRule:
    """How motions are put."""
    motion = section(node, "motion", *(field.name for field in fields(MotionRule)))
    postpone, refer, close_debate = (
        found.one_of(rules) if (found := motion.maybe(form)) else ""
        for form in ("postpone", "refer", "close_debate")
    )
    speech = number(motion, "speech") or 0
    return MotionRule(flag(motion, "seconder"), postpone, refer, close_debate, speech)


def read_cap(node: Node, measures: dict[str, Measure]) -> Cap:
    """One cut of a holder's weight."""
    node.table(*(field.name for field in fields(Cap)))
    effect, factor = node.must("effect").one_of(EFFECTS), fraction(node, "factor")
    over = node.must("over").fraction()
    if (factor is None) == (effect == "times"):
        node.fail("factor")
    if flag(node, "votes_only") and node.must("who").value == "proxy":
        node.at("votes_only", None).fail("value", value=True, known=Keys(("false",)))
    if not 0 < over <= 1:
        node.at("over", None).fail("fraction_over_one", value=over)
    return Cap(
        node.must("measure").one_of(tuple(measures)),
        node.must("who").one_of(("any", "developer", "proxy")),
        over,
        effect,
        factor or Cap.factor,
        flag(node, "at_least"),
        number(node, "over_units") or 0,
        flag(node, "votes_only"),
    )


def read_duty(name: str, node: Node, rules: tuple[str, ...], matters: tuple[str, ...]) -> Duty:
    """Something due, and the rules and matters it belongs to."""
    read = gathered(
        keys=lambda: node.table(*(field.name for field in fields(Duty) if field.name != "id")),
        title=lambda: node.must("title").words(),
        event=lambda: node.must("event").one_of(get_args(Event)),
        when=lambda: node.must("when").one_of(("before", "after", "every")),
        count=lambda: _count(node),
        unit=lambda: pick(node, "unit", ("days", "months", "years")),
        cite=lambda: node.must("cite").words(),
        verified=lambda: node.must("verified").one_of(VERIFIED),
        evidence=lambda: pick(node, "evidence", EVIDENCE),
        roll_over=lambda: flag(node, "roll_over", True),
        late=lambda: words(node, "late"),
        rules=lambda: listed(several(node, "rules"), lambda each: each.one_of(rules)),
        matters=lambda: listed(several(node, "matters"), lambda each: each.one_of(matters)),
        known=lambda: flag(node, "known"),
        begins=lambda: words(node, "begins"),
        who=lambda: words(node, "who"),
        marks=lambda: found.one_of(get_args(Event)) if (found := node.maybe("marks")) else "",
    )
    read.pop("keys")
    return Duty(name, **read)


def _count(node: Node) -> int:
    """How many days, months or years; 0 where the law names no number, which a span can't do without."""
    if node.table().get("when") == "every":
        return node.must("count").whole(1, SPAN)
    count = node.maybe("count")
    return count.whole(most=SPAN) if count else 0


def read_unlisted(node: Node) -> Unlisted | None:
    """What a meeting may decide that is not on its notice."""
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


def read_window(node: Node) -> Window:
    """How long written votes may be collected."""
    window = section(node, "window", "min_days", "max_days")
    return Window(number(window, "min_days"), number(window, "max_days"))
