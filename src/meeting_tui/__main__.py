"""The program: the environment first, then the command line."""

from __future__ import annotations

import os
import sys

MOST_PIXELS = 60_000_000


def main() -> int:
    """Run one command; returns its exit code."""
    os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MOST_PIXELS))  # read once, when cv2 is imported
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from meeting_tui.cli.app import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
