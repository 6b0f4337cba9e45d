"""How a text is written when no mark says it: the one reading that is plausible, or a refusal; never garbage.

UTF-8 is told by its form. Of other encodings nearly any bytes are *some* text, so each reading is measured:
hanzi by how common they are (level 1 of GB2312, the frequent ones of Big5), Latin words by whether a language
has their letters. What is kept must be good by itself and clearly better than every other reading.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import islice

from meeting_tui.desk.roll.latin import PAGES, code_pages
from meeting_tui.refusal import Keys, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EAST = ("gb18030", "cp950", "cp932", "cp949")
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "gb18030": "gb18030",
    "big5": "cp950",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    **{page.replace("cp", "windows-"): page for page in PAGES},
}
"""What a person may say a file is written in, and the codec that reads it."""

_INSIDE = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_NAMES = {codec: name for name, codec in ENCODINGS.items()}
_FAR = re.compile("[^\x00-\x7f]")
_FEW = 12
_ENOUGH = 200_000  # bytes: more say no more of how a text is written
GOOD = 0.4  # strangeness a character that is still believed
APART = 0.5  # by how much every other reading must be stranger
_STANDARDS = {  # the smaller set most texts stay in, the first bytes of its common hanzi, other letters
    "gb18030": ("gb2312", b"\xb0", b"\xd7", ()),
    "cp950": ("big5", b"\xa4", b"\xc6", ()),
    "cp932": ("shift_jis", b"\x88", b"\x97", ("HIRAGANA", "KATAKANA")),
    "cp949": ("euc_kr", b"\xff", b"\xff", ("HANGUL",)),
}
_WORDS = {  # of two characters and more: no other reading has one by chance
    "gb18030": "业主|姓名|房号|面积|电话|楼栋|楼号|单元|产权|号楼|房间|房屋|住宅|栋号|地址|身份|手机|"
    "票号|认定人",
    "cp950": "業主|姓名|房號|面積|電話|樓棟|樓號|單位|產權|號樓|房間|房屋|住宅|棟別|戶號|門牌|地址|所有權",
    "cp932": "所有|氏名|部屋|面積|電話|号室|住戸|持分|専有|住所|名前",
    "cp949": "소유|성명|면적|호수|전화|이름|세대|아파트|주소",
}
_PLAIN = frozenset("、。，；：？！（）“”‘’《》〈〉【】「」『』·—…～￥〇㎡№℃　々－／＃＋")


def decode(
    name: str, data: bytes, encoding: str | None = None, declared: str | None = None
) -> tuple[str, str]:
    """The text and its encoding: the one given, else by a mark, else UTF-8, else the one plausible reading.

    `declared` is what the file itself says: it is believed where the bytes are not UTF-8.

    Refusals: `roll.encoding`, `roll.encoding_name` (one that isn't in `ENCODINGS`), `roll.encoding_wrong`.
    """
    if encoding:
        return _given(name, data, encoding)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            text = _read(data, codec)
            if text is None:
                raise Refusal("roll.encoding", file=name)
            return text, codec
    found = _declared(data, declared) or _found(data)
    text = _read(data, found) if found else None
    if not found or text is None:
        raise Refusal("roll.encoding", file=name)
    return text, _NAMES[found]


def _known(encoding: str) -> str:
    """The codec a person or a file means; empty for none of `ENCODINGS`."""
    said = encoding.strip().casefold().replace("_", "-")
    try:
        codec = ENCODINGS.get(said) or codecs.lookup(said).name
    except (LookupError, ValueError):
        return ""
    codec = _INSIDE.get(codec, codec)
    return codec if codec in _NAMES else ""


def _declared(data: bytes, declared: str | None) -> str | None:
    codec = _known(declared) if declared and _read(data, "utf-8") is None else ""
    return codec if codec and _read(data, codec) is not None else None


def _given(name: str, data: bytes, encoding: str) -> tuple[str, str]:
    codec = _known(encoding)
    if not codec:
        raise Refusal("roll.encoding_name", encoding=encoding, allowed=Keys(ENCODINGS))
    text = _read(data, codec)
    if text is None:
        raise Refusal("roll.encoding_wrong", file=name, encoding=_NAMES[codec])
    return text.removeprefix("\ufeff"), _NAMES[codec]


def _read(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _found(data: bytes) -> str | None:
    """The codec of the one plausible reading."""
    text = _read(data, "utf-8")
    if text is not None and (data.isascii() or not _doubtful(text)):
        return "utf-8"
    sample = _sample(data)
    east = {codec: _foreignness(read, codec) for codec in _EAST if (read := _read(sample, codec)) is not None}
    if text is not None:  # UTF-8 by its form, but so few bytes that they may be hanzi
        return None if min(east.get("gb18030", GOOD + 1), east.get("cp950", GOOD + 1)) <= GOOD else "utf-8"
    best = min(east, key=east.__getitem__, default="")
    if best and east[best] <= GOOD:
        sure = [codec for codec in east if re.search(_WORDS[codec], sample.decode(codec))]
        alone = all(east[codec] > east[best] + APART for codec in east if codec != best)
        return best if sure == [best] or (alone and not sure and not code_pages(sample)) else None
    west = code_pages(sample)
    return west[0] if len(west) == 1 and west[0] in PAGES else None


def _sample(data: bytes) -> bytes:
    """Lines with something that isn't ASCII, as many as say how it is written; lines end alike in all."""
    lines: list[bytes] = []
    room = _ENOUGH
    for line in data.splitlines():
        if not line.isascii():
            room -= len(line)
            if room < 0:
                break
            lines.append(line)
    return b"\n".join(lines)


def _doubtful(text: str) -> bool:
    """A few characters of two bytes each, as hanzi of GB2312 and Big5 can be; whole texts never are."""
    far = [found[0] for found in islice(_FAR.finditer(text), _FEW + 1)]
    return len(far) <= _FEW and all(char < "\u0800" for char in far)


def _foreignness(text: str, codec: str) -> float:
    """How strange an East Asian reading is, a character that isn't ASCII."""
    far = Counter(_FAR.findall(text))
    inside = len(re.findall("[a-z][^\x00-\x7f]|[^\x00-\x7f][a-z]", text))
    strange = sum(_strange(char, codec) * count for char, count in far.items())
    return (strange + 4 * inside) / far.total() if far else GOOD + 1


@lru_cache(8192)
def _strange(char: str, codec: str) -> float:
    """0 for what every text has, more for what few have."""
    if char in _PLAIN or "\uff10" <= char <= "\uff5a":
        return 0
    standard, first, last, others = _STANDARDS[codec]
    kind = unicodedata.name(char, "").partition(" ")[0]
    if kind not in ("CJK", *others):
        return 5
    code = char.encode(standard, "ignore")
    if len(code) != 2:  # euc_kr spells a rare syllable out in eight bytes
        code = b""
    if first <= code[:1] <= last or (code and kind in others):
        return 0
    return 1 if code and codec != "cp949" else 2 if kind == "CJK" else 5
