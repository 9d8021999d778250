import { type Day, isDay } from "../../../kernel/calendar.ts";
import { compare, type Decimal, parseDecimal } from "../../../kernel/decimal.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import { findItem, type ItemCode, itemOf } from "../water/item.ts";
import { sectionKey } from "../water/section-name.ts";
import type { PeriodLength, Span } from "./period.ts";

// The terms of an agreement as data, as people and programs write them down in JSON.

/** The party upstream protects, the one downstream benefits. */
export type Parties = { readonly upstream: string; readonly downstream: string };

/** From above `above` (not itself) to `upTo` (itself); null is no end. In multiples over the limit. */
export type Band = { readonly above: Decimal; readonly upTo: Decimal | null; readonly fen: number };

/** Classes count from 1; 6 is worse than V. Amounts are fen. */
export type Terms =
  /** For each class better than the base downstream pays upstream, for each worse upstream pays. */
  | { readonly kind: "class"; readonly base: number; readonly fenPerClass: number }
  /**
   * Index: mean over the items of this period's mean ÷ that of the same period a year earlier. For each point (0.01), pro
   * rata, that it falls below 1 downstream pays, for each above upstream does; a line never more than the cap.
   */
  | {
      readonly kind: "index";
      readonly items: readonly ItemCode[];
      readonly fenPerPoint: number;
      readonly capFen: number | null;
    }
  /** Better than the base, by however much: downstream pays the amount; worse: upstream does. */
  | { readonly kind: "step"; readonly base: number; readonly fen: number }
  /** x = mean ÷ limit − 1; upstream pays the amount of the band in which x lies, times 1 + x. */
  | {
      readonly kind: "exceedance";
      readonly item: ItemCode;
      readonly limit: Decimal;
      readonly bands: readonly Band[];
    };

/** A clause is settled by its own period, or by that of the agreement. */
export type Clause = Terms & { readonly period: PeriodLength };

/** Days of which no reading counts, both among them, with why: a flood, a drought, works that both agreed on. */
export type Exclusion = Span & { readonly reason: string };

export type Agreement = Span & {
  readonly id: string;
  readonly parties: Parties;
  readonly sections: readonly string[];
  readonly clauses: readonly Clause[];
  readonly exclusions: readonly Exclusion[];
};

/** Places of an agreement that cannot be used, each said with its JSON path. */
export type AgreementRead =
  | { readonly ok: true; readonly value: Agreement }
  | { readonly ok: false; readonly problems: readonly Failure[] };

/** Words beside the terms: where they come from and how far they were read. They settle nothing. */
const ANNOTATIONS = ["name", "title", "note", "source", "sources", "confidence", "standing", "version"];
const ANNOTATED = [...ANNOTATIONS, "dates", "sample"];
const MOST = { sections: 2_000, clauses: 100, bands: 100, exclusions: 1_000, years: 100, text: 200 } as const;
const LENGTHS: readonly PeriodLength[] = ["month", "year"];
const AMOUNT: Sentence = {
  zh: "金额须为以分计的非负整数，且不超过 9007199254740991。",
  en: "An amount is a whole number of fen, none below 0 and at most 9007199254740991.",
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a decimal in JSON says: a number as its shortest text, which is what was written down, or a text. */
const decimalIn = (value: unknown): Decimal | null =>
  typeof value === "string" || (typeof value === "number" && Number.isFinite(value))
    ? parseDecimal(String(value))
    : null;

/** Reads values of one agreement; every problem is gathered, and what could not be read is never used. */
function gathering() {
  const problems: Failure[] = [];
  function refuse(path: string, zh: string, en: string): null {
    problems.push(refusal("agreement", `${path}：${zh}`, `${path}: ${en}`));
    return null;
  }
  function day(value: unknown, path: string): Day {
    if (typeof value === "string" && isDay(value)) return value;
    refuse(path, "须为存在的日期，如 2024-01-31。", "Write a day that exists, such as 2024-01-31.");
    return "1000-01-01";
  }
  return {
    problems,
    refuse,
    object(value: unknown, path: string, known: readonly string[]): Json {
      if (!isObject(value)) {
        refuse(path, "须为对象。", "Write an object.");
        return {};
      }
      for (const key of Object.keys(value).filter((each) => !known.includes(each)))
        refuse(
          `${path}.${key}`,
          `不认识的字段；可用：${known.join("、")}。`,
          `This is not known; there are: ${known.join(", ")}.`,
        );
      return value;
    },
    list(value: unknown, path: string, most: number, least = 1): readonly unknown[] {
      if (Array.isArray(value) && value.length >= least && value.length <= most) return value;
      refuse(path, `须为 ${least} 至 ${most} 项的数组。`, `Write a list of ${least} to ${most} entries.`);
      return [];
    },
    text(value: unknown, path: string): string {
      const given = typeof value === "string" ? value.trim() : "";
      if (given === "" || given.length > MOST.text)
        refuse(path, `须为 1 至 ${MOST.text} 字的文字。`, `Write a text of 1 to ${MOST.text} characters.`);
      return given;
    },
    span(value: Json, path: string): Span {
      const before = problems.length;
      const [from, until] = [day(value["from"], `${path}.from`), day(value["until"], `${path}.until`)];
      if (problems.length === before && until < from)
        refuse(`${path}.until`, `早于起始日 ${from}。`, `It is before the first day, ${from}.`);
      return { from, until };
    },
    fen(value: unknown, path: string): number {
      if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
      refuse(path, AMOUNT.zh, AMOUNT.en);
      return 0;
    },
    waterClass(value: unknown, path: string): number {
      if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 6) return value;
      refuse(
        path,
        "类别须为 1 至 6 的整数，6 为劣Ⅴ类。",
        "A class is a whole number from 1 to 6 (worse than V).",
      );
      return 1;
    },
    period(value: unknown, path: string): PeriodLength {
      const found = LENGTHS.find((length) => length === value);
      if (found === undefined) refuse(path, "须为 month 或 year。", "Write month or year.");
      return found ?? "year";
    },
    item(value: unknown, path: string): ItemCode | null {
      const found = typeof value === "string" ? findItem(value) : undefined;
      if (found !== undefined) return found.code;
      const given = typeof value === "string" ? value : JSON.stringify(value);
      return refuse(
        path,
        `不认识的监测项目“${given}”，请写标准名称或符号，如 化学需氧量、COD。`,
        `There is no item “${given}”; write its standard name or symbol, such as 化学需氧量 or COD.`,
      );
    },
    decimal(value: unknown, path: string): Decimal {
      const found = decimalIn(value);
      if (found === null) refuse(path, "须为数字，如 0.05。", "Write a number, such as 0.05.");
      return found ?? 0;
    },
  };
}
type Reading = ReturnType<typeof gathering>;

