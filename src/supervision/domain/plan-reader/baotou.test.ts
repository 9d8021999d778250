import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toReadingJson } from "../reading-json.ts";
import { BAOTOU_MEASURES } from "./fixtures/baotou-measures.ts";
import undertakings from "./fixtures/baotou-undertakings.gold.json" with { type: "json" };
import { readPlan } from "./read-plan.ts";

const text = readFileSync(new URL("../../../../plans/baotou-2024.txt", import.meta.url), "utf8");
const reading = readPlan(text);
const json = toReadingJson(reading);

describe("the Baotou plan", () => {
  it("has its own title, issuer and date, no number of its own, and cites its superior document", () => {
    expect(json).toMatchObject({
      title: "包头市贯彻落实自治区推动呼包鄂乌一体化发展若干举措工作方案",
      issuer: "包头市人民政府",
      docNumber: null,
      date: "2024-02-03",
      superior: "《内蒙古自治区人民政府关于推动呼包鄂乌一体化发展若干举措的通知》(内政发〔2023〕23号)",
      rules: [],
    });
  });

  it("reads （一） to （二十二）: ordinal, chapter, opening words, units and deadline as printed", () => {
    const lines = json.measures.map((one) =>
      [
        one.ordinal,
        one.section,
        one.text.slice(0, 20),
        one.lead.join("、"),
        one.deadline.raw,
        one.deadline.latest ?? one.deadline.kind,
      ].join(" | "),
    );
    expect(lines.join("\n")).toBe(BAOTOU_MEASURES);
  });

  it("gives every measure its whole text, without ordinal and annotation, and no unit but the responsible ones", () => {
    for (const one of json.measures) {
      expect(text.slice(...one.spans.text)).toBe(one.text);
      expect(text.slice(one.spans.text[1]).startsWith("(责任单位:")).toBe(true);
      expect(text.slice(...(one.spans.ordinal ?? [0, 0]))).toBe(one.ordinal);
      expect(text.slice(...(one.spans.section ?? [0, 0]))).toBe(one.section);
      expect(text.slice(...(one.spans.deadline ?? [0, 0]))).toBe(one.deadline.raw);
      expect(one.spans.lead.map((span) => text.slice(...span))).toEqual(one.lead);
      expect(one.spans.undertakings.map((span) => text.slice(...span))).toEqual(
        one.undertakings.map((each) => each.text),
      );
      expect(one).toMatchObject({ support: [], guide: [], open: "", clauses: [], parent: null, plan: null });
    }
  });

  it.each(undertakings)("splits $measure into the undertakings written by hand", (gold) => {
    const read = json.measures.find((one) => one.ordinal === gold.measure);
    expect(read?.undertakings.map(({ text, kind }) => `${kind} ${text}`)).toEqual(
      gold.undertakings.map(({ text, kind }) => `${kind} ${text}`),
    );
  });

  it("asks once who leads, asks for the members of collectives, and （二十） offers 每年一季度 as periodic", () => {
    expect(reading.questions.filter((one) => one.kind === "no-lead-stated")).toHaveLength(1);
    expect(reading.questions.map((one) => one.kind).toSorted()).toEqual([
      "collective-unit",
      "collective-unit",
      "no-lead-stated",
    ]);
    expect(json.measures[19]?.textDeadlines).toEqual([{ raw: "每年一季度", latest: null, kind: "periodic" }]);
  });
});
