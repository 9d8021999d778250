import { entryKind } from "../kind.ts";
import { historyOf } from "../../store/records.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../../test/support/cooperation.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { callerAs } from "../../../../test/support/supervision.ts";
import type { RegisterKind } from "../entry.ts";
import type { RegisterImport } from "./row.ts";
import { actOnEntry, enterEntry } from "../store-act.ts";
import { entriesOfMeasure, listEntries } from "../store-list.ts";
import { FIRST_PAGE } from "../../../platform/records/importer-spec.ts";
import { registerImporter } from "./store.ts";

let ground: CooperationGround;
const office = callerAs("张三", "office");
const CONFIRMED = { confirmInternal: true };

beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

type Cells = readonly (readonly (string | number | null)[])[];
const upload = async (register: RegisterKind, rows: Cells, name = "项目.xlsx") =>
  registerImporter.receive(ground.desk, register, { name, bytes: await sheetOf(rows) }, CONFIRMED, office);
const apply = (id: string, mode: "all" | "good-rows" = "all") =>
  registerImporter.apply(ground.desk, id, { mode }, office);
const correct = (view: RegisterImport, change: Partial<RegisterImport["decisions"]>) =>
  registerImporter.correct(
    ground.desk,
    view.id,
    {
      ...view.decisions,
      ...change,
      headingRow: view.headingRow,
      fields: view.columns.map(({ field }) => field),
    },
    FIRST_PAGE,
    office,
  );
const outcomes = ({ rows }: RegisterImport) => rows.map(({ outcome }) => outcome);
const sentences = ({ rows }: RegisterImport) =>
  rows.flatMap(({ number, issues }) => issues.map(({ sentence }) => `${number} ${sentence.zh}`));
const list = (register: RegisterKind, q: string) =>
  listEntries(ground.desk, register, { q, sort: "name" }, { page: 1, size: 100 });

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

