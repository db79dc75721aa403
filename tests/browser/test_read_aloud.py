"""朗读: shown where the device has a Chinese voice; says what stands on the page in its order, and stops when it is told to."""

import pytest

from generator.pages.stamping import Site, stamped
from tests.browser.site_server import served
from tests.frame import frame, prose
from tests.pages.small_register import Office, records, templates

FAKE = """
{
  const told = new EventTarget();
  const log = (window.spoken = []);
  let waiting;
  window.voices = VOICES;
  const speech = {
    getVoices: () => window.voices,
    addEventListener: (...given) => told.addEventListener(...given),
    speak: (utterance) => { log.push(utterance); waiting = utterance; },
    cancel: () => { const cut = waiting; waiting = undefined; cut?.dispatchEvent(new Event("error")); },
  };
  window.finish = () => { const done = waiting; waiting = undefined; done.dispatchEvent(new Event("end")); };
  window.saying = () => waiting?.text;
  window.arrive = (voices) => { window.voices = voices; told.dispatchEvent(new Event("voiceschanged")); };
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
}
"""
ENGLISH = '{name: "Alex", lang: "en-US", localService: true}'
LOCAL = '{name: "婷婷", lang: "zh-CN", localService: true}'
REMOTE = '{name: "网络", lang: "zh-CN", localService: false, default: true}'
CANTONESE = '{name: "善怡", lang: "zh-HK", localService: true}'

ITEM = "items/xk-shipin/"


@pytest.fixture(scope="module")
def address():
    office = Office(records())
    words = Site("亮权", "https://liangquan.example/", demonstration=False)
    html = stamped(office.pages[ITEM], office.views, templates(), frame("items", 2), words)
    with served({**prose().files, f"{ITEM}index.html": html.encode()}) as at:
        yield at


@pytest.fixture
def opened(chromium, address):
    """Opens the item's page on a device with these voices."""
    pages = []

    def at(voices: str | None, before: str = ""):
        page = chromium.new_page(viewport={"width": 1000, "height": 700})
        pages.append(page)
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        fake = FAKE.replace("VOICES", f"[{voices}]") if voices is not None else "delete window.speechSynthesis;"
        page.add_init_script(before + fake)
        page.goto(address + ITEM)
        return page

    yield at
    for page in pages:
        assert page.faults == []
        page.close()


