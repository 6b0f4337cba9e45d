"""Check codes: as people write them, and back."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.check_code import begins, check_code


def test_the_code_of_nothing_by_the_specification() -> None:
    """SHA-256 of the empty text begins e3b0c44298fc1c149afb: its 80 bits in groups of five."""
    bits = f"{int('e3b0c44298fc1c149afb', 16):080b}"
    signs = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[int(bits[i : i + 5], 2)] for i in range(0, 80, 5))
    code = check_code(hashlib.sha256(b"").hexdigest())
    assert code.replace("-", "") == signs
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]


@given(st.binary(min_size=32, max_size=32))
def test_a_code_is_found_again_however_it_is_typed(raw: bytes) -> None:
    code = check_code(raw.hex())
    for typed in (
        code,
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f" {code} ",
        code.replace("0", "O").replace("1", "l"),
        code.replace("1", "i"),
    ):
        assert begins(typed) == raw.hex()[:20]


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH-JKMN", "ABCD-EFGH-JKMN-PQRU", "minutes.pdf", "ABCD" * 5])
def test_what_is_no_code(typed: str) -> None:
    assert begins(typed) == ""
