import type { Sql } from "../../src/platform/database/database.ts";
import type { Oracle } from "./asked.ts";
import type { Raw } from "./raw.ts";

// Figures of ecology counted again: classes by a table of limits of their own, everything else act by act.

type Act = Readonly<Record<string, unknown>> & { readonly type: string };
type Line = { readonly amountFen: number };

/** Readings and entries as they stand in the tables. */
export const readEcology = async (sql: Sql) => ({
  readings: await sql<{ sectionId: string; time: string; day: string; item: string; judged: string }[]>`
    select section_id, time, day, item, judged::text from ecology.reading`,
  entries: await sql<{ day: string; reversal: boolean; creditFen: string }[]>`
    select day, reversal, credit_fen::text from ecology.entry`,
  lakes: await sql<{ id: string }[]>`
    select id from ecology.record where kind = 'section' and (state ->> 'lake')::boolean`,
});

/** GB 3838-2002, table 1, classes I to V; an item is of the first whose limit it keeps, and of 6 past the last. */
const LIMITS: Readonly<Record<string, readonly number[]>> = {
  CODMn: [2, 4, 6, 10, 15],
  COD: [15, 15, 20, 30, 40],
  BOD5: [3, 3, 4, 6, 10],
  "NH3-N": [0.15, 0.5, 1, 1.5, 2],
  TP: [0.02, 0.1, 0.2, 0.3, 0.4],
  Cu: [0.01, 1, 1, 1, 1],
  Zn: [0.05, 1, 1, 2, 2],
  F: [1, 1, 1, 1.5, 1.5],
  Se: [0.01, 0.01, 0.01, 0.02, 0.02],
  As: [0.05, 0.05, 0.05, 0.1, 0.1],
  Hg: [0.00005, 0.00005, 0.0001, 0.001, 0.001],
  Cd: [0.001, 0.005, 0.005, 0.005, 0.01],
  Cr6: [0.01, 0.05, 0.05, 0.05, 0.1],
  Pb: [0.01, 0.01, 0.05, 0.05, 0.1],
  CN: [0.005, 0.05, 0.2, 0.2, 0.2],
  VP: [0.002, 0.002, 0.005, 0.01, 0.1],
  Oil: [0.05, 0.05, 0.05, 0.5, 1],
  LAS: [0.2, 0.2, 0.2, 0.3, 0.3],
  S: [0.05, 0.1, 0.2, 0.5, 1],
};
const PHOSPHORUS_OF_LAKES = [0.01, 0.025, 0.05, 0.1, 0.2];
const OXYGEN = [7.5, 6, 5, 3, 2];
const MEAN_ERROR = 1e-12;

function classOf(item: string, values: readonly number[], lake: boolean): number {
  let sum = 0;
  for (const value of values) sum += item === "pH" ? 10 ** -value : value;
  const mean = sum / values.length;
  if (item === "pH") {
    const ph = -Math.log10(mean);
    return ph >= 6 - MEAN_ERROR && ph <= 9 + MEAN_ERROR ? 1 : 6;
  }
  const limits = item === "DO" ? OXYGEN : item === "TP" && lake ? PHOSPHORUS_OF_LAKES : LIMITS[item];
  if (limits === undefined) return 0;
  for (const [at, limit] of limits.entries())
    if (item === "DO" ? mean >= limit - MEAN_ERROR : mean <= limit + MEAN_ERROR) return at + 1;
  return 6;
}

type Corrected = { readonly time: string; readonly item: string; readonly now: { readonly judged: string } };

/** What readings were put right to until a day. */
function corrected(raw: Raw, day: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { kind, id, day: on, act } of raw.ecologyActs) {
    const done = act as unknown as Act;
    if (kind !== "section" || done.type !== "correct" || on > day) continue;
    for (const { time, item, now } of done["readings"] as readonly Corrected[])
      found.set(`${id} ${time} ${item}`, now.judged);
  }
  return found;
}

/** The class of every section that has readings in the latest month with any. */
function classes(raw: Raw, day: string): number[] {
  const { readings, lakes } = raw.ecology;
  let month = "";
  for (const reading of readings)
    if (reading.day <= day && reading.day.slice(0, 7) > month) month = reading.day.slice(0, 7);
  const worst = new Map<string, number>();
  const values = new Map<string, number[]>();
  const right = corrected(raw, day);
  for (const { sectionId, time, day: on, item, judged } of readings) {
    if (on > day || !on.startsWith(month) || month === "") continue;
    const key = `${sectionId} ${item}`;
    values.set(key, [
      ...(values.get(key) ?? []),
      Number(right.get(`${sectionId} ${time} ${item}`) ?? judged),
    ]);
  }
  for (const [key, found] of values) {
    const [section = "", item = ""] = key.split(" ");
    const is = classOf(
      item,
      found,
      lakes.some(({ id }) => id === section),
    );
    if (is > (worst.get(section) ?? 0)) worst.set(section, is);
  }
  return [...worst.values()];
}

