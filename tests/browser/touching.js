// @ts-check
// A touch of the page at a point of the screen, as its scripts see one, by a test that can't wait for the browser's own: a
// touch on a page that is just being left is never answered.
"use strict";
/** @param {{x: number, y: number}} point */
(point) => {
  const at = document.elementFromPoint(point.x, point.y);
  if (!at) return;
  const about = { bubbles: true, cancelable: true, clientX: point.x, clientY: point.y, pointerType: "touch", isPrimary: true };
  const free = at.dispatchEvent(new PointerEvent("pointerdown", about));
  const taken = at.closest("a, button, input, select, textarea, summary, [tabindex]");
  if (free && document.activeElement !== taken) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (taken instanceof HTMLElement || taken instanceof SVGElement) taken.focus({ preventScroll: true });
  }
  at.dispatchEvent(new PointerEvent("pointerup", about));
  if (at instanceof HTMLElement) at.click();
  else at.dispatchEvent(new MouseEvent("click", { ...about, view: window }));
};
