import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../../test/support/database.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import {
  type BundledDesk,
  callerAs,
  COUNTED_ON,
  openBundledDesk,
} from "../../../test/support/supervision.ts";
import { FIRST_PAGE } from "../../platform/records/importer-spec.ts";
import { recordSetting } from "../store/settings.ts";
import { UNDECIDED } from "./columns.ts";
import { ledgerImporter } from "./store.ts";

let database: TestDatabase;
let desk: BundledDesk["desk"];
let plan: string;
const OFFICE = callerAs("张三", "office");
beforeAll(async () => {
  ({ database, desk, plan } = await openBundledDesk());
  const value = { on: COUNTED_ON };
  await recordSetting(desk, plan, { kind: "adoption", from: COUNTED_ON, value }, OFFICE);
});
afterAll(() => database.close());

const HEAD = ["序号", "具体任务", "牵头单位", "完成时限", "进展情况", "状态"];
const upload = async (rows: readonly (readonly (string | number)[])[], name: string) =>
  ledgerImporter.receive(
    desk,
    plan,
    { name, bytes: await sheetOf([HEAD, ...rows]) },
    { confirmInternal: false },
    OFFICE,
  );
const running = { signal: new AbortController().signal };
/** The server stops once one portion is entered. */
const stoppingAfterOne = () => {
  let asked = 0;
  return {
    signal: {
      get aborted() {
        asked += 1;
        return asked > 1;
      },
    } as AbortSignal,
  };
};
const texts = async (): Promise<string[]> =>
  (
    await desk.sql<
      { text: string }[]
    >`select text from supervision.task where plan_id = ${plan} order by number`
  ).map(({ text }) => text);

it("（二十） a large ledger goes on in the background; stopped and gone on, it becomes what it would have become at once", async () => {
  const half = 260;
  // The second half says what the first does, of another unit: two tasks, though one is registered before the other.
  const rows = Array.from({ length: 2 * half }, (_, at) => [
    at + 1,
    `编制第${at % half}号示例线路票价方案`,
    at < half ? "市发改委" : "市财政局",
    "2027年6月",
    at % 20 === 0 ? "2026年6月：开工" : "",
    at === 0 ? "已完成" : "",
  ]);
  const made = await upload(rows, "大台账.xlsx");
  expect(made.counts).toMatchObject({ good: 2 * half, blocked: 0 });
  const begun = await ledgerImporter.apply(desk, made.id, { mode: "all" }, OFFICE);
  expect([begun.state, begun.progress]).toMatchObject(["applying", { done: 0, of: 2 * half }]);
  const job = ledgerImporter.run(desk);
  await expect(job({ import: made.id }, stoppingAfterOne())).rejects.toThrow("goes on");
  const first = await texts();
  expect([first.length > 0, first.length < half]).toEqual([true, true]);
  const stopped = await ledgerImporter.stop(desk, made.id, OFFICE);
  expect([stopped.state, stopped.into]).toEqual([
    "stopped",
    (await desk.sql<{ title: string }[]>`select title from supervision.plan where id = ${plan}`)[0]?.title,
  ]);
  await ledgerImporter.apply(desk, made.id, { mode: "all" }, OFFICE);
  await job({ import: made.id }, running);
  await job({ import: made.id }, running);
  const done = await ledgerImporter.open(desk, made.id, { ...FIRST_PAGE, show: "history" }, OFFICE);
  expect([done.state, done.total]).toEqual(["applied", half / 10]);
  expect(done.progress).toEqual({
    done: 2 * half,
    of: 2 * half,
    registered: 2 * half,
    existing: 0,
    noted: half / 10,
    judged: 1,
    skipped: 0,
  });
  expect(await texts()).toEqual(rows.map(([, text]) => text));
}, 60_000);

it("（二十） a cell that is corrected on the page is read in place of the file's", async () => {
  const made = await upload(
    [
      [1, "开展示例改格调研", "火星局", "月底前", "", ""],
      [2, "", "市发改委", "2027年6月", "", ""],
    ],
    "改格.xlsx",
  );
  expect(made.counts).toMatchObject({ good: 0, blocked: 2 });
  const right = await ledgerImporter.correct(
    desk,
    made.id,
    {
      ...UNDECIDED,
      headingRow: made.headingRow,
      fields: made.columns.map(({ field }) => field),
      cells: { "2:2": "市财政局", "2:3": "2027年1月底前", "3:1": "开展示例补写调研" },
    },
    FIRST_PAGE,
    OFFICE,
  );
  expect(right.counts).toMatchObject({ good: 2, blocked: 0 });
  expect([right.questions, right.rows.map(({ name }) => name)]).toEqual([
    [],
    ["开展示例改格调研", "开展示例补写调研"],
  ]);
});

