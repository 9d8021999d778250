import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { LinearProgram } from "../src/kernel/linear-program.ts";
import { solveHere } from "../src/platform/solver/highs.ts";
import { programOf } from "../src/systems/energy/network/program.ts";
import { readNetwork } from "../src/systems/energy/network/tables.ts";
import { readHours } from "../src/systems/energy/sizing/hours.ts";
import { mpsOf } from "../src/systems/energy/sizing/mps.ts";
import { hourly } from "../src/systems/energy/sizing/periods.ts";
import { sizingProgram } from "../src/systems/energy/sizing/program.ts";
import { readProject, withHours } from "../src/systems/energy/sizing/project.ts";
import { writeCorridor, writeProjects } from "./material/energy-files.ts";
import { used } from "./material/used.ts";

/** PyPSA's own example; it is not ours to hand on and lies beside the repository where somebody put it. */
const PUBLISHED = "../shared/data/energy/pypsa-model-energy";
const BACKUP = { marginal_cost: "150", capital_cost: "46000" };
const RULES = ["h2", "ywhc", "storage_peak"];
const CORRIDORS = { sites: 80, flows: 500, seeds: [1, 2, 3], stations: [null, 6, 10, 14] };
/** A peer that takes longer is told as such. */
const PATIENCE_S = 900;

type Row = {
  readonly name: string;
  readonly cpuS: number | null;
  readonly memoryMb: number | null;
  readonly objective: number | null;
  readonly status: string;
};

const number = (value: number | null, digits: number): string =>
  value === null
    ? "–"
    : value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const line = ({ name, cpuS, memoryMb, objective, status }: Row): string =>
  `| ${name} | ${number(cpuS, 1)} | ${number(memoryMb, 0)} | ${number(objective, 3)} | ${status} |`;
const HEAD = ["", "| | CPU s | memory MB | objective | status |", "| --- | ---: | ---: | ---: | --- |"];

function printed<T>(folder: string): T {
  return JSON.parse(readFileSync(join(folder, "printed.json"), "utf8")) as T;
}

/** A program over every hour, read and solved in this process, which is measured from outside. */
export async function exact(path: string): Promise<void> {
  const { status, objective } = await solveHere(yearProgram(path), { method: "ipm" });
  process.stdout.write(JSON.stringify({ status, objective }));
}

function taken<T>(read: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!read.ok) throw new Error("the bench wrote what cannot be read");
  return read.value;
}
const rowsOf = (path: string): string[][] =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((text) => text.split(","));

function yearProgram(path: string): LinearProgram {
  const { project, hours } = taken(readProject(JSON.parse(readFileSync(path, "utf8"))));
  const rows = rowsOf(join(path, "..", hours)).map((cells, at) => ({ cells, line: at + 1 }));
  const whole = taken(withHours(project, taken(readHours(hours, rows))));
  return sizingProgram(whole, hourly(whole.series), []).program;
}

const absent = (name: string): Row => ({
  name,
  cpuS: null,
  memoryMb: null,
  objective: null,
  status: "not installed",
});

/** What solvers of others take for a program; each is left out where it is not installed, and that is said. */
function peers(root: string, folder: string, mps: string): Row[] {
  const rows: Row[] = [];
  const addon = "highs-addon 0.10.3, interior point";
  if (hasAddon(root)) {
    const { memoryMb } = used(folder, [join(root, "bench/material/highs-addon.mjs"), mps, "ipm"]);
    type Native = { readonly cpuS: number; readonly objective: number; readonly status: string };
    rows.push({ name: addon, memoryMb, ...printed<Native>(folder) });
  } else rows.push(absent(addon));
  const shell = (name: string, command: string, found: RegExp, optimal: RegExp): Row => {
    if (spawnSync("bash", ["-c", `command -v ${command.split(" ", 1)[0]}`]).status !== 0) return absent(name);
    const run = `TIMEFORMAT='cpu %U %S'; time timeout ${PATIENCE_S} ${command}`;
    const { stdout, stderr } = spawnSync("bash", ["-c", run], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C", MODEL: mps },
      maxBuffer: 1 << 28,
    });
    const [, user = "", system = ""] = /cpu (\S+) (\S+)/.exec(stderr) ?? [];
    const objective = Number(found.exec(stdout)?.[1] ?? Number.NaN);
    return {
      name,
      cpuS: Number(user) + Number(system),
      memoryMb: null,
      objective: Number.isFinite(objective) ? objective : null,
      status: optimal.test(stdout) ? "optimal" : `not within ${PATIENCE_S} s`,
    };
  };
  rows.push(
    shell(
      "Debian's highs, interior point",
      'highs --solver ipm --parallel off "$MODEL"',
      /Objective value\s*:\s*(\S+)/,
      /Model status\s*:\s*Optimal/,
    ),
  );
  rows.push(
    shell(
      "Debian's clp, dual simplex",
      'clp "$MODEL" -dualsimplex',
      /Optimal objective\s+(\S+)/,
      /Optimal objective/,
    ),
  );
  return rows;
}

