"""The reader is an extra: what it computes with may not be there."""

from __future__ import annotations

from importlib.util import find_spec

from meeting_tui.refusal import Refusal

LIBRARIES = ("cv2", "numpy")


def check_reader() -> None:
    """Refused `scan.not_installed` where no scan can be read; everything else works without."""
    if not all(map(find_spec, LIBRARIES)):
        raise Refusal("scan.not_installed")
