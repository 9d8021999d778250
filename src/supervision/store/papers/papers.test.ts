import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../../test/support/database.ts";
import { type FilledPlan, fillPlan } from "../../../../test/support/filled-plan.ts";
import {
  missingPrinters,
  outsideArea,
  printPapers,
  type Printed,
} from "../../../../test/support/printed-paper.ts";
import { callerAs, COUNTED_ON, openBundledDesk } from "../../../../test/support/supervision.ts";
import { FailureError } from "../../../kernel/error.ts";
import { PAPER_FORMS, PAPER_KINDS, type PaperKind } from "../../domain/papers/kinds.ts";
import type { Paper } from "../../domain/papers/paper.ts";
import { DEFAULT_TEMPLATES } from "../../domain/papers/templates.ts";
import type { Supervision } from "../desk.ts";
import { recordSetting } from "../settings.ts";
import { listPapers } from "./list.ts";
import { createPaper, editPaper, issuePaper, paperChoices, paperDocument, withdrawPaper } from "./papers.ts";
import { listTemplates, recordTemplate } from "./templates.ts";

const missing = await missingPrinters();

let database: TestDatabase;
let desk: Supervision;
let filled: FilledPlan;
beforeAll(async () => {
  const opened = await openBundledDesk();
  ({ database, desk } = opened);
  filled = await fillPlan(desk, opened.plan);
}, 120_000);
afterAll(() => database.close());

const OFFICE_OF_PLAN = "包头市推动呼包鄂乌一体化发展领导小组办公室";
const OTHER = callerAs("李四", "office");

const draft = (
  kind: PaperKind,
  more: { unit?: string; period?: string; asOf?: string } = {},
): Promise<Paper> => createPaper(desk, { plan: filled.plan, kind, ...more }, filled.office);

