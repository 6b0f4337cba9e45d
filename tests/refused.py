"""Expecting a refusal: by its code, and by the facts that matter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from meeting_tui.lang import translator
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal


@contextmanager
def refused(code: str, **facts: object) -> Iterator[None]:
    """The block must refuse with this code and these facts, in words that leave no gap."""
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code
    assert {name: caught.value.facts.get(name) for name in facts} == facts
    assert all(word(caught.value, translator(lang)) for lang in ("zh", "en"))
