"""What is said when a roll can't be read, saved or written, and of each fault in a roll file."""

from meeting_tui.lang import N_

READING = {
    "roll.file": N_("{file} can't be opened ({why}). Check the name and that you may read it."),
    "roll.empty": N_("{file} is empty. Save the roll again and import that file."),
    "roll.kind": N_("{file} is not a table. Save the roll as .xlsx or .csv and import that file."),
    "roll.old_excel": N_(
        "{file} is an old .xls workbook or has a password. Open it, save it as .xlsx without a password, "
        "and import that file."
    ),
    "roll.password": N_(
        "{file} has a password. Open it, save it as .xlsx without a password, and import that file."
    ),
    "roll.other_kind": N_(
        "{file} is a workbook of another kind ({kind}). Open it, save it as .xlsx, and import that file."
    ),
    "roll.too_big": N_("{file} is larger than {limit} MB. Keep the roll alone in it, without pictures."),
    "roll.too_many_rows": N_(
        "{file} has more than {limit} rows. Delete what is not the roll, also empty formatted rows."
    ),
    "roll.too_many_columns": N_(
        "{file} has something beyond column {limit}. Delete the columns that are not the roll."
    ),
    "roll.damaged": N_(
        "{file} is damaged or not whole. Open it in your spreadsheet program and save it again as .xlsx."
    ),
    "roll.bomb": N_(
        "{file} unpacks to {size} MB, which no roll needs; it was not opened. Copy the rows into a new "
        "workbook."
    ),
    "roll.bomb_markup": N_(
        "{file} is built as no spreadsheet program builds a file; it was not read. Copy the rows into a new "
        "workbook."
    ),
    "roll.bomb_cell": N_(
        "{file} has a cell with more than {limit} characters; it was not read. Copy the rows into a new workbook."
    ),
    "roll.bomb_text": N_("{file} holds more text than a roll needs. Keep the roll alone in it."),
    "roll.encoding": N_(
        "{file}: in what encoding its text is written can't be told for sure. Save it as .xlsx or as “CSV UTF-8”."
    ),
    "roll.encoding_wrong": N_(
        "{file} is not written in {encoding}. Name another encoding, or save it as .xlsx or as “CSV UTF-8”."
    ),
    "roll.encoding_name": N_("“{encoding}” is no encoding that is read here. Name one of: {allowed}."),
    "roll.nul": N_(
        "{file}, line {line}: binary data in a text file. Save the roll again as .xlsx or as “CSV UTF-8”."
    ),
    "roll.quotes": N_(
        "{file}, near line {line}: a quotation mark is not closed. Close or delete it, or save the roll "
        "as .xlsx."
    ),
    "roll.no_heading": N_(
        "{file} has no heading row among its first rows. The first row needs at least these columns: "
        "{columns}."
    ),
    "roll.no_column": N_(
        "{file}, row {row}: these columns are missing: {columns}. Add them and import again."
    ),
    "roll.two_columns": N_(
        "{file}, row {row}: two columns are called “{column}”. Delete or rename the one that is not meant."
    ),
    "roll.two_sheets": N_(
        "{file} has a roll on two sheets, “{first}” and “{second}”. Put all rows on one sheet, or hide "
        "the other."
    ),
    "roll.no_rows": N_("{file} has no rows under its headings in row {row}. Nothing was imported."),
    "roll.faults": N_(
        "The roll has {count} faults, the first in row {row}. Nothing was imported; correct the file "
        "and try again."
    ),
    "roll.same_names": N_(
        "{count} names stand in the roll more than once without a common reference: {shown}. "
        "Decide for each whether it is the same person, or give everyone a reference."
    ),
    "roll.nothing": N_("There is no roll yet. Import one first."),
    "roll.no_voter": N_("There is no voter number {no} in the roll."),
    "roll.export_kind": N_("{file}: a roll is written as .xlsx or .csv. Give the file one of these endings."),
}

