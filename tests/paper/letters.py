"""Letters that names are written in: DIN 91379, and what Chinese and Korean names need beyond it."""

from __future__ import annotations

_CODES = """
27 2C-2E 41-5A 60-7A 7E A4 A6 A8 AC AF-B1 B4-B5 B7-B8 BC-BE C0-D6 D8-F6 F8-17E 187-188 18F 192 197 1A0-1A1
1AF-1B0 1B7 1CD-1DC 1DE-1DF 1E2-1F0 1F4-1F5 1F8-1FF 212-213 218-21B 21E-21F 227-233 259 268 292 2B0 2B3
2B9-2BA 2BE-2BF 2C6 2C8 2CC 2DC 2E2 1D48 1D57 1E02-1E03 1E06-1E07 1E0A-1E11 1E17 1E1C-1E2B 1E2F-1E37 1E3A-1E3B
1E40-1E49 1E52-1E5B 1E5E-1E63 1E6A-1E6F 1E80-1E87 1E8C-1E97 1E9E 1EA0-1EF9 2018-201A 201C-201E 2020-2021 2026
2030 2032-2033 2039-203A 2070 2074-2079 207F-2089 20AC 2122 221E 2264-2265
386 388-38A 38C 38E-3A1 3A3-3CE 400-45F 490-491
"""
_MARKED = {
    "\u0300": "CFGKMPSTZcfgkmpstz",
    "\u0301": "JjÿĪī",
    "\u0302": "DKLMNdklmn",
    "\u0304": "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ",
    "\u0306": "CMNRZcmnrzÇç",
    "\u0307": "KUku",
    "\u0308": "CTZczẠạỌọỤụ",
    "\u030b": "Aa",
    "\u030c": "J",
    "\u030d": "ēō",
    "\u0310": "Mm",
    "\u0315": "CKPTckptČč",
    "\u031b": "KTkt",
    "\u031b\u0304": "Ss",
    "\u0323": "CPcpČč",
    "\u0325": "LRlr",
    "\u0325\u0304": "LRlr",
    "\u0326": "CHKLNchklnŽž",
    "\u0327": "ZzŽž",
    "\u0328\u0306": "Cc",
    "\u0331": "HSs",
    "\u035fH": "K",
    "\u035fh": "Kk",
}


def _of_codes(codes: str) -> list[str]:
    spans = [part.partition("-") for part in codes.split()]
    return [chr(n) for low, _, high in spans for n in range(int(low, 16), int(high or low, 16) + 1)]


DIN_91379 = [*_of_codes(_CODES), *(base + marks for marks, bases in _MARKED.items() for base in bases)]
"""Every letter and letter with marks of the norm, with all Cyrillic of today's languages in Europe."""
HANGUL = [chr(code) for code in range(0xAC00, 0xD7A4)]
RARE_HANZI = list("㛃㼆䶮𠮷𡈽𡚴𡸴𣇄𣗄𣜿𣝣𣳾𤟱𥒎𥔎𥝱𥧄𥶡𦫿𦹀𧃴𧚄𨉷𨏍𪆐𫞩𬭎𬬻𫖮𬤝𬍛𫟹")
NAMES = [
    *("Ayşe Şahin", "Łukasz Novák", "Jiří Kovač", "김민수", "Ελένη Παππά", "Nguyễn Thị Hằng", "Đorđe Ćosić"),
    *(
        "Ţepeş Ștefan",
        "Sœur Noël",
        "Жанна Щукина",
        "Ольга Ґалаґан",
        "𠮷野太郎",
        "欧阳㛃",
        "Þórður Æ",
        "Ọláṣubọ̀mí",
    ),
    *(
        "K\u035fhālid C\u0306M\u0302",
        "やまだ タロウ",
        "Ģirts Ķirsis",
        "Ħal Għaxaq",
        "Ŵyn Ŷ",
        "ʻOkina ʿAlī ʾAḥmad",
    ),
]
"""People's names that Noto Sans SC alone can't print, most of them."""
