"""The content security policy: what it would stop is found before a browser does."""

import pytest

from generator.pages.policy import refused_parts


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ('<script type="module">let a</script>', "inline script"),
        ("<style>p{}</style>", "style element"),
        ('<p style="color:red">', "style attribute on p: color:red"),
        ('<img src="a.png" onerror="x()">', "event handler onerror on img"),
        ('<a href=" java\nscript:x()">', "script address on a"),
        ('<script src="https://cdn.example/x.js"></script>', "script from another host: https://cdn.example/x.js"),
        ('<img src="//cdn.example/x.png">', "img from another host: //cdn.example/x.png"),
        (
            '<link rel="stylesheet" href="https://cdn.example/x.css">',
            "link from another host: https://cdn.example/x.css",
        ),
    ],
)
def test_a_part_that_the_policy_stops_is_named(html, part):
    assert refused_parts(html) == [part]


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/json">{}</script>',
        '<script src="../a.js"></script>',
        '<a href="https://www.gov.cn/">',
        '<link rel="canonical" href="https://own.example/items/a/">',
        '<svg><rect class="box"/></svg>',
    ],
)
def test_data_links_and_own_files_are_let_through(html):
    assert refused_parts(html) == []


def test_the_sites_own_host_is_let_through():
    assert refused_parts('<img src="https://own.example/a.png">', "own.example") == []
