"""What must never reach people: times for machines, codes of the program, Python's and SQLite's words."""

from __future__ import annotations

import re

ISO = re.compile(r"\d{4}-\d\d-\d\dT|T\d\d:\d\d|[+-]\d\d:\d\d\b")
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b|\b(meeting|poll|notice|minutes|result):\w")
_CHECK_CODE = r"\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b"
LITERAL = re.compile(rf"\b[0-9a-f]{{8,}}\b|{_CHECK_CODE}|meeting-tui( [a-z]+)*|--[a-z-]+|/[\w./-]+")
"""A fingerprint, a check code, a command, an option, a path: said as they are."""
ENGLISH = re.compile(r"[A-Za-z][A-Za-z_-]+[A-Za-z]")
_NAMES = """
PDF TIFF JPEG PNG TOML JSON CSV UTF-8 UTF GB18030 TEST QR MB Esc Del Ctrl Enter Tab Python SQLite
PostgreSQL meeting-tui pg_dump xlsx xls csv toml json pdf docx txt docs formats profile
YYYY-MM-DD Word Markdown OpenCV psycopg pip install
"""
NAMES = frozenset(_NAMES.split())


def foreign(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The English words of a Chinese text that are neither names nor known."""
    said = LITERAL.sub("", text)
    return [word for word in ENGLISH.findall(said) if word not in NAMES | known]


def raw(text: str) -> list[str]:
    """What in a text of either language is written for machines."""
    said = LITERAL.sub("", text)
    return [found[0] for pattern in (ISO, CODE) for found in pattern.finditer(said)]
