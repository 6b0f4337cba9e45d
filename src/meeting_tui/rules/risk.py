"""The audit's arithmetic: who is drawn by the dice, and how likely a wrong result would have got this far.

The method is Kaplan and Markov's bound for papers drawn with replacement, each in proportion to what
misreading it could do (P. B. Stark, "Risk-limiting postelection audits: conservative P-values from common
probability inequalities", IEEE Trans. Inf. Forensics Security 4, 2009; M. Lindeman and P. B. Stark, "A
gentle introduction to risk-limiting audits", IEEE Security & Privacy 10, 2012). Several leads are audited at
once by the largest share of its margin that a paper could take from any of them (Stark's MACRO, 2009), so
that heads and area are confirmed together.

If an outcome is wrong, the papers' errors, each as a share of the margin it takes from, sum to 1 or more.
With bounds `v` that sum to `V` and a chance of `v / V` for each paper, `t`, the error as a part of the bound,
is on average at least `1 / V`; so `(1 - t) / (1 - 1/V)` is at most 1 on average, and so is its product over
all draws. By Ville's inequality at most one in `n` wrong results ever makes that product's inverse, the risk
of `p_value`, as small as `1 / n`: draws may be added at any time.

What it takes for granted: that the papers in the piles are the papers on the list, each once, which is what
reconciliation shows; that nobody knew the dice before the readings were fixed; that weights are the roll's.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

SCALE = 1_000_000
"""Bounds and errors are counted in millionths of a margin, cut up."""
WIDE, NARROW = 11, 10
"""Bounds are taken a tenth wider than they are, so that one paper misread as badly as can be is no proof."""
PART = 2
"""A sample of one paper in so many, or more, is no sample: everything is counted again."""


def millionths(share: Fraction) -> int:
    """A share of a margin, cut up to whole millionths; nothing below none."""
    return max(0, -(-share.numerator * SCALE // share.denominator))


def drawn(digest: str, seed: str, draws: int, bounds: Sequence[int]) -> Iterator[int]:
    """The places of the papers that are drawn, one a draw; `bounds` in the order of the list.

    Draw k (from 1) takes SHA-256 of the ASCII text `digest:seed:k` as a number, big end first; its rest by
    the sum of all bounds falls into one paper's part. The bias of the rest is below 2 to the power of -150.
    """
    edges = list(accumulate(bounds))
    for k in range(1, draws + 1):
        thrown = hashlib.sha256(f"{digest}:{seed}:{k}".encode()).digest()
        yield bisect_right(edges, int.from_bytes(thrown, "big") % edges[-1])


def p_value(total: int, looks: Iterable[tuple[int, int]]) -> Fraction:
    """How likely a wrong result gets as far as this, at most, after drawing papers of (bound, error)."""
    p = Fraction(1)
    for bound, error in looks:
        wide = WIDE * bound
        p *= step(total) * Fraction(wide, wide - NARROW * error)
    return p


def step(total: int) -> Fraction:
    """What one paper read rightly makes of the risk; 0 where all papers together could not do it."""
    return max(Fraction(0), Fraction(WIDE * total - NARROW * SCALE, WIDE * total)) if total else Fraction(0)


def needed(total: int, limit: Fraction, papers: int, so_far: Fraction = Fraction(1)) -> int | None:
    """How many more papers, all read rightly, bring the risk to the limit.

    None: so many, of so many `papers`, that all of them should be counted again.
    """
    factor, risk, draws = step(total), so_far, 0
    while risk > limit:
        draws += 1
        if PART * draws >= papers:
            return None
        risk *= factor
    return draws


def percent_up(risk: Fraction) -> str:
    """A risk in percent with two decimals, cut up and never over 100."""
    hundredths = min(10_000, -(-risk.numerator * 10_000 // risk.denominator))
    return f"{hundredths // 100}.{hundredths % 100:02d}"
