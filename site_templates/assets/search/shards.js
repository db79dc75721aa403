// @ts-check
// The files of the search index that generator/search/ writes: asked for, kept within bounds, and read.
"use strict";

/**
 * @typedef {import("./inflate.js").Inflate} Inflate
 * @typedef {{documents: number, slots: number, fields: string[], boosts: number[], b: number[], average: number[],
 *   kinds: [string, string][], owners: [string, string, string][], groups: [number, number, number, number, number][],
 *   facets: Record<string, string[]>, traditional: string, vocabulary: string | string[], days: string, sounds: string,
 *   telephone?: string}} Meta
 * @typedef {{meta: Meta, firstTerms: string[], shardNames: string[], packNames: string[], lengths: Uint32Array[],
 *   facets: Record<string, Uint16Array>}} Start
 *   `packNames`: "" where no slot of the pack is taken; `lengths`: of each field, by slot, in tokens; 0 throughout where `b` is 0;
 *   `facets`: number of each facet's word, by slot
 * @typedef {{bytes: Uint8Array, terms: string[], places: Map<string, number>, counts: Uint32Array, offsets: Uint32Array}} Shard
 *   `offsets`: where each term's postings begin
 * @typedef {[title: string, address: string, note: string, day: string, street: string, category: string, status: string,
 *   text: string]} Row
 * @typedef {import("../edition/federation.js").Held} Held
 * @typedef {ReadonlyMap<string, string[]>} Sounds  character → its reduced syllables, the commonest first
 * @typedef {(address: string, fresh: boolean) => Promise<Uint8Array>} Ask
 * @typedef {ReturnType<typeof searchShards>} Shards
 * @typedef {InstanceType<Shards["Files"]>} Files
 */
