"""Check codes: the digests of records, papers and keys as people compare them, `K7P2-0DM4-9XQR-3TVW`.

The first 80 bits of a SHA-256 (or of a public key) in Crockford's base32, which has no I, L, O and U.
"""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHARS, GROUP = 16, 4
_HEX = 20  # digits that a code stands for
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\u2013": None, "\u2014": None})


def check_code(digest: str) -> str:
    """The code of a digest in hex; "" of none."""
    if not digest:
        return ""
    text = base32(int(digest[:_HEX], 16), CHARS)
    return "-".join(text[at : at + GROUP] for at in range(0, CHARS, GROUP))


def begins(typed: str) -> str:
    """With which hex digits the digest of a typed code begins; "" for what is no code.

    Small letters, spaces and hyphens don't matter; O is read as 0, I and L as 1.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_MEANT)
    if len(plain) != CHARS or not set(plain) <= set(ALPHABET):
        return ""
    return f"{number(plain):0{_HEX}x}"


def base32(value: int, chars: int) -> str:
    """A number in so many characters."""
    return "".join(ALPHABET[value >> shift & 31] for shift in range(5 * (chars - 1), -1, -5))


def number(text: str) -> int:
    """The number that characters of the alphabet stand for."""
    value = 0
    for char in text:
        value = value << 5 | ALPHABET.index(char)
    return value
