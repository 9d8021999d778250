import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal } from "../../../kernel/decimal.ts";
import { findItem } from "../water/item.ts";
import { readAgreement } from "./agreement.ts";
import { settle } from "./settle.ts";
import type { Measured } from "./period-means.ts";

// The oracle settles by plain lists of days and fractions of whole numbers, with a table of limits of its own.

const ITEMS = ["化学需氧量", "氨氮", "总磷"] as const;
/** GB 3838-2002, table 1, classes I to V, in thousandths of mg/L. */
const LIMITS: Readonly<Record<string, readonly number[]>> = {
  化学需氧量: [15_000, 15_000, 20_000, 30_000, 40_000],
  氨氮: [150, 500, 1_000, 1_500, 2_000],
  总磷: [20, 100, 200, 300, 400],
};

type Read = { section: string; day: string; item: string; thousandths: number };
type Band = { above: number; upTo: number | null; fen: number };
type Clause =
  | { kind: "class"; base: number; fenPerClass: number; period?: "month" | "year" }
  | { kind: "step"; base: number; fen: number; period?: "month" | "year" }
  | { kind: "index"; items: string[]; fenPerPoint: number; capFen: number; period?: "month" | "year" }
  | { kind: "exceedance"; item: string; limit: number; bands: Band[]; period?: "month" | "year" };
type Terms = {
  id: string;
  parties: { upstream: string; downstream: string };
  sections: string[];
  from: string;
  until: string;
  period: "month" | "year";
  clauses: Clause[];
  exclusions: { from: string; until: string; reason: string }[];
};

