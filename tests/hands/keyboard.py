"""What keyboards send through a terminal, in xterm's way: the name a binding may use → its bytes."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase

_CURSOR = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_TILDE = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_F = dict(zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True))

BYTES: dict[str, bytes] = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "space": b" ",
    "question_mark": b"?",
    "plus": b"+",
    "minus": b"-",
    "slash": b"/",
    "full_stop": b".",
    "comma": b",",
    **{f"f{n}": f"\x1bO{letter}".encode() for n, letter in enumerate("PQRS", 1)},
    **{f"f{n}": f"\x1b[{number}~".encode() for n, number in _F.items()},
    **{name: f"\x1b[{letter}".encode() for name, letter in _CURSOR.items()},
    **{name: f"\x1b[{number}~".encode() for name, number in _TILDE.items()},
    **{f"shift+{name}": f"\x1b[1;2{letter}".encode() for name, letter in _CURSOR.items()},
    **{f"ctrl+{name}": f"\x1b[1;5{letter}".encode() for name, letter in _CURSOR.items()},
    **{
        f"ctrl+{letter}": bytes((n,))
        for n, letter in enumerate(ascii_lowercase, 1)
        if letter not in "him"  # these are Backspace, Tab and Enter
    },
    **{char: char.encode() for char in "0123456789" + ascii_lowercase + ascii_uppercase},
    **{char: char.encode() for char in map(chr, range(ord("０"), ord("９") + 1))},
    **{char: char.encode() for char in map(chr, range(ord("Ａ"), ord("Ｚ") + 1))},
    **{char: char.encode() for char in map(chr, range(ord("ａ"), ord("ｚ") + 1))},
    "ideographic_space": "　".encode(),
    "fullwidth_question_mark": "？".encode(),
    "fullwidth_plus_sign": "＋".encode(),
    "fullwidth_equals_sign": "＝".encode(),
    "fullwidth_number_sign": "＃".encode(),
    "fullwidth_colon": "：".encode(),
    "fullwidth_solidus": "／".encode(),
}
