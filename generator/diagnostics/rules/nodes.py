"""N: nodes of the publishing network."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

N_1: Final = Rule(
    "N-1",
    Severity.ERROR,
    Text("节点与四级网络不合", "A node that does not fit the network"),
    Text(
        "节点按所在的区划取得版本，缺的页面到上级节点去查。层级不符、区划已停用、两个节点同一目标或地址的，"
        "会把别处的内容当成本地的公开。市级版本旁并列的各区版本须在同一主机，网页才取得到它们的数据。",
        "A node gets the edition of the division it stands in, and leads to its parent for the rest. With a wrong tier, "
        "a division that has ended, or a target or an address of two nodes, one place's pages would stand for another's. "
        "Other districts' editions beside a city's stand on its own host, where its pages can load what they hold.",
    ),
    Text(
        "《政府网站发展指引》（国办发〔2017〕47号）：街道不单独建站，在区级门户的体系内公开；"
        "《政府信息公开条例》第二十五条：设置查阅场所和设施。",
        "Guidelines for government websites (2017, no. 47): streets publish within their district's portal; "
        "Regulation on Open Government Information art. 25: places and equipment for reading.",
    ),
    "network",
    "nodes:\n"
    "- {id: qu-510108, name: 成华区, place: 510108, edition: district, address: 'https://quanli.example/'}\n"
    "# 510108002 是街道 (510108002 is a street)\n"
    "- {id: jd-510108002, name: 猛追湾街道, place: 510108002, edition: community, address: 'https://jd.quanli.example/'}\n",
    "nodes:\n"
    "- {id: qu-510108, name: 成华区, place: 510108, edition: district, address: 'https://quanli.example/'}\n"
    "- {id: jd-510108002, name: 猛追湾街道, place: 510108002, edition: street, address: 'https://jd.quanli.example/'}\n",
)

RULES: Final = (N_1,)
