import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { someOf } from "../../../../test/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import type { PlanReading, Span } from "../reading.ts";
import { toReadingJson } from "../reading-json.ts";
import { readPlan } from "./read-plan.ts";

const baotou = readFileSync(new URL("../../../../plans/baotou-2024.txt", import.meta.url), "utf8");
const SHARED = new URL("../../../../../shared/data/plans/", import.meta.url);
const present = existsSync(SHARED);

function spansOf(reading: PlanReading): Span[] {
  const header = [reading.title, reading.issuer, reading.docNumber, reading.date, reading.superior];
  return [
    ...header.flatMap((field) => (field === null ? [] : [field.span])),
    ...reading.rules.map((rule) => rule.span),
    ...reading.questions.flatMap((one) => (one.span === null ? [] : [one.span])),
    ...toReadingJson(reading).measures.flatMap(({ spans }) => [
      spans.text,
      ...spans.annotation,
      ...spans.lead,
      ...spans.support,
      ...spans.guide,
      ...spans.undertakings,
      ...spans.textDeadlines,
      ...[spans.ordinal, spans.section, spans.deadline, spans.open].filter((span) => span !== null),
    ]),
  ];
}

/** What is wrong with the reading of a text: spans outside of it, units that do not stand where their span says. */
function faultsOf(text: string, reading: PlanReading = readPlan(text)): string[] {
  const outside = spansOf(reading).filter(([start, end]) => start < 0 || end < start || end > text.length);
  const units = reading.measures.flatMap((one) => [...one.lead, ...one.support, ...one.guide]);
  const shown = (span: Span): string =>
    text
      .slice(...span)
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
      .replace(/\s*\n\s*/g, "");
  const elsewhere = units.filter((unit) => shown(unit.span) !== unit.name);
  return [
    ...outside.map((span) => `span ${span.join("-")}`),
    ...elsewhere.map((unit) => `unit ${unit.name}`),
  ];
}

const gist = (reading: PlanReading, most: number): string[] =>
  reading.measures
    .slice(0, most)
    .map((one) => JSON.stringify([one.ordinal, one.text, one.lead, one.deadline, one.undertakings]));

describe("a text cut at any character still gets an answer", () => {
  it("cuts the Baotou plan everywhere: no measure complete before the cut is lost or changed", () => {
    const whole = readPlan(baotou);
    const faults: string[] = [];
    for (const cut of someOf(baotou.length + 1)) {
      const text = baotou.slice(0, cut);
      const reading = readPlan(text);
      const complete = whole.measures.filter((one) => (one.spans.annotation.at(-1)?.[1] ?? 0) <= cut).length;
      if (gist(reading, complete).join() !== gist(whole, complete).join()) faults.push(`changed at ${cut}`);
      faults.push(...faultsOf(text, reading));
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it("cuts the Baotou plan from the front as well", () => {
    const cuts = someOf(Math.floor(baotou.length / 7)).map((at) => baotou.slice(at * 7));
    expect(cuts.flatMap((text) => faultsOf(text))).toEqual([]);
  }, 60_000);

  it("cuts the annotated plans of ../shared/data/plans at 40 places each", (context) => {
    if (!present) return context.skip("they are not beside the repository");
    const names = readdirSync(SHARED).filter((one) => one.endsWith(".txt"));
    const faults = names.flatMap((name) => {
      const text = readFileSync(new URL(name, SHARED), "utf8");
      const cuts = someOf(40).map((k) => text.slice(0, Math.floor((text.length * (k + 1)) / 41)));
      return cuts.flatMap((cut) => faultsOf(cut));
    });
    expect(faults).toEqual([]);
  }, 120_000);
});

const PIECES = [
  "（",
  "）",
  "(",
  ")",
  "[",
  "]",
  "〔",
  "〕",
  "【",
  "】",
  "〈",
  "〉",
  "《",
  "》",
  "“",
  "”",
  "一、",
  "（一）",
  "1.",
  "1．2020年",
  "①",
  "第一条",
  "第一章",
  "责任单位：",
  "牵头单位:",
  "完成时限：",
  "牵头",
  "负责",
  "配合",
  "会同",
  "等有关部门",
  "各市、县、区政府",
  "市发改委",
  "、",
  "，",
  "；",
  "。",
  "：",
  " ",
  "\n",
  "\r\n",
  "*",
  "下同",
  "以下均需",
  "不再列出",
  "第一位的为牵头单位",
  "2024年12月底前",
  "每年",
  "持续推进",
  "建设",
  "积极",
  "在",
  "的基础上",
  "对",
  "将",
  "下放至",
  "的，",
  "可根据",
  "给予",
  "，以及",
  "各旗、",
  "苏木乡镇",
  "自印发之日起30日内",
  "2025年1月1日至",
  "九千九百九十九、",
  "layout: default",
  "依托",
  "关于印发",
  "方案",
  "的通知",
  "2024年2月3日",
  "某政发〔2024〕3号",
  "⼀",
  "⺠",
  "😀",
  "\u0000",
  "\ud800",
  "\u2028",
  "0",
  "9999999999",
] as const;

describe("hostile text", () => {
  it("built from the pieces of the grammar in any order gets an answer", () => {
    const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(faultsOf(text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it("of any characters gets an answer", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(faultsOf(text)).toEqual([]);
      }),
    );
  });

  it.each(PIECES)("repeats %j 20,000 times without losing its way", (piece) => {
    expect(faultsOf(piece.repeat(20_000))).toEqual([]);
  });

  it.each([
    ["brackets nested 50,000 deep", "（".repeat(50_000) + "）".repeat(50_000)],
    ["labels nested in brackets", "（责任单位：".repeat(30_000)],
    ["one annotation of 60,000 units", `一、任务（责任单位：${"市发改委、".repeat(60_000)}）`],
    ["one line of 20,000 annotations", "推进建设（市发改委负责）".repeat(20_000)],
    ["20,000 chapters without a measure", "一、任务\n（一）甲\n".repeat(20_000)],
    ["labels in the middle of 100,000 phrases", "甲公司完成时限：".repeat(100_000)],
    ["20,000 heads of tables", "序号\n任务\n责任单位\n".repeat(20_000)],
    ["20,000 tables in one line", "序号 任务 责任单位 1 建设。 市发改委 ".repeat(20_000)],
    ["100,000 numbers of pages", "— 3 —\n".repeat(100_000)],
    ["one line of two million tabs", "\t".repeat(2_000_000)],
  ])("of %s gets an answer", (_name, text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each(["责任单位：", "责任单位：\n", "（责任单位：）"])("of %j 200,000 times is no plan", (label) => {
    expect(readPlan(label.repeat(200_000)).measures).toEqual([]);
  });
});
