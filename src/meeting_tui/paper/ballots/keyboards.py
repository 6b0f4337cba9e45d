"""What a hand scanner's text becomes under other keyboards' layouts, and what it was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meeting_tui.clean import narrow

_QWERTZ = str.maketrans("YZyz", "ZYzy")
_AZERTY = str.maketrans("QAWZMqawzm?,&é\"'(-§è_!çàÉÈÇÀ", "AQZW;aqzw;MM1234566788902790")
_CZECH, _SLOVAK = (
    str.maketrans(f"YZyz{signs}{signs.upper()}", f"ZYzy{2 * '1234567890'}")
    for signs in ("+ěščřžýáíé", "+ľščťžýáíé")
)
_HUNGARIAN = str.maketrans("YZyzöÖ", "ZYzy00")
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_RUSSIAN, _DVORAK = (
    str.maketrans(small + large, _LATIN + _LATIN.upper())
    for small, large in (
        ("йцукенгшщзфывапролдячсмить", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"),
        ("',.pyfgcrlaoeuidhtn;qjkxbm", '"<>PYFGCRLAOEUIDHTN:QJKXBM'),
    )
)
"""The scanner sends the keys of an American keyboard; this is what each was meant to write. Digits of a
French, Belgian, Czech or Slovak keyboard need Shift, without it their keys write signs."""
AZERTY = "AZERTY"
LAYOUTS: Mapping[str, Mapping[int, int | str | None]] = {
    "QWERTY": {},
    "QWERTZ": _QWERTZ,
    AZERTY: _AZERTY,
    "QWERTZ (CZ)": _CZECH,
    "QWERTZ (SK)": _SLOVAK,
    "QWERTZ (HU)": _HUNGARIAN,
    "ЙЦУКЕН": _RUSSIAN,
    "Dvorak": _DVORAK,
}


def readings(typed: str) -> Iterator[tuple[str, str]]:
    """Each layout that the computer may have, and what the scanner meant if it has that one.

    The tag of a code tells which reading is right.
    """
    text = "".join(narrow(typed).split())
    for layout, undone in LAYOUTS.items():
        yield layout, text.translate(undone).upper()
