"""The mask of a symbol is the one the library chooses: papers issued long ago are made again byte by byte."""

from __future__ import annotations

import random

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from meeting_tui.paper.qr_mask import MaskedSooner


def test_texts_of_any_length_get_the_mask_of_the_library():
    dice, versions, masks = random.Random(7), set(), set()
    lengths = (*range(1, 40), *range(40, 100, 7), 130, 160, 200, 330, 1_200)
    claims = ["".join(dice.choice("0123456789abcdef=;:· 梧桐苑第号决定") for _ in range(n)) for n in lengths]
    for said in (*claims, "\xff" * 120, "U" * 200):
        theirs, ours = (kind(error_correction=ERROR_CORRECT_M, border=0) for kind in (QRCode, MaskedSooner))
        for code in (theirs, ours):
            code.add_data(said)
            code.make(fit=True)
        assert ours.get_matrix() == theirs.get_matrix(), said
        versions.add(ours.version)
        masks.add(ours.best_mask_pattern())
    assert min(versions) == 1
    assert max(versions) > 30
    assert len(masks) > 5
