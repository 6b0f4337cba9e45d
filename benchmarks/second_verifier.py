"""`python -m benchmarks.second_verifier [BUNDLES] [SEED]`: random bundles, counted again in another language.

The inputs are those of `benchmarks.evaluator`, over all laws that ship; `docs/recount_verifier.pl` gets each
as a published bundle and says whether its rows give what it claims. In every tenth one outcome is claimed
otherwise: that it must say. Exit code 3 when it does not, or says it of another.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.evaluator import drawn
from meeting_tui.rules.bundle import bundle

BUNDLES = 10_000
VERIFIER = Path(__file__).resolve().parents[1] / "docs" / "recount_verifier.pl"
PERL = shutil.which("perl")


def bundles(dice: random.Random, count: int) -> Iterator[tuple[str, bool]]:
    """Bundles as JSON in a line each, and whether an outcome is claimed that its rows don't give."""
    for no in range(count):
        raw = bundle(drawn(dice))
        results = raw["results"]
        assert isinstance(results, list)
        told = [each for each in results if each["strict"].get("outcome")]
        bent = not no % 10 and bool(told)
        if bent:
            claim = dice.choice(told)["strict"]
            others = ("passed", "rejected", "no_quorum", "second_vote")
            claim["outcome"] = dice.choice([each for each in others if each != claim["outcome"]])
        yield json.dumps(raw, ensure_ascii=False), bent


def verdicts(lines: Iterable[str]) -> list[str]:
    """What the other language says of each bundle."""
    if PERL is None:
        raise FileNotFoundError("perl")
    text = "".join(f"{line}\n" for line in lines)
    ran = subprocess.run(
        [PERL, str(VERIFIER), "-"], input=text.encode(), capture_output=True, timeout=3600, check=False
    )
    if ran.returncode not in (0, 3):
        raise RuntimeError(ran.stderr.decode())
    return ran.stdout.decode().splitlines()


def main(argv: list[str]) -> int:
    """Run so many bundles and say what came out."""
    count = int(argv[0]) if argv else BUNDLES
    seed = int(argv[1]) if len(argv) > 1 else random.SystemRandom().randrange(10**9)
    dice, began, caught = random.Random(seed), time.perf_counter(), 0
    for done in range(0, count, 500):
        batch = list(bundles(dice, min(500, count - done)))
        for no, ((line, bent), said) in enumerate(
            zip(batch, verdicts(each for each, _ in batch), strict=True)
        ):
            caught += bent
            if (said != "agrees") != bent:
                print(f"bundle {done + no} of seed {seed}: {said}; bent: {bent}\n{line}")
                return 3
    spent = time.perf_counter() - began
    print(f"{count:,} bundles of seed {seed}: no difference, {caught} bent ones caught; {spent:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
