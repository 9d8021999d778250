import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { eachCsvRow } from "../../../platform/documents/csv.ts";
import { commands } from "./commands.ts";
import { type DailyLine, readDaily } from "./daily.ts";
import { lagBetween } from "./lag.ts";

const DATA = fileURLToPath(new URL("../../../../../shared/data/ecology/", import.meta.url));
const DAILY = join(DATA, "yr_daily_selected_2001-2022.csv");
const present = existsSync(DAILY);
const json = async (...args: string[]) => {
  const { out, err } = await runCommand(commands, [...args, "--json"]);
  return { found: JSON.parse(out) as never, err };
};

// 水利部黄河水利委员会, daily bulletins as collected in github.com/944568752/Daily-Yellow-River-Information-Download (MIT).
describe("（十二）the public daily record of 2001 to 2022", () => {
  beforeEach((context) => context.skip(!present, "the record is not beside the repository"));

  it("gives runoff and days of every station and year as they were computed before", async () => {
    const { found, err } = await json("ecology", "load", DAILY);
    const loads = found as { station: string; year: number; [key: string]: unknown }[];
    const [, ...rows] = readFileSync(join(DATA, "annual_load.csv"), "utf8").trim().split(/\r?\n/);
    const expected = rows.map((row) => row.split(","));
    const ours = new Map(loads.map((load) => [`${load.station},${load.year}`, load]));
    expect(expected).toHaveLength(252);
    expect(ours.size).toBe(252);
    for (const [station, year, days, sediment, runoff] of expected) {
      const load = ours.get(`${station},${year}`);
      expect(load).toMatchObject({ daysFlow: Number(days), daysSediment: Number(sediment) });
      expect(Math.abs(Number(load?.["runoff1e8m3"]) - Number(runoff))).toBeLessThan(0.005_001);
      expect([load?.["complete"], load?.["sediment1e8t"]]).toEqual([false, null]);
    }
    expect(err).toContain("包头的流量自 2013-12-17 起才有");
  });

  it("gives the seven lags to three decimals", () => {
    type Known = { from: string; to: string; bestLagDays: number; r: number; n: number; all: number[] };
    const known = JSON.parse(readFileSync(join(DATA, "lag_days.json"), "utf8")) as Known[];
    const lines: DailyLine[] = [];
    eachCsvRow(
      [readFileSync(DAILY, "utf8")],
      (cells, row, broken) => void lines.push({ cells, row, broken }),
    );
    const read = readDaily(lines);
    const flowOf = (name: string) =>
      (read.ok && read.value.stations.get(name)?.flow) || new Map<string, number>();
    expect(known).toHaveLength(7);
    expect(known.map(({ from, to }) => lagBetween(flowOf(from), flowOf(to)))).toEqual(
      known.map(({ bestLagDays: days, r, n, all: series }) => ({ days, r, n, series })),
    );
  });

  it("says with a lag from or to Baotou that its flow begins in 2013", async () => {
    const { found, err } = await json("ecology", "lag", DAILY, "--from", "三湖河口", "--to", "包头");
    expect(found).toMatchObject({ days: 1, r: 0.812, n: 1656 });
    expect(err).toContain("包头的流量自 2013-12-17 起才有");
  });
});

describe("（十二）the commands of the daily record", () => {
  let folder = "";
  const file = (text: string): string => {
    const path = join(folder, "逐日.csv");
    writeFileSync(path, text);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ecology-daily-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("print findings with line, field and sentence, and their result beside them", async () => {
    const path = file('日期,测站,流量\r\n2012-07-01,"甲",10\r\n2012-07-02,甲,-3\r\n"2012-07-03,甲,5');
    const { code, out, err } = await runCommand(commands, ["ecology", "load", path, "--json"]);
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      [{ station: "甲", daysFlow: 1, runoff1e8m3: 0.008_64 }],
    ]);
    expect(err).toContain("第 3 行 flow_m3s：“-3”不是零或正数，这一行没有用。\nline 3 flow_m3s: ");
    expect(err).toContain("第 4 行：引号没有配对");
    expect((await runCommand(commands, ["ecology", "load", path])).out).toContain(
      "甲 2012  0.01 亿m³（1 天）",
    );
  });

  it("refuse stations that the file lacks, and name those that it has", async () => {
    const path = file("date,station,flow_m3s\n2012-07-01,甲,10\n2012-07-01,乙,");
    const run = (...args: string[]) => runCommand(commands, ["ecology", "lag", path, ...args]);
    await expect(run("--from", "甲", "--to", "乙")).rejects.toMatchObject({
      failure: { sentence: { zh: "文件里没有“乙”的流量；有流量的站：甲。" } },
    });
    await expect(run("--from", "甲")).rejects.toMatchObject({ failure: { code: "unusable" } });
    await expect(run("--from", "甲", "--to", "甲")).rejects.toMatchObject({ failure: { code: "unusable" } });
  });
});
