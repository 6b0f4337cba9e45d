"""The stage of the screens' tests, for pictures."""

from tests.tui.conftest import clock, copy, samples, still

__all__ = ["clock", "copy", "samples", "still"]
