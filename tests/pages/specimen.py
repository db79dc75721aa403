"""A page that shows every component once, for the tests and for whoever looks at the site's looks."""

from pathlib import Path

import jinja2

from generator.pages.shell import Heading, StampedPage

TEMPLATES = Path(__file__).parents[2] / "site_templates"

_CONTENT = """
{% from "components/badge/badge.html" import badge %}
{% from "components/key_facts/key_facts.html" import key_facts %}
{% from "components/notice/notice.html" import notice %}
{% from "components/pager/pager.html" import pager %}
{% from "components/pointing_here/pointing_here.html" import pointing_here %}
{% from "components/facets/facets.html" import facets %}
{% from "components/totals/totals.html" import totals %}
{% from "components/empty/empty.html" import empty %}
<header class="lq-head"><p class="lq-kicker">行政许可 · 区市场监督管理局</p>
<h1>食品经营许可（新办） {{ badge("暂停实施") }}</h1></header>
{{ notice("suspended", "暂停实施", "所依据的规定自 2026-01-01 起废止，本事项自当日起停止办理。") }}
{{ key_facts(facts) }}
{{ totals(numbers) }}
<h2 id="zhuangtai">状态</h2>
<p>{% for status in ["在用", "暂停实施", "废止", "已撤回", "行政检查"] %}{{ badge(status) }} {% endfor %}</p>
{{ notice("info", "可以网上申请", "带身份证到窗口也能办。") }}
{{ notice("repealed", "本条已经废止", "保留本页供查阅。") }}
{{ notice("withdrawn", "本页内容已于 2026-05-08 撤回", "撤回理由：登记有误。") }}
<h2 id="buzhou">办理步骤</h2>
<ol class="lq-steps">
<li id="buzhou-1"><h3>受理</h3><p class="lq-steps__who">窗口人员 · 1个工作日</p><p>核对材料是否齐全，不齐全的一次告知。</p></li>
<li id="buzhou-2"><h3>审查</h3><p class="lq-steps__who">许可科 · 3个工作日</p><p>审查材料，需要时到现场核查。</p></li>
<li id="buzhou-3"><h3>决定并送达</h3><p class="lq-steps__who">分管负责人 · 1个工作日</p><p>作出决定，送达许可证。</p></li>
</ol>
<h2 id="yiju">依据</h2>
<blockquote class="lq-article"><p>第十条　示例条文一款，说明许可的条件。</p></blockquote>
<h2 id="cailiang">裁量标准</h2>
<table class="lq-table lq-tiers"><thead><tr><th scope="col">档次</th><th scope="col">情形</th><th scope="col">处罚</th></tr></thead>
<tbody>
<tr><th scope="row">从轻</th><td data-label="情形">初次违法，主动改正，没有造成后果</td><td data-label="处罚">5000元以上2万元以下罚款</td></tr>
<tr><th scope="row">一般</th><td data-label="情形">经营额不满1万元</td><td data-label="处罚">2万元以上4万元以下罚款</td></tr>
<tr><th scope="row">从重</th><td data-label="情形">一年内再次违法，或者拒绝改正</td><td data-label="处罚">4万元以上5万元以下罚款</td></tr>
</tbody></table>
<h2 id="liebiao">事项列表</h2>
{{ facets("按类型", types) }}
<nav class="lq-letters" aria-label="按首字母"><a href="#a">A</a><span>B</span><a href="#c">C</a><span>D</span></nav>
<table class="lq-table"><thead><tr><th scope="col">事项</th><th scope="col">类型</th><th scope="col">单位</th><th scope="col">状态</th><th scope="col" class="lq-number">时限</th></tr></thead>
<tbody>
{% for row in rows %}<tr><th scope="row"><a href="../{{ loop.index }}/">{{ row[0] }}</a></th><td data-label="类型">{{ row[1] }}</td><td data-label="单位">{{ row[2] }}</td><td data-label="状态">{{ badge(row[3]) }}</td><td class="lq-number" data-label="时限">{{ row[4] }}</td></tr>
{% endfor %}</tbody></table>
{{ pager(list) }}
{{ empty("没有逾期未公开的内容。") }}
<h2 id="biangeng">变更</h2>
<ol class="lq-timeline">
<li><time datetime="2026-06-18">2026-06-18</time><p>承诺时限由10个工作日改为5个工作日。</p></li>
<li><time datetime="2026-03-02">2026-03-02</time><p>首次公开。</p></li>
</ol>
{{ pointing_here(groups) }}
"""

