import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { toNumber } from "../src/kernel/decimal.ts";
import { itemOf, type ItemCode } from "../src/systems/ecology/water/item.ts";
import { RIVER_LIMITS } from "../src/systems/ecology/water/limits.ts";

const READINGS = 1_000_000;
const SECTIONS = 250;
const MEASURED: readonly ItemCode[] = [
  ...(["pH", "DO", "CODMn", "COD", "BOD5", "NH3-N", "TP", "TN", "Cu", "Zn"] as const),
  ...(["F", "Se", "As", "Hg", "Cd", "Cr6", "Pb", "CN", "VP", "Oil"] as const),
];

/** Numbers that look like chance and are the same in every run: from 0 to 1. */
function chance(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Sections by day, twenty items each; a fifth of the values lie below detection. */
function writeReadings(path: string): void {
  const next = chance();
  const file = openSync(path, "w");
  let [text, written] = ["section,time,item,value,unit,limit\n", 0];
  for (let at = 0; written < READINGS; at++)
    for (const code of MEASURED) {
      if (written === READINGS) break;
      written += 1;
      const day = Math.floor(at / SECTIONS);
      const time = `2025-${String(1 + (day % 12)).padStart(2, "0")}-${String(1 + Math.floor(day / 12)).padStart(2, "0")}`;
      const found = code === "pH" ? (6 + 3 * next()).toFixed(2) : (next() * 2).toFixed(3);
      const value = code !== "pH" && next() < 0.2 ? `0.0${1 + Math.floor(9 * next())}L` : found;
      text += `断面${at % SECTIONS},${time},${itemOf(code).name},${value},${code === "pH" ? "" : "mg/L"},\n`;
      if (text.length < 1 << 20) continue;
      writeSync(file, text);
      text = "";
    }
  writeSync(file, text);
  closeSync(file);
}

const limitsCsv = (): string =>
  [
    "item,least,c1,c2,c3,c4,c5",
    ...MEASURED.flatMap((code) => {
      const limits = RIVER_LIMITS.limits.get(code);
      return limits === undefined
        ? []
        : [[itemOf(code).name, limits.least, ...limits.of.map(toNumber)].join(",")];
    }),
  ].join("\n");

type Used = { readonly cpuS: number; readonly memoryMb: number };

/** What a process of its own uses until it ends: CPU time of all its threads, and the most memory it held. */
function used(folder: string, args: readonly string[]): Used {
  const [note, output] = [join(folder, "used.json"), openSync(join(folder, "printed.json"), "w")];
  // What a process of Linux held itself: its maxRSS begins at that of the one that started it.
  const tell = `
    import { readFileSync, writeFileSync } from "node:fs";
    const peak = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
    process.on("exit", () => {
      const used = process.resourceUsage();
      const maxRSS = process.platform === "linux" ? peak() : used.maxRSS;
      writeFileSync(${JSON.stringify(note)}, JSON.stringify({ ...used, maxRSS }));
    });`;
  const told = `data:text/javascript,${encodeURIComponent(tell)}`;
  const ended = spawnSync(process.execPath, ["--import", told, ...args], {
    stdio: ["ignore", output, "pipe"],
  });
  closeSync(output);
  if (ended.status !== 0) throw new Error(String(ended.stderr));
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    readFileSync(note, "utf8"),
  ) as NodeJS.ResourceUsage;
  return { cpuS: (userCPUTime + systemCPUTime) / 1_000_000, memoryMb: maxRSS / 1024 };
}

type Class = { readonly section: string; readonly time: string; readonly class: number };
const classesIn = (path: string): Map<string, number> =>
  new Map(
    (JSON.parse(readFileSync(path, "utf8")) as Class[]).map((each) => [
      `${each.section} ${each.time.slice(0, 10)}`,
      Number(each.class),
    ]),
  );

/** A million readings judged from a file, beside a database that only gives the class. */
export async function run(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "jiziwan-ecology-"));
  try {
    const load = loadavg()[0] ?? 0;
    const [readings, limits, peerOut] = ["readings.csv", "limits.csv", "classes.json"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    writeReadings(readings);
    writeFileSync(limits, limitsCsv());
    const own = used(folder, [join(root, "bin/jiziwan"), "ecology", "assess", readings, "--json"]);
    const ours = classesIn(join(folder, "printed.json"));
    const peer = used(folder, [join(root, "bench/material/duckdb-classes.mjs"), readings, limits, peerOut]);
    const theirs = classesIn(peerOut);
    const differing = [...ours].filter(([key, of]) => theirs.get(key) !== of).length;
    return [
      "## Ecology",
      "",
      `${READINGS.toLocaleString("en")} readings in one file assessed, with findings, items and what determines each class; DuckDB gives the class only, in one thread. CPU time of the whole process, once. Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      "| | CPU s | memory MB |",
      "| --- | ---: | ---: |",
      `| jiziwan ecology assess | ${own.cpuS.toFixed(2)} | ${own.memoryMb.toFixed(0)} |`,
      `| DuckDB, class only | ${peer.cpuS.toFixed(2)} | ${peer.memoryMb.toFixed(0)} |`,
      "",
      `Ratio ${(own.cpuS / peer.cpuS).toFixed(1)}; of ${ours.size.toLocaleString("en")} sections and times ${differing} have another class.`,
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