FAULTS = {  # one row, one cell
    "roll.blank": N_(
        "Row {row}, {column}: nothing here. Fill it in; merged cells have to be unmerged and filled."
    ),
    "roll.area": N_(
        "Row {row}, {column}: “{value}” is not an area. Write square metres with at most two decimals, "
        "like 89.12."
    ),
    "roll.word": N_("Row {row}, {column}: “{value}” is not known here. Write one of: {allowed}."),
    "roll.too_long": N_("Row {row}, {column}: “{value}” is longer than {limit} characters. Shorten it."),
    "roll.unreadable": N_(
        "Row {row}, {column}: “{value}” has a character that can't be kept, often a rare character of an old "
        "input method. Type it again."
    ),
    "roll.no_glyph": N_(
        "Row {row}, {column}: “{value}” can't be printed: no font here has a picture for {chars} ({codes}). "
        "Write it in another way, such as with a substitute that the owner agrees to."
    ),
    "roll.cell_formula": N_(
        "Row {row}, {column}: a formula ({value}). Copy the column and paste it as values."
    ),
    "roll.cell_error": N_("Row {row}, {column}: the cell shows an error ({value}). Write the value itself."),
    "roll.cell_date": N_(
        "Row {row}, {column}: the spreadsheet made a date of it ({value}). Format the column as text, "
        "type it again."
    ),
    "roll.cell_cut": N_(
        "Row {row}, {column}: the spreadsheet cut this number short ({value}). Format the column as text, "
        "type the whole number again."
    ),
    "roll.total_row": N_("Row {row}: “{value}” looks like a row of totals. Delete the row."),
    "roll.duplicate": N_(
        "Row {row}: {value} is already in row {first_row}. Delete one; co-owners stand in rows under "
        "each other."
    ),
    "roll.differs": N_(
        "Row {row}, {column}: “{value}”, but row {first_row} says otherwise of the same unit. Make them "
        "equal."
    ),
    "roll.owner_twice": N_(
        "Row {row}: “{value}” owns this unit twice. Delete one, or give both a reference."
    ),
    "roll.not_one_each": N_(
        "Row {row}, {column}: “{value}” for {owners} owners. Give each one theirs in the same order, or none."
    ),
    "roll.representative": N_(
        "Row {row}, {column}: “{value}” is not one of the co-owners. Name one of them, or leave it empty."
    ),
    "roll.representatives": N_(
        "Row {row}, {column}: “{value}” is a second representative of this unit. Co-owners have one."
    ),
    "roll.two_representatives": N_(
        "Row {row}: “{value}” represents here, but “{first}” in row {first_row}, for the same "
        "co-owners. Name one."
    ),
    "roll.two_kinds": N_(
        "Row {row}: “{value}” is of another owner kind than in row {first_row}. Make them equal, or "
        "tell them "
        "apart by references."
    ),
    "roll.same_unclear": N_(
        "Row {row}: “{value}” has no reference, but others of this name have different ones ({references}). "
        "Write which one it is."
    ),
    "roll.share": N_(
        "Row {row}, {column}: “{value}” is not a share. Write a number or a part of a whole, like 120, 83.5 or "
        "83/1000."
    ),
    "roll.share_unclear": N_(
        "Row {row}, {column}: “{value}” can be {first} or {second}. Write it without a sign for the thousands."
    ),
    "roll.share_mixed": N_(
        "Row {row}: the share {value} and {first} in row {first_row} are not written in one way. Write all of "
        "them as numbers, or all as parts of a whole."
    ),
    "roll.share_over": N_(
        "The shares add up to {value}, {over} more than the whole. Correct the share that is wrong."
    ),
    "roll.share_sum": N_(
        "Row {row}: the shares should add up to {value}, but they add up to {sum}; the difference is {away}."
    ),
    "roll.share_wholes": N_(
        "The shares can't be added up: they are parts of too many different wholes, or too long. Write all of "
        "them as parts of one, like 83/1000."
    ),
}

WORDS = READING | FAULTS
