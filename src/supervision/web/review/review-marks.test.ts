import { expect, test } from "vitest";
import { NO_DEADLINE, type PlanReading } from "../../domain/reading.ts";
import { startDraft } from "../../domain/review-fold.ts";
import { segmentsOf } from "../segments.ts";
import { fieldOf, marksOf, measureBefore, measureOf } from "./review-marks.ts";

const TEXT = "一、总则(一)建立机制。(责任单位:各成员单位)(二)召开会议。(责任单位:市发改委)";
const at = (words: string) => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length] as const;

const measure = (ordinal: string, text: string, unit: string): PlanReading["measures"][number] => ({
  ordinal,
  plan: null,
  section: "一、总则",
  parent: null,
  text,
  lead: [{ name: unit, span: at(unit), rule: "undifferentiated" }],
  support: [],
  guide: [],
  open: "",
  deadline: NO_DEADLINE,
  textDeadlines: [],
  clauses: [],
  undertakings: [{ text, verb: "", object: "", kind: "其他", span: at(text) }],
  spans: { text: at(text), ordinal: at(ordinal), section: null, annotation: [], deadline: null, open: null },
  rules: { measure: "numbered-item", deadline: null },
});

const draft = startDraft({
  title: null,
  issuer: null,
  docNumber: null,
  date: null,
  superior: null,
  rules: [],
  measures: [measure("(一)", "建立机制。", "各成员单位"), measure("(二)", "召开会议。", "市发改委")],
  questions: [
    {
      id: "collective-unit-0",
      kind: "collective-unit",
      measure: 0,
      span: at("各成员单位"),
      sentence: { zh: "指哪些单位？", en: "Which units?" },
      options: [],
    },
  ],
});

test("where a question and a unit share their words, a click means the unit", () => {
  const marks = segmentsOf(at("各成员单位"), marksOf(draft)).flatMap((segment) => segment.marks);
  const [first] = draft.measures;
  expect(marks.map((mark) => mark.kind)).toEqual(["question", "unit"]);
  expect(marks[1]?.id).toBe(fieldOf.unit(first?.id ?? "", "各成员单位"));
});

test("a field leads back to its measure; the header and questions belong to none", () => {
  for (const { id } of draft.measures) {
    expect(measureOf(fieldOf.deadline(id))).toBe(id);
    expect(measureOf(fieldOf.unit(id, "市 发改委"))).toBe(id);
  }
  expect(measureOf(fieldOf.header("title"))).toBeNull();
  expect(measureOf(fieldOf.question("collective-unit-0"))).toBeNull();
});

test("selected words belong after the last measure that begins before them", () => {
  const [first, second] = draft.measures;
  expect(measureBefore(draft, 0)).toBeNull();
  expect(measureBefore(draft, at("各成员单位")[0])).toBe(first?.id);
  expect(measureBefore(draft, TEXT.length - 1)).toBe(second?.id);
});
