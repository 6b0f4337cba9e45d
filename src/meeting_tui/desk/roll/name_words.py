"""The words of owners' cells: who is nobody, what comes off a name, what names somebody else."""

from __future__ import annotations

import re

UNSOLD = frozenset(
    [
        "未售",
        "未售出",
        "未出售",
        "待售",
        "尾盘",
        "库存",
        "空置",
        "空置房",
        "空房",
        "空",
        "开发商未售",
        "开发商",
        "建设单位",
        "unsold",
        "forsale",
        "vacant",
        "empty",
        "developer",
        "unoccupied",
        "unverkauft",
        "leer",
        "leerstand",
        "frei",
        "invendu",
        "vacante",
        "vide",
        "libre",
        "空室",
        "空き家",
        "未販売",
        "分譲中",
    ]
)
NOBODY = frozenset(
    [
        "无",
        "没有",
        "暂无",
        "无业主",
        "无人",
        "查无此人",
        "无此人",
        "无产权人",
        "无主",
        "找不到",
        "联系不上",
        "不知道",
        "未提供",
        "拒绝提供",
        "拒绝登记",
        "住户",
        "房东",
        "业主姓名",
        "测试",
        "产权不明",
        "产权不清",
        "待定",
        "待补",
        "待填",
        "待确认",
        "待查",
        "待核实",
        "未知",
        "不详",
        "不明",
        "不清楚",
        "未登记",
        "未填",
        "空白",
        "保密",
        "无名",
        "匿名",
        "未办证",
        "n/a",
        "na",
        "none",
        "nil",
        "null",
        "nobody",
        "noone",
        "unknown",
        "notknown",
        "notgiven",
        "notprovided",
        "notavailable",
        "noowner",
        "theowner",
        "theowners",
        "owners",
        "currentowner",
        "registeredowner",
        "homeowner",
        "occupier",
        "occupant",
        "theoccupier",
        "resident",
        "test",
        "xxxx",
        "tbd",
        "tba",
        "tbc",
        "pending",
        "blank",
        "missing",
        "nan",
        "-",
        "?",
        "0",
        "x",
        "xx",
        "xxx",
        "nn",
        "n.n.",
        "unbekannt",
        "keine",
        "keiner",
        "offen",
        "inconnu",
        "aucun",
        "neant",
        "なし",
        "不在",
        "未定",
        "#n/a",
        "公产",
        "公房",
        "直管公房",
        "物业",
        "物业用房",
        "公共用房",
        "配套用房",
        "设备房",
        "架空层",
        "车库",
        "查封",
        "法院查封",
        "冻结",
        "抵押",
        "安置房",
        "动迁房",
        "回迁房",
        "样板房",
        "售楼处",
    ]
)
ANSWERS = frozenset(["true", "false", "wahr", "falsch", "vrai", "faux", "yes", "是", "否", "有"])
"""They name nobody, but say something where a column asks."""
DITTO = frozenset(
    [
        "同上",
        "同前",
        "同",
        "〃",
        '"',
        "々",
        "″",
        "”",
        "〞",
        "ditto",
        "do",
        "do.",
        "idem",
        "dito",
        "sameasabove",
        "asabove",
        "same",
        "上同",
        "同左",
    ]
)
POINTING = ("同上", "同前", "sameasabove", "asabove", "seeabove")
"""How a cell begins that points at another row."""
FIRM = re.compile(
    r"公司|有限|集团|集團|中心|银行|銀行|委员会|委員會|管理局|合作社|学校|學校|医院|商行|株式会社|"
    r"合同会社|财团|基金|事务所"
    r"|\b(?:ltd|limited|llc|llp|inc|corp|plc|gmbh|ag|kg|ohg|ug|mbh|sa|sas|sarl|sci|pty|bv|nv|co|company|"
    r"trust|trustees|"
    r"holdings?|bank|verein|stiftung|foundation|association|council|church|a/s|aps|ab|oy|spa|srl|sons)\b",
    re.IGNORECASE,
)
HONORIFIC = re.compile(
    r"(?:先生|女士|小姐|太太|同志|阿姨|老师|様|殿|さん|氏)$|^(?:mr|mrs|ms|miss|mister|herrn?|frau|"
    r"monsieur|madame|mme|mlle)"
    r"(?:\.| )\s*(?=\S)|^m\.\s*(?=\S)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^(?:户主|业主|產權人|产权人|所有权人|业主姓名|姓名|房主|权利人|共有人|業主|owner|owners|co-?owner|"
    r"name|eigentümer(?:in)?|"
    r"propriétaire|所有者|区分所有者)\s*[:：]\s*",
    re.IGNORECASE,
)
OF_OWNERS = frozenset(
    [
        "夫",
        "妻",
        "夫妻",
        "夫妇",
        "本人",
        "户主",
        "业主",
        "产权人",
        "所有权人",
        "共有",
        "共有人",
        "共同共有",
        "按份共有",
        "父",
        "母",
        "子",
        "女",
        "儿子",
        "女儿",
        "配偶",
        "丈夫",
        "妻子",
        "男",
        "女",
        "房主",
        "先生",
        "女士",
        "代表",
        "代表人",
        "owner",
        "co-owner",
        "husband",
        "wife",
        "spouse",
        "father",
        "mother",
        "son",
        "daughter",
        "male",
        "female",
        "m",
        "f",
        "mr",
        "mrs",
        "ms",
        "eigentümer",
        "eigentümerin",
        "ehemann",
        "ehefrau",
        "propriétaire",
        "époux",
        "épouse",
        "所有者",
    ]
)
GONE = re.compile(
    r"已故|去世|过世|死亡|身故|离世|已亡|病故|^故|[(（]\s*(?:故|殁|亡)\s*[)）]|租[客户]|承租|租赁|住户|"
    r"已过户|已售|已卖|前业主|原业主|未成年|代[管签办领缴]|的[夫妻父母子女]$|之[妻父母]$|(?<=..)之[夫子女]$|"
    r"[之的](?:妻子|丈夫|配偶|爱人|父亲|母亲|儿子|女儿|子女|家属|亲属|遗孀)$"
    r"|†|\bdeceased\b|\bdied\b|\bdead\b|\btenant\b|\brenter\b|\bformer\b|\bex-owner\b|\bsold\b|"
    r"\bverstorben\b|\bmieter(?:in)?\b"
    r"|\bdécédée?\b|\bdefunt\b|\blocataire\b|死去|賃借",
    re.IGNORECASE,
)
MORE_PEOPLE = re.compile(
    r"等\s*[\d一二两三四五六七八九十]*\s*[人名位户]?$|等共?\s*[\d一二两三四五六七八九十]+|"
    r"[\d一二两三四五六七八九十]+\s*人(?:共有)?$|夫妇$|夫妻$|[一全]家$|父子$|母女$"
    r"|及其他|[及和与]其?(?:家人|家属|妻子|丈夫|配偶|子女|父母|父亲|母亲)$|"
    r"\bet\.? al\b|\band others\b|\b(?:and|&) (?:family|wife|husband|spouse|co)\b\.?$|"
    r"\bu\. ?a\.|\bu\. ?w\."
    r"|\bund andere\b|\bet autres\b|\bfamily$|^familie\b|^fam\b|^famille\b|^consorts\b|^ehepaar\b|"
    r"\bm(?:r|onsieur)?\.? (?:et|and|&|\+) (?:mme|mrs|ms|madame)\b|\bherr und frau\b|"
    r"^the .+ family$|^eheleute\b|^époux\b|"
    r"ほか|他\s*\d*\s*名",
    re.IGNORECASE,
)
MASKED = re.compile(r"[*＊×※□◇○●?？_]|[xX]{2,}|某")
PHONE = re.compile(
    r"(?P<name>.*?\D)[\s:：,，(（]*(?:电话|手机|tel\.?|ph\.?)?[\s:：]*(?P<phone>\+?\d[\d\s-]{5,16}\d)[)）]?$",
    re.I,
)
NOT_OF_NAMES = re.compile(r"\d{14}|[%％]|\d/\d|\d\s*岁")
NOT_YET = re.compile(r"[待未不暂尚]\S{1,3}")
"""Words that say that somebody is still to be named: 待核, 未录入; no surname begins so."""
CALLED = re.compile(r"[小老阿][^\W\d_]")
NUMBERED = re.compile(r"(?:(?<![^\s、,，;；])\d{1,2}\s*[.．)）]|[(（]\d{1,2}[)）]|[①-⑳])\s*(?=[^\W\d_])")
"""Before each name of a list: `1.许文 2.高洁`, `①许文②高洁`."""
TOGETHER = re.compile(r"(?<=..)(?:共同共有|共同所有|按份共有|共有)$")
DOUBLE = frozenset(
    [
        "欧阳",
        "歐陽",
        "太史",
        "端木",
        "上官",
        "司马",
        "司馬",
        "东方",
        "東方",
        "独孤",
        "南宫",
        "南宮",
        "万俟",
        "闻人",
        "夏侯",
        "诸葛",
        "諸葛",
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "宗政",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "公孫",
        "慕容",
        "仲孙",
        "钟离",
        "长孙",
        "長孫",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "子车",
        "亓官",
        "司寇",
        "巫马",
        "公西",
        "颛孙",
        "壤驷",
        "公良",
        "漆雕",
        "乐正",
        "宰父",
        "谷梁",
        "拓跋",
        "夹谷",
        "轩辕",
        "令狐",
        "段干",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "羊舌",
        "微生",
        "梁丘",
        "左丘",
        "东门",
        "西门",
        "第五",
        "范姜",
        "张简",
        "張簡",
        "陈吴",
    ]
)
WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
HANZI = re.compile(f"[{WIDE}·]+")
BETWEEN_NOTES = re.compile(rf"([(（](?:{'|'.join(sorted(OF_OWNERS))})[)）])\s*(?=[{WIDE}])", re.IGNORECASE)
FIRMS = re.compile("[、;；\n]")
LOOSE = re.compile(
    rf"[,，/／\\|｜＆&+＋]|(?<=[{WIDE}])[和与與及.。—-](?=[{WIDE}])| (?:and|und|et|y|e) ", re.IGNORECASE
)
SLASHED = re.compile(r"\b(?:[sdawc]/[o]|a/s|n/a)\b", re.IGNORECASE)
APART = re.compile(r"(?<=[^\x00-⹿]) (?=[^\x00-⹿])")
ALLOWED = frozenset("·・•.'’‘`´-‐–ʻʼ ")
KANA = re.compile("[\u3040-\u30ff]")  # of names in which a space parts surname and given name
