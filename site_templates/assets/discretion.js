// @ts-check
// From the facts of a case, the penalties that the law and the published standards lead to: what generator/facts computes,
// step by step the same (discretion.py, law_of_act.py, tiers.py, measured.py, general_grounds.py, proposed_penalties.py).
// No document, no network. Numbers are decimals as text; between, whole numbers of a hundred-millionth.
"use strict";

/**
 * @typedef {{mode: string, base: string, min: string, max: string, per: string}} Range
 * @typedef {{words: string, parameter: string, unit: string, at_least: string | null, below: string | null,
 *   equals: string}} Circumstance
 * @typedef {{kind: string, range: Range | null}} Penalty
 * @typedef {{name: string, measure: number, default: boolean, ground: string, conduct: string,
 *   circumstances: Circumstance[], penalties: Penalty[]}} Rung
 * @typedef {{id: string, code: string, provision: string, published_on: string, effective_from: string, withdrawn: string,
 *   tiers: Rung[]}} Standard
 * @typedef {{id: string, named: string, begins: string, ends: string, level: string, kinds: string[], barred: string[],
 *   fines: Range[]}} Provided
 * @typedef {{item: string, act: string, standard: Standard | null, provisions: Provided[]}} Violation
 * @typedef {{lenient: number, aggravated: number}} Parts
 * @typedef {{name: string, form: "number" | "choice" | "yes", unit: string, choices: string[],
 *   group: "own" | "base" | "general"}} Parameter
 * @typedef {{violations: Violation[], parts: Parts, parameters: Parameter[]}} Sheet
 * @typedef {{facts: Record<string, string>, done_on: string, decided_on: string, standards: string[]}} Act
 * @typedef {Record<string, string | string[] | Range>} Values
 * @typedef {{code: string, values: Values}} Reason
 * @typedef {{rule: string, code: string, path: (string | number)[], values: Values}} Refusal
 * @typedef {{kind: string, range: Range | null, least: string | null, most: string | null}} Suggested
 * @typedef {{standard: string, provision: string, tier: string, measure: number, penalties: Suggested[], conduct: string,
 *   reasons: Reason[], refusals: Refusal[]}} Answer
 * @typedef {{answers: Answer[], measure: number, fined: number, penalties: Suggested[], below: boolean,
 *   may_waive: boolean, reasons: Reason[], refusals: Refusal[]}} Suggestion
 * @typedef {{kind: string, amount: string | null}} Proposed
 * @typedef {{waiving: string[], may_waive: string[], relieving: string[], aggravating: string[]}} Grounds
 * @typedef {ReturnType<typeof discretion>} Discretion
 */
