import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, addMonths } from "../../../kernel/calendar.ts";
import { secondmentWarnings, type WarningKind, type WatchedTerm } from "./warnings.ts";

const DAY = "2026-11-23";
const SEATS = [
  { id: "s0", name: "综合岗" },
  { id: "s1", name: "项目岗" },
];
const term = (more: Partial<WatchedTerm>): WatchedTerm => ({
  id: "t",
  unitId: "u",
  unitName: "市科技局",
  seat: "s0",
  seatName: "综合岗",
  from: "2026-07-01",
  until: "2026-12-31",
  status: "serving",
  successor: null,
  person: "1",
  handedOver: false,
  ...more,
});
const one = (kind: WarningKind, terms: readonly WatchedTerm[], day = DAY, seats = SEATS.slice(0, 1)) =>
  secondmentWarnings({ seats }, terms, day, "市教育局").filter((each) => each.kind === kind);

const anyTerm = fc.record({
  seat: fc.constantFrom("s0", "s1"),
  start: fc.integer({ min: -400, max: 300 }),
  days: fc.integer({ min: 1, max: 250 }),
  status: fc.constantFrom("planned" as const, "serving" as const, "ended" as const, "cancelled" as const),
  person: fc.option(fc.constantFrom("1", "2", "3")),
  handedOver: fc.boolean(),
});
const terms = fc.array(anyTerm, { maxLength: 7 }).map((list) =>
  list.map(({ start, days, ...rest }, index) => {
    const from = addDays(DAY, start);
    return term({ ...rest, id: `t${index}`, unitName: `单位${index}`, from, until: addDays(from, days - 1) });
  }),
);

