"""Rolls that are HTML or the XML of 2003 under the name .xls, as property systems write them."""

from __future__ import annotations

import pytest
from tests.refused import refused

from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.grid import MergedArea, SheetGrid

HEAD = "<tr><th>楼栋<th>房号<th>面积<th>业主</tr>"
ROWS = [["楼栋", "房号", "面积", "业主"], ["1栋", "101", "89.5", "许文"]]
URN = "urn:schemas-microsoft-com:office:spreadsheet"
SS = f'xmlns="{URN}" xmlns:ss="{URN}"'


def grids(data: str | bytes, encoding: str = "utf-8") -> tuple[SheetGrid, ...]:
    return read_grids(RollFile("roll.xls", data.encode(encoding) if isinstance(data, str) else data))


def cells(data: str | bytes) -> list[list[str]]:
    (grid,) = grids(data)
    return [list(row) for _, row in grid.rows]


def html(rows: str, before: str = "") -> str:
    return f"{before}<table>{rows}</table>"


def xml(rows: str, more: str = "", styles: str = "") -> str:
    sheet = f'<Worksheet ss:Name="名册"><Table>{rows}</Table>{more}</Worksheet>'
    return f'<?xml version="1.0"?><Workbook {SS}>{styles}{sheet}</Workbook>'


