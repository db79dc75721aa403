// @ts-check
// Suggestions below the search box of every page: Material's own search. Its script finds its parts by their names, so they
// are made here when somebody is about to type, and no page carries them. Without it the box is a plain form.
"use strict";
{
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".lq-search"));
  const input = form?.querySelector("input");
  const own = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  if (form && input) start(form, input);

  /** @param {HTMLFormElement} form @param {HTMLInputElement} input */
  function start(form, input) {
    const traditional = document.documentElement.lang === "zh-Hant";
    /** @param {string} simplified @param {string} converted */
    const words = (simplified, converted) => (traditional ? converted : simplified);

    form.name = "search";
    form.dataset.mdComponent = "search";
    input.dataset.mdComponent = "search-query";
    for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) input.setAttribute(name, "off");
    input.spellcheck = false;

    const toggle = made("input", { type: "checkbox", id: "__search", "data-md-toggle": "search", hidden: "" });
    const open = /** @type {HTMLInputElement} */ (toggle);
    const meta = made("div", { class: "md-search-result__meta", role: "status" });
    meta.textContent = words("正在准备…", "正在準備…");
    const list = made("ol", { class: "md-search-result__list" });
    const found = made("div", { class: "md-search-result", "data-md-component": "search-result" }, meta, list);
    const all = made("button", { class: "lq-search__all" });
    all.textContent = words("看全部结果，或者缩小范围", "看全部結果，或者縮小範圍");
    const about = { class: "lq-search__output", role: "region", tabindex: "-1", "aria-label": words("搜索建议", "搜尋建議") };
    form.append(
      toggle,
      made("label", { for: "__search", hidden: "" }),
      made("input", { type: "checkbox", "data-md-toggle": "drawer", hidden: "" }),
      // Material measures these two, and marks what it takes for the header; the page's own are left as they are.
      made("div", { "data-md-component": "header", hidden: "" }),
      made("div", { "data-md-component": "main", hidden: "" }),
      made("div", about, found, all),
    );

    const base = new URL("..", form.action);
    const worker = new URL(`worker.js${own.search}`, own);
    worker.hash = base.href.slice(new URL("../../", own).href.length);
    const settings = made("script", { type: "application/json", id: "__config" });
    settings.textContent = JSON.stringify({
      base: base.href,
      features: [],
      search: worker.href,
      translations: {
        "search.result.placeholder": words("输入要找的事情、单位、社区或者编号", "輸入要找的事情、單位、社區或者編號"),
        "search.result.none": words("没有找到。换一个说法，或者按回车键看看别的办法", "沒有找到。換一個說法，或者按回車鍵看看別的辦法"),
        "search.result.one": words("找到 1 条", "找到 1 條"),
        "search.result.other": words("最相关的 # 条", "最相關的 # 條"),
        "search.result.more.one": words("这一页上还有 1 处", "這一頁上還有 1 處"),
        "search.result.more.other": words("这一页上还有 # 处", "這一頁上還有 # 處"),
        "search.result.term.missing": words("没有", "沒有"),
      },
    });
    // Material would fetch the whole site map of each other script, to stay on the page when the script is changed.
    for (const link of document.querySelectorAll('link[rel="alternate"]')) link.remove();
    document.head.append(settings, made("script", { src: new URL(`material.js${own.search}`, own).href }));

    let shutting = 0;
    const shut = () => { if (open.checked) open.click(); };
    /** @param {Event} event */
    const away = (event) => { if (!form.contains(/** @type {Node} */ (event.target))) shut(); };
    document.addEventListener("focusin", away);
    document.addEventListener("pointerdown", away);

    // Material asks again at each key that comes up; words may also be spoken, pasted, or chosen from a list.
    input.addEventListener("input", () => {
      clearTimeout(shutting); // who writes on wants it open
      if (!open.checked) open.click();
      input.dispatchEvent(new Event("keyup"));
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && open.checked) {
        event.preventDefault(); // the words stay; a second time the browser clears them
        event.stopPropagation();
        input.focus();
        shut();
        shutting = setTimeout(shut, 20); // Material opens it again, a moment after the box gets the focus
      } else if (event.key === "Tab" || event.target instanceof HTMLButtonElement) {
        event.stopPropagation(); // the next stop is among the results
      } else if (event.key === "Enter" && event.target === input) {
        event.stopPropagation(); // the form leads to the page of results, not to the first of them
      } else if (event.key === "ArrowDown" && !open.checked) {
        open.click();
      }
    });
    // Material has keys of one letter for the whole page, which a reader can't switch off (WCAG 2.1.4): they end here.
    document.addEventListener("keydown", (event) => {
      if (!form.contains(/** @type {Node} */ (event.target))) event.stopPropagation();
    });

    // Its results are made for a box where Tab leaves at once, and say they are headings of the page.
    new MutationObserver(() => {
      for (const link of list.querySelectorAll("[tabindex]")) link.removeAttribute("tabindex");
      for (const part of list.querySelectorAll("h1, h2, article")) part.setAttribute("role", "presentation");
    }).observe(list, { childList: true });
  }

  /** @param {string} name @param {Record<string, string>} attributes @param {Node[]} children */
  function made(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
}
