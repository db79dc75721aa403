"""Traditional characters: the right one of several by the words around it, and nothing but words."""

from html.parser import HTMLParser

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.traditional import _MISREAD, _PRINTED, FOLDER, TraditionalPages, converter

SITE = "https://a.example/quanli/"

WORDS = """
行政复议→行政復議 复核→複核 复杂→複雜 恢复→恢復 答复→答覆 复印件→複印件 复垦→復墾
制度→制度 制造→製造 制作→製作 编制→編制 制定→制定 管制→管制 体制→體制
干部→幹部 干预→干預 干净→乾淨 干旱→乾旱 骨干→骨幹 若干→若干
征收→徵收 征求意见→徵求意見 象征→象徵 长征→長征
采集→採集 采取→採取 采购→採購 采光→採光
里程→里程 里面→裡面 邻里→鄰里 公里→公里
皇后→皇后 以后→以後 后勤→後勤
发展→發展 头发→頭髮 理发店→理髮店 核发→核發 颁发→頒發 发票→發票
台账→臺賬 平台→平臺 一台→一臺
只有→只有 一只→一隻 船只→船隻 只能→只能
松绑→鬆綁 松树→松樹 证据→證據 依据→依據 拮据→拮据
余额→餘額 剩余→剩餘 面积→面積 面粉→麵粉 方面→方面
准予→准予 批准→批准 标准→標準 准则→準則 核准→核准
系统→系統 联系→聯繫 关系→關係 划分→劃分 计划→計劃
游览→遊覽 上游→上游 合同→合同 当事人→當事人 党委→黨委
签字→簽字 标签→標籤 收获→收穫 获得→獲得 烟草→菸草 历史→歷史 日历→日曆
注册→註冊 注意→注意 表格→表格 手表→手錶 占道经营→佔道經營 占卜→占卜
换发→換發 换发证书→換發證書 发卡企业→發卡企業 补助金发放→補助金發放 助学金发放→助學金發放 办理发票→辦理發票 并发给回执→並發給回執
预防台账→預防臺賬 每年台风→每年颱風 开展采购→開展採購 不得采取→不得採取 和面积→和面積 和面谈→和面談 出让后土地→出讓後土地
比对表→比對表 核对表→核對表 审签→審簽 签批→簽批 未签→未簽 书签发→書簽發 价签→價籤 抽签→抽籤
不准→不准 不准确→不準確 准驾车型→准駕車型 准运证→准運證 标准运行→標準運行 标准驾驶→標準駕駛 准许→准許 准确→準確
个人参保→個人參保 进行复核→進行複核 更新制作→更新製作 祥和里社区→祥和里社區 复混肥料→複混肥料 复函→覆函
群众→群眾 行为→行為 伪造→偽造 审核→審核 街道办事处→街道辦事處 裁量→裁量 于→於
《中华人民共和国行政处罚法》→《中華人民共和國行政處罰法》
"""


@pytest.mark.parametrize("pair", WORDS.split())
def test_a_word_of_government_has_the_character_that_it_means(pair: str) -> None:
    simplified, _, traditional = pair.partition("→")
    assert converter(())(simplified) in traditional.split("|")


def test_a_printed_form_is_the_same_character() -> None:
    back = opencc.OpenCC("t2s").convert
    assert [(form, usual) for form, usual in _PRINTED if back(form) != back(usual)] == []
    assert [(word, form) for word, form in _MISREAD.items() if back(form) != word] == []


@given(st.text())
def test_a_text_converted_is_as_long_as_it_was(text: str) -> None:
    plain = text.replace("\x1f", "").replace("\0", "")
    assert len(converter(())(plain)) == len(plain)


def test_a_name_reads_as_the_district_says() -> None:
    assert converter(())("于余后同志") == "於餘後同志"
    convert = converter((("于余后", "于余后"), ("于", "于")))
    assert convert("于余后同志、于某，关于") == "于余后同志、于某，关于".replace("关", "關")
    assert converter((("万岁", "万嵗"),))("千万岁") == "千万嵗"


