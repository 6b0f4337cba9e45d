"""A proposal's kind: kept as the law's code, written in a text in the law's words."""

from __future__ import annotations

from collections import Counter

from meeting_tui.clean import narrow
from meeting_tui.lang import Translator
from meeting_tui.rules.plan_kinds import kinds
from meeting_tui.rules.profile import Profile


def kind_said(code: str, law: Profile, t: Translator) -> str:
    """What a kind is called; its code where the law doesn't know it, or calls several so."""
    kind = kinds(law).get(code)
    title = t.pick(dict(kind.title)) if kind else ""
    return title if kind_of(title, law) == code else code


def kind_of(said: str, law: Profile) -> str:
    """The code of what was said, which is that, or what the law calls it in any of its languages; else as it
    was said."""
    known = kinds(law)
    called = [(_plain(title), code) for code, kind in known.items() for title in {*dict(kind.title).values()}]
    times = Counter(title for title, _code in called)
    by_title = {title: code for title, code in called if times[title] == 1}
    return said if said in known else by_title.get(_plain(said), said)


def _plain(title: str) -> str:
    return narrow(title).casefold()
