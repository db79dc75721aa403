"""Files of a district's communities: their homes and what they disclosed."""

from collections.abc import Iterator

from generator.records.yaml_writing import Plain, yaml_text
from generator.sample.chance import PUBLISHED, chance, day_between, pick
from generator.sample.entries import Home, entry_records
from generator.sample.facts_held import DivisionFact
from generator.sample.ground import District
from generator.sample.scale import Scale

_HOURS = "周一至周五 9:00—12:00，13:30—17:30"
_POSTS = (
    ("社区党委书记、居委会主任", "主持全面工作", 1),
    ("居委会副主任", "协助主任，负责民生服务", 1),
    ("居务监督委员会主任", "监督居务、财务公开", 1),
    ("社区党群服务专员", "党员管理和党群活动", 1),
    ("社区网格员", "走访登记、安全巡查", 4),
    ("社区公共服务窗口人员", "受理和代办居民事务", 2),
    ("社区养老专员", "高龄、独居老人探访", 1),
    ("社区文化专员", "文体活动和活动室管理", 1),
)
_PLACES = ("党群服务中心", "日间照料中心", "助餐点", "文化活动室", "调解室")
_GROUND = (
    "以老旧院落为主，居民中老年人较多",
    "商品房小区和老院落相间，商铺沿街分布",
    "由原厂区宿舍改造而来，邻里相熟",
    "新建小区多，年轻家庭和租住人员较多",
    "临近轨道站点，楼宇和商业较集中",
)


def community_files(ground: District, scale: Scale, seed: int) -> Iterator[tuple[str, str]]:
    """(path, text) of every community and of its entries, `scale.entries` in all."""
    communities = [(street, code, name) for street in ground.streets for code, name in street.communities]
    each, more = divmod(scale.entries, len(communities))
    for number, (street, code, name) in enumerate(communities):
        unit = ground.unit(street.code)
        yield f"community/communities/{code}.yaml", yaml_text(_home(code, name, street, ground, seed))
        for record in entry_records(
            Home(code, name, unit),
            each + (number < more),
            seed,
            overdue=number % 4 == 3,
            withdrawn=scale.withdrawn and not number,
        ):
            yield f"community/entries/{code}/{record['id']}.yaml", yaml_text(record)


def _home(code: str, name: str, street: DivisionFact, ground: District, seed: int) -> dict[str, Plain]:
    stream = chance(seed, f"community/{code}")
    number = int(code[-6:])
    unit = ground.unit(street.code)
    households = 1800 + int(stream.random() * 4200)
    area = f"{0.3 + stream.random() * 1.6:.2f}"
    posts = [0, 1, 2, *sorted(stream.sample(range(3, len(_POSTS)), 3))]
    places = sorted(stream.sample(range(len(_PLACES)), 2 + int(stream.random() * 2)))
    return {
        "kind": "community",
        "id": code,
        "publisher": unit,
        "published_on": day_between(stream, *PUBLISHED).isoformat(),
        "name": name,
        "street": unit,
        "profile": f"{name}位于{street.name}，面积约{area}平方公里，居民约{households}户，{pick(stream, _GROUND)}。"
        f"设居民小组{6 + int(stream.random() * 12)}个，网格{3 + int(stream.random() * 6)}个（演示数据）。",
        "address": f"成都市{ground.name}{street.name}（演示地址）{number % 900 + 1}号",
        "hours": _HOURS,
        "telephone": _telephone(code),
        "staff": [{"post": _POSTS[post][0], "duty": _POSTS[post][1], "count": str(_POSTS[post][2])} for post in posts],
        "places": [
            {
                "name": f"{name}{_PLACES[place]}",
                "address": f"成都市{ground.name}{street.name}（演示地址）{number % 900 + 2 + place}号",
                "hours": _HOURS,
                "telephone": _telephone(code),
            }
            for place in places
        ],
    }


def _telephone(code: str) -> str:
    return f"028-8{(int(code[4:6]) * 37 + int(code[6:9]) * 101 + int(code[9:]) * 7) % 1000000:06d}0"
