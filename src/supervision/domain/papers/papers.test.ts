import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyLines } from "../../../kernel/paper-text.ts";
import { draftPaper } from "./draft.ts";
import type { PaperFacts, PaperTask, PeriodReport } from "./facts.ts";
import { PAPER_KINDS, type PaperKind } from "./kinds.ts";
import { PLACEHOLDERS } from "./placeholders.ts";
import { TABLE_NAMES } from "./tables.ts";
import { fillTemplate, templateFailure } from "./template.ts";
import { DEFAULT_TEMPLATES, type Template } from "./templates.ts";
import { chapterName, measureName, passage, saysNone } from "./words.ts";

const accepted = (
  words: Partial<Record<"progress" | "problems" | "next" | "coordination", string>>,
): PeriodReport => ({
  state: "accepted",
  report: {
    unit: "示例局A",
    on: "2026-11-03",
    noChange: false,
    progress: "",
    problems: "",
    next: "",
    coordination: "",
    ...words,
  },
});

const task = (number: number, more: Partial<PaperTask> = {}): PaperTask => ({
  number,
  text: `示例任务${number}`,
  lead: ["示例局A"],
  closed: false,
  light: { colour: "green", reason: "正常" },
  due: null,
  overdue: false,
  report: { state: "missing" },
  ...more,
});

const FACTS: PaperFacts = {
  planTitle: "示例方案",
  office: "示例领导小组办公室",
  asOf: "2026-11-24",
  period: { label: "2026年10月", from: "2026-10-01", to: "2026-10-31" },
  issueNumber: null,
  chapters: [
    {
      section: "一、增强基础设施",
      measures: [
        {
          ordinal: "(一)",
          text: "打造1小时铁路经济圈，公交化运营。实施高铁项目。",
          tasks: [
            task(1, { report: accepted({ progress: "开行列车4对\n日均客流1200人", problems: "车底不足" }) }),
            task(2, { report: { state: "in-review" }, light: { colour: "amber", reason: "30日内到期" } }),
          ],
        },
      ],
    },
    {
      section: null,
      measures: [
        {
          ordinal: null,
          text: null,
          tasks: [
            task(3, {
              overdue: true,
              due: "2026-10-31",
              light: { colour: "red", reason: "已逾期24天" },
            }),
            task(4, { closed: true, light: null, report: { state: "none-owed" } }),
          ],
        },
      ],
    },
  ],
  missing: [{ unit: "示例局B", tasks: 1, since: "2026-11-03" }],
  letter: {
    unit: "示例局B",
    by: "2026-11-30",
    contact: "联系人：示例甲",
    items: [{ number: 3, ordinal: null, text: "示例任务3", what: "未报送2026年10月进展情况" }],
  },
  authority: { paper: "示例督查办法", date: null },
};

function draft(kind: PaperKind, facts: PaperFacts = FACTS, template: Template = DEFAULT_TEMPLATES[kind]) {
  const result = draftPaper(kind, template, facts, "2026-11-24");
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
}

const codeOf = (...args: Parameters<typeof draftPaper>): string => {
  const result = draftPaper(...args);
  return result.ok ? "ok" : result.failure.code;
};

const outline = (facts: PaperFacts): (number | string)[] =>
  bodyLines(draft("monthly-report", facts).body).map((line) => ("level" in line ? line.level : line.name));

const withReport = (report: PeriodReport): PaperFacts => ({
  ...FACTS,
  chapters: [{ section: "一、甲", measures: [{ ordinal: null, text: "乙", tasks: [task(1, { report })] }] }],
});

describe("（二十）a template", () => {
  it("is filled, and what a value says is not filled again", () => {
    const filled = fillTemplate("{{甲}}与{{ 乙 }}", { 甲: "{{乙}}", 乙: "$&" });
    expect(filled).toEqual({ ok: true, value: "{{乙}}与$&" });
  });

  it("with an unknown placeholder gets a sentence that lists the known ones", () => {
    const failure = templateFailure("{{期限}}{{期号}}{{期限}}", ["期号", "期间"]);
    expect(failure?.sentence.zh).toBe(
      "模板里有不认识的占位符 {{期限}}，请改为以下之一：{{期号}}、{{期间}}。",
    );
  });

  it("with half a placeholder is told where", () => {
    const failure = templateFailure("截至{{期号，共", ["期号"]);
    expect([failure?.code, failure?.sentence.zh]).toEqual([
      "open-placeholder",
      expect.stringContaining("“截至{{期号，共”"),
    ]);
  });

  it.each(PAPER_KINDS)("of %s uses only placeholders that exist", (kind) => {
    const names = PLACEHOLDERS.map(({ name }) => name);
    const { title, body } = DEFAULT_TEMPLATES[kind];
    expect([templateFailure(title, names), templateFailure(body, names)]).toEqual([null, null]);
  });
});

