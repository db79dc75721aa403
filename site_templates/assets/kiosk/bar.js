// @ts-check
// The bar at the foot of every page: home, back, and what a visitor may do with the page.
"use strict";

/**
 * @typedef {{ways: import("./ways.js").Ways, notice: import("./notice.js").Notice, address: string,
 *   words: (simplified: string, converted: string) => string}} Served
 * @typedef {typeof kioskBar} MakeBar
 */
/** @param {Served} served */
function kioskBar({ ways, notice, address, words }) {
  const DISPLAY = "liangquan.display";
  /** One sheet for one touch: printers take a while to answer, and people touch again. */
  const PRINTING = 10000;
  const root = document.documentElement;
  const bar = document.createElement("nav");
  bar.className = "lq-kiosk";
  bar.setAttribute("aria-label", words("终端", "終端"));

  /** @param {string} name of its icon @param {string} label @param {() => void} act */
  const button = (name, label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.className = `lq-kiosk__${name}`;
    made.addEventListener("click", act);
    bar.append(made);
    return made;
  };

  button("home", words("首页", "首頁"), ways.home);
  button("back", words("返回", "返回"), ways.back);
  readAloud();
  const print = button("print", words("打印", "打印"), () => {
    print.disabled = true;
    setTimeout(() => { print.disabled = false; }, PRINTING);
    window.print();
  });
  if (address) {
    button("code", words("扫码带走", "掃碼帶走"), () =>
      notice({
        title: words("扫码带走", "掃碼帶走"),
        lines: [words("用手机扫一扫，在手机上看这一页。", "用手機掃一掃，在手機上看這一頁。")],
        address: ways.publicly(address, new URL(location.href)),
      }),
    );
  }
  const size = button("size", "", () => {
    const elder = root.dataset.lqSize === "elder";
    const held = JSON.parse(localStorage.getItem(DISPLAY) ?? "{}");
    localStorage.setItem(DISPLAY, JSON.stringify({ ...held, size: elder ? "standard" : "elder" }));
    dispatchEvent(new StorageEvent("storage", { key: DISPLAY }));
  });
  const named = () => { size.textContent = root.dataset.lqSize === "elder" ? words("小一点", "小一點") : words("大字", "大字"); };
  new MutationObserver(named).observe(root, { attributeFilter: ["data-lq-size"] });
  named();
  document.body.append(bar);

  /** The page's own reading aloud, from the bar; without a voice there is nothing to read with. */
  function readAloud() {
    const own = document.querySelector(".lq-aloud");
    const read = own?.querySelector("button");
    if (!own || !read) return;
    const shown = button("aloud", words("朗读", "朗讀"), () => read.click());
    const look = () => {
      const on = read.getAttribute("aria-pressed") === "true";
      shown.hidden = /** @type {HTMLElement} */ (own).hidden;
      shown.setAttribute("aria-pressed", String(on));
      shown.textContent = on ? words("停止朗读", "停止朗讀") : words("朗读", "朗讀");
    };
    new MutationObserver(look).observe(own, { attributes: true, subtree: true, attributeFilter: ["hidden", "aria-pressed"] });
    look();
  }
}