describe("（二十二）warnings of secondment, months ahead", () => {
  it("name exactly the days on which a seat is empty within six months, by looking at every day", () => {
    fc.assert(
      fc.property(terms, (list) => {
        const end = addMonths(DAY, 6);
        const starts: [string, string][] = [];
        for (const { id } of SEATS) {
          let wasEmpty = false;
          for (let day = DAY; day < end; day = addDays(day, 1)) {
            const isEmpty = !list.some(
              (each) =>
                each.seat === id && each.status !== "cancelled" && each.from <= day && each.until >= day,
            );
            if (isEmpty && !wasEmpty) starts.push([id, day]);
            wasEmpty = isEmpty;
          }
        }
        const found = one("gap", list, DAY, SEATS).map(({ seat, day }) => [seat ?? "", day]);
        expect(found.toSorted()).toEqual(starts.toSorted());
      }),
    );
  });

  it("name exactly the pairs that share a day to come on one seat, or by one person", () => {
    fc.assert(
      fc.property(terms, (list) => {
        const live = list.filter(({ status }) => status === "planned" || status === "serving");
        const days = Array.from({ length: 600 }, (_, n) => addDays(DAY, n));
        const pairs = (same: (a: WatchedTerm, b: WatchedTerm) => boolean) =>
          live.flatMap((a, index) =>
            live
              .slice(index + 1)
              .filter(
                (b) => same(a, b) && days.some((day) => [a, b].every((t) => t.from <= day && t.until >= day)),
              )
              .map((b) => `${a.id} ${b.id}`),
          );
        const found = (kind: WarningKind) => one(kind, list, DAY, SEATS).map((each) => each.terms.join(" "));
        expect(found("seat-clash").toSorted()).toEqual(pairs((a, b) => a.seat === b.seat).toSorted());
        expect(found("person-clash").toSorted()).toEqual(
          pairs((a, b) => a.person !== null && a.person === b.person).toSorted(),
        );
      }),
    );
  });

  it("name the first two hundred pairs of each kind in their order, then how many more there are", () => {
    const many = fc.array(anyTerm, { minLength: 2, maxLength: 60, size: "max" });
    fc.assert(
      fc.property(many, (list) => {
        const live = list.map(({ start, days, ...rest }, index) => {
          const from = addDays(DAY, start - (start % 40));
          const until = addDays(from, days + 100);
          return term({ ...rest, status: "planned", id: `t${index}`, from, until });
        });
        for (const [kind, field] of [
          ["seat-clash", "seat"],
          ["person-clash", "person"],
        ] as const) {
          const pairs: [string, string][] = [];
          for (let a = 0; a < live.length; a += 1)
            for (let b = a + 1; b < live.length; b += 1) {
              const [one, other] = [live[a] ?? term({}), live[b] ?? term({})];
              const from = one.from > other.from ? one.from : other.from;
              const both = [one, other].every(({ until }) => until >= from && until >= DAY);
              if (both && one[field] !== null && one[field] === other[field])
                pairs.push([from, `${one.id} ${other.id}`]);
            }
          pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
          const found = one(kind, live, DAY, SEATS);
          expect(found.slice(0, 200).map(({ day, terms: ids }) => [day, ids.join(" ")])).toEqual(
            pairs.slice(0, 200),
          );
          const rest = found.slice(200);
          expect(rest.map(({ day, terms: ids }) => [day, ...ids])).toEqual(
            pairs.slice(200, 201).map(([day]) => [day]),
          );
          for (const { sentence } of rest) expect(sentence.zh).toContain(`另有 ${pairs.length - 200} 对`);
        }
      }),
    );
  });

  it("count fifty million clashes of ten thousand terms on one seat without making each", () => {
    const list = Array.from({ length: 10_000 }, (_, n) =>
      term({ id: `t${n}`, from: addDays(DAY, n % 700), until: addDays(DAY, 1_000) }),
    );
    const rest = one("seat-clash", list).at(-1);
    expect(rest?.sentence.zh).toContain(`另有 ${(10_000 * 9_999) / 2 - 200} 对`);
  });

  it("take a term for taken over where the one it names is filled, or a later one of its seat", () => {
    const some = fc.array(fc.tuple(anyTerm, fc.option(fc.integer({ min: 0, max: 9 }))), { maxLength: 10 });
    fc.assert(
      fc.property(some, (list) => {
        const all = list.map(([{ start, days, ...rest }, next], index) => {
          const from = addDays(DAY, start);
          const successor = next === null ? null : `t${next}`;
          return term({ ...rest, id: `t${index}`, from, until: addDays(from, days - 1), successor });
        });
        const filled = all.filter(({ status }) => status !== "cancelled");
        const expected = all.filter(
          (each) =>
            (each.status === "planned" || each.status === "serving") &&
            daysBetween(DAY, each.until) <= 60 &&
            !filled.some(
              ({ id, seat, from }) =>
                id !== each.id && (id === each.successor || (seat === each.seat && from > each.from)),
            ),
        );
        expect(
          one("no-successor", all, DAY, SEATS)
            .flatMap(({ terms: ids }) => ids)
            .toSorted(),
        ).toEqual(expected.map(({ id }) => id).toSorted());
      }),
    );
  });

  it("ask for a hand-over of every term that ended without one, and of those that end within two weeks", () => {
    fc.assert(
      fc.property(terms, (list) => {
        const expected = list
          .filter(({ status, handedOver, until }) => {
            if (handedOver) return false;
            return status === "ended" || (status === "serving" && daysBetween(DAY, until) <= 14);
          })
          .map(({ id }) => id);
        expect(
          one("no-hand-over", list, DAY, SEATS)
            .flatMap((each) => each.terms)
            .toSorted(),
        ).toEqual(expected.toSorted());
      }),
    );
  });

  it("ask for a successor from sixty days before the end on, until one is planned", () => {
    const serving = term({});
    expect(one("no-successor", [serving], "2026-10-31")).toEqual([]);
    expect(one("no-successor", [serving], "2026-11-01")[0]?.sentence.zh).toBe(
      "市科技局（综合岗）任期至 2026-12-31，还没有安排接任。请按顺序排定下一期。",
    );
    const next = term({ id: "n", from: "2027-01-01", until: "2027-06-30", status: "planned" });
    expect(one("no-successor", [serving, next])).toEqual([]);
    expect(one("no-successor", [serving, { ...next, status: "cancelled" }])).toHaveLength(1);
    const elsewhere = { ...next, seat: "s1" };
    expect(one("no-successor", [serving, elsewhere])).toHaveLength(1);
    expect(one("no-successor", [{ ...serving, successor: "n" }, elsewhere])).toEqual([]);
  });

  it("say whose turn it is where a seat falls empty", () => {
    const [gap] = one("gap", [term({})]);
    expect(gap).toMatchObject({ day: "2027-01-01", late: false });
    expect(gap?.sentence.zh).toBe("综合岗自 2027-01-01 起无人接任。请排定选派单位（应轮到市教育局）。");
  });

  it("follow a planned term from a month before it: first its person, then its beginning", () => {
    const planned = term({ status: "planned", from: "2026-12-23", until: "2027-06-22", person: null });
    expect(one("no-person", [planned], "2026-11-22")).toEqual([]);
    expect(one("no-person", [planned])[0]).toMatchObject({ late: false, day: "2026-12-23" });
    expect(one("not-started", [{ ...planned, person: "1" }], "2026-12-23")).toEqual([]);
    expect(one("not-started", [{ ...planned, person: "1" }], "2026-12-24")[0]?.late).toBe(true);
  });

  it("say that a term is over whose end nobody recorded", () => {
    expect(one("overrun", [term({})], "2026-12-31")).toEqual([]);
    expect(one("overrun", [term({})], "2027-01-01")).toHaveLength(1);
  });
});
