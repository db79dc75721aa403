// @ts-check
// Search as a resident means it: from a text to results, counts and excerpts.
"use strict";

/**
 * @typedef {import("./query.js").Plan} Plan
 * @typedef {import("./shards.js").Files} Files
 * @typedef {import("./shards.js").Row} Row
 * @typedef {import("./scoring.js").Postings} Postings
 * @typedef {import("./scoring.js").Sharded} Sharded
 * @typedef {{text: string, filters?: Record<string, string>, sort?: "relevance" | "day", from?: number, count?: number}} Asked
 * @typedef {import("./marks.js").Parts} Parts
 * @typedef {{title: string, address: string, note: string, day: string, kind: string, kindWords: string, owner: string,
 *   ownerWords: string, street: string, category: string, status: string, score: number, titleParts: Parts,
 *   excerpt: Parts}} Result
 * @typedef {{bytes: number, requests: number, milliseconds: number}} Measured  milliseconds: of the processor, not of waiting
 * @typedef {import("./shards.js").Held} Held
 * @typedef {{total: number, results: Result[], facets: Record<string, [value: string, words: string, count: number][]>,
 *   meant?: string, synonyms?: [string, string][], elsewhere?: {title: string, address: string, count: number},
 *   missing?: string[], failed?: string, measured?: Measured}} Answer  `elsewhere`: how much more the site has that holds what
 *   this one lacks; `missing`: districts that didn't answer
 * @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} BoxItem
 *   of the search box of Material for MkDocs
 * `full`: 2 for a document that has all that was typed, and 1 more for one of the unit that was named; TITLED for a power of
 *   that unit whose title holds the rest; EXACT for a title of just what was typed, and the page of a unit that was typed alone
 * @typedef {{slots: Int32Array, scores: Float64Array, full: Uint8Array, count: number, best: number}} Hits
 * @typedef {{plan: Plan, hits: Hits, postings: Map<string, Postings>, boosts: Map<string, number>, absent: boolean,
 *   key: string, meant?: string}} Found
 * @typedef {ReturnType<typeof searchEngine>} EngineScript
 */
