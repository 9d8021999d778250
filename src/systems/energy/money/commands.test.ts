import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { commands } from "./commands.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "energy-money-"));
  const hours = Array.from({ length: 8_760 }, (_, hour) => `${hour},0.4,0,1,0,0.5,0.2`);
  writeFileSync(
    join(folder, "hours.csv"),
    `hour,wind,solar,loadMw,truckMwh,buyYuanPerKwh,sellYuanPerKwh\n${hours.join("\n")}\n`,
  );
  const project = {
    hours: "hours.csv",
    assets: { wind: { yuanPerKwYear: 300, maxMw: 10 } },
    grid: { importMw: 1, exportMw: 0 },
  };
  writeFileSync(join(folder, "project.json"), JSON.stringify(project));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (money: unknown, ...flags: string[]) => {
  const path = join(folder, "money.json");
  writeFileSync(path, JSON.stringify(money));
  return runCommand(commands, ["energy", "money", join(folder, "project.json"), path, ...flags]);
};

it("（十六） energy money prints statement, drivers and every assumption with its source, and refuses what is no terms", async () => {
  const wind = { value: 4_000, source: "可研报告第 12 页", on: "2026-11-01", level: "B" };
  const { code, out, err } = await run(
    { design: { windMw: 2 }, windYuanPerKw: wind, loadYuanPerKwh: 0.4 },
    "--json",
  );
  expect([code, err]).toEqual([0, ""]);
  const found = JSON.parse(out) as Record<string, never>;
  expect(Object.keys(found)).toEqual([
    "statement",
    "year",
    "missingKwh",
    "missingKg",
    "broken",
    "drivers",
    "assumptions",
    "unverified",
  ]);
  expect(found).toMatchObject({
    statement: { investmentYuan: 8_000_000 },
    // 0.8 MW of wind in each hour, and 0.2 MW bought.
    year: { loadKwh: 8_760_000, importedKwh: expect.closeTo(1_752_000, 0) as number },
    assumptions: {
      windYuanPerKw: { value: 4_000, level: "B", on: "2026-11-01" },
      loadYuanPerKwh: { value: 0.4, level: "C" },
    },
  });
  expect(found["unverified"]).toContain("loadYuanPerKwh");
  expect((await run({ design: { windMw: 2 } })).out).toContain("未核实 unverified");
  // A battery that the project knows nothing of would cost and never run; what is verified says by whom.
  await expect(run({ design: { windMw: 2, batteryMw: 1, batteryMwh: 4 } })).rejects.toMatchObject({
    failure: { sentence: { en: expect.stringContaining("batteryMw, batteryMwh") as string } },
  });
  await expect(
    run({ design: { windMw: 2 }, windYuanPerKw: { value: 4_000, level: "A" } }),
  ).rejects.toMatchObject({
    failure: { sentence: { en: expect.stringContaining("$.windYuanPerKw.source") as string } },
  });
  await expect(run({ design: { windMw: -1 }, years: 20.5, price: 3 })).rejects.toMatchObject({
    failure: { sentence: { zh: expect.stringMatching(/windMw[\s\S]*years|years[\s\S]*windMw/) as string } },
  });
});