/** Whether it is below, at or above zero. */
const signOf = (value: Decimal): number => compare(value, 0);

function bandsIn(read: Reading, value: unknown, path: string): readonly Band[] {
  const before = read.problems.length;
  const bands = read.list(value, path, MOST.bands).map((each, at): Band & { readonly at: string } => {
    const place = `${path}[${at}]`;
    const band = read.object(each, place, ["above", "upTo", "fen", ...ANNOTATIONS]);
    const above = read.decimal(band["above"], `${place}.above`);
    const upTo = band["upTo"] === null ? null : read.decimal(band["upTo"], `${place}.upTo`);
    if (signOf(above) < 0)
      read.refuse(
        `${place}.above`,
        "超标倍数的下限不小于 0。",
        "A multiple over the limit begins at 0 or above.",
      );
    if (upTo !== null && compare(upTo, above) <= 0)
      read.refuse(`${place}.upTo`, "上限须大于下限。", "The upper end must lie above the lower one.");
    return { above, upTo, fen: read.fen(band["fen"], `${place}.fen`), at: place };
  });
  if (read.problems.length > before) return [];
  const sorted = bands.toSorted((a, b) => compare(a.above, b.above));
  sorted.slice(1).forEach((next, index) => {
    const end = sorted[index]?.upTo ?? null;
    const order = end === null ? 1 : compare(end, next.above);
    if (order > 0)
      read.refuse(
        `${next.at}.above`,
        `与 ${sorted[index]?.at} 重叠，每个超标倍数只能落在一档。`,
        `It overlaps ${sorted[index]?.at}: a multiple may lie in one band only.`,
      );
    if (order < 0)
      read.refuse(
        `${next.at}.above`,
        `与 ${sorted[index]?.at} 之间有空档，请让上一档的 upTo 等于本档的 above。`,
        `There is a gap after ${sorted[index]?.at}: let its upTo be the above of this one.`,
      );
  });
  return sorted.map(({ at: _, ...band }) => band);
}

const KEYS: Readonly<Record<Terms["kind"], readonly string[]>> = {
  class: ["base", "fenPerClass"],
  index: ["items", "fenPerPoint", "capFen"],
  step: ["base", "fen"],
  exceedance: ["item", "limit", "bands"],
};

/** Items whose lower figure is no better, and of which 环办〔2011〕22号 gives no multiple. */
const WITHOUT_MULTIPLE: readonly ItemCode[] = ["WT", "pH", "DO"];

function itemsIn(read: Reading, value: unknown, path: string): readonly ItemCode[] {
  const items = read.list(value, path, 30).map((each, at) => read.item(each, `${path}[${at}]`));
  return items.flatMap((item, at) => {
    if (item === null || items.indexOf(item) === at) return item ?? [];
    const { name } = itemOf(item);
    read.refuse(`${path}[${at}]`, `“${name}”已经写过。`, `“${name}” stands there already.`);
    return [];
  });
}

