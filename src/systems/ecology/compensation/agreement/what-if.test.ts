import { expect, test } from "vitest";
import { bandWords } from "./published-words.ts";
import { AS_AGREED, type Tried, tryOut } from "./what-if.ts";

const trial: Tried = {
  data: {
    id: "示例",
    parties: { upstream: "甲", downstream: "乙" },
    sections: ["一"],
    from: "2024-01-01",
    until: "2024-01-31",
    period: "year",
    clauses: [
      { kind: "class", base: 3, fenPerClass: 100, period: "month" },
      { kind: "index", items: ["NH3-N"], fenPerPoint: 10, capFen: null, period: "month" },
    ],
    exclusions: [],
  },
  readings: [
    ["一", "2024-01-05", "2024-01-05", "NH3-N", "0.5"],
    ["一", "2023-01-05", "2023-01-05", "NH3-N", "1"],
  ],
};
const amounts = (otherwise: Parameters<typeof tryOut>[1]) => {
  const found = tryOut(trial, otherwise);
  return "sentence" in found
    ? found.sentence.zh
    : found.lines.map(({ from, amountFen }) => [from, amountFen]);
};

test("（十三）before signing, amounts, bases and the water to come are tried out by the engine that settles", () => {
  expect(amounts(AS_AGREED)).toEqual([
    ["乙", 100],
    ["乙", 500],
  ]);
  expect(amounts({ ...AS_AGREED, amounts: { 0: 150 } })).toEqual([
    ["乙", 150],
    ["乙", 500],
  ]);
  expect(amounts({ ...AS_AGREED, bases: { 0: 1 } })).toEqual([
    ["甲", 100],
    ["乙", 500],
  ]);
  // 0.5 × 2.2 = 1.1: class IV, and a tenth above the year before, which stays as it was.
  expect(amounts({ ...AS_AGREED, figures: { "NH3-N": 220 } })).toEqual([
    ["甲", 100],
    ["甲", 100],
  ]);
  expect(amounts({ ...AS_AGREED, bases: { 0: 9 } })).toContain("$.clauses[0].base");
});

test("（十三）bands are said in the reader's language, whoever typed them, and as typed where they say nothing", () => {
  expect(["0.1-0.5 10万元", "2以上 200万元", "每倍 5 万"].map((typed) => bandWords(typed).en)).toEqual([
    "0.1 to 0.5: CNY 100,000",
    "above 2: CNY 2,000,000",
    "每倍 5 万",
  ]);
  expect(bandWords("2以上 200万元").zh).toBe("2以上 200万元");
});
