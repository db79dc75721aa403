// @ts-check
// What follows from the index of a list that generator/pages/facet_shards.py writes, and from nothing else: counts under
// every choice, and which shards hold the rows of a page of results. No document, no network.
"use strict";

/**
 * @typedef {{name: string, title: string, values: string[][], apart: number[]}} Dimension
 * @typedef {{title: string, dimension?: number, root?: string}} Column
 * @typedef {{title: string, countWord: string, root: string, heading: string, columns: Column[], dimensions: Dimension[],
 *   words: Record<string, string>, results: number, combinations: number[], shards: [string, number][]}} FacetIndex
 * @typedef {number[]} Choice  the number of the chosen value in each dimension, -1 where none is chosen
 * @typedef {{total: number, of: number[][], whole: number[]}} Counts
 *   `of[d][v]`: rows if value v were chosen in dimension d, the other choices as they are; `whole[d]`: if none were
 * @typedef {{shard: number, start: number, stop: number, first: number}} Piece
 *   rows `start` to `stop` of a shard; `first` is the number of the first of them in the whole list
 * @typedef {{choice: Choice, page: number, ignored: string[]}} Asked
 * @typedef {ReturnType<typeof facetSelection>} Selection
 */
function facetSelection() {
  /** Whether a place passes a choice: what stands apart is shown only to those who ask for it.
   * @param {Dimension} dimension @param {number} chosen @param {number} place */
  const passes = (dimension, chosen, place) => (chosen < 0 ? !dimension.apart.includes(place) : place === chosen);

  /** @param {FacetIndex} index @param {Choice} choice @returns {Counts} */
  function counted(index, choice) {
    const { dimensions, combinations } = index;
    const width = dimensions.length + 1;
    const of = dimensions.map((dimension) => dimension.values.map(() => 0));
    const whole = dimensions.map(() => 0);
    let total = 0;
    for (let at = 0; at < combinations.length; at += width) {
      const count = combinations[at + width - 1];
      let failed = -1;
      let failures = 0;
      for (let d = 0; d < dimensions.length; d += 1) {
        if (!passes(dimensions[d], choice[d], combinations[at + d])) {
          failed = d;
          failures += 1;
        }
      }
      if (failures > 1) continue;
      if (failures === 0) total += count;
      // Another choice in a dimension can only bring in what fails in no other.
      for (let d = 0; d < dimensions.length; d += 1) {
        if (failures && failed !== d) continue;
        const place = combinations[at + d];
        of[d][place] += count;
        if (passes(dimensions[d], -1, place)) whole[d] += count;
      }
    }
    return { total, of, whole };
  }

  /** The pieces of shards that a page of results consists of, in their order. Pages are numbered from 1.
   * @param {FacetIndex} index @param {Choice} choice @param {number} page @returns {Piece[]} */
  function pieces(index, choice, page) {
    const { dimensions, combinations, shards } = index;
    const width = dimensions.length + 1;
    let skip = (page - 1) * index.results;
    let left = index.results;
    let row = 0;
    let shard = 0;
    let shardStart = 0;
    /** @type {Piece[]} */
    const found = [];
    for (let at = 0; at < combinations.length && left > 0; at += width) {
      const count = combinations[at + width - 1];
      const stop = row + count;
      if (dimensions.every((dimension, d) => passes(dimension, choice[d], combinations[at + d]))) {
        let from = row + Math.min(skip, count);
        skip -= from - row;
        const to = Math.min(stop, from + left);
        left -= to - from;
        while (from < to) {
          while (from >= shardStart + shards[shard][1]) {
            shardStart += shards[shard][1];
            shard += 1;
          }
          const end = Math.min(to, shardStart + shards[shard][1]);
          const last = found.at(-1);
          if (last && last.shard === shard && last.stop === from - shardStart) last.stop = end - shardStart;
          else found.push({ shard, start: from - shardStart, stop: end - shardStart, first: from });
          from = end;
        }
      }
      row = stop;
    }
    return found;
  }

  /** The places of a row by its number in the whole list.
   * @param {FacetIndex} index @param {number} row @returns {number[]} */
  function placesOf(index, row) {
    const width = index.dimensions.length + 1;
    let at = 0;
    for (let stop = index.combinations[width - 1]; stop <= row; stop += index.combinations[at + width - 1]) at += width;
    return index.combinations.slice(at, at + width - 1);
  }

  // What other programs hang on an address that is passed on: messengers, statistics, the site's own search.
  const FOREIGN = /^(utm_.*|from|isappinstalled|scene|spm|q|h)$/;

  /** What an address asks for. `preset` is what the page itself stands for; an empty value undoes it.
   * @param {FacetIndex} index @param {Choice} preset @param {string} query @returns {Asked} */
  function read(index, preset, query) {
    const choice = preset.slice();
    /** @type {string[]} */
    const ignored = [];
    const seen = new Set();
    let page = 1;
    for (const [name, value] of new URLSearchParams(query)) {
      const d = index.dimensions.findIndex((dimension) => dimension.name === name);
      const v = d < 0 ? -1 : index.dimensions[d].values.findIndex(([slug]) => slug === value);
      const known = d >= 0 ? v >= 0 || value === "" : name === "page" && /^[1-9]\d{0,5}$/.test(value);
      if (!known || seen.has(name)) {
        if (d >= 0 || !FOREIGN.test(name)) ignored.push(`${name}=${value}`);
        continue;
      }
      seen.add(name);
      if (d >= 0) choice[d] = v;
      else page = Number(value);
    }
    return { choice, page, ignored };
  }

  /** The query of a state, "" for the page as it is by itself; `read` inverts it.
   * @param {FacetIndex} index @param {Choice} preset @param {Choice} choice @param {number} page */
  function query(index, preset, choice, page) {
    const found = new URLSearchParams();
    index.dimensions.forEach((dimension, d) => {
      if (choice[d] !== preset[d]) found.append(dimension.name, choice[d] < 0 ? "" : dimension.values[choice[d]][0]);
    });
    if (page > 1) found.append("page", String(page));
    const text = found.toString();
    return text && `?${text}`;
  }

  /** @param {FacetIndex} index @param {number} total */
  const lastPage = (index, total) => Math.max(1, Math.ceil(total / index.results));

  return { counted, lastPage, pieces, placesOf, query, read };
}

// The site's scripts are no modules: an address of one that another names would miss the digest of its bytes.
Object.assign(globalThis, { FacetSelection: facetSelection() });
