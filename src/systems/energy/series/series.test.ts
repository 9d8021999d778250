import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { FailureError } from "../../../kernel/error.ts";
import { commands } from "./commands.ts";
import { sunAt } from "./pv.ts";

const BESIDE = new URL("../../../../../shared/data/energy/", import.meta.url);
const WIND = fileURLToPath(new URL("windpowerlib/weather.csv", BESIDE));
const SUN = fileURLToPath(new URL("pvlib/pvwatts_8760_rackmount.csv", BESIDE));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "energy-series-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const run = async (...args: readonly string[]) => {
  const { out, err } = await runCommand(commands, ["energy", "series", ...args, "--json"]);
  type Printed = { hours: number; fullLoadHours: number; capacityFactor: number; series: number[] };
  return { err, ...(JSON.parse(out) as Printed) };
};
const refused = async (...args: readonly string[]): Promise<string> => {
  try {
    await runCommand(commands, ["energy", "series", ...args]);
  } catch (error) {
    const { message } = error as Error;
    return error instanceof FailureError ? `${error.failure.sentence.zh} ${message}` : message;
  }
  throw new Error("it was taken");
};

const CURVE = "speedMps,powerKw\n0,0\n3,26\n5,180\n10,1500\n15,3000\n25,3000\n";
const COEFFICIENTS =
  "0,0,.28,.37,.41,.44,.45,.45,.43,.40,.35,.30,.24,.20,.16,.13,.11,.09,.08,.07,.06,.05,.04,.04,.03";
const COEFFICIENT_CURVE = ["speedMps,cp,rotorM,ratedKw"]
  .concat(COEFFICIENTS.split(",").map((cp, at) => `${at + 1},${cp},127,4200`))
  .join("\n");

describe("（十六） what others published of the same weather", () => {
  it("（十六） windpowerlib's full-load hours of its own curve, and of an E-126 by its coefficients", async ({
    skip,
  }) => {
    skip(!existsSync(WIND), "windpowerlib's weather is not beside the repository");
    const own = await run(WIND, "--turbine", file("own.csv", CURVE), "--hub", "105");
    expect(own.hours).toBe(8_760);
    expect(Math.abs(own.fullLoadHours / 1882.7567 - 1)).toBeLessThan(1e-6);
    const e126 = await run(WIND, "--turbine", file("e126.csv", COEFFICIENT_CURVE), "--hub", "135");
    expect(Math.abs(e126.fullLoadHours / 2730.142 - 1)).toBeLessThan(1e-4);
  });

  it("（十六） PVWatts' energy of a year, within 1 %, from irradiance and temperature alone", async ({
    skip,
  }) => {
    skip(!existsSync(SUN), "PVWatts' file is not beside the repository");
    const { fullLoadHours, capacityFactor } = await run(SUN, "--pv", file("pv.json", "{}"));
    expect(Math.abs((4 * fullLoadHours) / 6023.67 - 1)).toBeLessThan(0.01);
    expect(Math.abs(capacityFactor / 0.1719 - 1)).toBeLessThan(0.01);
  });

  it("（十六） the sun of 17 October 2003 over Golden as the algorithm of NREL has it, within a sixth of a degree", () => {
    const golden = { latitude: 39.742476, longitude: -105.1786, zone: -7 };
    const { cosZenith, azimuth } = sunAt(290, 12 + 30.5 / 60, golden);
    expect(Math.abs(90 - (Math.acos(cosZenith) * 180) / Math.PI - 39.872046)).toBeLessThan(0.05);
    expect(Math.abs((azimuth * 180) / Math.PI - 194.340241)).toBeLessThan(0.15);
  });
});

/** An hour of an EPW file on 21 June. */
const hour = (at: number, beam: number, wind: number) => {
  const cells = Array.from({ length: 35 }, () => "0");
  const values = { 0: 1999, 1: 6, 2: 21, 3: at, 6: 25, 9: 90_000, 13: beam, 14: beam, 15: 80, 21: wind };
  for (const [cell, value] of Object.entries(values)) cells[Number(cell)] = String(value);
  return cells.join(",");
};