def row(*texts: str, kind: str = "String") -> str:
    return (
        "<Row>" + "".join(f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>' for text in texts) + "</Row>"
    )


@pytest.mark.parametrize(
    "page",
    [
        html(HEAD + "<tr><td>1栋</td><td>101</td><td>89.5</td><td>许文</td></tr>", "<html><body>"),
        html(HEAD + "<tr><td>1栋<td>101<td>89.5<td>许文"),
        html("<TR><TD>楼栋<TD>房号<TD>面积<TD>业主<TR><TD>1栋<TD>101<TD>89.5<TD> <B>许</B>文&nbsp;"),
        "<!DOCTYPE html><!-- <table><tr><td>x --><style>td > a {}</style>"
        + html(HEAD + "<tr><td>1&#26635;<td\n class='a>b'>101<td>\n 89.5\n<td>&#x8bb8;文</tr>"),
    ],
)
def test_a_table_is_read_however_it_is_written(page: str):
    assert cells(page) == ROWS


@pytest.mark.parametrize(
    ("said", "codec"),
    [
        ('<meta charset="gb2312">', "gbk"),
        ('<meta http-equiv=Content-Type content="text/html; charset=big5">', "big5"),
        ("", "gbk"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
        ('<meta charset="gb2312">', "utf-8"),  # what the bytes are is believed before what is said of them
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in(said: str, codec: str):
    page = f"<html><head>{said}</head>" + html(
        "<tr><td>地址<td>面積<td>文" if "big5" in said else "<tr><td>业主"
    )
    assert cells(page.encode(codec)) == [["地址", "面積", "文"]] if "big5" in said else [["业主"]]


def test_merged_cells_of_a_page():
    page = html("<tr><td rowspan=2>1栋<td colspan=2>甲<td>x<tr><td>乙<td rowspan='0'>丙<td>y<tr><td>丁")
    (grid,) = grids(page)
    assert [list(row) for _, row in grid.rows] == [["1栋", "甲", "", "x"], ["1栋", "乙", "丙", "y"], ["丁"]]
    assert grid.merged == (MergedArea(1, 2, 0, 0), MergedArea(1, 1, 1, 2))


def test_lines_of_a_cell_and_tables_in_tables():
    page = html("<tr><td>许文<br/>高洁<p>林默</p><td><table><tr><td>里</table>外")
    assert [grid.rows for grid in grids(page)] == [((1, ["许文\n高洁\n林默", "外"]),), ((1, ["里"]),)]


def test_numbers_of_a_page():
    page = html(
        "<tr><td x:num='310101199001011234'>3.10101E+17<td x:num>310101199001011234<td x:num='101'>0101"
        "<td x:num='89.125'>89.13<td style='mso-number-format:\"yyyy\\/m\\/d\"' x:num='46000'>x"
        "<td>310101199001011234<td x:num>无"
    )
    (grid,) = grids(page)
    assert list(grid.rows[0][1]) == [
        "3.10101E+17",
        "310101199001011234",
        "0101",
        "89.125",
        "x",
        "310101199001011234",
        "无",
    ]
    assert grid.troubles == {(1, 0): "cut", (1, 1): "cut", (1, 4): "date"}


def test_a_page_without_a_table_is_no_table():
    for page in ("<html><body>登录已过期</body></html>", "<", "<?xml version='1.0'?><roll/>"):
        with refused("roll.kind", file="roll.xls"):
            grids(page)


def test_a_workbook_of_2003():
    assert cells(xml(row(*ROWS[0]) + row(*ROWS[1]))) == ROWS
    assert cells(xml(row(*ROWS[0]) + row(*ROWS[1])).encode("utf-16")) == ROWS
    declared = xml(row(*ROWS[0])).replace("?>", ' encoding="GB2312"?>', 1)
    assert cells(declared.encode("gbk")) == ROWS[:1]


def test_places_and_merged_cells_of_a_workbook_of_2003():
    tall = '<Cell ss:MergeDown="1" ss:MergeAcross="1"><Data ss:Type="String">1栋</Data></Cell>'
    last = '<Cell><Data ss:Type="Number">101</Data></Cell>'
    further = '<Cell ss:Index="3"><Data ss:Type="Number">102</Data></Cell>'
    book = xml(
        f'<Row ss:Index="3">{tall}{last}</Row><Row ss:Span="4">{further}</Row><Row>{further}</Row>',
    )
    (grid,) = grids(book)
    assert grid.rows == ((3, ["1栋", "", "101"]), (4, ["1栋", "", "102"]), (9, ["", "", "102"]))
    assert grid.merged == (MergedArea(3, 4, 0, 1),)


def test_values_of_a_workbook_of_2003():
    styles = (
        '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0000"/></Style>'
        '<Style ss:ID="s2"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
    )
    number = '<Data ss:Type="Number">{}</Data>'
    remark = "<Comment><ss:Data>记</ss:Data></Comment>"
    book = xml(
        f'<Row><Cell ss:StyleID="s1">{number.format(101)}{remark}</Cell>'
        f'<Cell ss:StyleID="s2">{number.format(46000)}</Cell>'
        f"<Cell>{number.format('3.10101199001011E+17')}</Cell>"
        f'<Cell ss:Formula="=RC[-1]">{number.format(1)}</Cell>'
        '<Cell><Data ss:Type="DateTime">2026-03-02T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell>'
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>许</B>文</ss:Data></Cell></Row>',
        styles=styles,
    )
    (grid,) = grids(book)
    assert grid.rows[0][1][0] == "0101"
    assert grid.rows[0][1][6] == "许文"
    assert grid.troubles == dict(
        zip(((1, at) for at in range(1, 6)), ("date", "cut", "formula", "date", "error"), strict=True)
    )


def test_lines_through_cells_and_hidden_rows_of_both_kinds_of_markup():
    styles = '<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles>'
    data = '<Data ss:Type="String">{}</Data>'
    rich = '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">许<S>文</S></ss:Data>'
    cells = (
        f'<Cell ss:StyleID="s1">{data.format("旧")}</Cell><Cell>{rich}</Cell><Cell>{data.format("新")}</Cell>'
    )
    (book,) = grids(
        xml(f'<Row>{cells}</Row><Row ss:Hidden="1"><Cell>{data.format("x")}</Cell></Row>', styles=styles)
    )
    table = (
        '<table><tr><td style="text-decoration:line-through">旧<td>许<del>文</del><td>新</tr>'
        '<tr style="display:none"><td>x</tr></table>'
    )
    (page,) = grids(table)
    for grid in (book, page):
        assert grid.troubles == {(1, 0): "struck", (1, 1): "struck"}
        assert grid.hidden == {2}


def test_a_hidden_sheet_of_a_workbook_of_2003_is_not_read():
    hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    (grid,) = grids(xml(row("x"), hidden))
    assert (grid.name, grid.rows, grid.unseen) == ("名册", (), True)


def test_entities_and_ends_that_never_come():
    book = xml(row("&b;")).removeprefix('<?xml version="1.0"?>')
    for before in ("", '<?xml version="1.0"?>'):
        with refused("roll.bomb_markup"):
            grids(before + '<!DOCTYPE a [<!ENTITY b "ha">]>' + book)
    with refused("roll.damaged"):
        grids(xml(row("x"))[:-20])
