import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, daysBetween } from "./calendar.ts";
import { findInForce, type InForce } from "./rule.ts";

const FIRST = "2025-07-25";
const DAYS = 40;
const place = fc.integer({ min: 0, max: DAYS });
const dayAt = (at: number): Day => addDays(FIRST, at);

const rule = fc.tuple(fc.option(place), fc.option(place)).map(([a, b]) => {
  const [from, until] = a !== null && b !== null && a > b ? [b, a] : [a, b];
  return { from: from === null ? null : dayAt(from), until: until === null ? null : dayAt(until) };
});

describe("dated rules （四）", () => {
  it("hold from the first to the last of their days, the later listed before the earlier", () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), place, (rules: readonly InForce[], at) => {
        // Another way to tell: a calendar in which each rule in turn is written on its days.
        const calendar: (InForce | undefined)[] = Array.from({ length: DAYS + 1 });
        for (const each of rules) {
          const first = each.from === null ? 0 : daysBetween(FIRST, each.from);
          const last = each.until === null ? DAYS : daysBetween(FIRST, each.until);
          calendar.fill(each, first, last + 1);
        }
        expect(findInForce(rules, dayAt(at))).toBe(calendar[at]);
      }),
    );
  });
});
