"""Bundles counted again in another language, by docs/formats; `benchmarks.second_verifier` runs 10,000."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks import second_verifier

pytestmark = pytest.mark.skipif(second_verifier.PERL is None, reason="no perl on this machine")
MUTANTS = (
    ("ge => $order >= 0", "ge => $order > 0"),
    ("$wanted <= $open ?", "$wanted < $open ?"),
    ("$row{abstain} = $mark{abstain} +", "$row{abstain} ="),
)


def test_another_language_counts_the_same_and_catches_what_is_bent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """Claims that are bent, and then verifiers that read the rules otherwise."""
    batch = list(second_verifier.bundles(random.Random(278), 80))
    said = second_verifier.verdicts(line for line, _bent in batch)
    assert [each == "agrees" for each in said] == [not bent for _line, bent in batch]
    assert sum(bent for _line, bent in batch) >= 4
    text = second_verifier.VERIFIER.read_text("utf-8")
    other = tmp_path / "other.pl"
    monkeypatch.setattr(second_verifier, "VERIFIER", other)
    for right, wrong in MUTANTS:
        assert right in text
        other.write_text(text.replace(right, wrong), "utf-8")
        assert second_verifier.verdicts(line for line, _bent in batch) != said, right
