import { entryActs, meetingsOn, type Raw } from "./raw.ts";

/** Figures of a leader's page; `test/recount.test.ts` counts each again. */
export const LEADING_COUNTED: readonly string[] = [
  "leading-extensions",
  "leading-resolutions",
  "leading-turned",
  "leading-closed",
  "leading-dates",
  "leading-problems",
  "leading-planned",
  "leading-in-place",
  "leading-done",
  "leading-meetings",
];

/** Whether a task has a request for an extension that nobody answered by the end of a day. */
export function asksExtension(raw: Raw, taskId: string, day: string): boolean {
  const open = new Set<string>();
  for (const { taskId: of, day: on, action } of raw.actions) {
    if (of !== taskId || on > day) continue;
    if (action.type === "request-extension") open.add(action.extension);
    if (action.type === "grant-extension" || action.type === "refuse-extension")
      open.delete(action.extension);
  }
  return open.size > 0;
}

type Row = { register: string; closed: boolean; merged: boolean; measures: string[] };

/** Rows of registers that were entered by the end of a day. */
function rowsOn(raw: Raw, day: string): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { id, day: on, act } of entryActs(raw)) {
    if (on > day) continue;
    if (act.type === "enter") {
      const measures = act.seed.links.map(({ measureId }) => measureId);
      rows.set(id, { register: act.seed.register, closed: false, merged: false, measures });
    }
    const row = rows.get(id);
    if (!row) continue;
    if (act.type === "revise" && act.links) row.measures = act.links.map(({ measureId }) => measureId);
    if (act.type === "close") row.closed = true;
    if (act.type === "merge") row.merged = true;
    if (act.type === "reopen") [row.closed, row.merged] = [false, false];
  }
  return rows;
}

/** Ids of hard problems neither closed nor merged at the end of a day. */
export function problemsOn(raw: Raw, day: string): string[] {
  const ids: string[] = [];
  for (const [id, { register, closed, merged }] of rowsOn(raw, day))
    if (register === "problem" && !closed && !merged) ids.push(id);
  return ids;
}

/** Money of a plan's projects in fen, of all years and of one, as entered by the end of a day. */
export function moneyOn(
  raw: Raw,
  measures: ReadonlySet<string>,
  { day, flow }: { readonly day: string; readonly flow: string },
): { all: number; year: number } {
  const sum = { all: 0, year: 0 };
  const lines = new Map<string, { year: string; fen: number }>();
  const rows = rowsOn(raw, day);
  for (const { id, day: on, act } of entryActs(raw)) {
    const row = rows.get(id);
    if (on > day || act.type !== "record-money" || row?.register !== "project" || row.merged) continue;
    if (!row.measures.some((measure) => measures.has(measure))) continue;
    for (const { flow: of, source, period, batch, amountFen } of act.lines)
      if (of === flow)
        lines.set([id, source, period, batch].join("|"), { year: period.slice(0, 4), fen: amountFen });
  }
  for (const { year, fen } of lines.values()) {
    sum.all += fen;
    if (year === day.slice(0, 4)) sum.year += fen;
  }
  return sum;
}

/** Ids of meetings that were still to come at the end of a day, of the plan or of none. */
export function meetingsToCome(raw: Raw, planId: string, day: string): string[] {
  const ids: string[] = [];
  for (const [id, { planId: of, status, date, window }] of meetingsOn(raw, day))
    if ((of === null || of === planId) && (status === "planned" || status === "scheduled"))
      if ((date ?? window.to) >= day) ids.push(id);
  return ids;
}
