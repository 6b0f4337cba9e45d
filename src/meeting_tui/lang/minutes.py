"""How the minutes stand, in words."""

from __future__ import annotations

from typing import Literal

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day


def minutes_are(
    status: Literal["draft", "read", "final"],
    confirmed: int,
    of: int,
    t: Translator,
    *,
    by_law: bool = False,
) -> str:
    """Draft, read and confirmed by some, or final; `of`: those who have to confirm them: the members who were
    there at the end, or whom the law names (`by_law`)."""
    if status == "final":
        return t("Final")
    if status != "read":
        return t("Draft, not confirmed yet")
    if by_law:
        return t("Read; confirmed by {n} of {of} who have to", n=confirmed, of=of)
    return t("Read; confirmed by {n} of {of} members who were there at the end", n=confirmed, of=of)


def in_writing(delivered: str, by: str, undoes: bool, back: str, t: Translator) -> str:
    """An objection in writing: when the decision was delivered (ISO), who took it, what it did, when it was
    taken back (ISO)."""
    said = t("in writing, decision delivered {day}, taken by {name}", day=day(delivered, t.lang), name=by)
    if back:
        return said + t("; taken back {day}", day=day(back[:10], t.lang))
    return said + t("; the objections suffice: the decision does not stand") if undoes else said
