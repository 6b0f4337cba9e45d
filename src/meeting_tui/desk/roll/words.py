"""The words of a roll's cells: uses, sources, kinds of owners, and who stands beside an owner."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.desk.roll.headings import folded
from meeting_tui.refusal import Both

_WORDS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {  # value: Chinese, English words, and others
    "kind": {
        "home": (
            "住宅,住房,公寓,成套住宅,住宅用房,普通住宅,商品住宅,商品房,高层住宅,多层住宅,小高层,洋房,"
            "别墅,联排别墅,独栋别墅,叠墅,"
            "排屋,花园洋房,复式,跃层,叠加,叠加别墅,双拼,联排,独栋,平层,大平层,平房,商住,自住,居住,居住用房,普通商品房,商住房,保障房,安置房,回迁房,经济适用房,房改房,住宅楼,居民楼,民宅,民用",
            "home,residential,residence,flat,apartment,dwelling,house,villa,townhouse,condo,condominium,"
            "maisonette,"
            "studio,penthouse,unit,live,loft,duplex,bungalow",
            "wohnung,wohnen,haus,wohneinheit,appartement,habitation,logement,maison,住戸,住居,居宅,"
            "住居用,共同住宅",
        ),
        "shop": (
            "商铺,店铺,商业,商业用房,网点,门面,门面房,底商,商业网点,临街商铺,沿街商铺,商店,商服,商业服务,"
            "铺,铺位,店面,商场,门市,门市房,商业房",
            "shop,commercial,retail,store,restaurant",
            "laden,gewerbe,local,ladenlokal,geschaft,commerce,boutique,local commercial,店舗",
        ),
        "parking": (
            "车位,停车位,产权车位,车库,人防车位,地下车位,地上车位,机动车位,机械车位,子母车位,固定车位,"
            "私家车位,地下车库,地面车位,"
            "车房,停车场,停车库,车位产权",
            "parking,parkingspace,parkingstall,carspace,stall,garage,parkingbay,carpark,parkinglot,"
            "carport,parkinggarage",
            "stellplatz,tiefgarage,tiefgaragenstellplatz,tgstellplatz,parkplatz,place de parking,"
            "stationnement,box,"
            "駐車場,駐車区画,駐車位,停車位",
        ),
        "other": (
            "其他,其它,办公,办公用房,储藏室,仓储,储藏间,储物间,写字楼,办公楼,仓库,地下室,杂物间,库房,"
            "阁楼,会所,工业,厂房,公建,幼儿园,"
            "非住宅,非居住,配套用房,设备用房,自行车库,非机动车位,非机动车库,"
            "写字间,车棚,人防,架空层,摊位,酒店",
            "other,office,storage,storeroom,locker,cellar,basement,warehouse,bicycleroom,storageunit",
            "keller,buro,lager,abstellraum,hobbyraum,sonstiges,cave,bureau,grenier,cellier,autre,事務所,"
            "倉庫,物置,その他",
        ),
    },
    "area_source": {
        "registry": (
            "登记,不动产登记,登记簿,产权证,不动产权证,房产证,产证,房屋所有权证,不动产登记簿,不动产权证书",
            "registry,registered,title,landregistry,deed,titledeed",
            "grundbuch,registre,登記,登記簿",
        ),
        "survey": (
            "测绘,实测,测绘面积,实测面积,测绘报告",
            "survey,surveyed,measured",
            "aufmass,mesurage,carrez,loi carrez,実測",
        ),
        "contract": (
            "合同,买卖合同,销售合同,购房合同,合同面积,预测,预售合同",
            "contract,salescontract,purchasecontract",
            "kaufvertrag,vertrag,contrat,契約",
        ),
    },
    "owner_kind": {
        "person": (
            "自然人,个人,私人,居民",
            "person,individual,naturalperson,private,personal",
            "privat,privatperson,natürliche person,particulier,personne physique,個人",
        ),
        "company": (
            "法人,企业,公司,单位,组织,非自然人,法人单位,机关,事业单位,非法人组织",
            "company,legalperson,organisation,organization,corporate,corporation,legalentity,trust,business",
            "firma,gesellschaft,juristische person,société,personne morale,sci,法人,会社",
        ),
        "developer": (
            "建设单位,开发商,开发单位,开发企业,房地产开发企业,房地产开发商",
            "developer,builder",
            "bauträger,promoteur,分譲業者,売主",
        ),
    },
    "large": {
        "yes": ("是,要,需要,大字,大字版", "yes,y,large,large print,x", "ja,oui"),
        "no": ("否,不,不要,不需要,无,普通", "no,n,normal", "nein,non"),
    },
}
_STANDING: Mapping[str, tuple[str, str]] = {  # words of who counts, words of who doesn't
    "relation": (
        "本人,业主,业主本人,产权人,产权人本人,所有权人,房主,共有人,共有,共同所有,共同共有,按份共有,"
        "共有权人,权利人,所有者,区分所有者,"
        "owner,self,co-owner,coowner,joint owner,part owner,proprietor,owner occupier,owner-occupied,"
        "owner occupied,landlord,registered owner,eigentümer,eigentümerin,selbst,miteigentümer,selbstnutzer,"
        "propriétaire,copropriétaire,propriétaire occupant,propriétaire bailleur,bailleur,indivisaire",
        "配偶,妻,夫,妻子,丈夫,爱人,子女,儿子,女儿,子,女,长子,次子,长女,次女,父母,父亲,母亲,父,母,岳父,"
        "岳母,公公,婆婆,儿媳,女婿,亲属,家属,亲戚,"
        "家庭成员,家人,祖父,祖母,祖父母,孙子,孙女,孙子女,外孙,外孙女,兄弟姐妹,兄弟,姐妹,哥哥,弟弟,姐姐,"
        "妹妹,租户,租客,承租人,租赁,租住,住户,"
        "同住人,合租人,保姆,朋友,非业主,其他,其他亲属,使用人,物业使用人,借住,访客,"
        "tenant,renter,lessee,occupier,occupant,resident,lodger,subtenant,spouse,wife,husband,partner,child,"
        "son,daughter,parent,father,mother,family,family member,relative,sibling,brother,sister,guest,"
        "housekeeper,friend,other,non-owner,mieter,mieterin,untermieter,ehepartner,ehefrau,ehemann,kind,"
        "locataire,"
        "conjoint,enfant,occupant,賃借人,借主,家族,配偶者,同居人",
    ),
    "status": (
        "在册,正常,有效,现业主,现有,现任,当前,自住,已入住,入住,在住,已交房,已交付,已收楼,已售,是,"
        "active,current,ok,valid,yes,owner,occupied,aktiv,aktuell,actif,actuel,現所有者",
        "",
    ),
}


def _each(words: str) -> list[str]:
    return [folded(word) for word in words.split(",") if word]


_CHOICES = {
    field: {word: value for value, words in values.items() for word in _each(",".join(words))}
    for field, values in _WORDS.items()
}
_STANDS = {
    field: {word: counts for words, counts in zip(both, (True, False), strict=True) for word in _each(words)}
    for field, both in _STANDING.items()
}
ASSUMED = {"kind": "home", "area_source": "registry", "owner_kind": "person", "large": "no"}


def written(field: str, value: str, lang: str) -> str:
    """The word an export writes for a value."""
    return _WORDS[field][value][lang != "zh"].split(",")[0]


def choices(field: str, lang: str) -> list[str]:
    """The words an export writes in a column of a fixed list; none for another column."""
    return [written(field, value, lang) for value in _WORDS.get(field, ())]


def allowed(field: str) -> Both:
    """The words of which one must stand there."""
    return Both((written(field, value, "zh"), written(field, value, "en")) for value in _WORDS[field])


def known_word(field: str, text: str) -> str | None:
    """The value a word of any language means; None when it means nothing.

    A use in hanzi says at its end what it is: 底层商铺 is a 商铺. Not so what begins with 非.
    """
    word = folded(text)
    found = _CHOICES[field].get(word)
    if found or field != "kind" or word.isascii() or word.startswith("非"):
        return found
    ends = (word[at:] for at in range(1, len(word) - 1))
    return next((_CHOICES[field][end] for end in ends if end in _CHOICES[field]), None)


def counts(field: str, text: str) -> bool | None:
    """Whether somebody of this relation or status is an owner; None for a word that is not known."""
    return _STANDS[field].get(folded(text))
