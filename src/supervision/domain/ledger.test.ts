import { describe, expect, it } from "vitest";
import { ledgerRows } from "./ledger.ts";
import {
  NO_DEADLINE,
  type Deadline,
  type MeasureReading,
  type PlanReading,
  type PrintedUnit,
  type Undertaking,
} from "./reading.ts";

const units = (...names: string[]): PrintedUnit[] =>
  names.map((name) => ({ name, span: [0, 0], rule: "label" }));
const undertaking = (text: string, start: number): Undertaking => ({
  text,
  verb: text.slice(0, 2),
  object: text.slice(2),
  kind: "建设或前期",
  span: [start, start + text.length],
});
const dated: Deadline = { kind: "date", raw: "2026年12月", latest: "2026-12-31", thenContinuous: false };

const measure = (own: Partial<MeasureReading>): MeasureReading => ({
  ordinal: "（二）",
  plan: null,
  section: "一、基础设施",
  parent: null,
  text: "实施甲项目。推动乙项目。",
  lead: units("市交通运输局"),
  support: [],
  guide: [],
  open: "",
  deadline: dated,
  textDeadlines: [],
  clauses: [],
  undertakings: [undertaking("实施甲项目", 10), undertaking("推动乙项目", 16)],
  spans: { text: [10, 22], ordinal: [7, 10], section: null, annotation: [], deadline: null, open: null },
  rules: { measure: "annotated", deadline: "label" },
  ...own,
});

const plan = (...measures: MeasureReading[]): PlanReading => ({
  title: null,
  issuer: null,
  docNumber: null,
  date: null,
  superior: null,
  rules: [],
  measures,
  questions: [],
});

const clause = (name: string, start: number, deadline: Deadline) =>
  ({
    span: [0, 0],
    governs: [start, start + 6],
    raw: "",
    lead: units(name),
    support: [],
    guide: [],
    open: "",
    deadline,
  }) as const;

describe("the ledger of a plan", () => {
  it("has a row for each undertaking of （二）, all under its number, unit and date", () => {
    const rows = ledgerRows(plan(measure({}), measure({ ordinal: "（三）" })));
    expect(rows.map((row) => [row.number, row.undertaking, row.lead, row.latest, row.position])).toEqual([
      [1, "实施甲项目", "市交通运输局", "2026-12-31", 11],
      [1, "推动乙项目", "市交通运输局", "2026-12-31", 17],
      [2, "实施甲项目", "市交通运输局", "2026-12-31", 11],
      [2, "推动乙项目", "市交通运输局", "2026-12-31", 17],
    ]);
  });

  it("has one row for a measure that was not split", () => {
    const rows = ledgerRows(plan(measure({ undertakings: [] })));
    expect(rows.map((row) => [row.measure, row.undertaking, row.kind])).toEqual([
      ["实施甲项目。推动乙项目。", "", ""],
    ]);
  });

  it("gives each undertaking the units of the annotation that governs it, and the measure's deadline if it has none", () => {
    const later = { ...dated, raw: "2027年6月", latest: "2027-06-30" };
    const rows = ledgerRows(
      plan(measure({ clauses: [clause("市发改委", 10, NO_DEADLINE), clause("市财政局", 16, later)] })),
    );
    expect(rows.map((row) => [row.annotation, row.lead, row.latest])).toEqual([
      ["1/0", "市发改委", "2026-12-31"],
      ["1/1", "市财政局", "2027-06-30"],
    ]);
  });

  it("prints 等有关部门 after the last unit named", () => {
    const [alone] = ledgerRows(plan(measure({ open: "等部门" })));
    const [supported] = ledgerRows(plan(measure({ open: "等部门", support: units("市财政局", "市工信局") })));
    expect(alone?.lead).toBe("市交通运输局等部门");
    expect([supported?.lead, supported?.support]).toEqual(["市交通运输局", "市财政局、市工信局等部门"]);
  });
});