describe("（十六） files of our own", () => {
  it("（十六） a plain file's wind is the hub's: between two points of the curve in proportion, outside nothing", async () => {
    const plain = file("plain.csv", "hour,windMps,,\n0,4,,\n1,10,,\n2,12.5,,\n3,25.1,,\n");
    const found = await run(plain, "--turbine", file("own.csv", CURVE), "--hub", "80");
    expect(found.series).toEqual([103 / 3000, 0.5, 0.75, 0]);
    expect([found.hours, found.fullLoadHours]).toEqual([4, 103 / 3000 + 1.25]);
    expect(found.capacityFactor).toBeCloseTo((103 / 3000 + 1.25) / 4, 12);
    expect(found.err).toContain("8760");
    expect(found.err).toContain("at the hub, 80 m");
  });

  it("（十六） an EPW file's wind stands at 10 m, its hours end when it says, and its sun at its place", async () => {
    const head = ["LOCATION,Baotou,NM,CHN,CSWD,534460,40.65,109.84,8.0,1067"].concat(
      Array.from({ length: 7 }, (_, at) => `HEAD ${at}`),
    );
    const path = file("bt.epw", [...head, hour(1, 0, 0), hour(13, 800, 5)].join("\n"));
    const wind = await run(path, "--turbine", file("own.csv", CURVE), "--hub", "100");
    const at100 = (5 * Math.log(100 / 0.15)) / Math.log(10 / 0.15);
    expect(wind.series[1]).toBeCloseTo((180 + (1320 * (at100 - 5)) / 5) / 3000, 12);
    // Before noon and flat on the ground: beam times the height of the sun, which is 72.8° at its most that day.
    const flat = file("flat.json", JSON.stringify({ tiltDeg: 0, lossesPercent: 0 }));
    const { series } = await run(path, "--pv", flat);
    expect(series[0]).toBeGreaterThanOrEqual(0);
    expect(series[1]).toBeGreaterThan(0.6);
    expect(series[1]).toBeLessThan(0.85);
  });

  it("（十六） a missing mark of an EPW file counts where its column is used, and is refused with its row and field", async () => {
    const head = ["LOCATION,Baotou,NM,CHN,CSWD,534460,40.65,109.84,8.0,1067"].concat(
      Array.from({ length: 7 }, (_, at) => `HEAD ${at}`),
    );
    const marked = (values: Readonly<Record<number, number>>) => {
      const cells = hour(13, 800, 5).split(",");
      for (const [cell, value] of Object.entries(values)) cells[Number(cell)] = String(value);
      return file("marked.epw", [...head, hour(12, 800, 5), cells.join(",")].join("\n"));
    };
    const power = ["--turbine", file("own.csv", CURVE), "--hub", "10"];
    const coefficients = ["--turbine", file("cp.csv", COEFFICIENT_CURVE), "--hub", "10"];
    const modules = ["--pv", file("pv.json", "{}")];
    const dark = marked({ 6: 99.9, 9: 999_999, 13: 9999, 14: 9999, 15: 9999 });
    expect((await run(dark, ...power)).series).toEqual([0.06, 0.06]);
    expect(await refused(dark, ...coefficients)).toContain("line 10 column 7 (air temperature): 99.9");
    expect((await run(marked({ 9: 999_999 }), ...modules)).hours).toBe(2);
    expect((await run(marked({ 14: 9999 }), ...coefficients)).hours).toBe(2);
    expect(await refused(marked({ 9: 999_999 }), ...coefficients)).toContain(
      "line 10 column 10 (air pressure): 999999",
    );
    expect(await refused(marked({ 14: 9999 }), ...modules)).toContain(
      "line 10 column 15 (beam irradiance): 9999",
    );
    expect(await refused(marked({ 21: 999 }), ...power)).toContain("line 10 column 22 (wind speed): 999");
  });

  it("（十六） PVWatts, windpowerlib and plain files are judged by the columns that are used, named as printed and in words", async () => {
    const power = ["--turbine", file("own.csv", CURVE), "--hub", "80"];
    const coefficients = ["--turbine", file("cp.csv", COEFFICIENT_CURVE), "--hub", "80"];
    const modules = ["--pv", file("pv.json", "{}")];
    const pvWatts = (beam: string, wind: string) =>
      file(
        "pvwatts.csv",
        `PVWatts: Hourly\nMonth,Day,Hour,Beam Irradiance (W/m^2),Diffuse Irradiance (W/m^2),Ambient Temperature (C),Wind Speed (m/s)\n6,1,12,${beam},100,20,${wind}\n`,
      );
    expect((await run(pvWatts("-", "5"), ...power)).hours).toBe(1);
    expect(await refused(pvWatts("-", "5"), ...modules)).toContain(
      "line 3 “Beam Irradiance (W/m^2)” (beam irradiance): “-”",
    );
    expect(await refused(pvWatts("800", "999"), ...power)).toContain(
      "line 3 “Wind Speed (m/s)” (wind speed): 999",
    );
    // Only the wind next to the hub counts, and of the air only what a curve of coefficients asks for.
    const lib = (near: string, far: string, pressure: string, roughness = "0.15") =>
      file(
        "lib.csv",
        `variable_name,pressure,temperature,wind_speed,wind_speed,roughness_length\nheight,0,2,10,80,0\n2010-01-01,${pressure},280,${far},${near},${roughness}\n`,
      );
    expect((await run(lib("10", "", "x"), ...power)).series).toEqual([0.5]);
    expect(await refused(lib("10", "", "x"), ...coefficients)).toContain(
      "第 3 行 “pressure 0”（气压）：“x”不是数字",
    );
    expect(await refused(lib("", "10", "99000"), ...power)).toContain("line 3 “wind_speed 80” (wind speed)");
    expect(await refused(lib("10", "10", "99000", "0"), ...power)).toContain("roughness length");
    const plain = file("used.csv", "hour,windMps,ghi,dni,dhi,tempC\n0,10,,,9999,\n");
    expect((await run(plain, ...power)).series).toEqual([0.5]);
    expect(await refused(plain, ...modules)).toContain("line 2 “ghi” (global irradiance)");
  });

  it("（十六） modules of a plain file stand in Baotou, which is said; none yield at night", async () => {
    const rows = Array.from({ length: 24 }, (_, at) =>
      at >= 7 && at < 19 ? `${at},3,500,700,90,20` : `${at},3,0,0,0,5`,
    );
    const plain = file("day.csv", ["hour,windMps,ghi,dni,dhi,tempC", ...rows].join("\n"));
    const { series, err } = await run(plain, "--pv", file("pv.json", "{}"));
    expect(err).toContain("Baotou");
    expect(series.filter((each) => each > 0).length).toBeGreaterThan(7);
    expect([series[0], series[23]]).toEqual([0, 0]);
    const double = await run(plain, "--pv", file("big.json", JSON.stringify({ dcKw: 20 })));
    expect(double.series).toEqual(series);
  });

  it("（十六） what can be used and is doubtful is asked: a leap year, wind in km/h, irradiance in kW", async () => {
    const curve = file("own.csv", CURVE);
    const year = (hours: number, row: string, head: string) =>
      file(`${hours}.csv`, [head, ...Array.from({ length: hours }, (_, at) => `${at},${row}`)].join("\n"));
    const leap = await run(year(8_784, "6", "# 示例\nhour,windMps"), "--turbine", curve, "--hub", "80");
    expect([leap.hours, leap.err]).toEqual([
      8_784,
      expect.stringContaining("leave 29 February out") as string,
    ]);
    const fast = await run(year(24, "30", "hour,windMps"), "--turbine", curve, "--hub", "80");
    expect(fast.err).toContain("30.0 m/s on average");
    const percent = file("loss.json", JSON.stringify({ lossesPercent: 0.14 }));
    const dim = await run(file("dim.csv", "hour,dni,dhi\n0,0,0\n1,0.6,0.1\n"), "--pv", percent);
    expect(dim.err).toContain("Is it in kW/m²");
    expect(dim.err).toContain("Is it a share");
  });

  it("（十六） what cannot be used is refused with its place and a remedy", async () => {
    const curve = file("own.csv", CURVE);
    const plain = file("plain.csv", "hour,windMps\n0,4\n1,x\n");
    expect(await refused(plain, "--turbine", curve, "--hub", "80")).toContain(
      "line 3 “windMps” (wind speed): “x” is no number",
    );
    const below = file("below.csv", "hour,windMps\n0,-4\n");
    expect(await refused(below, "--turbine", curve, "--hub", "80")).toContain("cannot be below 0");
    // 999 marks what is missing, and so do 9999 W/m²; curves in km/h and coefficients above Betz's belong to no turbine.
    const marked = file("marked.csv", "hour,windMps\n0,999\n");
    expect(await refused(marked, "--turbine", curve, "--hub", "80")).toContain("cannot be above 75");
    const dazzling = file("dazzling.csv", "hour,dni,dhi\n0,0,0\n1,9999,0\n");
    expect(await refused(dazzling, "--pv", file("pv.json", "{}"))).toContain(
      "line 3 “dni” (beam irradiance): 9999",
    );
    const night = file("utc.csv", "hour,dni,dhi\n0,600,90\n");
    expect(await refused(night, "--pv", file("pv.json", "{}"))).toContain("UTC");
    const fast = file("kmh.csv", "speedMps,powerKw\n10,0\n90,2000\n");
    const calm = file("calm.csv", "hour,windMps\n0,4\n");
    expect(await refused(calm, "--turbine", fast, "--hub", "80")).toContain("km/h");
    const greedy = file("greedy.csv", "speedMps,cp,rotorM,ratedKw\n3,0.3,100,2000\n12,0.8,100,2000\n");
    expect(await refused(calm, "--turbine", greedy, "--hub", "80")).toContain("Betz");
    const gap = file("gap.csv", "hour,windMps\n0,4\n2,4\n");
    expect(await refused(gap, "--turbine", curve, "--hub", "80")).toContain("hours that are missing");
    const at80 = ["--turbine", curve, "--hub", "80"] as const;
    // A decimal comma would make 6 of 6,5; a quotation mark that stays open would leave out what follows.
    const comma = file("comma.csv", "hour,windMps\n0,6,5\n");
    expect(await refused(comma, ...at80)).toContain(
      `${comma}: line 2: It has 3 cells and the head 2 columns`,
    );
    const quoted = file("quoted.csv", 'hour;windMps\n0;"6,5"\n');
    expect(await refused(quoted, ...at80)).toContain("“6,5” has a comma for its decimal point; write 6.5");
    const open = file("open.csv", 'hour,windMps\n0,6\n"1,6\n2,6\n');
    expect(await refused(open, ...at80)).toContain("line 3: a quotation mark is not closed");
    expect(await refused(file("hex.csv", "hour,windMps\n0,0x6\n"), ...at80)).toContain("“0x6” is no number");
    const wide = file("wide.csv", "speedMps,powerKw\n0,0\n5,1,80\n25,3000\n");
    expect(await refused(calm, "--turbine", wide, "--hub", "80")).toContain(
      "line 3 of the turbine's curve: It has 3",
    );
    const two = file("two.csv", "speedMps,cp,rotorM,ratedKw\n3,0.3,127,4200\n9,0.4,130,4200\n");
    expect(await refused(calm, "--turbine", two, "--hub", "80")).toContain("It is 130 and was 127 before");
    const odd = file("odd.csv", "hour,wind\n0,4\n");
    expect(await refused(odd, "--turbine", curve, "--hub", "80")).toContain("unknown columns wind");
    const double = file("double.csv", "hour,windMps,windMps\n0,4,5\n");
    expect(await refused(double, "--turbine", curve, "--hub", "80")).toContain("windMps heads two columns");
    const good = file("good.csv", "hour,windMps\n0,4\n");
    expect(await refused(good, "--turbine", curve)).toContain("--hub");
    expect(await refused(good, "--turbine", curve, "--hub", "-3x")).toContain("--hub");
    expect(await refused(good)).toContain("--pv");
    expect(await refused(good, "--pv", file("pv.json", "{}"))).toContain("dni");
    const mixed = file("mixed.csv", "speedMps,powerKw\n5,1\n3,2\n");
    expect(await refused(good, "--turbine", mixed, "--hub", "80")).toContain("grows from row to row");
    const day = file("sun.csv", "hour,dni,dhi\n0,1,1\n");
    const percent = file("percent.json", JSON.stringify({ inverterEfficiency: 96 }));
    expect(await refused(day, "--pv", percent)).toContain("$.inverterEfficiency");
  });
});
