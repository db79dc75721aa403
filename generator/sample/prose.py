"""Settings and prose of a sample: enough for its site to stand, and to say that it is a demonstration."""

from collections.abc import Iterator
from typing import Final

from generator.sample.ground import District
from generator.sample.scale import Scale

SITE: Final = "liangquan.example"
"""The host of the sample's public site; no such name can be registered (RFC 2606)."""

_SETTINGS = """\
# 演示数据：由种子生成，所载事项、电话、地址和收支均为演示，不能作为办事依据。
site_name: {name}权力公开透明运行（演示数据）
site_description: {name}权力事项、办事流程、法律依据、裁量标准和社区事务公开（演示数据）
site_url: https://{site}/
copyright: 演示站点，所载内容均为演示数据

docs_dir: content
site_dir: site
use_directory_urls: true

theme:
  name: material
  language: zh
  font: false

plugins: []

markdown_extensions:
  - admonition
  - attr_list
  - tables:
      use_align_attribute: true

nav:
  - 首页: index.md
  - 关于本站: about.md

extra:
  generator: false
  liangquan:
    demonstration: true
    district_code: "{code}"
    publisher: {publisher}
    approval: names
"""
_INDEX = """\
---
title: 首页
description: 查询{name}的权力事项、办事流程、法律依据、裁量标准和社区公开（演示数据）。
---

# 权力公开，一查便知 {{#shouye}}

这里是一个由种子生成的演示站点，用来检验全区规模的公开网站。

- [办事与权力](items/)
- [流程图](processes/)
- [法律依据](laws/)
- [裁量标准](standards/)
- [单位](units/)
- [社区公开](communities/)
- [公开监督](supervision/)
"""
_ABOUT = """\
---
publisher: 区司法局
published_on: 2026-01-05
description: 本站为演示数据，说明哪些是真实的、哪些是编写的。
---

# 关于本站 {#guanyu}

!!! warning "演示数据"

    法律的名称、条号、处罚种类和罚款幅度，服务事项的名称，街道和社区的名称与代码取自公开资料。
    事项归属、办理时限、电话、地址、流程、裁量阶次和社区收支均由程序编写，不能作为办事依据。
"""


def prose_files(ground: District, scale: Scale) -> Iterator[tuple[str, str]]:
    """mkdocs.yml, .gitignore and the pages of content/."""
    name = ground.name if scale.districts == 1 else "成都市"
    code = ground.code if scale.districts == 1 else "5101"
    yield "mkdocs.yml", _SETTINGS.format(site=SITE, name=name, code=code, publisher=ground.unit("sifa"))
    yield ".gitignore", "/site/\n/.liangquan/\n"
    yield "content/index.md", _INDEX.format(name=name)
    yield "content/about.md", _ABOUT
