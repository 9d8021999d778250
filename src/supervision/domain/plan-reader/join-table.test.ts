import { describe, expect, it } from "vitest";
import { answerQuestion } from "../review-answers.ts";
import { startDraft } from "../review-fold.ts";
import { readPlan } from "./read-plan.ts";

const TEXT = [
  "某市重点工作方案",
  "为做好工作，制定本方案。",
  "一、主要任务",
  "（一）打通断头路。年内建成道路三条。（责任单位：市交通运输局；完成时限：2024年6月）",
  "（二）建设数据平台。整合各部门数据。（责任单位：市政务数据局、市发改委）",
  "（三）治理沙地。完成治理任务。（责任单位：市林草局）",
].join("\n");
const table = (rows: readonly string[]): string => `${TEXT}\n附件\n任务分工表\n${rows.join("\n")}\n`;

const gist = (text: string): string[] =>
  readPlan(text).measures.map((one) =>
    [
      one.ordinal ?? "-",
      one.text.slice(0, 6),
      one.lead.map((unit) => unit.name).join("、"),
      one.support.map((unit) => unit.name).join("、"),
      one.deadline.latest ?? one.deadline.kind,
    ].join(" | "),
  );
const asked = (text: string): string[] =>
  readPlan(text)
    .questions.map((one) => one.id)
    .filter((id) => id.startsWith("table-") || id.startsWith("projects-"));

describe("a document with annotated text and a table", () => {
  it("is joined by the words of its rows: what one of them lacks is taken from the other, what is new is kept", () => {
    const text = table([
      "序号\t任务\t责任单位\t完成时限",
      "1\t打通断头路。\t市交通运输局\t2024年6月",
      "2\t建设数据平台。\t市政务数据局、市发改委\t2024年9月",
      "3\t治理沙地。\t市林草局\t",
      "4\t改造老旧小区。\t市住建局\t2024年底",
    ]);
    expect(gist(text)).toEqual([
      "（一） | 打通断头路。 | 市交通运输局 |  | 2024-06-30",
      "（二） | 建设数据平台 | 市政务数据局、市发改委 |  | 2024-09-30",
      "（三） | 治理沙地。完 | 市林草局 |  | none",
      "4 | 改造老旧小区 | 市住建局 |  | 2024-12-31",
    ]);
    expect(asked(text)).toEqual([]);
  });

  it("is asked about where text and table differ, and the answer takes the table's units and day", () => {
    const text = table([
      "序号\t任务\t牵头单位\t配合单位\t完成时限",
      "1\t打通断头路。\t市住建局\t市交通运输局\t2024年9月",
      "2\t建设数据平台。\t市政务数据局、市发改委\t\t",
    ]);
    expect(gist(text)[0]).toBe("（一） | 打通断头路。 | 市交通运输局 |  | 2024-06-30");
    expect(asked(text)).toEqual(["table-differs-0"]);
    const answer = { type: "answer", question: "table-differs-0", option: "table" } as const;
    const answered = answerQuestion(startDraft(readPlan(text)), answer, "某人");
    if (!answered.ok) throw new Error("refused");
    const [measure] = answered.value.measures;
    expect(measure?.lead.map((unit) => unit.name)).toEqual(["市住建局"]);
    expect(measure?.support.map((unit) => unit.name)).toEqual(["市交通运输局"]);
    expect(measure?.deadline.value.latest).toBe("2024-09-30");
    expect(measure?.deadline.printed.latest).toBe("2024-06-30");
  });

  it("keeps all its measures beside a longer list of projects, which is offered to the register", () => {
    const projects = Array.from(
      { length: 5 },
      (_, i) => `${i + 1}\t某某项目${i + 1}\t${i + 2}亿元\t某公司\t2025年`,
    );
    const text = table(["序号\t项目名称\t总投资\t责任单位\t完成时限", ...projects]);
    expect(gist(text)).toHaveLength(3);
    expect(asked(text)).toEqual(["projects-listed-0"]);
  });
});