const hasAddon = (root: string): boolean => {
  try {
    createRequire(join(root, "bench/package.json"))("highs-addon");
    return true;
  } catch {
    return false;
  }
};

/** How far the objectives of those who proved one lie apart, and our CPU time as a multiple of native HiGHS. */
function compared([own, ...others]: readonly Row[]): string {
  const native = others.find(({ name, cpuS }) => name.startsWith("highs-addon") && cpuS !== null);
  const far = Math.max(
    0,
    ...others.map(({ objective }) =>
      objective === null || own?.objective == null ? 0 : Math.abs(objective / own.objective - 1),
    ),
  );
  const ratio = native?.cpuS == null || own?.cpuS == null ? null : own.cpuS / native.cpuS;
  return `${ratio === null ? "" : `${ratio.toFixed(2)} × native. `}Objectives lie within ${far.toExponential(0)} of each other.`;
}

function writeMps(path: string, program: LinearProgram): void {
  writeFileSync(path, [...mpsOf(program, 1)].join(""));
}

function ofNetwork(root: string, folder: string): string[] {
  const from = join(root, PUBLISHED);
  const head = "PyPSA's model-energy with a fossil backup, 2,920 snapshots";
  if (!existsSync(from)) return [`${head}: not measured, ${PUBLISHED} is not there.`];
  const network = join(folder, "network");
  cpSync(from, network, { recursive: true });
  rmSync(join(network, "expected.json"), { force: true });
  const file = join(network, "generators.csv");
  const [names = [], ...rest] = rowsOf(file);
  const backup: Readonly<Record<string, string>> = {
    name: "fossil backup",
    bus: rest[0]?.[names.indexOf("bus")] ?? "",
    p_nom_extendable: "True",
    ...BACKUP,
  };
  const added = names.map((name, at) => backup[at === 0 ? "name" : name] ?? "");
  writeFileSync(file, `${[names, ...rest, added].map((cells) => cells.join(",")).join("\n")}\n`);

  const { cpuS, memoryMb } = used(folder, [join(root, "bin/jiziwan"), "energy", "solve", network, "--json"]);
  const found = printed<{ readonly status: string; readonly objective: number }>(folder);
  const rows = new Map(
    readdirSync(network).map((name) => [name.replace(".csv", ""), rowsOf(join(network, name))]),
  );
  const { program } = programOf(taken(readNetwork(rows)));
  const mps = join(folder, "network.mps");
  writeMps(mps, program);
  const all: Row[] = [
    { name: "jiziwan energy solve, whole command", cpuS, memoryMb, ...found },
    ...peers(root, folder, mps),
  ];
  return [
    `${head}, ${sizeOf(program)}. Published 5.845…e9; peers read the same program as MPS, and reading is counted for Debian's two.`,
    ...HEAD,
    ...all.map(line),
    "",
    compared(all),
  ];
}

const sizeOf = ({ cost, rowLower }: LinearProgram): string =>
  `${cost.length.toLocaleString("en")} columns × ${rowLower.length.toLocaleString("en")} rows`;

function ofYear(
  root: string,
  folder: string,
  project: string,
): { readonly lines: string[]; readonly own: Row } {
  const call = `import(${JSON.stringify(import.meta.url)}).then((bench) => bench.exact(${JSON.stringify(project)}))`;
  const { cpuS, memoryMb } = used(folder, ["--eval", call]);
  const found = printed<{ readonly status: string; readonly objective: number }>(folder);
  const own = { name: "our port, interior point, reading counted", cpuS, memoryMb, ...found };
  const program = yearProgram(project);
  const mps = join(folder, "year.mps");
  writeMps(mps, program);
  const all = [own, ...peers(root, folder, mps)];
  return {
    own,
    lines: [
      `A project's year of 8,760 hours, ${sizeOf(program)}: wind, sun, battery, electrolyser, tank, depot, import and export, invented weather, no rule; thousand yuan a year.`,
      ...HEAD,
      ...all.map(line),
      "",
      compared(all),
    ],
  };
}

