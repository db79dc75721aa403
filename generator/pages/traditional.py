"""The same page in traditional characters: a drawn page's words converted, its addresses and names left as they are.

OpenCC converts by phrases (复杂 → 複雜, 恢复 → 恢復). Where its standard has a form that hardly anyone prints (審覈, 羣衆),
the printed one is taken. Names of people and places are in no dictionary (于 is a surname, 於 is not): a district
says them itself.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

FOLDER: Final = "zh-hant/"
"""Where the pages in traditional characters stand, below the site's root."""

Words = tuple[tuple[str, str], ...]
"""Words of the district's own: each as the records have it, and as it reads in traditional characters."""


@lru_cache(maxsize=2)
def converter(words: Words) -> Callable[[str], str]:
    """Text in simplified characters → text in traditional ones."""
    # Their dictionaries take a fifth of a second to read, and most districts have no pages in traditional characters.
    import opencc  # noqa: PLC0415
    import rjieba  # noqa: PLC0415

    by_phrases = opencc.OpenCC("s2t").convert

    def convert(text: str) -> str:
        # A phrase must not be found across two words: 补助金|发放 is no 金发 (金髮), 预防|台账 no 防台 (防颱).
        cut = rjieba.cut(text)
        found = by_phrases(_BORDER.join(cut)).split(_BORDER)
        if not _MISREAD.keys().isdisjoint(cut):
            found = [_MISREAD.get(word, traditional) for word, traditional in zip(cut, found, strict=True)]
        converted = "".join(found)
        for wrong, right in _PRINTED:
            if wrong in converted:
                converted = converted.replace(wrong, right)
        return _SIGNED.sub("簽", converted) if "籤" in converted else converted

    if not words:
        return convert
    own = dict(words)
    named = re.compile("(" + "|".join(map(re.escape, sorted(own, key=len, reverse=True))) + ")")
    return lambda text: "".join(own[part] if part in own else convert(part) for part in named.split(text) if part)


_BORDER: Final = "\x1f"
"""Between words; no record holds a control character."""
_MISREAD: Final = {
    "准": "准", "不准": "不准", "准生证": "准生證", "准运证": "准運證", "准驾": "准駕",
    "换发": "換發", "发卡": "發卡", "复混肥": "複混肥",
}  # fmt: skip
"""Words whose characters OpenCC chooses as another trade means them: 换发 (of a licence) isn't of hair."""
_PRINTED: Final = (
    *zip(
        "爲衆覈僞羣裏喫祕脣竈啓牀麪峯溼纔踊鍼鉢癡皁糉",
        "為眾核偽群裡吃秘唇灶啟床麵峰濕才踴針缽痴皂粽",
        strict=True,
    ),
    ("複議", "復議"),
    ("對錶", "對表"),
    ("裡社區", "里社區"),
)
"""What OpenCC's standard writes, and what is printed."""
_SIGNED: Final = re.compile("(?<![標價竹抽書牙封題求])籤(?![條詩語])")
"""签 by itself is a signature here, and not the slip of a 标签."""


class TraditionalPages:
    """Makes the pages in traditional characters of one site. `site_url` ends with a slash."""

    def __init__(self, site_url: str, words: Words) -> None:
        self._site_url = site_url
        self._root = urlsplit(site_url).path
        self._convert = converter(words)
        # Most lines of a page stand on others too: its frame, names of units, words of forms.
        self._lines = _Known(self._line)
        self._converted = _Known(self._piece)

    def page(self, html: str, file: str) -> str:
        """The page at `file` in the site → the page at `FOLDER + file`."""
        address = file.removesuffix("index.html")
        # The head says the page's own address; further down stands the permanent one of what it shows.
        for name in ('rel="canonical" href', "content"):
            html = html.replace(f'{name}="{self._site_url}{address}"', f'{name}="{self._site_url}{FOLDER}{address}"')
        lines = list(map(self._lines.__getitem__, html.split("\n")))
        for known in (self._lines, self._converted):
            known.stay_small()
        return self._whole(html) if _BROKEN in lines else "\n".join(lines)

    def words(self, text: str) -> str:
        """Plain words."""
        return self._converted[text]

    def data(self, text: str) -> str:
        """JSON that a page loads, its words converted one by one as the page's are."""
        found = _STRING.sub(lambda words: self._converted[words[0]], text)
        self._converted.stay_small()
        return found

    def _line(self, line: str) -> str:
        """A line of a page; `_BROKEN` where a tag, a script or an element with kept words goes on in another line."""
        pieces = _PIECES.split(line)
        around = "".join(pieces[0::2])
        if "<" in around or ">" in around or _goes_on(line):
            return _BROKEN
        return self._whole(line) if _may_keep(line) else "".join(map(self._converted.__getitem__, pieces))

    def _whole(self, html: str) -> str:
        """Any HTML whose tags and elements are whole."""
        pieces: list[str] = []
        done = 0
        for start, end in _kept_regions(html):
            kept = html[start : end if end > 0 else len(html)]
            pieces += map(self._converted.__getitem__, _PIECES.split(html[done:start]))
            pieces += (self._moved(piece) if piece.startswith("<") else piece for piece in _PIECES.split(kept))
            done = start + len(kept)
        pieces += map(self._converted.__getitem__, _PIECES.split(html[done:]))
        return "".join(pieces)

    def _piece(self, piece: str) -> str:
        if piece.startswith("<"):
            return self._tag(piece)
        return piece if piece.isascii() else self._convert(piece)

    def _tag(self, markup: str) -> str:
        name = _name(markup)
        if name == "html":
            return _LANGUAGE.sub(r'\1"zh-Hant"', markup)
        moved = self._moved(markup)
        if not name or name in _RAW or moved.isascii():
            return moved
        words = _WORDS_OF_BUTTONS if name == "input" and _BUTTON.search(markup) else _WORDS
        return words.sub(lambda found: found[1] + self._convert(found[2]), moved)

    def _moved(self, markup: str) -> str:
        """The tag, its addresses as seen from one folder further down."""
        if 'class="lq-script"' in markup:
            return _switched_back(markup)
        if _name(markup) in _RAW:
            head, end, program = markup.partition(">")
            return _ADDRESS.sub(self._moved_address, head) + end + program
        return _ADDRESS.sub(self._moved_address, markup) if _MAY_MOVE.search(markup) else markup

    def _moved_address(self, found: re.Match[str]) -> str:
        """Pages lead to pages beside them; all else stays where it is."""
        name, quote, address = found[1], found[2][0], found[2][1:-1]
        path = address.partition("#")[0].partition("?")[0]
        last = path.rpartition("/")[2]
        is_page = last in {"", ".", ".."} or last.endswith(".html") or "." not in last
        if _ELSEWHERE.match(address):
            moved = address
        elif address.startswith("/"):
            under = address.startswith(self._root) and is_page
            moved = self._root + FOLDER + address[len(self._root) :] if under else address
        else:
            moved = address if is_page else f"../{address}"
        return f"{name}{quote}{moved}{quote}"