def page(body: str, file: str = "items/a/index.html") -> str:
    return TraditionalPages(SITE, ()).page(body, file)


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ('<p title="说明" class="说明" id="说明">说明</p>', '<p title="說明" class="说明" id="说明">說明</p>'),
        ('<img alt="图" src="../../图.png">', '<img alt="圖" src="../../../图.png">'),
        ('<td data-label="单位" data-unit="单位">', '<td data-label="單位" data-unit="单位">'),
        ('<a href="../说明/" aria-label="说明">', '<a href="../说明/" aria-label="說明">'),
        ('<input type="submit" name="查询" value="查询">', '<input type="submit" name="查询" value="查詢">'),
        ('<input type="radio" value="查询">', '<input type="radio" value="查询">'),
        ('<option value="单位">单位</option>', '<option value="单位">單位</option>'),
        ('<form action="../说明/">', '<form action="../说明/">'),
        ('<script type="application/ld+json">{"a":"<b>说明"}</script>说明', '<script type="application/ld+json">{"a":"<b>说明"}</script>說明'),
        ("<script>\n说明\n</script>\n说明", "<script>\n说明\n</script>\n說明"),
        ("<!-- 说明\n <b> 说明 -->说明", "<!-- 说明\n <b> 说明 -->說明"),
        ('<b translate="no" title="说明">说<b>明</b>说</b>说', '<b translate="no" title="说明">说<b>明</b>说</b>說'),
        ("<div translate='no'>\n<div>说</div>\n说\n</div>\n说", "<div translate='no'>\n<div>说</div>\n说\n</div>\n說"),
        ('<div translate="no"><a href="../说.pdf">说</a></div>', '<div translate="no"><a href="../../说.pdf">说</a></div>'),
        ('<img translate="no" alt="说">说', '<img translate="no" alt="说">說'),
        ("<code>说</code>说<kbd>说\n</kbd>说", "<code>说</code>說<kbd>说\n</kbd>說"),
        ("<code>说\n<b>说", "<code>说\n<b>说"),
        ('<p\n title="说"\n id="说">说', '<p\n title="說"\n id="说">說'),
        ("<p title='说 > 明' id=\"说\">说", "<p title='說 > 明' id=\"说\">說"),
        ('translate="no" 说', 'translate="no" 說'),
        ('说 href="a.png" 说', '說 href="a.png" 說'),
        ("<svg><title>说</title><text>说</text></svg>", "<svg><title>說</title><text>說</text></svg>"),
        ('<html lang="zh-CN" class="no-js">', '<html lang="zh-Hant" class="no-js">'),
        ('<p lang="en">', '<p lang="en">'),
        ("说&amp;明 &lt;说&gt;", "說&amp;明 &lt;說&gt;"),
    ],
)  # fmt: skip
def test_words_are_converted_and_nothing_else(given_html: str, expected: str) -> None:
    assert page(given_html) == expected
    assert page(f"<div>\n{given_html}") == f"<div>\n{expected}"


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("../../assets/site.css?v=1", "../../../assets/site.css?v=1"),
        ("assets/x.svg#mark", "../assets/x.svg#mark"),
        ("../../sitemap.xml", "../../../sitemap.xml"),
        ("../b/", "../b/"),
        ("../b/#c.d", "../b/#c.d"),
        ("../b/?q=a.b", "../b/?q=a.b"),
        ("../b/old.html", "../b/old.html"),
        ("..", ".."),
        (".", "."),
        ("./", "./"),
        ("", ""),
        ("#a.b", "#a.b"),
        ("?a=b.c", "?a=b.c"),
        ("/quanli/items/", f"/quanli/{FOLDER}items/"),
        ("/quanli/", f"/quanli/{FOLDER}"),
        ("/quanli/assets/a.css", "/quanli/assets/a.css"),
        ("/other/", "/other/"),
        ("//b.example/a.png", "//b.example/a.png"),
        ("https://b.example/a.png", "https://b.example/a.png"),
        ("https://a.example/quanli/items/a/", "https://a.example/quanli/items/a/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("data:image/png;base64,a.b", "data:image/png;base64,a.b"),
    ],
)
def test_a_link_leads_to_the_page_beside_and_to_a_file_where_it_was(address: str, moved: str) -> None:
    for name in ("href", "src"):
        assert page(f'<x {name}="{address}">') == f'<x {name}="{moved}">'


def test_the_head_says_the_pages_own_address_and_the_foot_the_permanent_one() -> None:
    here, there = f"{SITE}items/a/", f"{SITE}{FOLDER}items/a/"
    html = (
        f'<link rel="canonical" href="{here}"><meta name="Url" property="og:url" content="{here}">'
        f'<link rel="alternate" hreflang="zh-Hans" href="{here}"><a href="{here}">{here}</a>'
    )
    assert page(html) == html.replace(f'canonical" href="{here}', f'canonical" href="{there}').replace(
        f'content="{here}', f'content="{there}'
    )


@pytest.mark.parametrize(
    ("there", "back"),
    [("zh-hant/", "../"), ("../../zh-hant/items/a/", "../../../items/a/"), ("/quanli/zh-hant/", "/quanli/")],
)
def test_the_link_to_the_other_script_leads_back(there: str, back: str) -> None:
    link = '<a class="lq-script" href="{}" hreflang="zh-Han{}" lang="zh-Han{}" translate="no">{}</a>'
    assert page(link.format(there, "t", "t", "繁體")) == link.format(back, "s", "s", "简体")


class _Parts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.parts.append(len(data))


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", '<a title="发">', "\n", "发", "<code>", "</code>", " > ", "a", '<b translate="no">', "</b>"]
        )
    )
)
def test_the_cache_of_lines_changes_nothing(parts: list[str]) -> None:
    html = "".join(parts)
    pages = TraditionalPages(SITE, ())
    first = pages.page(html, "x.html")
    assert pages.page(html, "x.html") == first == pages._whole(html)
    was, now = _Parts(html).parts, _Parts(first).parts
    assert [type(part) for part in was] == [type(part) for part in now]