const everyDay = (from: string, until: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

const half = (of: bigint, over: bigint): bigint => {
  const negative = of < 0n !== over < 0n;
  const [a, b] = [of < 0n ? -of : of, over < 0n ? -over : over];
  const whole = a / b + (2n * (a % b) >= b ? 1n : 0n);
  return negative ? -whole : whole;
};

/** Lines as text, sorted, and open periods with their months. */
function oracle(terms: Terms, reads: readonly Read[]) {
  const isOut = (day: string) => terms.exclusions.some(({ from, until }) => from <= day && day <= until);
  const lines: [string, string][] = [];
  const open = new Map<string, Set<string>>();
  const { upstream, downstream } = terms.parties;
  terms.clauses.forEach((clause, at) => {
    const length = (clause.period ?? terms.period) === "year" ? 4 : 7;
    const periods = new Map<string, string[]>();
    for (const day of everyDay(terms.from, terms.until))
      periods.set(day.slice(0, length), [...(periods.get(day.slice(0, length)) ?? []), day]);
    for (const [period, days] of periods) {
      const [first = "", last = ""] = [days[0], days.at(-1)];
      const ends = new Date(Date.parse(last) + 86_400_000).toISOString().slice(8) === "01";
      const past = everyDay(
        `${Number(period.slice(0, 4)) - 1}-01-01`,
        `${Number(period.slice(0, 4)) - 1}-12-31`,
      ).filter(
        (day) =>
          day.slice(5) >= first.slice(5) && day.slice(5) <= (ends ? `${last.slice(5, 7)}-31` : last.slice(5)),
      );
      for (const section of terms.sections) {
        const of = (span: string[], items: readonly string[]) =>
          reads.filter(
            (each) =>
              each.section === section &&
              items.includes(each.item) &&
              span.includes(each.day) &&
              !isOut(each.day),
          );
        const lacks = (span: string[], items: readonly string[]): boolean => {
          let some = false;
          for (const month of new Set(span.map((day) => day.slice(0, 7)))) {
            const counting = span.filter((day) => day.startsWith(month) && !isOut(day));
            if (counting.length === 0 || of(counting, items).length > 0) continue;
            open.set(period, (open.get(period) ?? new Set()).add(month));
            some = true;
          }
          return some;
        };
        const sum = (span: string[], item: string): [bigint, bigint] => {
          const found = of(span, [item]);
          return [BigInt(found.reduce((all, { thousandths }) => all + thousandths, 0)), BigInt(found.length)];
        };
        let fen = 0n;
        if (clause.kind === "class" || clause.kind === "step") {
          lacks(days, ITEMS);
          let worst = 0;
          for (const item of ITEMS) {
            const [total, count] = sum(days, item);
            if (count === 0n) continue;
            const within = (LIMITS[item] ?? []).findIndex((limit) => total <= BigInt(limit) * count);
            worst = Math.max(worst, within < 0 ? 6 : within + 1);
          }
          if (worst > 0 && clause.kind === "class") fen = BigInt((clause.base - worst) * clause.fenPerClass);
          if (worst > 0 && clause.kind === "step")
            fen = BigInt(clause.fen) * BigInt(worst < clause.base ? 1 : worst > clause.base ? -1 : 0);
        } else if (clause.kind === "index") {
          let [of, over, usable] = [0n, 1n, true];
          for (const item of clause.items) {
            const lacking = [lacks(days, [item]), lacks(past, [item])].includes(true);
            const [[now, counted], [then, before]] = [sum(days, item), sum(past, item)];
            if (lacking || counted === 0n || before === 0n) usable = false;
            else if (then === 0n) {
              usable = false;
              for (const day of past) open.set(period, (open.get(period) ?? new Set()).add(day.slice(0, 7)));
            } else [of, over] = [of * (then * counted) + now * before * over, over * (then * counted)];
          }
          if (usable) {
            const count = BigInt(clause.items.length);
            fen = half((over * count - of) * 100n * BigInt(clause.fenPerPoint), over * count);
            const cap = BigInt(clause.capFen);
            fen = fen > cap ? cap : fen < -cap ? -cap : fen;
          }
        } else {
          lacks(days, [clause.item]);
          const [total, count] = sum(days, clause.item);
          const limit = BigInt(Math.round(clause.limit * 1_000));
          if (count > 0n) {
            // x = total ÷ (count · limit) − 1, held against tenths.
            const over = count * limit;
            const band = clause.bands.find(
              ({ above, upTo }) =>
                (total - over) * 10n > over * BigInt(Math.round(above * 10)) &&
                (upTo === null || (total - over) * 10n <= over * BigInt(Math.round(upTo * 10))),
            );
            if (band) fen = -half(total * BigInt(band.fen), over);
          }
        }
        const [from, to] = fen > 0n ? [downstream, upstream] : [upstream, downstream];
        if (fen !== 0n)
          lines.push([period, [period, at, section, from, to, fen < 0n ? -fen : fen].join(" ")]);
      }
    }
  });
  return {
    lines: lines
      .filter(([period]) => !open.has(period))
      .map(([, line]) => line)
      .toSorted(),
    open: [...open].map(([period, months]) => ({ period, missing: [...months].toSorted() })),
  };
}

const run = (terms: Terms, reads: readonly Read[]) => {
  const read = readAgreement(terms);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const measured = reads.map(({ section, day, item, thousandths }): Measured => ({
    section,
    days: { from: day, until: day },
    item: findItem(item)?.code ?? "WT",
    value: decimal(`${thousandths}e-3`),
  }));
  const found = settle(read.value, measured);
  if (!found.ok) throw new Error(found.failure.sentence.en);
  return found.value;
};

const fen = fc.integer({ min: 0, max: 1_000_000 });
const period = fc.constantFrom<"month" | "year" | undefined>("month", "year", undefined);
const withPeriod = <T extends object>(clause: fc.Arbitrary<T>) =>
  fc.tuple(clause, period).map(([each, own]) => (own === undefined ? each : { ...each, period: own }));
const base = fc.integer({ min: 1, max: 6 });
const classClause = fc.record({ kind: fc.constant("class" as const), base, fenPerClass: fen });
const clause: fc.Arbitrary<Clause> = fc.oneof(
  withPeriod(classClause),
  withPeriod(fc.record({ kind: fc.constant("step" as const), base, fen })),
  withPeriod(
    fc.record({
      kind: fc.constant("index" as const),
      items: fc.subarray([...ITEMS], { minLength: 1 }),
      fenPerPoint: fen,
      capFen: fen,
    }),
  ),
  withPeriod(
    fc
      .tuple(
        fc.constantFrom(...ITEMS),
        fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 }),
        fen,
      )
      .map(([item, ends, amount]) => {
        const sorted = ends.toSorted((a, b) => a - b);
        return {
          kind: "exceedance" as const,
          item,
          limit: (LIMITS[item]?.[2] ?? 0) / 1_000,
          bands: sorted.map((above, at) => ({
            above: above / 10,
            upTo: sorted[at + 1] === undefined ? null : (sorted[at + 1] ?? 0) / 10,
            fen: amount * (at + 1),
          })),
        };
      }),
  ),
);
const day = (year: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, date]) => `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
const SECTIONS = ["刘庄", "五佛寺", "Z"];
const terms: fc.Arbitrary<Terms> = fc
  .record({
    id: fc.constant("示例"),
    parties: fc.constant({ upstream: "甲", downstream: "__proto__" }),
    sections: fc.subarray(SECTIONS, { minLength: 1 }),
    // About a year around the turn of two, whole or cut.
    from: fc.oneof(fc.constant("2023-01-01"), day(2023)),
    until: fc.oneof(fc.constant("2023-12-31"), fc.constant("2024-02-29"), day(2024)),
    period: fc.constantFrom("month" as const, "year" as const),
    clauses: fc.array(clause, { minLength: 1, maxLength: 4 }),
    exclusions: fc.array(fc.tuple(day(2023), day(2023)), { maxLength: 2 }).map((pairs) =>
      pairs.map((pair) => {
        const [from = "", until = ""] = pair.toSorted();
        return { from, until, reason: "示例" };
      }),
    ),
  })
  .filter(({ from, until }) => from <= until);

/** Figures near the limits, where classes change. */
const value = fc.constantFrom(
  10,
  20,
  21,
  99,
  100,
  101,
  150,
  200,
  300,
  333,
  400,
  500,
  1_001,
  15_000,
  20_001,
  45_678,
);
const reads: fc.Arbitrary<Read[]> = fc
  .tuple(
    fc.array(fc.tuple(value, value, value), { minLength: 12, maxLength: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 400 }),
  )
  .map(([values, date, extra, without]) => {
    const all: Read[] = [];
    SECTIONS.forEach((section, s) => {
      for (let month = 0; month < 39; month += 1) {
        const at = `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
        ITEMS.forEach((item, i) => {
          const thousandths = values[(month * 5 + s * 7) % 12]?.[i] ?? 0;
          all.push({ section, day: `${at}-${String(date).padStart(2, "0")}`, item, thousandths });
          if ((month + s + i) % 21 < extra)
            all.push({
              section,
              day: `${at}-${date === 28 ? "01" : "28"}`,
              item,
              thousandths: thousandths + 7,
            });
        });
      }
    });
    return all.filter((_, index) => index !== without);
  });

