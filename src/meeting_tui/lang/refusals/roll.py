"""What is said when a roll can't be read, saved or written, and of each fault in a roll file."""

from meeting_tui.lang import N_
from meeting_tui.lang.plurals import N_n

READING = {
    "roll.file": N_("{file} can't be opened ({why}). Check the name and that you may read it."),
    "roll.empty": N_("{file} is empty. Save it again and try that file."),
    "roll.kind": N_("{file} is not a table. Save it as .xlsx or .csv and try that file."),
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
        "{file}, line {line}: binary data in a text file. Save it again as .xlsx or as “CSV UTF-8”."
    ),
    "roll.quotes": N_(
        "{file}, near line {line}: a quotation mark is not closed. Close or delete it, or save the table "
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
    "roll.no_rows": N_("{file} has no rows under its headings in row {row}. Nothing was imported."),
    "roll.faults": N_n(
        "The roll has {count} fault, in row {row}. Nothing was imported; correct the file and try again.",
        "The roll has {count} faults, the first in row {row}. Nothing was imported; correct the file "
        "and try again.",
        by="count",
    ),
    "roll.doubts": N_n(
        "{count} thing in the roll can be read in more than one way. Nothing was imported; answer it once and "
        "try again.",
        "{count} things in the roll can be read in more than one way. Nothing was imported; answer each once and "
        "try again.",
        by="count",
    ),
    "roll.changed": N_(
        "The roll, the rules or the answers were changed since {file} was shown. Nothing was imported; look at it "
        "again."
    ),
    "roll.no_sheet": N_("{file} has no sheet “{sheet}”. It has: {sheets}."),
    "roll.no_field": N_("“{field}” is no column of a roll. Say one of: {fields}."),
    "roll.arrears_moot": N_(
        "The rules of {profile} take nobody's vote for what they owe, and let them stand: nothing is noted."
    ),
    "roll.arrears_source": N_("Say by which paper somebody is in arrears: a list, a reminder, a decision."),
    "roll.arrears_future": N_("Nobody is in arrears since {day}, which is still to come. Correct the day."),
    "roll.arrears_reason": N_("Say why the arrears are taken back; it stands in the record."),
    "roll.not_in_arrears": N_("{unit} is not noted as in arrears."),
    "roll.no_unit_of": N_("The roll has no unit “{unit}”. Write it as the roll does, or like 3-2-301."),
    "roll.same_names": N_n(
        "{count} name stands in the roll more than once without a common reference: {shown}. "
        "Decide whether it is the same person, or give everyone a reference.",
        "{count} names stand in the roll more than once without a common reference: {shown}. "
        "Decide for each whether it is the same person, or give everyone a reference.",
        by="count",
    ),
    "roll.nothing": N_("There is no roll yet. Import one first."),
    "roll.no_voter": N_("There is no voter number {no} in the roll."),
    "roll.export_kind": N_("{file}: a roll is written as .xlsx or .csv. Give the file one of these endings."),
}

