import { resolve } from "node:path";
import { FailureError } from "../../../kernel/error.ts";
import { type CommandContext, type Given, stop } from "../../../platform/command.ts";
import { numberIn } from "../given/cells.ts";
import { givenRows } from "../given/commands-given.ts";
import { SHIFT_PATTERNS, shiftLoad } from "../series/load.ts";
import { SYNTHETIC_HOURS, syntheticYear } from "../series/synthetic.ts";
import { hoursFile, readLoad } from "./hours.ts";
import { write } from "./commands-write.ts";

const MOST_MW = 50_000;

/** An invented year with a load, as a file that says so. */
export function hours(given: Given, { cwd, stdout, stderr }: CommandContext): Promise<number> {
  const number = (name: `--${string}`, usual: number, least: number, most: number, whole = false): number => {
    const written = given.value(name);
    const value = written === undefined ? usual : numberIn(written);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    return stop(
      `${name} 须为 ${least} 到 ${most} 的${whole ? "整数" : "数"}，现为“${written}”。`,
      `${name} is a ${whole ? "whole " : ""}number from ${least} to ${most}; it is “${written}”.`,
    );
  };
  const windHours = number("--wind-hours", 3_300, ...SYNTHETIC_HOURS.wind);
  const sunHours = number("--sun-hours", 1_800, ...SYNTHETIC_HOURS.solar);
  const seed = number("--seed", 1, 0, 1_000_000, true);
  const [buy, sell] = [number("--buy", 0.45, 0, 20), number("--sell", 0.2, 0, 20)];
  const file = given.value("--load");
  const shifts = (["--load-mw", "--pattern", "--idle", "--work-days"] as const).filter(given.has);
  if (file !== undefined && shifts.length > 0)
    return stop(
      `--load 和 ${shifts.join("、")} 只能选一种：负荷来自文件，或按班制。`,
      `--load and ${shifts.join(", ")} exclude each other: the load is that of a file, or by shifts.`,
    );
  const load = file === undefined ? byShift() : fromFile(file);
  function byShift(): Float64Array {
    const mw = number("--load-mw", Number.NaN, 0, MOST_MW);
    const named = given.value("--pattern") ?? "threeShifts";
    const pattern = SHIFT_PATTERNS.find((each) => each === named);
    if (pattern === undefined)
      return stop(
        `--pattern 须为 ${SHIFT_PATTERNS.join("、")} 之一，现为“${named}”。`,
        `--pattern is one of ${SHIFT_PATTERNS.join(", ")}; it is “${named}”.`,
      );
    const idleShare = number("--idle", 0.2, 0, 1);
    return shiftLoad({ mw, pattern, idleShare, workDays: number("--work-days", 7, 0, 7, true) });
  }
  function fromFile(name: string): Float64Array {
    const read = readLoad(name, givenRows(cwd, name));
    if (!read.ok) throw new FailureError(read.failure);
    return read.value;
  }
  const { wind, solar } = syntheticYear({ windHours, sunHours, seed });
  const flat = (value: number): Float64Array => new Float64Array(wind.length).fill(value);
  const path = resolve(cwd, given.words[0] ?? "");
  const year = { wind, solar, loadMw: load, truckMwh: flat(0), buy: flat(buy), sell: flat(sell) };
  const remark = `示例 sample: invented year; wind ${windHours} h; sun ${sunHours} h; seed ${seed}; prices unverified`;
  write(path, hoursFile(year, remark));
  stderr(
    "风和光是编出来的示例，不是实测，不得用于申报；电价未核实，请改成实际的。\nWind and sun are an invented sample that nobody measured and no application may rest on; prices are unverified, put in your own.\n",
  );
  stdout(`${path}\n`);
  return Promise.resolve(0);
}