const month = (year: number, at: number): string => `${year}-${String(at).padStart(2, "0")}`;

describe("（十三）settling an agreement", () => {
  test("gives what a plain settlement of every day gives, line by line, and leaves the same periods open", () => {
    fc.assert(
      fc.property(terms, reads, (agreement, given) => {
        const { lines, open } = run(agreement, given);
        const expected = oracle(agreement, given);
        expect(
          lines
            .map((line) =>
              [line.period, line.clause, line.section, line.from, line.to, line.amountFen].join(" "),
            )
            .toSorted(),
        ).toEqual(expected.lines);
        expect(open.map(({ period: of }) => of).toSorted()).toEqual(
          expected.open.map(({ period: of }) => of).toSorted(),
        );
        for (const { period: of, missing } of open)
          expect(missing).toEqual(expected.open.find((each) => each.period === of)?.missing);
      }),
      { numRuns: 300 },
    );
  });

  test("is the same in whatever order sections, exclusions, bands and readings come, and when it is done again", () => {
    fc.assert(
      fc.property(terms, reads, fc.integer({ min: 1, max: 9_999 }), (agreement, given, seed) => {
        const mixed = given.toSorted((a, b) => ((a.thousandths * seed) % 97) - ((b.thousandths * seed) % 97));
        const turned = {
          ...agreement,
          sections: agreement.sections.toReversed(),
          exclusions: agreement.exclusions.toReversed(),
          clauses: agreement.clauses.map((each) =>
            each.kind === "exceedance" ? { ...each, bands: each.bands.toReversed() } : each,
          ),
        };
        const first = run(agreement, given);
        expect(JSON.stringify(run(turned, mixed))).toBe(JSON.stringify(first));
        expect(JSON.stringify(run(agreement, given))).toBe(JSON.stringify(first));
      }),
      { numRuns: 100 },
    );
  });

  test("keeps its books: nets and the two sides of all entries balance, and no line is of nothing", () => {
    fc.assert(
      fc.property(terms, reads, (agreement, given) => {
        const { lines, net, entries } = run(agreement, given);
        expect(Object.keys(net).toSorted()).toEqual(Object.values(agreement.parties).toSorted());
        expect(Object.values(net).reduce((a, b) => a + b, 0)).toBe(0);
        const side = (of: "debitFen" | "creditFen") => entries.reduce((sum, each) => sum + each[of], 0);
        expect(side("debitFen")).toBe(side("creditFen"));
        for (const party of Object.values(agreement.parties)) {
          const own = entries.filter(({ account }) => account === party);
          expect(own.reduce((sum, { creditFen, debitFen }) => sum + creditFen - debitFen, 0)).toBe(
            Object.entries(net).find(([name]) => name === party)?.[1],
          );
        }
        expect(lines.every(({ amountFen }) => amountFen > 0)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  const classOnly = terms.map((agreement): Terms => ({
    ...agreement,
    clauses: agreement.clauses.map((each) =>
      each.kind === "step" || each.kind === "class" ? each : { kind: "class", base: 3, fenPerClass: 17 },
    ),
  }));

  test("never lets a better class cost upstream", () => {
    fc.assert(
      fc.property(
        classOnly,
        reads,
        fc.constantFrom(...SECTIONS),
        fc.integer({ min: 2, max: 40 }),
        (agreement, given, section, by) => {
          const better = given.map((each) =>
            each.section === section ? { ...each, thousandths: Math.floor(each.thousandths / by) } : each,
          );
          expect(run(agreement, better).net["甲"]).toBeGreaterThanOrEqual(
            run(agreement, given).net["甲"] ?? 0,
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test("changes nothing for one more reading that equals the mean", () => {
    fc.assert(
      fc.property(terms, value, value, fc.integer({ min: 1, max: 27 }), (agreement, a, b, date) => {
        const given = SECTIONS.flatMap((section) =>
          [2022, 2023, 2024].flatMap((year) =>
            Array.from({ length: 12 }, (_, at) => month(year, at + 1)).flatMap((at) =>
              ITEMS.flatMap((item) => [
                { section, item, day: `${at}-01`, thousandths: 2 * a },
                { section, item, day: `${at}-28`, thousandths: 2 * b },
              ]),
            ),
          ),
        );
        // Whole months only: then each mean is a + b, and one more of that is nothing new.
        const whole = { ...agreement, from: "2023-01-01", until: "2023-12-31", exclusions: [] };
        const more = {
          section: whole.sections[0] ?? "",
          item: ITEMS[1],
          day: `2023-06-${String(date).padStart(2, "0")}`,
          thousandths: a + b,
        };
        expect(run(whole, [...given, more])).toEqual(run(whole, given));
      }),
      { numRuns: 100 },
    );
  });
});