const refused = async (asked: Promise<unknown>): Promise<{ code: string; zh: string }> => {
  const error: unknown = await asked.then(
    () => new Error("it was not refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FailureError)) throw error;
  return { code: error.failure.code, zh: error.failure.sentence.zh };
};

const changed = (paper: Paper, change: Partial<Paper["content"]>) => {
  const { tables: _, ...content } = { ...paper.content, ...change };
  return { version: paper.version, content };
};

const allow = (): Promise<unknown> => {
  const authority = { paper: "示例市人民政府办公室关于开展专项督查的通知", date: "2026-11-02" };
  const value = { signStep: false, ranking: false, authority };
  return recordSetting(desk, filled.plan, { kind: "options", from: COUNTED_ON, value }, filled.office);
};

describe("（二十）drafting papers from the ledger", () => {
  it("quotes what was accepted of the period that fell due last, and says of the rest only where it stands", async () => {
    const { content, period, asOf } = await draft("monthly-report");
    expect([period, asOf]).toEqual(["2026-10", COUNTED_ON]);
    expect(content.title).toContain("2026年10月进展情况");
    expect(content.body).toContain("2026-10：项目可行性研究报告已编制完成");
    expect(content.body).not.toContain("2026-09：");
    expect(content.body).toContain("已报送并经审核7项，已报送待审核2项");
    expect(content.body).toContain("已报送尚待审核2项，按牵头单位列表如下。\n【表：未列任务】");
    expect(content.body).toContain(`截至2026年11月23日，尚有3个单位逾期未报进展情况`);
    expect(content.tables["逾期任务"]?.rows).toEqual([
      ["24", expect.stringContaining("第5项"), filled.units.late.name, "2026年10月15日", "39天"],
    ]);
    expect([content.issuer, content.signature, content.date]).toEqual([
      "工作月报",
      // As the plan names it.
      OFFICE_OF_PLAN,
      COUNTED_ON,
    ]);
  });

  it("gathers a quarter out of months: of each task the latest accepted report of the quarter", async () => {
    const { content, period } = await draft("quarterly-report");
    expect(period).toBe("2026-Q3");
    expect(content.title).toContain("2026年第3季度");
    expect(content.body).toContain("2026-09：");
    expect(content.body).not.toContain("2026-10：");
    // Its only report of the quarter is August's.
    expect(content.body).toContain(`2026-08：项目可行性研究报告已编制完成`);
  });

  it("tells a past day as it stood: what came later is not in it", async () => {
    const { content, period } = await draft("monthly-report", { asOf: "2026-09-29" });
    expect(period).toBe("2026-09");
    expect(content.body).toContain("截至2026年9月29日");
    expect(content.body).not.toContain("已销号1项");
    expect(content.body).not.toContain("2026-10：");
    expect(await refused(draft("monthly-report", { asOf: "2026-12-01" }))).toMatchObject({ code: "future" });
  });

  it("asks a unit for what it owes by the limit of a reminder, and writes no letter where nothing is owed", async () => {
    const { units } = filled;
    const letter = await draft("reminder-letter", { unit: units.silent.id });
    expect(letter.unitName).toBe(units.silent.name);
    expect(letter.content.addressee).toBe(units.silent.name);
    expect(letter.content.body).toContain("自2026年9月28日起未报送进展情况，共2期");
    // Five working days after 23 November 2026, a Monday.
    expect(letter.content.body).toContain(`请于2026年11月30日前将有关情况报送${OFFICE_OF_PLAN}`);
    expect(letter.content.note).toBe("联系人：张三");
    const chase = await draft("chase-note", { unit: units.late.id });
    expect(chase.content.body).toContain("完成时限为2026年10月15日，尚未办结");
    const others = (await desk.organisations.list()).find(
      ({ id, collective }) => !collective && !Object.values(units).some((unit) => unit.id === id),
    );
    expect(await refused(draft("chase-note", { unit: others?.id ?? "" }))).toMatchObject({
      code: "nothing-owed",
    });
    expect(await refused(draft("chase-note"))).toMatchObject({ code: "unit-needed" });
  });

  it("refuses an inspection notice without an authority, and names the authority where it is recorded", async () => {
    const unit = filled.units.reports.id;
    expect(await refused(draft("inspection-notice", { unit }))).toMatchObject({ code: "authority-needed" });
    await allow();
    const notice = await draft("inspection-notice", { unit });
    expect(notice.content.body).toContain("根据示例市人民政府办公室关于开展专项督查的通知（2026年11月2日）");
  });

  it("offers the periods that have begun, the longer ones that hold several, and the units with what they owe", async () => {
    const { periods, units } = await paperChoices(desk, filled.plan);
    const keys = periods.map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(["2026-11", "2026-10"]);
    expect(keys).toEqual(expect.arrayContaining(["2026-Q3", "2026-H2", "2026"]));
    expect(units.find(({ id }) => id === filled.units.silent.id)?.missing).toBe(1);
    expect(await refused(draft("bulletin", { period: "2099-01" }))).toMatchObject({ code: "unknown-period" });
  });
});

describe("（二十）a paper from draft to withdrawal", () => {
  it("keeps an edit, and tells the second of two officers who changed it when", async () => {
    const paper = await draft("progress-summary");
    const edited = await editPaper(desk, paper.id, changed(paper, { title: "新的标题" }), OTHER);
    expect([edited.version, edited.title, edited.changedBy]).toEqual([2, "新的标题", "李四"]);
    expect(edited.content.tables).toEqual(paper.content.tables);
    const late = await refused(editPaper(desk, paper.id, changed(paper, { title: "另一个" }), filled.office));
    expect(late).toMatchObject({ code: "stale" });
    expect(late.zh).toContain(`李四已于 ${COUNTED_ON} 10:00 改过`);
    const [trail] = await desk.sql<{ before: object; after: object }[]>`
      select before, after from platform.audit where action = 'supervision.edit-paper'
        and subject = ${`paper:${paper.id}`}`;
    expect(trail).toEqual({ before: { title: paper.title }, after: { title: "新的标题" } });
  });

  it("numbers issues without a gap however many are issued at once, and gives no number twice", async () => {
    const drafts = await Promise.all(Array.from({ length: 5 }, () => draft("bulletin")));
    const issued = await Promise.all(drafts.map((paper) => issuePaper(desk, paper.id, paper.version, OTHER)));
    expect(issued.map(({ issue }) => issue?.number).toSorted()).toEqual([1, 2, 3, 4, 5]);
    const last = issued.find(({ issue }) => issue?.number === 5);
    const withdrawn = await withdrawPaper(desk, last?.id ?? "", OTHER);
    expect([withdrawn.status, withdrawn.issue]).toEqual(["withdrawn", { year: 2026, number: 5 }]);
    const next = await draft("bulletin");
    expect((await issuePaper(desk, next.id, 1, OTHER)).issue).toEqual({ year: 2026, number: 6 });
    const monthly = await draft("monthly-report");
    expect((await issuePaper(desk, monthly.id, 1, OTHER)).issue).toEqual({ year: 2026, number: 1 });
    const dated = await draft("bulletin");
    const of2027 = await editPaper(desk, dated.id, changed(dated, { date: "2027-01-04" }), OTHER);
    expect((await issuePaper(desk, dated.id, of2027.version, OTHER)).issue).toEqual({
      year: 2027,
      number: 1,
    });
  });

  it("hands out an issued paper byte by byte as it went out, and refuses to change it", async () => {
    const paper = await draft("monthly-report");
    const ready = await editPaper(
      desk,
      paper.id,
      changed(paper, { title: "第　期月报", date: null, signature: "示例办公室" }),
      OTHER,
    );
    const later = { ...desk, now: () => new Date(`${COUNTED_ON}T03:00:00Z`) };
    const issued = await issuePaper(later, paper.id, ready.version, OTHER);
    expect(issued.content.date).toBe(COUNTED_ON);
    expect(issued.title).toBe(`第${issued.issue?.number}期月报`);
    const [first, second] = [await paperDocument(desk, paper.id), await paperDocument(desk, paper.id)];
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    const [row] = await desk.sql<
      { digest: string }[]
    >`select digest from supervision.paper where id = ${paper.id}`;
    const bytes = await crypto.subtle.digest("SHA-256", Uint8Array.from(first.bytes));
    expect(Buffer.from(bytes).toString("hex")).toBe(row?.digest);
    expect(await refused(editPaper(desk, paper.id, changed(issued, { title: "改" }), OTHER))).toMatchObject({
      code: "issued",
    });
    expect(await refused(issuePaper(desk, paper.id, issued.version, OTHER))).toMatchObject({
      code: "issued",
    });
    await withdrawPaper(desk, paper.id, OTHER);
    expect(Buffer.from((await paperDocument(desk, paper.id)).bytes).equals(first.bytes)).toBe(true);
    // The next draft is signed as the office signed last.
    expect((await draft("bulletin")).content.signature).toBe("示例办公室");
  });

  it("decides one of two who issue the same draft at the same moment", async () => {
    const { id } = await draft("coordination-material");
    const both = await Promise.allSettled([1, 2].map(() => issuePaper(desk, id, 1, OTHER)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("lists the newest first, by plan, kind and status", async () => {
    const { id } = await draft("plenary-report");
    const page = { page: 1, size: 50 };
    const { total, rows } = await listPapers(desk, { kind: "plenary-report", status: "draft" }, page);
    expect([total, rows.map((row) => row.id)]).toEqual([1, [id]]);
    const all = await listPapers(desk, { plan: filled.plan }, page);
    expect(all.total).toBeGreaterThan(10);
    expect((await listPapers(desk, { plan: crypto.randomUUID() }, page)).total).toBe(0);
  });
});

describe("（二十）templates that the office edits", () => {
  it("keeps every version, refuses a placeholder that does not exist and a stale edit", async () => {
    const edit = (version: number, body: string) =>
      recordTemplate(desk, "chase-note", { version, title: "催办单", body }, OTHER);
    expect(await refused(edit(0, "{{不存在}}"))).toMatchObject({ code: "unknown-placeholder" });
    await edit(0, "请{{办理期限}}办理：\n{{事项清单}}");
    expect(await refused(edit(0, "又一个"))).toMatchObject({ code: "stale" });
    const { content } = await draft("chase-note", { unit: filled.units.late.id });
    expect(content.body).toMatch(/^请于2026年11月26日前办理：\n1\. /);
    const standard = DEFAULT_TEMPLATES["chase-note"];
    await recordTemplate(desk, "chase-note", { version: 1, ...standard }, OTHER);
    const now = (await listTemplates(desk.sql)).find(({ kind }) => kind === "chase-note");
    expect(now).toMatchObject({ version: 2, ...standard, by: "李四" });
    await expect(desk.sql`update supervision.paper_template set body = ''`).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe.skipIf(missing.length > 0)("（二十）papers of a plan as printed", () => {
  const printed = new Map<PaperKind, { readonly title: string; readonly paper: Printed }>();

  beforeAll(async () => {
    await allow();
    const issued: { title: string; bytes: Uint8Array }[] = [];
    for (const kind of PAPER_KINDS) {
      const unit = kind === "inspection-notice" ? filled.units.reports.id : filled.units.late.id;
      const paper = await draft(kind, PAPER_FORMS[kind].to === "unit" ? { unit } : {});
      const tables = Object.keys(paper.content.tables).map((name) => `【表：${name}】`);
      const whole = await editPaper(
        desk,
        paper.id,
        changed(paper, {
          body: [paper.content.body, ...tables].join("\n"),
          attachments: ["未报送单位名单", "逾期任务清单"],
        }),
        OTHER,
      );
      await issuePaper(desk, paper.id, whole.version, OTHER);
      issued.push({ title: whole.content.title, bytes: (await paperDocument(desk, paper.id)).bytes });
    }
    const papers = await printPapers(issued.map(({ bytes }) => bytes));
    for (const [index, kind] of PAPER_KINDS.entries())
      printed.set(kind, { title: issued[index]?.title ?? "", paper: papers[index] as Printed });
  }, 120_000);

  it.each(PAPER_KINDS)("has pages and keeps within the type area: %s", (kind) => {
    const { title, paper } = printed.get(kind) as { title: string; paper: Printed };
    expect(paper.pages.length).toBeGreaterThan(1);
    expect(outsideArea(paper, "")).toEqual([]);
    const words = paper.pages
      .flat()
      .map(({ text }) => text)
      .join("");
    expect(words).toContain(title.replaceAll(/\s/g, "").slice(-8));
    expect(words).not.toContain("{{");
  });
});
