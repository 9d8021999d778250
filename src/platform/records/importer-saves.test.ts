import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Save } from "../../kernel/sheet.ts";
import { saidIn, savedTogether, thingsOf, type Things } from "./importer-saves.ts";

const UNDECIDED = { units: {}, same: {}, year: null, done: true };
const key = fc.constantFrom("甲局", "乙 局", "3", "12:3");
const keyed = fc.dictionary(key, fc.option(fc.constantFrom("a", "b"), { nil: null }), { maxKeys: 4 });
const said = fc.record({
  columns: fc.array(
    fc.record({
      headingRow: fc.nat(3),
      fields: fc.array(fc.option(fc.constantFrom("name", "km"), { nil: null }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  cells: fc.dictionary(fc.constantFrom("2:0", "2:1", "9:0"), fc.string({ maxLength: 3 })),
  units: keyed,
  same: keyed,
  year: fc.option(fc.integer({ min: 2000, max: 2099 }), { nil: null }),
  done: fc.boolean(),
});

const bare = (fields: readonly (string | null)[] = []) => fields.join().replace(/,+$/, "");

it("what was said is the same once it was taken apart and put together, but for columns of nothing at the end", () => {
  fc.assert(
    fc.property(said, ({ columns, cells, ...decisions }) => {
      const back = saidIn(thingsOf({ columns, cells, decisions }), UNDECIDED);
      expect([back.cells, back.decisions]).toEqual([cells, decisions]);
      expect(back.columns.map(({ fields }) => bare(fields))).toEqual(
        columns.map(({ fields }) => bare(fields)),
      );
    }),
  );
});

// Several people, each on a state that may be old: an oracle that keeps every state whole.
const things = fc
  .dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("1", "2"))
  .map((each): Things => new Map(Object.entries(each)));
const acts = fc.array(fc.record({ on: fc.nat(5), wants: things }), { maxLength: 8 });

it("of several people on states of any age each keeps what the others left alone, and is refused what they changed otherwise", () => {
  fc.assert(
    fc.property(acts, (given) => {
      const states: Things[] = [new Map()];
      const saves: Save[] = [];
      for (const { on, wants } of given) {
        const version = Math.min(on, saves.length);
        const [seen, now] = [states[version] ?? new Map(), states.at(-1) ?? new Map()];
        const { things: next, was, clashes } = savedTogether(saves, version, now, wants);
        const wrong: string[] = [];
        const expected: [string, string | undefined][] = [];
        for (const thing of ["a", "b", "c"]) {
          const [before, stands, own] = [seen.get(thing), now.get(thing), wants.get(thing)];
          if (own !== before && stands !== before && own !== stands) wrong.push(thing);
          expected.push([thing, own === before ? stands : own]);
        }
        expect(clashes.map(({ thing }) => thing).toSorted()).toEqual(wrong);
        if (wrong.length > 0) continue;
        for (const [thing, text] of expected) expect(next.get(thing)).toBe(text);
        if (Object.keys(was).length === 0) continue;
        saves.push({ by: "甲", was });
        states.push(next);
      }
    }),
    { numRuns: 1_000 },
  );
});
