// @ts-check
// The indexes of several districts, whose cities' editions stand side by side, as one: documents, document frequencies and
// lengths are counted over all of them, so that what is found, its order and its scores are those of one whole index. The
// search loads it where `search/held.json` names editions beside its own.
"use strict";

/**
 * @typedef {import("../search/shards.js").Meta} Meta
 * @typedef {import("../search/shards.js").Start} Start
 * @typedef {import("../search/shards.js").Shard} Shard
 * @typedef {import("../search/shards.js").Row} Row
 * @typedef {import("../search/shards.js").Sounds} Sounds
 * @typedef {import("../search/shards.js").Files} Files
 * @typedef {{slots?: number, held?: string, elsewhere?: {title: string, address: string},
 *   own?: {title: string, traditional: string, address: string}, missing?: string[],
 *   beside?: {title: string, traditional: string, path: string}[]}} Held  what `search/held.json` says: {} where a site holds
 *   all; of a part, which slots of so many it holds, as bits in base64, and the site that holds the rest; of a city's edition
 *   among others, whose it is, and where those of other districts stand on its host
 * @typedef {{shard: Shard, place: number}} Found  where the postings of a term are in one index
 * @typedef {{files: Files, title: string, address: string, base: number, isOpen: boolean, spoilt: string}} Member
 *   `address`: of the district's public site; `base`: its first slot among all; `spoilt`: names of the shards of the index
 *   of which a file was lost
 * @typedef {ReturnType<typeof searchFederation>} FederationScript
 */
