// @ts-check
// Raw deflate, read back. Browsers do that themselves only from Chrome 103 and Safari 16.4 on, and offices run older ones;
// and of a file of a few kilobytes, as a query's are, their stream takes three times as long.
"use strict";

/** @typedef {ReturnType<typeof searchInflate>} Inflate */
function searchInflate() {
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  /** Base of a length or distance in the low bits, number of extra bits apart. */
  const LENGTHS = ladder(29, 3, (code) => (code < 8 || code === 28 ? 0 : (code >> 2) - 1));
  LENGTHS.base[28] = 258;
  const DISTANCES = ladder(30, 1, (code) => (code < 4 ? 0 : (code >> 1) - 1));
  /** @type {{lengths: Tree, distances: Tree} | undefined} */
  let fixed;

  /** @param {number} count @param {number} first @param {(code: number) => number} extraOf */
  function ladder(count, first, extraOf) {
    const base = new Uint16Array(count);
    const extra = new Uint8Array(count);
    let next = first;
    for (let code = 0; code < count; code += 1) {
      base[code] = next;
      extra[code] = extraOf(code);
      next += 1 << extra[code];
    }
    return { base, extra };
  }

  const FAST = 10;

  /** `quick`: by the next bits of the data, a symbol and the length of its code (`symbol << 4 | length`), 0 where that is
   * longer than the table is wide.
   * @typedef {{counts: Uint16Array, symbols: Uint16Array, quick: Uint16Array}} Tree */

  /** @param {Uint8Array} lengths @returns {Tree} */
  function tree(lengths) {
    const counts = new Uint16Array(16);
    const starts = new Uint16Array(17);
    const codes = new Uint16Array(17);
    const symbols = new Uint16Array(lengths.length);
    const quick = new Uint16Array(1 << FAST);
    for (let n = 0; n < lengths.length; n += 1) if (lengths[n]) counts[lengths[n]] += 1;
    for (let length = 1; length < 16; length += 1) {
      starts[length + 1] = starts[length] + counts[length];
      codes[length + 1] = (codes[length] + counts[length]) << 1;
    }
    for (let n = 0; n < lengths.length; n += 1) {
      const length = lengths[n];
      if (!length) continue;
      symbols[starts[length]++] = n;
      const code = codes[length]++;
      if (length > FAST) continue;
      let turned = 0; // codes come highest bit first
      for (let bit = 0; bit < length; bit += 1) turned |= ((code >> bit) & 1) << (length - 1 - bit);
      for (let place = turned; place < 1 << FAST; place += 1 << length) quick[place] = (n << 4) | length;
    }
    return { counts, symbols, quick };
  }

  /** @param {Uint8Array} data @returns {Uint8Array} */
  function inflate(data) {
    let out = new Uint8Array(Math.max(1024, data.length * 4));
    let size = 0;
    let at = 0;
    let held = 0;
    let count = 0;

    /** @param {number} wanted @returns {number} */
    function bits(wanted) {
      while (count < wanted) {
        if (at >= data.length) throw new Error("cut off");
        held |= data[at++] << count;
        count += 8;
      }
      const found = held & ((1 << wanted) - 1);
      held >>>= wanted;
      count -= wanted;
      return found;
    }

    /** @param {Tree} from @returns {number} */
    function symbol(from) {
      while (count < FAST && at < data.length) {
        held |= data[at++] << count;
        count += 8;
      }
      const known = from.quick[held & ((1 << FAST) - 1)];
      if (known && (known & 15) <= count) {
        held >>>= known & 15;
        count -= known & 15;
        return known >> 4;
      }
      let code = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length < 16; length += 1) {
        code |= bits(1);
        const here = from.counts[length];
        if (code - first < here) return from.symbols[index + code - first];
        index += here;
        first = (first + here) << 1;
        code <<= 1;
      }
      throw new Error("no such code");
    }

    /** @param {number} more */
    function room(more) {
      if (size + more <= out.length) return;
      const larger = new Uint8Array(Math.max(out.length * 2, size + more));
      larger.set(out.subarray(0, size));
      out = larger;
    }

    function trees() {
      const literals = bits(5) + 257;
      const distances = bits(5) + 1;
      const own = bits(4) + 4;
      const lengths = new Uint8Array(19);
      for (let n = 0; n < own; n += 1) lengths[ORDER[n]] = bits(3);
      const codes = tree(lengths);
      const all = new Uint8Array(literals + distances);
      for (let n = 0; n < all.length; ) {
        const code = symbol(codes);
        if (code < 16) {
          all[n++] = code;
          continue;
        }
        const value = code === 16 ? all[n - 1] : 0;
        const times = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);
        all.fill(value, n, n + times);
        n += times;
      }
      return { lengths: tree(all.subarray(0, literals)), distances: tree(all.subarray(literals)) };
    }

    function fixedTrees() {
      if (!fixed) {
        const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
        fixed = { lengths: tree(lengths), distances: tree(new Uint8Array(30).fill(5)) };
      }
      return fixed;
    }

    /** What most of the time goes to, so that it works on variables of its own.
     * @param {Tree} lengths @param {Tree} distances */
    function block(lengths, distances) {
      const quick = lengths.quick;
      const far = distances.quick;
      const mask = (1 << FAST) - 1;
      let to = out;
      let end = size;
      let read = at;
      let bag = held;
      let have = count;
      const keep = () => {
        [size, at, held, count] = [end, read, bag, have];
      };
      /** @param {Tree} from a code that is longer than the table is wide, or at the end of the data */
      const slow = (from) => {
        keep();
        const found = symbol(from);
        [read, bag, have] = [at, held, count];
        return found;
      };
      /** @param {number} wanted */
      const extra = (wanted) => {
        while (have < wanted) {
          if (read >= data.length) throw new Error("cut off");
          bag |= data[read++] << have;
          have += 8;
        }
        const found = bag & ((1 << wanted) - 1);
        bag >>>= wanted;
        have -= wanted;
        return found;
      };
      for (;;) {
        while (have < FAST && read < data.length) {
          bag |= data[read++] << have;
          have += 8;
        }
        let known = quick[bag & mask];
        let code = known >> 4;
        if (known && (known & 15) <= have) {
          bag >>>= known & 15;
          have -= known & 15;
        } else {
          code = slow(lengths);
        }
        if (end + 258 > to.length) {
          keep();
          room(258);
          to = out;
        }
        if (code < 256) {
          to[end++] = code;
          continue;
        }
        if (code === 256) break;
        const length = LENGTHS.base[code - 257] + extra(LENGTHS.extra[code - 257]);
        while (have < FAST && read < data.length) {
          bag |= data[read++] << have;
          have += 8;
        }
        known = far[bag & mask];
        let step = known >> 4;
        if (known && (known & 15) <= have) {
          bag >>>= known & 15;
          have -= known & 15;
        } else {
          step = slow(distances);
        }
        const distance = DISTANCES.base[step] + extra(DISTANCES.extra[step]);
        if (distance > end) throw new Error("reaches back too far");
        for (let n = 0; n < length; n += 1, end += 1) to[end] = to[end - distance];
      }
      keep();
    }

    for (let last = 0; !last; ) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 0) {
        at -= count >> 3; // bytes that were held ahead
        held = count = 0;
        const length = data[at] | (data[at + 1] << 8);
        at += 4;
        if (at + length > data.length) throw new Error("cut off");
        room(length);
        out.set(data.subarray(at, at + length), size);
        size += length;
        at += length;
        continue;
      }
      if (kind === 3) throw new Error("no such block");
      const { lengths, distances } = kind === 1 ? fixedTrees() : trees();
      block(lengths, distances);
    }
    return out.subarray(0, size);
  }

  return { inflate };
}

Object.assign(globalThis, { SearchInflate: searchInflate() });
