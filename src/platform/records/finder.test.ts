import { assert, asyncProperty, boolean, constantFrom, integer, nat } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { fitOf } from "../../kernel/find.ts";
import { matchesWords } from "../../kernel/search-tokens.ts";
import { sameJson } from "../../kernel/canonical-json.ts";
import { hitsOf, LOOKED_AT } from "./finder.ts";

type Row = { readonly id: string; readonly title: string; readonly sample: boolean; readonly unit: number };

/** Every row holds 示例, most hold 项目, one in nine 公路; each has a number of its own. */
const ROWS: readonly Row[] = Array.from({ length: 1_500 }, (_, at) => ({
  id: crypto.randomUUID(),
  title: `【示例】${at % 7 === 0 ? "" : "项目"}${at % 9 === 0 ? "公路" : "学校"}${"甲乙丙丁"[at % 4]}${at}`,
  sample: true,
  unit: at % 50,
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const { owner } = database;
  await owner`create schema test`;
  await owner`create table test.thing (id uuid primary key, title text, sample boolean, unit integer)`;
  await owner`create index on test.thing (unit)`;
  await owner`select platform.index_finds('test.thing', 'thing_find', 'platform.find_text(title)')`;
  await owner`insert into test.thing ${owner(ROWS)}`;
  await owner`analyze test.thing`;
});
afterAll(() => database.close());

const find = (words: string, unit: number | null) => {
  const { owner: sql } = database;
  return hitsOf<Row & { numbered: boolean }>(
    { sql, words, limit: 6 },
    {
      of: sql`test.thing`,
      id: sql`thing.id`,
      text: sql`platform.find_text(title)`,
      readable: unit === null ? sql`true` : sql`unit = ${unit}`,
      shown: sql`thing.id, thing.title, thing.sample, thing.unit`,
      from: sql`test.thing on thing.id = hits.id`,
    },
  );
};

/** What the words find, looked for one by one. */
const plain = (words: string, unit: number | null) =>
  ROWS.filter(({ title, unit: own }) => (unit === null || own === unit) && matchesWords(title, words));

describe("a search among many", () => {
  it("finds all that the reader may see, ranked, where fewer than forty do, and forty of more, however common the words", async () => {
    const words = constantFrom(
      "示例",
      "项目",
      "公路",
      "学校甲",
      "项目公路",
      "项目 12",
      "公路乙9",
      "示例 学校 丙",
    );
    await assert(
      asyncProperty(
        words,
        nat(49),
        boolean(),
        integer({ min: 10, max: 1_499 }),
        async (word, unit, isNarrow, at) => {
          for (const asked of [word, `${word} ${at}`, String(at)]) {
            const reader = isNarrow ? unit : null;
            const [found, wanted] = [await find(asked, reader), plain(asked, reader)];
            const held = found.filter(({ title }) => matchesWords(title, asked));
            expect(held).toEqual(found);
            const ids = found.map(({ id }) => id).toSorted();
            const all = wanted.map(({ id }) => id).toSorted();
            expect(wanted.length > LOOKED_AT ? ids.length >= LOOKED_AT : sameJson(ids, all)).toBe(true);
            expect(found.every(({ unit: own }) => reader === null || own === reader)).toBe(true);
            const rank = found.map(({ title, fit }) => [fitOf(title, asked), fit, title.length] as const);
            expect(rank.every(([own, fit]) => own === fit)).toBe(true);
            const sorted = rank.toSorted((a, b) => b[1] - a[1] || a[2] - b[2]);
            expect(rank).toEqual(sorted);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
