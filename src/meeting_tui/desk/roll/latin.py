"""Which code page a text of Europe is written in, told by whether a language could have its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

PAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257")
"""The code pages that are taken; other ones are rivals alone."""

_WESTERN = "äöüß äöåé æøåéäö áðéíóúýþæö áéíñóúü áâãàçéêíóôõúü àâæçéèêëîïôœùûüÿ àèéìíòóù àçèéíïòóúü éëïüóèöá"
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
_LANGUAGES = {  # each by its letters: beside a to z, or all of them
    "cp1252": _WESTERN + " äöõü",
    "cp1250": "äöüß áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž ąćęłńóśźż áéíóöőúüű čćđšž ăâîşţ çë",
    "cp1251": _CYRILLIC,
    "cp1253": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "cp1254": _WESTERN + " çğıöşüâî",
    "cp1257": "äöüß äöõüšž āčēģīķļņšūž ąčęėįšųūž",
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "koi8_r": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "mac_cyrillic": _CYRILLIC,
}
_WHOLE = frozenset({"cp1251", "cp1253", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"})
_WORD = re.compile("[A-Za-z\x80-\U0010ffff]+")
_SIGNS = re.compile("[’‘–—€·\xa0]|(?<![^mnN])[²°º]$")
_TORN = re.compile("[^\\W\\d_][’‘–—][a-z\x80-\U0010ffff]")
_VOWELS = frozenset("aeiouàáâãäåæāăąèéêëēęėěìíîïīįıòóôõöøőœùúûüūůűųýÿ")
_HIATUS = frozenset("ëïíúüÿý")  # they are made to stand beside another vowel
_MOST = 3_000  # words that are looked at; more say no more


def code_pages(data: bytes) -> list[str]:
    """The pages of the most plausible readings, one for each text they give; empty when no page gives any.

    A reading is better the fewer of its letters stand where their like don't: a vowel beside a vowel, a
    consonant between consonants. One page alone is an answer, if it is one of `PAGES`.
    """
    texts: dict[str, str] = {}
    for page in _LANGUAGES:
        try:
            texts[page] = data.decode(page)
        except UnicodeDecodeError:
            continue
    found = {page: rank for page, text in texts.items() if (rank := _strangeness(text, page)) is not None}
    best = [page for page in found if found[page] == min(found.values())]
    return list({texts[page]: page for page in reversed(best)}.values())


def _strangeness(text: str, page: str) -> int | None:
    """Letters out of place; None where a word has letters that no one language of the page has together."""
    languages = [set(letters) for letters in _LANGUAGES[page].split()]
    strange = len(_TORN.findall(text))
    for word in _words(text):
        low = word.replace("İ", "i").lower()
        far = {char for char in low if not char.isascii()}
        if not _formed(word, page in _WHOLE) or not any(far <= letters for letters in languages):
            return None
        strange += 0 if page in _WHOLE else _awkward(low)
    return strange


def _words(text: str) -> Iterator[str]:
    """The different words with a letter that isn't ASCII."""
    found = dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii())
    for word in list(found)[:_MOST]:
        yield from (part for part in _SIGNS.split(word) if not part.isascii())


def _formed(word: str, whole: bool) -> bool:
    """Whether it is letters of one script, in upper case only where words have it."""
    far = [char for char in word if not char.isascii()]
    if not word.isalpha() or (len(far) < len(word) if whole else 2 * len(far) > len(word) + 1):
        return False
    return word.isupper() or not any(char.isupper() and not char.isascii() for char in word[1:])


def _awkward(word: str) -> int:
    return sum(
        _out_of_place(char, {word[at - 1] if at else " ", word[at + 1 : at + 2] or " "})
        for at, char in enumerate(word)
        if not char.isascii()
    )


def _out_of_place(char: str, beside: Set[str]) -> bool:
    if char in _VOWELS:
        return char not in _HIATUS and bool(beside & _VOWELS)
    return not beside & _VOWELS