describe("（一）（二） a planner's workbook", () => {
  it("gone on with after a crash becomes what it would have become: no row is like what another of its rows became", async () => {
    const names = Array.from({ length: 50 }, (_, at) => `演练第${at}中学迁建`);
    // The same names in another city: two projects each, though the first is registered before the other is reached.
    const rows = names.slice(0, 10).map((name) => [name, "呼和浩特"]);
    const view = await upload("project", [
      ["项目名称", "所在市"],
      ...names.map((name) => [name, "包头"]),
      ...rows,
    ]);
    expect(view.counts).toMatchObject({ new: 60, good: 60, blocked: 0 });
    await ground.desk.sql`
      update organisation.register_import set state = 'applying', caller = ${ground.desk.sql.json(office as never)}
      where id = ${view.id}`;
    const job = registerImporter.run(ground.desk);
    await expect(job({ import: view.id }, stoppingAfterOne())).rejects.toThrow("goes on");
    await job({ import: view.id }, running);
    const done = await registerImporter.open(ground.desk, view.id, FIRST_PAGE, office);
    expect(done).toMatchObject({ state: "applied", progress: { done: 60, entered: 60, skipped: 0 } });
  });

  it("goes from upload to rows that show on their measures, and its file is named in the history", async () => {
    const rows: Cells = [
      ["项目名称", "对应举措", "总投资（万元）", "2026年计划投资（万元）", "实际开工时间"],
      ["演练铁路甲", "一", 1_000, 200, "2026-03-05"],
      ["演练公路乙", "（二）", 2_000, null, null],
    ];
    const view = await upload("project", rows, "第三季度项目.xlsx");
    expect(outcomes(view)).toEqual(["new", "new"]);
    expect(sentences(view)).toEqual([]);
    const applied = await apply(view.id);
    expect(applied).toMatchObject({ state: "applied", progress: { entered: 2, changed: 0, skipped: 0 } });
    const [first, second] = ground.measures;
    const ofFirst = await entriesOfMeasure(ground.desk, first?.id ?? "");
    expect(ofFirst.flatMap((each) => each.rows.map(({ name }) => name))).toContain("演练铁路甲");
    const ofSecond = await entriesOfMeasure(ground.desk, second?.id ?? "");
    expect(ofSecond.flatMap((each) => each.rows.map(({ name }) => name))).toContain("演练公路乙");
    const [row] = (await list("project", "演练铁路甲")).rows;
    expect(row).toMatchObject({ stage: "start", totals: { planned: 200_000_000 }, standing: "entered" });
    expect(row?.source?.title).toBe("《第三季度项目.xlsx》第 2 行");
    const history = await historyOf(ground.desk, entryKind, row?.id ?? "");
    expect(history.at(-1)?.sentence.zh).toBe("录入“演练铁路甲”（《第三季度项目.xlsx》第 2 行）");
  });

  it("applied again, or uploaded again, changes nothing", async () => {
    const rows: Cells = [
      ["项目名称", "总投资（亿元）", "责任单位"],
      ["演练重复项目", 1.5, ground.units.find(({ name }) => name.startsWith("包头"))?.name ?? ""],
    ];
    const view = await upload("project", rows);
    const [once, twice] = [await apply(view.id), await apply(view.id)];
    expect(twice).toEqual(once);
    const again = await upload("project", rows);
    expect(outcomes(again)).toEqual(["unchanged"]);
    await apply(again.id);
    const found = await list("project", "演练重复项目");
    expect(found.rows.map(({ version }) => version)).toEqual([1]);
  });

  it("changes a row that is there, tells what changes, and leaves empty cells as they are", async () => {
    await apply(
      (
        await upload("project", [
          ["项目名称", "总投资（万元）", "建设地点"],
          ["演练变更项目", 100, "甲地"],
        ])
      ).id,
    );
    const view = await upload("project", [
      ["项目名称", "总投资（万元）", "建设地点"],
      ["演练变更项目", 150, null],
    ]);
    expect(outcomes(view)).toEqual(["update"]);
    expect(view.rows[0]?.changes.map(({ zh }) => zh)).toEqual(["总投资：100 → 150"]);
    await apply(view.id);
    const [row] = (await list("project", "演练变更项目")).rows;
    expect(row?.values).toMatchObject({ totalFen: 150_000_000, site: "甲地" });
  });

  it("asks whether a project of another city is the same, and does what a person says", async () => {
    const seeded = await enterEntry(
      ground.desk,
      {
        register: "project",
        name: "演练跨市通道",
        regionCode: "150600",
        variant: "road",
        values: {},
        links: [],
        stages: {},
        source: null,
      },
      randomUUID(),
      office,
    );
    const rows: Cells = [
      ["项目名称", "所在市"],
      ["演练跨市通道", "包头"],
    ];
    const view = await upload("project", rows);
    expect(outcomes(view)).toEqual(["same"]);
    await expect(apply(view.id)).rejects.toMatchObject({ failure: { code: "rows-have-errors" } });
    const same = await correct(view, { same: { "2": seeded.id } });
    expect(outcomes(same)).toEqual(["unchanged"]);
    const other = await correct(view, { same: { "2": null } });
    expect(outcomes(other)).toEqual(["new"]);
    await apply(view.id);
    expect((await list("project", "演练跨市通道")).total).toBe(2);
    const states = await ground.desk.sql<{ apart: string[] }[]>`
      select state->'apartFrom' as apart from organisation.record where title = '演练跨市通道' and region_code = '150200'`;
    expect(states[0]?.apart).toEqual([seeded.id]);
  });

  it("is refused as a whole with errors in it, or takes the good rows only, as the caller says", async () => {
    const rows: Cells = [
      ["项目名称", "总投资（万元）", "实际开工时间"],
      ["演练好行", 10, "2026-01-01"],
      ["演练坏行", "若干", "2026-01-01"],
      ["演练未来", 10, "2027-05-01"],
      ["", 10, "2026-01-01"],
      ["演练好行", 11, null],
    ];
    const view = await upload("project", rows);
    expect(sentences(view)).toEqual([
      "3 “总投资”填的是“若干”，不是金额。请只写数字，如 1234.56。",
      "4 “开工”的实际日期 2027-05-01 还没有到。尚未发生的请填计划日期。",
      "5 没有项目名称。请补上名称；不是项目的行请删去。",
      "6 与第 2 行是同一个。请合成一行；不是同一个的，请写清名称或代码。",
    ]);
    await expect(apply(view.id)).rejects.toMatchObject({ failure: { code: "rows-have-errors" } });
    expect((await list("project", "演练好行")).total).toBe(0);
    const applied = await apply(view.id, "good-rows");
    expect(applied.progress).toMatchObject({ entered: 1, skipped: 4 });
    expect((await list("project", "演练好行")).total).toBe(1);
  });

  it("never counts a year twice where its months are recorded already", async () => {
    const { id } = await enterEntry(
      ground.desk,
      {
        register: "project",
        name: "演练分月项目",
        regionCode: "150200",
        variant: null,
        values: {},
        links: [],
        stages: {},
        source: null,
      },
      randomUUID(),
      office,
    );
    const month = { flow: "done", source: "city", batch: "", paper: "" } as const;
    const lines = [
      { ...month, period: "2026-01", amountFen: 100_000_000 },
      { ...month, period: "2026-02", amountFen: 50_000_000 },
    ];
    await actOnEntry(
      ground.desk,
      { id, version: 1, key: randomUUID(), act: { type: "record-money", lines } },
      office,
    );
    const head = ["项目名称", "2026年完成投资（万元）"];
    expect(outcomes(await upload("project", [head, ["演练分月项目", 150]]))).toEqual(["unchanged"]);
    const view = await upload("project", [head, ["演练分月项目", 160]]);
    expect(sentences(view)[0]).toContain("合计 150 万元，与表中 160 万元不一致");
  });

  it("remembers what headings meant, register by register", async () => {
    const rows: Cells = [
      ["啥项目", "要多少钱", "谁管"],
      ["演练记忆项目", 12, ""],
    ];
    const view = await upload("project", rows);
    const decided = await registerImporter.correct(
      ground.desk,
      view.id,
      { ...view.decisions, headingRow: 1, fields: ["name", "value:totalFen", null], moneyUnit: "万元" },
      FIRST_PAGE,
      office,
    );
    expect(decided.questions.map(({ of }) => of)).toContain("moneyUnit");
    await apply(view.id);
    const again = await upload("project", rows);
    expect(again.headingRow).toBe(1);
    expect(again.columns.map(({ field, why }) => [field, why])).toEqual([
      ["name", "remembered"],
      ["value:totalFen", "remembered"],
      [null, null],
    ]);
    const elsewhere = await upload("application", rows);
    expect(elsewhere.columns.every(({ why }) => why !== "remembered")).toBe(true);
  });

  it("is corrected cell by cell on its page: what was decided stands, and the old text takes a correction back", async () => {
    const rows: Cells = [
      ["项目名称", "总投资（万元）", "责任单位"],
      ["演练改格项目", "若干", "火星办"],
    ];
    const view = await upload("project", rows);
    const decided = await correct(view, { units: { 火星办: null } });
    expect(sentences(decided)).toEqual(["2 “总投资”填的是“若干”，不是金额。请只写数字，如 1234.56。"]);
    const correcting = (cells: Readonly<Record<string, string>>) =>
      registerImporter.correct(
        ground.desk,
        view.id,
        { ...decided.decisions, headingRow: 1, fields: view.columns.map(({ field }) => field), cells },
        { ...FIRST_PAGE, show: "new" },
        office,
      );
    const corrected = await correcting({ "2:1": "12.5" });
    expect(sentences(corrected)).toEqual([]);
    expect(corrected.cells).toEqual([{ number: 2, cells: ["演练改格项目", "若干", "火星办"] }]);
    expect([corrected.corrected, corrected.decisions.units]).toEqual([{ "2:1": "12.5" }, { 火星办: null }]);
    expect(sentences(await correcting({}))).toHaveLength(1);
    await correcting({ "2:1": "12.5" });
    await apply(view.id);
    const [row] = (await list("project", "演练改格项目")).rows;
    expect(row?.values).toMatchObject({ totalFen: 12_500_000 });
  });

  it("is refused where it is classified, and asks before it takes in what is internal", async () => {
    const bytes = await sheetOf([["机密★1年"], ["项目名称", "总投资（万元）"], ["演练秘密", 1]]);
    const given = { name: "a.xlsx", bytes };
    await expect(
      registerImporter.receive(ground.desk, "project", given, CONFIRMED, office),
    ).rejects.toMatchObject({
      failure: { code: "classified" },
    });
    // A level in the last cell of a long sheet counts as one at its head.
    const rows: Cells = [
      ["项目名称", "备注"],
      ...Array.from({ length: 200 }, (_, at) => [`演练秘密${at}`, "无"]),
    ];
    await expect(upload("project", [...rows, ["演练秘密末行", "详见附件 机密★5年"]])).rejects.toMatchObject({
      failure: { code: "classified" },
    });
    const [kept] = await ground.desk
      .sql`select from organisation.register_import where rows::text like '%演练秘密%'`;
    expect(kept).toBeUndefined();
  });
});