type Sized = {
  readonly status: string;
  readonly lowerYuan: number | null;
  readonly upperYuan: number | null;
  readonly exactYuan: number | null;
};

function ofIntervals(
  root: string,
  folder: string,
  projects: ReadonlyMap<string | null, string>,
  exactly: Row,
): string[] {
  const size = (rule: string | null, args: readonly string[]): string => {
    const file = projects.get(rule) ?? "";
    const { cpuS, memoryMb } = used(folder, [
      join(root, "bin/jiziwan"),
      "energy",
      "size",
      file,
      ...args,
      "--json",
    ]);
    const { status, lowerYuan, upperYuan, exactYuan } = printed<Sized>(folder);
    const gap =
      lowerYuan === null || upperYuan === null ? "–" : `${(100 * (1 - lowerYuan / upperYuan)).toFixed(2)} %`;
    const less = exactYuan === null && exactly.cpuS !== null ? (exactly.cpuS / cpuS).toFixed(1) : "–";
    return `| ${rule ?? "no rule"}, ${args.join(" ")} | ${cpuS.toFixed(1)} | ${memoryMb.toFixed(0)} | ${number(lowerYuan, 0)} | ${number(exactYuan, 0)} | ${number(upperYuan, 0)} | ${gap} | ${less} | ${status} |`;
  };
  const asked = ["2190", "1095"].map((segments) => ["--segments", segments]);
  return [
    "`jiziwan energy size` of the same project, whole commands; yuan a year. × less: CPU time of the year above over that of the interval.",
    "",
    "| | CPU s | memory MB | lower | exact | upper | gap | × less | status |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ...[null, ...RULES].flatMap((rule) => asked.map((args) => size(rule, args))),
    ...[null, RULES[0] ?? null].map((rule) => size(rule, ["--exact"])),
  ];
}

function ofStations(root: string, folder: string): string[] {
  const { sites, flows, seeds, stations } = CORRIDORS;
  const path = join(folder, "corridor.json");
  const lines = stations.flatMap((maxStations) =>
    seeds.map((seed) => {
      writeCorridor(path, { sites, flows, maxStations, seed });
      const { cpuS, memoryMb } = used(folder, [
        join(root, "bin/jiziwan"),
        "energy",
        "stations",
        path,
        "--json",
      ]);
      type Placed = {
        readonly stations: readonly string[];
        readonly servedTrucks: number;
        readonly totalTrucks: number;
        readonly proven: boolean;
      };
      const found = printed<Placed>(folder);
      return `| ${maxStations ?? "all served"} | ${seed} | ${cpuS.toFixed(1)} | ${memoryMb.toFixed(0)} | ${found.stations.length} | ${found.servedTrucks.toLocaleString("en")} of ${found.totalTrucks.toLocaleString("en")} | ${found.proven ? "proven" : "not proven"} |`;
    }),
  );
  return [
    `\`jiziwan energy stations\`, ${sites} sites and ${flows} flows on nets strewn by chance, a range of 250 km less a fifth.`,
    "",
    "| at most | net | CPU s | memory MB | stations | trucks served | |",
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...lines,
  ];
}

/** Networks, years, intervals and stations solved, each by a process of its own, beside other solvers where they are installed. */
export async function run(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "jiziwan-energy-"));
  try {
    const load = loadavg()[0] ?? 0;
    const projects = writeProjects(folder, RULES);
    const network = ofNetwork(root, folder);
    const { lines, own } = ofYear(root, folder, projects.get(null) ?? "");
    const parts = [network, lines, ofIntervals(root, folder, projects, own), ofStations(root, folder)];
    return [
      "## Energy",
      "",
      `CPU time of whole processes, once; of peers that of solving. Load of the machine before it began: ${load.toFixed(1)}.`,
      ...parts.flatMap((part) => ["", ...part]),
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
