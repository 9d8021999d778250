import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { FailureError } from "../../../kernel/error.ts";
import { readFilledSheets } from "../../../platform/documents/sheet-rows.ts";
import type { Comparison } from "../domain/standards/comparison.ts";
import { commands } from "../commands.ts";

let folder: string;
const write = async (name: string, ...rows: string[][]) =>
  writeFileSync(
    join(folder, name),
    await sheetOf([["事项名称", "基本编码", "事项类型", "承诺办结时限", "材料名称"], ...rows]),
  );
const lineOf = (name: string, code: string, days: string) => [name, code, "行政许可", days, "申请书"];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "items-compare-"));
  await write("包头市.xlsx", ["取水许可", "000100000001", "行政许可", "20个工作日", "申请书"]);
  await write(
    "鄂尔多斯.xlsx",
    ["取水许可", "000100000001", "行政许可", "7天", "申请书"],
    ["=1+1", "", "其他", "", ""],
  );
  await write("无名.xlsx", ["取水许可", "000100000001", "行政许可", "9个工作日", "申请书"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  runCommand(commands, ["items", "compare", ...args, "--as-of", "2026-11-27"], { cwd: folder });

describe("（四） jiziwan items compare", () => {
  it("tells cities by the names of their files, and who is slowest on one scale of days", async () => {
    const { code, out } = await run("包头市.xlsx", "鄂尔多斯.xlsx", "--json");
    const told = JSON.parse(out) as Comparison & { files: { city: string }[] };
    expect(code).toBe(0);
    expect(told.files.map(({ city }) => city)).toEqual(["150200", "150600"]);
    const [group] = told.groups.filter(({ key }) => key === "000100000001");
    expect(group).toMatchObject({
      slowest: ["150200"],
      common: { promisedDays: 5 },
      savings: [{ city: "150200", days: 15 }, { days: 0 }],
    });
    expect((await run("包头市.xlsx", "鄂尔多斯.xlsx")).out).toContain("最慢：包头");
  });

  it("takes the cities as said, writes a workbook, and keeps a formula text in it", async () => {
    await run("无名.xlsx", "鄂尔多斯.xlsx", "--city", "150100,鄂尔多斯", "--out", "比对.xlsx");
    const sheets = await readFilledSheets(readFileSync(join(folder, "比对.xlsx")), "比对.xlsx");
    const cells = sheets.ok ? sheets.value.flatMap(({ rows }) => rows.flatMap((row) => row.cells)) : [];
    expect(cells).toContain("取水许可");
    expect(cells).toContain("=1+1");
  });

  it("compares an item of which one cell is not understood without it, and names codes that it did not follow", async () => {
    await write(
      "包头市二.xlsx",
      lineOf("取水许可", "000100000001", "视情况"),
      lineOf("电影放映许可", "00010000000Z", "5天"),
    );
    await write(
      "呼和浩特市二.xlsx",
      lineOf("取水许可", "000100000001", "5天"),
      lineOf("特种设备登记", "000100000002", "5天"),
    );
    await write("鄂尔多斯市二.xlsx", lineOf("排污许可", "000100000002", "5天"));
    const { out } = await run("包头市二.xlsx", "呼和浩特市二.xlsx", "鄂尔多斯市二.xlsx");
    expect(out).toContain("其中 1 个有读不懂的栏目");
    expect(out).toContain("两市 1");
    expect(out).toContain("包头“电影放映许可”的基本编码 00010000000Z 不是 12 位以内的数字");
    expect(out).toMatch(
      /“排污许可”的基本编码 000100000002 与“特种设备登记”相同|“特种设备登记”的基本编码 000100000002 与“排污许可”相同/,
    );
  });

  it("refuses a file of no city, cities that are not as many as files, and what is not there", async () => {
    for (const args of [["无名.xlsx"], ["包头市.xlsx", "--city", "150100,150200"], ["没有.xlsx"], []])
      await expect(run(...args)).rejects.toThrow(FailureError);
  });
});
