import { describe, expect, it } from "vitest";
import type { MeasureReading } from "../reading.ts";
import { PASTED_PLANS } from "./fixtures/pasted-plans.ts";
import { readPlan } from "./read-plan.ts";

const names = (units: MeasureReading["lead"]): string => units.map((one) => one.name).join("、");

const line = ({ ordinal, lead, support, deadline }: MeasureReading): string[] => [
  ordinal ?? "-",
  names(lead),
  names(support),
  deadline.raw === null ? deadline.kind : `${deadline.kind} ${deadline.latest ?? "-"} ${deadline.raw}`,
];

const dated = (title: string): string =>
  `${title}\n为做好工作，制定本方案。\n一、任务\n（一）甲。推动落实。（责任单位：市发改委；完成时限：6月底前）\n`;

describe("a plan as pages and people flatten it", () => {
  it.each(PASTED_PLANS)("is read: $name", ({ text, header, measures }) => {
    const { title, issuer, docNumber, date, measures: read } = readPlan(text);
    expect({
      title: title?.value ?? null,
      issuer: issuer?.value ?? null,
      docNumber: docNumber?.value ?? null,
      date: date?.value ?? null,
    }).toEqual(header);
    const written = measures.map((one) => one.split("|").map((part) => part.trim()));
    expect(read.map(line)).toEqual(written.map(([ordinal, _words, ...rest]) => [ordinal, ...rest]));
    expect(read.map((one, i) => one.text.slice(0, written[i]?.[1]?.length))).toEqual(
      written.map(([, words]) => words),
    );
  });

  it("keeps spans in the text as stored where what nobody sees was left out", () => {
    const text =
      "\uFEFF某市方案\r\n一、任\u00AD务\r\n（一）甲。推动落实。（责任\u200B单位：市发\u00AD改委、\r\n— 3 —\r\n市财政局）\r\n";
    const [measure] = readPlan(text).measures;
    expect(measure?.lead.map((unit) => unit.name)).toEqual(["市发改委", "市财政局"]);
    expect(measure?.lead.map((unit) => text.slice(...unit.span))).toEqual(["市发\u00AD改委", "市财政局"]);
  });

  it("says whose rule gave a day its year", () => {
    expect(readPlan(dated("某市2024年重点工作方案")).measures).toMatchObject([
      { deadline: { latest: "2024-06-30" }, rules: { deadline: "year-of-title" } },
    ]);
    expect(readPlan(dated("某市重点工作方案（2024—2026年）")).measures).toMatchObject([
      { deadline: { latest: null }, rules: { deadline: "annotation" } },
    ]);
  });

  it("takes the units of the row above where merged cells left none, never where words of the row may name them", () => {
    const rows = ["序号\t任务\t责任单位", "1\t甲事项。\t市发改委", "2\t乙事项。\t", "3\t丙事项。\t市财政局"];
    const leads = readPlan(`某市任务清单\n${rows.join("\n")}\n`).measures.map((one) => names(one.lead));
    expect(leads).toEqual(["市发改委", "市发改委", "市财政局"]);
  });
});
