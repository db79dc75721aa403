// @ts-check
// On the front page of a city's edition beside which other districts' stand: what each of them publishes, as it says itself
// (`city.json`), and the sum. One that doesn't answer, or whose data are old, is named. It follows `LIANGQUAN_EDITION`.
"use strict";
{
  /**
   * @typedef {{title: string, traditional: string, path: string}} Beside
   * @typedef {{address: string, data_as_of: string, numbers: Record<string, number>}} City
   * @typedef {{row: HTMLTableRowElement, title: string, numbers: number[], day: string}} District
   */
  const { beside } = /** @type {{LIANGQUAN_EDITION: {beside: Beside[]}}} */ (/** @type {unknown} */ (globalThis)).LIANGQUAN_EDITION;
  /** In the order of the table's columns (generator/pages/edition_home.py). */
  const COUNTED = ["items", "processes", "standards", "communities", "entries"];
  const PATIENCE = 15000;
  /** Data that are so many days behind the newest district's are old. */
  const OLD = 30;

  const shown = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-districts]"));
  if (shown) fill(shown);

  /** @param {HTMLElement} shown */
  async function fill(shown) {
    const body = /** @type {HTMLTableSectionElement} */ (shown.querySelector("tbody"));
    const words = new Map([...shown.querySelectorAll("[data-word]")].map((word) => [word.getAttribute("data-word"), word.textContent ?? ""]));
    const say = (/** @type {string} */ key, /** @type {string[]} */ ...values) =>
      (words.get(key) ?? key).replace(/\{(\d)\}/g, (_, n) => values[Number(n)]);
    const rows = [...body.rows];
    const titleOf = (/** @type {HTMLTableRowElement} */ row) => row.cells[0].textContent?.trim() ?? "";
    const first = rows.length - beside.length;
    const own = rows.slice(0, first).map((row) => ({ row, title: titleOf(row), ...written(row) }));
    const lines = [];
    /** @type {string[]} */
    const absent = [];
    const told = await Promise.all(
      beside.map(async ({ path }, n) => {
        const row = rows[first + n];
        const title = titleOf(row);
        const [city, status] = await Promise.all([cityOf(path).catch(() => undefined), json(path, "node-status.json").catch(() => ({}))]);
        if (city) show(row, city);
        else row.cells[row.cells.length - 1].textContent = say("unanswered");
        const banner = typeof status.banner === "string" ? status.banner : "";
        return { row, title, city, banner };
      }),
    );
    /** @type {District[]} */
    const districts = [...own];
    for (const { row, title, city, banner } of told) {
      if (city) districts.push({ row, title, numbers: COUNTED.map((name) => city.numbers[name]), day: city.data_as_of });
      else absent.push(title);
      if (city && banner) lines.push(say("standing", title, banner));
    }
    const newest = Math.max(...districts.map(({ day }) => Date.parse(day)));
    for (const { title, day } of districts) if (newest - Date.parse(day) > OLD * 864e5) lines.push(say("old", title, day));
    lines.unshift(...absent.map((title) => say("absent", title)));
    const sum = COUNTED.map((_, n) => districts.reduce((all, { numbers }) => all + numbers[n], 0));
    const last = /** @type {HTMLTableRowElement} */ (rows[0].cloneNode(true));
    const name = absent.length ? say("partial", absent.join("、")) : say("sum");
    last.cells[0].replaceChildren(Object.assign(document.createElement("strong"), { textContent: name }));
    sum.forEach((count, n) => (last.cells[n + 1].textContent = String(count)));
    const day = last.cells[last.cells.length - 1];
    day.replaceChildren();
    day.removeAttribute("data-label");
    /** @type {HTMLTableElement} */ (body.parentElement).createTFoot().append(last);
    const said = /** @type {HTMLElement} */ (shown.querySelector("[data-lq-said]"));
    said.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    said.hidden = !lines.length;
  }

  /** What a row says that was drawn with the page. @param {HTMLTableRowElement} row */
  function written({ cells }) {
    const texts = [...cells].map((cell) => cell.textContent?.trim() ?? "");
    return { numbers: COUNTED.map((_, n) => Number(texts[n + 1])), day: texts[texts.length - 1] };
  }

  /** @param {HTMLTableRowElement} row @param {City} city */
  function show({ cells }, { address, data_as_of, numbers }) {
    COUNTED.forEach((name, n) => (cells[n + 1].textContent = String(numbers[name])));
    const time = Object.assign(document.createElement("time"), { dateTime: data_as_of, textContent: data_as_of });
    cells[cells.length - 1].replaceChildren(time);
    // Where its edition stood, its own site stands now.
    const before = cells[0].querySelector("a")?.getAttribute("href");
    for (const link of document.querySelectorAll(".lq-doors a, [data-lq-districts] a")) {
      if (link.getAttribute("href") === before) link.setAttribute("href", address);
    }
  }

  /** @param {string} path @returns {Promise<City>} */
  async function cityOf(path) {
    const city = await json(path, "city.json");
    const { address, data_as_of, numbers } = city;
    const isWhole = COUNTED.every((name) => Number.isInteger(numbers?.[name]));
    if (!isWhole || !/^https:\/\//.test(address) || !/^\d{4}-\d\d-\d\d$/.test(data_as_of)) throw new Error(path);
    return city;
  }

  /** @param {string} path @param {string} name @returns {Promise<any>} */
  async function json(path, name) {
    const answer = await fetch(path + name, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }
}
