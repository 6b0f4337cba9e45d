"""Names for the sample community. Nobody's in particular; rare characters are there to be met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
)
_GIVEN = (
    "建国 秀英 志强 桂兰 永康 淑珍 海燕 国平 丽华 卫东 晓明 雪梅 振华 玉芳 文斌 春梅 俊杰 慧敏 立新 美玲 德明 佳怡 浩然 "
    "思远 子涵 欣妍 宇航 雨桐 明轩 诗雅 凯 磊 静 敏 燕 勇 娟 涛 霞 超 琳 峰 洁 鹏 倩 斌 颖 刚 蕾 波 婷 辉 莉 宁 萍 军 薇 "
    "根生 阿妹 福林 金凤 宝根 月娥 惠民 佩芬 耀辉 凤仪 家骏 若琳 启明 素云 伯年 曼青 继先 兰英 长河 小满 望舒 知远 "
    "培德 锦绣 广田 翠萍 学礼 爱华 东升 红霞"
).split()
_FIRST = (
    "Anna Ben Clara David Ellen Frank Grace Henry Irene James Karen Leo Maria Nora Oscar Paula Quentin Rosa Simon "
    "Tara Umar Vera Walter Xenia Yusuf Zara Alan Beth Carl Dina Eric Fay George Hana Ivan Joan Kevin Laura Martin "
    "Nina Owen Priya Ralph Sofia Thomas Una Victor Wendy Amir Bridget Chen Dolores Emil Fatima Gareth Helga Imani "
    "Jonas Kirsten Lionel Mei Naveen Olga Pedro Ruth Sanjay"
).split()
_LAST = (
    "Abbott Baker Carter Dixon Evans Foster Gibson Hughes Irwin Jensen Keller Lambert Mason Nolan Osborne Parker "
    "Quinn Reid Shaw Turner Underwood Vance Walsh Young Archer Bishop Coleman Doyle Ellis Fischer Grant Holt Ingram "
    "Joyce Klein Lowe Marsh Nash Olsen Price Ramsey Stone Tate Upton Vaughn Webb Yates Zimmer Brandt Cho Diaz Eze "
    "Fraser Gupta Haddad Ito Jafari Kowalski Lindgren Moreau Novak Okafor Petrov Rossi Sato Tran"
).split()


@dataclass(frozen=True)
class Names:
    """What the sample's owners are called in one language. `twins` is one name of two people."""

    rare: tuple[str, ...]
    twins: str
    company: str
    company_signs: str
    developer: str
    developer_signs: str


SPECIAL: Mapping[str, Names] = {
    "zh": Names(
        rare=("李㛃", "龚䶮", "陈𬭎", "欧阳珺"),
        twins="王伟",
        company="上海禾苗餐饮管理有限公司",
        company_signs="陆文静",
        developer="上海梧桐苑置业有限公司",
        developer_signs="范永年",
    ),
    "en": Names(
        rare=("Zoë Brontë-Müller", "Siobhán O’Neill", "Beñat Etxeberría", "李㛃"),
        twins="John Smith",
        company="Green Fork Catering, Ltd.",
        company_signs="Lena Ford",
        developer="Sycamore Court Developments plc",
        developer_signs="Peter Vane",
    ),
}


def person_name(lang: str, number: int) -> str:
    """The name of the sample's owner of that number; no name comes twice below 4,000."""
    if lang == "zh":
        return _SURNAMES[number % len(_SURNAMES)] + _GIVEN[_spread(number, len(_SURNAMES), len(_GIVEN))]
    return f"{_FIRST[_spread(number, len(_LAST), len(_FIRST))]} {_LAST[number % len(_LAST)]}"


def _spread(number: int, rows: int, columns: int) -> int:
    """A column for each number, so that the same row never meets the same column early."""
    return (number * 7 + number // rows * 13) % columns
