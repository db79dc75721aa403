// @ts-check
// On the search page of a city's edition beside which other districts' stand: a choice of the district, and which of them the
// search had no answer of. It follows `LIANGQUAN_EDITION` and comes before assets/search/page.js, which fills the choice.
"use strict";
{
  /** @typedef {{title: string, traditional: string}} Beside */
  /** @typedef {{results: unknown[], missing?: string[], failed?: string}} Answer */
  const { beside } = /** @type {{LIANGQUAN_EDITION: {beside: Beside[]}}} */ (/** @type {unknown} */ (globalThis)).LIANGQUAN_EDITION;
  const traditional = document.documentElement.lang === "zh-Hant";
  const found = document.querySelector("[data-lq-found]");
  if (found) begin(found);

  /** @param {Element} found */
  function begin(found) {
    const choice = made("label", { class: "lq-panel__way", hidden: "" });
    choice.append(made("span", {}, traditional ? "哪個區" : "哪个区"), " ", made("select", { name: "district", autocomplete: "off" }));
    found.querySelector(".lq-found__ways")?.prepend(choice);

    const lost = /** @type {HTMLElement} */ (found.querySelector(".lq-found__lost"));
    const again = /** @type {HTMLButtonElement} */ (lost.querySelector("button"));
    const said = made("p", {});
    const button = made("button", { type: "button", class: "md-button" }, again.textContent ?? "");
    button.addEventListener("click", () => again.click());
    const shown = made("div", { class: "lq-found__lost", role: "status", hidden: "", "data-lq-missing": "" });
    shown.append(said, button);
    lost.after(shown);
    found.addEventListener("lq-answer", (event) => {
      const { missing, failed } = /** @type {CustomEvent<Answer>} */ (event).detail;
      // Where the search wasn't told of the others, it has asked none of them.
      const titles = missing ?? beside.map((one) => (traditional ? one.traditional : one.title));
      shown.hidden = failed !== undefined || !titles.length;
      const names = titles.join("、");
      said.textContent = traditional
        ? `${names}的檢索數據沒有取到，這裡只有其餘各區的結果。`
        : `${names}的检索数据没有取到，这里只有其余各区的结果。`;
    });
  }

  /** @param {string} tag @param {Record<string, string>} attributes @param {string} [text] */
  function made(tag, attributes, text = "") {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }
}
