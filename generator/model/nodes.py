"""Nodes of the network (节点): the places that hold an edition of a release, what they hold, and how it gets there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Final

import msgspec
from pydantic import BeforeValidator, WithJsonSchema

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_6, N_1, R_1
from generator.model.fields import FieldFault, Label, RecordId
from generator.model.kind import Part
from generator.model.words import Words


class NodeEdition(StrEnum):
    """What a node holds: the whole district, or what concerns a street, a community, a kiosk's visitors, a city."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    KIOSK = "kiosk"


TIERS_OF: Final[Mapping[NodeEdition, tuple[str, ...]]] = {
    NodeEdition.CITY: ("市",),
    NodeEdition.DISTRICT: ("区",),
    NodeEdition.STREET: ("街道",),
    NodeEdition.COMMUNITY: ("社区",),
    NodeEdition.KIOSK: ("社区", "街道"),
}
"""The tiers of the divisions in which a node of an edition may stand."""

_HOST: Final = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+"
_ADDRESS: Final = re.compile(rf"https://{_HOST}(:\d{{1,5}})?/([A-Za-z0-9._~-]+/)*", re.ASCII)


def _read_address(text: Any) -> str:
    if not isinstance(text, str) or not _ADDRESS.fullmatch(text) or "/../" in text or "/./" in text:
        raise FieldFault(
            Text(f"公开地址“{text}”不合格式", f"the public address “{text}” has the wrong form"),
            Text(
                "以 https:// 开头、以 / 结尾，主机名用小写字母，不带参数，如 https://jd-510108002.quanli.example/",
                "begin with https://, end with /, host in lower-case letters, no query, "
                "as https://jd-510108002.quanli.example/",
            ),
        )
    return text


PublicAddress = Annotated[
    str, BeforeValidator(_read_address), WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS.pattern}$"})
]
"""Where residents find a node's pages; ends with a slash."""

_NAME: Final = r"[A-Za-z0-9._~-]+"
_TARGET: Final = re.compile(
    rf"|sftp://[a-z_][a-z0-9_-]{{0,31}}@({_HOST}|[a-z0-9-]+|[0-9.]+)(:\d{{1,5}})?(/{_NAME})+/?"
    rf"|s3://[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9](/{_NAME})*/?"
    rf"|(/|\./)?[\w.~-]+(/[\w.~-]+)*/?"
)
_PASSWORD: Final = re.compile(r"[a-z0-9]+://[^/@]*:[^/@]*@")


def _read_target(text: Any) -> str:
    if isinstance(text, str) and _PASSWORD.match(text):
        raise FieldFault(
            Text("推送目标里写了口令", "the target holds a password"),
            Text(
                "记录里不能有口令：删去“:口令”，用 SSH 密钥登录",
                "no record holds a password: delete it, and use SSH keys",
            ),
        )
    if not isinstance(text, str) or not _TARGET.fullmatch(text) or {"..", "~"} & set(text.split("/")):
        raise FieldFault(
            Text(f"推送目标“{text}”不能识别", f"the target “{text}” can't be read"),
            Text(
                "写本机目录（/srv/jiedao）、sftp://用户@主机:22/路径 或 s3://存储桶/前缀；只由节点自己拉取的，不写这一项",
                "write a local folder (/srv/jiedao), sftp://user@host:22/path or s3://bucket/prefix; "
                "leave it out where the node pulls by itself",
            ),
        )
    return text


PushTarget = Annotated[
    str, BeforeValidator(_read_target), WithJsonSchema({"type": "string", "pattern": f"^({_TARGET.pattern})$"})
]
"""Where releases are pushed; "" where the node only pulls, or takes bundles."""


class Node(Part):
    """A node: a server, a mirror or a kiosk that holds one edition."""

    id: Annotated[RecordId, Label("节点编号", "id of the node", "jd-510108002")]
    name: Annotated[Words, Label("名称", "name", "猛追湾街道")]
    place: Annotated[str, Label("所在区划代码", "code of the division it stands in", "510108002")]
    edition: Annotated[NodeEdition, Label("版本", "what it holds", "street")]
    address: Annotated[
        PublicAddress,
        Label(
            "公开地址（一体机写二维码引向的地址）",
            "public address; of a kiosk, the one its QR codes lead to",
            "https://jd-510108002.quanli.example/",
        ),
    ]
    target: Annotated[
        PushTarget, Label("推送目标", "where releases are pushed", "sftp://liangquan@10.1.2.3:22/srv/lq")
    ] = ""


