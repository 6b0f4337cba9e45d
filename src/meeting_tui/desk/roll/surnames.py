"""Chinese surnames, to tell a name from a word that stands where one belongs."""

from __future__ import annotations

from functools import lru_cache

from meeting_tui.desk.roll.name_words import DOUBLE

# As the Song primer lists them, then those that are common today or were written otherwise before 1956.
_SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双"
    "闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容"
    "向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空"
    "曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公晋楚闫汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟肖仝"
    "付代邸覃侍丛岳揭冼苟占官尧亓来谌候练门火雒同戊洛丘初回宝问有琴谯仉督乃么晓兰买锁良海泰原展苑矫修"
    "母字撒朴辜刀普罕者线零斯腾粟麦冶鹿信衣闪褟励弋郄扬战蹇敬栗阿拉帕吾"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇雲蘇韋馬鳳費賀湯羅畢鄔樂時傅齊顧黃蕭貝計談龐紀項閔賈婁"
    "顏鍾鐘駱萬盧經應鄧單諸鈕龔陸榮儲烏侯車寧欒厲劉葉龍賴卓藺喬陰雙聞黨譚貢勞龔邊農溫莊閻連習魚愛終暨"
    "滿國廣東歐師鞏聶簡饒養須豐關權蓋陽蘭麥"
)

LONGEST = 3
"""Characters of a name with a surname of one character; words of more are looked at."""


@lru_cache(maxsize=40_000)
def has_surname(name: str) -> bool:
    """Whether it begins as a Chinese name does: with a surname, and something behind it."""
    return len(name) > 1 and (name[0] in _SINGLE or name[:2] in DOUBLE)
