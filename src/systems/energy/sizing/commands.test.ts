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

it("（十六） an invented year says that it is a sample, has the hours asked for, a dark night and the load of its shifts or file", async () => {
  const path = join(folder, "invented.csv");
  const ask = ["energy", "hours", path, "--wind-hours", "3600", "--sun-hours", "1700", "--seed", "7"];
  const shifts = ["--load-mw", "100", "--pattern", "twoShifts", "--work-days", "6", "--idle", "0.1"];
  const { err } = await runCommand(commands, [...ask, ...shifts]);
  expect(err).toContain("invented sample");
  const [remark, head, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  expect([remark?.slice(0, 13), head?.split(",").length]).toEqual(["# 示例 sample: ", 7]);
  let [wind, sun, load, night] = [0, 0, 0, 0];
  for (const [hour, cells] of lines.map((line) => line.split(",").map(Number)).entries()) {
    const [, w = NaN, s = NaN, mw] = cells;
    expect(Math.min(w, s)).toBeGreaterThanOrEqual(0);
    expect(Math.max(w, s)).toBeLessThanOrEqual(1);
    [wind, sun, load] = [wind + w, sun + s, load + (mw ?? NaN)];
    if (hour % 24 < 4 || hour % 24 > 21) night = Math.max(night, s);
    // 1 January is a Monday: the seventh day of each week rests.
    expect(mw).toBe(hour % 24 >= 8 && Math.floor(hour / 24) % 7 < 6 ? 100 : 10);
  }
  expect([lines.length, night]).toEqual([8_760, 0]);
  expect(Math.abs(wind - 3_600)).toBeLessThan(0.05);
  expect(Math.abs(sun - 1_700)).toBeLessThan(0.05);

  const own = written(
    "load.csv",
    `\uFEFFhour,loadMw\r\n${Array.from({ length: 8_760 }, (_, hour) => `${hour},${hour % 7}\r\n`).join("")}`,
  );
  await runCommand(commands, ["energy", "hours", path, "--load", own]);
  expect(readFileSync(path, "utf8").split("\n")[2 + 5]).toMatch(/^5,[^,]+,0,5,0,0.45,0.2$/);
  expect(await english([...ask, "--load", own, "--idle", "0.1"])).toContain("exclude each other");
  expect(await english([...ask, "--load-mw", "100", "--pattern", "nights"])).toContain("threeShifts");
  expect(await english([...ask, "--load-mw", "200000"])).toContain("from 0 to 50000");
  expect(await english(["energy", "hours", path, "--wind-hours", "2500"])).toContain("from 3000 to 3600");
});
