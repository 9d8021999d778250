import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { commands } from "./commands.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "energy-sizing-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const hours = (many: number): string =>
  `hour,wind,solar,loadMw,truckMwh,buyYuanPerKwh,sellYuanPerKwh\n${Array.from({ length: many }, (_, hour) => `${hour},0.5,0,10,0,0.5,0\n`).join("")}`;
const PROJECT = {
  hours: "hours.csv",
  assets: { wind: { yuanPerKwYear: 1000, maxMw: 8 } },
  grid: { importMw: 20 },
};

it("（十六） energy size reads hours beside the project and prints bounds, exact cost, capacities, year and prices; energy export writes both formats", async () => {
  written("hours.csv", hours(8_760));
  const project = written("project.json", JSON.stringify(PROJECT));
  const { code, out } = await runCommand(commands, [
    "energy",
    "size",
    project,
    "--segments",
    "60",
    "--exact",
    "--json",
  ]);
  expect(code).toBe(0);
  const found = JSON.parse(out) as Record<string, unknown>;
  expect(Object.keys(found)).toEqual([
    "status",
    "lowerYuan",
    "upperYuan",
    "exactYuan",
    "capacities",
    "year",
    "because",
    "prices",
  ]);
  // 8 MW yield 4 of the 10 that are needed: 8 million, and 6 MWh an hour at 500 yuan.
  const yuan = 8_000_000 + 6 * 8_760 * 500;
  for (const name of ["lowerYuan", "upperYuan", "exactYuan"]) expect(found[name]).toBeCloseTo(yuan, 0);
  expect(found).toMatchObject({
    status: "optimal",
    capacities: { solarMw: 0, tankKg: 0 },
    because: null,
    prices: [],
  });
  const [mps, pypsa] = [join(folder, "year.mps"), join(folder, "network")];
  await runCommand(commands, ["energy", "export", project, "--mps", mps, "--pypsa", pypsa]);
  expect(readFileSync(mps, "utf8")).toMatch(/^NAME .*\nROWS\n[^]*\nENDATA\n$/);
  expect(readFileSync(join(pypsa, "generators.csv"), "utf8")).toContain("wind,electricity,0,True,8,1000000");
});

/** What a command line is refused with. */
const english = async (line: readonly string[]): Promise<string> => {
  const error = await runCommand(commands, line).catch((thrown: unknown) => thrown);
  return (error as { failure: { sentence: { en: string } } }).failure.sentence.en;
};

it("（十六） a year of 8,759 hours, too few stretches and a rule in a PyPSA folder are refused with what to do", async () => {
  written("short.csv", hours(8_759));
  const short = written("short.json", JSON.stringify({ ...PROJECT, hours: "short.csv" }));
  expect(await english(["energy", "size", short])).toContain("has 8759 hours and needs 8760");
  expect(await english(["energy", "size", short, "--segments", "10"])).toContain("from 53 to 8760");
  const ruled = written("ruled.json", JSON.stringify({ ...PROJECT, rule: "park" }));
  expect(await english(["energy", "export", ruled, "--pypsa", folder])).toContain("take rule out");
});
