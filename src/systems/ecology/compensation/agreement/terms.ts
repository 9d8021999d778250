import { isDay } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import {
  choice,
  day,
  group,
  line,
  lines,
  money,
  number,
  optional,
  picks,
  say,
  unit,
  type ValuesOf,
} from "../../../../kernel/fields.ts";
import { parseMoney } from "../../../../kernel/money.ts";
import { ITEMS } from "../../water/item.ts";
import { classWords } from "../because.ts";

// Terms as two finance bureaus fill them in; `agreementData` writes them down as `readAgreement` reads them.

const RULE = {
  none: say("不设", "none"),
  month: say("按月", "by month"),
  year: say("按年", "by year"),
};
const CLASSES = Object.fromEntries([1, 2, 3, 4, 5].map((of) => [String(of), classWords(of)]));
const ITEM_NAMES = Object.fromEntries(
  ITEMS.filter(({ measure }) => measure === "mass").map(({ code, name }) => [code, say(name, code)]),
);
const BASE = choice(say("基准类别", "Base class"), CLASSES, { initial: "3" });

/** What a rule asks for, where there is such a rule. */
const of = (rule: string): { only: readonly [string, ...string[]] } => ({ only: [rule, "month", "year"] });

export const TERMS = {
  name: line(say("协议名称", "Name of the agreement"), { most: 100 }),
  upstream: unit(say("上游财政部门", "Finance bureau upstream")),
  downstream: unit(say("下游财政部门", "Finance bureau downstream")),
  sections: lines(say("考核断面（每行一个）", "Sections, one a line"), { most: 400, each: 60 }),
  from: day(say("起始日", "From")),
  until: day(say("截止日", "Until")),
  classRule: choice(say("按水质类别", "By class"), RULE, {
    initial: "none",
    part: say("补偿方式", "How it is reckoned"),
    help: say(
      "每好于基准一个类别，下游付上游；每差一个类别，上游付下游。",
      "For each class better than the base downstream pays; for each worse, upstream.",
    ),
  }),
  class: optional(
    group(say("类别条款", "Class"), { base: BASE, each: money(say("每个类别", "A class")) }, of("classRule")),
  ),
  indexRule: choice(say("按污染物指数同比", "By index on the year before"), RULE, {
    initial: "none",
    help: say(
      "各项本期均值与上年同期之比的平均；每下降一个百分点，下游付上游，上升则相反。",
      "Mean of this period's means over those of the year before; downstream pays for each point down, upstream for each up.",
    ),
  }),
  index: optional(
    group(
      say("指数条款", "Index"),
      {
        items: picks(say("指标", "Items"), { most: 20, among: ITEM_NAMES }),
        each: money(say("每个百分点", "A point")),
        cap: optional(money(say("每期封顶", "Cap of a period"))),
      },
      of("indexRule"),
    ),
  ),
  stepRule: choice(say("达标与否一次性", "One amount, better or worse"), RULE, { initial: "none" }),
  step: optional(
    group(
      say("一次性条款", "One amount"),
      { base: BASE, amount: money(say("金额", "Amount")) },
      of("stepRule"),
    ),
  ),
  excessRule: choice(say("按超标倍数", "By multiple over a limit"), RULE, { initial: "none" }),
  excess: optional(
    group(
      say("超标条款", "Over a limit"),
      {
        item: choice(say("指标", "Item"), ITEM_NAMES),
        limit: number(say("限值", "Limit"), { unit: say("mg/L", "mg/L"), least: 0 }),
        bands: lines(say("分档（每行一档）", "Bands, one a line"), {
          most: 20,
          each: 60,
          help: say(
            "如 0.1-0.5 10万元；最后一档 2以上 200万元。上游按该档金额×(1+超标倍数)付。",
            "As 0.1-0.5 10万元; the last one 2以上 200万元. Upstream pays the amount of the band times 1 + the multiple.",
          ),
        }),
      },
      of("excessRule"),
    ),
  ),
  exclusions: optional(
    lines(say("不计入的日期（每行一段）", "Days left out, one span a line"), {
      most: 50,
      each: 120,
      help: say("如 2024-07-01至2024-07-15 洪水。", "As 2024-07-01至2024-07-15 洪水 (flood)."),
    }),
  ),
  source: line(say("依据和文号", "Source and document number"), {
    most: 200,
    part: say("出处", "Where it comes from"),
  }),
  standing: choice(
    say("条款是否核对原文", "Held against the original"),
    {
      unverified: say("未核实", "unverified"),
      verified: say("已核对签订文本", "held against the text to be signed"),
    },
    {
      initial: "unverified",
      help: say(
        "未核实的条款只能试算，不能签订和入账。",
        "Unverified terms can be tried out; they are not signed and post nothing.",
      ),
    },
  ),
};
export type Terms = ValuesOf<typeof TERMS>;

const BAND = /^([\d.]+)\s*(?:[-–—~～至]\s*([\d.]+)|以上|\+)\s*[:：]?\s*(\S.*)$/;
const SPAN = /^(\d{4}-\d{2}-\d{2})\s*(?:[-–—~～至]\s*)(\d{4}-\d{2}-\d{2})\s*(\S.*)$/;

/** A band as it is written; what cannot be read stays as it is, and is refused at its place. */
export function bandData(written: string) {
  const [, above, upTo, amount = ""] = BAND.exec(written.normalize("NFKC").trim()) ?? [];
  if (above === undefined) return written;
  return { above, upTo: upTo ?? null, fen: parseMoney(amount) };
}

function exclusionData(written: string) {
  const [, from = "", until = "", reason] = SPAN.exec(written.trim()) ?? [];
  return isDay(from) && isDay(until) ? { from, until, reason } : written;
}

/** Terms as JSON of an agreement between parties of these names. */
export function agreementData(id: string, terms: Terms, parties: { upstream: string; downstream: string }) {
  const { classRule, indexRule, stepRule, excessRule, class: byClass, index, step, excess } = terms;
  return {
    id,
    parties,
    sections: terms.sections,
    from: terms.from,
    until: terms.until,
    period: "year",
    clauses: [
      ...(byClass === null
        ? []
        : [{ kind: "class", base: Number(byClass.base), fenPerClass: byClass.each, period: classRule }]),
      ...(index === null
        ? []
        : [
            {
              kind: "index",
              items: index.items,
              fenPerPoint: index.each,
              capFen: index.cap,
              period: indexRule,
            },
          ]),
      ...(step === null
        ? []
        : [{ kind: "step", base: Number(step.base), fen: step.amount, period: stepRule }]),
      ...(excess === null
        ? []
        : [
            {
              kind: "exceedance",
              item: excess.item,
              limit: excess.limit,
              bands: excess.bands.map(bandData),
              period: excessRule,
            },
          ]),
    ],
    exclusions: terms.exclusions.map(exclusionData),
  };
}

/** The seven items that article 17 of 生态保护补偿条例 (2024) asks an agreement to state. */
export const SEVEN: Readonly<Record<string, Sentence>> = {
  scope: say("（一）补偿的具体范围", "1 what is compensated"),
  goals: say("（二）生态保护预期目标及其监测、评判指标", "2 goals, and how they are measured and judged"),
  duties: say("（三）生态保护地区的生态保护责任", "3 duties of the protecting area"),
  manner: say("（四）补偿方式以及落实补偿的相关安排", "4 how compensation is made and carried out"),
  term: say("（五）协议期限", "5 term"),
  breach: say("（六）违反协议的处理", "6 what follows from a breach"),
  other: say("（七）其他事项", "7 other matters"),
};
