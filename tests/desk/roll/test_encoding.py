"""Encodings: what is read is what was written, or nothing; never another text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.refused import refused

from meeting_tui.desk.roll.encoding import ENCODINGS, decode
from meeting_tui.refusal import Refusal

HEADS = (
    "Building;Room;Area;Owner",
    "Gebäude;Wohnung;Fläche m²;Eigentümer",
    "楼栋;房号;面积;业主",
    "棟;室;業主;面積",
)
NAMES = {
    "cp1252": (
        "Jürgen Müller|François Noël|Hélène Lefèvre|José Nuñez|Søren Kjær|Åsa Öberg|João Simões|Inês|Ørsted|"
        "Björk Guðmundsdóttir|André|Jérôme Chêne|Zoé Benoît|María García|Íñigo Peña|Strauß|Anaïs|"
        "Niccolò Gesù|Irène|Bjørn Håkon|Mäkelä|Raphaël|Brûlé|Begoña Ibáñez|Groß|Weiß|L’Hôpital|"
        "Lætitia Sœur|Þór|Núñez"
    ),
    "cp1250": (
        "Łukasz Wójcik|Jiří Dvořák|Tomáš Novotný|Čapek|Kovač|Janić|Růžička|Žižka|Wałęsa|Ondřej|Škoda|Erdős|"
        "Kőszegi|Ştefan Brăila|Zdeněk|Kęstowicz|Małgorzata|Szymański|Đorđević|Hřebíček|Michał|"
        "Ďurica|Tůma|Ćosić"
    ),
    "cp1251": "Иванов|Пётр Сидоров|Ева|Щербаков|Юлия Ёлкина|ИВАНОВ|Ким|Ющенко|Ільїн",
    "cp1253": "Παπαδόπουλος|Γεώργιος|Έλλη|ΝΙΚΟΣ",
    "cp1254": "Şahin Yılmaz|Gökçe|İbrahim Ağaoğlu|Çağlar|Işık|Ümit Öz",
    "cp1257": "Kęstutis|Jānis Bērziņš|Žukauskienė|Kārlis|Čiurlionis|Ģirts|Tõnu Pärt|Jonaitė",
    "mac_roman": "Jürgen Müller|François|José Nuñez|Böhm|Strauß|Hélène|André|Søren|Mª Ángeles|Zoë",
    "cp850": "Jürgen Müller|Weiß|Groß|Böhm|André|José|Hélène|Strauß|François|Núñez",
    "koi8_r": "Иванов|Пётр|ИВАНОВ|Щербаков",
    "cp866": "Иванов|Петр|Ева",
    "gb18030": "王小明|李秀英|许文|欧阳明月|张伟|陈娟|李㛃|赵鑫|联通|龚喆|诸葛婷|囍",
    "cp950": "陳大文|許文|張志明|黃淑芬|歐陽玉|李傑|林家豪|吳詩涵",
    "big5hkscs": "陳大文|許文|張志明|黃淑芬",
    "shift_jis": "田中太郎|佐藤さくら|渡辺健|高橋|ﾀﾅｶ",
    "cp949": "김철수|이영희|박지훈|최민서|정하은",
    "utf-8": "王小明|Jürgen Müller|Łukasz|김철수|Иванов|Παπαδόπουλος|Đặng|Nuñez|許文|Tõnu",
}
WRITTEN = [(codec, tuple(names.split("|"))) for codec, names in NAMES.items()]


def rolls() -> st.SearchStrategy[tuple[str, str]]:
    """An encoding, and a roll of names of those who use it."""
    return st.sampled_from(WRITTEN).flatmap(
        lambda pair: st.tuples(
            st.just(pair[0]),
            st.builds(
                written, st.sampled_from(HEADS), st.lists(st.sampled_from(pair[1]), min_size=1, max_size=12)
            ),
        )
    )


def written(head: str, names: list[str]) -> str:
    return head + "\r\n" + "".join(f"A;10{at};89,5;{name}\r\n" for at, name in enumerate(names))


def read(data: bytes) -> str | None:
    try:
        return decode("roll.csv", data)[0]
    except Refusal as refusal:
        return None if refusal.code == "roll.encoding" else refusal.code


@given(rolls())
def test_a_roll_is_read_as_it_was_written_or_refused(roll: tuple[str, str]):
    codec, text = roll
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:  # a heading those people don't have
        return
    assert read(data) in (text, None)


def test_one_name_alone_is_read_as_it_was_written_or_refused():
    wrong = [
        (codec, name, got)
        for codec, names in WRITTEN
        for name in names
        if (got := read(written(HEADS[0], [name]).encode(codec))) not in (written(HEADS[0], [name]), None)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("codec", "head"),
    [
        *(
            (codec, HEADS[0])
            for codec in ("cp1252", "cp1250", "cp1251", "cp1257", "gb18030", "cp950", "utf-8")
        ),
        ("cp1252", HEADS[1]),
        ("gb18030", HEADS[2]),
        ("cp950", HEADS[3]),
    ],
)
def test_what_people_have_is_taken(codec: str, head: str):
    text = written(head, list(dict(WRITTEN)[codec]))
    assert read(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1252", "Irène"),
        ("cp1252", "Hélène Lefèvre"),
        ("cp1250", "Ondřej"),
        ("cp1250", "Dvořák"),
        ("cp1250", "Kovač"),
    ],
)
def test_letters_where_they_can_stand_tell_two_code_pages_apart(codec: str, name: str):
    assert read(written(HEADS[0], [name]).encode(codec)) == written(HEADS[0], [name])


@pytest.mark.parametrize("name", ["王小明", "许文", "欧阳明月", "赵鑫", "联通", "李㛃"])
def test_one_chinese_home_under_chinese_headings_is_taken(name: str):
    assert read(written(HEADS[2], [name]).encode("gb18030")) == written(HEADS[2], [name])


@pytest.mark.parametrize("name", dict(WRITTEN)["cp950"])
def test_one_traditional_home_under_its_headings_is_taken(name: str):
    assert read(written(HEADS[3], [name]).encode("big5")) == written(HEADS[3], [name])


@pytest.mark.parametrize(
    ("said", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("gbk", "gb18030"),
        ("GB2312", "gb18030"),
        ("Big5", "cp950"),
        ("latin1", "cp1252"),
        ("Windows-1252", "cp1252"),
        ("windows-1250", "cp1250"),
        ("euc-kr", "cp949"),
        ("shift_jis", "cp932"),
    ],
)
def test_a_person_may_say_how_it_is_written(said: str, codec: str):
    name = next(iter(dict(WRITTEN).get(codec, ("田中太郎",))))
    text, encoding = decode("roll.csv", written(HEADS[0], [name]).encode(codec), said)
    assert (text, ENCODINGS[encoding]) == (written(HEADS[0], [name]), codec)


def test_what_is_said_wrong_is_refused():
    data = written(HEADS[0], ["Müller"]).encode("cp1252")
    with refused("roll.encoding_wrong", encoding="utf-8"):
        decode("roll.csv", data, "utf-8")
    for name in ("klingon", "hex", "punycode", "rot13"):
        with refused("roll.encoding_name", encoding=name, allowed=tuple(ENCODINGS)):
            decode("roll.csv", data, name)
