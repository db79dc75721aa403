"""What a page must not hold, so that the content security policy of the site stops nothing on it."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The policy that the site's server sends with every page. Material's stylesheets hold `data:` images."""


def refused_parts(html: str, own_host: str = "") -> list[str]:
    """Parts of the page that the policy would stop, each in a few words, in the page's order.

    `own_host` is the host of the site's own address; all that a browser loads by itself comes from there.
    """
    reader = _Reader(own_host)
    reader.feed(html)
    reader.close()
    return reader.refused


_LOADED = {
    "audio": "src", "embed": "src", "iframe": "src", "img": "src", "input": "src", "object": "data",
    "script": "src", "source": "src", "track": "src", "video": "src", "image": "href", "use": "href",
}  # fmt: skip
_LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "prefetch"}
_DATA_SCRIPTS = {"application/json", "application/ld+json"}


class _Reader(HTMLParser):
    def __init__(self, own_host: str) -> None:
        super().__init__(convert_charrefs=True)
        self.own_host = own_host
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in values and values.get("type") not in _DATA_SCRIPTS:
            self.refused.append("inline script")
        if tag == "style":
            self.refused.append("style element")
        for name, value in values.items():
            if name == "style":
                self.refused.append(f"style attribute on {tag}: {value}")
            elif name.startswith("on"):
                self.refused.append(f"event handler {name} on {tag}")
            elif name in {"href", "src", "action", "formaction"} and _scheme(value) == "javascript":
                self.refused.append(f"script address on {tag}")
        address = values.get(_LOADED.get(tag, ""), "")
        if tag == "link" and _LOADED_LINKS.intersection(values.get("rel", "").split()):
            address = values.get("href", "")
        host = urlsplit(address).hostname
        if host and host != self.own_host:
            self.refused.append(f"{tag} from another host: {address}")


def _scheme(address: str) -> str:
    return "".join(address.split()).partition(":")[0].lower()
