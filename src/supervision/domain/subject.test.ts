import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "./plan-reader/read-plan.ts";
import { subjectOf } from "./subject.ts";

describe("the subject of a measure or task （二十）", () => {
  it("is the first clause of its text, with what stands in brackets and quotation marks", () => {
    expect(subjectOf("建成四城共用的物流信息平台,公布服务目录。")).toBe("建成四城共用的物流信息平台");
    expect(subjectOf("完善“三级联动，分工”机制，落实责任。")).toBe("完善“三级联动，分工”机制");
    expect(subjectOf("推进铁路（含联络线，一期）建设；其余缓建")).toBe("推进铁路（含联络线，一期）建设");
  });

  it("takes the next clause along where the first is a mere word, and cuts one that is too long", () => {
    expect(subjectOf("同城化。四城医保一卡通用，互认结果。")).toBe("同城化。四城医保一卡通用");
    expect(subjectOf("按".repeat(60))).toBe(`${"按".repeat(26)}…`);
  });

  it("of all 22 measures is short, theirs and told apart （一）–（二十二）", () => {
    const { measures } = readPlan(
      readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8"),
    );
    const subjects = measures.map(({ text }) => subjectOf(text));
    expect(new Set(subjects).size).toBe(22);
    for (const [at, subject] of subjects.entries()) {
      expect([...subject].length).toBeLessThanOrEqual(27);
      expect(measures[at]?.text.startsWith(subject.replace(/…$/, ""))).toBe(true);
    }
  });

  it("is a beginning of whatever text there is, and never empty where the text is not", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const plain = text.trim().replace(/\s+/gu, " ");
        const subject = subjectOf(text);
        expect(plain.startsWith(subject.replace(/…$/u, ""))).toBe(true);
        expect([...subject].length).toBeLessThanOrEqual(27);
      }),
      { numRuns: 100 },
    );
  });
});
