"""What residents say, as an editor's first record of it; this repository's own holds three hundred sayings."""

from typing import Final

from generator.records.yaml_writing import Plain

_SAYINGS: Final = {
    "摆地摊儿": ("占道经营",),
    "开串串店": ("食品经营",),
    "掏下水道": ("排水",),
    "娃娃上户": ("出生登记",),
    "装空调外机": ("市容环境卫生",),
    "修老旧院落": ("老旧小区",),
}


def sayings_record(publisher: str) -> dict[str, Plain]:
    """A record of the kind synonyms."""
    return {
        "kind": "synonyms",
        "id": "shuofa-yangli",
        "publisher": publisher,
        "published_on": "2026-11-16",
        "title": "居民说法样例（演示）",
        "words": [{"said": said, "means": list(means)} for said, means in _SAYINGS.items()],
    }
