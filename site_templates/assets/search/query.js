// @ts-check
// What a resident typed, as the terms to look for. Whatever may be meant in several ways (a word or its sounds, a word or
// what the office calls it) becomes a need with several ways, each a list of terms.
"use strict";

/**
 * @typedef {{ways: string[][], later: string[][]}} Need
 *   `later`: ways tried only where no document has the first way's terms
 * @typedef {{text: string, han: string, needs: Need[], weights: Map<string, number>, extras: string[], beginning: string,
 *   synonyms: [string, string][], pieces: string[]}} Plan
 *   `text`: normalised; `han`: its Han characters without the words that only ask; `weights`: of terms that count less than
 *   what was typed; `extras`: terms that help and aren't asked for; `beginning`: the only character typed, or ""
 * @typedef {{shardOf(term: string): number, has(term: string): boolean}} Places
 * @typedef {ReturnType<typeof searchQuery>} Query
 */
function searchQuery() {
  const scope = /** @type {unknown} */ (globalThis);
  const { SearchTokens } = /** @type {{SearchTokens: import("./tokens.js").Tokens}} */ (scope);
  const { SearchPinyin } = /** @type {{SearchPinyin: import("./pinyin.js").Pinyin}} */ (scope);
  const { HAN, RUN, bigrams, number, partsOf } = SearchTokens;
  const LONGEST_TEXT = 200;
  const MOST_BIGRAMS = 12;
  const MOST_SHARDS = 8;
  const MOST_SYNONYMS = 3;

  /** Words that ask and name nothing. Pairs of characters that cross them are of no sentence but the reader's. */
  const ASKING = words(
    "请问 请帮我 你好 您好 我想问 我想要 我想 我要 我们 我家 我的 想问 想要 想去 想 打算 准备 怎么办 怎么样 怎么 怎样 咋个 咋办 " +
      "咋 如何 需要 要什么 要哪些 要多久 什么 啥子 啥 哪些 哪里 哪儿 哪个 哪 在哪里 在哪儿 在哪 去哪里 去哪 到哪里 到哪 有没有 " +
      "能不能 能否 可不可以 可以 可否 是不是 是否 多少钱 多少 多久 多长时间 几天 为什么 为啥 一下 一个 开个 开一个 开一家 开家 办个 " +
      "办一个 办张 有个 搞个 吗 呢 吧 啊 呀 嘛 么 的 了 谁 帮我 告诉我 关于 应该 应当怎么 得 去 要 个",
  );
  /** Words that hold such a character and are none of them. */
  const WHOLE = words(
    "目的 标的 的士 了解 为了 了结 重要 主要 必要 要求 要件 要素 要点 摘要 纪要 概要 需要量 个人 个体 个税 个别 各个 个案 理想 " +
      "思想 获得 取得 所得 不得 得分 去世 去向 除去 失去 过去 要约 索要 机要 吧台 网吧 酒吧 谁执法 么么",
  );
  /** Words of nearly every page: they help to choose, but a page without them may be the one that is looked for. */
  const HELPING = words("手续 流程 办理 申请 材料 条件 步骤 程序 电话 地址 时间 费用 收费 指南 证明 资料 期限 规定 查询 办事");
  const DASHES = /[\u2010-\u2015\u2212]/g;
  const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g;
  const ARTICLE = /(第?)([零〇一二三四五六七八九十百千两0-9]+)(条|款|项|章|节)/g;
  const TONED = /^(?:[a-z]{1,6}[1-5])+[a-z]{0,6}$/;

  /** @param {string} text @returns {string[][]} by their lengths, longest first */
  function words(text) {
    /** @type {string[][]} */
    const byLength = [];
    for (const word of text.split(" ")) (byLength[word.length] ??= []).push(word);
    return byLength.filter(Boolean).reverse();
  }

  /** @param {string[][]} list @param {string} run @param {number} at @returns {string} the longest word that stands there */
  function standing(list, run, at) {
    for (const those of list) for (const word of those) if (run.startsWith(word, at)) return word;
    return "";
  }

  /** A run of Han characters, cut at the words that only ask; of the rest, what helps apart.
   * @param {string} run @returns {{pieces: string[], helping: string[]}} */
  function cut(run) {
    const pieces = [""];
    /** @type {string[]} */
    const helping = [];
    for (let at = 0; at < run.length; ) {
      const whole = standing(WHOLE, run, at);
      if (whole) {
        pieces[pieces.length - 1] += whole;
        at += whole.length;
        continue;
      }
      const asking = standing(ASKING, run, at);
      const help = asking ? "" : standing(HELPING, run, at);
      if (help) helping.push(help);
      if (asking || help) {
        pieces.push("");
        at += (asking || help).length;
        continue;
      }
      const character = String.fromCodePoint(run.codePointAt(at) ?? 0);
      pieces[pieces.length - 1] += character;
      at += character.length;
    }
    return { pieces: pieces.filter(Boolean), helping };
  }

  /** @param {string} text as typed @param {Map<string, string>} traditional @param {Record<string, string[]>} synonyms
   * @param {Places} places @returns {Plan} */
  function plan(text, traditional, synonyms, places) {
    const short = [...text].slice(0, LONGEST_TEXT).join("");
    const plain = SearchTokens.normalised(short, traditional).replace(ACCENTED, SearchPinyin.plain).replace(DASHES, "-");
    /** @type {Plan} */
    const found = { text: plain.trim(), han: "", needs: [], weights: new Map(), extras: [], beginning: "", synonyms: [], pieces: [] };
    const rest = articles(plain, found);
    let runs = [...rest.matchAll(RUN)].map(([run]) => run);
    const hanRuns = runs.filter((run) => HAN.test(run));
    // Spaces between all characters are a habit of typing, and no borders.
    if (hanRuns.length > 1 && hanRuns.every((run) => [...run].length === 1)) {
      runs = [hanRuns.join(""), ...runs.filter((run) => !HAN.test(run))];
    }
    hanNeed(runs.filter((run) => HAN.test(run)), found, synonyms, places);
    letters(rest, found);
    return found;
  }

  /** Articles of laws, which are looked for by their numbers alone, with 第 or without it.
   * @param {string} text @param {Plan} found @returns {string} the rest of the text */
  function articles(text, found) {
    return text.replace(ARTICLE, (whole, first, digits, unit) => {
      if (!first && !(unit === "条" && /^[0-9]+$/.test(digits))) return whole;
      found.needs.push({ ways: [[`§${number(digits)}${unit}`]], later: [] });
      found.pieces.push(`第${digits}${unit}`);
      return " ";
    });
  }

  /** @param {string[]} runs of Han characters @param {Plan} found @param {Record<string, string[]>} synonyms @param {Places} places */
  function hanNeed(runs, found, synonyms, places) {
    if (!runs.length) return;
    const cuts = runs.map((run) => cut(run));
    let pieces = cuts.flatMap((one) => one.pieces).filter((piece) => [...piece].length > 1);
    const lone = runs.filter((run) => [...run].length === 1);
    if (pieces.length || lone.length) found.extras.push(...cuts.flatMap((one) => one.helping).flatMap(bigrams));
    // Nothing but words that ask: then they are what is asked for.
    else pieces = runs;
    found.pieces.push(...pieces);
    found.han = pieces.join("");
    /** @type {{term: string, at: number}[]} */
    const pairs = [];
    let start = 0;
    for (const piece of pieces) {
      bigrams(piece).forEach((term, at) => pairs.push({ term, at: start + at }));
      start += [...piece].length;
    }
    const meant = saidOtherwise([found.han, runs.join("")], synonyms);
    if (!pairs.length && !meant.length) {
      if (lone.length === 1 && !found.needs.length) found.beginning = lone[0];
      else found.needs.push(...lone.map((term) => ({ ways: [[term]], later: [] })));
      return;
    }
    const chosen = spread(pairs, places);
    const ways = chosen.length ? [chosen.map((pair) => pair.term)] : [];
    for (const [word, other] of meant) {
      const at = [...found.han.slice(0, Math.max(0, found.han.indexOf(word)))].length;
      const end = at + [...word].length;
      const inside = found.han.includes(word);
      const kept = chosen.filter((pair) => !inside || pair.at + 1 < at || pair.at >= end).map((pair) => pair.term);
      const own = bigrams(other);
      own.forEach((term) => found.weights.set(term, found.weights.get(term) ?? 0.7));
      ways.push([...new Set([...(inside ? kept : []), ...own])]);
      found.synonyms.push([word, other]);
    }
    chosen.forEach((pair) => found.weights.delete(pair.term));
    found.needs.push({ ways, later: [] });
  }

  /** What residents say and what the office calls it, the longest said first.
   * @param {string[]} texts @param {Record<string, string[]>} synonyms @returns {[string, string][]} */
  function saidOtherwise(texts, synonyms) {
    const said = Object.keys(synonyms).filter((word) => texts.some((text) => text.includes(word)));
    said.sort((one, other) => other.length - one.length);
    const longest = said.filter((word, at) => !said.slice(0, at).some((longer) => longer.includes(word)));
    /** @type {[string, string][]} */
    const found = longest.flatMap((word) => synonyms[word].map((other) => /** @type {[string, string]} */ ([word, other])));
    return found.filter(([, other]) => !texts[0].includes(other)).slice(0, MOST_SYNONYMS);
  }

  /** Of many pairs of characters some that stand for all, far apart from each other, so that one mistake spoils few; from
   * few shards, those at hand first.
   * @param {{term: string, at: number}[]} pairs @param {Places} places */
  function spread(pairs, places) {
    const order = pairs.map((_, n) => n);
    if (pairs.length > MOST_SHARDS) order.sort((one, other) => turned(one, pairs.length) - turned(other, pairs.length));
    const shards = new Set();
    /** @type {Set<string>} */
    const terms = new Set();
    const chosen = order.filter((n) => {
      const { term } = pairs[n];
      if (terms.has(term)) return false;
      const shard = places.has(term) ? -1 : places.shardOf(term);
      if (terms.size >= MOST_BIGRAMS || (shard >= 0 && shards.size >= MOST_SHARDS && !shards.has(shard))) return false;
      terms.add(term);
      if (shard >= 0) shards.add(shard);
      return true;
    });
    return chosen.sort((one, other) => one - other).map((n) => pairs[n]);
  }

  /** Where a number comes in an order that halves what is left ever again: 0, the last, the middle, the quarters …
   * @param {number} n @param {number} count */
  function turned(n, count) {
    if (n === 0) return 0;
    if (n === count - 1) return 1;
    const fraction = n / (count - 1);
    let level = 2;
    for (let step = 2; step <= count; step *= 2, level += 1) {
      if (Math.abs(fraction * step - Math.round(fraction * step)) < step / (2 * (count - 1))) break;
    }
    return level + fraction / 2;
  }

  /** Runs of letters and digits: codes and words, and what may be pinyin.
   * @param {string} text @param {Plan} found */
  function letters(text, found) {
    for (const [group] of text.matchAll(/[a-z0-9][a-z0-9\s'’‘`._-]*/g)) {
      const runs = [...group.matchAll(RUN)].map(([run]) => run);
      const sounds = runs.every((run) => /^[a-z]+$/.test(run) || TONED.test(run)) ? SearchPinyin.readings(group) : [];
      if (sounds.length) {
        found.needs.push({ ways: [runs, ...sounds.map((terms) => terms.slice(0, MOST_BIGRAMS - 1))], later: [] });
        found.pieces.push(...runs);
        continue;
      }
      for (const run of runs) {
        const [, ...parts] = partsOf(run);
        const cutAtDigits = run.match(/[a-z]+|[0-9]+/g) ?? [];
        const later = [parts.slice(-1), parts.slice(0, -1), cutAtDigits].filter((way) => way.length && way.join() !== run);
        found.needs.push({ ways: [[run]], later });
        found.pieces.push(run);
      }
    }
  }

  return { cut, plan };
}

Object.assign(globalThis, { SearchQuery: searchQuery() });
