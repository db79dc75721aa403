// @ts-check
// What the tests measure on a page in the browser. Each function gives lines of text, one a fault; none for a good page.
"use strict";
{
  const HAN_OR_LETTERS = /[\p{L}\p{N}]{2}/u;

  /** @param {Element} element */
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !hiddenBySize(element);

  /** Kept for readers of screens only: one pixel, clipped. @param {Element} element */
  const hiddenBySize = (element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === "absolute" && (style.clipPath.startsWith("inset(50%") || style.clip === "rect(0px, 0px, 0px, 0px)")) return true;
    }
    return false;
  };

  /** @param {Element} element */
  const named = (element) => {
    const own = (/** @type {Element} */ at) => at.localName + (at.id ? `#${at.id}` : [...at.classList].map((name) => `.${name}`).join(""));
    const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 16);
    return `${element.parentElement ? own(element.parentElement) + " > " : ""}${own(element)} “${words}”`;
  };

  /** Every text that can be seen, with the element it stands in. @returns {[Text, Element][]} */
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = /** @type {[Text, Element][]} */ ([]);
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode);
      const element = text.parentElement;
      if (text.data.trim() && element && !element.closest("script, title, desc, noscript") && seen(element)) found.push([text, element]);
    }
    return found;
  };

  /** Height of the letters on the screen in CSS pixels, a chart's scale counted. @param {Element} element */
  const pixels = (element) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    return element instanceof SVGGraphicsElement ? size * (element.getScreenCTM()?.a ?? 1) : size;
  };

  /** @param {number} least */
  const smallTexts = (least) =>
    texts()
      .filter(([, element]) => pixels(element) < least - 0.1)
      .map(([, element]) => `${pixels(element).toFixed(1)} px: ${named(element)}`);

  /** @param {Element} element */
  const blockOf = (element) => {
    let at = element.parentElement;
    while (at && getComputedStyle(at).display.startsWith("inline")) at = at.parentElement;
    return at ?? document.body;
  };

  /** Whether a link stands within a sentence: words stand beside it that are no link, no badge and no note. @param {Element} link */
  const inRunningText = (link) => {
    if (!getComputedStyle(link).display.startsWith("inline")) return false;
    const walker = document.createTreeWalker(blockOf(link), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode);
      if (!text.parentElement?.closest("a, small, span, time, button") && HAN_OR_LETTERS.test(text.data)) return true;
    }
    return false;
  };

  /** The area that a finger may touch; an input's label belongs to it. @param {Element} target */
  const area = (target) => {
    const boxes = [target, ...(target instanceof HTMLInputElement ? target.labels ?? [] : [])].map((part) => part.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  };

  const TARGETS = "a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0'][role=button]";

  /** @param {number} least */
  const smallTargets = (least) => {
    const found = [...document.querySelectorAll(TARGETS)].filter((target) => {
      const labels = target instanceof HTMLInputElement ? [...(target.labels ?? [])] : [];
      return [target, ...labels].some(seen) && !inRunningText(target) && area(target).height > 0;
    });
    const boxes = found.map(area);
    const crowded = (/** @type {number} */ number) => {
      const { left, right, top, bottom } = boxes[number];
      const reach = least / 2, middle = (left + right) / 2;
      return boxes.some((other, at) =>
        at !== number && other.top < bottom - 1 && top < other.bottom - 1 && other.left < middle + reach - 1 && middle - reach < other.right - 1);
    };
    return found.flatMap((target, number) => {
      const { width, height } = boxes[number];
      const good = height >= least - 0.5 && (width >= least - 0.5 || !crowded(number));
      return good ? [] : [`${width.toFixed(0)} × ${height.toFixed(0)} px: ${named(target)}`];
    });
  };

  /** Whether something around it may be scrolled sideways by itself. @param {Element} element */
  const inScrollingFrame = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };

  /** What makes the page wider than the screen. */
  const wide = () => {
    const root = document.documentElement;
    const faults = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width && (box.right > root.clientWidth + 1 || box.left < -1) && seen(element) && !inScrollingFrame(element);
    });
    const over = root.scrollWidth - root.clientWidth;
    return [...(over > 0 ? [`the page scrolls ${over} px sideways`] : []), ...faults.slice(0, 5).map((element) => `wider than the screen: ${named(element)}`)];
  };

  /** Words that a box cuts off. */
  const cutOff = () => {
    const faults = new Set();
    for (const [text, element] of texts()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = range.getBoundingClientRect();
      for (let at = /** @type {Element | null} */ (element); at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        const cutX = ["hidden", "clip"].includes(style.overflowX) && (words.right > box.right + 1 || words.left < box.left - 1);
        const cutY = ["hidden", "clip"].includes(style.overflowY) && (words.bottom > box.bottom + 1 || words.top < box.top - 1);
        if (cutX || cutY) faults.add(`cut off by ${at.localName}.${[...at.classList].join(".")}: ${named(element)}`);
        if (["auto", "scroll"].includes(style.overflowX)) break;
      }
    }
    return [...faults];
  };

  /** Words that lie on other words. A chart's words are held by the tests of charts. */
  const overlaps = () => {
    const boxes = texts()
      .filter(([, element]) => !element.closest("svg") && !inScrollingFrame(element))
      .flatMap(([text, element]) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return [...range.getClientRects()].filter((box) => box.width > 2).map((box) => ({ box, element }));
      })
      .sort((one, other) => one.box.top - other.box.top);
    const faults = new Set();
    boxes.forEach(({ box, element }, number) => {
      for (const other of boxes.slice(number + 1)) {
        // A line's box is higher than its letters: lines may touch.
        if (other.box.top > box.bottom - box.height * 0.35) break;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        if (across > 2 && other.element !== element) faults.add(`${named(element)} lies on ${named(other.element)}`);
      }
    });
    return [...faults];
  };

  /** A list's entry that is one link and no more. @param {Element} part */
  const isButton = (part) =>
    part.localName === "li" && part.children.length === 1 && part.children[0].localName === "a"
    && part.textContent?.trim() === part.children[0].textContent?.trim();

  /** Parts of the page's content that stand side by side: a label beside its value and buttons in a row may. */
  const sideBySide = () => {
    const faults = [];
    for (const holder of document.querySelectorAll("main *")) {
      if (holder.closest("svg, table, form") || !seen(holder)) continue;
      const parts = [...holder.children].filter((part) =>
        seen(part) && !isButton(part) && !["a", "dt", "dd", "th", "td", "span", "small", "time", "b", "strong", "svg"].includes(part.localName)
        && getComputedStyle(part).display !== "inline" && (part.textContent ?? "").trim().length > 12);
      const boxes = parts.map((part) => part.getBoundingClientRect());
      const beside = boxes.findIndex((box, number) =>
        number > 0 && box.top < boxes[number - 1].bottom - 4 && boxes[number - 1].top < box.bottom - 4);
      if (beside > 0) faults.push(`${named(parts[beside - 1])} beside ${named(parts[beside])}`);
    }
    return faults;
  };

  /** The text spacing of WCAG 2.2, 1.4.12, over the page's own. */
  const spaceOut = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"
      + " svg * { letter-spacing: normal !important; word-spacing: normal !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  /** @param {boolean} open */
  const fold = (open) => document.querySelectorAll("details").forEach((part) => { part.open = open; });

  /** Attributes that say what a part is about, not how it is shown. */
  const ABOUT = new Set(["aria-label", "content", "datetime", "href", "name", "title", "value"]);

  /** What a part is made of, whatever it is about. @param {Element} part @returns {string} */
  const made = (part) =>
    `<${part.localName}${[...part.attributes].map(({ name, value }) => ` ${name}${ABOUT.has(name) ? "" : `=${value}`}`).join("")}>`
    + `${[...part.childNodes].map((node) => (node instanceof Element ? made(node) : (node.textContent ?? "").trim() && "…")).join("")}</>`;

  const KEPT = 3;

  /** What was taken out, and the marks in its places. @type {[Comment, Element][]} */
  const out = [];

  /** What can be taken out of the page, outer parts first: looked for once, for its modes and widths change no list. @type {Element[] | undefined} */
  let spare;

  /** Take out what is made like three of its brothers before it; whatever has a name that others may refer to stays. */
  const thin = () => {
    const take = (/** @type {Element} */ part) => {
      const mark = document.createComment("");
      part.replaceWith(mark);
      out.push([mark, part]);
    };
    if (spare) {
      spare.filter((part) => part.isConnected).forEach(take);
      return;
    }
    for (const holder of document.body.querySelectorAll("*")) {
      if (!holder.isConnected || holder.children.length <= KEPT) continue;
      const count = /** @type {Record<string, number>} */ ({});
      for (const part of [...holder.children]) {
        const like = made(part);
        count[like] = (count[like] ?? 0) + 1;
        if (count[like] > KEPT && !/ id=/.test(like)) take(part);
      }
    }
    spare = out.map(([, part]) => part);
  };

  /** Put back what was taken out. */
  const whole = () => {
    for (const [mark, part] of out.splice(0)) mark.replaceWith(part);
  };

  /** Controls that the walk has stood on. @type {Set<Element>} */
  const visited = new Set();

  const outlined = (/** @type {Element} */ element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    const ring = outlineStyle === "none" || parseFloat(outlineWidth) < 1 ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return [ring, boxShadow, borderColor, backgroundColor].join("|");
  };

  /** Whether any part of it lies on top at the place where it is seen (WCAG 2.2, 2.4.11). @param {Element} element */
  const onTop = (element) => [...element.getClientRects()].some((box) =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([across, down]) => {
      const hit = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    }));

  /** Where the focus stands: null at the end of the page, else what is wrong there. */
  const stop = () => {
    const element = /** @type {HTMLElement | SVGElement | null} */ (document.activeElement);
    if (!element || element === document.body || element === document.documentElement) return null;
    const again = visited.has(element);
    visited.add(element);
    const shown = element instanceof HTMLInputElement && element.labels?.length && !onTop(element) ? element.labels[0] : element;
    const faults = [];
    if (!seen(shown)) faults.push(`focus on what can't be seen: ${named(element)}`);
    else if (!onTop(shown)) faults.push(`focus behind something else: ${named(element)}`);
    const focused = outlined(shown);
    element.blur();
    const blurred = outlined(shown);
    element.focus({ preventScroll: true });
    if (focused === blurred) faults.push(`focus can't be seen: ${named(element)}`);
    return { again, name: named(element), faults };
  };

  /** Controls that are seen and that the walk has not stood on; one of a group of radio buttons is enough. */
  const unreached = () => {
    const groups = new Set([...visited].map((element) => element instanceof HTMLInputElement && element.type === "radio" && element.name));
    return [...document.querySelectorAll(`${TARGETS}, [tabindex='0']`)]
      .filter((element) => seen(element) && !element.matches(":disabled") && element.getBoundingClientRect().height > 0 && !visited.has(element))
      .filter((element) => !(element instanceof HTMLInputElement && element.type === "radio" && groups.has(element.name)))
      .filter((element) => element.getAttribute("tabindex") !== "-1")
      .map(named);
  };

  Object.assign(window, { measures: { smallTexts, smallTargets, wide, cutOff, overlaps, sideBySide, spaceOut, fold, thin, whole, stop, unreached } });
}