describe("a large workbook （十二）", () => {
  it("goes on in the background, can be stopped and goes on where it was, and a repeat of the job enters nothing twice", async () => {
    const rows: Cells = [
      ["项目名称", "总投资（万元）"],
      ...Array.from({ length: 520 }, (_, at) => [`演练大批第${at + 1}号项目`, at + 1]),
    ];
    const view = await upload("project", rows);
    const begun = await apply(view.id);
    expect(begun).toMatchObject({ state: "applying", progress: { done: 0, of: 520 } });
    const job = registerImporter.run(ground.desk);
    const stopping = new AbortController();
    stopping.abort();
    await expect(job({ import: view.id }, { signal: stopping.signal })).rejects.toThrow("goes on");
    await registerImporter.stop(ground.desk, view.id, office);
    await job({ import: view.id }, { signal: new AbortController().signal });
    expect((await list("project", "演练大批")).total).toBe(0);
    expect(await apply(view.id)).toMatchObject({ state: "applying" });
    await job({ import: view.id }, { signal: new AbortController().signal });
    await job({ import: view.id }, { signal: new AbortController().signal });
    expect((await list("project", "演练大批")).total).toBe(520);
    expect(await apply(view.id)).toMatchObject({ state: "applied", progress: { done: 520, entered: 520 } });
  });
});
