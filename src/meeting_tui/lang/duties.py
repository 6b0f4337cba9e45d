"""Duties of the calendar, and what those in a room can still decide, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import day
from meeting_tui.lang.outcome import joined
from meeting_tui.published import DutyForm, UnlistedForm

_STATES = {
    "done": N_("done"),
    "done_late": N_("late"),
    "due": N_("due"),
    "late": N_("late"),
    "running": N_("running"),
    "over": N_("over"),
}
_SHOWN = N_("Shown by {what}, {day}.")


def state(facts: DutyForm, t: Translator) -> str:
    """Where a duty stands, in a word."""
    words = _STATES[facts["status"]]
    return t(words)


def duty(facts: DutyForm, t: Translator) -> str:
    """A duty on one line: what, until which day, by which clause, and what shows that it was done."""
    words = N_("{state}: {what}, by {last} ({cite}).")
    if facts["safe"] != facts["by"]:
        words = N_("{state}: {what}, by {last}, better by {safe} ({cite}).")
    told = t(
        words,
        state=state(facts, t),
        what=t.pick(dict(facts["duty"])),
        last=day(facts["by"], t.lang),
        safe=day(facts["safe"], t.lang),
        cite=t.pick(dict(facts["cite"])),
    )
    return joined((told, *_remarks(facts, t)), t)


def _remarks(facts: DutyForm, t: Translator) -> Iterable[str]:
    shown = facts["evidence"]
    if shown:
        told = N_("Done only on {day}: {what}.") if facts["status"] == "done_late" else _SHOWN
        yield t(told, what=shown["what"], day=day(shown["on"], t.lang))
    if facts["status"] == "late" and facts["late"]:
        yield t.pick(facts["late"])
    if facts["moved"]:
        yield t("The last day was a holiday.")
    if not facts["certain"]:
        yield t("The holidays of {year} are not known yet.", year=facts["by"][:4])


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
