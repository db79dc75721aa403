// @ts-check
// What a resident typed, as the terms to look for. Whatever may be meant in several ways (a word or its sounds, a word or
// what the office calls it) becomes a need with several ways, each a list of terms.
"use strict";

/**
 * @typedef {{ways: string[][], later: string[][]}} Need
 *   `later`: ways tried only where no document has the first way's terms
 * @typedef {{text: string, han: string, needs: Need[], weights: Map<string, number>, extras: string[], beginning: string,
 *   synonyms: [string, string][], pieces: string[], owners: number[], named: string[], topic: string[],
 *   wording: string[], worded: string[]}} Plan
 *   `text`: normalised; `han`: its Han characters without the words that only ask; `weights`: of terms that count less than
 *   others; `extras`: terms that help and aren't asked for; `beginning`: the only character typed, or ""; `owners`: numbers
 *   of the units and communities that are named, `named`: as they were typed, `topic`: terms of what is asked of them, `wording`:
 *   what a title holds that has the topic word for word, and `worded`: the terms of that
 * @typedef {{term: string, at: number, named: boolean}} Pair  of characters: where it is in the text, whether in a unit's name
 * @typedef {{shardOf(term: string): number, has(term: string): boolean}} Places
 * @typedef {ReturnType<typeof searchQuery>} Query
 */
