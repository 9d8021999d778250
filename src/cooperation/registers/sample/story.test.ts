import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../../test/support/app.ts";
import { REGISTERS, type EntryState } from "../entry.ts";
import { SAMPLE_ENTRIES } from "./sample-entries.ts";
import { specOf } from "../specs.ts";
import { verifyAllSeals } from "../../../platform/audit/verify-seals.ts";
import { createSlices } from "../../../compose.ts";
import { verifyEntries } from "../store-projection.ts";

let app: TestApp;
let rows: readonly { readonly state: EntryState; readonly sample: boolean; readonly stage: string | null }[];

beforeAll(async () => {
  app = await openTestApp({ begin: true, config: { demo: true } });
  rows = await app.shell.sql`
    select state, sample, state->>'stage' as stage from organisation.record where kind = 'entry' and sample`;
}, 120_000);
afterAll(() => app.close());

describe("the demonstration of the registers （一）（二）（三）（九）（十）（十二）（十四）（十五）（十六）（十九）", () => {
  it("shows rows on every measure that mostly builds, applies, wins or agrees", async () => {
    expect(rows).toHaveLength(SAMPLE_ENTRIES.length);
    const measures = await app.shell.sql<{ number: number }[]>`
      select distinct measure.number from supervision.measure measure
      join organisation.entry on measure.id = any(entry.measure_ids) where entry.standing = 'sample'`;
    const numbers = measures.map(({ number }) => number);
    expect(numbers).toEqual(expect.arrayContaining([1, 2, 3, 9, 10, 12, 14, 15, 16, 19]));
  });

  it("has every kind of every register and every stage of projects, and what is late, blocked and ending", () => {
    for (const register of REGISTERS) {
      const own = rows.filter(({ state }) => state.register === register);
      const kinds = new Set(own.map(({ state }) => state.variant));
      expect([...kinds].toSorted()).toEqual(
        specOf(register)
          .variants.map(({ key }) => key)
          .toSorted(),
      );
    }
    const stages = new Set(
      rows.filter(({ state }) => state.register === "project").map(({ stage }) => stage),
    );
    expect([...stages].toSorted()).toEqual(
      specOf("project")
        .stages.map(({ key }) => key)
        .toSorted(),
    );
    const levels = new Set(rows.map(({ state }) => state.values["level"]));
    for (const level of ["member-unit", "leading-group", "special-group", "joint-conference"])
      expect(levels).toContain(level);
    const blocked = rows.filter(({ state }) =>
      state.items.some(({ list, doneOn }) => list === "block" && doneOn === null),
    );
    expect(blocked.length).toBeGreaterThan(3);
  });

  it("labels every text as a sample, and all that lists show follows from what was done", async () => {
    const texts = rows.flatMap(({ state }) => [
      state.name,
      ...state.items.map(({ text }) => text),
      ...Object.entries(specOf(state.register).fields).flatMap(([key, { takes }]) =>
        takes === "line" || takes === "text" ? [String(state.values[key] ?? "【示例】")] : [],
      ),
    ]);
    expect(texts.filter((text) => !text.startsWith("【示例】"))).toEqual([]);
    expect((await verifyEntries(app.shell.sql)).differing).toEqual([]);
    // Of all slices, because this demonstration is filled already.
    const { evidence } = createSlices(app.shell);
    const { checked, broken, erased } = await verifyAllSeals(app.shell.sql, evidence.sealed);
    expect({ broken, erased }).toEqual({ broken: [], erased: [] });
    expect(checked).toBeGreaterThan(2_000);
    const records = await evidence.records();
    expect(records.differing).toEqual([]);
    expect(records.checked).toBeGreaterThan(200);
  });
});
