import { doAct } from "../records.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../../test/support/cooperation.ts";
import { callerAs } from "../../../../test/support/supervision.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import { jointPaperRows } from "../joint-papers/list-joint-papers.ts";
import { reportJointPapers } from "./joint-papers.ts";

let ground: CooperationGround;
beforeAll(async () => {
  ground = await openCooperation();
}, 120_000);
afterAll(() => ground.database.close());

describe("（二十二）joint papers that were reported", () => {
  it("are titles with their source on their measures, of which no text and no issue is claimed, and come once", async () => {
    const { desk, measures } = ground;
    await reportJointPapers(desk);
    await reportJointPapers(desk);
    const { rows } = await jointPaperRows(desk, {});
    expect(rows.length).toBe(3);
    for (const row of rows)
      expect(row).toMatchObject({
        origin: "reported",
        stage: "agreed",
        versions: 0,
        docNumber: "",
        validity: null,
      });
    expect(rows.every(({ source }) => source?.title.includes("第八届市长联席会议"))).toBe(true);
    const last = measures.find(({ number }) => number === 22);
    const { rows: ofLast } = await jointPaperRows(desk, { measure: last?.id });
    expect(ofLast.map(({ title, draftingCity }) => [title, draftingCity])).toContainEqual([
      "呼包鄂乌一体化发展工作机制运行规则",
      "150100",
    ]);
  });

  it("are not overruled where somebody went on with them", async () => {
    const { desk } = ground;
    const { rows } = await jointPaperRows(desk, { q: "运行规则" });
    const id = rows[0]?.id ?? "";
    const act = {
      type: "add-version",
      label: "印发稿",
      note: "",
      text: "第一条　依据文本补录。",
      file: null,
    } as const;
    const doing = { id, version: 2, key: crypto.randomUUID(), act };
    await doAct(desk, jointPaperShape, doing, callerAs("张三", "office"));
    await reportJointPapers(desk);
    const { rows: after } = await jointPaperRows(desk, { q: "运行规则" });
    expect(after.map(({ versions }) => versions)).toEqual([1]);
  });
});