FAULTS = {  # one row, one cell
    "roll.blank": N_(
        "Row {row}, {column}: nothing here. Fill it in; a .csv keeps only the first cell of merged ones."
    ),
    "roll.area": N_(
        "Row {row}, {column}: “{value}” is not an area. Write square metres with at most two decimals, "
        "like 89.12."
    ),
    "roll.area_unit": N_(
        "Row {row}, {column}: “{value}” is not in square metres, and nothing is converted here. Write m² as the "
        "registry has them."
    ),
    "roll.area_unclear": N_(
        "Row {row}, {column}: “{value}” can be read with thousands or with decimals. Write it without a sign "
        "for the thousands, with a point before the decimals."
    ),
    "roll.merged_area": N_(
        "Row {row}, {column}: “{value}” stands in one merged cell with row {first_row}, which is another unit. "
        "Write what belongs to each."
    ),
    "roll.word": N_("Row {row}, {column}: “{value}” is not known here. Write one of: {allowed}."),
    "roll.too_long": N_("Row {row}, {column}: “{value}” is longer than {limit} characters. Shorten it."),
    "roll.unreadable": N_(
        "Row {row}, {column}: “{value}” has a character that can't be kept, often a rare character of an old "
        "input method. Type it again."
    ),
    "roll.garbled": N_(
        "Row {row}, {column}: “{value}” was read in a wrong encoding before it was saved; it should say “{by_rights}”. "
        "Type it again, or save the file anew from where it came from, as UTF-8."
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
    "roll.cell_struck": N_(
        "Row {row}, {column}: “{value}” has a line through it, or through a part of it. Delete what no longer "
        "holds, or take the line away."
    ),
    "roll.no_unit": N_("Row {row}: “{value}” is no unit: no room, no owner. Delete the row, or complete it."),
    "roll.place_unclear": N_(
        "Row {row}, {column}: “{value}” can't be taken apart into building, stair and room. Write it like "
        "3-2-501, or in columns of their own."
    ),
    "roll.several_rooms": N_(
        "Row {row}, {column}: “{value}” names several units. Write one row a unit, each with its own area."
    ),
    "roll.overlap": N_(
        "Row {row}, {column}: this unit is also among “{value}” in row {first_row}. Write each unit once."
    ),
    "roll.unsold": N_(
        "Row {row}, {column}: “{value}” names nobody. Of an unsold unit write the developer's name, and "
        "“developer” (建设单位) as owner kind; of an empty one its owner."
    ),
    "roll.nobody": N_("Row {row}, {column}: “{value}” names nobody. Write who owns the unit."),
    "roll.ditto": N_("Row {row}, {column}: “{value}” points at the row above. Write it out."),
    "roll.no_owner": N_(
        "Row {row}: nobody in this unit is named as its owner (“{value}”). Add a row for the owner."
    ),
    "roll.owner_missing": N_(
        "Row {row}, {column}: “{value}” leaves out an owner. Write every name, like Ann Lee; Ben Lee."
    ),
    "roll.name_note": N_(
        "Row {row}, {column}: “{value}” says more than a name. Write the names of those who own the unit now, "
        "and nothing else; phones and numbers have columns of their own."
    ),
    "roll.masked": N_("Row {row}, {column}: “{value}” is not a whole name. Write it in full."),
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
    "roll.not_one_each": N_n(
        "Row {row}, {column}: “{value}” for {owners} owner. Give one, or none.",
        "Row {row}, {column}: “{value}” for {owners} owners. Give each one theirs in the same order, or none.",
        by="owners",
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
    "roll.area_sum": N_(
        "Row {row}, {column}: the total is {said}, but the areas add up to {sum}; the difference is {away}. Correct "
        "what is wrong, or delete the row of the total."
    ),
    "roll.owes": N_(
        "Row {row}, {column}: “{value}” is not a day. Write since when the unit is in arrears, like 2026-06-30, "
        "or leave it empty."
    ),
    "roll.share_wholes": N_(
        "The shares can't be added up: they are parts of too many different wholes, or too long. Write all of "
        "them as parts of one, like 83/1000."
    ),
}

DOUBTS = {  # what people are asked, once
    "roll.which_column": N_(
        "No column was found for: {missing}. Which column is “{value}” (its first cell: “{first}”)?"
    ),
    "roll.doubt_column": N_(
        "The column “{column}” is not read (its first cell: “{value}”), and may say who votes. Leave it out?"
    ),
    "roll.doubt_building": N_(
        "No column says the building; these are not read: {value}. Is it all one building?"
    ),
    "roll.doubt_sheet": N_("The sheet “{value}” has rows, but no headings of a roll. Leave it out?"),
    "roll.doubt_hidden": N_(
        "The spreadsheet hides rows that have something in them: {value}. Read them too?"
    ),
    "roll.doubt_places": N_(
        "Row {row}: {value} look like one place; {first} stands in row {first_row}. Are they two? If not, "
        "correct the file."
    ),
    "roll.doubt_area": N_(
        "Row {row}: {value} has {area}; a unit of its kind here has {usual} as a rule. Is the point where it "
        "should be?"
    ),
    "roll.doubt_relation": N_("Row {row}, {column}: “{value}”. Is somebody of whom this is said an owner?"),
    "roll.doubt_status": N_("Row {row}, {column}: “{value}”. Does this row still name who owns the unit?"),
    "roll.doubt_names": N_("Row {row}, {column}: is “{value}” one name, or several co-owners?"),
    "roll.doubt_note": N_("Row {row}, {column}: does what “{value}” has in brackets belong to the name?"),
    "roll.doubt_name": N_("Row {row}, {column}: is “{value}” really somebody's whole name?"),
}

WORDS = READING | FAULTS | DOUBTS
