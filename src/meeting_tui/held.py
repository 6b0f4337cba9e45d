"""A lock on an open file that the system drops when its holder dies."""

from __future__ import annotations

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    _BYTE = 1 << 20  # far behind the text, so that others can read what it says

    def hold(file: IO[str]) -> None:
        """Hold it until the file is closed. OSError: another program holds it, or its disk knows no locks."""
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def hold(file: IO[str]) -> None:
        """Hold it until the file is closed. OSError: another program holds it, or its disk knows no locks."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
