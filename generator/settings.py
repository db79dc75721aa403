"""The district's settings: `mkdocs.yml`, and in it `extra.liangquan`."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import yaml

from generator.diagnostics.diagnostic import Text


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site is called, where it stands, and whose it is."""

    site_name: str
    site_url: str
    """Ends with a slash; permanent addresses begin with it."""
    demonstration: bool
    """Every page says 演示数据."""
    district_code: str
    publisher: str
    """Id of the unit that answers for the site as a whole."""


class SettingsFault(Exception):  # a fault of the configuration, told with exit code 2
    """The settings can't be read; `message` says where and what to write."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


SETTINGS: Final[dict[str, Text]] = {
    "demonstration": Text("是否演示数据：true 或 false", "whether the data is a demonstration: true or false"),
    "district_code": Text("本区的统计区划代码，六位，加引号", "the district's official code, six digits, quoted"),
    "publisher": Text("对全站负责的单位编号", "id of the unit that answers for the whole site"),
}
"""Every setting under `extra.liangquan`; the reference page of the docs is made from it."""


def read_settings(root: Path) -> Settings:
    """The settings of the district in `root`. Raises SettingsFault."""
    file = root / "mkdocs.yml"
    try:
        tree = yaml.load(file.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes nothing but text
    except FileNotFoundError:
        raise SettingsFault(
            Text(
                f"{root} 中没有 mkdocs.yml，不是一个区的资料库。换到资料库目录，或用 -C 指明；"
                "也可以先运行 liangquan sample <目录> --scale small 造一个",
                f"{root} holds no mkdocs.yml, so it is no district. Go to one, name it with -C, or make one: "
                "liangquan sample <folder> --scale small",
            )
        ) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise SettingsFault(Text(f"mkdocs.yml 不能读取：{fault}", f"mkdocs.yml can't be read: {fault}")) from None
    return _settings(tree if isinstance(tree, dict) else {})


def unknown_publisher(unit: str) -> Text:
    """Told where the records hold no such unit."""
    return Text(
        f"extra.liangquan.publisher 写的“{unit}”不是本区的单位；写 powers/units/ 中一个单位的编号",
        f"extra.liangquan.publisher is `{unit}`, which is no unit of the district; write the id of one in powers/units/",
    )


def _settings(tree: dict[str, Any]) -> Settings:
    extra = tree.get("extra")
    own = extra.get("liangquan") if isinstance(extra, dict) else None
    if not isinstance(own, dict):
        raise SettingsFault(
            Text(
                "mkdocs.yml 缺少 extra.liangquan；其下写 " + "、".join(SETTINGS),
                "mkdocs.yml lacks extra.liangquan; write under it: " + ", ".join(SETTINGS),
            )
        )
    for name in own:
        if name not in SETTINGS:
            near = get_close_matches(str(name), SETTINGS, n=1)
            raise SettingsFault(
                Text(
                    f"extra.liangquan 中没有“{name}”这一设置" + (f"，是不是 {near[0]}？" if near else ""),
                    f"extra.liangquan has no setting `{name}`" + (f"; did you mean `{near[0]}`?" if near else ""),
                )
            )
    for name, about in SETTINGS.items():
        if not isinstance(own.get(name), str) or not own[name]:
            raise SettingsFault(
                Text(
                    f"mkdocs.yml 缺少 extra.liangquan.{name}（{about.zh}）",
                    f"mkdocs.yml lacks extra.liangquan.{name}: {about.en}",
                )
            )
    if own["demonstration"] not in {"true", "false"}:
        raise SettingsFault(
            Text("extra.liangquan.demonstration 写 true 或 false", "extra.liangquan.demonstration is true or false")
        )
    address = tree.get("site_url")
    if not isinstance(address, str) or not address.startswith(("http://", "https://")):
        raise SettingsFault(
            Text(
                "mkdocs.yml 的 site_url 写网站的永久地址，如 https://www.example.gov.cn/quanli/",
                "site_url in mkdocs.yml is the site's permanent address, as https://www.example.gov.cn/quanli/",
            )
        )
    return Settings(
        site_name=str(tree.get("site_name", "")),
        site_url=address.rstrip("/") + "/",
        demonstration=own["demonstration"] == "true",
        district_code=own["district_code"],
        publisher=own["publisher"],
    )
