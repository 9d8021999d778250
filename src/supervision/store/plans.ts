import type { Sql } from "../../platform/database/database.ts";
import type { PlanSummary } from "../domain/plan.ts";
import type { DraftQuestion } from "../domain/review.ts";

type SummaryRow = Omit<PlanSummary, "publishedAt"> & { readonly publishedAt: Date };

const summary = (sql: Sql) => sql`
  p.id, p.title, p.issuer, p.doc_number, p.date, p.region_code, p.incomplete, p.sample,
  p.sample or p.sample_work as sample_work, p.published_at, p.measures,
  p.undertakings, p.open_questions, (
    select r.plan_id from supervision.plan_relation r join supervision.plan s on s.id = r.plan_id
    where r.relation = 'predecessor' and r.other_id = p.id order by s.published_at desc, s.id limit 1
  ) as superseded_by`;

const summaryOf = (row: SummaryRow): PlanSummary => ({ ...row, publishedAt: row.publishedAt.toISOString() });

/** Published plans: complete ones first, the latest first. */
export async function listPlans(sql: Sql): Promise<PlanSummary[]> {
  const rows = await sql<SummaryRow[]>`
    select ${summary(sql)} from supervision.plan p order by p.incomplete, p.published_at desc, p.date desc nulls last, p.id`;
  return rows.map(summaryOf);
}

export async function findPlan(sql: Sql, id: string): Promise<PlanSummary | undefined> {
  const [row] = await sql<SummaryRow[]>`select ${summary(sql)} from supervision.plan p where p.id = ${id}`;
  return row && summaryOf(row);
}

/** Plans by their ids. */
export async function plansByIds(sql: Sql, ids: readonly string[]): Promise<Map<string, PlanSummary>> {
  const rows = await sql<SummaryRow[]>`
    select ${summary(sql)} from supervision.plan p where p.id = any(${[...ids]})`;
  return new Map(rows.map((row) => [row.id, summaryOf(row)]));
}

/** The import that a plan was published from, and the questions that stayed with it. */
export async function findOrigin(
  sql: Sql,
  planId: string,
): Promise<
  | {
      readonly importId: string;
      readonly publishedAt: Date;
      readonly publishedBy: string;
      readonly questions: readonly DraftQuestion[];
    }
  | undefined
> {
  const [row] = await sql<
    { importId: string; publishedAt: Date; publishedBy: string; questions: DraftQuestion[] }[]
  >`select import_id, published_at, published_by, questions from supervision.plan where id = ${planId}`;
  return row;
}

export type Source = {
  readonly text: string;
  readonly fileName: string;
  readonly digest: string;
  readonly mediaType: string;
};

export async function findSource(sql: Sql, planId: string): Promise<Source | undefined> {
  const [row] = await sql<Source[]>`
    select i.text, i.file_name, i.digest, i.media_type
    from supervision.plan p join supervision.import i on i.id = p.import_id where p.id = ${planId}`;
  return row;
}

export type Relation = "predecessor" | "successor" | "superior" | "descendant";

/** Plans that this one replaces or descends from, and those that replace or descend from it. */
export async function listRelations(
  sql: Sql,
  planId: string,
): Promise<{ relation: Relation; plan: PlanSummary }[]> {
  const rows = await sql<(SummaryRow & { relation: Relation })[]>`
    select r.relation, ${summary(sql)} from (
      select relation, other_id as id from supervision.plan_relation where plan_id = ${planId}
      union all
      select case relation when 'predecessor' then 'successor' else 'descendant' end, plan_id
      from supervision.plan_relation where other_id = ${planId}
    ) r join supervision.plan p on p.id = r.id
    order by r.relation, p.published_at desc, p.id`;
  return rows.map(({ relation, ...row }) => ({ relation, plan: summaryOf(row) }));
}

export async function relate(
  sql: Sql,
  row: {
    readonly planId: string;
    readonly relation: "predecessor" | "superior";
    readonly otherId: string;
    readonly regionCode: string;
  },
): Promise<void> {
  await sql`insert into supervision.plan_relation ${sql(row)} on conflict do nothing`;
}
