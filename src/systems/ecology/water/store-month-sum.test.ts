import { randomUUID } from "node:crypto";
import { asyncProperty, assert as assertProperty, constantFrom, array, integer, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../../test/support/database.ts";
import { OFFICER, openWater, SECTION_SEED } from "../../../../test/support/water.ts";
import { parseDecimal } from "../../../kernel/decimal.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { rebuildProjections, verifyRecords } from "../../../platform/records/verify-records.ts";
import type { ItemCode } from "./item.ts";
import { listReadings } from "./store-listed.ts";
import { keepReadings, sectionOf, waterOf } from "./store-reading.ts";
import { enterSection, sections, type WaterDesk } from "./store-section.ts";

let database: TestDatabase;
let desk: WaterDesk;
let today = "2026-09-01";
beforeAll(async () => {
  ({ database, desk } = await openWater(() => today));
});
afterAll(() => database.close());

const FOLDED = {
  slice: "ecology",
  kinds: [sections.verified.kind],
  projections: sections.verified.projections,
};
const enter = (name: string) =>
  enterSection(
    desk,
    { key: randomUUID(), seed: { ...SECTION_SEED, name, river: name, basin: name } },
    OFFICER,
  );

type Kept = {
  readonly time: string;
  readonly item: ItemCode;
  /** As they came in and as they were put right, with the day of each. */
  readonly figures: { readonly on: string; readonly value: number; readonly below: boolean }[];
};

/** What one would work out by hand from the readings themselves: of each month the mean of each item, on a day. */
function byHand(kept: readonly Kept[], day: string): Record<string, number> {
  const lists: Record<string, number[]> = {};
  for (const { time, item, figures } of kept) {
    if (time.slice(0, 10) > day) continue;
    let counts = 0;
    for (const { on, value, below } of figures) if (on <= day) counts = below ? value / 2 : value;
    (lists[`${time.slice(0, 7)} ${item}`] ??= []).push(counts);
  }
  return Object.fromEntries(
    Object.entries(lists).map(([key, values]) => {
      let sum = 0;
      for (const value of values) sum += key.endsWith("pH") ? 10 ** -value : value;
      const mean = sum / values.length;
      return [key, key.endsWith("pH") ? -Math.log10(mean) : mean];
    }),
  );
}

/** Every page of the list of readings in each of its orders, and of an item, holds what one would put there by hand. */
async function readsLike(id: string, kept: readonly Kept[]): Promise<void> {
  const known = kept.filter(({ time }) => time.slice(0, 10) <= today);
  const place = ({ item }: Kept) => ["pH", "COD", "Hg"].indexOf(item);
  const byTime = (a: Kept, b: Kept) => (a.time < b.time ? 1 : a.time > b.time ? -1 : place(a) - place(b));
  const byItem = (a: Kept, b: Kept) => place(a) - place(b) || byTime(a, b);
  const oldest = (a: Kept, b: Kept) => (a.time === b.time ? place(a) - place(b) : -byTime(a, b));
  const lists = [
    { asked: { sort: "time", reversed: false }, is: known.toSorted(byTime) },
    { asked: { sort: "time", reversed: true }, is: known.toSorted(oldest) },
    { asked: { sort: "item", reversed: false }, is: known.toSorted(byItem) },
    {
      asked: { sort: "item", reversed: false, item: "pH" },
      is: known.filter(({ item }) => item === "pH").toSorted(byTime),
    },
    {
      asked: { sort: "time", reversed: false, month: "2026-10" },
      is: known.filter(({ time }) => time.startsWith("2026-10")).toSorted(byTime),
    },
  ] as const;
  for (const { asked, is } of lists) {
    const size = 3;
    for (let page = 1; page <= Math.ceil(is.length / size) + 1; page += 1) {
      const { rows, total } = await listReadings(desk, id, { ...asked, page, size }, OFFICER);
      expect(total).toBe(is.length);
      const shown = is.slice((page - 1) * size, page * size);
      expect(rows.map(({ time, item }) => `${time} ${item}`)).toEqual(
        shown.map(({ time, item }) => `${time} ${item}`),
      );
    }
  }
}

const DAYS = ["2026-09-05", "2026-09-28", "2026-10-15", "2026-11-02", "2026-11-20"] as const;
const ITEMS = ["pH", "COD", "Hg"] as const satisfies ItemCode[];
const step = record({
  does: constantFrom("keep", "keep", "correct", "correct", "take-back", "next day"),
  which: integer({ min: 0, max: 10_000 }),
  value: integer({ min: 1, max: 900 }),
});

describe("（十二） what readings of a month come to", () => {
  it("is what the readings come to on every day, however they came, were put right and taken back, and stands when verified", async () => {
    let number = 0;
    await assertProperty(
      asyncProperty(array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
        let at = 0;
        today = DAYS[0];
        const name = `断面${(number += 1)}`;
        const { id } = await enter(name);
        let version = 1;
        const kept: Kept[] = [];
        let last: Kept | null = null;
        for (const { does, which, value } of steps) {
          const below = value % 7 === 0;
          const item = ITEMS[which % 3] ?? "pH";
          const amount = item === "pH" ? 5 + (value % 50) / 10 : value / 1000;
          const isBelow = below && item === "Hg";
          if (does === "next day") today = DAYS[(at = Math.min(at + 1, DAYS.length - 1))] ?? today;
          if (does === "keep") {
            const day = `2026-${["09", "10", "11"][which % 3]}-${String(1 + (which % 28)).padStart(2, "0")}`;
            const time = `${day} ${String(which % 24).padStart(2, "0")}:00`;
            const reading = {
              sectionId: id,
              time,
              day,
              item,
              printed: String(amount),
              unit: "",
              value: parseDecimal(String(isBelow ? amount / 2 : amount)) ?? 0,
              below: isBelow ? (parseDecimal(String(amount)) ?? 0) : null,
            };
            const about = { regionCode: "150200", sample: false, at: desk.now() };
            const fresh = await inTransaction(database.app, (sql) => keepReadings(sql, [reading], about));
            if (fresh === 1)
              kept.push({ time, item, figures: [{ on: "2026-01-01", value: amount, below: isBelow }] });
          }
          if (does === "correct") {
            last = null;
            const of = kept[which % Math.max(kept.length, 1)];
            if (of === undefined) continue;
            const now = of.item === "pH" ? 5 + (value % 50) / 10 : value / 1000;
            const isNow = below && of.item === "Hg";
            const figure = of.figures.at(-1);
            if (figure?.value === now && figure.below === isNow) continue;
            const asked = { time: of.time, item: of.item, value: `${now}${isNow ? "L" : ""}`, unit: "" };
            const act = { type: "correct", ...asked, limit: "", reason: "示例" } as const;
            await sections.act(desk, id, { version, key: randomUUID(), act }, OFFICER);
            version += 1;
            of.figures.push({ on: today, value: now, below: isNow });
            last = of;
          }
          if (does === "take-back" && last !== null) {
            const act = { type: "take-back", of: version } as const;
            await sections.act(desk, id, { version, key: randomUUID(), act }, OFFICER);
            version += 1;
            last.figures.pop();
            last = null;
          }
          if (does === "next day") last = null;
        }
        for (const day of ["2026-08-01", ...DAYS]) {
          const { months } = await sectionOf(desk, day, id);
          const said = Object.fromEntries(
            months.flatMap(({ month, items }) => items.map(({ code, value }) => [`${month} ${code}`, value])),
          );
          const expected = byHand(kept, day);
          expect(Object.keys(said).toSorted()).toEqual(Object.keys(expected).toSorted());
          for (const [key, value] of Object.entries(expected)) expect(said[key]).toBeCloseTo(value, 9);
          const { rows, month } = await waterOf(desk, day);
          const row = rows.find(({ id: each }) => each === id);
          expect(row?.now).toEqual(months.find((each) => each.month === month) ?? null);
          expect(row?.before).toBe(
            months.findLast((each) => month !== null && each.month < month)?.class ?? null,
          );
        }
        await readsLike(id, kept);
        expect((await verifyRecords(desk, FOLDED)).differing).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("is told where it was changed by hand or is missing, and is written again from the readings", async () => {
    today = "2026-11-20";
    const { id } = await enter("改动断面");
    const reading = { sectionId: id, time: "2026-10-03", day: "2026-10-03", item: "COD" } as const;
    const figure = { printed: "20", unit: "", value: 20, below: null };
    const about = { regionCode: "150200", sample: false, at: desk.now() };
    await inTransaction(database.app, (sql) => keepReadings(sql, [{ ...reading, ...figure }], about));
    const before = await sectionOf(desk, today, id);
    for (const change of [
      database.app`update ecology.month_sum set found = found + 1 where section_id = ${id}`,
      database.app`delete from ecology.month_sum where section_id = ${id}`,
      database.app`update ecology.month_sum set section_id = ${randomUUID()} where section_id = ${id}`,
    ]) {
      await change;
      const { differing } = await verifyRecords(desk, FOLDED);
      expect(differing.map(({ differences }) => differences)).toContainEqual(["month_sum"]);
      await rebuildProjections(desk, FOLDED, "month_sum");
      expect((await verifyRecords(desk, FOLDED)).differing).toEqual([]);
      expect(await sectionOf(desk, today, id)).toEqual(before);
    }
  });
});
