import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { toNumber } from "../src/kernel/decimal.ts";
import { itemOf, type ItemCode } from "../src/systems/ecology/water/item.ts";
import { RIVER_LIMITS } from "../src/systems/ecology/water/limits.ts";
import { listed } from "./material/ecology-lists.ts";
import { chance, writeAgreement, writeSites } from "./material/ecology-files.ts";
import { type Used, used } from "./material/used.ts";

const READINGS = 1_000_000;
/** Fewer, by which it shows whether it is linear. */
const PARTS = [250_000, 500_000];
const SECTIONS = 250;
const SITES = { sites: 70_000, zones: 9, points: 1_500 };
/** Pairs of a site and a zone that the peer cuts; all of them would take it minutes. */
const PEER_PAIRS = 300;
const SETTLED_SECTIONS = 301;
const MEASURED: readonly ItemCode[] = [
  ...(["pH", "DO", "CODMn", "COD", "BOD5", "NH3-N", "TP", "TN", "Cu", "Zn"] as const),
  ...(["F", "Se", "As", "Hg", "Cd", "Cr6", "Pb", "CN", "VP", "Oil"] as const),
];

/** Sections by day, twenty items each, from nothing to twice the worst limit; a fifth of the values lie below detection. */
function writeReadings(path: string, count: number): void {
  const next = chance();
  const worst = new Map(
    MEASURED.map((code) => [code, Math.max(...(RIVER_LIMITS.limits.get(code)?.of ?? [1]).map(toNumber))]),
  );
  const file = openSync(path, "w");
  let [text, written] = ["section,time,item,value,unit,limit\n", 0];
  for (let at = 0; written < count; at++)
    for (const code of MEASURED) {
      if (written === count) break;
      written += 1;
      const day = Math.floor(at / SECTIONS);
      const time = `2025-${String(1 + (day % 12)).padStart(2, "0")}-${String(1 + Math.floor(day / 12)).padStart(2, "0")}`;
      const found =
        code === "pH" ? (6 + 3 * next()).toFixed(2) : (next() * 2 * (worst.get(code) ?? 1)).toFixed(4);
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

type Class = { readonly section: string; readonly time: string; readonly class: number };
const classesIn = (path: string): Map<string, number> =>
  new Map(
    (JSON.parse(readFileSync(path, "utf8")) as Class[]).map((each) => [
      `${each.section} ${each.time.slice(0, 10)}`,
      Number(each.class),
    ]),
  );

const row = (name: string, { cpuS, memoryMb }: Used): string =>
  `| ${name} | ${cpuS.toFixed(2)} | ${memoryMb.toFixed(0)} |`;

function assessed(root: string, folder: string): string[] {
  const [readings, limits, peerOut] = ["readings.csv", "limits.csv", "classes.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const assess = (count: number): Used => {
    writeReadings(readings, count);
    return used(folder, [join(root, "bin/jiziwan"), "ecology", "assess", readings, "--json"]);
  };
  writeFileSync(limits, limitsCsv());
  const parts = PARTS.map((count) => [count, assess(count)] as const);
  const own = assess(READINGS);
  const ours = classesIn(join(folder, "printed.json"));
  const peer = used(folder, [join(root, "bench/material/duckdb-classes.mjs"), readings, limits, peerOut]);
  const theirs = classesIn(peerOut);
  const differing = [...ours].filter(([key, of]) => theirs.get(key) !== of).length;
  return [
    `${READINGS.toLocaleString("en")} readings in one file assessed, with findings, items and what determines each class; DuckDB gives the class only, in one thread.`,
    "",
    "| | CPU s | memory MB |",
    "| --- | ---: | ---: |",
    ...parts.map(([count, of]) => row(`jiziwan ecology assess, ${count.toLocaleString("en")}`, of)),
    row("jiziwan ecology assess", own),
    row("DuckDB, class only", peer),
    "",
    `Ratio ${(own.cpuS / peer.cpuS).toFixed(1)}; of ${ours.size.toLocaleString("en")} sections and times ${differing} have another class.`,
  ];
}

type Cut = { readonly pairs: number; readonly tried: number; readonly cpuS: number };

function measured(root: string, folder: string): string[] {
  const [sites, zones, out] = ["sites.geojson", "zones.geojson", "cut.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeSites(sites, zones, SITES);
  const asked = ["ecology", "sites", sites, "--zones", zones, "--json"];
  const own = used(folder, [join(root, "bin/jiziwan"), ...asked]);
  used(folder, [join(root, "bench/material/turf-zones.mjs"), sites, zones, String(PEER_PAIRS), out]);
  const { pairs, tried, cpuS } = JSON.parse(readFileSync(out, "utf8")) as Cut;
  const [ours, theirs] = [(own.cpuS / pairs) * 1_000, (cpuS / tried) * 1_000];
  return [
    `${SITES.sites.toLocaleString("en")} sites of 20 points measured against ${SITES.zones} zones of ${SITES.points.toLocaleString("en")}: reading, area, validity, duplicates, and the area in every zone. ${pairs.toLocaleString("en")} pairs have boxes that meet; @turf/intersect cuts ${tried} of them, its reading not counted.`,
    "",
    "| | CPU s | memory MB | ms a pair |",
    "| --- | ---: | ---: | ---: |",
    `${row("jiziwan ecology sites", own)} ${ours.toFixed(3)} |`,
    `| @turf/intersect 7.4.0, ${tried} pairs | ${cpuS.toFixed(2)} | – | ${theirs.toFixed(3)} |`,
    "",
    `A pair takes ${(theirs / ours).toFixed(0)} times less, everything else of ours counted in.`,
  ];
}

function settled(root: string, folder: string): string[] {
  const [agreement, results] = ["agreement.json", "results.csv"].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  writeAgreement(agreement, results, SETTLED_SECTIONS);
  const asked = ["ecology", "settle", agreement, results, "--json"];
  const own = used(folder, [join(root, "bin/jiziwan"), ...asked]);
  const { lines } = JSON.parse(readFileSync(join(folder, "printed.json"), "utf8")) as {
    readonly lines: readonly unknown[];
  };
  return [
    `${SETTLED_SECTIONS} sections, 12 months and the year before, four clauses: ${lines.length.toLocaleString("en")} lines settled in ${own.cpuS.toFixed(2)} s of CPU and ${own.memoryMb.toFixed(0)} MB, the file read and every line explained.`,
  ];
}

/** Readings judged, sites measured and an agreement settled from files, each by a command of its own process. */
export async function run(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "jiziwan-ecology-"));
  try {
    const load = loadavg()[0] ?? 0;
    const parts = [assessed(root, folder), measured(root, folder), settled(root, folder), await listed(root)];
    return [
      "## Ecology",
      "",
      `CPU time of whole processes, once. Load of the machine before it began: ${load.toFixed(1)}.`,
      ...parts.flatMap((part) => ["", ...part]),
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
