import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issueWords, paperChanges, withIssue, type PaperDraft } from "./paper.ts";

const DRAFT: PaperDraft = {
  issuer: "工作通报",
  docNumber: null,
  title: "关于进展情况的通报",
  addressee: null,
  body: "一、总体\n甲。\n乙。\n丙。",
  tables: { 逾期任务: { head: ["序号"], rows: [["1"]] } },
  attachments: [],
  signature: "办公室",
  date: "2026-11-24",
  note: null,
};

describe("（二十）what the trail keeps of an edit", () => {
  it("is nothing where nothing changed, and of the body only the lines that differ", () => {
    expect(paperChanges(DRAFT, { ...DRAFT })).toBeNull();
    expect(paperChanges(DRAFT, { ...DRAFT, body: "一、总体\n甲。\n改。\n丙。", note: "联系人" })).toEqual({
      before: { body: "乙。", note: null },
      after: { body: "改。", note: "联系人" },
    });
  });

  it("is exactly the lines put in, wherever in the body they are put", () => {
    const lines = fc.uniqueArray(fc.stringMatching(/^[甲乙丙丁]{1,6}$/), { maxLength: 8 });
    const added = fc.array(fc.stringMatching(/^[戊己]{1,4}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(lines, added, fc.nat(8), (before, put, at) => {
        const after = before.toSpliced(at, 0, ...put);
        const bodies = [before, after].map((body) => ({ ...DRAFT, body: body.join("\n") })) as [
          PaperDraft,
          PaperDraft,
        ];
        const changes = paperChanges(...bodies);
        expect(changes).toEqual({ before: { body: "" }, after: { body: put.join("\n") } });
      }),
    );
  });
});

describe("（二十）the number of an issue", () => {
  it("goes where a place was left for it, and nowhere else", () => {
    const title = `工作月报${issueWords(null)}`;
    expect(withIssue({ ...DRAFT, title, body: `见${issueWords(null)}` }, 12)).toEqual({
      ...DRAFT,
      title: "工作月报第12期",
      body: "见第12期",
    });
    expect(withIssue(DRAFT, 3)).toEqual(DRAFT);
  });
});