describe("（二十）a drafted paper", () => {
  it("quotes accepted reports, and of every other task says where its report stands", () => {
    const lines = draft("monthly-report").body.split("\n");
    expect(lines).toContain("1. 举措（一）打造1小时铁路经济圈");
    expect(lines).toContain(
      "示例任务1（台账第1项，示例局A牵头）。进展情况：开行列车4对；日均客流1200人。存在问题：车底不足。（示例局A，2026年11月3日报送）",
    );
    expect(lines).toContain("（二）其他任务。共有任务2项，本期没有经审核的报送。");
  });

  it("puts tasks without an accepted report into one table by unit, and closed ones into a line", () => {
    const { body, tables } = draft("monthly-report");
    const lines = body.split("\n");
    const at = lines.indexOf("（三）未列入以上各章的任务");
    expect(lines.slice(at + 1, at + 4)).toEqual([
      "本期未报送1项，已报送尚待审核1项，按牵头单位列表如下。",
      "【表：未列任务】",
      "已销号任务1项：台账第4项。",
    ]);
    expect(tables["未列任务"]?.rows).toEqual([["示例局A", "2", "未报送：3.示例任务3\n待审核：2.示例任务2"]]);
  });

  it("of 258 tasks names every task once in its progress, whatever its report", () => {
    const states: readonly PeriodReport[] = [
      accepted({ progress: "开工" }),
      { state: "missing" },
      { state: "in-review" },
      { state: "none-owed" },
    ];
    const tasks = Array.from({ length: 258 }, (_, index) =>
      task(index + 1, { report: states[index % 4] ?? { state: "missing" }, closed: index % 8 === 3 }),
    );
    const chapters = [{ section: "一、甲", measures: [{ ordinal: null, text: "乙", tasks }] }];
    const { body, tables } = draft("monthly-report", { ...FACTS, chapters });
    const told = [
      ...[...body.matchAll(/台账第(\d+)项，/g)].map(([, number]) => Number(number)),
      ...(tables["未列任务"]?.rows ?? []).flatMap(([, , text]) =>
        [...(text ?? "").matchAll(/(\d+)\./g)].map(([, number]) => Number(number)),
      ),
      ...[...body.matchAll(/：台账第([\d、至]+)项。/g)].flatMap(([, list]) =>
        (list ?? "").split("、").map(Number),
      ),
    ];
    expect(told.toSorted((a, b) => a - b)).toEqual(tasks.map(({ number }) => number));
  });

  it("counts what it lists", () => {
    const { body, tables } = draft("quarterly-report");
    expect(body).toContain(
      "截至2026年11月24日，《示例方案》共有任务4项，已销号1项，在办3项。在办任务中，绿灯1项、黄灯1项、红灯1项、灰灯0项（灰灯为尚无办理义务或待核定的任务）。2026年10月应报送进展的任务3项，已报送并经审核1项，已报送待审核1项，本期未报1项。",
    );
    expect(tables["各章统计"]?.rows).toEqual([
      ["增强基础设施", "2", "0", "1", "1", "0", "0", "2", "0"],
      ["其他任务", "2", "1", "0", "0", "1", "0", "1", "1"],
      ["合计", "4", "1", "1", "1", "1", "0", "3", "1"],
    ]);
    expect(tables["逾期任务"]?.rows).toEqual([["3", "示例任务3", "示例局A", "2026年10月31日", "24天"]]);
    expect(body).toContain("红灯任务1项：\n1. 示例任务3（台账第3项，示例局A牵头）：已逾期24天。");
  });

  it("says so where there is nothing, and invents nothing", () => {
    const nothing = { ...FACTS, chapters: [], missing: [] };
    for (const kind of ["monthly-report", "plenary-report", "coordination-material"] as const) {
      const { body } = draft(kind, nothing);
      expect(body).toContain("尚未立项任务。");
      expect(body).not.toMatch(/【表：|\{\{/);
    }
    expect(draft("bulletin", nothing).body).toContain("没有应报送而未报送的单位。");
  });

  it("has a table for every place that a template leaves", () => {
    const all: Template = { title: "甲", body: PLACEHOLDERS.map(({ name }) => `{{${name}}}`).join("\n") };
    const { body, tables } = draft("progress-summary", FACTS, all);
    const places = bodyLines(body).flatMap((line) => (line.kind === "table" ? [line.name] : []));
    expect(places.toSorted()).toEqual([...TABLE_NAMES].toSorted());
    expect(places.filter((name) => tables[name] === undefined)).toEqual([]);
  });

  it("does not end with a table, which might leave the signature alone on a page", () => {
    for (const kind of PAPER_KINDS) expect(bodyLines(draft(kind).body).at(-1)?.kind).toBe("paragraph");
  });

  it("sends a letter to its unit with every item and the day by which to answer", () => {
    const letter = draft("reminder-letter");
    expect([letter.addressee, letter.note, letter.signature, letter.issuer]).toEqual([
      "示例局B",
      "联系人：示例甲",
      "示例领导小组办公室",
      null,
    ]);
    expect(letter.body).toContain("1. 示例任务3（台账第3项）：未报送2026年10月进展情况。");
    expect(letter.body).toContain("请于2026年11月30日前将有关情况报送示例领导小组办公室。");
  });

  it("is refused as a letter without a unit, and as an inspection notice without an authority", () => {
    const { "chase-note": chase, "inspection-notice": notice } = DEFAULT_TEMPLATES;
    expect(codeOf("chase-note", chase, { ...FACTS, letter: null }, "2026-11-24")).toBe("unit-needed");
    expect(codeOf("inspection-notice", notice, { ...FACTS, authority: null }, "2026-11-24")).toBe(
      "authority-needed",
    );
    expect(codeOf("inspection-notice", notice, FACTS, "2026-11-24")).toBe("ok");
    expect(codeOf("bulletin", { title: "{{甲}}", body: "" }, FACTS, "2026-11-24")).toBe(
      "unknown-placeholder",
    );
  });

  it("speaks of inspection only in an inspection notice, and ranks and scores nobody", () => {
    for (const kind of PAPER_KINDS) {
      const { title, body } = DEFAULT_TEMPLATES[kind];
      expect(/督查/.test(title + body)).toBe(kind === "inspection-notice");
      expect(title + body).not.toMatch(/排名|得分|评分|扣分|问责/);
    }
  });

  it("keeps its outline whatever a unit reports", () => {
    const words = fc
      .array(
        fc.constantFrom(
          "一、",
          "（一）",
          "1. ",
          "\n",
          "\r",
          "【表：各章统计】",
          "{{期号}}",
          "甲",
          "。",
          " ",
          "\u2028",
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(""));
    const wanted = outline(withReport(accepted({ progress: "甲" })));
    fc.assert(
      fc.property(words, words, (progress, next) => {
        expect(outline(withReport(accepted({ progress, next })))).toEqual(wanted);
      }),
    );
  });
});

describe("（二十）words of a paper", () => {
  it.each([
    "无",
    "暂无。",
    "没有",
    "无 问题",
    "暂无问题",
    "不存在问题",
    "无需协调事项",
    "目前没有困难",
    "—",
    "N/A",
    "（无）",
  ])("take %s for nothing said", (text) => expect(saysNone(text)).toBe(true));

  it.each(["无人机审批慢", "没有资金来源", "问题无法解决", "无法按期完工", "无障碍设施不足"])(
    "take %s for a problem",
    (text) => expect(saysNone(text)).toBe(false),
  );

  it.each([
    ["完成招标\n\n开工建设。", "完成招标；开工建设。"],
    ["完成3项，", "完成3项。"],
    ["完成\u202e3项\u2028开工", "完成3项；开工。"],
    ["  ", ""],
    ["好！", "好！"],
  ])("make one passage of %j", (text, expected) => {
    expect(passage(text)).toBe(expected);
  });

  it("name a measure by its opening words and a chapter without its ordinal", () => {
    expect(measureName("完善2小时公路经济圈,加快建设。")).toBe("完善2小时公路经济圈");
    expect([...measureName("长".repeat(50))]).toHaveLength(30);
    expect([chapterName("一、增强"), chapterName("（二）完善"), chapterName(null)]).toEqual([
      "增强",
      "完善",
      "其他任务",
    ]);
  });
});
