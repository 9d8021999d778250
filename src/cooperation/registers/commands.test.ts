import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import { commands } from "../commands.ts";

let ground: CooperationGround;
let folder: string;
beforeAll(async () => {
  ground = await openCooperation();
  folder = await mkdtemp(join(tmpdir(), "jiziwan-registers-"));
});
afterAll(async () => {
  await ground.database.close();
  await rm(folder, { recursive: true });
});

/** What a command prints and how it ends. */
function run(name: string, ...args: readonly string[]) {
  const { desk } = ground;
  return runCommand(commands, ["register", name, ...args], {
    cwd: folder,
    shell: desk,
    organisations: () => desk.organisations.list(),
    plans: desk.plans,
    tasks: desk.tasks,
  });
}

describe("（一）（二十） jiziwan register", () => {
  it("previews a workbook without entering it, and ends with 3 where rows have errors", async () => {
    const rows = [
      ["项目名称", "对应举措", "总投资（万元）"],
      ["演练好项目", "一", 100],
      ["演练坏项目", "一", "若干"],
    ];
    await writeFile(join(folder, "a.xlsx"), await sheetOf(rows));
    const preview = await run("import", "project", "a.xlsx");
    expect(preview.code).toBe(3);
    expect(preview.out).toContain("3  新增  演练坏项目\n    × “总投资”填的是“若干”");
    expect((await run("import", "project", "a.xlsx", "--apply")).code).toBe(3);
    expect((await run("list", "项目库")).out).toBe("");
  });

  it("enters the good rows, finds them by their measure, and writes them out so that nothing changes", async () => {
    const entered = await run("import", "project", "a.xlsx", "--apply", "--good-rows");
    expect(entered.out).toBe("新增 1 行，更新 0 行，无变化 0 行，略去有问题的 1 行\n");
    const listed = await run("list", "project", "--measure", "1", "--json");
    const rows = JSON.parse(listed.out) as { id: string; name: string }[];
    expect(rows.map(({ name }) => name)).toEqual(["演练好项目"]);
    expect((await run("show", rows[0]?.id ?? "")).out).toContain("演练好项目");
    expect((await run("export", "project", "--out", "out.xlsx")).code).toBe(0);
    const again = await run("import", "project", "out.xlsx", "--json");
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ counts: { unchanged: 1, new: 0, update: 0, blocked: 0 } });
    expect((await run("verify")).code).toBe(0);
  });

  it("says what to write where a word is none of its own", async () => {
    await expect(run("list", "预算")).rejects.toMatchObject({ failure: { code: "unusable" } });
    await expect(run("list", "project", "--measure", "40")).rejects.toThrow(/measure 40/);
    await expect(run("import", "project", "missing.xlsx")).rejects.toThrow(/There is no file/);
  });
});
