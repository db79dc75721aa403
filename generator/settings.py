"""The district's settings: `mkdocs.yml`, and in it `extra.liangquan`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NamedTuple

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
    traditional: bool = False
    """Whether every page stands in traditional characters too."""
    traditional_words: tuple[tuple[str, str], ...] = ()
    """Words of the district's own and how they read in traditional characters."""
    precompressed: tuple[str, ...] = ()
    """Endings of the compressed copies beside each text file: `gz`, `br`."""
    provenance: bool = False
    """Whether cases are signed, and pages say what of them was verified."""
    lenient_part: int = 30
    """How much of a range is its lower part (从轻), in percent; where a standard states no range of its own."""
    aggravated_part: int = 30
    """The same of its higher part (从重). The two are 100 at most."""
    large_sum_person: Decimal = Decimal(5000)
    """Yuan from which a fine or confiscation is large for a person: a hearing is offered (处罚法 art. 63)."""
    large_sum_organisation: Decimal = Decimal(50000)
    """The same for an organisation."""
    approval: str = ""
    """How items are approved: one of APPROVING, "" where the district hasn't said."""


class SettingsFault(Exception):  # a fault of the configuration, told with exit code 2
    """The settings can't be read; `message` says where and what to write."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class Setting(NamedTuple):
    """A setting under `extra.liangquan`: what it is, how what is written there is read, and what it is when left out."""

    about: Text
    read: Callable[[Any], Any]
    """From what YAML gives, all scalars as text. Raises _Refused with what to write instead."""
    left_out: str | None = None
    """What stands for it where it is left out; None: it has to be written."""


class _Refused(Exception):
    def __init__(self, write: Text) -> None:
        super().__init__(write.en)
        self.write = write


def _text(written: Any) -> str:
    if not isinstance(written, str):
        raise _Refused(Text("一段文字", "text"))
    return written


def _yes_or_no(written: Any) -> bool:
    if written not in ("true", "false"):
        raise _Refused(Text("true 或 false", "true or false"))
    return bool(written == "true")


def _words(written: Any) -> tuple[tuple[str, str], ...]:
    form = Text(
        "一行一个词，前为记录中的写法，后为繁体写法，如 于某: 于某",
        "a word a line, first as the records have it, then in traditional characters, with a colon between",
    )
    pairs = written.items() if isinstance(written, dict) else [("", "")] if written else []
    if not all(isinstance(word, str) and word for pair in pairs for word in pair):
        raise _Refused(form)
    return tuple(pairs)


def _compressions(written: Any) -> tuple[str, ...]:
    if written not in ("", "gz", "gz,br"):
        raise _Refused(
            Text(
                "gz 或 gz,br，不写成列表；不要压缩就不写这一行", "gz or gz,br, and no list; for none leave the line out"
            )
        )
    return tuple(str(written).split(",")) if written else ()


def _percent(written: Any) -> int:
    if not isinstance(written, str) or not re.fullmatch(r"[1-9]\d?", written, re.ASCII) or int(written) > _MOST_PART:
        raise _Refused(
            Text(
                f"1 至 {_MOST_PART} 的整数，不写百分号，如 30",
                f"a whole number from 1 to {_MOST_PART}, without %, as 30",
            )
        )
    return int(written)


def _yuan(written: Any) -> Decimal:
    if not isinstance(written, str) or not re.fullmatch(r"[1-9]\d{0,8}", written, re.ASCII):
        raise _Refused(
            Text(
                "以元为单位的正整数，不写“元”和千分位逗号，如 5000",
                "a whole number of yuan above 0, without a unit or commas, as 5000",
            )
        )
    return Decimal(written)


APPROVING: Final = ("off", "names", "keys")


def _approval(written: Any) -> str:
    if written not in ("", *APPROVING):
        raise _Refused(Text("、".join(APPROVING) + " 之一", "one of " + ", ".join(APPROVING)))
    return str(written)


_MOST_PART: Final = 50
"""Lower and higher parts don't overlap."""