function searchFederation() {
  const scope = /** @type {unknown} */ (globalThis);
  const { SearchShards } = /** @type {{SearchShards: import("../search/shards.js").Shards}} */ (scope);
  const { Files, Lost, PACK, compare } = SearchShards;

  /** Milliseconds after which a district's file that doesn't come is lost: the page gives up after 20 seconds, and each is
   * asked for twice. */
  const PATIENCE = 8000;

  /** Asks another district's host so that one that hangs doesn't keep all waiting. @param {Files["ask"]} ask @returns {Files["ask"]} */
  const patient = (ask) => (address, fresh) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let late;
    const over = new Promise((_, lose) => { late = setTimeout(() => lose(new Error(`${address}: no answer`)), PATIENCE); });
    return Promise.race([ask(address, fresh), /** @type {Promise<never>} */ (over)]).finally(() => clearTimeout(late));
  };

  /** @param {Start} start */
  const nameOf = ({ shardNames }) => shardNames.join();

  /** The folder of the script that an index is shown in: none, or that of traditional characters. @param {Files} files */
  const scriptOf = ({ folder, shown }) => shown.slice(new URL("../", folder).href.length, -"search/".length);

  class Federated extends Files {
    /** @param {Files} own of this edition, opened unless its index is lost @param {Held} held which says whose it is, and what stands beside it */
    constructor(own, { own: whose, beside = [] }) {
      super(own.folder, own.ask, own.wait, own.shown);
      const script = scriptOf(own);
      const title = (/** @type {{title: string, traditional: string}} */ one) => (script ? one.traditional : one.title);
      /** @type {Member[]} */
      this.all = [];
      if (whose) this.all.push({ files: own, title: title(whose), address: whose.address, base: 0, isOpen: Boolean(own.start), spoilt: "" });
      for (const one of beside) {
        const there = (/** @type {string} */ name) => new URL(`${one.path}${name}search/`, own.folder).href;
        const files = new Files(there(""), patient(own.ask), own.wait, there(script));
        this.all.push({ files, title: title(one), address: "", base: 0, isOpen: false, spoilt: "" });
      }
      /** @type {Member[]} those that answer */
      this.members = [];
      /** @type {string[]} titles of the districts that don't */
      this.missing = [];
      /** @type {Promise<Start> | undefined} */
      this.opening = undefined;
      for (const counted of /** @type {const} */ (["bytes", "requests", "milliseconds"])) {
        Object.defineProperty(this, counted, { get: () => this.all.reduce((sum, { files }) => sum + files[counted], 0) });
      }
    }

    /** @template T @param {() => T} work @returns {T} */
    timed(work) {
      return this.all[0].files.timed(work);
    }

    /** @returns {Promise<Start>} */
    open() {
      this.opening = this.openAll();
      return this.opening;
    }

    async openAll() {
      const starts = await Promise.all(this.all.map((member) => this.opens(member).catch(() => undefined)));
      const [first] = starts.filter((start) => start !== undefined);
      if (!first) throw new Lost("no district's index");
      const alike = starts.map((start) => (start && isAlike(start.meta, first.meta) ? start : undefined));
      this.members = this.all.filter((_, n) => alike[n]);
      this.missing = this.all.filter((_, n) => !alike[n]).map(({ title }) => title);
      const those = alike.flatMap((start) => start ?? []);
      let base = 0;
      this.members.forEach((member, n) => {
        member.base = base;
        base += those[n].meta.slots;
      });
      this.start = this.timed(() => united(those, this.members.map(({ title }) => title)));
      return this.start;
    }

    /** One that was lost a file of is tried anew, for it may have been renewed since.
     * @param {Member} member @returns {Promise<Start>} */
    async opens(member) {
      const { files } = member;
      const start = member.isOpen ? files.opened : await files.open().catch((reason) => this.opensPlain(files, reason));
      member.isOpen = false;
      if (nameOf(start) === member.spoilt) throw new Lost(member.title);
      member.address ||= await files.load("../city.json", true, (bytes) => {
        const { address } = JSON.parse(new TextDecoder().decode(bytes));
        if (typeof address !== "string" || !address.startsWith("https://")) throw new Error(`address ${address}`);
        return address;
      });
      return start;
    }

    /** A district whose site stands in one script alone is shown in that.
     * @param {Files} files @param {unknown} reason why it isn't in this page's @returns {Promise<Start>} */
    async opensPlain(files, reason) {
      if (files.shown === files.folder) throw reason;
      const { shown } = files;
      files.shown = files.folder;
      return files.open().catch((other) => {
        files.shown = shown;
        throw other;
      });
    }

    /** The same of every index. All are waited for, so that one renewal lets go of all that fail.
     * @template T @param {(files: Files) => Promise<T>} work @returns {Promise<T[]>} in the order of the members */
    async each(work) {
      const told = await Promise.allSettled(this.members.map(({ files }) => work(files)));
      const lost = told.find((one) => one.status === "rejected");
      if (!lost) return told.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      told.forEach((one, n) => one.status === "rejected" && this.spoil(this.members[n], one.reason));
      throw lost.reason;
    }

    /** @param {Member} member @param {unknown} reason */
    spoil(member, reason) {
      if (reason instanceof Lost) member.spoilt = nameOf(member.files.opened);
    }

    /** Of the index in most shards: what a term costs there it costs at most elsewhere.
     * @param {string} term @returns {number} */
    shardOf(term) {
      const finest = this.members.reduce((one, other) => (countOf(other) > countOf(one) ? other : one));
      return finest.files.shardOf(term);
    }

    /** @param {string} term @returns {boolean} */
    has(term) {
      return this.members.every(({ files }) => files.has(term));
    }

    /** @param {string} term @returns {Promise<Found | undefined>} */
    async find(term) {
      const found = await this.each((files) => files.find(term));
      if (!found.some(Boolean)) return undefined;
      return this.timed(() => ({ shard: this.joint(term, found), place: 0 }));
    }

    /** A shard of one term, with the postings of all.
     * @param {string} term @param {(Found | undefined)[]} found @returns {Shard} */
    joint(term, found) {
      const width = this.opened.meta.fields.length;
      const readers = found.map((one) => one && new Postings(one, width));
      const counts = new Uint32Array(width);
      /** @type {number[]} */
      const bytes = [];
      for (let field = 0; field < width; field += 1) {
        let last = 0;
        readers.forEach((reader, n) => {
          if (!reader) return;
          counts[field] += reader.countOf(field);
          last = reader.copy(field, this.members[n].base, last, bytes);
        });
      }
      return { bytes: Uint8Array.from(bytes), terms: [term], places: new Map([[term, 0]]), counts, offsets: new Uint32Array(1) };
    }

    /** @param {string} prefix @param {number} [most] @returns {Promise<string[]>} */
    async beginning(prefix, most) {
      return together(await this.each((files) => files.beginning(prefix, most)));
    }

    /** @returns {Promise<string[]>} */
    async vocabulary() {
      this.words ??= together(await this.each((files) => files.vocabulary()));
      return this.words;
    }

    /** It says whose the document is, and leads to the district's own site. @param {number} slot @returns {Promise<Row | 0>} */
    async row(slot) {
      const member = /** @type {Member} */ (this.members.findLast(({ base }) => base <= slot));
      const row = await member.files.row(slot - member.base).catch((reason) => {
        this.spoil(member, reason);
        throw reason;
      });
      if (!row) return 0;
      const [title, address, note, ...rest] = row;
      const whose = note ? `${member.title} · ${note}` : member.title;
      // Addresses are told from the folder of the script that the page is in.
      return [title, new URL(scriptOf(member.files) + address, member.address).href, whose, ...rest];
    }

    /** @returns {Promise<Uint16Array>} */
    async days() {
      return joined(Uint16Array, await this.each((files) => files.days()));
    }

    /** Those that can be had: they help to guess and to mark, and no more. @returns {Promise<Sounds>} */
    async sounds() {
      /** @type {Map<string, string[]>} */
      const sounds = new Map();
      for (const told of await Promise.allSettled(this.members.map(({ files }) => files.sounds()))) {
        if (told.status === "fulfilled") told.value.forEach((own, character) => sounds.set(character, [...new Set([...(sounds.get(character) ?? []), ...own])]));
      }
      return sounds;
    }

    /** @returns {Promise<Record<string, string[]>>} */
    async synonyms() {
      /** @type {Record<string, string[]>} */
      const found = {};
      for (const told of await Promise.allSettled(this.all.map(({ files }) => files.synonyms()))) {
        if (told.status !== "fulfilled") continue;
        for (const [said, means] of Object.entries(told.value)) found[said] = [...new Set([...(found[said] ?? []), ...means])];
      }
      return found;
    }

    /** All documents are to be shown: their pages are at the districts' sites. @returns {Promise<Held>} */
    async held() {
      await this.opening;
      return { missing: this.missing };
    }
  }

  /** The postings of one term in one index, read field after field. */
  class Postings {
    /** @param {Found} found @param {number} width how many fields there are */
    constructor({ shard, place }, width) {
      this.bytes = shard.bytes;
      this.counts = shard.counts.subarray(place * width, (place + 1) * width);
      this.at = shard.offsets[place];
    }

    /** @param {number} field @returns {number} */
    countOf(field) {
      return this.counts[field];
    }

    /** Those of the next field, as they stand: only the first slot is told from another one.
     * @param {number} field @param {number} base what is added to each slot @param {number} last slot before them
     * @param {number[]} into @returns {number} the last slot of them; `last` where there is none */
    copy(field, base, last, into) {
      let slot = base;
      for (let n = 0; n < this.counts[field]; n += 1) {
        const start = this.at;
        const value = this.varint();
        slot += value >>> 1;
        if (n === 0) push(into, ((slot - last) << 1) | (value & 1));
        else for (let at = start; at < this.at; at += 1) into.push(this.bytes[at]);
        if (!(value & 1)) continue;
        const often = this.at;
        this.varint();
        for (let at = often; at < this.at; at += 1) into.push(this.bytes[at]);
      }
      return this.counts[field] ? slot : last;
    }

    varint() {
      let byte = this.bytes[this.at++];
      let value = byte & 127;
      for (let shift = 7; byte & 128; shift += 7) {
        byte = this.bytes[this.at++];
        value |= (byte & 127) << shift;
      }
      return value;
    }
  }

  /** @param {number[]} into @param {number} value */
  function push(into, value) {
    let rest = value;
    for (; rest > 127; rest >>>= 7) into.push((rest & 127) | 128);
    into.push(rest);
  }

  /** @param {Member} member */
  const countOf = ({ files }) => files.opened.shardNames.length;

  /** Whether two indexes weigh alike, so that their scores can be compared. @param {Meta} one @param {Meta} other */
  const isAlike = (one, other) => [one, other].map(({ fields, boosts, b }) => JSON.stringify([fields, boosts, b])).every((told, _, [first]) => told === first);

  /** @param {string[][]} lists @returns {string[]} in the order of terms, each once */
  const together = (lists) => [...new Set(lists.flat())].sort(compare);

  /** @template {Uint16Array | Uint32Array} T @param {new (length: number) => T} Kind @param {T[]} parts @returns {T} */
  function joined(Kind, parts) {
    const whole = new Kind(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** Things that several indexes number, each once, and their numbers among all. @template T */
  class Numbered {
    /** @param {(one: T) => string} key by which they are told apart */
    constructor(key) {
      this.key = key;
      /** @type {T[]} */
      this.those = [];
      /** @type {Map<string, number>} */
      this.numbers = new Map();
    }

    /** @param {T} one @returns {number} */
    number(one) {
      const key = this.key(one);
      const known = this.numbers.get(key) ?? this.those.push(one) - 1;
      this.numbers.set(key, known);
      return known;
    }
  }

  /** What the start file of one index of all would say; and of each document, whose it is.
   * @param {Start[]} starts @param {string[]} titles of their districts @returns {Start} */
  function united(starts, titles) {
    const metas = starts.map(({ meta }) => meta);
    const [{ fields, boosts, b }] = metas;
    const documents = metas.reduce((sum, meta) => sum + meta.documents, 0);
    const slots = metas.reduce((sum, meta) => sum + meta.slots, 0);
    const lengths = fields.map((_, field) => joined(Uint32Array, starts.map((start) => start.lengths[field])));
    const total = (/** @type {number} */ field) => lengths[field].reduce((sum, length) => sum + length, 0);
    const kinds = new Numbered((/** @type {[string, string]} */ [kind]) => kind);
    // Units of two districts have one name and one id, as theirs is the same office; those of one id and two names are two.
    const owners = new Numbered((/** @type {[string, string, string]} */ own) => JSON.stringify(own));
    /** @type {Meta["groups"]} */
    const groups = [];
    let start = 0;
    for (const meta of metas) {
      for (const [kind, owner, base, capacity, count] of meta.groups) {
        groups.push([kinds.number(meta.kinds[kind]), owners.number(meta.owners[owner]), start + base, capacity, count]);
      }
      meta.kinds.forEach((kind) => kinds.number(kind));
      meta.owners.forEach((owner) => owners.number(owner));
      start += meta.slots;
    }
    /** @type {Record<string, string[]>} */
    const words = {};
    /** @type {Start["facets"]} */
    const facets = {};
    for (const name of new Set(metas.flatMap((meta) => Object.keys(meta.facets)))) {
      const found = new Numbered((/** @type {string} */ word) => word);
      found.number("");
      const parts = starts.map(({ meta, facets: own }) => {
        const numbers = (meta.facets[name] ?? [""]).map((word) => found.number(word));
        return (own[name] ?? new Uint16Array(meta.slots)).map((number) => numbers[number]);
      });
      facets[name] = joined(Uint16Array, parts);
      words[name] = found.those;
    }
    words.district = ["", ...titles];
    facets.district = joined(Uint16Array, starts.map(({ meta }, n) => new Uint16Array(meta.slots).fill(n + 1)));
    /** @type {Meta} */
    const meta = {
      ...metas[0], documents, slots, fields, boosts, b,
      average: b.map((weighed, field) => (weighed && documents ? total(field) / documents : 1)),
      kinds: kinds.those, owners: distinct(owners.those), groups, facets: words,
      traditional: metas.map(({ traditional }) => traditional).join(""),
    };
    const firstTerms = starts.flatMap((one) => one.firstTerms);
    const shardNames = starts.flatMap((one) => one.shardNames);
    const packNames = starts.flatMap((one) => packsOf(one));
    return { meta, firstTerms, shardNames, packNames, lengths, facets };
  }

  /** @param {Start} start @returns {string[]} of all its packs */
  const packsOf = ({ meta, packNames }) => Array.from({ length: meta.slots / PACK }, (_, n) => packNames[n] ?? "");

  /** An id is what one chooses an owner by: those that share theirs with another get one of their own.
   * @param {Meta["owners"]} owners @returns {Meta["owners"]} */
  function distinct(owners) {
    const taken = new Set();
    return owners.map(([kind, id, words]) => {
      const own = taken.has(id) ? `${id} ${words}` : id;
      taken.add(own);
      return [kind, own, words];
    });
  }

  return { Federated };
}

Object.assign(globalThis, { SearchFederation: searchFederation() });