def button(page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def read_to_the_end(page) -> list[str]:
    button(page, "朗读").click()
    for _ in range(400):
        if page.evaluate("saying()") is None:
            break
        page.evaluate("finish()")
    said: list[str] = page.evaluate("spoken.map((one) => one.text)")
    return said


@pytest.mark.parametrize("voices", ["", ENGLISH], ids=["none", "english"])
def test_without_a_chinese_voice_nothing_is_shown(opened, voices):
    page = opened(voices)
    assert page.locator(".lq-aloud").count() == 1
    assert not page.locator(".lq-aloud").is_visible()


def test_without_speech_nothing_is_shown(opened):
    page = opened(None, "Object.defineProperty(window, 'speechSynthesis', {value: undefined, configurable: true});")
    assert page.locator(".lq-aloud").count() == 0


def test_a_voice_that_comes_late_is_welcome_and_moves_nothing(opened):
    page = opened(ENGLISH)
    before = page.locator("h1").bounding_box()
    page.evaluate(f"arrive([{ENGLISH}, {LOCAL}])")
    assert button(page, "朗读").is_visible()
    assert page.locator("h1").bounding_box() == before
    page.evaluate(f"arrive([{ENGLISH}])")
    assert not button(page, "朗读").is_visible()


def test_the_page_is_said_in_its_order_and_once(opened):
    said = read_to_the_end(opened(LOCAL))
    text = "".join(said)
    wanted = [
        "食品经营许可", "谁能办：自然人、法人或其他组织", "材料：食品经营许可申请书；", "必要性：必要；", "形式和份数：纸质或电子，1份；", "材料：场所布局图；",
        "有固定的经营场所", "小餐饮也要办吗？", "要办。", "第1步，提出申请", "第2步，材料是否齐全", "第5步，发证", "《示例食品法》第三十五条第一款",
    ]  # fmt: skip
    places = [text.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)
    assert text.count("材料：场所布局图") == 1
    for skipped in ("永久地址", "扫码", "首页"):
        assert skipped not in text


def test_no_utterance_is_so_long_that_it_would_be_cut(opened):
    said = read_to_the_end(opened(LOCAL))
    assert len(said) > 20
    assert max(map(len, said)) <= 60


def test_the_devices_own_voice_comes_before_one_from_the_network_and_cantonese_last(opened):
    page = opened(f"{ENGLISH}, {REMOTE}, {CANTONESE}, {LOCAL}")
    button(page, "朗读").click()
    assert page.evaluate("spoken[0].voice.name") == "婷婷"
    assert page.evaluate("spoken[0].lang") == "zh-CN"
    page = opened(f"{CANTONESE}, {REMOTE}")
    button(page, "朗读").click()
    assert page.evaluate("spoken[0].voice.name") == "善怡"


def test_what_is_said_is_marked_and_nothing_is_marked_in_the_end(opened):
    page = opened(LOCAL)
    button(page, "朗读").click()
    for _ in range(8):
        (marked,) = page.locator(".lq-aloud-now").all()
        said = page.evaluate("saying()").split("：")[-1].rstrip("；，、")
        assert said in marked.inner_text().replace("\n", " ")
        page.evaluate("finish()")
    assert page.locator("article [style], .lq-aloud[style], .lq-aloud [style]").count() == 0
    button(page, "停止").click()
    assert page.locator(".lq-aloud-now").count() == 0


def test_it_can_be_paused_taken_up_and_stopped_by_the_keyboard(opened):
    page = opened(LOCAL)
    read = button(page, "朗读")
    assert read.get_attribute("aria-pressed") == "false"
    assert not button(page, "暂停").is_visible()
    read.focus()
    page.keyboard.press("Enter")
    assert read.get_attribute("aria-pressed") == "true"
    page.evaluate("finish()")
    sentence = page.evaluate("saying()")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("saying()") is None
    assert button(page, "继续").is_visible()
    assert page.locator(".lq-aloud-now").count() == 1
    page.keyboard.press("Space")
    assert page.evaluate("saying()") == sentence
    assert button(page, "暂停").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("saying()") is None
    assert read.get_attribute("aria-pressed") == "false"
    assert read.evaluate("found => found === document.activeElement")
    assert not button(page, "停止").is_visible()


def test_it_begins_anew_after_it_was_stopped(opened):
    page = opened(LOCAL)
    button(page, "朗读").click()
    first = page.evaluate("saying()")
    page.evaluate("finish()")
    button(page, "朗读").click()
    assert page.evaluate("saying()") is None
    button(page, "朗读").click()
    assert page.evaluate("saying()") == first


def test_it_falls_silent_when_the_page_is_left(opened):
    page = opened(LOCAL)
    button(page, "朗读").click()
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("saying()") is None


def test_it_reads_more_slowly_in_large_type_and_leaves_out_what_is_hidden_there(opened):
    display = """localStorage.setItem("liangquan.display", '{"size": "elder"}');"""
    page = opened(LOCAL, display)
    button(page, "朗读").click()
    assert page.evaluate("spoken[0].rate") == 0.8
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<p class=\"lq-less\">少一些话</p>')")
    button(page, "停止").click()
    assert "少一些话" not in "".join(read_to_the_end(page))
    page = opened(LOCAL)
    button(page, "朗读").click()
    assert page.evaluate("spoken[0].rate") == 1


def test_nothing_is_remembered(opened):
    page = opened(LOCAL)
    button(page, "朗读").click()
    button(page, "停止").click()
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert page.context.cookies() == []
