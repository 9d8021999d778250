import { amountInChinese, amountInEnglish } from "../../kernel/money.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLOWS, MONEY_SOURCES, type MoneyLine } from "./entry.ts";
import { linesAfter, replacedBy, sumsAfter, totalsOf } from "./money.ts";

const line: fc.Arbitrary<MoneyLine> = fc.record({
  flow: fc.constantFrom(...FLOWS),
  source: fc.constantFrom(...MONEY_SOURCES.slice(0, 2)),
  period: fc.constantFrom("2025", "2025-01", "2025-12", "2026", "2026-07"),
  amountFen: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  batch: fc.constantFrom("", "第一批"),
  paper: fc.constant(""),
});
const batch = fc.uniqueArray(line, {
  minLength: 1,
  maxLength: 8,
  selector: ({ flow, source, period, batch: of }) => [flow, source, period, of].join("/"),
});

/** By the last amount that was said of each key, summed with no other code. */
function oracle(batches: readonly (readonly MoneyLine[])[]): Record<string, bigint> {
  const last = new Map<string, MoneyLine>();
  for (const each of batches.flat())
    last.set(JSON.stringify([each.flow, each.source, each.period, each.batch]), each);
  const sums: Record<string, bigint> = {};
  for (const { flow, period, amountFen } of last.values()) {
    const key = `${flow} ${period.split("-")[0]}`;
    sums[key] = (sums[key] ?? 0n) + BigInt(amountFen);
  }
  return sums;
}

describe("（十二）sums of money", () => {
  it("are those of the last amount of every flow, source, period and batch, however they came", () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 8 }), (batches) => {
        let [sums, lines]: [ReturnType<typeof sumsAfter>, MoneyLine[]] = [{}, []];
        for (const each of batches) {
          sums = sumsAfter(sums, each, replacedBy(lines, each));
          lines = linesAfter(lines, each);
        }
        const found = Object.fromEntries(
          Object.entries(sums).flatMap(([flow, years]) =>
            Object.entries(years).map(([year, fen]) => [`${flow} ${year}`, BigInt(fen)]),
          ),
        );
        expect(found).toEqual(oracle(batches));
        const total = Object.values(totalsOf(sums)).reduce((sum, fen) => sum + BigInt(fen), 0n);
        expect(total).toBe(Object.values(oracle(batches)).reduce((sum, fen) => sum + fen, 0n));
      }),
    );
  });

  it("are written as people write them", () => {
    expect([150_000_000_00, 3_200_000_00, 9_999_00, 0].map(amountInChinese)).toEqual([
      "1.5亿元",
      "320万元",
      "9,999元",
      "0元",
    ]);
    expect([150_000_000_00, 9_999_00].map(amountInEnglish)).toEqual(["CNY 150 million", "CNY 9,999"]);
  });
});