class NodeFacts(msgspec.Struct, frozen=True, gc=False):
    """A node as the publisher sees it; its fields are those of `Node`."""

    id: str
    name: str
    place: str
    edition: NodeEdition
    address: str
    target: str


def node_facts(node: Node) -> NodeFacts:
    """The node as the network's card carries it."""
    return NodeFacts(node.id, node.name, node.place, node.edition, node.address, node.target)


def node_findings(nodes: Sequence[Node], tiers: Mapping[str, str]) -> Iterator[Finding]:
    """Whether nodes and divisions agree. `tiers` are those of the network's divisions (市, 区, 街道, 社区) by code."""
    for position, node in enumerate(nodes):
        tier = tiers.get(node.place)
        if tier is None:
            yield R_1.at(
                ("nodes", position, "place"),
                Text(
                    f"节点{node.id}所在的区划{node.place}不在网络中",
                    f"the node {node.id} stands in {node.place}, which the network has no division of",
                ),
                Text("写网络中的区划代码", "write the code of a division of this network"),
            )
        elif tier not in TIERS_OF[node.edition]:
            yield _of_another_tier(position, node, tier)
    yield from _twice(nodes)
    yield from _without_district(nodes)


def _of_another_tier(position: int, node: Node, tier: str) -> Finding:
    fitting = TIERS_OF[node.edition]
    editions = [str(edition) for edition, tiers in TIERS_OF.items() if tier in tiers]
    return N_1.at(
        ("nodes", position, "edition"),
        Text(
            f"节点{node.id}设在{tier}，版本却是 {node.edition}",
            f"the node {node.id} stands in a division of tier {tier}, but has the edition {node.edition}",
        ),
        Text(
            f"{node.edition} 版设在{'或'.join(fitting)}；设在{tier}的写 {' 或 '.join(editions)}",
            f"{node.edition} belongs to {' or '.join(fitting)}; in a division of tier {tier} write {' or '.join(editions)}",
        ),
    )


def _twice(nodes: Sequence[Node]) -> Iterator[Finding]:
    """No two nodes have one id, one target, one address; no place has two nodes besides its kiosks."""
    ids: set[str] = set()
    targets: dict[str, str] = {}
    owners: dict[tuple[str, str], str] = {}
    for position, node in enumerate(nodes):
        if node.id in ids:
            yield K_6.at(
                ("nodes", position, "id"),
                Text(f"节点编号{node.id}出现两次", f"the node {node.id} stands twice"),
                Text("每个节点用自己的编号", "give each node an id of its own"),
            )
        ids.add(node.id)
        target = node.target.removeprefix("./").rstrip("/").replace(":22/", "/")
        other = targets.setdefault(target, node.id) if target else node.id
        if other != node.id:
            yield N_1.at(
                ("nodes", position, "target"),
                Text(
                    f"节点{node.id}和{other}推送到同一处，后推的会盖掉先推的",
                    f"{node.id} and {other} are pushed to one place, where one would write over the other",
                ),
                Text("每个节点写自己的目标", "give each node a target of its own"),
            )
        if node.edition is NodeEdition.KIOSK:
            continue
        for field, value in (("place", node.place), ("address", node.address)):
            owner = owners.setdefault((field, value), node.id)
            if owner != node.id:
                yield N_1.at(
                    ("nodes", position, field),
                    Text(
                        f"节点{node.id}和{owner}的 {field} 都是 {value}",
                        f"{node.id} and {owner} both have {field} {value}",
                    ),
                    Text(
                        "除一体机外，一个区划只设一个节点，一个地址只属一个节点",
                        "a division has one node besides its kiosks, and an address belongs to one node",
                    ),
                )


def _without_district(nodes: Sequence[Node]) -> Iterator[Finding]:
    """What a street's node lacks is found at its district's, so there is one."""
    held = Counter(node.place for node in nodes if node.edition is NodeEdition.DISTRICT)
    for position, node in enumerate(nodes):
        district = node.place[:6]
        if node.edition not in {NodeEdition.CITY, NodeEdition.DISTRICT} and not held[district]:
            yield N_1.at(
                ("nodes", position, "place"),
                Text(
                    f"节点{node.id}所在的区{district}没有 district 版的节点，它缺的页面无处可查",
                    f"{district} has no node of the edition district, where readers of {node.id} find what it lacks",
                ),
                Text(
                    f"在 nodes 加上设在{district}、版本为 district 的节点",
                    f"add a node in {district} with the edition district",
                ),
            )
