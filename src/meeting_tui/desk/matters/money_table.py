"""The ledger as a table: read in whole or not at all, with every fault at its cell, and written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session

from meeting_tui.clean import clean, narrow
from meeting_tui.desk import communities
from meeting_tui.desk.matters.amounts import fen_of
from meeting_tui.desk.matters.dealing import Dealing
from meeting_tui.desk.matters.money import MoneySpec, enter_on, ledger
from meeting_tui.desk.office import Office
from meeting_tui.desk.roll.export import table_bytes
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.lang import Translator
from meeting_tui.lang.matters import MONEY_WORDS, SOURCE_WORDS
from meeting_tui.output import whole_file
from meeting_tui.refusal import FieldName, Key, Keys, Placed, Refusal
from meeting_tui.rules.exact import decimal

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "matter": ("matter", "事项"),
    "kind": ("kind", "种类"),
    "source": ("account", "资金来源"),
    "amount": ("amount", "金额"),
    "on": ("day", "日期"),
    "party": ("party", "收付对方"),
    "voucher": ("voucher", "凭证号"),
    "decision": ("decision", "决定"),
    "what": ("what for", "摘要"),
}
"""The columns, by what each holds; others are passed over. See docs/formats/money.md."""
_KINDS = {"预算": "budget", "合同": "contract", "收入": "income", "付款": "payment", "退款": "refund"}
_SOURCES = {"维修资金": "fund", "公共收益": "revenue", "其他": "other"}
_FIELD = {"money": "kind"}
"""Where a fault's field bears another name than its column."""
Cells = Mapping[str, str]


def read_in(office: Office, file: RollFile) -> int:
    """Enter every row of a table; how many. Refusal matters.faults carries each fault; matters.no_columns,
    and roll.damaged of a workbook that is none."""
    names, rows = _rows(file)
    faults: list[Placed] = []
    with office.store.write() as session:
        for no, cells in rows:
            try:
                _enter(office, session, cells)
            except Refusal as refusal:
                at = str(refusal.facts.get("field", "matter"))
                faults.append(Placed(no, names.get(_FIELD.get(at, at), at), refusal))
        if faults:
            raise Refusal("matters.faults", count=len(faults), row=faults[0].row, faults=tuple(faults))
    return len(rows)


def _enter(office: Office, session: Session, cells: Cells) -> None:
    number = narrow(cells["matter"])
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Refusal("matters.unknown", matter=cells["matter"])
    enter_on(Dealing(office, session, int(number)), _spec(cells, communities.currency(office)))


def _spec(cells: Cells, currency: str) -> MoneySpec:
    kind, source = narrow(cells["kind"]).casefold(), narrow(cells["source"]).casefold()
    return MoneySpec(
        kind=_KINDS.get(kind, kind),
        source=_SOURCES.get(source, source),
        fen=fen_of(cells["amount"], currency),
        on=_day(cells["on"]),
        party=cells["party"],
        decision=cells["decision"],
        voucher=cells["voucher"],
        what=cells["what"],
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(narrow(text).replace("/", "-"))
    except ValueError:
        raise Refusal("meetings.date", field=FieldName("on"), value=Key(text[:40])) from None


def _rows(file: RollFile) -> tuple[Mapping[str, str], Sequence[tuple[int, Cells]]]:
    """What each column is called in this file, and its rows with something in them."""
    grid = read_grids(file)[0]
    first = grid.rows[0][1] if grid.rows else ()
    meant = {word: name for name, words in HEADINGS.items() for word in words}
    columns = {meant[key]: at for at, cell in enumerate(first) if (key := narrow(cell).casefold()) in meant}
    if lacking := [HEADINGS[name] for name in HEADINGS if name not in columns and name != "what"]:
        if len(lacking) == len(HEADINGS) - 1 and file.name.lower().endswith(".xlsx") and not file.zipped:
            raise Refusal("roll.damaged", file=file.name)
        known = Keys(" / ".join(each) for each in lacking)
        raise Refusal("matters.no_columns", file=file.name, columns=known)
    rows = [(no, _cells(columns, cells)) for no, cells in grid.rows[1:]]
    return {name: clean(first[at]) for name, at in columns.items()}, rows


def _cells(columns: Mapping[str, int], cells: Sequence[str]) -> Cells:
    found = {name: clean(cells[at]) for name, at in columns.items() if at < len(cells)}
    return dict.fromkeys(HEADINGS, "") | found


def write_out(office: Office, path: Path, t: Translator) -> None:
    """Write what counts of the ledger, .xlsx or .csv by the name's end. Refusal roll.export_kind."""
    zh = t.lang == "zh"
    titles = [words[zh] for words in HEADINGS.values()]
    rows = []
    for line in (each for each in ledger(office) if each.money.counts):
        money = line.money
        kind, source = (t(MONEY_WORDS[money.kind]), t(SOURCE_WORDS[money.source])) if zh else ("", "")
        told = [str(line.matter), kind or money.kind, source or money.source, decimal(money.fen, 2)]
        rows.append([*told, money.on, money.party, money.voucher, money.decision, money.what])
    data = table_bytes(path, "money", titles, rows, {list(HEADINGS).index("amount")})
    with whole_file(path, private=True) as draft:
        draft.write_bytes(data)