const share =
  (counts: (of: number) => boolean): Oracle =>
  ({ raw, day }) => {
    const found = classes(raw, day);
    let part = 0;
    for (const of of found) if (counts(of)) part += 1;
    return found.length === 0 ? null : Math.round((part * 1000) / found.length) / 10;
  };

/** Acts of one kind until a day, record by record. */
function actsOf(raw: Raw, kind: string, day: string): Act[][] {
  const records = new Map<string, Act[]>();
  for (const each of raw.ecologyActs) {
    if (each.kind !== kind || each.day > day) continue;
    records.set(each.id, [...(records.get(each.id) ?? []), each.act as Act]);
  }
  return [...records.values()];
}

function inForce({ raw, day }: Parameters<Oracle>[0]): number {
  let count = 0;
  for (const acts of actsOf(raw, "compensation-agreement", day)) {
    let runs = false;
    for (const { type } of acts) {
      if (type === "start") runs = true;
      if (type === "end") runs = false;
    }
    if (runs) count += 1;
  }
  return count;
}

function settled({ raw, day }: Parameters<Oracle>[0]): number {
  let fen = 0;
  for (const { day: on, reversal, creditFen } of raw.ecology.entries)
    if (on <= day) fen += reversal ? -Number(creditFen) : Number(creditFen);
  return fen / 1e10;
}

function disputed({ raw, day }: Parameters<Oracle>[0]): number {
  let fen = 0;
  for (const acts of actsOf(raw, "settlement", day)) {
    let open = false;
    let lines: readonly Line[] = [];
    for (const act of acts) {
      if (act.type === "object") open = true;
      if (["withdraw", "remeasure", "decide"].includes(act.type)) open = false;
      const given = (act["seed"] ?? act["computed"]) as { readonly lines: readonly Line[] } | undefined;
      if (given !== undefined) lines = given.lines;
    }
    if (open) for (const { amountFen } of lines) fen += amountFen;
  }
  return fen / 1e10;
}

type Notice = { readonly unitId: string; readonly due: string };
type Raised = { readonly drill: boolean; readonly notices: readonly Notice[] };

/** By the notice: whether its time had come by the day, and whether it was acknowledged within it. */
function notices(raw: Raw, day: string): { due: number; inTime: number } {
  const ends = new Date(Date.parse(`${day}T16:00:00Z`)).toISOString();
  let [due, inTime] = [0, 0];
  const records = new Map<string, Raised>();
  const acknowledged = new Map<string, string>();
  for (const { kind, id, at, act } of raw.ecologyActs) {
    if (kind !== "alert") continue;
    const done = act as unknown as Act;
    if (done.type === "raise") records.set(id, done["seed"] as Raised);
    if (done.type === "acknowledge") acknowledged.set(`${id} ${String(done["unitId"])}`, at);
  }
  for (const [id, { drill, notices: sent }] of records) {
    if (drill) continue;
    for (const { unitId, due: until } of sent) {
      const at = acknowledged.get(`${id} ${unitId}`) ?? "9999";
      const isIn = Date.parse(at) <= Date.parse(until) && at < ends;
      if (!isIn && until >= ends) continue;
      due += 1;
      if (isIn) inTime += 1;
    }
  }
  return { due, inTime };
}

type Found = { found: number; closed: number; m2: number };
function sites(raw: Raw, day: string): Found {
  const total: Found = { found: 0, closed: 0, m2: 0 };
  for (const acts of actsOf(raw, "site", day)) {
    let [untrue, closed, accepted, m2] = [false, false, false, 0];
    for (const act of acts) {
      if (act.type === "verify" && act["truth"] === "untrue") untrue = true;
      if (act.type === "rectify") m2 = Number(act["restoredM2"]);
      if (act.type === "accept" && act["passed"] === "yes") accepted = true;
      if (act.type === "close") closed = true;
    }
    if (!untrue) total.found += 1;
    if (closed) total.closed += 1;
    if (accepted) total.m2 += m2;
  }
  return total;
}

/** At 头道拐 in 10⁸ m³, as summed from the daily record by another program; the record ends with 2022. */
const RUNOFF = [
  ["2020-12-31", 364.88],
  ["2021-12-31", 222.25],
  ["2022-12-31", 170.03],
] as const;

export const ECOLOGY_ORACLES: Readonly<Record<string, Oracle>> = {
  "ecology.good-water": share((of) => of <= 3),
  "ecology.worse-than-v": share((of) => of === 6),
  "ecology.runoff": ({ day }) => RUNOFF.findLast(([end]) => end <= day)?.[1] ?? null,
  "ecology.agreements": inForce,
  "ecology.settled": settled,
  "ecology.disputed": disputed,
  "ecology.alerts-in-time": ({ raw, day }) => {
    const { due, inTime } = notices(raw, day);
    return due === 0 ? null : Math.round((inTime * 1000) / due) / 10;
  },
  "ecology.sites-found": ({ raw, day }) => sites(raw, day).found,
  "ecology.sites-closed": ({ raw, day }) => sites(raw, day).closed,
  "ecology.restored-area": ({ raw, day }) => Math.round(sites(raw, day).m2 / 100) / 100,
};
