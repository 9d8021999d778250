import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SPECS } from "../src/cooperation/registers/specs.ts";
import { readPlan } from "../src/supervision/domain/plan-reader/read-plan.ts";
import { listPaths, readFiles, ROOT } from "./architecture/files.ts";
import { contradictions, evidenceOf, listedMeasures } from "./measures/evidence.ts";
import { linksOf, ordinalOf, ORDINALS, readTable } from "./measures/table.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const tables = { en: readTable(read("README.md")), zh: readTable(read("README.zh-CN.md")) };
const files = readFiles(listPaths());

/** The paragraph of the bundled plan that holds a measure, widths as printed. */
function printed(measure: number): string {
  const ordinal = ordinalOf(measure).replace("（", "(").replace("）", ")");
  const line = read("plans/baotou-2024.txt")
    .split("\n")
    .find((text) => text.startsWith(ordinal));
  if (line === undefined) throw new Error(`the bundled plan has no measure ${ordinal}`);
  return line;
}

const baotou = readPlan(read("plans/baotou-2024.txt"));

const ENGLISH_DEADLINES: Readonly<Record<string, string>> = {
  持续推进: "continuing",
  长期坚持: "long-term",
  "2024年12月": "December 2024",
  "2026年12月": "December 2026",
};

describe("the tables of the 22 measures in both READMEs", () => {
  test("hold one row for each measure, in order", () => {
    expect(tables.en.map(({ ordinal }) => ordinal)).toEqual(ORDINALS);
    expect(tables.zh.map(({ ordinal }) => ordinal)).toEqual(ORDINALS);
  });

  test("say the same in both languages: marks and links", () => {
    const told = (rows: typeof tables.en) =>
      rows.map(({ ordinal, supervised, registered, system, where }) => [
        ordinal,
        supervised,
        registered,
        system,
        ...linksOf(where),
      ]);
    expect(told(tables.zh).map((row) => row.map((cell) => cell.replace("README.zh-CN", "README")))).toEqual(
      told(tables.en),
    );
  });

  test("link to what exists", () => {
    const links = ["README.md", "README.zh-CN.md", "ARCHITECTURE.md"].flatMap((path) => linksOf(read(path)));
    const missing = links.filter(
      (link) => !/^(https?:|#)/.test(link) && !existsSync(join(ROOT, link.replace(/#.*$/, ""))),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe.each(ORDINALS.map((ordinal, index) => ({ ordinal, measure: index + 1 })))(
  "measure $ordinal",
  ({ ordinal, measure }) => {
    const [en, zh] = [tables.en[measure - 1], tables.zh[measure - 1]];

    test(`${ordinal} is quoted in Chinese as the plan prints it`, () => {
      const quotes = (zh?.asks ?? "").split("；");
      expect(quotes.filter((quote) => quote === "" || !printed(measure).includes(quote))).toEqual([]);
    });

    test(`${ordinal} carries the deadline that the plan prints`, () => {
      const deadline = /完成时限:([^)]+)\)/.exec(printed(measure))?.[1] ?? "";
      expect(zh?.deadline).toBe(deadline);
      expect(en?.deadline).toBe(ENGLISH_DEADLINES[deadline]);
    });

    test(`${ordinal} is read with text, units, deadline, undertakings and their places, as the table claims`, () => {
      const reading = baotou.measures[measure - 1];
      const isRead =
        reading !== undefined &&
        printed(measure).includes(reading.text) &&
        reading.lead.length > 0 &&
        reading.deadline.kind !== "none" &&
        reading.undertakings.length > 0 &&
        [...reading.lead, ...reading.undertakings].every(({ span }) => span[0] < span[1]);
      expect(zh?.supervised).toBe(isRead ? "✓" : "✗");
    });

    test(`${ordinal} claims registers only where one is made for it`, () => {
      const made = Object.values(SPECS).some(({ measures }) => measures.includes(measure));
      expect(en?.registered).toBe(made ? "✓" : "✗");
    });

    test(`${ordinal} claims a system of its own only where slice, page, test and README agree`, () => {
      expect(contradictions(en?.system ?? "", evidenceOf(measure, files))).toEqual([]);
    });
  },
);

describe("the gate itself", () => {
  const slice = {
    path: "src/systems/ecology/slice.ts",
    text: "export const ecology = () => ({ measures: [12, 13] });",
  };
  const page = {
    path: "src/systems/ecology/web/pages.ts",
    text: "export const pages = [{ measures: [13] }];",
  };
  const unit = {
    path: "src/systems/ecology/domain/a.test.ts",
    text: 'test("（十三） pays what was agreed", () => {});',
  };
  const readme = { path: "src/systems/ecology/README.md", text: "## （十三） Compensation along the river" };
  const mark = (sign: string, ...given: readonly (typeof slice)[]) =>
    contradictions(sign, evidenceOf(13, given));

  test("✓ needs slice, page, test title and README heading", () => {
    expect(mark("✓", slice, page, unit, readme)).toEqual([]);
    expect(mark("✓", slice, unit, readme)).toEqual(["✓ without pages"]);
    expect(mark("✓", slice, page, readme)).toEqual(["✓ without tests"]);
    expect(mark("✓", slice, page, unit)).toEqual(["✓ without headings"]);
    expect(mark("✓", page)).toContain("✓ without slices");
  });

  test("✗ is refused where a slice or a page already serves the measure", () => {
    expect(mark("✗", unit, readme)).toEqual([]);
    expect(mark("✗", slice)).toHaveLength(1);
    expect(mark("✗", page)).toHaveLength(1);
    expect(mark("?")).toHaveLength(1);
  });

  test("a test of another slice, or the ordinal of another measure, is no evidence", () => {
    const other = { path: "src/systems/energy/domain/a.test.ts", text: unit.text };
    expect(mark("✓", slice, page, other, readme)).toEqual(["✓ without tests"]);
    expect(evidenceOf(12, [slice, page, unit, readme]).tests).toEqual([]);
  });

  test("measures that are computed are refused, since nobody finds them by reading", () => {
    expect(() => listedMeasures({ path: "a.ts", text: "const a = { measures: all() };" })).toThrow(
      /list of numbers/,
    );
  });

  test("ordinals run from （一） to （二十二）", () => {
    expect([1, 9, 10, 11, 19, 20, 21, 22].map(ordinalOf)).toEqual([
      "（一）",
      "（九）",
      "（十）",
      "（十一）",
      "（十九）",
      "（二十）",
      "（二十一）",
      "（二十二）",
    ]);
  });
});
