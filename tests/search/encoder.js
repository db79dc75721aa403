// The files of an index, written straight from what docs and contract say of them, and a whole lunr.Index of the same
// documents: two oracles that share nothing with generator/search/ but the documents.
"use strict";

const zlib = require("node:zlib");
const crypto = require("node:crypto");

const FIELDS = ["title", "keys", "body", "pinyin"];
const BOOSTS = [8, 2, 1, 4];
/** How much the length of each field is weighed. */
const B = [0.75, 0, 0, 0.75];

const varint = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
  return bytes;
};
const utf8 = (text) => [...Buffer.from(text, "utf8")];
const byBytes = (one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other));

function frontCoded(words) {
  const bytes = [];
  let before = [];
  for (const word of words.map(utf8)) {
    let shared = 0;
    while (shared < before.length && shared < word.length && before[shared] === word[shared]) shared += 1;
    bytes.push(...varint(shared), ...varint(word.length - shared), ...word.slice(shared));
    before = word;
  }
  return bytes;
}

/** Tokens of each field of each document. */
function tokenised(documents, { tokens, normalised }) {
  const none = new Map();
  const own = (text) => tokens(normalised(text, none));
  return documents.map((document) => [own(document.title), own(document.keys), own(document.body), document.pinyin]);
}

/** Slots by groups of kind and owner, in packs of 32. */
function placed(documents) {
  const groups = new Map();
  documents.forEach((document, number) => {
    const key = `${document.kind} ${document.owner_kind} ${document.owner}`;
    groups.set(key, [...(groups.get(key) ?? []), number]);
  });
  const slots = [];
  const found = [];
  for (const members of groups.values()) {
    let capacity = 32;
    while (capacity < members.length) capacity *= 2;
    found.push({ first: documents[members[0]], base: slots.length, capacity });
    for (let n = 0; n < capacity; n += 1) slots.push(members[n] ?? -1);
  }
  return { slots, groups: found };
}