SETTINGS: Final[dict[str, Setting]] = {
    "demonstration": Setting(
        Text("是否演示数据：true 或 false", "whether the data is a demonstration: true or false"), _yes_or_no
    ),
    "district_code": Setting(
        Text("本区的统计区划代码，六位，加引号", "the district's official code, six digits, quoted"), _text
    ),
    "publisher": Setting(Text("对全站负责的单位编号", "id of the unit that answers for the whole site"), _text),
    "traditional": Setting(
        Text(
            "是否另有繁体字的全部网页，在 zh-hant/ 下：true 或 false",
            "whether every page stands in traditional characters too, under zh-hant/: true or false",
        ),
        _yes_or_no,
        left_out="false",
    ),
    "traditional_words": Setting(
        Text(
            "繁体网页中人名、地名等词的写法，一行一个，如 于某: 于某",
            "how names of people and places read in traditional characters, one a line",
        ),
        _words,
        left_out="",
    ),
    "precompressed": Setting(
        Text(
            "文本文件旁另存压缩好的副本：gz 或 gz,br",
            "compressed copies beside each text file, for the server to send: gz or gz,br",
        ),
        _compressions,
        left_out="",
    ),
    "provenance": Setting(
        Text(
            "是否验证案件各环节的电子签名（roles.yaml 和 check --provenance）：true 或 false",
            "whether signatures of cases are verified, by roles.yaml and `check --provenance`: true or false",
        ),
        _yes_or_no,
        left_out="false",
    ),
    "lenient_part": Setting(
        Text(
            "从轻处罚取法定幅度较低的百分之几：1 至 50；裁量基准没有写明幅度时，以及阶次之内从轻时使用",
            "the lower part of a range that 从轻 stands for, in percent, 1 to 50: where a standard states no range, and for "
            "leniency inside a tier",
        ),
        _percent,
        left_out="30",
    ),
    "aggravated_part": Setting(
        Text(
            "从重处罚取法定幅度较高的百分之几：1 至 50；用处同上",
            "the higher part of a range that 从重 stands for, in percent, 1 to 50; used as the one above",
        ),
        _percent,
        left_out="30",
    ),
    "large_sum_person": Setting(
        Text(
            "对个人罚款、没收达到多少元为较大数额：告知时必须告知听证权利（处罚法第六十三条）；未达到的为较低数额罚款，只公开三个月",
            "yuan from which a fine or confiscation is large for a person: its notice tells of the right to a hearing "
            "(Administrative Penalty Law, art. 63); a lower fine is public for three months only",
        ),
        _yuan,
        left_out="5000",
    ),
    "large_sum_organisation": Setting(
        Text(
            "对单位罚款、没收达到多少元为较大数额；用处同上",
            "yuan from which it is large for an organisation; used as the one above",
        ),
        _yuan,
        left_out="50000",
    ),
    "approval": Setting(
        Text(
            "事项怎样审核确认：off 不要求；names 按姓名和日期；keys 按法制机构负责人签名的提交（roles.yaml）。不写时不要求，check 提醒怎样开始",
            "how items are approved: off, not at all; names, by name and date; keys, by commits that the legal office's head "
            "signed (roles.yaml). Left out, nothing is asked for, and check tells "
            "how to begin",
        ),
        _approval,
        left_out="",
    ),
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
    found = {name: _value(name, setting, own) for name, setting in SETTINGS.items()}
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
        **found,
    )


def _value(name: str, setting: Setting, own: dict[str, Any]) -> Any:
    # `name:` with nothing after it is a setting not given, as everywhere in a district's records.
    written = own.get(name) or setting.left_out
    if written is None:
        raise SettingsFault(
            Text(
                f"mkdocs.yml 缺少 extra.liangquan.{name}（{setting.about.zh}）",
                f"mkdocs.yml lacks extra.liangquan.{name}: {setting.about.en}",
            )
        )
    try:
        return setting.read(written)
    except _Refused as refused:
        raise SettingsFault(
            Text(f"extra.liangquan.{name} 写 {refused.write.zh}", f"extra.liangquan.{name} is {refused.write.en}")
        ) from None
