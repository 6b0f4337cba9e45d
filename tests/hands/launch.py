"""The program as people start it, but for the disk: hands don't wait for it."""

from __future__ import annotations

import sys

from meeting_tui.__main__ import main
from meeting_tui.store import sqlite

if __name__ == "__main__":
    sqlite.PRAGMAS = tuple(pragma.replace("= EXTRA", "= OFF") for pragma in sqlite.PRAGMAS)
    sys.exit(main())