_FOOT = """{% from "components/provenance/provenance.html" import provenance %}{{ provenance(origin) }}"""
_TRAIL = """{% from "components/breadcrumb/breadcrumb.html" import breadcrumb %}{{ breadcrumb(trail) }}"""

_TEXTS = {"content": _CONTENT, "foot": _FOOT, "trail": _TRAIL}

_DATA = {
    "facts": [
        {"name": "办理时限", "value": "5个工作日", "note": "法定20个工作日"},
        {"name": "收费", "value": "不收费"},
        {"name": "实施单位", "value": "区市场监督管理局", "href": "../../units/shichang/"},
        {"name": "办理地点", "value": "政务服务中心二楼8号窗口"},
        {"name": "办公时间", "value": "工作日 9:00—17:00"},
        {"name": "咨询电话", "value": "028-84300000"},
        {"name": "监督电话", "value": "12345"},
        {"name": "没有值的不显示", "value": ""},
    ],
    "numbers": [
        {"count": 3585, "title": "权力事项", "href": "../"},
        {"count": 3556, "title": "流程图", "href": "../"},
        {"count": 1163, "title": "法律条文", "href": "../"},
        {"count": 2066, "title": "裁量标准"},
    ],
    "types": [
        {"title": "行政许可", "href": "#xuke", "count": 412, "current": True},
        {"title": "行政处罚", "href": "#chufa", "count": 2104},
        {"title": "行政检查", "href": "#jiancha", "count": 188},
        {"title": "公共服务", "href": "#fuwu", "count": 300},
    ],
    "rows": [
        ("食品经营许可（新办）", "行政许可", "区市场监督管理局", "暂停实施", "5个工作日"),
        ("对占用城市道路摆摊设点的处罚", "行政处罚", "区综合行政执法局", "在用", "90个自然日"),
        ("老年人优待证办理", "公共服务", "猛追湾街道办事处", "在用", "即时"),
        ("户外广告设置审批", "行政许可", "区综合行政执法局", "废止", "10个工作日"),
    ],
    "list": {
        "number": 3, "total": 12, "previous": "../2/", "next": "../4/",
        "pages": [{"number": n, "href": f"../{n}/"} for n in (1, 2, 3, 4, 12)],
    },
    "groups": [
        {"title": "流程", "count": 1, "links": [{"title": "食品经营许可流程", "href": "../../processes/a/"}]},
        {
            "title": "裁量标准", "count": 31, "more": "yinyong/",
            "links": [
                {"title": "未经许可从事食品经营的裁量标准", "href": "../../standards/a/", "note": "3档", "status": "在用"},
                {"title": "逾期未改正的裁量标准", "href": "../../standards/b/", "status": "废止"},
            ],
        },
    ],
    "origin": {
        "publisher": "区市场监督管理局", "publisher_href": "../../units/shichang/", "published_on": "2026-03-02",
        "changed_on": "2026-06-18", "address": "https://liangquan.example/items/xk-shipin/",
        "source": "powers/xk-shipin.yaml",
    },
    "trail": [
        {"title": "首页", "href": "../../"}, {"title": "办事与权力", "href": "../"}, {"title": "食品经营许可（新办）"},
    ],
}  # fmt: skip


def specimen() -> StampedPage:
    """The page, for a frame of area `items` at depth 2."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    env = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    shown = {name: env.from_string(text).render(_DATA) for name, text in _TEXTS.items()}
    return StampedPage(
        title="食品经营许可（新办）",
        description="食品经营许可（新办）：办理单位、依据、条件、步骤和时限。",
        content=shown["content"],
        canonical="https://liangquan.example/items/xk-shipin/",
        breadcrumbs=shown["trail"],
        headings=(
            Heading("zhuangtai", "状态"), Heading("buzhou", "办理步骤"), Heading("yiju", "依据"),
            Heading("cailiang", "裁量标准"), Heading("liebiao", "事项列表"), Heading("biangeng", "变更"),
            Heading("yinyong", "哪些内容引用本页"),
        ),
        foot=shown["foot"],
    )  # fmt: skip
