import { JOINT_PAPER_STAGES } from "../../domain/joint-papers/joint-paper.ts";
import { rowsInOrder } from "../../../platform/database/in-order.ts";
import type { OrderOf } from "../../../kernel/list.ts";
import { listRecords } from "../records.ts";
import type { Page } from "../../../platform/records/list-records.ts";
import { NO_RECORD } from "../../../kernel/record.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import {
  inState,
  type JointPaperAttention,
  type JointPaperChoices,
  type JointPaperRow,
  jointPaperRow,
  type StoredBrief,
  JOINT_PAPER_ORDERS,
} from "../../domain/joint-papers/joint-paper-row.ts";
import type { Desk } from "../desk.ts";

/** Joint papers are few; the list is judged by its day, which SQL does not know. */
const MOST_PAPERS = 2_000;

export type JointPaperStored = StoredBrief & { readonly version: number };

/** Papers without the texts of their versions, in the order of `ids`. */
export async function briefsOf(sql: Sql, ids: readonly string[]): Promise<JointPaperStored[]> {
  const rows = await sql<(Omit<JointPaperStored, "changedAt"> & { changedAt: Date })[]>`
    select id, version, sample, reported, changed_at,
      (state - 'versions') || jsonb_build_object('versions', coalesce((
        select jsonb_agg((each - 'text') || jsonb_build_object('characters', char_length(each ->> 'text')) order by turn)
        from jsonb_array_elements(state -> 'versions') with ordinality as listed (each, turn)
      ), '[]'::jsonb)) as state
    from organisation.record where kind = 'joint-paper' and id = any(${[...ids]}::uuid[])`;
  const found = new Map(
    rows.map((row) => [row.id, { ...row, changedAt: row.changedAt.toISOString() }] as const),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The same of one; throws `not-found`. */
export async function getBrief(sql: Sql, id: string): Promise<JointPaperStored> {
  const [brief] = await briefsOf(sql, [id]);
  if (!brief) throw new FailureError(NO_RECORD);
  return brief;
}

export type JointPaperFilter = {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly stage?: string | undefined;
  readonly measure?: string | undefined;
  readonly state?: JointPaperAttention | undefined;
};

/** Every paper under a filter as of today: those without a day first, then the latest day first. */
export async function jointPaperRows(
  desk: Pick<Desk, "sql" | "now">,
  { q, kind, stage, measure, state }: JointPaperFilter,
): Promise<{ rows: JointPaperRow[]; day: string }> {
  const day = dayInShanghai(desk.now());
  const { rows: lines } = await listRecords(
    desk.sql,
    "joint-paper",
    { q, measure, status: stage },
    { page: 1, size: MOST_PAPERS },
  );
  const stored = await briefsOf(
    desk.sql,
    lines.map(({ id }) => id),
  );
  const rows = stored
    .map((each) => jointPaperRow(each, day))
    .filter(
      (row) => (kind === undefined || row.kind === kind) && (state === undefined || inState(row, state)),
    );
  return { rows, day };
}

/** A page of them. */
export async function listJointPapers(
  desk: Desk,
  filter: JointPaperFilter,
  { page, size, ...asked }: Page & OrderOf<typeof JOINT_PAPER_ORDERS>,
): Promise<{ total: number; rows: JointPaperRow[]; day: string }> {
  const { rows, day } = await jointPaperRows(desk, filter);
  const sorted = rowsInOrder(rows, JOINT_PAPER_ORDERS, asked, {
    title: ({ title }) => title,
    stage: ({ stage }) => JOINT_PAPER_STAGES.indexOf(stage),
    city: ({ draftingCity }) => draftingCity,
    versions: ({ versions }) => versions,
    until: ({ validity }) => validity?.until ?? null,
  });
  return { total: rows.length, rows: sorted.slice((page - 1) * size, page * size), day };
}

/** Plans in force with their measures, in a demonstration its own: a real one is not to carry invented tasks. */
export async function jointPaperChoices(desk: Desk): Promise<JointPaperChoices> {
  const current = (await desk.plans.list(desk.sql)).filter((plan) => plan.current);
  const own = current.filter(({ sample }) => sample === desk.config.demo);
  const plans = own.length > 0 ? own : current;
  const measures = await Promise.all(plans.map(({ id }) => desk.plans.measures(id, desk.sql)));
  return {
    plans: plans.map(({ id, title, sample }) => ({ id, title, sample })),
    measures: measures.flat().map(({ id, planId, number, ordinal, text, undertakings }) => ({
      id,
      planId,
      ordinal: ordinal ?? String(number),
      text: text.slice(0, 120),
      undertakings: undertakings.map((each) => ({ id: each.id, text: each.text.slice(0, 120) })),
    })),
  };
}
