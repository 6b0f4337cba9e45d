"""What headings mean: the words for each column in the languages people keep rolls in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from meeting_tui.clean import narrow

_OLD = "樓棟號單門間積業產權區屬證電話機類質稱況狀態關係備註戶層編聯絡絡專記載實測築與員種別權専権戸続録"
_NEW = "楼栋号单门间积业产权区属证电话机类质称况状态关系备注户层编联络络专记载实测筑与员种别权专权户续录"
_PLAIN = str.maketrans(_OLD, _NEW)
_BRACKETS = re.compile(r"[(（].*?[)）]|[\[【].*?[\]】]")
_BETWEEN = re.compile(r"[\s_*:：/.。,，、'’\"“”°º№#-]|m2$|平方米$")
_IN_METRES = re.compile(r"(?:in)?(?:qm|sqm|m2|平米)$")
_ANOTHER = re.compile(r"^(?:第?二|2nd|second|other|further)(.+)|(.+?)(?:no)?[2-9二三四]$")

WORDS: Mapping[str, str] = {
    "building": "楼栋号,栋座,楼座,座,座号,座栋,楼宇,楼幢号,幢座,幢座号,楼编号,栋编号,大楼,大厦,楼号栋号,"
    "栋号楼号,棟番号,"
    "棟名,号棟,block no,block number,building no,building number,building name,bldg no,tower no,haus,hausnr,"
    "hausnummer,gebäude,bâtiment,bat,immeuble",
    "unit": "单元名称,单元编号,梯,门栋,门洞号,stairwell,staircase,stair no,entrance no,aufgang,eingang,"
    "treppenhaus,"
    "escalier,cage,cage d'escalier,entrée,階段",
    "room": "房间,房间编号,房屋编号,房屋号码,房屋户号,户室号,室号房号,房号室号,门牌,门牌号码,门牌号,"
    "车位号,车位编号,车库号,车库编号,商铺号,商铺编号,铺号,储藏室号,储藏间号,"
    "铺位号,单位,單位,部屋番号,部屋,号室,室番号,専有部分番号,住戸番号,住戸,apartment no,apartment number,"
    "apt no,flat no,"
    "flat number,parking no,parking number,parking space no,"
    "parking space number,garage no,shop no,shop number,room no,room number,door no,door number,suite,"
    "unit no,"
    "unit number,lot,lot no,lot number,"
    "wohnung,wohnungsnummer,wohnungsnr,wohnung nr,whg,whgnr,whg nr,wohneinheit,einheit,einheit nr,we,we nr,"
    "sondereigentum,appartement,appt,logement,porte,n de lot,no de lot,numéro de lot,numéro du lot,n lot,"
    "lot n",
    "area": "产证面积,产权证面积,房产证面积,不动产权证面积,登记面积,登记建筑面积,证载面积,证载建筑面积,"
    "房屋建筑面积,产权建筑面积,"
    "专有面积,专有部分建筑面积,建面,"
    "專有部分面積,專有面積,gfa,gross floor area,gross area,"
    "実測面積,sq m,sqm,m2,square metres,square meters,size,internal area,"
    "unit area,"
    "registered area,area sqm,area in sqm,area in m2,area m2,floor space,wohnfläche,fläche,nutzfläche,"
    "surface,superficie,"
    "surface carrez,専有床面積,床面積,専有部分面積,sq ft,sqft,square feet,square footage,area sqft,area "
    "sq ft,"
    "saleable area,坪数,坪數,建坪",
    "kind": "房屋类别,物业类型,业态,设计用途,规划用途,房屋性质用途,property type,unit type,nutzung,"
    "nutzungsart,usage,"
    "destination,nature,nature du lot,type de lot,種別",
    "owners": "业主名字,业主全名,产权人姓名,产权人名称,房屋所有权人,所有权人姓名,所有权人名称,权利人姓名,"
    "权利人名称,区分所有权人,"
    "区分所有权人姓名,所有人,所有人姓名,房主,房主姓名,买受人,名字,区分所有者,区分所有者名,区分所有者氏名,"
    "所有者,所有者名,所有者氏名,"
    "氏名,組合員名,組合員氏名,registered owner,registered proprietor,proprietor,name of owner,owner's "
    "name,names,full name,member,members,mitglied,mitglieder,"
    "owner full name,homeowner,homeowner name,unit owner,title holder,shareholder,member name,eigentümer,"
    "eigentümerin,"
    "eigentümer in,wohnungseigentümer,eigentümername,name des eigentümers,copropriétaire,copropriétaires,"
    "propriétaire,"
    "propriétaires,nom du copropriétaire,nom du propriétaire,nom et prénom,nom prénom,noms",
    "owner_kind": "产权人类型,业主属性,type of owner,eigentümerart,type de propriétaire",
    "reference": "身份证号,身份证号码,身份证,身份证字号,证件号码,证件编号,证件,证号,统一社会信用代码,"
    "统一编号,业主编码,id no,id number,"
    "id card,owner id,owner no,owner number,identity number,hkid,reference no,ref,member no,membership no,"
    "eigentümernummer,eigentümer nr,kundennummer",
    "phone": "手机号码,联系方式,电话号码,联络电话,联系手机,移动电话,联系人电话,業主電話,业主电话,mobile "
    "phone,mobile no,phone no,"
    "phone number,mobile number,tel,telephone no,telephone number,cell,cell phone,contact number,telefon,"
    "telefonnummer,handy,handynummer,mobil,mobilnummer,téléphone,tél,portable,電話番号,携帯電話,連絡先",
    "representative": "共有代表,共有人代表人,代表者,授权代表,vertreter,bevollmächtigter,mandataire,"
    "représentant,"
    "voting member,議決権行使者",
    "place": "房屋坐落,坐落,坐落位置,不动产坐落,房屋位置,房屋地址,房产地址,地址,房屋,房产,物业地址,"
    "房屋全称,房间全称,房屋名称,"
    "单元房号,楼栋房号,栋房号,楼房号,楼栋单元房号,楼号单元房号,住址,门牌地址,房源,address,property,"
    "property address,"
    "unit address,premises,adresse,anschrift,objekt,lage,bien,所在,所在地,住所",
    "floor": "楼层,层,所在层,所在楼层,层次,楼层号,层号,所在階,階,floor,floor no,floor number,level,storey,"
    "story,étage,niveau,etage,stockwerk,stock,geschoss",
    "first_name": "first name,first names,given name,given names,forename,vorname,prénom,名",
    "last_name": "last name,surname,family name,nachname,familienname,nom de famille,姓,姓氏,nom",
    "co_owners": "共有人,共有人姓名,其他共有人,其他产权人,其他业主,共同产权人,共有者,co-owner,co-owners,"
    "co owner,joint owner,"
    "joint owners,miteigentümer,indivisaire,indivisaires,co-indivisaires",
    "relation": "与业主关系,与户主关系,与产权人关系,与房主关系,业主关系,关系,身份,人员身份,住户身份,"
    "人员类型,人员类别,住户类型,住户类别,"
    "居住类型,居民类型,客户类型,客户类别,成员类型,人员关系,relation,relationship,relation to owner,"
    "relationship to owner,"
    "resident type,type of resident,occupant type,occupier type,person type,role,capacity,tenure,owner "
    "or tenant,"
    "owner/tenant,owner tenant,verhältnis,rolle,qualité,occupation,続柄,居住形態",
    "status": "状态,业主状态,产权状态,过户状态,当前状态,产权情况,status,state,ownership status,owner "
    "status,état,statut,状況",
}
"""Words beside those of `columns.FIELDS`; what is asked for when a file lacks it stands there."""

_SMELL = re.compile(
    "关系|身份|状态|状况|备注|附注|说明|情况|类别|类型|人员|住户|租|居住|过户|共有|代理|委托|配偶|监护|"
    "业主|产权|所有|户主|成员|姓名|名字|"
    "owner|proprietor|relation|status|state|remark|note|comment|resident|occup|tenant|tenure|role|type|"
    "spouse|proxy|deceased|sold|member|name|bemerk|notiz|hinweis|mieter|eigent|verhalt|remarque|observ|locat|"
    "statut|qualite|propriet|続|氏名|所有|賃借|入居"
)
_LETTER = re.compile(r"\([A-Z0-9]{1,2}\)")  # how a column without a heading is called
_HARMLESS = re.compile(
    "户型|房型|装修|付款|缴费|车牌|email|mail|邮箱|账号|帐号|物业费|证书|权证号|产权证号|不动产权证号|序"
)
FOREIGN_AREA = re.compile(
    r"\bsq\.?\s*f|sq\.?\s*ft|sqft|square\s*f|\bft\b|ft2|ft²|feet|foot|footage|呎|尺|坪|tsubo|pyeong|평|"
    r"acre|英亩|亩|畝|公顷|hectare"
    r"|\bha\b|yard|\byd|畳|帖|ping\b",
    re.IGNORECASE,
)
"""Of an area's heading or cell: a measure that is not the square metre."""


@lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """A word as headings and words are compared: narrow, without case, accents, signs or old characters."""
    apart = unicodedata.normalize("NFD", narrow(text).casefold())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return _BETWEEN.sub("", unicodedata.normalize("NFC", bare)).translate(_PLAIN)


@lru_cache(maxsize=4_096)
def plain_heading(text: str) -> str:
    """A heading without what stands in brackets and without m², unless nothing else is there."""
    bare = folded(_BRACKETS.sub("", narrow(text))) or folded(text)
    return _IN_METRES.sub("", bare) or bare


def another(heading: str) -> str:
    """Of `业主2`, `owner 2`, `第二产权人`: the heading it is a further one of; else ""."""
    further = _ANOTHER.match(plain_heading(heading))
    return (further[1] or further[2]) if further else ""


def tells_of_voters(heading: str) -> bool:
    """Whether a column of this heading, left out, could change who votes; one without a heading could."""
    plain = plain_heading(heading)
    return bool(_LETTER.fullmatch(heading)) or (bool(_SMELL.search(plain)) and not _HARMLESS.search(plain))
