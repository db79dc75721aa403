// @ts-check
// Shows a page of the catalogue in the mode that its address names: ?size=elder&scheme=dark&contrast=more. The address
// can be shared; what the reader chose for the site itself is left alone.
"use strict";
{
  const asked = new URLSearchParams(location.search);
  const root = document.documentElement;

  const show = () => {
    const size = asked.get("size");
    if (size === "elder") root.dataset.lqSize = "elder";
    else if (size) root.removeAttribute("data-lq-size");
    const contrast = asked.get("contrast");
    if (contrast === "more") root.dataset.lqContrast = "more";
    else if (contrast) root.removeAttribute("data-lq-contrast");
    const scheme = asked.get("scheme");
    if (scheme) document.body.dataset.mdColorScheme = scheme === "dark" ? "slate" : "default";
  };
  show();
  // The frame's own script shows the reader's choice again whenever a page is taken back; this one comes after it.
  addEventListener("pageshow", show);

  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".lq-modes a"))) {
    if (link.search === location.search) link.setAttribute("aria-current", "true");
  }
  // From page to page of the catalogue the mode is kept.
  if (location.search) {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".lq-table a, .lq-breadcrumb a"))) {
      if (!link.getAttribute("href")?.startsWith("#") && !link.search) link.search = location.search;
    }
  }
}
