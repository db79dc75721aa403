// What Material writes as inline scripts, from a file, so that `script-src 'self'` holds on every page.
// Runs while the page is read, right after the palette's buttons: a dark page must not flash white first.
"use strict";
{
  const scope = new URL(document.currentScript.dataset.base, location);
  const place = (key, where) => where.pathname + "." + key;

  // Material's bundle calls these four by name.
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, where = scope) => {
    try { return JSON.parse(store.getItem(place(key, where))); } catch { return null; }
  };
  window.__md_set = (key, value, store = localStorage, where = scope) => {
    try { store.setItem(place(key, where), JSON.stringify(value)); } catch { /* Private windows may refuse. */ }
  };

  const chosen = window.__md_get("__palette");
  const media = chosen?.color?.media ?? "(prefers-color-scheme)";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const wanted = media === "(prefers-color-scheme)" ? `(prefers-color-scheme: ${dark ? "dark" : "light"})` : media;
  const option = document.querySelector(`[data-md-color-media="${wanted}"]`);
  for (const part of ["scheme", "primary", "accent"]) {
    const value = option?.getAttribute(`data-md-color-${part}`);
    if (value) document.body.setAttribute(`data-md-color-${part}`, value);
  }
}
