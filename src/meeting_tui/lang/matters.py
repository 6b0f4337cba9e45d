"""A matter in words: its categories, acts, money, and each line of its timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import day, names
from meeting_tui.lang.money import money
from meeting_tui.lang.terms import record_name, term

CATEGORY_WORDS = {
    "repair": N_("Repair and complaint"),
    "fund": N_("Maintenance fund"),
    "service": N_("Service contract and fee"),
    "rules": N_("Rules and covenant"),
    "election": N_("Election"),
    "revenue": N_("Common revenue"),
    "parking": N_("Parking and charging"),
    "works": N_("Works"),
    "survey": N_("Service survey"),
    "neighbours": N_("Between neighbours"),
    "other": N_("Something else"),
}
MOVE_WORDS = {
    "discuss": N_("Discuss it"),
    "propose": N_("Put a proposal"),
    "ballot": N_("Put it on a ballot"),
    "decide": N_("It is decided"),
    "begin": N_("Begin the work"),
    "finish": N_("It is settled"),
    "drop": N_("Drop it, with a reason"),
    "resume": N_("Take it up again, with a reason"),
}
MONEY_WORDS = {
    "budget": N_("Budget"),
    "contract": N_("Contract"),
    "income": N_("Income"),
    "payment": N_("Payment"),
    "refund": N_("Refund"),
}
SOURCE_WORDS = {
    "fund": N_("Maintenance fund"),
    "revenue": N_("Common revenue"),
    "other": N_("Other money"),
}
_LINES = {
    "matter.raised": N_("“{title}”, raised by {by}"),
    "matter.adopted": N_("Taken up from an earlier version of the program: {state}"),
    "matter.changed": N_("Changed: {changes}"),
    "matter.described": N_("What it is about is told anew"),
    "matter.moved": N_("Now: {state}"),
    "matter.asked": N_("Question by {by}: {text}"),
    "matter.answered": N_("Answer by {by}: {text}"),
    "matter.linked": N_("Linked with {ref}"),
    "matter.enclosed": N_("Enclosed: {name}"),
    "group.formed": N_("Working group until {until}: {members}. {mandate}"),
    "group.dissolved": N_("The working group ends"),
    "action.assigned": N_("To do: {what}, {who}, by {due}"),
    "action.righted": N_("Put right: who is to do what until when"),
    "action.done": N_("Done: {what}"),
    "action.dropped": N_("No longer to do: {what}"),
    "money.entered": N_("{kind} {amount}, {party}, voucher {voucher}"),
    "money.reversed": N_("Entry {of} counts no more"),
    "agenda.added": N_("On the agenda of “{meeting}”: {item}"),
    "item.opened": N_("Dealt with at “{meeting}”: {item}"),
    "motion.decided": N_("“{meeting}”: {text} {outcome}."),
    "poll.opened": N_("Poll {poll} is made: {title}"),
    "poll.extended": N_("Poll {poll} is extended"),
    "poll.shortened": N_("Poll {poll} is closed early"),
    "poll.closed": N_("Poll {poll}: no more papers are taken"),
    "poll.reopened": N_("Poll {poll} is open again"),
    "poll.withdrawn": N_("Poll {poll} is withdrawn"),
    "poll.recount": N_("Poll {poll} is counted again"),
    "poll.counted": N_("Poll {poll} is counted: {outcomes}"),
    "posting.hung": N_("Hung at {place} since {since}: {document}"),
    "posting.down": N_("{document} came down"),
    "erasure": N_("What entry {of} said is erased"),
    "clock.anomaly": N_("The clock was put back"),
}
_UNVOUCHED = N_("{kind} {amount}, {party}")
_SURVEYED = N_("Poll {poll} is counted: {marks}")
SURVEY_QUESTIONS = (
    N_("Cleaning"),
    N_("Safety and order"),
    N_("Repairs in time"),
    N_("Green areas"),
    N_("Manner of the staff"),
    N_("Accounts made public"),
)
"""What a survey of the service asks about unless somebody says otherwise."""
_RESTING = N_("Now: {state}, by {entry}")
_CHANGED = {"title": N_("title"), "category": N_("category"), "parts": N_("parts of the estate")}


def told(kind: str, facts: Mapping[str, Any], t: Translator) -> str:
    """What a line of a timeline says; its reason behind it. `currency`: of its amount, where it has one."""
    if kind not in _LINES:
        return kind
    sentence = _sentence(kind, facts)
    said = t(sentence, **{name: _fact(name, facts, t) for name in _needs(sentence)})
    more = [str(facts[name]) for name in ("reason", "what") if kind not in _OWN_WHAT and facts.get(name)]
    return " · ".join([said, *more])


def _sentence(kind: str, facts: Mapping[str, Any]) -> str:
    if kind == "money.entered" and not facts["voucher"]:
        return _UNVOUCHED
    return _RESTING if facts.get("of_stream") else _SURVEYED if facts.get("survey") else _LINES[kind]


_OWN_WHAT = ("action.assigned", "action.righted", "action.done")


def _needs(sentence: str) -> tuple[str, ...]:
    return tuple(part.partition("}")[0] for part in sentence.split("{")[1:])


_Fact = Callable[[Mapping[str, Any], Translator], object]
_FACTS: Mapping[str, _Fact] = {
    "state": lambda facts, t: term(facts["state"], t),
    "entry": lambda facts, t: entry_name(facts["of_stream"], facts["of"], t),
    "outcome": lambda facts, t: term(facts["outcome"], t),
    "outcomes": lambda facts, t: names([term(each, t) for each in facts["outcomes"]], t.lang),
    "text": lambda facts, t: t("(erased)") if facts.get("text") is None else facts["text"],
    "members": lambda facts, t: names(facts["members"], t.lang),
    "marks": lambda facts, t: t(", ").join(
        f"{question} {mark(tenths, count, t)}" for question, tenths, count in facts["survey"]
    ),
    "ref": lambda facts, t: thing(facts["ref"], t) or facts["ref"],
    "until": lambda facts, t: day(facts["until"], t.lang),
    "due": lambda facts, t: day(facts["due"], t.lang),
    "since": lambda facts, t: day(facts["since"], t.lang),
    "amount": lambda facts, t: money(facts["fen"], facts["currency"], t),
    "kind": lambda facts, t: t(MONEY_WORDS[facts["kind"]]) if facts["kind"] in MONEY_WORDS else facts["kind"],
    "changes": lambda facts, t: names([t(word) for name, word in _CHANGED.items() if name in facts], t.lang),
    "document": lambda facts, t: _document(facts["document"], t),
}


def _fact(name: str, facts: Mapping[str, Any], t: Translator) -> object:
    return _FACTS[name](facts, t) if name in _FACTS else facts.get(name, "")


def mark(tenths: int | None, count: int, t: Translator) -> str:
    """What a question came to on average: `4.2`; a dash where it was not asked."""
    if tenths is None:
        return t("not shown") if count else "–"
    return f"{tenths // 10}.{tenths % 10}"


def _document(document: str, t: Translator) -> str:
    kind, _colon, number = document.partition(":")
    return f"{term(kind, t)} {number}"


_NOUNS = {
    "matter": N_("Matter {ref}"),
    "meeting": N_("Meeting {ref}"),
    "poll": N_("Poll {ref}"),
    "proposal": N_("Proposal {ref}"),
}


def entry_name(stream: str, seq: int, t: Translator) -> str:
    """An entry by its record and number: `Poll 7K2Q · 12`."""
    return f"{thing(stream, t) or record_name(stream, t)} · {seq}"


def thing(name: str, t: Translator) -> str:
    """`poll:7K2Q` is Poll 7K2Q; empty where it is none of the things that have a number."""
    noun, _colon, ref = name.partition(":")
    return t(_NOUNS[noun], ref=ref) if noun in _NOUNS else ""


_HALVES = {"1": N_("first half of {year}"), "2": N_("second half of {year}")}


def period_name(period: str, t: Translator) -> str:
    """`2026H1` is the first half of 2026, `2026Q3` its third quarter."""
    year, kind, number = period[:4], period[4:5], period[5:]
    if kind == "H" and number in _HALVES:
        return t(_HALVES[number], year=year)
    return t("quarter {number} of {year}", number=number, year=year)
