import { FailureError } from "../../../kernel/error.ts";
import type { OrderOf } from "../../../kernel/list.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { orderedBy } from "../../../platform/database/in-order.ts";
import { PAPER_KINDS, type PaperKind } from "../../domain/papers/kinds.ts";
import { NO_PAPER } from "../../domain/papers/paper-failures.ts";
import {
  type Paper,
  PAPER_ORDERS,
  PAPER_STATUSES,
  type PaperDraft,
  type PaperStatus,
  type PaperSummary,
} from "../../domain/papers/paper.ts";
import type { Supervision } from "../desk.ts";
import type { Page } from "../measures.ts";
import { unitNames } from "../tasks/rows.ts";

export type PaperRow = {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly sample: boolean;
  readonly kind: PaperKind;
  readonly title: string;
  readonly period: string | null;
  readonly unitId: string | null;
  readonly asOf: string;
  readonly status: PaperStatus;
  readonly issueYear: number | null;
  readonly issueNumber: number | null;
  readonly version: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly issuedAt: Date | null;
  readonly issuedBy: string | null;
  readonly digest: string | null;
};

const columns = (sql: Sql) => sql`
  p.id, p.plan_id, l.title as plan_title, l.sample or l.sample_work as sample, p.kind, p.content->>'title' as title, p.period, p.unit_id, p.as_of,
  p.status, p.issue_year, p.issue_number, p.version, p.made_at, p.made_by, p.changed_at, p.changed_by, p.issued_at,
  p.issued_by, p.digest`;

function summaryOf(row: PaperRow, names: ReadonlyMap<string, string>): PaperSummary {
  const { unitId, issueYear: year, issueNumber: number, digest: _, ...rest } = row;
  return {
    ...rest,
    unitName: unitId === null ? null : (names.get(unitId) ?? unitId),
    issue: year === null || number === null ? null : { year, number },
    madeAt: row.madeAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
  };
}

export type PaperFilter = {
  readonly plan?: string | undefined;
  readonly kind?: PaperKind | undefined;
  readonly status?: PaperStatus | undefined;
};

/** Papers, the newest first where no other order is asked for. */
export async function listPapers(
  desk: Supervision,
  { plan, kind, status, ...asked }: PaperFilter & OrderOf<typeof PAPER_ORDERS>,
  { page, size }: Page,
): Promise<{ total: number; rows: PaperSummary[] }> {
  const { sql } = desk;
  const matching = sql`true
    ${plan === undefined ? sql`` : sql`and p.plan_id = ${plan}`}
    ${kind === undefined ? sql`` : sql`and p.kind = ${kind}`}
    ${status === undefined ? sql`` : sql`and p.status = ${status}`}`;
  const order = orderedBy(
    sql,
    PAPER_ORDERS,
    asked,
    {
      title: sql`p.content->>'title'`,
      kind: sql`array_position(${[...PAPER_KINDS]}::text[], p.kind)`,
      status: sql`array_position(${[...PAPER_STATUSES]}::text[], p.status)`,
      issue: sql`p.issue_year * 10000 + p.issue_number`,
      made: sql`p.made_at`,
      issued: sql`p.issued_at`,
    },
    sql`p.made_at desc, p.id`,
  );
  const [rows, [counted], names] = await Promise.all([
    sql<PaperRow[]>`
      select ${columns(sql)} from supervision.paper p join supervision.plan l on l.id = p.plan_id where ${matching}
      order by ${order} limit ${size} offset ${(page - 1) * size}`,
    sql<{ total: number }[]>`select count(*) as total from supervision.paper p where ${matching}`,
    unitNames(desk),
  ]);
  return { total: counted?.total ?? 0, rows: rows.map((row) => summaryOf(row, names)) };
}

export type StoredPaper = PaperRow & { readonly content: PaperDraft; readonly regionCode: string };

/** A paper as its row has it; throws where there is none. `lock` keeps others from changing it meanwhile. */
export async function storedPaper(sql: Sql, id: string, lock?: "lock"): Promise<StoredPaper> {
  const [row] = await sql<StoredPaper[]>`
    select ${columns(sql)}, p.content, p.region_code
    from supervision.paper p join supervision.plan l on l.id = p.plan_id where p.id = ${id}
    ${lock === undefined ? sql`` : sql`for no key update of p`}`;
  if (!row) throw new FailureError(NO_PAPER);
  return row;
}

type Names = ReadonlyMap<string, string>;

/** A paper with its text, units under these names; throws where there is none. */
export async function readPaper(sql: Sql, id: string, names: Names): Promise<Paper> {
  const { content, regionCode: _, ...row } = await storedPaper(sql, id);
  return { ...summaryOf(row, names), content };
}

/** A paper with its text; throws where there is none. */
export const getPaper = async (desk: Supervision, id: string): Promise<Paper> =>
  readPaper(desk.sql, id, await unitNames(desk));
