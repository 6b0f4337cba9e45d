"""Duties of the calendar, and what those in a room can still decide, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from meeting_tui.lang import BOTH, N_, Translator, translator
from meeting_tui.lang.formats import day
from meeting_tui.lang.outcome import joined
from meeting_tui.lang.terms import term
from meeting_tui.published import CalendarForm, DutyForm, UnlistedForm

_STATES = {
    "done": N_("done"),
    "done_late": N_("late"),
    "due": N_("due"),
    "late": N_("late"),
    "running": N_("running"),
    "over": N_("over"),
}
_EVENTS = {
    "founded": N_("founded on {day}"),
    "term_begin": N_("the term began on {day}"),
    "term_report": N_("reported on {day}"),
    "reelection_group": N_("re-election group since {day}"),
    "term_end": N_("the term ends on {day}"),
    "member_left": N_("{name}, left on {day}"),
    "contract_end": N_("the contract ends on {day}"),
}
"""Of the community as a whole, what a duty is counted from."""
_PARTS = (
    (N_("of meetings and votes"), frozenset({"assembly", "committee", "vote_open", "vote_close"})),
    (N_("after a decision"), frozenset({"decision", "election", "assembly", "committee"})),
    (N_("of the committee's term"), frozenset({"term_begin", "term_end", "term_report", "member_left"})),
    (N_("of the year's accounts"), frozenset({"year"})),
    (N_("of the service contract"), frozenset({"contract_end"})),
)
"""What a committee has to do, and the events that duties of that kind are counted from."""
_SHOWN = N_("Shown by {what}, {day}.")


_OBJECTING = N_("Owners may object to the result")
_NOTICE = N_("the notice of the vote")


def objecting() -> tuple[dict[str, str], dict[str, str]]:
    """The days of objection that a notice of vote gives, and where they stand: in all languages."""
    told = {lang: translator(lang) for lang in BOTH}
    return {lang: t(_OBJECTING) for lang, t in told.items()}, {lang: t(_NOTICE) for lang, t in told.items()}


def state(facts: DutyForm, t: Translator) -> str:
    """Where a duty stands, in a word."""
    words = _STATES[facts["status"]]
    return t(words)


def length(count: int, unit: str, t: Translator) -> str:
    """So many days, months or years."""
    return {
        "days": t.plural("{n} day", "{n} days", count),
        "months": t.plural("{n} month", "{n} months", count),
        "years": t.plural("{n} year", "{n} years", count),
    }[unit]


def duty(facts: DutyForm, t: Translator) -> str:
    """A duty on one line: what, until which day, by which clause, and what shows that it was done."""
    told = t(
        N_("{state}: {what}, {when} ({cite})."),
        state=state(facts, t),
        what=t.pick(dict(facts["duty"])),
        when=when(facts, t),
        cite=t.pick(dict(facts["cite"])),
    )
    return joined((told, *remarks(facts, t)), t)


def when(facts: DutyForm, t: Translator) -> str:
    """Until which day; where no date can be said, what the law says instead."""
    if facts["by"] is None or facts["safe"] is None:
        return undated(facts, t)
    last, safe = day(facts["by"], t.lang), day(facts["safe"], t.lang)
    words = N_("by {last}") if last == safe else N_("by {last}, better by {safe}")
    return t(words, last=last, safe=safe)


def undated(facts: DutyForm, t: Translator) -> str:
    """What the law says where it gives no date."""
    if not facts["within"]:
        return t("the law names no day")
    count, unit = facts["within"]
    within = length(int(count), str(unit), t)
    return running(within, facts["begins"] or {}, t)


def running(within: str, begins: Mapping[str, str], t: Translator) -> str:
    """So long, from a day that is another for each: the one `begins` names, else when they knew."""
    if begins:
        return t("{length} from {begins}", length=within, begins=t.pick(dict(begins)))
    return t("{length} from the day on which whoever it concerns knew or should have known", length=within)


def remarks(facts: DutyForm, t: Translator) -> Iterator[str]:
    """What shows that it was done, what follows when it was not, how sure its date is."""
    yield from _shown(facts, t)
    yield from sure(facts, t)


def _shown(facts: DutyForm, t: Translator) -> Iterator[str]:
    shown = facts["evidence"]
    if shown:
        on, what = day(shown["on"], t.lang), _paper(facts, shown["what"], t)
        late = facts["status"] == "done_late"
        if what:
            yield t(N_("Done only on {day}: {what}.") if late else _SHOWN, what=what, day=on)
        else:
            yield t(N_("Entered as done only on {day}.") if late else N_("Entered as done on {day}."), day=on)
    if facts["status"] == "late" and facts["late"]:
        yield t.pick(facts["late"])


def _paper(facts: DutyForm, what: str, t: Translator) -> str:
    """The paper or meeting that shows it; empty where only an entry that names the duty says so."""
    kind, _colon, ref = what.partition(":")
    return "" if kind == facts["id"] else f"{term(kind, t)} {ref}"


def sure(facts: DutyForm, t: Translator) -> Iterator[str]:
    """How the last day came about, and how sure it is."""
    if facts["moved"]:
        yield t("The last day was a holiday.")
    if not facts["certain"]:
        yield t("The holidays of {year} are not published yet.", year=(facts["by"] or "")[:4])


def about(facts: CalendarForm, t: Translator) -> str:
    """What it is about: a meeting or poll, a person, the days of its span, the day it is counted from."""
    if facts["span"]:
        first, last = facts["span"]
        return t("{since} to {until}", since=first, until=last)
    if words := _EVENTS.get(facts["event"]):
        return t(words, name=facts["about"], day=day(facts["event_on"], t.lang))
    return facts["about"]


def unknown(events: Collection[str], t: Translator) -> str:
    """Of what these rules name no duty, so that a short list is not taken for a whole one; empty where they
    name some of everything. `events`: what their duties are counted from."""
    parts = [t(words) for words, of in _PARTS if not of.intersection(events)]
    if not parts:
        return ""
    return t(
        "These rules name no duty {parts}; what other law and the bylaws want there is not known here.",
        parts=t(", ").join(parts),
    )


def unlisted(facts: UnlistedForm | None, t: Translator) -> str:
    """Whether what is not on the notice may be decided."""
    if facts is None:
        return t("Whether what is not on the notice may be decided, these rules don't say.")
    return t("{rule} ({cite}).", rule=t.pick(facts["wording"]), cite=t.pick(facts["cite"]))


def reach(titles: Iterable[tuple[Mapping[str, str], bool]], t: Translator) -> str:
    """Which majorities those present can still reach, on one line; empty where nothing is decided."""
    rows = [(t.pick(dict(title)), can) for title, can in titles]
    words = {True: N_("can still pass: {rules}"), False: N_("can't pass: {rules}")}
    told = []
    for can in (True, False):
        named = [title for title, able in rows if able is can]
        if named:
            told.append(t(words[can], rules=t(", ").join(named)))
    return t("; ").join(told)
