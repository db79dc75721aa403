// @ts-check
// Whoever goes away leaves nothing behind: after 90 seconds without a touch the terminal asks for 20 seconds, then it
// starts again. Times are read from the clock, so that a page that was stopped (printing, sleep) still asks in full.
"use strict";

/**
 * @typedef {{begun: () => boolean, startAgain: () => Promise<void>, words: (simplified: string, converted: string) => string}} Watched
 *   `begun`: whether anybody has used the terminal since it started again; one at rest isn't asked
 * @typedef {typeof kioskIdle} WatchIdle
 */
/** @param {Watched} watched */
function kioskIdle({ begun, startAgain, words }) {
  const PATIENCE = 90000;
  const ASKING = 20000;
  const TICK = 250;
  /** So long after a touch at the latest; a touch that is no click, as a swipe, tells of no end. */
  const LIFTED = 1000;
  let touchedAt = Date.now();
  /** @type {number | undefined} Since when the terminal asks. */
  let askedAt;
  let touched = false;
  let over = false;
  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  const count = document.createElement("p");

  function ask() {
    dialog = document.createElement("dialog");
    dialog.className = "lq-kiosk-idle";
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-label", words("您还在吗？", "您還在嗎？"));
    const [question, then, stay] = ["h2", "p", "button"].map((name) => document.createElement(name));
    question.textContent = words("您还在吗？", "您還在嗎？");
    then.textContent = words("秒后清除您填写的内容，回到首页。", "秒後清除您填寫的內容，回到首頁。");
    stay.textContent = words("碰一下屏幕，继续使用", "碰一下屏幕，繼續使用");
    count.className = "lq-kiosk-idle__count";
    dialog.append(question, count, then, stay);
    dialog.addEventListener("click", close);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      touch();
      close();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  function touch() {
    touchedAt = Date.now();
    touched = true;
    askedAt = undefined;
  }

  /** What had the focus has it again. */
  function close() {
    dialog?.close();
    dialog?.remove();
    dialog = undefined;
  }

  function look() {
    const now = Date.now();
    if (over || !(touched || begun())) return;
    // A clock that was set back counts from there.
    if (now < touchedAt) touchedAt = now;
    if (askedAt === undefined) {
      if (now - touchedAt < PATIENCE) return;
      askedAt = now;
      ask();
    }
    const left = Math.min(ASKING, ASKING - (now - askedAt));
    count.textContent = String(Math.max(0, Math.ceil(left / 1000)));
    if (left > 0) return;
    over = true;
    void startAgain();
  }

  /** A touch that answers does nothing else: what lies below is uncovered when the finger is off again.
   * @param {Event} event */
  function answer(event) {
    if (over) event.stopPropagation();
    // A box that a script turns over tells of an input too; what a person writes, by whatever means, is an InputEvent.
    if (over || !event.isTrusted || (event.type === "input" && !(event instanceof InputEvent))) return;
    touch();
    if (!dialog) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.type === "pointerdown") setTimeout(close, LIFTED);
    else close();
  }

  for (const name of ["pointerdown", "keydown", "wheel", "touchmove", "input"]) {
    addEventListener(name, answer, { capture: true, passive: false });
  }
  setInterval(look, TICK);
}