/** name → bytes, all below search/. */
function encoded(documents, tokens, { shardBytes = 3000, traditional = "", sounds = "" } = {}) {
  const { slots, groups } = placed(documents);
  const files = new Map();
  const named = (folder, bytes) => {
    const packed = zlib.deflateRawSync(Buffer.from(bytes), { level: 9 });
    const name = crypto.createHash("sha256").update(packed).digest("hex").slice(0, 10);
    files.set(`${folder}/${name}.z`, packed);
    return name;
  };
  const postings = new Map();
  slots.forEach((number, slot) => {
    if (number < 0) return;
    tokens[number].forEach((own, field) => {
      for (const token of own) {
        if (!postings.has(token)) postings.set(token, FIELDS.map(() => new Map()));
        const of = postings.get(token)[field];
        of.set(slot, (of.get(slot) ?? 0) + 1);
      }
    });
  });
  const terms = [...postings.keys()].sort(byBytes);
  const data = terms.map((term) =>
    postings.get(term).flatMap((of) => {
      const bytes = [];
      let last = 0;
      for (const [slot, tf] of of) {
        bytes.push(...varint((slot - last) * 2 + (tf > 1 ? 1 : 0)));
        if (tf > 1) bytes.push(...varint(tf - 2));
        last = slot;
      }
      return bytes;
    }),
  );
  const shards = [];
  for (let start = 0, stop = 0; start < terms.length; start = stop) {
    for (let size = 0; stop < terms.length && (size === 0 || size + data[stop].length < shardBytes); stop += 1) size += data[stop].length;
    const own = terms.slice(start, stop);
    const coded = frontCoded(own);
    const counts = own.flatMap((term) => postings.get(term).flatMap((of) => varint(of.size)));
    const bytes = [...varint(own.length), ...varint(coded.length), ...coded, ...counts, ...data.slice(start, stop).flat()];
    shards.push([own[0], named("terms", bytes)]);
  }
  const packs = [];
  for (let base = 0; base < slots.length; base += 32) {
    const those = slots.slice(base, base + 32);
    const rows = those.map((number) => {
      if (number < 0) return 0;
      const { title, address, note, day, street, category, status, body } = documents[number];
      return [title, address, note, day, street, category, status, body.slice(0, 120)];
    });
    packs.push(those.some((number) => number >= 0) ? named("records", utf8(JSON.stringify(rows))) : "0000000000");
  }
  const words = (name) => ["", ...new Set(documents.map((document) => document[name]).filter(Boolean))];
  const facets = { status: words("status"), street: words("street"), category: words("category"), tier: [""] };
  const day = (number) => Math.round((Date.parse(documents[number].day) - Date.parse("2000-01-01")) / 864e5) + 1;
  const lengths = FIELDS.map((_, field) => slots.map((number) => (number < 0 ? 0 : tokens[number][field].length)));
  const taken = slots.flatMap((number, slot) => (number < 0 ? [] : [slot]));
  const zigzag = (number) => (number < 0 ? -2 * number - 1 : 2 * number);
  const days = taken.map((slot) => day(slots[slot]));
  const kinds = [...new Map(documents.map((document) => [document.kind, document.kind_words]))];
  const owners = [...new Map(documents.map((d) => [`${d.owner_kind} ${d.owner}`, [d.owner_kind, d.owner, d.owner_words]])).values()];
  const json = JSON.stringify({
    format: 1, documents: documents.length, slots: slots.length, fields: FIELDS, boosts: BOOSTS,
    b: B, average: lengths.map((of, field) => (B[field] ? of.reduce((sum, length) => sum + length, 0) / documents.length : 1)),
    kinds, owners, facets, traditional, telephone: "12345",
    groups: groups.map(({ first, base, capacity }) => [
      kinds.findIndex(([kind]) => kind === first.kind),
      owners.findIndex(([kind, id]) => kind === first.owner_kind && id === first.owner), base, capacity,
      slots.slice(base, base + capacity).filter((number) => number >= 0).length,
    ]),
    vocabulary: named("vocabulary", [...varint(terms.length), ...frontCoded(terms)]),
    sounds: named("sounds", utf8(sounds)),
    days: named("days", days.flatMap((own, at) => varint(zigzag(own - (at ? days[at - 1] : 0))))),
  });
  const hexes = (names) => names.flatMap((name) => [...Buffer.from(name, "hex")]);
  const start = [
    ...varint(utf8(json).length), ...utf8(json),
    ...varint(shards.length), ...hexes(shards.map(([, name]) => name)), ...frontCoded(shards.map(([first]) => first)),
    ...varint(packs.length), ...hexes(packs), ...taken.flatMap((slot) => varint(lengths[0][slot])),
    ...taken.flatMap((slot) => varint(zigzag(lengths[3][slot] - 2 * lengths[0][slot] + 1))),
    ...Object.keys(facets).flatMap((name) =>
      taken.flatMap((slot) => varint(facets[name].indexOf(documents[slots[slot]][name] ?? ""))),
    ),
  ];
  files.set("start.z", zlib.deflateRawSync(Buffer.from(start), { level: 9 }));
  return { files, slots };
}

/** lunr's own index of all documents, its terms numbered in their order. */
function whole(lunr, tokens, slots) {
  const builder = new lunr.Builder();
  FIELDS.forEach((field, number) => builder.field(field, { boost: BOOSTS[number] }));
  builder.tokenizer = (given) => given.map((token) => new lunr.Token(token, {}));
  for (const term of [...new Set(tokens.flat(2))].sort()) {
    const posting = Object.create(null);
    posting._index = builder.termIndex++;
    for (const field of FIELDS) posting[field] = Object.create(null);
    builder.invertedIndex[term] = posting;
  }
  slots.forEach((number, slot) => {
    if (number < 0) return;
    const document = { id: String(slot) };
    FIELDS.forEach((field, at) => (document[field] = tokens[number][at]));
    builder.add(document);
  });
  // What lunr calls b is one for all fields: its vectors are made for both, and each field's taken from its own.
  builder.b(0);
  const flat = builder.build().fieldVectors;
  builder.b(0.75);
  builder.fieldVectors = {};
  const index = builder.build();
  for (const name of Object.keys(flat)) if (!B[FIELDS.indexOf(name.split("/")[0])]) index.fieldVectors[name] = flat[name];
  return index;
}

module.exports = { encoded, tokenised, whole };
