import { historyOf, listRecords, actsOf, doAct, getRecord } from "./records.ts";
import { refusal } from "../../kernel/error.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { foldRecord, type RecordShape } from "../../kernel/record.ts";

type State = { readonly words: readonly string[] };
type Say = { readonly type: "say"; readonly word: string };

const shape: RecordShape<State, Say> = {
  // A kind of which nothing else is written with each act.
  kind: "rotation",
  fold: (state, { act }) => ({ words: [...(state?.words ?? []), act.word] }),
  permit: (_, { word }) => (word === "no" ? refusal("no", "不行，请换一个词。", "Not this word.") : null),
  head: ({ words }) => ({
    title: words.join(" "),
    status: "said",
    regionCode: "150200",
    day: null,
    until: null,
    unitIds: [],
    measureIds: [],
  }),
  sentence: ({ word }) => ({ zh: `说“${word}”`, en: `said “${word}”` }),
};

let ground: CooperationGround;
const office = callerAs("张三", "office");
const say = (id: string | null, version: number | null, word: string, key: string = randomUUID()) =>
  doAct(ground.desk, shape, { id, version, key, act: { type: "say", word } }, office);

beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

describe("（二十一）a record of the organisation", () => {
  it("is the fold of its acts, which stay readable in words", async () => {
    const begun = await say(null, null, "甲");
    const after = await say(begun.id, 1, "乙");
    expect(after).toMatchObject({ version: 2, sample: false, state: { words: ["甲", "乙"] } });
    expect(foldRecord(shape, await actsOf<Say>(ground.desk.sql, begun.id))).toEqual(after.state);
    const history = await historyOf(ground.desk, shape, begun.id);
    expect(history.map(({ by, sentence }) => [by, sentence.zh])).toEqual([
      ["张三", "说“乙”"],
      ["张三", "说“甲”"],
    ]);
  });

  it("acts once where a request comes twice, also the one that begins it", async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([say(null, null, "丙", key), say(null, null, "丙", key)]);
    expect(second.id).toBe(first.id);
    const again = randomUUID();
    await say(first.id, 1, "丁", again);
    expect((await say(first.id, 1, "丁", again)).state.words).toEqual(["丙", "丁"]);
  });

  it("refuses what was decided on an older version, and names who changed it", async () => {
    const { id } = await say(null, null, "戊");
    await say(id, 1, "己");
    await expect(say(id, 1, "庚")).rejects.toMatchObject({ failure: { code: "stale" } });
    expect((await getRecord(ground.desk.sql, shape, id)).version).toBe(2);
  });

  it("keeps nothing of an act that is refused", async () => {
    const { id } = await say(null, null, "辛");
    await expect(say(id, 1, "no")).rejects.toMatchObject({ failure: { code: "no" } });
    expect(await actsOf(ground.desk.sql, id)).toHaveLength(1);
  });

  it("is found by words of its title", async () => {
    const { id } = await say(null, null, "轮值顺序说明");
    const { rows, total } = await listRecords(
      ground.desk.sql,
      "rotation",
      { q: "轮值" },
      { page: 1, size: 10 },
    );
    expect([total, rows[0]?.id, rows[0]?.title]).toEqual([1, id, "轮值顺序说明"]);
  });

  it("cannot be rewritten by the application's role", async () => {
    const { id } = await say(null, null, "壬");
    await expect(
      ground.desk.sql`update organisation.act set by_name = '李四' where record_id = ${id}`,
    ).rejects.toThrow(/permission denied/);
  });
});
