import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../test/support/command-line.ts";
import { root } from "../../test/support/application.ts";
import { openTestDatabase, type TestDatabase } from "../../test/support/database.ts";
import { BUNDLED_PLANS, COUNTED_ON, deskOn } from "../../test/support/supervision.ts";
import { FailureError } from "../kernel/error.ts";
import type { Shell } from "../platform/slice.ts";
import { commands } from "./commands.ts";
import { chineseOrdinal } from "./domain/chinese-ordinal.ts";
import { displayWidth, plainTable } from "./domain/plain-table.ts";

let database: TestDatabase;
let shell: Shell;
const folder = mkdtempSync(join(tmpdir(), "jiziwan-commands-"));
beforeAll(async () => {
  database = await openTestDatabase({ filled: BUNDLED_PLANS });
  const desk = deskOn(database);
  shell = desk;
  writeFileSync(join(folder, "poem.txt"), "床前明月光，疑是地上霜。");
  writeFileSync(join(folder, "picture.txt"), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (line: string) => runCommand(commands, line, { cwd: folder, shell });

const BAOTOU = join(root, "plans/baotou-2024.txt");

describe("（二十）jiziwan plan read", () => {
  it("prints the published keys, with spans into the text", async () => {
    const { code, out } = await run(`plan read ${BAOTOU} --json`);
    const reading = JSON.parse(out) as {
      measures: { text: string; lead: string[]; deadline: object; spans: { text: [number, number] } }[];
    };
    expect(code).toBe(0);
    expect(Object.keys(reading)).toEqual([
      "title",
      "issuer",
      "docNumber",
      "date",
      "superior",
      "rules",
      "measures",
      "questions",
    ]);
    const second = reading.measures[1];
    expect(second?.lead).toEqual(["市交通运输局"]);
    expect(second?.deadline).toEqual({
      kind: "date",
      raw: "2026年12月",
      latest: "2026-12-31",
      thenContinuous: false,
    });
    expect(readFileSync(BAOTOU, "utf8").slice(...(second?.spans.text ?? [0, 0]))).toBe(second?.text);
  });

  it("exits with 3 where there is no measure, JSON still printed, and with 2 where nothing can be read", async () => {
    const poem = await run("plan read poem.txt --json");
    expect([poem.code, (JSON.parse(poem.out) as { measures: [] }).measures]).toEqual([3, []]);
    const picture = await run("plan read picture.txt --json");
    expect([picture.code, picture.out]).toEqual([2, ""]);
    expect(picture.err).toContain("只有图片");
    await expect(run("plan read nowhere.txt")).rejects.toThrow(FailureError);
    await expect(run("plan read poem.txt/inside.txt")).rejects.toThrow("There is no such file");
    await expect(run("plan read .")).rejects.toThrow("is a folder; name one file in it");
    symlinkSync("circle.txt", join(folder, "circle.txt"));
    await expect(run("plan read circle.txt")).rejects.toThrow("cannot be read (ELOOP)");
    await expect(run("plan read")).rejects.toThrow("FILE is missing");
  });

  it("writes the ledger where it is told, and a table that lines up without a flag", async () => {
    expect((await run(`plan read ${BAOTOU} --xlsx ledger.xlsx`)).code).toBe(0);
    expect(readFileSync(join(folder, "ledger.xlsx")).subarray(0, 2).toString()).toBe("PK");
    const { out } = await run(`plan read ${BAOTOU}`);
    expect(out).toContain("22 项举措");
    await expect(run(`plan read ${BAOTOU} --xlsx`)).rejects.toThrow("needs a value");
  });
});

describe("（二十）commands on published plans", () => {
  it("give the board as of a day", async () => {
    const { out } = await run(`plan board 包头 --as-of ${COUNTED_ON} --json`);
    expect(JSON.parse(out)).toMatchObject({
      asOf: COUNTED_ON,
      figures: { measures: 22, pending: 9, "due-soon": 1 },
    });
    await expect(run("plan board 包头 --as-of 2026-02-30")).rejects.toThrow("needs a day");
    await expect(run("plan board 没有的方案")).rejects.toThrow("No such plan");
    await expect(run("plan board 呼包鄂乌")).rejects.toThrow("2 titles hold");
  });

  it("list, compare and search", async () => {
    expect((await run("plan list")).out.split("\n")).toHaveLength(4);
    expect((await run("plan compare 内蒙古 包头")).out).toContain("集宁至大同至原平高铁");
    expect(JSON.parse((await run("plan search 生态补偿 --json")).out)).toMatchObject({
      total: 1,
      rows: [{ ordinal: "(十三)" }],
    });
  });

  it("（十三）print the trail of a measure", async () => {
    const { out } = await run(`measure 13 --as-of ${COUNTED_ON} --json`);
    expect(JSON.parse(out)).toMatchObject({
      measure: { ordinal: "(十三)", state: "continuous" },
      trail: { tests: expect.arrayContaining(["src/supervision/commands.test.ts"]) as string[] },
      indicators: [],
    });
    await expect(run("measure 23")).rejects.toThrow("from 1 to 22");
  });
});

describe("what a terminal shows", () => {
  it("counts Chinese characters as two columns and lines the cells up", () => {
    expect(displayWidth("（一）a")).toBe(7);
    const table = plainTable(
      [
        { header: "举措", most: 8 },
        { header: "x", most: 4 },
      ],
      [
        ["呼包鄂乌一体化", "12"],
        ["a", "b"],
      ],
    );
    expect(table).toBe("举措     x\n呼包鄂…  12\na        b\n");
  });

  it("writes ordinals as the plan does", () => {
    expect([1, 10, 11, 20, 22].map(chineseOrdinal)).toEqual(["一", "十", "十一", "二十", "二十二"]);
  });
});
