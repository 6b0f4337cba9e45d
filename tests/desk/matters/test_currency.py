"""Amounts are in the money of the land whose law a community goes by, on every screen, paper and table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.polling import Clock, estate, refused

from meeting_tui.desk import communities
from meeting_tui.desk.board import documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.matters import money
from meeting_tui.desk.matters.timeline import timeline
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.cost import sharing
from meeting_tui.desk.proposals.preview import preview
from meeting_tui.lang import translator
from meeting_tui.lang.matters import told
from meeting_tui.lang.money import hundredths, least
from meeting_tui.lang.money import money as said
from meeting_tui.paper.documents.blocks import body_text
from meeting_tui.record.proposal.values import ProposalDraft
from meeting_tui.rules import shipped_profile
from meeting_tui.rules.currency import currency_of
from meeting_tui.rules.shelf import shipped

CURRENCIES = ("CNY", "HKD", "TWD", "JPY", "SGD", "AUD", "CAD", "USD", "EUR", "GBP", "CHF")


def test_the_law_of_every_land_has_its_currency() -> None:
    found = {each: currency_of(shipped_profile(each)) for each in shipped()}
    assert {each for each, currency in found.items() if not currency} == {"us-roberts"}
    assert set(found.values()) - {""} == set(CURRENCIES)
    assert found["us-ca-hoa"], found["ca-bc-strata"] == ("USD", "CAD")


@given(st.integers(1, 10**13), st.sampled_from(CURRENCIES), st.sampled_from(["zh", "en"]))
def test_an_amount_is_read_back_as_it_is_written_and_by_nobody_else(fen, currency, lang) -> None:
    fen -= fen % least(currency)
    written = said(fen, currency, translator(lang))
    assert hundredths(written, currency) == fen
    assert hundredths(f"{written} ₽", currency) is None
    assert said(-fen, currency, translator(lang)) == (f"-{written}" if fen else written)


@pytest.mark.parametrize(
    ("text", "currency"),
    [("$480", "CNY"), ("480元", "USD"), ("¥480", "EUR"), ("€480", "CHF"), ("480.50", "JPY"), ("US$5", "CAD")],
)
def test_an_amount_of_another_currency_is_refused_not_guessed(text: str, currency: str) -> None:
    assert hundredths(text, currency) is None


SPENT = money.MoneySpec("payment", "fund", 4_800_000, date(2025, 12, 2), "Lift Ltd", "Decision 3", "V-1")


def spoken(office: Office) -> str:
    """All that is told anywhere of a matter with money and a proposal with a cost."""
    number = matters.new_matter(office, "Lift")
    money.enter(office, number, replace(SPENT, kind="budget", voucher=""))
    money.enter(office, number, SPENT)
    papers = DocumentRef("matter", str(number)), DocumentRef("ledger", "fund-2025H2")
    t = translator("en")
    lines = [told(each.kind, each.facts, t) for each in timeline(office, number)]
    code = next(iter(communities.profile(office).matters), "")
    draft = ProposalDraft("Lift", "A new lift.", code, cost=10_000_100, basis="unit")
    printed = [body_text(documents.build(office, each)) for each in papers]
    return "\n".join([*printed, *lines, *preview(office, draft, 70)])


@pytest.mark.parametrize(
    ("profile", "amount", "foreign"),
    [
        ("us-ca-hoa", "$48,000.00", "元¥€"),
        ("jp-condominium", "¥48,000", "元$€"),
        ("de-weg", "€48,000.00", "元¥$"),
    ],
)
def test_no_paper_and_no_screen_names_another_currency(
    tmp_path: Path, profile: str, amount: str, foreign: str
) -> None:
    office = estate(tmp_path, profile=profile, clock=Clock())
    communities.change(office, lang="en")
    words = spoken(office)
    assert words.count(amount) >= 6
    assert "yuan" not in words
    assert not set(foreign) & set(words)
    office.close()


def test_where_no_coin_is_smaller_nobody_pays_less_than_a_whole_one(tmp_path: Path) -> None:
    office = estate(tmp_path, profile="jp-condominium")
    number = matters.new_matter(office, "Lift")
    with refused("matters.amount"):
        money.enter(office, number, replace(SPENT, fen=4_800_050))
    shared = sharing(office, ProposalDraft("Lift", "", "", cost=10_000_100, basis="unit"))
    assert shared
    assert sum(each.cents for each in shared.units) == 10_000_100
    assert not any(each.cents % 100 for each in shared.units)
    office.close()


def test_money_on_record_is_never_called_another_money(tmp_path: Path) -> None:
    office = estate(tmp_path)
    rules = shipped_profile("us-ca-hoa")
    number = matters.new_matter(office, "Lift")
    money.enter(office, number, replace(SPENT, kind="budget", voucher=""))
    with refused("communities.currency"):
        communities.change_profile(office, rules.text, "us-ca-hoa")
    office.close()
