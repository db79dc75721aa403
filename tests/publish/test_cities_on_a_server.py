"""The walk of docs/how-to/set-up-a-city.md: two districts release, one server pulls both, nginx shows them side by side."""

import shutil

import pytest

from generator.node.files import Asked, files_of
from generator.node.serve import free_port
from tests.browser.searching import settled
from tests.node.servers import nginx_of
from tests.node.street import pulled
from tests.publish.cities import HOST, OTHER, OWN, PATHS, SITES
from tests.publish.test_cities_in_chromium import numbers_of, table
from tests.release.office import begun, released

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is missing"),
    pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed: apt-get install nginx-light"),
]


def test_two_districts_releases_are_one_site_of_the_city(cities, chromium, tmp_path):
    sites, locations = [], []
    for name, path in PATHS.items():
        store = begun(tmp_path / f"office{path.replace('/', '-')}")
        released(store, {"shi": cities[name].files})
        folder = tmp_path / f"node{path.replace('/', '-')}"
        pulled(folder, store, node="shi")
        port = free_port(0)
        assert port is not None
        files = files_of(Asked("-", f"shi{path.replace('/', '-')}", folder, False, HOST + path, "root", port))
        sites.append(files["liangquan.nginx"])
        locations.append(files["liangquan-path.nginx"])
    host = f"server {{ listen 80; {''.join(locations)} }}"
    with nginx_of("".join([*sites, host]), tmp_path / "nginx") as (port, _):
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{port}{PATHS[OWN]}", wait_until="load")
        sums = [str(sum(both)) for both in zip(numbers_of(cities[OWN]), numbers_of(cities[OTHER]), strict=True)]
        assert table(page)[-1] == ["合计", *sums, ""]
        page.locator("form input[name=q]").last.fill("食品经营许可")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{PATHS[OWN]}search/**")
        assert settled(page)
        links = page.eval_on_selector_all("[data-result] a", "links => links.map((link) => link.href)")
        assert {site for site in SITES.values() if any(link.startswith(site) for link in links)} == {*SITES.values()}
        assert not page.locator("[data-lq-missing]").is_visible()
        page.close()