function searchQuery() {
  const scope = /** @type {unknown} */ (globalThis);
  const { SearchTokens } = /** @type {{SearchTokens: import("./tokens.js").Tokens}} */ (scope);
  const { SearchPinyin } = /** @type {{SearchPinyin: import("./pinyin.js").Pinyin}} */ (scope);
  const { HAN, RUN, bigrams, number, partsOf } = SearchTokens;
  const LONGEST_TEXT = 200;
  /** Characters of a run that may stand in a title word for word. */
  const LONGEST_WORDING = 8;
  const MOST_BIGRAMS = 12;
  const MOST_SHARDS = 8;
  const MOST_SYNONYMS = 3;
  /** Of the shards, those that what the office calls it may take. */
  const SHARDS_OF_SYNONYMS = 3;
  /** And those that a unit's name takes before what is asked of it. */
  const SHARDS_OF_A_UNIT = 2;
  /** A unit that is named beside a topic says whose it is; the topic says what. */
  const OF_A_UNIT = 0.1;
  /** What was typed counts more than what may be meant. */
  const OF_A_SYNONYM = 0.7;
  const UNIT = /^(.*?(?:社区|街道办事处|街道办|街道|大队|支队|委员会|联合会|残联|妇联|工会|局|委))(?=..)/u;
  const VERB = /^[发办领查管报交补给收罚](?=..)/u;

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
   * @param {string} run @returns {{pieces: string[], helping: string[], asks: boolean}} `asks`: it is more than a title's words */
  function cut(run) {
    const pieces = [""];
    /** @type {string[]} */
    const helping = [];
    let asks = false;
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
        asks ||= asking !== "" && asking !== "的";
        pieces.push("");
        at += (asking || help).length;
        continue;
      }
      const character = String.fromCodePoint(run.codePointAt(at) ?? 0);
      pieces[pieces.length - 1] += character;
      at += character.length;
    }
    const kept = pieces.filter(Boolean);
    // A piece from the middle of a title: its characters are no words by themselves (费用报, of 住院费用报销).
    if (!asks && kept.length && kept.every((piece) => [...piece].length === 1)) return { pieces: [run], helping: [], asks };
    return { pieces: kept, helping, asks };
  }

  /** @param {string} text as typed @param {Map<string, string>} traditional @param {Record<string, string[]>} synonyms
   * @param {Places} places @param {string[]} [units] names of all units and communities @returns {Plan} */
  function plan(text, traditional, synonyms, places, units = []) {
    const short = [...text].slice(0, LONGEST_TEXT).join("");
    const plain = SearchTokens.normalised(short, traditional).replace(ACCENTED, SearchPinyin.plain).replace(DASHES, "-");
    /** @type {Plan} */
    const found = { text: plain.trim(), han: "", needs: [], weights: new Map(), extras: [], beginning: "", synonyms: [], pieces: [], owners: [], named: [], topic: [], wording: [], worded: [] };
    const rest = articles(plain, found);
    let runs = [...rest.matchAll(RUN)].map(([run]) => run);
    const hanRuns = runs.filter((run) => HAN.test(run));
    // Spaces between all characters are a habit of typing, and no borders.
    if (hanRuns.length > 1 && hanRuns.every((run) => [...run].length === 1)) {
      runs = [hanRuns.join(""), ...runs.filter((run) => !HAN.test(run))];
    }
    const written = [...plain.matchAll(RUN)].map(([run]) => run).filter((run) => HAN.test(run));
    hanNeed(runs.filter((run) => HAN.test(run)), written, found, synonyms, places, units);
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

  /** @param {string[]} runs of Han characters @param {string[]} written the same before articles were taken out
   * @param {Plan} found @param {Record<string, string[]>} synonyms @param {Places} places @param {string[]} units */
  function hanNeed(runs, written, found, synonyms, places, units) {
    if (!runs.length) return;
    const cuts = runs.map((run) => cut(run));
    let pieces = cuts.flatMap((one) => one.pieces).filter((piece) => [...piece].length > 1);
    const helping = cuts.flatMap((one) => one.helping).flatMap(bigrams);
    const lone = runs.filter((run) => [...run].length === 1);
    if (pieces.length || lone.length) found.extras.push(...helping);
    // Nothing but words that ask: then they are what is asked for.
    else pieces = runs;
    const { named, topics } = apart(pieces, found, units);
    pieces = [...named, ...topics];
    found.pieces.push(...pieces);
    found.han = pieces.join("");
    /** @type {Pair[]} */
    const pairs = [];
    let start = 0;
    pieces.forEach((piece, number) => {
      bigrams(piece).forEach((term, at) => pairs.push({ term, at: start + at, named: number < named.length }));
      start += [...piece].length;
    });
    const meant = saidOtherwise([found.han, runs.join("")], synonyms);
    if (!pairs.length && !meant.length) {
      if (lone.length === 1 && !found.needs.length) found.beginning = lone[0];
      else found.needs.push(...lone.map((term) => ({ ways: [[term]], later: [] })));
      return;
    }
    const shards = new Set();
    // Pairs across the border of a saying are nobody's words.
    const borders = meant.flatMap(([word]) => (found.han.includes(word) ? bordersOf(found.han, word) : []));
    const most = MOST_SHARDS - (meant.length ? SHARDS_OF_SYNONYMS : 0);
    const asked = pairs.filter(({ at }) => !borders.includes(at));
    const ofUnit = asked.filter((pair) => pair.named);
    spread(ofUnit, places, shards, SHARDS_OF_A_UNIT);
    const ofTopics = spread(asked.filter((pair) => !pair.named), places, shards, most);
    if (found.owners.length) ofOwners(topics, written, found);
    const chosen = [...spread(ofUnit, places, shards, most), ...ofTopics];
    const ways = chosen.length ? [chosen.map((pair) => pair.term)] : [];
    for (const { term, named } of chosen) {
      if (named) found.weights.set(term, OF_A_UNIT);
    }
    for (const [word, other] of meant) {
      const at = [...found.han.slice(0, Math.max(0, found.han.indexOf(word)))].length;
      const end = at + [...word].length;
      const inside = found.han.includes(word);
      const kept = chosen.filter((pair) => inside && (pair.at + 1 < at || pair.at >= end)).map((pair) => pair.term);
      const own = spread(bigrams(other).map((term) => ({ term })), places, shards, MOST_SHARDS);
      if (!own.length) continue;
      const typed = new Set(chosen.map((pair) => pair.term));
      own.forEach(({ term }) => !typed.has(term) && found.weights.set(term, OF_A_SYNONYM));
      ways.push([...new Set([...kept, ...own.map(({ term }) => term)])]);
      found.synonyms.push([word, other]);
    }
    // What only helps may cost what is left.
    found.extras = spread(found.extras.map((term) => ({ term })), places, shards, MOST_SHARDS).map(({ term }) => term);
    if (ways.length) found.needs.push({ ways, later: [] });
    // 运输 is asked for in 交通运输局 运输规定, too.
    const beside = new Set(topics.filter((topic) => !found.named.includes(topic)).flatMap(bigrams));
    const names = new Set(found.named.flatMap(bigrams).filter((term) => !beside.has(term)));
    found.topic = [...new Set(found.needs.flatMap((need) => need.ways.flat()))].filter((term) => !names.has(term));
  }

  /** What titles of a unit's powers may hold word for word: the topic, and whatever was typed that doesn't ask, words that
   * only help among it (规定行为 and 证明查询 are pieces of titles).
   * @param {string[]} topics @param {string[]} written @param {Plan} found */
  function ofOwners(topics, written, found) {
    const short = written.filter((run) => [...run].length <= LONGEST_WORDING && !cut(run).asks);
    found.wording = [...new Set([...topics, ...short])].filter((run) => !found.named.includes(run));
    found.worded = [...new Set([...found.wording.flatMap(bigrams), ...found.needs.flatMap((need) => need.ways[0])])];
    found.extras.push(...found.worded);
  }

  /** @param {string} text @param {string} word that stands there @returns {number[]} of the pairs that it begins or ends in */
  function bordersOf(text, word) {
    const start = [...text.slice(0, text.indexOf(word))].length;
    return [start - 1, start + [...word].length - 1];
  }

  /** Units that are named, apart from what is asked of them: 民政局发高龄津贴 is 民政局 and 高龄津贴.
   * @param {string[]} pieces @param {Plan} found @param {string[]} units @returns {{named: string[], topics: string[]}} */
  function apart(pieces, found, units) {
    /** @type {string[]} */
    const named = [];
    /** @type {string[]} */
    const topics = [];
    for (const piece of pieces) {
      let rest = piece;
      const whole = units.some((name) => name.endsWith(piece) && name.length - piece.length < 2);
      const unit = whole ? piece : (UNIT.exec(`${piece}  `)?.[1] ?? "");
      const owners = [...unit].length > 1 ? units.flatMap((name, n) => (isCalled(name, unit) ? [n] : [])) : [];
      if (owners.length) {
        named.push(unit);
        found.named.push(unit);
        found.owners.push(...owners);
        rest = piece.slice(unit.length).replace(VERB, "");
      }
      if ([...rest].length > 1) topics.push(rest);
    }
    return topics.length || found.needs.length ? { named, topics } : { named: [], topics: pieces };
  }

  /** Whether a unit is meant by a shorter name: the same beginning and end, and what is between them in its order.
   * @param {string} name @param {string} called */
  function isCalled(name, called) {
    const start = name.indexOf(called.slice(0, 2));
    if (start < 0 || start > 4 || !name.endsWith(called.slice(-1))) return false;
    let at = start;
    for (const character of called) {
      at = name.indexOf(character, at) + 1;
      if (!at) return false;
    }
    return at === name.length;
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
   * @template {{term: string}} T @param {T[]} pairs @param {Places} places
   * @param {Set<number>} shards to be loaded, to which those of the chosen are added @param {number} most shards
   * @returns {T[]} */
  function spread(pairs, places, shards, most) {
    const order = pairs.map((_, n) => n);
    if (pairs.length > most) order.sort((one, other) => turned(one, pairs.length) - turned(other, pairs.length));
    /** @type {Set<string>} */
    const terms = new Set();
    const chosen = order.filter((n) => {
      const { term } = pairs[n];
      if (terms.has(term) || terms.size >= MOST_BIGRAMS) return false;
      if (!places.has(term)) {
        const shard = places.shardOf(term);
        if (shards.size >= most && !shards.has(shard)) return false;
        shards.add(shard);
      }
      terms.add(term);
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
