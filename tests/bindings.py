"""Every binding of a screen, a dialog or a widget of ours."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from textual.binding import Binding

from meeting_tui import tui


def bindings() -> Iterator[tuple[str, Binding]]:
    """Each with the class it stands in; a binding of several keys as it is written."""
    for kind in _classes():
        for each in vars(kind).get("BINDINGS", ()):
            yield f"{kind.__module__}.{kind.__name__}", each if isinstance(each, Binding) else Binding(*each)


def _classes() -> Iterator[type]:
    for found in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        module = importlib.import_module(found.name)
        yield from (
            each for each in vars(module).values() if isinstance(each, type) and each.__module__ == found.name
        )
