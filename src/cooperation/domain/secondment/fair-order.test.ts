import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "../../../kernel/calendar.ts";
import { type CountedTerm, fairOrder, type RosterMember } from "./fair-order.ts";
import { monthsBetween } from "./months.ts";
import { planAhead } from "./plan-ahead.ts";
import type { Exemption } from "./roster.ts";

const DAY = "2026-11-23";
const member = (id: string): RosterMember => ({ id, ids: [id], name: `市${id}局` });
const term = (unitId: string, from: string, until: string, status: CountedTerm["status"] = "ended") => ({
  unitId,
  from,
  until,
  status,
});
const rule = (years = 3, exemptions: readonly Exemption[] = []) => ({ years, exemptions });

const monthStart = fc.integer({ min: 0, max: 8 * 12 }).map((month) => addMonths("2019-01-01", month));
const anyTerm = fc
  .record({
    unit: fc.nat(5),
    from: monthStart,
    months: fc.integer({ min: 1, max: 9 }),
    cancelled: fc.boolean(),
  })
  .map(({ unit, from, months, cancelled }) =>
    term(`u${unit}`, from, addDays(addMonths(from, months), -1), cancelled ? "cancelled" : "ended"),
  );

describe("（二十二）months of service", () => {
  it.each([
    ["2026-01-01", "2026-06-30", 6],
    ["2026-07-01", "2026-12-31", 6],
    ["2024-02-01", "2024-02-29", 1],
    ["2026-01-16", "2026-01-31", 0.5],
    ["2026-05-02", "2026-05-01", 0],
  ])("%s to %s are %d", (from, until, months) => {
    expect(monthsBetween(from, until)).toBe(months);
  });

  it("are whole for whole months, however many and whichever day they begin on", () => {
    const anyDay = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays("2020-01-01", days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, months) => {
        expect(monthsBetween(from, addDays(addMonths(from, months), -1))).toBe(months);
      }),
    );
  });
});

describe("（二十二）whose turn it is to second somebody", () => {
  it("says why: what it served within the years that count, when it served last, where it stands on the roster", () => {
    const terms = [term("科技", "2023-01-01", "2023-06-30"), term("教育", "2025-01-01", "2025-12-31")];
    const order = fairOrder([member("教育"), member("科技"), member("能源")], terms, DAY, rule());
    expect(order.map(({ reason }) => reason.zh)).toEqual([
      "应轮到市能源局：近三年未选派，此前没有选派，名单第3",
      "市科技局第2位：近三年未选派，最近一次2023年，名单第2",
      "市教育局第3位：近三年选派12个月，最近一次2025年，名单第1",
    ]);
  });

  it("leaves an exempt unit out while its exemption lasts, with the reason", () => {
    const exempt = { unitId: "科技", reason: "机构改革", from: "2026-01-01", until: "2026-12-31" };
    const members = [member("科技"), member("教育")];
    const [first, last] = fairOrder(members, [], DAY, rule(3, [exempt]));
    expect([first?.unitId, last?.place]).toEqual(["教育", null]);
    expect(last?.reason.zh).toBe("市科技局暂不轮派：机构改革，至 2026-12-31");
    expect(fairOrder(members, [], "2027-01-01", rule(3, [exempt]))[0]?.unitId).toBe("科技");
  });

  it("counts a term of a unit that was merged into it", () => {
    const merged = { ...member("科技"), ids: ["科技", "旧科委"] };
    const order = fairOrder(
      [merged, member("教育")],
      [term("旧科委", "2026-01-01", "2026-06-30")],
      DAY,
      rule(),
    );
    expect(order.map(({ unitId, months }) => [unitId, months])).toEqual([
      ["教育", 0],
      ["科技", 6],
    ]);
  });

  it("equals a count of days by hand, month by month", () => {
    const members = [0, 1, 2, 3, 4, 5].map((n) => member(`u${n}`));
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (terms, years) => {
        // Whole months only, so that counting first days of months counts months.
        const day = "2026-11-01";
        const since = `${2026 - years}-11-01`;
        const key = (unit: string): [number, string] => {
          let [months, last] = [0, ""];
          for (const each of terms) {
            if (each.unitId !== unit || each.status === "cancelled") continue;
            for (let year = 2018; year < 2032; year++)
              for (let month = 1; month <= 12; month++) {
                const first = `${year}-${String(month).padStart(2, "0")}-01`;
                if (first >= each.from && first <= each.until && first >= since) months++;
              }
            if (each.until > last) last = each.until;
          }
          return [months, last];
        };
        const expected = members
          .map(({ id }, index) => ({ id, index, key: key(id) }))
          .toSorted((a, b) =>
            a.key[0] !== b.key[0]
              ? a.key[0] - b.key[0]
              : a.key[1] < b.key[1]
                ? -1
                : a.key[1] > b.key[1]
                  ? 1
                  : a.index - b.index,
          );
        const order = fairOrder(members, terms, day, rule(years));
        expect(order.map(({ unitId, months }) => [unitId, months])).toEqual(
          expected.map(({ id, key }) => [id, key[0]]),
        );
      }),
    );
  });
});

const seats = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `s${n}`, name: `岗位${n}` }));
const planned = fc.record({
  units: fc.integer({ min: 2, max: 9 }),
  seats: fc.integer({ min: 1, max: 4 }),
  termMonths: fc.integer({ min: 1, max: 18 }),
  years: fc.integer({ min: 1, max: 5 }),
});

describe("（二十二）the plan ahead", () => {
  it("asks nobody a second time before all were asked once, however long it runs", () => {
    fc.assert(
      fc.property(planned, ({ units, seats: count, termMonths, years }) => {
        const members = Array.from({ length: units }, (_, n) => member(`u${n}`));
        const roster = { ...rule(years), seats: seats(count), termMonths };
        const months = Math.ceil((units * termMonths * 2) / count) + termMonths;
        const asked = planAhead(members, [], DAY, roster, months).map(({ unitId }) => unitId);
        expect(asked.length).toBeGreaterThanOrEqual(units);
        expect(new Set(asked.slice(0, units)).size).toBe(units);
      }),
    );
  });

  it("leaves no day of a seat empty and fills none twice", () => {
    fc.assert(
      fc.property(
        planned,
        fc.array(anyTerm, { maxLength: 6 }),
        ({ units, seats: count, termMonths, years }, some) => {
          const members = Array.from({ length: units }, (_, n) => member(`u${n}`));
          const roster = { ...rule(years), seats: seats(count), termMonths };
          const known = some.map((each, index) => ({ ...each, seat: `s${index % count}` }));
          const proposed = planAhead(members, known, DAY, roster);
          const end = addMonths(DAY, 12);
          for (const { id } of roster.seats)
            for (let day = DAY; day < end; day = addDays(day, 1)) {
              const on = ({ seat, from, until }: { seat: string; from: string; until: string }) =>
                seat === id && from <= day && until >= day;
              const before = known.filter((each) => each.status !== "cancelled" && on(each)).length;
              const added = proposed.filter(on).length;
              expect([day, added]).toEqual([day, before > 0 ? 0 : 1]);
            }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("proposes nothing where every unit is exempt", () => {
    const exemptions = [{ unitId: "u0", reason: "撤并", from: "2026-01-01", until: null }];
    const roster = { ...rule(3, exemptions), seats: seats(1), termMonths: 6 };
    expect(planAhead([member("u0")], [], DAY, roster)).toEqual([]);
  });
});