it("a ledger that was on its way, or taken over, before there was one importer is opened by it as it stood", async () => {
  const made = await upload([[1, "示例旧任务", "火星局", "月底前", "", "已完成"]], "旧台账.xlsx");
  const units = { 火星局: (await desk.organisations.list())[0]?.id ?? "" };
  const rowOf = (number: number, becomes: string, text: string, blocks: boolean) => ({
    number,
    through: number,
    becomes,
    ordinal: "(一)",
    text,
    taskId: becomes === "nothing" ? null : plan,
    lead: ["市发改委"],
    support: [],
    history: [{ day: null, text: "已立项" }],
    judgement: null,
    deadline: { kind: "date", raw: "年底前", latest: "2026-12-31", thenContinuous: false },
    issues: [{ field: "text", sentence: { zh: "示例", en: "sample" }, blocks }],
  });
  const rows = [
    rowOf(2, "new", "甲", false),
    rowOf(3, "existing", "乙", false),
    rowOf(4, "asked", "丙", true),
    rowOf(5, "nothing", "合计", false),
  ];
  const outcome = { registered: 1, noted: 2, judged: 0, skipped: 1, rows };
  await database.owner.begin(async (sql) => {
    await sql`create schema before`;
    await sql`set local search_path = before`;
    await sql.unsafe(`
      create table ledger_import (id uuid primary key, plan_id uuid not null, region_code text not null,
        file_name text not null, digest text not null, rows jsonb not null, mapping jsonb not null,
        state text not null check (state in ('mapping', 'applied', 'discarded')), outcome jsonb,
        added_at timestamptz not null, added_by text not null);
      create table heading_memory (heading text primary key, region_code text not null, field text not null,
        used_at timestamptz not null);
      insert into heading_memory values ('啥时候交账', '150200', 'deadline', now());
      insert into ledger_import select id, plan_id, region_code, file_name, digest, rows,
        mapping - 'tasks' - 'days' - 'year' - 'done' - 'standing' - 'overdue' - 'cells', state, null, added_at, added_by
      from supervision.ledger_import where state = 'mapping' and file_name = '旧台账.xlsx'`);
    await sql`update ledger_import set mapping = mapping || ${sql.json({ units })}`;
    await sql`insert into ledger_import select ${randomUUID()}::uuid, plan_id, region_code, '已接入.xlsx', digest, rows,
      mapping, 'applied', ${sql.json(outcome)}, added_at, added_by from ledger_import`;
    await sql.unsafe(readFileSync(new URL("../migrations/0005-ledger-imports.sql", import.meta.url), "utf8"));
    await sql`delete from supervision.ledger_import where id = ${made.id}`;
    await sql`insert into supervision.ledger_import (id, plan_id, region_code, file_name, digest, rows, mapping, state,
        outcome, added_at, added_by, good_only, caller, progress)
      select id, plan_id, region_code, file_name, digest, rows, mapping, state, outcome, added_at, added_by, good_only,
        caller, progress from ledger_import`;
    await sql`insert into supervision.heading_memory (heading, region_code, field, used_at, heading_set)
      select heading, region_code, field, used_at, heading_set from heading_memory`;
  });
  const open = await ledgerImporter.open(desk, made.id, FIRST_PAGE, OFFICE);
  expect([open.state, open.decisions]).toEqual(["mapping", { ...UNDECIDED, units }]);
  expect(open.questions.map(({ of, key }) => [of, key])).toEqual([
    ["year", null],
    ["units", "火星局"],
    ["days", "月底前"],
  ]);
  const [{ id = "" } = {}] = await desk.sql<{ id: string }[]>`
    select id from supervision.ledger_import where file_name = '已接入.xlsx'`;
  const taken = await ledgerImporter.open(desk, id, FIRST_PAGE, OFFICE);
  expect(taken.progress).toEqual({
    done: 3,
    of: 3,
    skipped: 1,
    registered: 1,
    existing: 1,
    noted: 2,
    judged: 0,
  });
  expect(taken.counts).toMatchObject({ rows: 4, good: 2, blocked: 1, same: 1, nothing: 1 });
  expect(taken.rows[0]).toEqual({
    number: 2,
    through: 2,
    outcome: "new",
    name: "(一) 甲",
    entryId: plan,
    changes: [],
    lead: ["市发改委"],
    support: [],
    history: 1,
    judgement: null,
    deadline: { raw: "年底前", latest: "2026-12-31" },
    issues: [{ field: null, sentence: { zh: "示例", en: "sample" }, blocks: false }],
  });
  const bytes = await sheetOf([
    ["序号", "具体任务", "谁来干", "啥时候交账"],
    [1, "示例又一项", "市发改委", "很快"],
  ]);
  const again = await ledgerImporter.receive(
    desk,
    plan,
    { name: "又.xlsx", bytes },
    { confirmInternal: false },
    OFFICE,
  );
  expect(again.columns.at(-1)).toMatchObject({ field: "deadline", why: "remembered" });
});

it("（二十） the same ledger entered by two people at the same moment: each task once", async () => {
  const rows = Array.from({ length: 10 }, (_, at) => [
    at + 1,
    `核定第${at}号示例泵站标准`,
    "市财政局",
    "2027年6月",
    "",
    "",
  ]);
  const [one, other] = [await upload(rows, "台账甲.xlsx"), await upload(rows, "台账乙.xlsx")];
  const done = await Promise.all(
    [one, other].map(({ id }) => ledgerImporter.apply(desk, id, { mode: "all" }, OFFICE)),
  );
  expect(done.map(({ progress }) => [progress?.["registered"], progress?.["existing"]]).toSorted()).toEqual([
    [0, 10],
    [10, 0],
  ]);
  expect((await texts()).filter((text) => text.includes("示例泵站"))).toHaveLength(10);
});
