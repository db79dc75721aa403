// Asks the indexes of several districts together, and one index of all their documents, the same: first as lunr is asked,
// then as a resident asks the engine. Says where the answers differ, and what is answered while a district is lost.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { encoded, tokenised, whole } = require("./encoder.js");
const compared = require("./comparing.js");
const queries = require("./queries.js");

const [lunrPath, documentsPath, wanted] = process.argv.slice(2);
const { lunr, SearchTokens, SearchShards, SearchScoring, SearchEngine } = require("./scripts.js")(lunrPath);
const ORIGIN = "https://shi.kiosk.test";
const TITLES = ["成华区", "锦江区", "青羊区"];
const PATHS = ["/510108/", "/510104/", "/a/510105/"];
const CITY = PATHS.map((_, n) => ({ title: TITLES[n], address: `https://district-${n}.kiosk.test/${n ? "" : "site/"}` }));
const told = (n) => ({ title: TITLES[n], traditional: `繁${TITLES[n]}` });

// A district's documents are those of some owners; the last one has few.
const given = JSON.parse(fs.readFileSync(documentsPath, "utf8"));
const owners = [...new Set(given.map((document) => `${document.kind} ${document.owner}`))];
const districtOf = (document) => ((n) => (n % 9 === 8 ? 2 : n % 2))(owners.indexOf(`${document.kind} ${document.owner}`));
const parts = PATHS.map((_, n) => given.filter((document) => districtOf(document) === n));
const documents = parts.flat();
const tokens = tokenised(documents, SearchTokens);

/** The files of the districts' sites on the city's host. */
function hosted(options) {
  const files = new Map();
  parts.forEach((part, n) => {
    const index = encoded(part, tokenised(part, SearchTokens), options).files;
    for (const [name, bytes] of index) files.set(`${PATHS[n]}search/${name}`, bytes);
    files.set(`${PATHS[n]}city.json`, Buffer.from(JSON.stringify(CITY[n])));
  });
  const beside = [1, 2].map((n) => ({ ...told(n), path: PATHS[n] }));
  files.set(`${PATHS[0]}search/held.json`, Buffer.from(JSON.stringify({ own: { ...told(0), address: CITY[0].address }, beside })));
  return files;
}

// Nobody waits here for what doesn't come.
const { setTimeout: later } = globalThis;
globalThis.setTimeout = (act, wait) => later(act, wait / 100);
const lost = new Set();
const hanging = new Set();
const asking = (files, asked = []) => async (address) => {
  const name = address.slice(ORIGIN.length);
  asked.push(name);
  if ([...hanging].some((one) => name.startsWith(one))) await new Promise(() => {});
  const found = files.get(name);
  if (!found || [...lost].some((one) => name.startsWith(one))) throw new Error(address);
  return new Uint8Array(found);
};
globalThis.importScripts = (address) => {
  if (address !== `${ORIGIN}${PATHS[0]}assets/edition/federation.js`) throw new Error(address);
  require(path.join(__dirname, "../../site_templates/assets/edition/federation.js"));
};

async function asLunr() {
  const files = hosted({});
  const { slots } = encoded(documents, tokens);
  const oracle = whole(lunr, tokens, slots);
  const own = new SearchShards.Files(`${ORIGIN}${PATHS[0]}search/`, asking(files), 0);
  const engine = new SearchEngine.Engine(own);
  await engine.open();
  const sharded = new SearchScoring.Sharded(engine.files);
  const found = await compared({ lunr, oracle, sharded, tokens, seed: 20261127, wanted });
  return { ...found, taken: slots.length, federated: engine.files.opened.meta.slots };
}

/** What a federated answer says besides: each result's district, whose site it leads to, and the facet of districts. */
function undone({ measured, missing, ...answer }, districts) {
  const results = answer.results.map((result) => {
    const { address } = result;
    const [title, ...rest] = result.note.split(" · ");
    const n = TITLES.indexOf(title);
    if (!address.startsWith(CITY[n].address)) throw new Error(`${address} of ${title}`);
    return { ...result, note: rest.join(" · "), address: address.slice(CITY[n].address.length) };
  });
  const { district, ...facets } = answer.facets;
  if (answer.total !== (district ?? []).reduce((sum, [, , count]) => sum + count, 0)) districts.push(answer);
  return { ...answer, results, facets };
}

