import { describe, expect, test } from "vitest";
import { readAgreement } from "./agreement.ts";
import { FOUR_CITIES_TEMPLATE, PUBLISHED } from "./published.ts";

const plain = {
  id: "示例",
  parties: { upstream: "甲", downstream: "乙" },
  sections: ["一", "二"],
  from: "2024-01-01",
  until: "2024-12-31",
  period: "month",
  clauses: [
    { kind: "class", base: 3, fenPerClass: 100 },
    { kind: "index", items: ["COD", "氨氮"], fenPerPoint: 5, capFen: 9, period: "year" },
    { kind: "step", base: 2, fen: 1 },
    {
      kind: "exceedance",
      item: "TP",
      limit: 0.2,
      bands: [
        { above: 0.5, upTo: null, fen: 9 },
        { above: 0.1, upTo: 0.5, fen: 3 },
      ],
    },
  ],
  exclusions: [{ from: "2024-02-01", until: "2024-02-01", reason: "示例：凌汛" }],
};

/** Paths of what is refused, by which the sentences begin in both languages. */
const refused = (value: unknown): string[] => {
  const read = readAgreement(value);
  if (read.ok) return [];
  return read.problems.map(({ sentence: { zh, en } }) => {
    const path = en.split(":")[0] ?? "";
    expect(zh.startsWith(`${path}：`)).toBe(true);
    return path;
  });
};

const set = (path: string, value: unknown): unknown => {
  const copy = structuredClone(plain) as unknown;
  const keys = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  const last = keys.pop() ?? "";
  let at = copy as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return copy;
};

describe("（十三）the terms of an agreement", () => {
  test("are read with items by their Chinese names, bands in order and the period of each clause", () => {
    const read = readAgreement(plain);
    expect(read).toMatchObject({
      ok: true,
      value: {
        clauses: [
          { period: "month" },
          { items: ["COD", "NH3-N"], period: "year" },
          {},
          {
            item: "TP",
            bands: [
              { above: 0.1, upTo: 0.5 },
              { above: 0.5, upTo: null },
            ],
          },
        ],
      },
    });
  });

  test("of every published agreement read; the empty template of the four cities does not, so it can post nothing", () => {
    for (const { agreement } of Object.values(PUBLISHED)) expect(refused(agreement)).toEqual([]);
    expect(refused(FOUR_CITIES_TEMPLATE.agreement)).toEqual([
      "$.parties.upstream",
      "$.parties.downstream",
      "$.sections",
      "$.from",
      "$.until",
      "$.clauses",
    ]);
  });

  test.each<[string, unknown, string?]>([
    ["parties.downstream", "甲"],
    ["parties.downstream", " 甲 "],
    ["parties.upstream", ""],
    ["parties.third", "丙"],
    ["until", "2023-12-31"],
    ["until", "2024-02-30"],
    ["until", "9999-12-31"],
    ["from", 20_240_101],
    ["period", "week"],
    ["sections", []],
    ["sections[1]", "一"],
    ["sections[0]", ""],
    ["clauses", []],
    ["clauses[0].kind", "grade"],
    ["clauses[0].base", 0],
    ["clauses[0].base", 2.5],
    ["clauses[0].base", "3"],
    ["clauses[0].fenPerClass", -1],
    ["clauses[0].fenPerClass", 0.5],
    ["clauses[0].fenPerClass", 9_007_199_254_740_992],
    ["clauses[0].fenPerClass", Number.NaN],
    ["clauses[0].fenPerClass", undefined],
    ["clauses[0].fen", 3],
    ["clauses[0].period", "quarter"],
    ["clauses[1].items", []],
    ["clauses[1].items[1]", "化学需氧量"],
    ["clauses[1].items[0]", "未知项"],
    ["clauses[1].items[0]", 3],
    ["clauses[1].capFen", -1],
    ["clauses[1].capfen", 9],
    ["clauses[3].item", "pH"],
    ["clauses[3].item", "溶解氧"],
    ["clauses[3].limit", 0],
    ["clauses[3].limit", "x"],
    ["clauses[3].bands", []],
    // Sorted, the second of them stands first: the gap or overlap is said of the later band.
    ["clauses[3].bands[0].above", 0.6],
    ["clauses[3].bands[0].above", 0.4],
    ["clauses[3].bands[1].upTo", null, "$.clauses[3].bands[0].above"],
    ["clauses[3].bands[1].upTo", 0.1],
    ["clauses[3].bands[1].above", -0.1],
    ["clauses[3].bands[0].fen", 1.5],
    ["exclusions[0].until", "2024-01-31"],
    ["exclusions[0].reason", undefined],
    ["exclusion", []],
  ])("are refused at %s when it is %j", (path, value, said) => {
    expect(refused(set(path, value))).toEqual([said ?? `$.${path}`]);
  });

  test("that are no object at all are refused as a whole, and several mistakes are all told", () => {
    expect(refused([])).toContain("$");
    expect(refused({ ...plain, period: "week", sections: ["一", "一"] })).toEqual([
      "$.sections[1]",
      "$.period",
    ]);
  });
});
