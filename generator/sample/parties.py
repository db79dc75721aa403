"""Parties of cases, all invented: organisations that say so, persons as court papers write them (张某甲)."""

from random import Random
from typing import Final

from generator.records.yaml_writing import Plain
from generator.sample.chance import pick
from generator.sample.ground import District

_FIRST: Final = "瑞川宏佳禾安百新锦蓉祥盛恒源德嘉"
_SECOND: Final = "丰岭远和田居味苑程达泰润诚康悦华"
_TRADES: Final = {
    "shichang-jianguan": ("餐饮店", "食品有限公司", "超市", "药房"),
    "gongan": ("网吧", "旅馆", "物流有限公司"),
    "shengtai-huanjing": ("印务有限公司", "汽车修理厂", "餐饮有限公司"),
    "zhujian": ("建筑工程有限公司", "物业服务有限公司", "燃气设备有限公司"),
    "zonghe-zhifa": ("商贸有限公司", "建筑工程有限公司", "广告有限公司"),
    "wentilv": ("文化传播有限公司", "旅行社", "歌舞厅"),
    "weijian": ("诊所", "理发店", "酒店"),
    "jiaotong": ("运输有限公司", "汽车租赁有限公司"),
    "nongshui": ("农资经营部", "养殖场"),
    "yancao": ("便利店", "烟酒经营部"),
    "jiaoyu": ("教育咨询有限公司", "艺术培训学校"),
}
_ANY_TRADE: Final = ("商贸有限公司", "科技有限公司", "服务部")
_SURNAMES: Final = (*"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "欧阳", "司马")
_SIGNS: Final = "甲乙丙丁戊己庚辛"


def party_of(stream: Random, ground: District, key: str, number: int, *, person: bool) -> dict[str, Plain]:
    """A party of the `number`th case: no two have one address, so no two are one party."""
    if person:
        name = f"{pick(stream, _SURNAMES)}某{pick(stream, _SIGNS)}"
    else:
        trade = pick(stream, _TRADES.get(key, _ANY_TRADE))
        name = f"成都{pick(stream, _FIRST)}{pick(stream, _SECOND)}{trade}（演示）"
    return {
        "kind": "个人" if person else "单位",
        "name": name,
        "address": f"成都市{ground.name}（演示地址）{number}号",
    }