async function asResidents() {
  // In one shard each: which terms a long text is asked by depends on how many files they lie in.
  const files = hosted({ shardBytes: 1e9 });
  const all = new Map([...encoded(documents, tokens, { shardBytes: 1e9 }).files].map(([name, bytes]) => [`/search/${name}`, bytes]));
  const one = new SearchEngine.Engine(new SearchShards.Files(`${ORIGIN}/search/`, asking(all), 0));
  const asked = [];
  const own = new SearchShards.Files(`${ORIGIN}${PATHS[0]}search/`, asking(files, asked), 0);
  const several = new SearchEngine.Engine(own);
  const { any } = queries(tokens, 1);
  const titles = documents.map(({ title }) => title);
  const piece = () => ((title) => title.slice(Math.floor(title.length / 4), 2 + Math.floor(title.length / 2)))(any(titles));
  const texts = [
    "烟", "食品经营许可", "shipinjingyingxuke", "spjyxk", "第三十三条", "510108-XK-0028", "食品经荣许可", "龘龘", "请问食品经营许可怎么办理呀",
    "市场监管局 食品经营许可", "区民政局", ...Array.from({ length: 60 }, piece), ...Array.from({ length: 30 }, () => any(titles)),
  ];
  const questions = texts.flatMap((text, n) => [
    { text },
    { text, from: 10, count: 20 },
    ...(n % 3 ? [] : [{ text, sort: "day" }, { text, filters: { kind: any(documents).kind } }, { text, filters: { owner: any(documents).owner } }]),
  ]);
  const differing = [];
  const districts = [];
  let results = 0;
  for (const question of questions) {
    const { measured, ...expected } = await one.search(question);
    const found = await several.search(question);
    if (found.missing.length || JSON.stringify(undone(found, districts)) !== JSON.stringify(expected)) differing.push([question, expected.total, found.total]);
    results += expected.results.length;
  }
  const chosen = await several.search({ text: "许可", filters: { district: TITLES[1] } });
  const every = await several.search({ text: "许可" });
  const share = every.facets.district.find(([value]) => value === TITLES[1]);
  const twice = asked.filter((name, n) => name.endsWith("start.z") && asked.indexOf(name) !== n);
  return {
    asked: questions.length, results, differing, districts: districts.length, twice,
    chosen: [chosen.total, share[2], [...new Set(chosen.results.map(({ note }) => note.split(" · ")[0]))]],
  };
}

/** The engine of the first district's edition, with these files lost. */
async function losing(names, { before = [], script = "", how = lost } = {}) {
  const files = hosted({});
  for (const [name, bytes] of [...files]) if (name.includes("/search/")) files.set(name.replace("/search/", "/zh-hant/search/"), bytes);
  lost.clear();
  const folder = `${ORIGIN}${PATHS[0]}search/`;
  const engine = new SearchEngine.Engine(new SearchShards.Files(folder, asking(files), 0, `${ORIGIN}${PATHS[0]}${script}search/`));
  for (const text of before) await engine.search({ text });
  names.forEach((name) => how.add(name));
  const { total, missing, failed, facets, results } = await engine.search({ text: "规定", count: 60 });
  const found = [...new Set(results.map(({ note }) => note.split(" · ")[0]))].sort();
  const scripts = Object.fromEntries(results.map(({ note, address }) => [note.split(" · ")[0], address.includes("/zh-hant/")]));
  lost.clear();
  hanging.clear();
  return { total, missing, failed, found, scripts, districts: facets.district?.map(([value]) => value).sort() };
}

/** A district's site is renewed between two questions: its files have other names from then on. */
async function renewed() {
  const files = hosted({});
  const engine = new SearchEngine.Engine(new SearchShards.Files(`${ORIGIN}${PATHS[0]}search/`, asking(files), 0));
  await engine.search({ text: "烟草" });
  for (const name of [...files.keys()]) if (name.startsWith(`${PATHS[1]}search/`)) files.delete(name);
  const fewer = parts[1].slice(0, -3);
  for (const [name, bytes] of encoded(fewer, tokenised(fewer, SearchTokens)).files) files.set(`${PATHS[1]}search/${name}`, bytes);
  const { total, missing, failed } = await engine.search({ text: "规定" });
  const anew = new SearchEngine.Engine(new SearchShards.Files(`${ORIGIN}${PATHS[0]}search/`, asking(files), 0));
  const { documents: held } = engine.files.opened.meta;
  return { total, missing, failed, held, left: documents.length - 3, expected: (await anew.search({ text: "规定" })).total };
}

(async () => {
  const lunrs = await asLunr();
  const residents = await asResidents();
  console.log(JSON.stringify({
    sizes: parts.map((part) => part.length), lunrs, residents,
    whole: await losing([]),
    renewed: await renewed(),
    "without a start": await losing([`${PATHS[1]}search/start.z`]),
    "without its own start": await losing([`${PATHS[0]}search/start.z`]),
    "without its address": await losing([`${PATHS[1]}city.json`]),
    "without terms": await losing([`${PATHS[1]}search/terms/`]),
    "without records": await losing([`${PATHS[1]}search/records/`]),
    "without its own terms": await losing([`${PATHS[0]}search/terms/`]),
    "lost on the way": await losing([`${PATHS[1]}search/`], { before: ["烟草"] }),
    "without an answer": await losing([`${PATHS[1]}search/`], { how: hanging }),
    "without an answer any more": await losing([`${PATHS[1]}search/`], { before: ["烟草"], how: hanging }),
    "without two": await losing([`${PATHS[1]}search/terms/`, `${PATHS[2]}search/start.z`]),
    "without any": await losing(PATHS.map((one) => `${one}search/terms/`)),
    traditional: await losing([`${PATHS[1]}search/`, `${PATHS[1]}zh-hant/`], { script: "zh-hant/" }),
    "one in simplified characters": await losing([`${PATHS[1]}zh-hant/`], { script: "zh-hant/" }),
  }));
})();