function searchEngine() {
  const scope = /** @type {any} */ (globalThis);
  const { SearchTokens, SearchQuery, SearchShards, SearchScoring, SearchMarks, SearchMeant } =
    /** @type {{SearchTokens: import("./tokens.js").Tokens, SearchQuery: import("./query.js").Query,
     *   SearchShards: import("./shards.js").Shards, SearchScoring: import("./scoring.js").Scoring,
     *   SearchMarks: import("./marks.js").MarksScript, SearchMeant: import("./meant.js").MeantScript}} */ (scope);
  const { PACK } = SearchShards;
  /** Documents that lunr itself ranks. */
  const RANKED = 50;
  const BITS = 31;
  /** A document that fits less than this part of what the best one does isn't worth showing. */
  const WORTH = 0.55;
  const HELP = 0.8;
  /** Terms of pinyin: syllables (xin'zen) and initials (^xzc). */
  const SOUNDS = /['^]/;
  /** What a unit that is named is mostly asked for. */
  const POWER = "power_item";
  /** Kinds of the pages of those that may be named, and how many fields they are named in, title first.
   * @type {Record<string, number>} */
  const PAGES = { unit: 2, community: 1 };
  const TITLED = 4;
  const EXACT = 5;
  /** Results of a first page: so many packs are loaded for it at most. */
  const FIRST = 10;
  const FAILED = "检索数据没有取全，可能是网络中断了。请稍后再试。";

  /** A later question came, so that nobody waits for this answer any more. */
  class Superseded extends Error {}

  /** @param {number} mask @returns {number[]} */
  function bitsOf(mask) {
    const found = [];
    for (let rest = mask; rest; rest &= rest - 1) found.push(31 - Math.clz32(rest & -rest));
    return found;
  }

  class Engine {
    /** @param {Files} files @param {string} [failed] what is said where they can't be had */
    constructor(files, failed = FAILED) {
      this.files = files;
      this.failed = failed;
      /** @type {Promise<void> | undefined} */
      this.opening = undefined;
      this.turn = 0;
      /** @type {Map<string, string>} */
      this.traditional = new Map();
      /** @type {Map<string, string>} characters as they are normalised, for marks */
      this.plain = new Map();
      /** @type {import("./shards.js").Sounds} of characters, once something was asked for by them */
      this.sounds = new Map();
      /** @type {Record<string, string[]>} */
      this.synonyms = {};
      /** @type {Uint8Array | undefined} a bit for each slot that the site holds; undefined where it holds all */
      this.held = undefined;
      /** @type {Held["elsewhere"]} */
      this.elsewhere = undefined;
      /** @type {Found | undefined} */
      this.last = undefined;
    }

    /** The start file and the synonyms, once; again when it failed. @returns {Promise<void>} */
    open() {
      this.opening ??= this.renew().catch((reason) => {
        this.opening = undefined;
        throw reason;
      });
      return this.opening;
    }

    /** @returns {Promise<void>} */
    async renew() {
      /** @type {unknown} */
      let lost;
      // Synonyms are a help and no more.
      const [start, synonyms, held] = await Promise.all([
        this.files.open().catch((reason) => void (lost = reason)),
        this.files.synonyms().catch(() => ({})),
        this.files.held().catch(() => /** @type {Held} */ ({})),
      ]);
      if (held.beside) {
        scope.importScripts(new URL("../assets/edition/federation.js", this.files.folder).href);
        this.files = new scope.SearchFederation.Federated(this.files, held);
        return this.renew();
      }
      if (!start) throw lost;
      const { meta } = start;
      this.last = undefined;
      this.missing = held.missing;
      this.traditional = SearchTokens.table(meta.traditional);
      this.plain.clear();
      this.synonyms = synonyms;
      this.elsewhere = held.elsewhere;
      // Of another index than this one it says nothing: what a site lacks, its server finds at its parent.
      this.held = held.held !== undefined && held.slots === meta.slots ? bytesOf(held.held) : undefined;
      this.owners = meta.owners.map(([, , words]) => SearchTokens.normalised(words, this.traditional));
      this.sounds = new Map();
      this.sharded = new SearchScoring.Sharded(this.files);
      const normalised = (/** @type {string} */ text) => SearchTokens.normalised(text, this.traditional);
      this.meant = new SearchMeant.Meant(this.files, this.sharded, normalised, Object.keys(synonyms));
      this.scores = new Float64Array(meta.slots);
      this.cover = new Int32Array(meta.slots);
      this.kindOf = new Uint16Array(meta.slots);
      this.ownerOf = new Uint16Array(meta.slots);
      for (const [kind, owner, base, capacity] of meta.groups) {
        this.kindOf.fill(kind, base, base + capacity);
        this.ownerOf.fill(owner, base, base + capacity);
      }
    }

    /** The answer to a question; undefined once a later one came.
     * @param {Asked} asked @returns {Promise<Answer | undefined>} */
    async search(asked) {
      this.turn += 1;
      const turn = this.turn;
      const { bytes, requests, milliseconds } = this.files;
      /** @type {Answer} */
      let answer;
      try {
        answer = await this.persistent(() => this.answer(asked, turn));
      } catch (reason) {
        if (reason instanceof Superseded) return undefined;
        if (!(reason instanceof SearchShards.Lost)) console.error(reason);
        answer = { total: 0, results: [], facets: {}, failed: this.failed };
      }
      if (turn !== this.turn) return undefined;
      const { files } = this;
      const spent = { bytes: files.bytes - bytes, requests: files.requests - requests, milliseconds: files.milliseconds - milliseconds };
      return { ...answer, measured: spent };
    }

    /** A file may be gone because the site was renewed: then the new index answers.
     * @template T @param {() => Promise<T>} work @returns {Promise<T>} */
    async persistent(work) {
      await this.open();
      try {
        return await work();
      } catch (reason) {
        if (!(reason instanceof SearchShards.Lost)) throw reason;
        const before = this.files.opened.shardNames.join();
        await this.renew();
        if (this.files.opened.shardNames.join() === before) throw reason;
        return await work();
      }
    }

    /** @param {number} turn */
    check(turn) {
      if (turn !== this.turn) throw new Superseded();
    }

    /** @param {Asked} asked @param {number} turn @returns {Promise<Answer>} */
    async answer({ text, filters = {}, sort = "relevance", from = 0, count = 10 }, turn) {
      const found = await this.found(text, turn);
      const days = sort === "day" ? await this.files.days() : undefined;
      this.check(turn);
      const { passing, counts, elsewhere } = this.files.timed(() => this.filtered(found.hits, filters));
      const order = this.files.timed(() => this.ordered(found, passing, from + count, days));
      if (!days) await this.wordForWord(found.plan, order);
      const rows = await this.rows(order.slice(from, from + count));
      this.check(turn);
      return this.files.timed(() => {
        const marks = this.marks(found.plan);
        const results = rows.map(({ slot, row, score }) => this.result(marks, slot, row, score));
        /** @type {Answer} */
        const answer = { total: passing.length, results, facets: counts };
        const meant = found.meant ?? (from === 0 ? this.meant?.byTitles(found, results) : undefined);
        if (meant) answer.meant = meant;
        if (found.plan.synonyms.length && results.length) answer.synonyms = found.plan.synonyms;
        if (this.missing) answer.missing = this.missing;
        if (elsewhere && this.elsewhere?.address) answer.elsewhere = { ...this.elsewhere, count: elsewhere };
        return answer;
      });
    }

    /** @param {{slot: number, score: number}[]} those */
    async rows(those) {
      const rows = await Promise.all(those.map(({ slot }) => this.files.row(slot)));
      return those.flatMap(({ slot, score }, n) => {
        const row = rows[n];
        return row ? [{ slot, score, row }] : [];
      });
    }

    /** All that a text finds; the last one is kept, for its other pages and filters.
     * @param {string} text @param {number} turn @returns {Promise<Found>} */
    async found(text, turn) {
      if (this.last?.key === text) return this.last;
      const found = await this.look(text, turn);
      if (!found.hits.count) {
        const meant = await this.meant?.byTerms(found.plan, () => this.check(turn));
        this.check(turn);
        if (meant) {
          const other = await this.look(meant, turn);
          Object.assign(found, { ...other, plan: { ...other.plan, text: found.plan.text }, meant });
        }
      }
      found.key = text;
      this.last = found;
      return found;
    }

    /** @param {string} text @param {number} turn @returns {Promise<Found>} */
    async look(text, turn) {
      const plan = this.files.timed(() => SearchQuery.plan(text, this.traditional, this.synonyms, this.files, this.owners));
      const beginnings = plan.beginning ? await this.beginnings(plan.beginning) : [];
      /** @type {Map<string, Postings>} */
      const postings = new Map();
      const missing = new Set();
      /** @param {Iterable<string>} terms */
      const load = async (terms) => {
        await Promise.all(
          [...new Set(terms)].map(async (term) => {
            const found = await this.sharded?.postings(term);
            if (found) postings.set(term, found);
            else missing.add(term);
          }),
        );
        this.check(turn);
      };
      const asked = [...plan.needs.flatMap((need) => need.ways.flat()), ...plan.extras, ...beginnings];
      // What is found by its sounds is marked by them; marks are a help and no more.
      const marking = asked.some((term) => SOUNDS.test(term)) ? this.files.sounds().then((sounds) => (this.sounds = sounds), () => {}) : undefined;
      await Promise.all([load(asked), marking]);
      const poor = plan.needs.filter((need) => need.later.length && need.ways[0].some((term) => missing.has(term)));
      if (poor.length) await load(poor.flatMap((need) => need.later.flat()));
      return this.files.timed(() => {
        /** @type {Map<string, number>} */
        const bits = new Map();
        const idfs = new Float64Array(BITS);
        /** @param {string} term @returns {number} */
        const bit = (term) => {
          const postingsOf = postings.get(term);
          let own = bits.get(term);
          if (own === undefined && postingsOf && bits.size < BITS) {
            own = bits.size;
            bits.set(term, own);
            idfs[own] = postingsOf.idf * (plan.weights.get(term) ?? 1);
          }
          return own === undefined ? 0 : 1 << own;
        };
        const needs = plan.needs.map((need) => {
          const ways = [...need.ways, ...(poor.includes(need) ? need.later : [])];
          // What no document has can't be asked for. A way of sounds or of a code's parts is one only if all of it is there;
          // of words most will do. Where no way is left, what is there counts.
          const present = (/** @type {string[]} */ way) => way.filter((term) => !missing.has(term)).length;
          const mask = (/** @type {string[]} */ way) => way.reduce((sum, term) => sum | bit(term), 0);
          const most = (/** @type {string[]} */ way) => present(way) >= way.length * (SearchTokens.HAN.test(way[0]) ? 0.5 : 1);
          // Of what was typed so little may be there that the office's words are meant: of 外地娃娃读书报名 only 报名 is.
          let meant = ways.filter((way, n) => most(way) || (n === 0 && !ways.some(most)));
          if (!meant.some(present)) meant = ways;
          const masks = meant.map(mask);
          return masks.filter((mask) => mask);
        });
        let beginning = 0;
        if (beginnings.length) {
          // Any of them will do: one bit for all.
          const first = bit(beginnings[0]);
          beginnings.forEach((term) => bits.set(term, /** @type {number} */ (bits.get(beginnings[0]))));
          beginning = first;
        }
        if (beginning) needs.push([beginning]);
        const boosts = new Map([...bits.keys()].map((term) => [term, plan.weights.get(term) ?? 1]));
        for (const term of plan.extras) if (postings.has(term) && !boosts.has(term)) boosts.set(term, HELP);
        const topic = plan.topic.reduce((mask, term) => mask | (bits.has(term) ? bit(term) : 0), 0);
        const hits = this.hits(postings, boosts, bits, needs.filter((masks) => masks.length), idfs, plan, topic);
        const absent = plan.needs.some((need) => need.ways[0].some((term) => missing.has(term)));
        return { plan, hits, postings, boosts, absent, key: text };
      });
    }

    /** The commonest pairs that begin with a character. @param {string} character @returns {Promise<string[]>} */
    async beginnings(character) {
      const terms = await this.files.beginning(character, 3);
      const found = await Promise.all(terms.map(async (term) => ({ term, df: (await this.sharded?.postings(term))?.df ?? 0 })));
      return found.sort((one, other) => other.df - one.df).slice(0, 24).map(({ term }) => term);
    }

    /** @param {Map<string, Postings>} postings @param {Map<string, number>} boosts @param {Map<string, number>} bits
     * @param {number[][]} needs masks of each need's ways @param {Float64Array} idfs @param {Plan} plan
     * @param {number} topic mask of what is asked of the units that are named @returns {Hits} */
    hits(postings, boosts, bits, needs, idfs, { owners, named, worded }, topic) {
      const scores = /** @type {Float64Array} */ (this.scores);
      const cover = /** @type {Int32Array} */ (this.cover);
      const touched = new Int32Array(scores.length);
      let count = 0;
      for (const [term, boost] of boosts) {
        const { slots, weights } = /** @type {Postings} */ (postings.get(term));
        const bit = bits.has(term) ? 1 << /** @type {number} */ (bits.get(term)) : 0;
        for (let field = 0; field < slots.length; field += 1) {
          const ownSlots = slots[field];
          const ownWeights = weights[field];
          for (let n = 0; n < ownSlots.length; n += 1) {
            const slot = ownSlots[n];
            if (bit && !cover[slot]) touched[count++] = slot;
            cover[slot] |= bit;
            scores[slot] += ownWeights[n] * boost;
          }
        }
      }
      const sums = (/** @type {number} */ mask) => bitsOf(mask).reduce((sum, bit) => sum + idfs[bit], 0);
      const totals = needs.map((masks) => masks.map(sums));
      const whole = totals.reduce((sum, [first]) => sum + first, 0);
      /** @type {Map<number, number>} coverage → how well it fits, 0 to 1; 2 for all that is needed */
      const known = new Map();
      /** @param {number} covered */
      const fit = (covered) => {
        let sum = 0;
        let all = true;
        needs.forEach((masks, n) => {
          let best = 0;
          masks.forEach((mask, way) => (best = Math.max(best, (covered & mask) === mask ? 1 : sums(covered & mask) / totals[n][way])));
          if (best < 1) all = false;
          sum += best * totals[n][0];
        });
        return all ? 2 : sum / whole;
      };
      let best = 0;
      for (let n = 0; n < count; n += 1) {
        const covered = cover[touched[n]];
        if (!known.has(covered)) known.set(covered, fit(covered));
        best = Math.max(best, Math.min(1, known.get(covered) ?? 0));
      }
      /** @type {Hits} */
      const hits = { slots: new Int32Array(count), scores: new Float64Array(count), full: new Uint8Array(count), count: 0, best };
      const kinds = this.files.opened.meta.kinds.map(([kind]) => kind);
      const kind = (/** @type {number} */ slot) => kinds[/** @type {Uint16Array} */ (this.kindOf)[slot]];
      const titles = worded.flatMap((term) => postings.get(term)?.slots.slice(0, 1) ?? []);
      const ofUnit = (/** @type {number} */ slot) => owners.includes(/** @type {Uint16Array} */ (this.ownerOf)[slot]);
      const isTheirs = (/** @type {number} */ slot) => (cover[slot] & topic) !== 0 && ofUnit(slot);
      // Where a unit is named and no more, or in vain, its own page answers: it has the telephone. A unit is called by its
      // title or, among its keys, by its short name; a community has its street among those.
      const names = owners.length && !touched.subarray(0, count).some(isTheirs) ? named.map((name) => SearchTokens.bigrams(name)) : [];
      const isPage = (/** @type {number} */ slot) => {
        const fields = PAGES[kind(slot)];
        return fields > 0 && names.some((terms) => terms.every((term) => {
          const slots = postings.get(term)?.slots;
          return !slots || slots.slice(0, fields).some((of) => SearchScoring.has(of, slot));
        }));
      };
      for (let n = 0; n < count; n += 1) {
        const slot = touched[n];
        const fits = known.get(cover[slot]) ?? 0;
        const page = isPage(slot);
        const theirs = page || isTheirs(slot);
        if (fits < best * WORTH && !theirs) continue;
        hits.slots[hits.count] = slot;
        hits.scores[hits.count] = scores[slot];
        const titled = titles.length && kind(slot) === POWER && ofUnit(slot) && titles.every((slots) => SearchScoring.has(slots, slot));
        hits.full[hits.count] = page && !topic ? EXACT : titled ? TITLED : (fits === 2 ? 2 : 0) + (theirs ? 1 : 0);
        hits.count += 1;
      }
      scores.fill(0);
      cover.fill(0);
      return hits;
    }

    /** Which hits of those that the site holds pass, how many would under every other choice of one facet, and how many of
     * those that it lacks pass.
     * @param {Hits} hits @param {Record<string, string>} filters */
    filtered(hits, filters) {
      const { meta, facets } = this.files.opened;
      /** @type {[name: string, of: Uint16Array | undefined, values: string[][]][]} */
      const dimensions = [
        ["kind", this.kindOf, meta.kinds],
        ["owner", this.ownerOf, meta.owners.map(([, id, words]) => [id, words])],
      ];
      for (const [name, words] of Object.entries(meta.facets)) dimensions.push([name, facets[name], words.map((word) => [word, word])]);
      const all = dimensions.flatMap(([name, of, values]) => {
        const chosen = filters[name] ? values.findIndex(([value]) => value === filters[name]) : -2;
        return of ? [{ name, of, values, chosen, counts: new Uint32Array(values.length + 1) }] : [];
      });
      const passing = new Int32Array(hits.count);
      let count = 0;
      let elsewhere = 0;
      for (let n = 0; n < hits.count; n += 1) {
        const slot = hits.slots[n];
        let failures = 0;
        let failed = -1;
        for (let d = 0; d < all.length; d += 1) {
          if (all[d].chosen !== -2 && all[d].of[slot] !== all[d].chosen) {
            failures += 1;
            failed = d;
          }
        }
        if (this.held && !((this.held[slot >> 3] >> (slot & 7)) & 1)) {
          if (!failures) elsewhere += 1;
          continue;
        }
        if (failures > 1) continue;
        if (!failures) passing[count++] = n;
        for (let d = 0; d < all.length; d += 1) if (!failures || failed === d) all[d].counts[all[d].of[slot]] += 1;
      }
      /** @type {Answer["facets"]} */
      const counts = {};
      for (const { name, values, counts: of } of all) {
        /** @type {[string, string, number][]} */
        const rows = values.map(([value, words], n) => [value, words, of[n]]);
        counts[name] = rows.filter(([value, , number]) => value && number).sort((one, other) => other[2] - one[2]);
      }
      return { passing: passing.subarray(0, count), counts, elsewhere };
    }

    /** The first hits in order: of relevance those that have all that was typed, then the rest, the very first as lunr ranks
     * them; of days the latest.
     * @param {Found} found @param {Int32Array} passing @param {number} wanted @param {Uint16Array | undefined} days
     * @returns {{slot: number, score: number, full: number}[]} */
    ordered({ plan, hits, postings, boosts }, passing, wanted, days) {
      const { slots, scores, full } = hits;
      const most = Math.max(wanted, RANKED);
      const keys = new Float64Array(passing.length);
      let highest = 1;
      for (const n of passing) highest = Math.max(highest, scores[n]);
      passing.forEach((n, at) => (keys[at] = (days ? days[slots[n]] : full[n]) + scores[n] / (2 * highest)));
      let least = -1;
      if (passing.length > most) least = keys.slice().sort()[passing.length - most];
      /** @type {number[]} */
      const places = [];
      keys.forEach((key, at) => key >= least && places.push(at));
      places.sort((one, other) => keys[other] - keys[one] || slots[passing[one]] - slots[passing[other]]);
      const order = places.map((at) => ({ slot: slots[passing[at]], score: scores[passing[at]], full: full[passing[at]] }));
      if (days) return order;
      const first = order.slice(0, RANKED);
      const ranked = this.ranked(postings, boosts, first);
      const typed = SearchTokens.tokens(plan.text).length;
      const [titles] = this.files.opened.lengths;
      const terms = plan.needs.flatMap((need) => need.ways[0] ?? []);
      for (const one of first) {
        one.score = ranked.get(one.slot) ?? 0;
        // A title of just what was typed is it.
        if (titles[one.slot] === typed && terms.every((term) => SearchScoring.has(postings.get(term)?.slots[0], one.slot))) one.full = EXACT;
      }
      first.sort((one, other) => other.full - one.full || other.score - one.score || one.slot - other.slot);
      return [...first, ...order.slice(RANKED)];
    }

    /** Powers whose titles hold the topic as it was typed come before those that hold its pairs of characters apart. A title
     * is known only from its pack: those of a first page are looked at, and others in place of those that fail.
     * @param {Plan} plan @param {{slot: number, score: number, full: number}[]} order changed in place */
    async wordForWord({ wording }, order) {
      const long = wording.filter((words) => [...words].length > 2);
      const start = order.findIndex(({ full }) => full === TITLED);
      if (start < 0 || !long.length) return;
      const those = order.filter(({ full }) => full === TITLED);
      /** @type {typeof order} */
      const holding = [];
      /** @type {typeof order} */
      const failing = [];
      const packs = new Set();
      let at = 0;
      while (at < those.length && holding.length < FIRST) {
        const next = those.slice(at, at + FIRST - holding.length);
        for (const { slot } of next) packs.add(Math.floor(slot / PACK));
        if (packs.size > FIRST) break;
        const rows = await Promise.all(next.map(({ slot }) => this.files.row(slot)));
        next.forEach((one, n) => {
          const title = SearchTokens.normalised((rows[n] || [""])[0], this.traditional);
          (long.every((words) => title.includes(words)) ? holding : failing).push(one);
        });
        at += next.length;
      }
      order.splice(start, those.length, ...holding, ...those.slice(at), ...failing);
    }

    /** lunr's own scores of some documents.
     * @param {Map<string, Postings>} postings @param {Map<string, number>} boosts @param {{slot: number}[]} those */
    ranked(postings, boosts, those) {
      const only = new Set(those.map(({ slot }) => slot).sort((one, other) => one - other));
      const used = new Map([...postings].filter(([term]) => boosts.has(term)));
      const index = this.sharded?.assembled(used, only);
      const results = index?.query((query) => boosts.forEach((boost, term) => query.term(term, { boost }))) ?? [];
      return new Map(results.map(({ ref, score }) => [Number(ref), score]));
    }

    /** @param {Plan} plan @returns {import("./marks.js").Marks} */
    marks({ needs, extras, han }) {
      const terms = [...needs.flatMap((need) => [...need.ways, ...need.later].flat()), ...extras, ...SearchTokens.tokens(han)];
      const normalised = (/** @type {string} */ character) => {
        const known = this.plain.get(character) ?? SearchTokens.normalised(character, this.traditional);
        this.plain.set(character, known);
        return known;
      };
      return new SearchMarks.Marks(terms, normalised, this.sounds);
    }

    /** @param {import("./marks.js").Marks} marks @param {number} slot @param {Row} row @param {number} score @returns {Result} */
    result(marks, slot, [title, address, note, day, street, category, status, text], score) {
      const { meta } = this.files.opened;
      const [kind, kindWords] = meta.kinds[/** @type {Uint16Array} */ (this.kindOf)[slot]];
      const [, owner, ownerWords] = meta.owners[/** @type {Uint16Array} */ (this.ownerOf)[slot]];
      const about = { title, address, note, day, kind, kindWords, owner, ownerWords, street, category, status, score };
      return { ...about, titleParts: marks.of(title), excerpt: marks.of(text) };
    }

    /** An answer as Material's search box takes it. HTML, for the box sets it as such.
     * @param {string} text @param {{suggest?: boolean}} options
     * @returns {Promise<{items: BoxItem[][], suggest?: string[]} | undefined>} */
    async box(text, { suggest = false } = {}) {
      if (!text.trim()) return { items: [], ...(suggest ? { suggest: [] } : {}) };
      const answer = await this.search({ text });
      if (!answer) return undefined;
      if (answer.failed) {
        return { items: [[{ location: `search/?q=${encodeURIComponent(text)}`, title: answer.failed, text: "", score: 0, terms: {} }]] };
      }
      /** @type {Map<string, BoxItem[]>} */
      const pages = new Map();
      const pieces = this.last?.plan.pieces ?? [];
      for (const { address, title, titleParts, excerpt, note, score } of answer.results) {
        const page = address.split("#")[0];
        const said = SearchTokens.normalised(`${title} ${note} ${excerpt.map(([part]) => part).join("")}`, this.traditional);
        const terms = Object.fromEntries(pieces.filter((piece) => said.includes(piece)).map((piece) => [piece, true]));
        const small = note ? `<p>${escaped(note)}</p>` : "";
        const item = { location: address, title: html(titleParts), text: `${small}<p>${html(excerpt)}</p>`, score, terms };
        pages.set(page, [...(pages.get(page) ?? []), item]);
      }
      if (answer.elsewhere && !answer.results.length) {
        const title = `${answer.elsewhere.title}：${answer.elsewhere.count}`;
        pages.set("", [{ location: `search/?q=${encodeURIComponent(text)}`, title: escaped(title), text: "", score: 0, terms: {} }]);
      }
      const typed = text.split(/[\s-]+/).pop() ?? "";
      const longer = answer.results.find(({ title }) => typed && title !== typed && title.startsWith(typed));
      return { items: [...pages.values()], ...(suggest ? { suggest: longer ? [longer.title] : [] } : {}) };
    }
  }

  /** @param {string} text in base64 */
  const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  /** @param {string} text */
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

  /** @param {Parts} parts */
  const html = (parts) => parts.map(([part, marked]) => (marked ? `<mark>${escaped(part)}</mark>` : escaped(part))).join("");

  return { Engine };
}

Object.assign(globalThis, { SearchEngine: searchEngine() });
