"""The owners in one cell: who is named, what comes off a name, what is no name, and what has to be asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from meeting_tui.clean import REPLACEMENT, clean, narrow
from meeting_tui.desk.roll.doubt import doubt_key
from meeting_tui.desk.roll.name_words import (
    ALLOWED,
    ANSWERS,
    APART,
    BETWEEN_NOTES,
    CALLED,
    DITTO,
    DOUBLE,
    FIRM,
    FIRMS,
    GONE,
    HANZI,
    HONORIFIC,
    KANA,
    LABEL,
    LOOSE,
    MASKED,
    MORE_PEOPLE,
    NOBODY,
    NOT_OF_NAMES,
    NOT_YET,
    NUMBERED,
    OF_OWNERS,
    PHONE,
    POINTING,
    SLASHED,
    TOGETHER,
    UNSOLD,
    WIDE,
)
from meeting_tui.desk.roll.surnames import LONGEST, has_surname

_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_IDEOGRAMS = re.compile("[\u3400-\u9fff]+")
_NO_NAMES = NOBODY | ANSWERS | OF_OWNERS
_LISTED = re.compile("、")
_UPRIGHT = re.compile(
    rf"(?<![^\n])(?P<first>[{WIDE}]|{'|'.join(DOUBLE)})\n(?=[{WIDE}])|\n(?=[{WIDE}](?:\n|\Z))"
)
"""Between lines of which one is a surname or has a single character: a name from the top down, or cut."""
ONE, SEVERAL, KEEP, OFF = "one-name", "co-owners", "keep", "take-off"


@dataclass(frozen=True)
class NameQuestion:
    """What has to be asked of a cell: a doubt's code, key, the text in question, and what may be answered."""

    code: str
    key: str
    text: str
    choices: tuple[str, ...]


@dataclass
class CellOwners:
    """What a cell says. `phones` go with `names`; `faults` pair a code with the text at fault."""

    names: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    changed: bool = False


Ask = Callable[[NameQuestion], str]


def name_of(text: str) -> str:
    """A name as it is kept: 王　伟 and 王 伟 are 王伟; Latin names keep their single spaces."""
    return APART.sub("", clean(text))


@lru_cache(maxsize=20_000)
def is_nobody(text: str) -> bool:
    """Whether a cell that may be blank says only that there is nothing to say: 无, -, N/A."""
    bare = "".join(narrow(text).casefold().split())
    return bare in NOBODY or not re.search(r"\w", bare)


def read_owners(text: str, kind: str, ask: Ask, *, surname_apart: bool = False) -> CellOwners:
    """The owners of a cell. `surname_apart`: where people write 山田 太郎, a space parts no two names,
    unless the first word is a whole name."""
    read = CellOwners()
    text = NUMBERED.sub("、", text.strip())
    whole = _BRACKETED.fullmatch(text)
    text = _UPRIGHT.sub(r"\g<first> ", text[1:-1] if whole else text)

    def asking(question: NameQuestion) -> str:
        read.asked.add(question.text)
        return ask(question)

    parts = list(_names(text, kind, asking, surname_apart=surname_apart))
    for part in parts:
        _add(read, part, kind, asking)
    if kind == "person" and not surname_apart:
        _ask_strangers(read, asking)
    read.changed = len(parts) > 1 or read.names != [clean(text)]
    return read


def _ask_strangers(read: CellOwners, ask: Ask) -> None:
    """What people are called by (小许), and long names in hanzi that begin with no surname: 法院查封 is
    nobody, 乌兰图雅 is somebody."""
    for name in read.names:
        stranger = _IDEOGRAMS.fullmatch(name) and len(name) > LONGEST and not has_surname(name)
        if (stranger or CALLED.fullmatch(name)) and not FIRM.search(name) and name not in read.asked:
            ask(NameQuestion("roll.doubt_name", doubt_key("name", name), name, (KEEP,)))


