"""Every key that is published is told to strangers in docs/formats."""

from __future__ import annotations

import re
from typing import is_typeddict

import pytest
from tests.house.source import HOUSE

from meeting_tui import published

FORMS = {name: form for name, form in vars(published).items() if is_typeddict(form)}
TOLD = {
    word
    for page in (HOUSE / "docs" / "formats").glob("*.md")
    for word in re.findall(r"`(\w+)`", page.read_text("utf-8"))
}


@pytest.mark.parametrize("name", FORMS)
def test_every_key_stands_in_the_formats(name: str):
    assert FORMS[name].__annotations__.keys() <= TOLD
