import { describe, expect, it } from "vitest";
import type { PlanMeasureBrief, ResolutionReading } from "../../../kernel/work.ts";
import { readPoints } from "./read-points.ts";

const MEASURES: readonly PlanMeasureBrief[] = [
  {
    id: "m",
    planId: "p",
    number: 1,
    ordinal: "（一）",
    section: null,
    text: "",
    units: [],
    undertakings: [
      { id: "rail", text: "实施包头至银川高铁项目", kind: "建设或前期" },
      { id: "bus", text: "大力发展城际公交", kind: "推广" },
    ],
  },
];
const ROSTER = [
  { id: "a", name: "甲市发展和改革委员会", aliases: ["市发改委"], collective: false },
  { id: "b", name: "市交通运输局", aliases: [], collective: false },
  { id: "c", name: "各旗县区", aliases: [], collective: true },
];
const DEADLINE = { kind: "date", raw: "2026年6月", latest: "2026-06-30", thenContinuous: false } as const;
const read = (text: string): ResolutionReading[] =>
  text.includes("高铁")
    ? [
        {
          text,
          span: [0, text.length],
          ordinal: null,
          lead: ["市发改委", "各旗县区"],
          support: ["市交通运输局", "甲市发展和改革委员会"],
          deadline: DEADLINE,
          time: { readings: [], asks: null, recurrence: null },
        },
      ]
    : [];

describe("（二十一）points read from a paper", () => {
  it("propose units of the roster by any name, the deadline, and the undertakings whose words they hold", () => {
    const [rail, other] = readPoints(
      "1．实施包头至银川高铁项目，年内开通。\n2．办好论坛。",
      read,
      ROSTER,
      MEASURES,
    );
    expect(rail).toMatchObject({
      ordinal: "1．",
      text: "实施包头至银川高铁项目，年内开通。",
      units: [
        { unitId: "a", role: "lead" },
        { unitId: "b", role: "support" },
      ],
      unknownUnits: ["各旗县区"],
      deadline: DEADLINE,
      serves: [{ measureId: "m", undertakingId: "rail" }],
    });
    expect(other).toMatchObject({ units: [], unknownUnits: [], deadline: { kind: "none" }, serves: [] });
  });
});
