// Runs the worker as a browser would, in a scope of its own, and says what it posts for some messages.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [lunrPath, folder, messagesPath, edition = ""] = process.argv.slice(2);
const scripts = path.join(__dirname, "../../site_templates/assets/search");
const SITE = "https://kiosk.test/district/";
const posted = [];
let listener;
const read = (name) => fs.readFileSync(name === "lunr.js" ? lunrPath : path.join(scripts, name), "utf8");
const nameOf = (address) => {
  const { pathname, search } = new URL(address);
  if (!pathname.startsWith("/district/assets/search/") || search !== "?v=abc") throw new Error(address);
  return pathname.split("/").pop();
};
const scope = vm.createContext({
  URL, TextDecoder, performance, console, setTimeout,
  location: { href: `${SITE}assets/search/worker.js?v=abc${edition && `#${edition}`}` },
  importScripts: (...addresses) => addresses.forEach((address) => vm.runInContext(read(nameOf(address)), scope)),
  addEventListener: (_, own) => (listener = own),
  postMessage: (message) => posted.push(structuredClone(message)),
  fetch: async (address) => {
    const file = path.join(folder, address.slice(SITE.length).replace("search/", ""));
    return { ok: fs.existsSync(file), status: 404, arrayBuffer: async () => new Uint8Array(fs.readFileSync(file)).buffer };
  },
});
vm.runInContext(read("worker.js"), scope);

(async () => {
  for (const data of JSON.parse(fs.readFileSync(messagesPath, "utf8"))) await listener({ data });
  console.log(JSON.stringify(posted));
})();
