import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanMeasureBrief } from "../../../kernel/work.ts";
import type { Resolution } from "../../domain/meetings/meeting.ts";
import { matchUnits, proposeResolutions, quoteOf, taskOrders, taskWords, nearestPlaces } from "./minutes.ts";

const unit = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  aliases: [] as string[],
  collective: false,
  memberIds: [] as string[],
  ...more,
});

const ROSTER = [
  unit("1", "市发改委", { aliases: ["市发展和改革委员会"] }),
  unit("2", "市交通运输局"),
  unit("3", "昆都仑区"),
  unit("4", "各旗县区", { collective: true, memberIds: ["3"] }),
  unit("5", "各部门", { collective: true }),
];

const resolution = (more: Partial<Resolution> = {}): Resolution => ({
  id: "r",
  text: "编制方案",
  span: null,
  ordinal: null,
  printed: { lead: [], support: [] },
  units: [{ unitId: "1", role: "lead" }],
  deadline: { kind: "none", raw: null, latest: null, thenContinuous: false },
  measureId: null,
  undertakingId: null,
  state: "kept",
  taskId: null,
  ...more,
});

describe("（二十一）units of minutes on the roster", () => {
  it("are found by exact name or alias only, a collective by its members; others stay as printed", () => {
    const printed = {
      lead: ["市发展和改革委员会", "发改委"],
      support: ["市 交通运输局", "各旗县区", "各部门", "市发改委"],
    };
    expect(matchUnits(printed, ROSTER)).toEqual({
      units: [
        { unitId: "1", role: "lead" },
        { unitId: "2", role: "support" },
        { unitId: "3", role: "support" },
      ],
      unknown: [
        { name: "发改委", role: "lead" },
        { name: "各部门", role: "support" },
      ],
    });
  });

  it("loses no printed name: each is on the roster or told as unknown", () => {
    const names = fc.array(fc.constantFrom("市发改委", "市交通运输局", "昆都仑区", "某办", "某专班"), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(names, names, (lead, support) => {
        const { units, unknown } = matchUnits({ lead, support }, ROSTER);
        const known = new Set(units.map(({ unitId }) => ROSTER.find(({ id }) => id === unitId)?.name));
        for (const name of [...lead, ...support])
          expect(known.has(name) || unknown.some((it) => it.name === name)).toBe(true);
      }),
    );
  });
});

describe("（二十一）the words of a task", () => {
  it.each([
    ["会议议定：由市发改委牵头编制方案。", "由市发改委牵头编制方案。"],
    ["建立联防机制。（责任单位：市林草局；完成时限：2025年4月底前）", "建立联防机制。"],
    ["建立联防机制（牵头单位：市林草局）。", "建立联防机制"],
    ["完善（跨市通办）窗口。", "完善（跨市通办）窗口。"],
    ["（责任单位：市林草局）", "（责任单位：市林草局）"],
    ["由市交通运\n输局牵头。", "由市交通运输局牵头。"],
  ])("of “%s” are “%s”", (sentence, words) => {
    expect(taskWords(sentence)).toBe(words);
  });

  it("stay beside the sentence, which the task quotes as printed", () => {
    const minutes = { text: "前言。会议议定：由市发改委牵头编制方案。", fileName: null, on: "2026-11-27" };
    const reading = {
      text: minutes.text.slice(3),
      span: [3, minutes.text.length] as const,
      ordinal: null,
      lead: ["市发改委"],
      support: [],
      deadline: resolution().deadline,
      time: { readings: [], asks: null, recurrence: null },
    };
    const [one] = proposeResolutions([reading], ROSTER, () => "id");
    if (!one) throw new Error("one was proposed");
    expect([one.text, quoteOf({ minutes }, one)]).toEqual(["由市发改委牵头编制方案。", reading.text]);
    expect([one.state, one.units]).toEqual(["proposed", [{ unitId: "1", role: "lead" }]]);
  });
});

describe("（二十一）tasks of resolutions", () => {
  it("leave an undertaking to the task that it has, and to the first of two that name it", () => {
    const meeting = { title: "会议", date: "2026-11-27", minutes: null };
    const orders = taskOrders(
      meeting,
      [
        resolution({ measureId: "m", undertakingId: "taken" }),
        resolution({ measureId: "m", undertakingId: "free" }),
        resolution({ measureId: "m", undertakingId: "free" }),
      ],
      ["taken"],
    );
    expect(orders.map(({ measureId, undertakingId }) => [measureId, undertakingId])).toEqual([
      ["m", null],
      ["m", "free"],
      ["m", null],
    ]);
    expect(orders[0]?.source).toEqual({
      kind: "meeting",
      title: "会议",
      paper: null,
      date: "2026-11-27",
      quote: "编制方案",
    });
  });
});

const measure = (number: number, ...texts: string[]): PlanMeasureBrief => ({
  id: `m${number}`,
  planId: "p",
  number,
  ordinal: `（${number}）`,
  section: null,
  text: texts.join("，"),
  units: [],
  undertakings: texts.map((text, index) => ({ id: `m${number}u${index}`, text, kind: "其他" })),
});

describe("（二十一）undertakings near a resolution", () => {
  const near = nearestPlaces([
    measure(1, "加快推进综合保税区申报建设", "建设跨境电商产业园"),
    measure(2, "建立大青山生态联防联控机制"),
    measure(3, "推进"),
  ]);

  it("are offered the nearest first, and none where nothing is alike", () => {
    expect(near("由市商务局牵头推进综合保税区申报", 3).map(({ undertakingId }) => undertakingId)).toEqual([
      "m1u0",
    ]);
    expect(near("建立大青山林草防火联防联控机制", 1)[0]?.measureId).toBe("m2");
    expect(near("组织引才专场活动", 3)).toEqual([]);
    expect(near("推进", 3)).toEqual([]);
  });
});
