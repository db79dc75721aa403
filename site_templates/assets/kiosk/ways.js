// @ts-check
// Where a visitor may go: to the pages that this terminal holds. Every other way out is answered in the page.
"use strict";

/**
 * @typedef {{address: string, parent: string}} Edition  the edition's public address, and that of the site it is part of
 * @typedef {{edition: Edition, root: URL, home: URL, visit: import("./visit.js").Visit, notice: import("./notice.js").Notice,
 *   words: (simplified: string, converted: string) => string}} Surroundings
 * @typedef {typeof kioskWays} MakeWays
 * @typedef {ReturnType<MakeWays>} Ways
 */
/** @param {Surroundings} around */
function kioskWays({ edition, root, home, visit, notice, words }) {
  const PATIENCE = 10000;
  const AGAIN = 5000;
  let going = false;

  const inside = (/** @type {URL} */ url) => url.origin === root.origin && url.pathname.startsWith(root.pathname);
  /** A page ends with a slash here; what else is linked is a file. */
  const isFile = (/** @type {URL} */ url) => !/(\/|\.html)$/.test(url.pathname);
  /** @param {string} site @param {URL} url @returns {string} The same page on the public site; "" where that is not known. */
  const publicly = (site, url) => (site ? site + url.pathname.slice(root.pathname.length) + url.search : "");

  /** Whether the terminal's own server has the page: a browser's page of errors has no way home.
   * @param {URL} url @returns {Promise<"there" | "missing" | "lost">} */
  async function asked(url) {
    try {
      const answer = await fetch(url.origin + url.pathname, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      // A node leads what its edition lacks to its parent, which is another site.
      return answer.status === 404 || answer.type === "opaqueredirect" ? "missing" : "there";
    } catch {
      return "lost";
    }
  }

  /** @param {URL} to @param {{remember?: boolean, top?: number}} how */
  async function go(to, { remember = true, top = 0 } = {}) {
    if (going) return;
    going = true;
    const found = await asked(to);
    if (found === "there") {
      if (remember) visit.leave();
      return visit.go(to, top);
    }
    going = false;
    if (found === "missing") {
      notice({
        title: words("这台终端上没有这一页", "這臺終端上沒有這一頁"),
        lines: [words("用手机扫码，可以在网上看。", "用手機掃碼，可以在網上看。")],
        address: publicly(edition.parent || edition.address, to),
        ways: [{ label: words("回到首页", "回到首頁"), go: leadHome }],
      });
    } else {
      notice({
        title: words("暂时打不开", "暫時打不開"),
        lines: [words("终端正在恢复，请过一会儿再试。", "終端正在恢復，請過一會兒再試。")],
      });
    }
  }

  const leadHome = () => void go(home);

  function back() {
    const step = visit.before();
    void go(step ? new URL(step.address, location.href) : home, { remember: false, top: step?.top ?? 0 });
  }

  /** The front page for the next visitor; where the server doesn't answer, nothing of the last one is shown meanwhile. */
  async function startAgain() {
    going = true;
    await visit.wipe();
    while ((await asked(home)) !== "there") {
      document.querySelector("main")?.replaceChildren();
      notice({ title: words("终端正在恢复", "終端正在恢復"), lines: [words("请稍候。", "請稍候。")] });
      await new Promise((again) => setTimeout(again, AGAIN));
    }
    location.replace(home.href);
  }

  /** What can't be done here, and how else. @param {URL} url */
  function refuse(url) {
    if (url.protocol === "tel:") {
      notice({
        title: words("请打电话", "請打電話"),
        lines: [words("终端不能拨号，请用您的电话拨打：", "終端不能撥號，請用您的電話撥打：")],
        large: decodeURIComponent(url.pathname),
      });
    } else if (url.protocol === "mailto:") {
      notice({
        title: words("请发邮件", "請發郵件"),
        lines: [words("终端不能发邮件，地址是：", "終端不能發郵件，地址是：")],
        large: decodeURIComponent(url.pathname),
      });
    } else if (inside(url)) {
      notice({
        title: words("请用手机下载", "請用手機下載"),
        lines: [words("终端不保存文件，请用手机扫码取走。", "終端不保存文件，請用手機掃碼取走。")],
        address: publicly(edition.address, url),
      });
    } else if (url.protocol === "https:" || url.protocol === "http:") {
      const own = edition.address !== "" && url.href.startsWith(edition.address);
      notice({
        title: own ? words("扫码带走", "掃碼帶走") : words("这是别的网站", "這是別的網站"),
        lines: [
          own
            ? words("用手机扫码，可以在网上看。", "用手機掃碼，可以在網上看。")
            : words("终端只看本站，请用手机扫码打开。", "終端只看本站，請用手機掃碼打開。"),
        ],
        address: url.href,
      });
    }
  }

  /** @param {Event} event @returns {{url: URL, saved: boolean} | undefined} The link that was touched. */
  function touched(event) {
    const link = event.target instanceof Element ? event.target.closest("a, area") : null;
    const href = link?.getAttribute("href") ?? link?.getAttribute("xlink:href");
    if (!link || href === null || href === undefined || !URL.canParse(href, document.baseURI)) return undefined;
    return { url: new URL(href, document.baseURI), saved: link.hasAttribute("download") };
  }

  const stop = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  /** No other code of the page is asked before what leads out is stopped. */
  addEventListener("click", (event) => {
    const link = touched(event);
    if (!link || (inside(link.url) && !link.saved && !isFile(link.url))) return;
    stop(event);
    refuse(link.url);
  }, { capture: true });

  /** What the page's own code has answered stays as it is; other links are followed without a mark in the history. */
  addEventListener("click", (event) => {
    const link = touched(event);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    const { url } = link;
    if (url.hash && url.pathname === location.pathname && url.search === location.search) location.replace(url.hash);
    else void go(url);
  });

  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const url = new URL(form.getAttribute("action") || location.pathname, document.baseURI);
    if (form.method !== "get" || !inside(url)) return;
    const given = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    url.search = String(new URLSearchParams(given));
    void go(url);
  });

  // The middle button opens another window, and so does a script.
  addEventListener("auxclick", stop, { capture: true });
  window.open = () => null;
  for (const name of ["contextmenu", "dragstart", "dragover", "drop", "copy", "cut"]) {
    addEventListener(name, stop, { capture: true });
  }
  for (const name of ["gesturestart", "gesturechange"]) addEventListener(name, stop, { capture: true, passive: false });
  addEventListener("wheel", (event) => { if (event.ctrlKey) stop(event); }, { capture: true, passive: false });
  const OWN_KEYS = /^(F\d+|ContextMenu|Browser.*|Launch.*|Zoom.*|Print.*|Help|Find|Open|Save)$/;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || OWN_KEYS.test(event.key)) stop(event);
  }, { capture: true });

  // The last wall in the page: a navigation that began by any other way, as by the back button of a mouse. A link that is
  // touched before this script has come is followed by the browser, and leaves a mark in its history. The browser's policy is
  // the next wall.
  const { navigation } = /** @type {any} */ (globalThis);
  navigation?.addEventListener("navigate", (/** @type {any} */ event) => {
    const { destination, downloadRequest, navigationType } = event;
    const away = !inside(new URL(destination.url)) || downloadRequest !== null || navigationType === "traverse";
    if (away && event.cancelable) event.preventDefault();
  });

  return { back, go, home: leadHome, inside, publicly, startAgain };
}
