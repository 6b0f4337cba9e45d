"""The program is started some hundred times, and read by each process of a run: it is compiled once, before
them, whatever this machine prefers.

Imported before anything of the program is.
"""

from __future__ import annotations

import compileall
import os
import sys
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
TESTS = Path(__file__).parent


def compiled(config: pytest.Config) -> None:
    """The program and its tests, as pytest compiles them; what is compiled already is left as it is."""
    compileall.compile_dir(TESTS.parent / "src", quiet=2)
    state = config.stash[rewrite.assertstate_key]
    for path in TESTS.rglob("*.py"):
        if not path.name.startswith(("test_", "conftest")):
            compileall.compile_file(path, quiet=2)
            continue
        kept = rewrite.get_cache_dir(path) / f"{path.stem}{rewrite.PYC_TAIL}"
        if rewrite._read_pyc(path, kept) is None and rewrite.try_makedirs(kept.parent):
            found, code = rewrite._rewrite_test(path, config)
            rewrite._write_pyc(state, code, found, kept)