def _split(text: str, between: re.Pattern[str]) -> list[str]:
    """The text parted by what stands in no brackets: `高洁（未成年，监护人李娜）` is one piece."""
    either = re.compile(f"{_BRACKETED.pattern}|(?P<cut>{between.pattern})", between.flags)
    cuts = [found.span() for found in either.finditer(text) if found["cut"] is not None]
    starts, ends = [0, *(end for _start, end in cuts)], [*(start for start, _end in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _names(text: str, kind: str, ask: Ask, *, surname_apart: bool) -> Iterator[str]:
    for piece in filter(None, (clean(part) for part in _split(text, FIRMS))):
        if kind != "person" or _word(piece) or _trouble(piece):
            yield piece
        elif FIRM.search(piece):
            yield from _firm(piece, ask)
        else:
            yield from _persons(piece, ask, surname_apart=surname_apart)


def _firm(piece: str, ask: Ask) -> Iterator[str]:
    """`Oak, Ash & Co. A/S` is one name; `Oak Ltd, Ann Lee` are two: people say which."""
    parts = [] if _conjoined(piece) else _parts(piece)
    if len(parts) < 2 or all(len(part) < 3 for part in parts[1:]):
        yield piece
        return
    answer = ask(NameQuestion("roll.doubt_names", doubt_key("names", piece), piece, (ONE, SEVERAL)))
    yield from parts if answer == SEVERAL else [piece]


def _parts(piece: str) -> list[str]:
    held = SLASHED.sub(lambda found: found[0].replace("/", "\0"), piece)
    return [part.replace("\0", "/").strip() for part in _split(held, LOOSE) if part.strip()]


def _persons(piece: str, ask: Ask, *, surname_apart: bool) -> Iterator[str]:
    piece = BETWEEN_NOTES.sub(r"\1、", TOGETHER.sub("", piece))
    pieces = _split(piece, _LISTED)
    if len(pieces) > 1:
        for single in pieces:
            yield from _persons(single, ask, surname_apart=surname_apart)
        return
    parts = _parts(piece)
    sure = len(parts) > 1 and all(_whole_name(part) for part in parts) and not _conjoined(piece)
    if len(parts) > 1 and not sure and not _inside(piece, parts):
        answer = ask(NameQuestion("roll.doubt_names", doubt_key("names", piece), piece, (ONE, SEVERAL)))
        parts = parts if answer == SEVERAL else [piece]
    elif not sure:
        parts = [piece]
    for part in parts:
        yield from _spaced(part, ask, surname_apart=surname_apart)


def _conjoined(piece: str) -> bool:
    """Parted by a hanzi that also stands in names: 王和平."""
    return bool(re.search(rf"(?<=[{WIDE}])[和与與及.。—-](?=[{WIDE}])", piece))


def _inside(piece: str, parts: list[str]) -> bool:
    """A 和 with too little on one side to part two names: 李和平."""
    return not re.search(r"[,，/／|｜＆&+＋ ]", piece) and any(len(part) < 2 for part in parts)


def _whole_name(part: str) -> bool:
    """Enough for a name of its own: hanzi, two words, or a word that says there is no name."""
    return bool(HANZI.match(part)) or " " in part or "." in part or bool(_word(part))


def _bare(part: str) -> str:
    return re.sub(r"[(（].*?[)）]|[\d\s:：]+$", "", part)


def _spaced(part: str, ask: Ask, *, surname_apart: bool) -> Iterator[str]:
    """`许文 高洁` are probably two, `王 伟` and `欧阳 明月` are one; asked where both could be names."""
    words = _label_off(re.sub(r"[(（].*?[)）]", " ", part)).split()
    if any(word in OF_OWNERS for word in words[1:]):
        part = " ".join([words[0], *(word for word in words[1:] if word not in OF_OWNERS)])
        words = part.split()
    names = [word for word in words if HANZI.fullmatch(word)]
    long = [len(word) > 1 for word in names]
    kana = bool(KANA.search(part))
    one = (
        kana or len(names) < 2 or not any(long[1:]) or not long[0] or (len(names) == 2 and names[0] in DOUBLE)
    )
    japanese = surname_apart and len(names) == 2 and len(names[0]) < 4  # 勅使河原 is a surname, but rare
    if len(names) != len(words) or one or (japanese and not any(map(_word, names))):
        spaced = len(names) != len(words) and len(names) > 1 and all(long)
        yield from re.split(r"(?<=[)）\d]) +", part) if spaced else [part]
        return
    text = clean(part)
    answer = ask(NameQuestion("roll.doubt_names", doubt_key("names", text), text, (ONE, SEVERAL)))
    yield from re.split(r"\s+(?![(（])", part) if answer == SEVERAL else [part]


@lru_cache(maxsize=20_000)
def _word(text: str) -> str:
    """The fault of a word that stands for nobody; "" for anything else."""
    bare = "".join(narrow(text).casefold().split()).strip("()（）[]【】")
    if bare in UNSOLD:
        return "roll.unsold"
    if bare in DITTO or bare.startswith(POINTING):
        return "roll.ditto"
    nobody = bare in _NO_NAMES or NOT_YET.fullmatch(text.strip()) or not re.search(r"\w", bare)
    return "roll.nobody" if nobody else ""


def _add(read: CellOwners, part: str, kind: str, ask: Ask) -> None:
    code = _word(part)
    if code:
        read.faults.append((code, part))
        return
    name, phone = (name_of(part), "") if kind != "person" else _person(read, part, ask)
    if name:
        read.names.append(name)
        read.phones.append(phone)


def _person(read: CellOwners, part: str, ask: Ask) -> tuple[str, str]:
    """A person's name with what doesn't belong to it taken off; "" with a fault where somebody is missing."""
    code = _trouble(part)
    if code:
        read.faults.append((code, part))
        return "", ""
    name, phone = _phone_off(_label_off(part))
    noted = _notes_off(name, ask)
    name = name_of(_honorific_off(noted))
    code = _word(name) or _doubtful(name)
    if code != "roll.masked" and name != name_of(noted) and len(name) < 2:
        code = "roll.masked"
    if code == "roll.doubt_name":
        if not {part, noted, name} & read.asked:
            ask(NameQuestion(code, doubt_key("name", name), part, (KEEP,)))
    elif code:
        read.faults.append((code, part))
        return "", ""
    return name, phone


@lru_cache(maxsize=20_000)
def _trouble(part: str) -> str:
    if MORE_PEOPLE.search(_bare(part).strip()) and not FIRM.search(part):
        return "roll.owner_missing"
    return "roll.name_note" if GONE.search(part) or NOT_OF_NAMES.search(part) else ""


def _label_off(part: str) -> str:
    return LABEL.sub("", part)


def _phone_off(part: str) -> tuple[str, str]:
    """A number of 7 to 13 digits behind a name is a phone; a longer one stays, and is asked about."""
    plain = unicodedata.normalize("NFKC", part) if re.search(r"\d", part) else part
    found = PHONE.match(plain)
    digits = re.sub(r"\D", "", found["phone"]) if found else ""
    if found is None or not 7 <= len(digits) <= 13:
        return part, ""
    return found["name"].strip(" :：(（,，-"), found["phone"].strip()


def _notes_off(name: str, ask: Ask) -> str:
    """Brackets at the end: what says whose spouse one is comes off, anything else is asked about."""
    found = re.fullmatch(r"(.+?)\s*[(（]([^()（）]*)[)）]", name)
    if not found:
        front = re.fullmatch(r"[(（]([^()（）]*)[)）]\s*(.+)", name)
        return front[2] if front and front[1].strip().casefold() in OF_OWNERS else name
    note = narrow(found[2]).casefold()
    if note in OF_OWNERS or not re.search(r"\w", note):
        return _notes_off(found[1], ask)
    answer = ask(NameQuestion("roll.doubt_note", doubt_key("note", name), name, (KEEP, OFF)))
    return found[1] if answer == OFF else name


def _honorific_off(name: str) -> str:
    bare = HONORIFIC.sub("", clean(name)).strip()
    return bare or name


@lru_cache(maxsize=40_000)
def _doubtful(name: str) -> str:
    """A fault for a masked name; a doubt for one with pictures or signs, or without letters."""
    if MASKED.search(name) and not FIRM.search(name):
        return "roll.masked"
    if ":" in name or "：" in name:
        return "roll.name_note"
    if FIRM.search(name) or REPLACEMENT in name:
        return ""
    odd = any(
        unicodedata.category(char)[0] not in "LMN" and char not in ALLOWED and not unicodedata.combining(char)
        for char in name
    )
    letters = sum(1 for char in name if unicodedata.category(char)[0] == "L")
    return "roll.doubt_name" if odd or letters < 2 else ""
