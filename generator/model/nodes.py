"""Nodes of the network (节点): the places that hold an edition of a release, what they hold, and how it gets there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

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


class EditionBeside(Part):
    """The city's edition of another district's release, on the same server as this district's."""

    title: Annotated[Words, Label("所属的区", "the district whose release it is of", "锦江区")]
    address: Annotated[PublicAddress, Label("公开地址", "its public address", "https://shi.quanli.example/510104/")]


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
    beside: Annotated[
        tuple[EditionBeside, ...],
        Label("同一服务器上其他区的市级版本", "of a city's edition: those of other districts on its server", ""),
    ] = ()


class BesideFacts(msgspec.Struct, frozen=True, gc=False):
    """Another district's edition as the publisher sees it; its fields are those of `EditionBeside`."""

    title: str
    address: str


class NodeFacts(msgspec.Struct, frozen=True, gc=False):
    """A node as the publisher sees it; its fields are those of `Node`."""

    id: str
    name: str
    place: str
    edition: NodeEdition
    address: str
    target: str
    beside: tuple[BesideFacts, ...] = ()


def node_facts(node: Node) -> NodeFacts:
    """The node as the network's card carries it."""
    beside = tuple(BesideFacts(str(one.title), one.address) for one in node.beside)
    return NodeFacts(node.id, node.name, node.place, node.edition, node.address, node.target, beside)


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
    for position, node in enumerate(nodes):
        yield from _beside(position, node, nodes)


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


def _beside(position: int, node: Node, nodes: Sequence[Node]) -> Iterator[Finding]:
    """Only a city's edition has others beside it: on its own origin, none of them twice, and none a node of this network."""
    path = ("nodes", position, "beside")
    if node.beside and node.edition is not NodeEdition.CITY:
        yield N_1.at(
            path,
            Text(
                f"节点{node.id}是 {node.edition} 版，只有 city 版并列其他区的版本",
                f"{node.id} has the edition {node.edition}; only a city's has other districts' beside it",
            ),
            Text("删去 beside，或写在 city 版的节点上", "delete beside, or write it at the node of the edition city"),
        )
        return
    districts = [other.id for other in nodes if other.edition is NodeEdition.DISTRICT]
    if node.beside and len(districts) != 1:
        yield N_1.at(
            path,
            Text(
                f"节点{node.id}并列其他区的版本，本网络却有{len(districts)}个 district 版的节点",
                f"{node.id} has other districts' editions beside it, but this network has {len(districts)} nodes of the "
                "edition district",
            ),
            Text(
                "每个版本只属一个区：nodes 里写一个 district 版的节点，它是搜索结果引向的站点",
                "each edition is of one district: name one node of the edition district, whose site its results lead to",
            ),
        )
    owners = {other.address: other.id for other in nodes if other.edition is not NodeEdition.KIOSK}
    seen = {str(other.name) for other in nodes if other.edition is NodeEdition.DISTRICT}
    for number, other in enumerate(node.beside):
        if other.address in owners:
            owner = owners[other.address]
            yield N_1.at(
                (*path, number, "address"),
                Text(
                    f"{other.title}的地址 {other.address} 是本网络节点{owner}的",
                    f"{other.address} is the address of this network's own node {owner}, and not another district's",
                ),
                Text(
                    "写那个区的市级版本在这台服务器上的地址；本区的不写",
                    "write where that district's city edition stands on this server; leave this district's own out",
                ),
            )
        elif _origin(other.address) != _origin(node.address):
            own = f"{_origin(node.address)}/…/"
            yield N_1.at(
                (*path, number, "address"),
                Text(
                    f"{other.title}的地址 {other.address} 与节点{node.id}不在同一主机和端口，网页不能向别处取数据",
                    f"{other.address} is of another host or port than {node.id}; a page may load from its own alone",
                ),
                Text(
                    f"把那个区的市级版本也放到这台服务器上，写 {own}",
                    f"let this server hold that district's city edition too, and write {own}",
                ),
            )
        for value, field in ((other.address, "address"), (str(other.title), "title")):
            if value in seen:
                yield N_1.at(
                    (*path, number, field),
                    Text(f"{value} 出现两次", f"{value} stands twice"),
                    Text(
                        "每个区写一次，各写自己的名称和地址",
                        "name each district once, with a title and an address of its own",
                    ),
                )
            seen.add(value)


def _origin(address: str) -> str:
    """Scheme, host and port of a public address, as a browser compares them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.removesuffix(':443')}"
