"""Install the lock into the environment of the Python that runs this, then the program itself, editable.

    python -m tools.install

Nothing is resolved and nothing is built: what the lock names is fetched as a wheel, checked against its hash,
and unpacked; a hole in the lock is told by `pip check`. The pip that came with this Python is enough.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.reach import environment

HOUSE = Path(__file__).resolve().parents[1]
LOCK = HOUSE / "requirements.lock"


def main() -> int:
    """Stop at the first step that fails; pip has then said why."""
    return locked(LOCK) or program() or pip("check")


def locked(lock: Path, *more: str) -> int:
    """Install a lock as it stands."""
    exactly = ("--no-deps", "--require-hashes", "--only-binary=:all:")
    return pip("install", "--quiet", *exactly, *more, "--requirement", str(lock))


def program() -> int:
    """Install this checkout; what builds it is in the lock."""
    built = ("--no-deps", "--no-index", "--no-build-isolation")
    return pip("install", "--quiet", *built, "--editable", str(HOUSE))


def pip(*words: str) -> int:
    """Run the pip of this environment, told nothing but how to reach an index."""
    return subprocess.run([sys.executable, "-m", "pip", *words], env=environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