function searchShards() {
  const { inflate } = /** @type {{SearchInflate: Inflate}} */ (/** @type {unknown} */ (globalThis)).SearchInflate;
  const WAIT = 400;
  const PACK = 32;
  const KEPT_SHARDS = 6 << 20;
  const KEPT_PACKS = 3 << 20;
  const utf8 = new TextDecoder();

  /** A short text: a decoder takes longer to be called than this does to read.
   * @param {Uint8Array} bytes UTF-8 @param {number} length @returns {string} */
  function short(bytes, length) {
    let text = "";
    for (let at = 0; at < length; ) {
      const byte = bytes[at++];
      if (byte < 0x80) text += String.fromCharCode(byte);
      else if (byte < 0xe0) text += String.fromCharCode(((byte & 31) << 6) | (bytes[at++] & 63));
      else if (byte < 0xf0) text += String.fromCharCode(((byte & 15) << 12) | ((bytes[at++] & 63) << 6) | (bytes[at++] & 63));
      else text += String.fromCodePoint(((byte & 7) << 18) | ((bytes[at++] & 63) << 12) | ((bytes[at++] & 63) << 6) | (bytes[at++] & 63));
    }
    return text;
  }

  /** Numbers of seven bits a byte, the lowest first. */
  class Reader {
    /** @param {Uint8Array} bytes */
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    /** @returns {number} */
    varint() {
      const { bytes } = this;
      let byte = bytes[this.at++];
      let value = byte & 127;
      for (let shift = 7; byte & 128; shift += 7) {
        byte = bytes[this.at++];
        value |= (byte & 127) << shift;
      }
      return value;
    }

    /** A number told as 0, -1, 1, -2 … by 0, 1, 2, 3 … @returns {number} */
    signed() {
      const value = this.varint();
      return (value >>> 1) ^ -(value & 1);
    }

    /** @param {number} count @returns {Uint8Array} */
    take(count) {
      this.at += count;
      return this.bytes.subarray(this.at - count, this.at);
    }

    /** Sorted words, each given by what it shares with the one before and the rest.
     * @param {number} count @returns {string[]} */
    frontCoded(count) {
      let word = new Uint8Array(64);
      const found = new Array(count);
      for (let n = 0; n < count; n += 1) {
        const shared = this.varint();
        const rest = this.varint();
        if (shared + rest > word.length) {
          const larger = new Uint8Array(2 * (shared + rest));
          larger.set(word);
          word = larger;
        }
        word.set(this.take(rest), shared);
        found[n] = short(word, shared + rest);
      }
      return found;
    }

    /** @param {number} count @returns {string[]} names of files; "" for none */
    names(count) {
      return Array.from({ length: count }, () => {
        const name = Array.from(this.take(5), (byte) => byte.toString(16).padStart(2, "0")).join("");
        return /^0+$/.test(name) ? "" : name;
      });
    }

    /** @template {Uint16Array | Uint32Array} T @param {T} into @returns {T} */
    fill(into) {
      for (let n = 0; n < into.length; n += 1) into[n] = this.varint();
      return into;
    }
  }

  /** @param {Meta} meta @param {(slot: number) => void} visit every slot that a document has taken */
  function eachTaken({ groups }, visit) {
    for (const [, , base, , count] of groups) for (let slot = base; slot < base + count; slot += 1) visit(slot);
  }

  /** @param {Uint8Array} bytes @returns {Start} */
  function readStart(bytes) {
    const reader = new Reader(bytes);
    const meta = /** @type {Meta & {format: number}} */ (JSON.parse(utf8.decode(reader.take(reader.varint()))));
    if (meta.format !== 1) throw new Error(`format ${meta.format}`);
    const shardCount = reader.varint();
    const shardNames = reader.names(shardCount);
    const firstTerms = reader.frontCoded(shardCount);
    const packNames = reader.names(reader.varint());
    // Slots that a document has taken are the first of their group. Of a field that is weighed by its length the lengths
    // stand here; those of pinyin as what they differ from twice the title's, less one.
    const lengths = meta.fields.map(() => new Uint32Array(meta.slots));
    meta.fields.forEach((name, field) => {
      if (!meta.b[field]) return;
      eachTaken(meta, (slot) => {
        lengths[field][slot] = name === "pinyin" ? reader.signed() + 2 * lengths[0][slot] - 1 : reader.varint();
      });
    });
    /** @type {Record<string, Uint16Array>} */
    const facets = {};
    for (const name of Object.keys(meta.facets)) {
      const numbers = (facets[name] = new Uint16Array(meta.slots));
      eachTaken(meta, (slot) => (numbers[slot] = reader.varint()));
    }
    return { meta, firstTerms, shardNames, packNames, lengths, facets };
  }

  /** @param {Uint8Array} bytes @param {number} fields @returns {Shard} */
  function readShard(bytes, fields) {
    const reader = new Reader(bytes);
    const count = reader.varint();
    reader.varint(); // length of the terms, for readers that skip them
    const terms = reader.frontCoded(count);
    const counts = reader.fill(new Uint32Array(count * fields));
    const offsets = new Uint32Array(count);
    let at = reader.at;
    for (let n = 0; n < count; n += 1) {
      offsets[n] = at;
      let left = 0;
      for (let field = 0; field < fields; field += 1) left += counts[n * fields + field];
      for (; left > 0; left -= 1) {
        const more = bytes[at] & 1;
        while (bytes[at++] & 128);
        if (more) while (bytes[at++] & 128);
      }
    }
    return { bytes, terms, places: new Map(terms.map((term, place) => [term, place])), counts, offsets };
  }

  /** As UTF-8 sorts, that is by code point; JavaScript's own order puts what lies beyond the first 65,536 too early.
   * @param {string} one @param {string} other @returns {number} */
  function compare(one, other) {
    const shorter = Math.min(one.length, other.length);
    for (let at = 0; at < shorter; at += 1) {
      const a = one.charCodeAt(at);
      const b = other.charCodeAt(at);
      if (a !== b) return place(a) - place(b);
    }
    return one.length - other.length;
  }

  /** @param {number} unit of UTF-16 @returns {number} */
  const place = (unit) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

  /** What was read, the longest unused given up first once it weighs too much.
   * @template T */
  class Kept {
    /** @param {number} most in bytes, about */
    constructor(most) {
      this.most = most;
      this.weight = 0;
      /** @type {Map<string | number, {value: T, weight: number}>} */
      this.held = new Map();
    }

    /** @param {string | number} key @returns {T | undefined} */
    get(key) {
      const found = this.held.get(key);
      if (!found) return undefined;
      this.held.delete(key);
      this.held.set(key, found);
      return found.value;
    }

    /** @param {string | number} key @param {T} value @param {number} weight */
    set(key, value, weight) {
      this.weight += weight - (this.held.get(key)?.weight ?? 0);
      this.held.delete(key);
      this.held.set(key, { value, weight });
      for (const [oldest, { weight: freed }] of this.held) {
        if (this.weight <= this.most || oldest === key) break;
        this.held.delete(oldest);
        this.weight -= freed;
      }
    }
  }

  /** A file that could not be had, though it was asked for twice. */
  class Lost extends Error {}

  /** @param {string} address @param {boolean} fresh @returns {Promise<Uint8Array>} */
  async function fetched(address, fresh) {
    const answer = await fetch(address, fresh ? { cache: "no-cache" } : {});
    if (!answer.ok) throw new Error(String(answer.status));
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** All files of one index. Each is asked for once however many want it at a time, and once more after a short wait. */
  class Files {
    /** @param {string} folder address of search/ @param {Ask} [ask] @param {number} [wait] milliseconds
     * @param {string} [shown] address of the folder whose words are shown, where they are another script's */
    constructor(folder, ask = fetched, wait = WAIT, shown = folder) {
      this.folder = folder;
      this.shown = shown;
      this.ask = ask;
      this.wait = wait;
      this.bytes = 0;
      this.requests = 0;
      this.milliseconds = 0;
      /** @type {Map<string, Promise<unknown>>} */
      this.coming = new Map();
      /** @type {Kept<Shard>} */
      this.shards = new Kept(KEPT_SHARDS);
      /** @type {Kept<(Row | 0)[]>} */
      this.packs = new Kept(KEPT_PACKS);
      /** @type {Start | undefined} */
      this.start = undefined;
      /** @type {string[] | undefined} */
      this.words = undefined;
      /** @type {Uint16Array | undefined} */
      this.daysRead = undefined;
      /** @type {Sounds | undefined} */
      this.soundsRead = undefined;
    }

    /** Reading, which is measured. @template T @param {() => T} work @returns {T} */
    timed(work) {
      const start = performance.now();
      try {
        return work();
      } finally {
        this.milliseconds += performance.now() - start;
      }
    }

    /** @template T @param {string} name @param {boolean} fresh @param {(bytes: Uint8Array) => T} read
     * @param {string} [folder] @returns {Promise<T>} */
    load(name, fresh, read, folder = this.folder) {
      const known = this.coming.get(name);
      if (known) return /** @type {Promise<T>} */ (known);
      const once = async () => {
        this.requests += 1;
        const bytes = await this.ask(new URL(name, folder).href, fresh);
        this.bytes += bytes.length;
        return this.timed(() => read(bytes)); // a file cut short on its way is asked for again, too
      };
      const found = (async () => {
        try {
          return await once();
        } catch {
          await new Promise((done) => setTimeout(done, this.wait));
          return await once().catch((reason) => {
            throw new Lost(`${name}: ${reason instanceof Error ? reason.message : reason}`);
          });
        } finally {
          this.coming.delete(name);
        }
      })();
      this.coming.set(name, found);
      return found;
    }

    /** The start file: the site may have been renewed since, so that it is always asked for anew.
     * @returns {Promise<Start>} */
    async open() {
      const start = await this.load("start.z", true, (bytes) => readStart(inflate(bytes)), this.shown);
      this.start = start;
      this.words = this.daysRead = this.soundsRead = undefined;
      this.shards = new Kept(KEPT_SHARDS);
      this.packs = new Kept(KEPT_PACKS);
      return start;
    }

    /** @returns {Start} */
    get opened() {
      if (!this.start) throw new Error("not opened");
      return this.start;
    }

    /** The number of the shard that holds a term if any does.
     * @param {string} term @returns {number} */
    shardOf(term) {
      const { firstTerms } = this.opened;
      let low = 0;
      let high = firstTerms.length;
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if (compare(firstTerms[middle], term) <= 0) low = middle;
        else high = middle;
      }
      return low;
    }

    /** @param {string} term @returns {Promise<{shard: Shard, place: number} | undefined>} where a term's postings are */
    async find(term) {
      const shard = await this.shard(this.shardOf(term));
      const place = shard.places.get(term);
      return place === undefined ? undefined : { shard, place };
    }

    /** @param {number} number @returns {Promise<Shard>} */
    async shard(number) {
      const { shardNames, meta } = this.opened;
      const name = shardNames[number];
      const known = this.shards.get(name);
      if (known) return known;
      if (!name) return { bytes: new Uint8Array(), terms: [], places: new Map(), counts: new Uint32Array(), offsets: new Uint32Array() };
      const shard = await this.load(`terms/${name}.z`, false, (bytes) => readShard(inflate(bytes), meta.fields.length));
      this.shards.set(name, shard, 3 * shard.bytes.length + 100 * shard.terms.length);
      return shard;
    }

    /** The terms that begin so, in order, from as many shards as are allowed for.
     * @param {string} prefix @param {number} [most] shards @returns {Promise<string[]>} */
    async beginning(prefix, most = Infinity) {
      const { firstTerms } = this.opened;
      const first = this.shardOf(prefix);
      let stop = first + 1;
      while (stop < firstTerms.length && firstTerms[stop].startsWith(prefix)) stop += 1;
      const numbers = Array.from({ length: Math.min(most, stop - first) }, (_, n) => first + n);
      const shards = await Promise.all(numbers.map((number) => this.shard(number)));
      return shards.flatMap((shard) => shard.terms.filter((term) => term.startsWith(prefix)));
    }

    /** Whether a term's shard is at hand. @param {string} term @returns {boolean} */
    has(term) {
      return this.shards.held.has(this.opened.shardNames[this.shardOf(term)]);
    }

    /** @param {number} slot @returns {Promise<Row | 0>} */
    async row(slot) {
      const name = this.opened.packNames[Math.floor(slot / PACK)];
      if (!name) return 0;
      const known = this.packs.get(name);
      if (known) return known[slot % PACK] ?? 0;
      const pack = await this.load(`records/${name}.z`, false, (bytes) => {
        const text = inflate(bytes);
        const rows = /** @type {(Row | 0)[]} */ (JSON.parse(utf8.decode(text)));
        this.packs.set(name, rows, 3 * text.length);
        return rows;
      }, this.shown);
      return pack[slot % PACK] ?? 0;
    }

    /** Every term. @returns {Promise<string[]>} */
    async vocabulary() {
      // In several files, so that a new term changes one.
      const names = [this.opened.meta.vocabulary].flat();
      const read = (/** @type {Uint8Array} */ bytes) => {
        const reader = new Reader(inflate(bytes));
        return reader.frontCoded(reader.varint());
      };
      this.words ??= (await Promise.all(names.map((name) => this.load(`vocabulary/${name}.z`, false, read)))).flat();
      return this.words;
    }

    /** The day of each document, by slot: of its last change, counted from 2000. @returns {Promise<Uint16Array>} */
    async days() {
      const { meta } = this.opened;
      this.daysRead ??= await this.load(`days/${meta.days}.z`, false, (bytes) => {
        const reader = new Reader(inflate(bytes));
        const days = new Uint16Array(meta.slots);
        let day = 0;
        eachTaken(meta, (slot) => (days[slot] = day += reader.signed()));
        return days;
      });
      return this.daysRead;
    }

    /** What characters sound like. @returns {Promise<Sounds>} */
    async sounds() {
      this.soundsRead ??= await this.load(`sounds/${this.opened.meta.sounds}.z`, false, (bytes) => {
        /** @type {Map<string, string[]>} */
        const sounds = new Map();
        for (const [, syllable, characters] of utf8.decode(inflate(bytes)).matchAll(/([a-z]+)([^a-z]+)/g)) {
          for (const character of characters) sounds.set(character, [...(sounds.get(character) ?? []), syllable]);
        }
        return sounds;
      });
      return this.soundsRead;
    }

    /** Which documents this site holds; {} for all. @returns {Promise<Held>} */
    held() {
      return this.load("held.json", true, (bytes) => JSON.parse(utf8.decode(bytes)));
    }

    /** @returns {Promise<Record<string, string[]>>} what residents say → what is written */
    synonyms() {
      return this.load("synonyms.z", true, (bytes) => JSON.parse(utf8.decode(inflate(bytes))));
    }
  }

  return { Files, Kept, Lost, PACK, Reader, compare, readShard, readStart };
}

Object.assign(globalThis, { SearchShards: searchShards() });
