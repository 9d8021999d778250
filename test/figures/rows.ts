import type { Asked, Oracle } from "./asked.ts";
import { entryActs } from "./raw.ts";

type Entry = {
  register: string;
  standing: string;
  stages: Record<string, string | null>;
  stated: string | null;
  km: number;
  raised: string;
  open: boolean;
  merged: boolean;
  measures: string[];
  calls: Map<string, { due: string | null; done: boolean }>;
  money: Map<string, { flow: string; year: string; fen: number }>;
};

/** Rows that hang on the measure at the end of a day. */
export function entriesOn({ raw, measure }: Asked, day: string): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { id, day: on, act } of entryActs(raw)) {
    if (on > day) continue;
    if (act.type === "enter") {
      const record = raw.standings.find((each) => each.id === id);
      entries.set(id, {
        register: act.seed.register,
        standing: record?.sample ? "sample" : record?.reported ? "reported" : "entered",
        stages: {},
        stated: null,
        km: 0,
        raised: on,
        open: true,
        merged: false,
        measures: act.seed.links.map(({ measureId }) => measureId),
        calls: new Map(),
        money: new Map(),
      });
    }
    const entry = entries.get(id);
    if (!entry) continue;
    const given = act.type === "enter" ? act.seed : act.type === "revise" ? act : null;
    for (const [stage, days] of Object.entries(given?.stages ?? {})) entry.stages[stage] = days.actual;
    const values = given?.values ?? {};
    if ("statedStage" in values) entry.stated = (values["statedStage"] as string | null) ?? null;
    if ("lengthKm" in values) entry.km = (values["lengthKm"] as number | null) ?? 0;
    if (typeof values["raisedOn"] === "string") entry.raised = values["raisedOn"];
    if (act.type === "revise" && act.links) entry.measures = act.links.map(({ measureId }) => measureId);
    if (act.type === "close") entry.open = false;
    if (act.type === "merge") [entry.open, entry.merged] = [false, true];
    if (act.type === "reopen") [entry.open, entry.merged] = [true, false];
    if (act.type === "put-item" && act.item.list === "call")
      entry.calls.set(act.item.id, { due: act.item.due, done: act.item.doneOn !== null });
    if (act.type === "drop-item") entry.calls.delete(act.item);
    if (act.type === "record-money")
      for (const { flow, source, period, batch, amountFen } of act.lines)
        entry.money.set([flow, source, period, batch].join("|"), {
          flow,
          year: period.slice(0, 4),
          fen: amountFen,
        });
  }
  return [...entries.values()].filter((entry) => !entry.merged && entry.measures.includes(measure.id));
}

const BEGUN: Readonly<Record<string, readonly string[]>> = {
  project: ["start", "completion", "acceptance"],
  application: ["approval", "building", "acceptance"],
};

export function isReached({ register, stages, stated }: Entry): boolean {
  for (const stage of BEGUN[register] ?? [])
    if ((stages[stage] ?? null) !== null || stated === stage) return true;
  return false;
}

/** Counts rows of a register; null where there is none, for then there is no figure or point. */
export const rows =
  (register: string, count: (entry: Entry) => number): Oracle =>
  (asked) => {
    let [sum, any] = [0, false];
    for (const entry of entriesOn(asked, asked.day)) {
      if (entry.register !== register) continue;
      any = true;
      sum += count(entry);
    }
    return any ? Math.round(sum * 10) / 10 : null;
  };

export const one = (holds: boolean): number => (holds ? 1 : 0);

/** Money of the rows there are on the day asked for, of years to that of the point, in 亿元. */
export const money =
  (register: string, flow: string): Oracle =>
  (asked) => {
    let fen = 0;
    for (const entry of entriesOn(asked, asked.asOf))
      for (const line of entry.money.values())
        if (
          entry.register === register &&
          line.flow === flow &&
          (asked.day === asked.asOf || line.year <= asked.day.slice(0, 4))
        )
          fen += line.fen;
    return Math.round(fen / 1_000_000) / 10_000;
  };
