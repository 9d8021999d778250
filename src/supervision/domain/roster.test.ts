import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPlan } from "./plan-reader/read-plan.ts";
import type { MeasureRow, Responsibility } from "./plan.ts";
import { startDraft } from "./review-fold.ts";
import { namesOf, rosterIndex, type RosterUnit, withRoster } from "./roster.ts";
import { unitDetail } from "./unit-detail.ts";

const bodyOf = (id: string, name: string, more: Partial<RosterUnit> = {}): RosterUnit => ({
  id,
  name,
  aliases: [],
  parentId: null,
  regionCode: "150200",
  collective: false,
  memberIds: [],
  proposed: false,
  ...more,
});

const ROSTER = [
  bodyOf("new", "市发展和改革委员会", { aliases: ["市发改委"], mergedIds: ["old"] }),
  bodyOf("all", "各成员单位", { collective: true, memberIds: ["new", "edu"] }),
  bodyOf("edu", "市教育局"),
];

const carries = (organisationId: string, name: string, role: Responsibility["role"]): Responsibility => ({
  role,
  printed: name,
  name,
  organisationId,
  collective: false,
  rule: "label-lead",
  span: null,
});

const rowOf = (id: string, responsibilities: readonly Responsibility[]): MeasureRow =>
  ({ id, planId: "p", responsibilities }) as unknown as MeasureRow;

const ROWS = [
  rowOf("one", [carries("old", "市发改委", "lead")]),
  rowOf("two", [carries("all", "各成员单位", "lead"), carries("edu", "市教育局", "support")]),
];

describe("units of a plan in the roster", () => {
  const index = rosterIndex(ROSTER);

  it("（十五）stand under the body they were merged into, the print beside", () => {
    const [first] = withRoster(ROWS, index);
    expect(first?.responsibilities[0]).toMatchObject({
      organisationId: "new",
      name: "市发展和改革委员会",
      printed: "市发改委",
    });
  });

  it("（二十一）are reached through a collective they belong to", () => {
    const unit = ROSTER[0] as RosterUnit;
    const detail = unitDetail(
      unit,
      index,
      withRoster(ROWS, index),
      new Map([["p", { title: "示例方案" }]]),
      "2026-11-23",
    );
    expect(detail.lead.map(({ id }) => id)).toEqual(["one"]);
    expect(detail.throughCollective).toMatchObject([
      { id: "two", collective: "各成员单位", planTitle: "示例方案" },
    ]);
    const collective = unitDetail(
      ROSTER[1] as RosterUnit,
      index,
      withRoster(ROWS, index),
      new Map(),
      "2026-11-23",
    );
    expect(collective.organisation.members.map(({ name }) => name)).toEqual([
      "市发展和改革委员会",
      "市教育局",
    ]);
  });

  it("（二十二）are collectives where the reader asks whom they stand for", () => {
    const text = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
    const names = namesOf(startDraft(readPlan(text)));
    expect(names.filter(({ collective }) => collective).map(({ name }) => name)).toEqual([
      "包头市推动呼包鄂乌一体化发展领导小组各成员单位",
      "各成员单位",
    ]);
    // Counted in the printed plan: 28 different names after 责任单位.
    expect(names).toHaveLength(28);
  });
});
