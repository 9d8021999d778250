import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RowCondition } from "../grant/grant.ts";
import { coversReading, coveredScopes, keptCells, type Scope } from "./keeping.ts";

const ITEMS = ["身份证号", "姓名", "余额", "状态"];
const values = fc.constantFrom("", "1", "2", "3");
const row = fc.record(Object.fromEntries(ITEMS.map((item) => [item, values])));
const condition: fc.Arbitrary<RowCondition> = fc.record({
  item: fc.constantFrom(...ITEMS),
  is: fc.constantFrom("equal" as const, "from" as const),
  values: fc.tuple(fc.constantFrom("1", "2", "3")),
});
/** A scope reads the items of its own conditions, as those of grants do. */
const scope: fc.Arbitrary<Scope> = fc
  .record({ items: fc.subarray(ITEMS, { minLength: 1 }), rows: fc.array(condition, { maxLength: 2 }) })
  .map(({ items, rows }) => ({ items: [...new Set([...items, ...rows.map(({ item }) => item)])], rows }));

type Row = Readonly<Record<string, string>>;
/** Oracle: what a reading gives, by a comparison of its own for these values of one digit. */
const reads = (rows: readonly Row[], items: readonly string[], conditions: readonly RowCondition[]) =>
  rows
    .filter((each) =>
      conditions.every(({ item, is, values: [value = ""] }) => {
        const cell = each[item] ?? "";
        return cell !== "" && (is === "equal" ? cell === value : Number(cell) >= Number(value));
      }),
    )
    .map((each) => items.map((item) => each[item] ?? ""));

const keptOf = (rows: readonly Row[], scopes: readonly Scope[]): Row[] =>
  rows.flatMap((each) => {
    const cells = keptCells(each, scopes);
    return cells === null ? [] : [cells];
  });

const RUNS = { numRuns: 3_000 };

test("（四） a reading that the kept rows cover gives what the whole file would have given, and no cell is kept for nobody", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 8 }),
      fc.array(scope, { minLength: 1, maxLength: 3 }),
      fc.array(condition, { maxLength: 1 }),
      (rows, scopes, more) => {
        const kept = keptOf(rows, scopes);
        for (const { items, rows: own } of scopes) {
          const conditions = [...own, ...more.filter(({ item }) => items.includes(item))];
          expect(coversReading(scopes, { items, conditions })).toBe(true);
          expect(reads(kept, items, conditions)).toEqual(reads(rows, items, conditions));
        }
        for (const cells of kept)
          for (const item of Object.keys(cells))
            expect(
              scopes.some(
                ({ items, rows: own }) => items.includes(item) && reads([cells], [], own).length > 0,
              ),
            ).toBe(true);
      },
    ),
    RUNS,
  );
});

test("（四） what is kept for fewer grants afterwards is what it would have been for them alone", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 8 }),
      fc.array(scope, { minLength: 1, maxLength: 3 }),
      (rows, scopes) => {
        const fewer = scopes.slice(1);
        expect(keptOf(keptOf(rows, scopes), fewer)).toEqual(keptOf(rows, fewer));
        expect(coveredScopes(scopes, fewer)).toEqual(fewer);
      },
    ),
    RUNS,
  );
});

test("（四） rows that were kept for one grant do not answer for another, wider in items or in rows", () => {
  const kept: Scope[] = [
    { items: ["身份证号", "状态"], rows: [{ item: "状态", is: "equal", values: ["1"] }] },
  ];
  const about: RowCondition = { item: "身份证号", is: "equal", values: ["2"] };
  const covers = (items: string[], conditions: RowCondition[]) => coversReading(kept, { items, conditions });
  expect(covers(["状态"], [...(kept[0]?.rows ?? []), about])).toBe(true);
  expect(covers(["状态"], [about])).toBe(false);
  expect(covers(["状态"], [{ item: "状态", is: "equal", values: ["2"] }, about])).toBe(false);
  expect(covers(["余额"], [...(kept[0]?.rows ?? []), about])).toBe(false);
  expect(coversReading([], { items: ["状态"], conditions: [] })).toBe(false);
});
