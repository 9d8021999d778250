import { assert, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../kernel/calendar.ts";
import { dueOn, heldBy, holder, staffOf, type Wait } from "../../kernel/inbox.ts";
import { turnWaits, waitRow } from "./waits.ts";

const DAY = "2026-03-10";
type Found = { readonly open: Day | null; readonly keptUntil: Day };

/** Found things: the finder's unit hands one over, from its last day on the city's officer takes it. */
const kind = {
  acts: {
    "hand-over": { name: { zh: "移交", en: "Hand over" } },
    note: { name: { zh: "登记", en: "Note" } },
    take: { name: { zh: "接收", en: "Take" } },
  },
  waiting: ({ open, keptUntil }: Found, day: Day) => [
    ...(day < keptUntil ? [{ act: "hand-over", by: "finder" }] : []),
    { act: "note", by: "finder" },
    ...(day < keptUntil ? [] : [{ act: "take", by: "officer" }]),
    ...(open === null ? [] : [{ act: "take", by: "nobody" }]),
  ],
};
const waits = turnWaits<null, Found>(kind, {
  side: (by) => ({
    whom: by === "finder" ? staffOf("u") : by === "officer" ? [holder("data-officer", "150200")] : [],
  }),
  changes: ({ keptUntil, open }) => [keptUntil, open, open],
  clock: ({ keptUntil }, _day, _desk, act) => (act === "hand-over" ? dueOn(keptUntil) : {}),
});
const told = (state: Found) => waits({ state, changedOn: DAY } as never, null);
const standing = (all: readonly Wait[], day: Day) =>
  all.filter(({ from, until }) => (from ?? day) <= day && (until == null || day < until));

describe("what a kind on the kit waits for", () => {
  it("is on any day what it says of that day: a line for each side, told by its first act, with the last day of its clock", () => {
    const near = integer({ min: -9, max: 9 }).map((days) => addDays(DAY, days));
    assert(
      property(near, option(near, { nil: null }), near, (keptUntil, open, day) => {
        const lines = standing(told({ keptUntil, open }), day).filter(({ whom }) => whom.length > 0);
        expect(lines.map(({ what, due }) => [what, due ?? null])).toEqual(
          day < keptUntil
            ? [["hand-over+note", keptUntil]]
            : [
                ["note", null],
                ["take", null],
              ],
        );
      }),
    );
  });

  it("is told to who is on several sides by the first of them alone", () => {
    const [note, take] = standing(told({ keptUntil: DAY, open: null }), DAY);
    const both = {
      roles: ["liaison", "data-officer"],
      unitIds: ["u"],
      regionCode: "150200",
      accountId: "a",
    } as const;
    const held = heldBy(both);
    const isTold = ({ whom, except = [] }: Wait) =>
      whom.some((each) => held.includes(each)) && !except.some((each) => held.includes(each));
    expect([note, take].map((each) => each && isTold(each))).toEqual([true, false]);
  });
});

describe("a row of what waits", () => {
  const of = {
    kind: "thing",
    id: "7",
    subject: "伞",
    since: DAY,
    link: "/things/7",
    sample: true,
    regionCode: "150200",
  };
  const why = { zh: "移交", en: "Hand over" };

  it("has the record's subject, link and day where it says none, and none where it waits for nobody or no day", () => {
    const wait: Wait = { what: "x", why, whom: ["office", "office"], weight: 1 };
    expect(waitRow(of, wait)).toMatchObject([
      {
        id: "thing/7/x",
        lineKind: "thing",
        whom: ["office"],
        subject: "伞",
        since: DAY,
        link: "/things/7",
        due: null,
      },
    ]);
    expect(waitRow(of, { ...wait, kind: "near", since: null })).toMatchObject([
      { id: "thing/7/x", lineKind: "near", since: null },
    ]);
    expect(waitRow(of, { ...wait, whom: [] })).toEqual([]);
    expect(waitRow(of, { ...wait, from: DAY, until: DAY })).toEqual([]);
  });

  it("is counted at its page, whichever record that shows", () => {
    const link = `/tasks/${crypto.randomUUID()}/report?period=2026-03`;
    const [row] = waitRow(of, { what: "x", why, whom: ["office"], weight: 1, link });
    expect(row?.place).toBe("/tasks/:id/report");
  });
});
