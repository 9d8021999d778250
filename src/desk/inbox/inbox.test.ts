import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/calendar.ts";
import type { InboxLine } from "../../kernel/inbox.ts";
import { inboxOf, type Mark, MOST_SHOWN, snoozeRefused } from "./inbox.ts";
import { lineOf } from "./fixtures/line.ts";

const DAY = "2026-03-10";

const off = (lineId: string, snoozedUntil: string | null, read = true): Mark => ({
  lineId,
  read,
  snoozedUntil,
});

describe("the inbox", () => {
  it("puts what is late first, then by day, weight and how long it waits, and counts each span", () => {
    const lines = [
      lineOf("undated"),
      lineOf("today", { due: DAY }),
      lineOf("week", { due: "2026-03-16" }),
      lineOf("later", { due: "2026-03-17" }),
      lineOf("late", { due: "2026-03-09", late: true }),
      lineOf("heavy", { due: DAY, weight: 3 }),
    ];
    const { lines: shown, spans } = inboxOf(lines, {}, DAY);
    expect(shown.map(({ id, span }) => `${id} ${span}`)).toEqual([
      "late late",
      "heavy today",
      "today today",
      "week week",
      "later later",
      "undated later",
    ]);
    expect(spans).toEqual({ late: 1, today: 2, week: 1, later: 2 });
  });

  it("shows what is put off again on its day, when it becomes late, and once another thing waits", () => {
    const marks = [off("a", "2026-03-12")];
    const ids = (day: string, ...lines: InboxLine[]) =>
      inboxOf(lines, {}, day, { marks }).lines.map(({ id }) => id);
    expect(ids(DAY, lineOf("a"))).toEqual([]);
    expect(ids("2026-03-12", lineOf("a"))).toEqual(["a"]);
    expect(ids(DAY, lineOf("a", { late: true }))).toEqual(["a"]);
    expect(ids(DAY, lineOf("a, anew"))).toEqual(["a, anew"]);
  });

  it("says how many there are where it shows fewer, and rings for what is new, late or due today", () => {
    const many = Array.from({ length: MOST_SHOWN + 7 }, (_, at) => lineOf(String(at)));
    expect(inboxOf(many, {}, DAY)).toMatchObject({
      total: MOST_SHOWN + 7,
      counts: { request: MOST_SHOWN + 7 },
    });
    expect(inboxOf(many, {}, DAY).lines.length).toBe(MOST_SHOWN);
    const few = [lineOf("read"), lineOf("new"), lineOf("due", { due: DAY }), lineOf("off")];
    const marks = [off("read", null), off("due", null), off("off", "2026-04-01", false)];
    expect(inboxOf(few, {}, DAY, { marks })).toMatchObject({ bell: 2, snoozed: 1, total: 3 });
  });

  it("loses no line: shown and put off together are what was handed over, whatever is marked", () => {
    const given = array(
      record({
        late: boolean(),
        kind: constantFrom("a", "b"),
        days: integer({ min: -3, max: 3 }),
      }),
      { maxLength: 30 },
    );
    assert(
      property(given, (all) => {
        const lines = all.map(({ late, kind }, at) => lineOf(String(at), { late, kind }));
        const marks = all.map(({ days }, at) => off(String(at), addDays(DAY, days)));
        const [shown, hidden] = [false, true].map((snoozed) => inboxOf(lines, {}, DAY, { marks, snoozed }));
        const ids = [...(shown?.lines ?? []), ...(hidden?.lines ?? [])].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
        expect(hidden?.lines.filter(({ late }) => late)).toEqual([]);
        expect(Object.values(shown?.counts ?? {}).reduce((sum, n) => sum + n, 0)).toBe(shown?.total);
      }),
    );
  });
});

const refused = (of: InboxLine | undefined, until: string | null) =>
  snoozeRefused(of, until, DAY)?.code ?? null;

describe("putting off", () => {
  it("is refused for what is late or gone, and for a day that is not ahead or too far", () => {
    expect(refused(lineOf("a"), "2026-03-11")).toBeNull();
    expect(refused(lineOf("a"), null)).toBeNull();
    expect(refused(lineOf("a", { late: true }), "2026-03-11")).toBe("late");
    expect(refused(undefined, "2026-03-11")).toBe("not-found");
    for (const until of [DAY, "2026-03-09", "2026-06-11"])
      expect(refused(lineOf("a"), until)).toBe("invalid");
  });
});
