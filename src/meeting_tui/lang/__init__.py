"""Words: every sentence a person reads, in Chinese and in English, through gettext.

The English sentence is the message id. `_` speaks the screen's language; a document is built with
the `Translator` of its community's language. Each room has a catalogue of its own in `lang/zh`.
"""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["zh", "en"]
CATALOGUES = Path(__file__).resolve().parent / "zh"


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a sentence for the catalogue without translating it here."""
    return msgid


class Translator:
    """Calls give the sentence in `lang`, with `{facts}` filled in."""

    def __init__(self, lang: Lang, catalogue: gettext.NullTranslations) -> None:
        self.lang: Lang = lang
        self._catalogue = catalogue

    def __call__(self, msgid: str, **facts: object) -> str:
        text = self._catalogue.gettext(msgid) if msgid else ""
        return text.format(**facts) if facts else text

    def plural(self, one: str, many: str, n: int, **facts: object) -> str:
        """The sentence for `n` things; `{n}` is filled in."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **facts)

    def pick(self, words: dict[str, str] | tuple[str, str]) -> str:
        """Of data that carries both languages, {"zh": …, "en": …} or (zh, en), the one wanted."""
        if isinstance(words, dict):
            return words.get(self.lang) or words.get("zh") or next(iter(words.values()), "")
        return words[0] if self.lang == "zh" else words[1]


def _merged() -> gettext.NullTranslations:
    merged = gettext.GNUTranslations()
    merged._catalog = {}  # type: ignore[attr-defined]
    merged.plural = lambda _n: 0  # type: ignore[attr-defined]
    for path in sorted(CATALOGUES.glob("*.mo")):
        with path.open("rb") as file:
            merged._catalog.update(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
    return merged


@cache
def translator(lang: Lang) -> Translator:
    """The words of one language; `zh` or `en`."""
    return Translator(lang, _merged() if lang == "zh" else gettext.NullTranslations())


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


def use(lang: Lang) -> Translator:
    """Let `_` speak `lang` from now on."""
    global _screen  # noqa: PLW0603 - one process shows one screen in one language
    _screen = translator(lang)
    return _screen


def screen() -> Translator:
    """The translator of the screen's language."""
    return _screen


def _(msgid: str, **facts: object) -> str:
    """The sentence in the screen's language."""
    return _screen(msgid, **facts)
