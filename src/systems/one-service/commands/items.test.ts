import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { FailureError } from "../../../kernel/error.ts";
import { commands } from "../commands.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "items-lint-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = [
  "事项名称",
  "事项类型",
  "实施主体",
  "设定依据",
  "基本编码",
  "实施编码",
  "办件类型",
  "承诺办结时限",
  "法定办结时限",
  "咨询方式",
  "监督投诉方式",
  "审批结果名称",
  "心情",
];
const GOOD = [
  "甲事项",
  "行政许可",
  "某局",
  "某法",
  "000100000001",
  "A1",
  "承诺件",
  "5个工作日",
  "20个工作日",
  "1",
  "2",
  "核准通知",
  "",
];
const file = async (name: string, rows: readonly (readonly string[])[]): Promise<string> => {
  writeFileSync(join(folder, name), await sheetOf([HEAD, ...rows]));
  return name;
};
const run = (...args: string[]) =>
  runCommand(commands, ["items", "lint", ...args, "--as-of", "2026-11-23"], { cwd: folder });
type Told = {
  readonly counts: { readonly errors: number };
  readonly city: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly row: number;
    readonly source: { readonly standing: string };
    readonly remedy: { readonly zh: string };
    readonly correction: string | null;
  }[];
  readonly unknownHeadings: readonly { readonly heading: string }[];
};

describe("（四） jiziwan items lint", () => {
  it("exits with 0 where nothing is wrong, and lists headings that it does not know", async () => {
    const { code, out } = await run(await file("包头市事项.xlsx", [GOOD]), "--json");
    const told = JSON.parse(out) as Told;
    expect([code, told.counts.errors, told.city]).toEqual([0, 0, "150200"]);
    expect(told.unknownHeadings.map(({ heading }) => heading)).toEqual(["心情"]);
  });

  it("exits with 1 on errors, with row, rule, source, remedy and correction; writes the corrected workbook", async () => {
    const bad = GOOD.with(6, "").with(7, "30个工作日");
    const name = await file("错.xlsx", [GOOD, bad.with(0, "乙事项").with(5, "A2")]);
    const { code, out } = await run(name, "--city", "150600", "--json", "--out", "更正.xlsx");
    const { findings } = JSON.parse(out) as Told;
    expect(code).toBe(1);
    expect(
      findings.map(({ rule, row, correction, source }) => [rule, row, correction, source.standing]),
    ).toEqual([
      ["project-type", 3, "承诺件", "practice"],
      ["promised-over-legal", 3, null, "practice"],
    ]);
    expect(readFileSync(join(folder, "更正.xlsx")).subarray(0, 2).toString()).toBe("PK");
    const again = JSON.parse((await run("更正.xlsx", "--city", "150600", "--json")).out) as Told;
    expect(again.findings.map(({ rule }) => rule)).toEqual(["promised-over-legal"]);
    expect((await run(name)).out).toContain("承诺时限长于法定时限");
  });

  it("refuses what is no workbook, no list of items, or not there, with what to do", async () => {
    writeFileSync(join(folder, "文.xlsx"), "不是表格");
    writeFileSync(
      join(folder, "空.xlsx"),
      await sheetOf([
        ["甲", "乙"],
        ["1", "2"],
      ]),
    );
    for (const args of [["文.xlsx"], ["空.xlsx"], ["无.xlsx"], [], ["错.xlsx", "--city", "北京"]])
      await expect(run(...args)).rejects.toThrow(FailureError);
  });
});