class _Known(dict[str, str]):
    """Parts of pages, each with what becomes of it."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, part: str) -> str:
        found = self._become(part)
        if len(part) < 500:  # what is longer stands on its page alone
            self[part] = found
        return found

    def stay_small(self) -> None:
        """A city has more names than memory should hold."""
        if len(self) > 10_000:
            self.clear()


_BROKEN: Final = "\n"
"""No line holds it."""


def _goes_on(line: str) -> bool:
    """Whether a script or an element with kept words goes on in the next line."""
    return line.count("<script") + line.count("<style") != line.count("</script>") + line.count("</style>") or (
        _may_keep(line) and any(end < 0 for _, end in _kept_regions(line))
    )


def _may_keep(html: str) -> bool:
    return "translate=" in html or "<code" in html or "<kbd" in html or "<samp" in html


def _kept_regions(html: str) -> Iterator[tuple[int, int]]:
    """Where each element begins and ends whose words are no language: code, and what says `translate="no"`.

    -1 for an end that does not come.
    """
    done = 0
    for found in _KEPT.finditer(html):
        start = found.start() if found[1] else html.rfind("<", done, found.start())
        if start < done:
            continue
        tag = _TAG.match(html, start)
        if tag is None or tag.end() <= found.start():
            continue  # the words stand in a text
        done = _end_of(html, _name(tag[0]), tag)
        yield start, done
        if done < 0:
            return


def _end_of(html: str, name: str, tag: re.Match[str]) -> int:
    """Where the element ends that begins with the tag; -1 where it doesn't."""
    if name in _VOID or tag[0].endswith("/>"):
        return tag.end()
    depth = 1
    for further in re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE).finditer(html, tag.end()):
        depth += -1 if further[1] else 1
        if depth == 0:
            return further.end()
    return -1


def _name(markup: str) -> str:
    """The element's name where it begins; "" for its end, a comment, the doctype."""
    found = _NAME.match(markup)
    return found[1].lower() if found else ""


def _switched_back(markup: str) -> str:
    """The link to the page in traditional characters (partials/other_script.html) → the link back from there."""
    return (
        _SWITCH.sub(lambda found: found[1] if found[1].startswith("/") else f"../{found[1]}", markup)
        .replace("zh-Hant", "zh-Hans")
        .replace("繁體", "简体")
    )


_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_TAG: Final = re.compile(r"""<[a-zA-Z/!][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_PIECES: Final = re.compile(
    rf"""(<!--.*?-->|<a class="lq-script"[^>]*>[^<]*</a>|<(?:script|style)\b.*?</(?:script|style)>|{_TAG.pattern})""",
    re.DOTALL,
)
_NAME: Final = re.compile(r"<([a-zA-Z][\w-]*)")
_KEPT: Final = re.compile(r"""<(code|kbd|samp)\b|\stranslate=["']no["']""")
_RAW: Final = frozenset({"script", "style"})
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ADDRESS: Final = re.compile(r"""(?<=\s)((?:href|src|action|poster|data)=)("[^"]*"|'[^']*')""")
_MAY_MOVE: Final = re.compile(r"""\s(?:href|src|action|poster|data)=["'](?:/|[^"']*\.[a-zA-Z0-9])""")
_ELSEWHERE: Final = re.compile(r"[a-zA-Z][\w+.-]*:|//|$|[#?]")
_LANGUAGE: Final = re.compile(r"""(\slang=)(?:"[^"]*"|'[^']*')""")
_NAMES_OF_WORDS: Final = (
    "abbr|alt|aria-(?:description|label|roledescription|valuetext)|content|data-label|label|placeholder|summary|title"
)
_WORDS: Final = re.compile(rf"""(?<=\s)((?:{_NAMES_OF_WORDS})=)("[^"]*"|'[^']*')""")
_WORDS_OF_BUTTONS: Final = re.compile(rf"""(?<=\s)((?:{_NAMES_OF_WORDS}|value)=)("[^"]*"|'[^']*')""")
_BUTTON: Final = re.compile(r'\btype="(?:submit|reset|button)"')
_SWITCH: Final = re.compile(rf"""(?<=href=")((?:\.\./)*|/[^"]*?){FOLDER}""")
