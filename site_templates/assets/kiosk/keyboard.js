// @ts-check
// The keyboard on the screen: pinyin with the site's own words, letters, digits. It opens with a field and types into it as
// a person would; the system's own input methods, as for handwriting, go on beside it.
"use strict";

/**
 * @typedef {{vocabulary: URL, candidates: import("./candidates.js").MakeCandidates,
 *   words: (simplified: string, converted: string) => string}} Typing
 * @typedef {typeof kioskKeyboard} MakeKeyboard
 */
/** @param {Typing} typing */
function kioskKeyboard({ vocabulary, candidates, words }) {
  const PAGE = 10;
  const FIELDS = "input:not([type]), input[type=search], input[type=text], input[type=tel], input[type=url], textarea";
  const LETTERS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const DIGITS = ["1234567890", "-/:;（）、。，", ".@“”《》？"];
  const root = document.documentElement;

  /** @typedef {"pinyin" | "letters" | "digits"} Mode */
  /** @type {Mode} */
  let mode = "pinyin";
  /** What was typed and is not yet words. */
  let letters = "";
  /** @type {import("./candidates.js").Candidate[]} */
  let offered = [];
  /** Where the pages of candidates begin, up to the one that is shown. */
  let begins = [0];
  /** @type {HTMLInputElement | HTMLTextAreaElement | undefined} */
  let field;
  /** @type {Promise<void> | undefined} */
  let loading;
  let lost = false;
  /** @type {import("./candidates.js").Candidates} */
  let find = () => [];

  const board = document.createElement("section");
  board.className = "lq-kiosk-keys";
  board.setAttribute("aria-label", words("键盘", "鍵盤"));
  board.hidden = true;
  const typed = Object.assign(document.createElement("output"), { className: "lq-kiosk-keys__typed" });
  const choices = Object.assign(document.createElement("div"), { className: "lq-kiosk-keys__choices" });
  const keys = Object.assign(document.createElement("div"), { className: "lq-kiosk-keys__rows" });
  board.append(typed, choices, keys);
  document.body.append(board);
  // The field keeps the focus, and what lies open beside it stays open.
  board.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    event.stopPropagation();
  });

  document.addEventListener("focusin", (event) => {
    if (event.target instanceof Element && event.target.matches(FIELDS)) {
      open(/** @type {HTMLInputElement | HTMLTextAreaElement} */ (event.target));
    }
  });
  document.addEventListener("focusout", () => setTimeout(() => { if (document.activeElement !== field) close(); }));
  // A field that has the focus and whose keyboard was put away.
  document.addEventListener("click", (event) => { if (event.target === document.activeElement && event.target === field) open(field); });

  /** @param {HTMLInputElement | HTMLTextAreaElement} at */
  function open(at) {
    if (at.readOnly || at.disabled || (at === field && !board.hidden)) return;
    field = at;
    at.setAttribute("autocomplete", "off");
    letters = "";
    mode = at.inputMode === "decimal" || at.inputMode === "numeric" ? "digits" : "pinyin";
    board.hidden = false;
    root.dataset.lqKioskKeys = "";
    loading ??= load();
    draw();
    show();
    const { bottom } = at.getBoundingClientRect();
    if (bottom > board.getBoundingClientRect().top) at.scrollIntoView({ block: "center" });
  }

  function close() {
    board.hidden = true;
    delete root.dataset.lqKioskKeys;
    letters = "";
  }

  async function load() {
    try {
      const answer = await fetch(vocabulary);
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      find = candidates(await new Response(answer.body.pipeThrough(new DecompressionStream("deflate-raw"))).text());
    } catch {
      lost = true;
      loading = undefined;
      if (mode === "pinyin") turn("letters");
    }
    show();
  }

  /** @param {string} text in place of what is chosen in the field */
  function write(text) {
    if (!field) return;
    const start = field.selectionStart ?? field.value.length;
    const end = field.selectionEnd ?? start;
    const room = field.maxLength < 0 ? Infinity : field.maxLength - field.value.length + end - start;
    put(text.slice(0, room), start, end, "insertText");
  }

  /** @param {string} text @param {number} start @param {number} end @param {string} inputType */
  function put(text, start, end, inputType) {
    field?.setRangeText(text, start, end, "end");
    field?.dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data: text || null }));
  }

  /** @param {string} key a letter, digit or mark */
  function press(key) {
    if (mode !== "pinyin") return write(key);
    letters += key;
    show();
  }

  /** @param {import("./candidates.js").Candidate} one */
  function choose(one) {
    letters = letters.slice(one.used).replace(/^'/, "");
    write(one.words);
    show();
  }

  function erase() {
    if (letters) {
      letters = letters.slice(0, -1);
      return show();
    }
    if (!field) return;
    const end = field.selectionEnd ?? 0;
    const start = field.selectionStart ?? 0;
    const last = [...field.value.slice(0, start)].at(-1) ?? "";
    if (start !== end || last) put("", start === end ? start - last.length : start, end, "deleteContentBackward");
  }

  function clear() {
    letters = "";
    put("", 0, field?.value.length ?? 0, "deleteContentBackward");
    show();
  }

  function space() {
    if (offered[0] && letters) choose(offered[0]);
    else if (!letters) write(" ");
  }

  function done() {
    if (letters && offered[0]) choose(offered[0]);
    if (letters) return;
    const form = field?.form;
    close();
    if (field?.type === "search") form?.requestSubmit();
    field?.blur();
  }

  /** @param {Mode} to */
  function turn(to) {
    mode = to;
    letters = "";
    draw();
    show();
  }

  /** @param {string} label @param {() => void} act @param {string} [kind] @param {string} [name] what it is called aloud */
  function key(label, act, kind = "", name = "") {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label, tabIndex: -1 });
    if (kind) made.className = `lq-kiosk-keys__${kind}`;
    if (name) made.setAttribute("aria-label", name);
    made.addEventListener("click", act);
    return made;
  }

  /** The keys of this mode. */
  function draw() {
    const rows = (mode === "digits" ? DIGITS : LETTERS).map((row) => {
      const line = document.createElement("div");
      line.append(...[...row].map((one) => key(one, () => press(one))));
      return line;
    });
    if (mode === "pinyin") rows[2].prepend(key("'", () => { if (letters) press("'"); }, "", words("分开音节", "分開音節")));
    rows[2].append(key(words("删除", "刪除"), erase, "wide"));
    const last = document.createElement("div");
    last.append(
      mode === "digits" ? key(words("拼音", "拼音"), () => turn("pinyin"), "wide") : key("123", () => turn("digits"), "wide"),
      mode === "letters" ? key(words("拼音", "拼音"), () => turn("pinyin"), "wide") : key("abc", () => turn("letters"), "wide"),
      key(words("清空", "清空"), clear, "wide"),
      key(words("空格", "空格"), space, "space"),
      key(words("收起", "收起"), close, "wide"),
      key(field?.type === "search" ? words("搜索", "搜索") : words("完成", "完成"), done, "done"),
    );
    keys.replaceChildren(...rows, last);
  }

  /** What was typed, and the words that it may be. */
  function show() {
    offered = mode === "pinyin" ? find(letters) : [];
    begins = [0];
    typed.textContent = letters || hint();
    list();
  }

  function hint() {
    if (mode !== "pinyin") return "";
    if (lost) return words("拼音暂时不能用", "拼音暫時不能用");
    return words("用拼音打字：全拼或者每个字的第一个字母", "用拼音打字：全拼或者每個字的第一個字母");
  }

  /** The page of candidates that is shown, of as many as there is room for. */
  function list() {
    const to = (/** @type {number[]} */ next) => () => {
      begins = next;
      list();
    };
    const begin = begins.at(-1) ?? 0;
    const box = document.createElement("div");
    box.append(...offered.slice(begin, begin + PAGE).map((one) => key(one.words, () => choose(one))));
    const earlier = key("‹", to(begins.slice(0, -1)), "turn", words("前面的字词", "前面的字詞"));
    earlier.disabled = begins.length === 1;
    const later = key("›", () => {}, "turn", words("后面的字词", "後面的字詞"));
    choices.replaceChildren(...(offered.length > 1 ? [earlier, box, later] : [box]));
    while (box.childElementCount > 1 && (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)) {
      box.lastElementChild?.remove();
    }
    const end = begin + box.childElementCount;
    later.disabled = end >= offered.length;
    later.addEventListener("click", to([...begins, end]));
  }
}
