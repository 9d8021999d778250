import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparable, compareMeasures, comparePlans } from "./comparison.ts";
import { readPlan } from "./plan-reader/read-plan.ts";
import { projectNames } from "./project-names.ts";
import { textDifference } from "../../kernel/text-difference.ts";

function planOf(file: string): Comparable[] {
  const text = readFileSync(new URL(`../../../plans/${file}.txt`, import.meta.url), "utf8");
  return readPlan(text).measures.map(({ ordinal, section, text: words, lead, support, deadline }, index) => ({
    id: `${file}-${index + 1}`,
    ordinal,
    section,
    text: words,
    units: [...lead, ...support].map(({ name }) => name),
    deadline: deadline.raw,
  }));
}

const BAOTOU = planOf("baotou-2024");
const REGION = planOf("nmg-2023-23-opening");

describe("comparing the plan with its superior document", () => {
  it("（一）names the railways that the city's plan leaves out", () => {
    const [first] = comparePlans(REGION, BAOTOU);
    // Read in both texts: 包银, 包鄂榆 and 呼包 high-speed railways are in both.
    expect(first).toMatchObject({
      kind: "changed",
      left: { ordinal: "(一)" },
      right: { ordinal: "(一)" },
      projects: { added: [] },
    });
    expect(first?.projects.dropped).toEqual(["集宁至大同至原平高铁", "集通铁路电气化改造"]);
  });

  it("pairs only what the excerpt holds, and keeps every measure of both once", () => {
    const rows = comparePlans(REGION, BAOTOU);
    expect(rows.flatMap(({ right }) => right?.id ?? [])).toEqual(BAOTOU.map(({ id }) => id));
    expect(rows.filter(({ left }) => left !== null).map(({ left }) => left?.id)).toEqual(
      REGION.map(({ id }) => id),
    );
  });

  it("finds the roads （二） by their numbers and nothing in a sentence without a work", () => {
    expect(
      projectNames(
        "加快建设G210白云鄂博至固阳至东河、G210古城湾黄河大桥通道,优化连接口岸的高速公路、一级公路。",
      ),
    ).toEqual(["G210白云鄂博至固阳至东河", "G210古城湾黄河大桥通道"]);
    expect(projectNames("强化联防联控、流域共治和保护协作。打造1小时铁路经济圈。")).toEqual([]);
  });
});

describe("comparing a plan with its revision", () => {
  it("sees nothing changed when only widths, punctuation and spaces differ", () => {
    const retyped = BAOTOU.map((each) => ({
      ...each,
      ordinal: each.ordinal?.replace("(", "（").replace(")", "）") ?? null,
      text: each.text.replaceAll(",", "，").replaceAll("。", "。 "),
    }));
    expect(comparePlans(BAOTOU, retyped).every(({ kind }) => kind === "same")).toBe(true);
  });

  it("follows measures that moved to other numbers, and shows what came and what went", () => {
    const fresh: Comparable = {
      id: "new",
      ordinal: "(一)",
      section: BAOTOU[0]?.section ?? null,
      text: "建立月度例会制度，通报各项任务进展。",
      units: ["示例局"],
      deadline: null,
    };
    const kept = BAOTOU.slice(0, 21).map((each, index) => ({
      ...each,
      id: `r${index + 1}`,
      ordinal: `(${index + 2})`,
    }));
    const rows = comparePlans(BAOTOU, [fresh, ...kept]);
    expect(rows.filter(({ kind }) => kind === "added").map(({ right }) => right?.id)).toEqual(["new"]);
    expect(rows.filter(({ kind }) => kind === "dropped").map(({ left }) => left?.ordinal)).toEqual([
      "(二十二)",
    ]);
    expect(rows.filter(({ kind }) => kind === "same")).toHaveLength(21);
  });

  it("shows a deadline and units that changed", () => {
    const [before] = BAOTOU;
    if (!before) throw new Error("no measure");
    const after = { ...before, units: ["市发改委", "示例局"], deadline: "2027年12月" };
    expect(compareMeasures(before, after)).toMatchObject({
      kind: "changed",
      units: { added: ["示例局"], dropped: [] },
      deadline: { left: "持续推进", right: "2027年12月" },
    });
  });
});

describe("the difference of two texts", () => {
  const text = fc
    .array(fc.constantFrom("包头", "至", "银川", "高铁", "，", "G210", " "), { maxLength: 60 })
    .map((words) => words.join(""));

  it("makes both texts again from its parts", () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const runs = textDifference(left, right);
        const side = (other: "added" | "dropped") =>
          runs
            .filter(({ kind }) => kind !== other)
            .map((run) => run.text)
            .join("");
        expect([side("added"), side("dropped")]).toEqual([left, right]);
      }),
      { numRuns: 500 },
    );
  });

  it("is one same run for equal texts and keeps the shortest change", () => {
    expect(textDifference("加快建设", "加快建设")).toEqual([{ kind: "same", text: "加快建设" }]);
    expect(
      textDifference("实施包头至银川高铁项目", "实施包头至银川高铁、集通铁路项目").filter(
        ({ kind }) => kind !== "same",
      ),
    ).toEqual([{ kind: "added", text: "、集通铁路" }]);
  });

  it("still answers for long texts that have nothing in common", () => {
    const [left, right] = ["甲乙丙丁".repeat(4000), "子丑寅卯".repeat(4000)];
    expect(textDifference(left, right)).toEqual([
      { kind: "dropped", text: left },
      { kind: "added", text: right },
    ]);
  });
});
