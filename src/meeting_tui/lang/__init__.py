"""Words: every sentence a person reads, in Chinese and in English, through gettext.

The English sentence is the message id. `_` speaks the screen's language; a document is built with
the `Translator` of its community's language. One catalogue, `lang/zh/LC_MESSAGES/meeting_tui.po`, holds the
Chinese; the build compiles it. Where one English word has two Chinese ones, a context tells them apart.
"""

from __future__ import annotations

import gettext
import locale
import os
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from meeting_tui.lang.plurals import Counting, Plural

Lang = Literal["zh", "en"]
BOTH: tuple[Lang, ...] = ("zh", "en")
CATALOGUES = Path(__file__).resolve().parent
DOMAIN = "meeting_tui"
_CONTEXT = "\4"  # what gettext itself puts between a context and its message


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a sentence for the catalogue without translating it here."""
    return msgid


def N_p(context: str, msgid: str) -> str:  # noqa: N802
    """Mark a word that means something else in another context; a translator takes it like any message."""
    return f"{context}{_CONTEXT}{msgid}"


class Translator:
    """Calls give the sentence in `lang`, with `{facts}` filled in. `keys`: for screens, where keys do things
    that commands do elsewhere."""

    def __init__(self, lang: Lang, catalogue: gettext.NullTranslations, *, keys: bool = False) -> None:
        self.lang: Lang = lang
        self.keys = keys
        self._catalogue = catalogue

    def __call__(self, msgid: str, **facts: object) -> str:
        if isinstance(msgid, Counting):
            facts |= {name: self(msgid.counted[name], n=facts[name]) for name in msgid.counted if facts}
        text = self._found(msgid, facts)
        return text.format(**facts) if facts else text

    def _found(self, msgid: str, facts: Mapping[str, object]) -> str:
        if isinstance(msgid, Plural):
            return self._catalogue.ngettext(msgid.one, msgid, _whole(facts.get(msgid.by)))
        context, _between, plain = msgid.rpartition(_CONTEXT)
        if context:
            return self._catalogue.pgettext(context, plain)
        return self._catalogue.gettext(plain) if plain else ""

    def p(self, context: str, msgid: str, **facts: object) -> str:
        """The sentence as it is said in a context."""
        return self(N_p(context, msgid), **facts)

    def plural(self, one: str, many: str, n: int, **facts: object) -> str:
        """The sentence for `n` things; `{n}` is filled in."""
        return self(Plural(one, many), n=n, **facts)

    def pick(self, words: dict[str, str] | tuple[str, str]) -> str:
        """Of data that carries both languages, {"zh": …, "en": …} or (zh, en), the one wanted."""
        if isinstance(words, dict):
            return words.get(self.lang) or words.get("zh") or next(iter(words.values()), "")
        return words[0] if self.lang == "zh" else words[1]


def _whole(fact: object) -> int:
    """What a fact counts; "0.5" and what is no number are said like several."""
    return int(str(fact)) if str(fact).isdecimal() else 0


@cache
def translator(lang: Lang, *, keys: bool = False) -> Translator:
    """The words of one language; `zh` or `en`. Uncompiled, the Chinese warns and stays English."""
    if lang == "en":
        return Translator(lang, gettext.NullTranslations(), keys=keys)
    catalogue = gettext.translation(DOMAIN, CATALOGUES, languages=[lang], fallback=True)
    if not isinstance(catalogue, gettext.GNUTranslations):
        warnings.warn(
            "中文词库没有编译，暂用英文。No Chinese words are compiled: install again or run `make lang`.",
            RuntimeWarning,
            stacklevel=2,
        )
    return Translator(lang, catalogue, keys=keys)


def preferred(wish: str | None = None) -> Lang:
    """The language to speak: what was asked for, else MEETING_TUI_LANG, else the locale, else English."""
    names = (
        wish,
        os.environ.get("MEETING_TUI_LANG"),
        os.environ.get("LC_ALL"),
        os.environ.get("LC_MESSAGES"),
    )
    for name in (*names, os.environ.get("LANG"), locale.getlocale()[0]):
        if name:
            return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
    return "en"


_screen: Translator = translator("en")


def use(lang: Lang, *, keys: bool = False) -> Translator:
    """Let `_` speak `lang` from now on; `keys`: on the screens."""
    global _screen  # noqa: PLW0603 - one process shows one screen in one language
    _screen = translator(lang, keys=keys)
    return _screen


def screen() -> Translator:
    """The translator of the screen's language."""
    return _screen


def _(msgid: str, **facts: object) -> str:
    """The sentence in the screen's language."""
    return _screen(msgid, **facts)


def _n(one: str, many: str, n: int, **facts: object) -> str:
    """The sentence for `n` things in the screen's language."""
    return _screen.plural(one, many, n, **facts)


def _p(context: str, msgid: str, **facts: object) -> str:
    """The sentence in the screen's language, as it is said in a context."""
    return _screen.p(context, msgid, **facts)