function exceedanceIn(read: Reading, of: Json, path: string): Terms | null {
  const before = read.problems.length;
  const [item, limit] = [read.item(of["item"], `${path}.item`), read.decimal(of["limit"], `${path}.limit`)];
  if (item !== null && WITHOUT_MULTIPLE.includes(item))
    read.refuse(
      `${path}.item`,
      `${itemOf(item).name}没有超标倍数（环办〔2011〕22号），请改用别的项目。`,
      `${itemOf(item).said.en} has no multiple over a limit (No. 22 of 2011 of the environment ministry); choose another item.`,
    );
  if (read.problems.length === before && signOf(limit) <= 0)
    read.refuse(`${path}.limit`, "限值须大于 0。", "A limit must be above 0.");
  const bands = bandsIn(read, of["bands"], `${path}.bands`);
  return item === null ? null : { kind: "exceedance", item, limit, bands };
}

function clauseIn(read: Reading, value: unknown, path: string, length: PeriodLength): Clause | null {
  const kind = isObject(value) ? value["kind"] : undefined;
  const keys = Object.entries(KEYS).find(([each]) => each === kind)?.[1];
  if (keys === undefined)
    return read.refuse(
      `${path}.kind`,
      `须为 ${Object.keys(KEYS).join("、")} 之一。`,
      `Write one of ${Object.keys(KEYS).join(", ")}.`,
    );
  const of = read.object(value, path, ["kind", "period", ...keys, ...ANNOTATIONS]);
  const period = of["period"] === undefined ? length : read.period(of["period"], `${path}.period`);
  const fen = (key: string): number => read.fen(of[key], `${path}.${key}`);
  switch (kind as Terms["kind"]) {
    case "class":
      return {
        kind: "class",
        base: read.waterClass(of["base"], `${path}.base`),
        fenPerClass: fen("fenPerClass"),
        period,
      };
    case "step":
      return { kind: "step", base: read.waterClass(of["base"], `${path}.base`), fen: fen("fen"), period };
    case "index":
      return {
        kind: "index",
        items: itemsIn(read, of["items"], `${path}.items`),
        fenPerPoint: fen("fenPerPoint"),
        capFen: (of["capFen"] ?? null) === null ? null : fen("capFen"),
        period,
      };
    case "exceedance": {
      const terms = exceedanceIn(read, of, path);
      return terms && { ...terms, period };
    }
  }
}

function partiesIn(read: Reading, value: unknown): Parties {
  const path = "$.parties";
  const of = read.object(value, path, ["upstream", "downstream"]);
  const [upstream, downstream] = [
    read.text(of["upstream"], `${path}.upstream`),
    read.text(of["downstream"], `${path}.downstream`),
  ];
  if (upstream !== "" && sectionKey(upstream) === sectionKey(downstream))
    read.refuse(
      `${path}.downstream`,
      `与上游同为“${upstream}”，协议须有两方。`,
      `It is “${upstream}” like upstream: an agreement has two parties.`,
    );
  return { upstream, downstream };
}

function sectionsIn(read: Reading, value: unknown): readonly string[] {
  const path = "$.sections";
  const sections = read.list(value, path, MOST.sections).map((each, at) => read.text(each, `${path}[${at}]`));
  const seen = new Set<string>();
  sections.forEach((section, at) => {
    if (section !== "" && seen.has(sectionKey(section)))
      read.refuse(
        `${path}[${at}]`,
        `断面“${section}”已经写过。`,
        `Section “${section}” stands there already.`,
      );
    seen.add(sectionKey(section));
  });
  return sections;
}

const KNOWN = ["id", "parties", "sections", "from", "until", "period", "clauses", "exclusions"];

/** An agreement out of parsed JSON: whole, or with everything that is wrong with it, each at its path. */
export function readAgreement(value: unknown): AgreementRead {
  const read = gathering();
  const of = read.object(value, "$", [...KNOWN, ...ANNOTATED]);
  const id = read.text(of["id"], "$.id");
  const parties = partiesIn(read, of["parties"]);
  const sections = sectionsIn(read, of["sections"]);
  const readable = read.problems.length;
  const span = read.span(of, "$");
  if (
    read.problems.length === readable &&
    Number(span.until.slice(0, 4)) - Number(span.from.slice(0, 4)) > MOST.years
  )
    read.refuse("$.until", `期限超过 ${MOST.years} 年。`, `The term is longer than ${MOST.years} years.`);
  const length = read.period(of["period"], "$.period");
  const clauses = read
    .list(of["clauses"], "$.clauses", MOST.clauses)
    .flatMap((each, at) => clauseIn(read, each, `$.clauses[${at}]`, length) ?? []);
  const exclusions = read
    .list(of["exclusions"] ?? [], "$.exclusions", MOST.exclusions, 0)
    .map((each, at): Exclusion => {
      const path = `$.exclusions[${at}]`;
      const exclusion = read.object(each, path, ["from", "until", "reason", ...ANNOTATIONS]);
      return { ...read.span(exclusion, path), reason: read.text(exclusion["reason"], `${path}.reason`) };
    });
  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  return { ok: true, value: { id, parties, ...span, sections, clauses, exclusions } };
}