function discretion() {
  const [NONE, MITIGATED, LENIENT, ORDINARY, AGGRAVATED] = [0, 1, 2, 3, 4];
  const FINE = "罚款";
  const YES = "是";
  const AMOUNT = "金额";
  const MULTIPLE = "倍数";
  const PERCENT = "百分比";
  const TERM = "期限";
  /** In the order of 处罚法 art. 9, from the mildest. */
  const KINDS = [
    "警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级", "吊销许可证件", "限制开展生产经营活动",
    "责令停产停业", "责令关闭", "限制从业", "行政拘留", "其他行政处罚",
  ];
  const RELIEVING = [
    "主动消除或者减轻违法行为危害后果", "受他人胁迫或者诱骗", "主动供述尚未掌握的违法行为", "有立功表现",
    "有法律法规规章规定的其他从轻或者减轻情形",
  ];
  const NUMBER = /^\d{1,12}(\.\d{1,2})?$/;
  const PLACES = 8;
  const ONE = 10n ** 8n;
  const FEN = 10n ** 6n;

  /** @param {string} text @returns {bigint} */
  function number(text) {
    const [whole, fraction = ""] = text.split(".");
    return BigInt(whole + fraction.padEnd(PLACES, "0"));
  }

  /** @param {bigint} value never negative @returns {string} without trailing zeros */
  function text(value) {
    const digits = value.toString().padStart(PLACES + 1, "0");
    const fraction = digits.slice(-PLACES).replace(/0+$/, "");
    return digits.slice(0, -PLACES) + (fraction && `.${fraction}`);
  }

  /** @param {bigint} value @param {bigint} step @returns {bigint} the next multiple of `step` below */
  const floor = (value, step) => value - (value % step);

  /** @param {bigint | number} one @param {bigint | number} other */
  const sign = (one, other) => (one > other ? 1 : one < other ? -1 : 0);

  /** @param {Parameter} parameter @param {string} value */
  function valid(parameter, value) {
    if (parameter.form === "number") return NUMBER.test(value);
    return (parameter.form === "choice" ? parameter.choices : [YES, "否"]).includes(value);
  }

  /** The valid ones of the facts, read by what they are asked for.
   * @typedef {{value(name: string, form: string): string | undefined, number(name: string, unit: string): bigint | undefined}} Facts
   * @param {Parameter[]} parameters @param {Record<string, string>} given @returns {Facts} */
  function factsOf(parameters, given) {
    /** @type {Map<string, [Parameter, string]>} */
    const held = new Map();
    for (const parameter of parameters) {
      const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
      if (value !== undefined && valid(parameter, value)) held.set(parameter.name, [parameter, value]);
    }
    return {
      value(name, form) {
        const [parameter, value] = held.get(name) ?? [];
        return parameter?.form === form ? value : undefined;
      },
      number(name, unit) {
        for (const key of [name, `${name}（${unit}）`]) {
          const [parameter, value] = held.get(key) ?? [];
          if (!parameter || value === undefined || parameter.form !== "number") continue;
          if (parameter.unit === unit) return number(value);
          if (parameter.unit === "万元" && unit === "元") return number(value) * 10000n;
        }
        return undefined;
      },
    };
  }

  /** What a fine's range comes to in yuan, to the fen; or the name of the number that is missing.
   * @param {Range} range @param {Facts} facts @returns {{least: bigint, most: bigint} | string} */
  function paid(range, facts) {
    let factor = 1n;
    let scale = 1n;
    if (range.mode === MULTIPLE || range.mode === PERCENT) {
      const base = facts.number(range.base, "元");
      if (base === undefined) return range.base;
      factor *= base;
      scale *= range.mode === PERCENT ? ONE * 100n : ONE;
    }
    if (range.per) {
      const count = facts.number(range.per, "");
      if (count === undefined) return range.per;
      factor *= count;
      scale *= ONE;
    }
    const step = FEN * scale;
    const least = ((number(range.min) * factor + step - 1n) / step) * FEN;
    const most = ((number(range.max) * factor) / step) * FEN;
    return { least, most: most > least ? most : least };
  }

  /** @param {Range} range @returns {Range} */
  const tidied = (range) => ({
    mode: range.mode, base: range.base, min: text(number(range.min)), max: text(number(range.max)), per: range.per,
  });

  /** @param {Range} one @param {Range} other */
  const alike = (one, other) => one.mode === other.mode && one.base === other.base && one.per === other.per;

  /** @param {Range} range @param {Range[]} fines @param {boolean} mitigated */
  function fits(range, fines, mitigated) {
    const [least, most] = [number(range.min), number(range.max)];
    return fines.some(
      (fine) =>
        alike(fine, range) &&
        (mitigated ? most <= number(fine.min) : number(fine.min) <= least && most <= number(fine.max)),
    );
  }

  /** The part of a range that a measure stands for.
   * @param {Range} range @param {number} measure @param {Parts} parts @returns {Range} */
  function part(range, measure, parts) {
    const [min, max] = [number(range.min), number(range.max)];
    const step = { [AMOUNT]: FEN, [TERM]: ONE }[range.mode] ?? 1n;
    const low = floor(min + ((max - min) * BigInt(parts.lenient)) / 100n, step);
    const high = floor(max - ((max - min) * BigInt(parts.aggravated)) / 100n, step);
    const [least, most] = [[0n, 0n], [0n, min], [min, low], [low, high], [high, max]][measure];
    return { mode: range.mode, base: range.base, min: text(least), max: text(most), per: range.per };
  }

  /** 处罚法 art. 30–33, 49. @param {Sheet} sheet @param {Facts} facts @returns {Grounds} */
  function groundsIn(sheet, facts) {
    /** @param {string} name */
    const holds = (name) => facts.value(name, "yes") === YES;
    /** @type {Grounds} */
    const found = { waiving: [], may_waive: [], relieving: [], aggravating: [] };
    const age = facts.value("年龄", "number");
    const mind = facts.value("辨认控制能力", "choice");
    const harm = facts.value("危害后果", "choice");
    if (age !== undefined && number(age) < 14n * ONE) found.waiving.push("30-child");
    else if (age !== undefined && number(age) < 18n * ONE) found.relieving.push("30-minor");
    if (mind === "完全丧失") found.waiving.push("31-lost");
    else if (mind === "部分丧失") found.relieving.push("31-partly");
    if (holds("违法行为轻微") && holds("及时改正") && harm === "没有") found.waiving.push("33-1");
    else if (holds("初次违法") && holds("及时改正") && (harm === "没有" || harm === "轻微")) found.may_waive.push("33-1-first");
    if (holds("有证据证明没有主观过错")) found.waiving.push("33-2");
    RELIEVING.forEach((name, place) => holds(name) && found.relieving.push(`32-${place + 1}`));
    if (holds("违反突发事件应对措施")) found.aggravating.push("49");
    return found;
  }

  /** @param {Provided[]} provisions @param {string} day */
  const inForce = (provisions, day) =>
    provisions.findLast((own) => own.begins <= day && (!own.ends || day <= own.ends));

  /** 处罚法 art. 37.
   * @param {Violation} violation @param {Act} act @param {Facts} facts
   * @returns {{provision?: Provided, reasons: Reason[], refusals: Refusal[]}} */
  function lawOfAct(violation, act, facts) {
    const newest = violation.provisions.at(-1);
    /** @param {string} code @param {string[]} path @param {Values} values */
    const refused = (code, path, values) => ({ reasons: [], refusals: [{ rule: "D-10", code, path, values }] });
    if (!newest) return refused("no-provision", [], { act: violation.act });
    const then = inForce(violation.provisions, act.done_on);
    const now = inForce(violation.provisions, act.decided_on);
    if (!then) return refused("no-law-then", ["done_on"], { provision: newest.named, day: act.done_on });
    if (!now) return refused("no-law-now", ["decided_on"], { provision: then.named, day: act.decided_on });
    if (then === now) return { provision: then, reasons: [{ code: "law", values: { provision: then.named } }], refusals: [] };
    const less = compared(now, then, facts);
    const code = less === -1 ? "law.milder" : less === undefined ? "law.unclear" : "law.not-milder";
    return {
      provision: less === -1 ? now : then,
      reasons: [{ code, values: { old: then.named, new: now.named } }],
      refusals: [],
    };
  }

  /** -1 where the new text punishes less, undefined where that can't be told.
   * @param {Provided} newer @param {Provided} older @param {Facts} facts @returns {number | undefined} */
  function compared(newer, older, facts) {
    /** @param {Provided} own */
    const gravest = (own) => Math.max(-1, ...own.kinds.map((kind) => KINDS.indexOf(kind)));
    const kinds = sign(gravest(newer), gravest(older));
    const fines = finesCompared(newer.fines, older.fines, facts);
    if (fines === undefined) return undefined;
    return kinds * fines < 0 ? undefined : kinds || fines;
  }

  /** @param {Range[]} newer @param {Range[]} older @param {Facts} facts @returns {number | undefined} */
  function finesCompared(newer, older, facts) {
    if (!newer.length || !older.length) return sign(newer.length, older.length);
    if (newer.length === 1 && older.length === 1 && alike(newer[0], older[0])) {
      return (
        sign(number(newer[0].max), number(older[0].max)) || sign(number(newer[0].min), number(older[0].min))
      );
    }
    const [one, other] = [newer, older].map((fines) => highest(fines.map((fine) => paid(fine, facts))));
    return one && other ? sign(one.most, other.most) || sign(one.least, other.least) : undefined;
  }

  /** The highest of sums, undefined where one isn't known.
   * @param {({least: bigint, most: bigint} | string)[]} sums */
  function highest(sums) {
    /** @type {{least: bigint, most: bigint} | undefined} */
    let found;
    for (const sum of sums) {
      if (typeof sum === "string") return undefined;
      if (!found || (sign(sum.most, found.most) || sign(sum.least, found.least)) > 0) found = sum;
    }
    return found;
  }

  /** @param {Circumstance} met @param {Facts} facts */
  function holds(met, facts) {
    if (!met.parameter) return facts.value(met.words, "yes") === YES;
    if (met.equals) return facts.value(met.parameter, "choice") === met.equals;
    const found = facts.number(met.parameter, met.unit);
    if (found === undefined) return false;
    return (met.at_least === null || number(met.at_least) <= found) && (met.below === null || found < number(met.below));
  }

  /** The tiers that one of their circumstances leads to, each with the first such.
   * @param {Rung[]} tiers @param {Facts} facts @param {boolean} worded @returns {[Rung, Circumstance][]} */
  function met(tiers, facts, worded) {
    return tiers.flatMap((tier) => {
      const first = tier.circumstances.find((own) => worded === !own.parameter && holds(own, facts));
      return first ? [/** @type {[Rung, Circumstance]} */ ([tier, first])] : [];
    });
  }

  /** 处罚法 art. 34. @param {Rung[]} tiers @param {Facts} facts @returns {{tier?: Rung, reasons: Reason[]}} */
  function tierOf(tiers, facts) {
    let byWords = met(tiers, facts, true);
    const byNumbers = met(tiers, facts, false);
    /** @type {Reason[]} */
    const reasons = [];
    const grave = [...byWords, ...byNumbers].filter(([tier]) => tier.measure === AGGRAVATED).at(-1);
    if (grave) {
      for (const [tier] of byWords) {
        if (tier.measure < LENIENT) reasons.push({ code: "tier.too-grave", values: { tier: tier.name, grave: grave[0].name } });
      }
      byWords = byWords.filter(([tier]) => tier.measure >= LENIENT);
    }
    const found = byWords.length ? byWords : byNumbers;
    const last = found.at(-1);
    if (!last) {
      const usual = tiers.find((tier) => tier.default);
      if (usual) reasons.push({ code: "tier.default", values: { tier: usual.name } });
      return { tier: usual, reasons };
    }
    const [tier, circumstance] = last;
    reasons.push({ code: "tier", values: { tier: tier.name, circumstance: circumstance.words } });
    const other = byNumbers.at(-1);
    if (byWords.length && other && other[0] !== tier) {
      reasons.push({ code: "tier.words-first", values: { tier: other[0].name } });
    }
    if (found.length > 1) {
      reasons.push({ code: "tier.gravest", values: { tiers: found.slice(0, -1).map(([own]) => own.name) } });
    }
    return { tier, reasons };
  }

  /** 处罚法 art. 5, 34. @param {Standard} standard @param {string} day @returns {Refusal[]} */
  function unusable(standard, day) {
    const { code, withdrawn, published_on: published, effective_from: effective } = standard;
    /** @param {string} why @param {Values} values @returns {Refusal[]} */
    const refused = (why, values) => [{ rule: "D-9", code: why, path: [], values: { standard: code, ...values } }];
    if (withdrawn) return refused("withdrawn", { reason: withdrawn });
    if (day < published) return refused("unpublished", { from: published, day });
    return day < effective ? refused("not-yet", { from: effective, day }) : [];
  }

  /** @param {string} kind @param {Provided} own @param {(string | number)[]} path @returns {Refusal} */
  const barred = (kind, own, path) => ({
    rule: "D-8", code: "level", path, values: { kind, provision: own.named, level: own.level },
  });

  /** @param {string} kind @param {Provided} own @param {(string | number)[]} path @returns {Refusal} */
  const notSet = (kind, own, path) => ({
    rule: "D-7", code: "kind", path, values: { kind, provision: own.named, kinds: own.kinds },
  });

  /** @param {Violation} violation @param {Parts} parts @param {Act} act @param {Facts} facts @param {Grounds} grounds
   * @returns {Answer} */
  function answered(violation, parts, act, facts, grounds) {
    const { standard } = violation;
    const { provision, reasons, refusals } = lawOfAct(violation, act, facts);
    if (standard) refusals.push(...unusable(standard, act.decided_on));
    /** @type {Answer} */
    const nothing = {
      standard: standard?.id ?? "", provision: provision?.id ?? "", tier: "", measure: -1, penalties: [], conduct: "",
      reasons, refusals,
    };
    if (!provision || refusals.length) return nothing;
    for (const fine of provision.fines) {
      reasons.push({ code: "range", values: { provision: provision.named, range: tidied(fine) } });
    }
    for (const kind of provision.barred) refusals.push(barred(kind, provision, []));
    /** @type {Rung | undefined} */
    let tier = {
      name: "", measure: ORDINARY, default: true, ground: "", conduct: "", circumstances: [],
      penalties: provision.kinds.map((kind) => ({ kind, range: null })),
    };
    if (standard && standard.provision !== provision.id) {
      reasons.push({ code: "standard.other-text", values: { standard: standard.code } });
    } else if (standard) {
      const placed = tierOf(standard.tiers, facts);
      reasons.push(...placed.reasons);
      ({ tier } = placed);
      if (!tier) {
        refusals.push({ rule: "D-11", code: "no-tier", path: ["facts"], values: { standard: standard.code } });
        return nothing;
      }
    }
    if (tier.measure < LENIENT) reasons.push({ code: "tier.below", values: { tier: tier.name, ground: tier.ground } });
    const inside = tier.measure >= LENIENT;
    const [lighter, heavier] = [grounds.relieving.length > 0, grounds.aggravating.length > 0];
    const lowered = inside && lighter && !heavier;
    const raised = inside && heavier && !lighter;
    const both = inside && lighter && heavier;
    const measure = lowered ? LENIENT : raised ? AGGRAVATED : tier.measure;
    /** @param {number} of */
    const percent = (of) => String(of === LENIENT ? parts.lenient : of === AGGRAVATED ? parts.aggravated : 0);
    const { name, ground: _, ...rung } = tier;

    /** @param {Penalty} penalty @returns {Range[]} */
    function ranges({ kind, range }) {
      if (range === null) {
        if (kind !== FINE || !provision?.fines.length) return [];
        const of = both ? ORDINARY : measure;
        reasons.push({ code: `part.${of}`, values: { percent: percent(of) } });
        return provision.fines.map((fine) => part(fine, of, parts));
      }
      if (kind === FINE && !fits(range, provision?.fines ?? [], measure === MITIGATED)) {
        refusals.push({
          rule: "D-6", code: "tier-outside", path: [], values: { tier: name, provision: provision?.named ?? "" },
        });
        return [];
      }
      if (!lowered && !raised) return [range];
      reasons.push({ code: lowered ? "lowered" : "raised", values: { percent: percent(measure) } });
      return [part(range, measure, parts)];
    }

    /** @type {Suggested[]} */
    const penalties = [];
    if (measure !== NONE && both) reasons.push({ code: "both", values: {} });
    for (const penalty of measure === NONE ? [] : rung.penalties) {
      const { kind } = penalty;
      if (provision.barred.includes(kind)) continue;
      if (provision.kinds.length && !provision.kinds.includes(kind)) {
        refusals.push(notSet(kind, provision, []));
        continue;
      }
      const found = ranges(penalty);
      if (!found.length && kind !== FINE) penalties.push({ kind, range: null, least: null, most: null });
      for (const range of found) {
        const sums = kind === FINE ? paid(range, facts) : undefined;
        if (typeof sums === "string") {
          refusals.push({ rule: "D-11", code: "base", path: ["facts", sums], values: { name: sums } });
        }
        const known = typeof sums === "object";
        penalties.push({
          kind, range: tidied(range), least: known ? text(sums.least) : null, most: known ? text(sums.most) : null,
        });
      }
    }
    return { ...nothing, tier: name, measure, penalties, conduct: rung.conduct };
  }

  /** @param {Answer} answer */
  const fines = (answer) => answer.penalties.filter(({ kind }) => kind === FINE);

  /** @param {Suggested[]} fines what they come to, as `highest` reads it */
  const sums = (fines) =>
    fines.map(({ least, most }) => (least === null || most === null ? "" : { least: number(least), most: number(most) }));

  /** One act, one fine: 处罚法 art. 29.
   * @param {Answer[]} answers @param {Grounds} grounds @param {Refusal[]} refusals @returns {Suggestion} */
  function together(answers, grounds, refusals) {
    const { waiving, may_waive: mayWaive, relieving, aggravating } = grounds;
    /** @type {Reason[]} */
    const reasons = [...waiving, ...mayWaive, ...relieving, ...aggravating].map((code) => ({ code: `ground.${code}`, values: {} }));
    if (waiving.length) {
      return { answers, measure: NONE, fined: -1, penalties: [], below: false, may_waive: false, reasons, refusals };
    }
    const fining = answers.map((_, place) => place).filter((place) => fines(answers[place]).length);
    const tops = fining.map((place) => highest(sums(fines(answers[place]))));
    let fined = -1;
    if (tops.every((top) => top) && tops.length) fined = fining[tops.indexOf(highest(/** @type {{least: bigint, most: bigint}[]} */ (tops)))];
    else if (tops.length === 1) fined = fining[0];
    if (tops.length > 1) reasons.push({ code: fined < 0 ? "fine.unclear" : "fine.highest", values: {} });
    /** @type {Suggested[]} */
    const penalties = [];
    answers.forEach((answer, place) => {
      for (const penalty of answer.penalties) {
        const known = JSON.stringify(penalty);
        if (penalty.kind === FINE ? place === fined : !penalties.some((own) => JSON.stringify(own) === known)) penalties.push(penalty);
      }
    });
    const measure = fined >= 0 ? answers[fined].measure : Math.max(-1, ...answers.map((answer) => answer.measure));
    return {
      answers, measure, fined, penalties, below: relieving.length > 0, may_waive: mayWaive.length > 0, reasons, refusals,
    };
  }

  /** @param {Violation} violation */
  const named = (violation) => violation.standard?.id ?? violation.provisions.at(-1)?.id ?? "";

  /** @param {Sheet} sheet @param {Act} act @returns {Refusal[]} */
  function faulty(sheet, act) {
    /** @type {Refusal[]} */
    const found = [];
    for (const [name, value] of Object.entries(act.facts)) {
      const parameter = sheet.parameters.find((own) => own.name === name);
      const path = ["facts", name];
      if (!parameter) found.push({ rule: "D-11", code: "unknown", path, values: { name } });
      else if (!valid(parameter, value)) {
        const { form, unit, choices } = parameter;
        found.push({ rule: "D-11", code: `no-${form}`, path, values: { name, value, unit, choices } });
      }
    }
    if (act.decided_on < act.done_on) {
      const values = { done: act.done_on, decided: act.decided_on };
      found.push({ rule: "D-11", code: "days", path: ["decided_on"], values });
    }
    const held = sheet.violations.map(named);
    act.standards.forEach((name, place) => {
      if (!held.includes(name)) found.push({ rule: "D-11", code: "no-standard", path: ["standards", place], values: { name } });
    });
    return found;
  }

  /** @param {Sheet} sheet @param {Act} act @returns {Suggestion} */
  function suggest(sheet, act) {
    const facts = factsOf(sheet.parameters, act.facts);
    const grounds = groundsIn(sheet, facts);
    const chosen = sheet.violations.filter((own) => !act.standards.length || act.standards.includes(named(own)));
    const answers = chosen.map((own) => answered(own, sheet.parts, act, facts, grounds));
    return together(answers, grounds, faulty(sheet, act));
  }

  /** What of the proposed penalties may not be given.
   * @param {Sheet} sheet @param {Act} act @param {Suggestion} suggestion @param {Proposed[]} proposed @returns {Refusal[]} */
  function refusals(sheet, act, suggestion, proposed) {
    const facts = factsOf(sheet.parameters, act.facts);
    const held = new Map(sheet.violations.flatMap((own) => own.provisions.map((text) => [text.id, text])));
    /** @type {[Answer, Provided][]} */
    const ruled = [];
    for (const answer of suggestion.answers) {
      const own = held.get(answer.provision);
      if (answer.measure >= 0 && own) ruled.push([answer, own]);
    }
    /** @type {Refusal[]} */
    const found = [];
    let fined = 0;
    proposed.forEach(({ kind, amount }, place) => {
      /** @type {(string | number)[]} */
      const path = ["penalties", place];
      if (suggestion.measure === NONE) return found.push({ rule: "D-6", code: "no-penalty", path, values: { kind } });
      if (!ruled.length) return 0;
      if (!ruled.some(([, law]) => law.kinds.includes(kind))) {
        const barring = ruled.find(([, law]) => law.barred.includes(kind));
        return found.push(barring ? barred(kind, barring[1], path) : notSet(kind, ruled[0][1], path));
      }
      if (kind !== FINE) return found.push(...ofOther(kind, amount, path, suggestion));
      fined += 1;
      if (fined > 1) return found.push({ rule: "D-12", code: "two-fines", path, values: {} });
      return found.push(...ofFine(amount, [...path, "amount"], suggestion, ruled, facts));
    });
    return found;
  }

  /** @param {string} kind @param {string | null} amount @param {(string | number)[]} path @param {Suggestion} suggestion
   * @returns {Refusal[]} */
  function ofOther(kind, amount, path, suggestion) {
    const own = suggestion.penalties.filter((one) => one.kind === kind);
    if (!own.length) return [{ rule: "D-6", code: "not-in-tier", path: [...path, "kind"], values: { kind } }];
    const terms = own.flatMap(({ range }) => (range?.mode === TERM ? [range] : []));
    const days = amount === null ? undefined : number(amount);
    const inside = terms.some((term) => days !== undefined && number(term.min) <= days && days <= number(term.max));
    if (!terms.length || inside) return [];
    return [{ rule: "D-6", code: "term", path: [...path, "amount"], values: { kind, range: terms[0] } }];
  }

  /** @param {string | null} amount @param {(string | number)[]} path @param {Suggestion} suggestion
   * @param {[Answer, Provided][]} ruled @param {Facts} facts @returns {Refusal[]} */
  function ofFine(amount, path, suggestion, ruled, facts) {
    if (amount === null) return [{ rule: "D-11", code: "no-amount", path, values: {} }];
    const suggested = suggestion.penalties.filter(({ kind }) => kind === FINE);
    if (!suggested.length) return [{ rule: "D-6", code: "not-in-tier", path, values: { kind: FINE } }];
    const within = sums(suggested);
    /** @type {{least: bigint, most: bigint}[]} */
    const known = within.flatMap((one) => (typeof one === "string" ? [] : [one]));
    if (known.length < within.length) return [];
    const sum = number(amount);
    if (known.some(({ least, most }) => least <= sum && sum <= most)) return [];
    const { least, most } = bounds(known);
    if (suggestion.below && sum < least) return [];
    const [answer, law] = /** @type {[Answer, Provided]} */ (ruled.find(([own]) => own === suggestion.answers[suggestion.fined]));
    const ofLaw = law.fines.map((fine) => paid(fine, facts));
    const all = ofLaw.flatMap((one) => (typeof one === "string" ? [] : [one]));
    const values = { amount: text(sum), provision: law.named };
    if (all.length && all.length === ofLaw.length) {
      const lawful = bounds(all);
      if (sum > lawful.most) return [{ rule: "D-6", code: "above-law", path, values: { ...values, most: text(lawful.most) } }];
      if (sum < lawful.least && answer.measure !== MITIGATED) {
        return [{ rule: "D-6", code: "below-law", path, values: { ...values, least: text(lawful.least) } }];
      }
    }
    const tier = { amount: text(sum), tier: answer.tier, least: text(least), most: text(most) };
    return [{ rule: "D-6", code: "outside-tier", path, values: tier }];
  }

  /** @param {{least: bigint, most: bigint}[]} sums */
  function bounds(sums) {
    let { least, most } = sums[0];
    for (const own of sums) {
      if (own.least < least) least = own.least;
      if (own.most > most) most = own.most;
    }
    return { least, most };
  }

  /** A number as people write it: 50000 as 5万. @param {string} digits @param {Record<string, string>} words */
  function inDigits(digits, words) {
    const value = number(digits);
    const short = value >= 10000n * ONE && value % (100n * ONE) === 0n;
    return short ? text(value / 10000n) + words["ten-thousand"] : text(value);
  }

  /** @param {Range} range @param {Record<string, string>} words @param {(text: string) => string} shown */
  function rangeInWords(range, words, shown) {
    const head = shown(range.per) + shown(range.base);
    const [least, most] = [inDigits(range.min, words), inDigits(range.max, words)];
    const form = number(range.min) === number(range.max) ? "exactly" : number(range.min) === 0n ? "up-to" : "between";
    return filled(words[`range.${form}`], { head, least, most, unit: words[`unit.${range.mode}`] }, words, (word) => word);
  }

  /** A sentence with its values in place. `shown` gives a record's words as the page writes them.
   * @param {string} sentence @param {Values} values @param {Record<string, string>} words @param {(text: string) => string} shown
   * @returns {string} */
  function filled(sentence, values, words, shown) {
    return sentence.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name];
      if (typeof value === "string") return shown(value);
      return Array.isArray(value) ? value.map(shown).join("、") : rangeInWords(value, words, shown);
    });
  }

  return { suggest, refusals, inDigits, rangeInWords, filled };
}

// The site's scripts are no modules: an address of one that another names would miss the digest of its bytes.
Object.assign(globalThis, { Discretion: discretion() });
