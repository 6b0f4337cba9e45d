"""Specs in TOML: what can be wrong with them."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "spec.syntax": N_("Line {line}, column {column} is not TOML. Correct it there and try again."),
    "spec.missing": N_("Line {line}: “{key}” is missing. Add it to the file."),
    "spec.empty": N_("Line {line}: “{key}” is empty. Write something there."),
    "spec.text": N_("Line {line}: “{key}” must be text in quotation marks."),
    "spec.texts": N_('Line {line}: “{key}” must be a list of texts, such as ["one", "two"].'),
    "spec.slug": N_(
        "Line {line}: “{value}” can't be the value of “{key}”. Use up to 32 letters, digits, points and hyphens, such as q1."
    ),
    "spec.choice": N_("Line {line}: “{key}” is “{value}”. It must be one of: {allowed}."),
    "spec.number": N_("Line {line}: “{key}” must be a whole number, {least} or more."),
    "spec.flag": N_("Line {line}: “{key}” must be true or false, without quotation marks."),
    "spec.moment": N_(
        "Line {line}: “{key}” is “{value}”. Write a date such as 2026-12-08, or with a time 2026-12-08T18:00."
    ),
    "spec.tables": N_("Line {line}: “{key}” must be written as tables, each beginning with [[{key}]]."),
    "spec.table": N_('Line {line}: “{key}” must be one table, such as {{ name = "value" }}.'),
    "spec.unknown": N_("Line {line}: “{key}” means nothing here. Known here: {known}. Correct or remove it."),
}
