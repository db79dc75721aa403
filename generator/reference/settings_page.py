"""The page of settings."""

from typing import Final

from generator.reference.tables import code, table
from generator.settings import SETTINGS, Setting

_HEAD: Final = """# 设置 · Settings

<!-- 由程序生成，请勿手改：python -m generator.reference docs/reference -->

设置写在资料库的 `mkdocs.yml` 中 `extra.liangquan` 之下。`site_name` 是网站名称，`site_url` 是网站的永久地址；
其余各项是 MkDocs 和 Material 自己的设置，只管正文页和页面框架。

They stand in the district's `mkdocs.yml` under `extra.liangquan`. `site_name` and `site_url` are the site's name and its
permanent address; everything else there belongs to MkDocs and Material, and concerns the prose and the frame of the
pages.
"""
_EXAMPLE: Final = """
```yaml
site_name: 成华区权力公开透明运行
site_url: https://liangquan.example/
extra:
  liangquan:
    demonstration: true
    district_code: "510108"
    publisher: qu-sifaju
```
"""


def settings_page() -> str:
    """The page as Markdown."""
    rows = (
        (code(f"extra.liangquan.{name}"), setting.about.zh, setting.about.en, _left_out(setting))
        for name, setting in SETTINGS.items()
    )
    heads = ("设置 setting", "说明", "meaning", "不写时 when left out")
    return "\n".join([_HEAD, *table(heads, rows)]) + "\n" + _EXAMPLE


def _left_out(setting: Setting) -> str:
    if setting.left_out is None:
        return "必须写 has to be written"
    return code(setting.left_out) or "没有 none"
