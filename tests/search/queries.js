// Texts of all kinds that lunr's own parser takes, drawn from the terms of some documents with a seed.
"use strict";

/** @param {string[][][]} tokens of each field of each document @param {number} start of the draw
 * @returns {{kinds: Record<string, () => string>, seldom: Record<string, number>, any: <T>(from: T[]) => T}} */
module.exports = function queries(tokens, start) {
  let seed = start;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const any = (from) => from[Math.floor(random() * from.length)];
  const terms = [...new Set(tokens.flat(2))].sort();
  const beyond = terms.filter((term) => /[\u{10000}-\u{10ffff}]/u.test(term));
  const token = () => any(any(any(tokens).filter((own) => own.length)));
  const han = () => {
    for (;;) {
      const found = token();
      if (/^[\u3400-\u9fff]{2}$/.test(found)) return found;
    }
  };
  const FIELDS = ["title", "keys", "body", "pinyin"];
  const escaped = (term) => term.replace(/[-+:^~*\\]/g, "\\$&");
  const KINDS = {
    one: () => escaped(token()),
    or: () => Array.from({ length: 2 + Math.floor(random() * 6) }, token).map(escaped).join(" "),
    twice: () => ((one) => `${one} ${one} ${han()}`)(han()),
    absent: () => `龘${han()} ${han()}`,
    "all absent": () => "龘龘 䶮䶮",
    required: () => `+${han()} +${han()} ${han()}`,
    "required of one": () => ((own) => `+${any(own)} +${any(own)}`)(any(tokens)[0].map(escaped)),
    "required and absent": () => `+龘龘 ${han()}`,
    "absent, then required": () => `${han()} +龘龘 +${han()}`,
    prohibited: () => `${han()} ${han()} -${han()}`,
    "only prohibited": () => `-${han()} -${han()}`,
    "only prohibited, absent": () => "-龘龘",
    "prohibited of a field": () => `-${any(FIELDS)}:${han()}`,
    fields: () => `${any(FIELDS)}:${escaped(token())} ${any(FIELDS)}:${han()} ${han()}`,
    "fields required": () => `+${any(FIELDS)}:${han()} ${han()} -body:${han()}`,
    pinyin: () => ((own) => (own.length ? `pinyin:${escaped(any(own))} ${escaped(any(own))}^3` : "zai"))(any(tokens)[3]),
    boosts: () => Array.from({ length: 3 }, () => `${han()}^${1 + Math.floor(random() * 9)}`).join(" "),
    prefix: () => `${han()[0]}* ${han()}`,
    "prefix of a code": () => `510108\\-${any(["xk", "cf", "jc", "qz"])}*`,
    "prefix required": () => `+title:${han()[0]}* +${han()} -${han()}^2`,
    "inner wildcard": () => `*${han()[1]} ${han()}`,
    "inner wildcard of a code": () => `5101*\\-00${Math.floor(random() * 9)}*`,
    fuzzy: () => `${han()}~1`,
    "fuzzy twice": () => `${escaped(token())}~2`,
    "fuzzy, mixed": () => `+${han()}~1 ${han()}^3 -${han()}`,
    "fuzzy code": () => `510108\\-cf\\-00${10 + Math.floor(random() * 90)}~1`,
    beyond: () => `${any(beyond)} ${han()}`,
    "beyond, prefix": () => `${[...any(beyond)][0]}*`,
    "beyond, half a character": () => `${any(beyond)[0]}*`,
    "beyond, fuzzy": () => `${any(beyond)}~1 -${any(beyond)}`,
    "beyond, wildcard": () => `*${any(beyond)[1]}*`,
    everything: () => "*",
    mixture: () =>
      Array.from({ length: 2 + Math.floor(random() * 4) }, () => {
        const of = random() < 0.3 ? `${any(FIELDS)}:` : "";
        const end = any(["", "", "", "^2", "~1", "*"]);
        return any(["", "", "", "+", "-"]) + of + (random() < 0.1 ? escaped(any(beyond)) : han()) + end;
      }).join(" "),
  };
  const SELDOM = { everything: 1, "all absent": 1, "only prohibited, absent": 1, fuzzy: 20, "fuzzy twice": 12, "fuzzy, mixed": 20 };
  return { kinds: KINDS, seldom: SELDOM, any };
};
