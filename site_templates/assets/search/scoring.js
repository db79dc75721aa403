// @ts-check
// What lunr 2.3.9 would say of the whole index, from the files of a few terms alone: a score needs the weights of the
// query's own terms and no others.
"use strict";

/**
 * @typedef {import("./shards.js").Files} Files
 * @typedef {import("./shards.js").Shard} Shard

 * @typedef {{df: number, idf: number, slots: Int32Array[], weights: Float64Array[]}} Postings  slots and weights by field
 * @typedef {{fields: string[], clauses: Clause[], isNegated(): boolean}} LunrQuery
 * @typedef {{term: string, fields: string[], boost: number, presence: number, editDistance?: number}} Clause
 * @typedef {{ref: string, score: number, matchData: {metadata: Record<string, Record<string, object>>}}} LunrResult
 * @typedef {{query(build: (query: any) => void): LunrResult[], search(text: string): LunrResult[]}} LunrIndex
 * @typedef {{elements: number[]}} LunrVector
 * @typedef {ReturnType<typeof searchScoring>} Scoring
 * @typedef {InstanceType<Scoring["Sharded"]>} Sharded
 */
function searchScoring() {
  /** @type {any} */
  const { lunr, SearchShards } = globalThis;
  const { Kept } = /** @type {import("./shards.js").Shards} */ (SearchShards);
  const K1 = 1.2;
  const KEPT = 8 << 20;
  /** What lunr holds of a term in a document: nothing, for no metadata is kept. */
  const NOTHING = Object.freeze(Object.create(null));

  // lunr 2.3.9 tells nodes apart by label and number run together, so that an edge "1" to node 52 passes for edges "1" to
  // node 5 and "2" to …: among terms with digits some are lost and others made up. A border between them mends that.
  lunr.TokenSet.prototype.toString = /** @this {any} */ function () {
    if (this._str) return this._str;
    const edges = Object.keys(this.edges).sort();
    return edges.reduce((text, label) => `${text}${label}${this.edges[label].id};`, this.final ? "1" : "0");
  };

  /** An index in files, from which what a query needs is taken. */
  class Sharded {
    /** @param {Files} files opened */
    constructor(files) {
      this.files = files;
      const { meta, lengths } = files.opened;
      // The part of a weight that only the length decides, computed as lunr does to the last bit.
      this.norms = lengths.map((of, field) => {
        const b = meta.b[field];
        return Float64Array.from(of, (length) => K1 * (1 - b + b * (length / meta.average[field])));
      });
      /** @type {InstanceType<typeof Kept<Postings>>} */
      this.kept = new Kept(KEPT);
      this.tokenSet = undefined;
    }

    /** @param {string} term @returns {Promise<Postings | undefined>} undefined where no document has it */
    async postings(term) {
      const known = this.kept.get(term);
      if (known) return known;
      const found = await this.files.find(term);
      if (!found) return undefined;
      const read = this.files.timed(() => this.read(found.shard, found.place));
      this.kept.set(term, read, 200 + read.slots.reduce((/** @type {number} */ sum, of) => sum + 12 * of.length, 0));
      return read;
    }

    /** @param {Shard} shard @param {number} place @returns {Postings} */
    read({ bytes, counts, offsets }, place) {
      const { documents, fields, boosts } = this.files.opened.meta;
      const width = fields.length;
      let df = 0;
      for (let field = 0; field < width; field += 1) df += counts[place * width + field];
      const idf = Math.log(1 + Math.abs((documents - df + 0.5) / (df + 0.5)));
      const slots = [];
      const weights = [];
      let at = offsets[place];
      for (let field = 0; field < width; field += 1) {
        const count = counts[place * width + field];
        const ownSlots = new Int32Array(count);
        const ownWeights = new Float64Array(count);
        const norms = this.norms[field];
        const boost = boosts[field];
        let slot = 0;
        for (let n = 0; n < count; n += 1) {
          let byte = bytes[at++];
          let value = byte & 127;
          for (let shift = 7; byte & 128; shift += 7) {
            byte = bytes[at++];
            value |= (byte & 127) << shift;
          }
          slot += value >>> 1;
          let tf = 1;
          if (value & 1) {
            byte = bytes[at++];
            tf = byte & 127;
            for (let shift = 7; byte & 128; shift += 7) {
              byte = bytes[at++];
              tf |= (byte & 127) << shift;
            }
            tf += 2;
          }
          let score = (idf * ((K1 + 1) * tf)) / (norms[slot] + tf);
          score *= boost;
          ownSlots[n] = slot;
          ownWeights[n] = Math.round(score * 1000) / 1000;
        }
        slots.push(ownSlots);
        weights.push(ownWeights);
      }
      return { df, idf, slots, weights };
    }

    /** The index's terms that a clause stands for.
     * @param {Clause} clause @returns {Promise<string[]>} */
    async expanded(clause) {
      const { term } = clause;
      const fuzzy = "editDistance" in clause;
      if (!fuzzy && !term.includes("*")) return (await this.postings(term)) ? [term] : [];
      // Half a character at the end of a prefix: its terms are no range of the sorted ones.
      if (!fuzzy && /^[^*]*[^*\ud800-\udbff]\*$/.test(term)) return this.files.beginning(term.slice(0, -1));
      if (!this.tokenSet) this.tokenSet = lunr.TokenSet.fromArray([...(await this.files.vocabulary())].sort());
      return this.tokenSet.intersect(lunr.TokenSet.fromClause(clause)).toArray();
    }

    /** A lunr.Index with all that a query needs, so that it answers as one of the whole index would: same documents, order,
     * scores and match data.
     * @param {(query: any) => void} build as for lunr.Index.query @returns {Promise<LunrIndex>} */
    async index(build) {
      /** @type {LunrQuery} */
      const query = new lunr.Query(this.files.opened.meta.fields);
      build.call(query, query);
      const terms = new Set((await Promise.all(query.clauses.map((clause) => this.expanded(clause)))).flat());
      const postings = new Map();
      await Promise.all([...terms].map(async (term) => postings.set(term, await this.postings(term))));
      return this.assembled(postings, undefined, query.isNegated());
    }

    /** @param {Map<string, Postings>} postings @param {ReadonlySet<number>} [only] slots, all if left out
     * @param {boolean} [negated] whether the query says only what is not wanted, so that lunr takes all there are
     * @returns {LunrIndex} */
    assembled(postings, only, negated = false) {
      const { fields } = this.files.opened.meta;
      /** @type {Record<string, LunrVector>} */
      const fieldVectors = Object.create(null);
      const invertedIndex = Object.create(null);
      if (negated) {
        for (const slot of this.taken()) for (const field of fields) fieldVectors[`${field}/${slot}`] = new lunr.Vector();
      }
      const terms = [...postings.keys()].sort();
      terms.forEach((term, number) => {
        const { slots, weights } = /** @type {Postings} */ (postings.get(term));
        /** @type {Record<string, unknown>} */
        const posting = { _index: number };
        fields.forEach((field, f) => {
          /** @type {Record<number, object>} */
          const documents = Object.create(null);
          posting[field] = documents;
          /** @param {number} slot @param {number} weight */
          const add = (slot, weight) => {
            documents[slot] = NOTHING;
            const ref = `${field}/${slot}`;
            const vector = fieldVectors[ref];
            if (vector) vector.elements.push(number, weight);
            else fieldVectors[ref] = new lunr.Vector([number, weight]);
          };
          if (!only) slots[f].forEach((slot, n) => add(slot, weights[f][n]));
          else {
            for (const slot of only) {
              const n = place(slots[f], slot);
              if (n >= 0) add(slot, weights[f][n]);
            }
          }
        });
        invertedIndex[term] = posting;
      });
      const tokenSet = lunr.TokenSet.fromArray(terms);
      return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields, pipeline: new lunr.Pipeline() });
    }

    /** Slots with a document, from the first on. @returns {number[]} */
    taken() {
      const { groups } = this.files.opened.meta;
      return groups.flatMap(([, , base, , count]) => Array.from({ length: count }, (_, place) => base + place));
    }
  }

  /** @param {Int32Array} sorted @param {number} value @returns {number} -1 where it isn't there */
  function place(sorted, value) {
    let low = 0;
    let high = sorted.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] === value) return middle;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** @param {Int32Array | undefined} sorted @param {number} value @returns {boolean} */
  const has = (sorted, value) => sorted !== undefined && place(sorted, value) >= 0;

  return { Sharded, has };
}

Object.assign(globalThis, { SearchScoring: searchScoring() });
