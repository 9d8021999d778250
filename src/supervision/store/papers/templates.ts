import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import { PAPER_KINDS, type PaperKind } from "../../domain/papers/kinds.ts";
import { changedSince } from "../../domain/papers/paper-failures.ts";
import type { PaperTemplate } from "../../domain/papers/paper.ts";
import { PLACEHOLDERS } from "../../domain/papers/placeholders.ts";
import { templateFailure } from "../../domain/papers/template.ts";
import { DEFAULT_TEMPLATES, type Template } from "../../domain/papers/templates.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Supervision } from "../desk.ts";
import { nameOf } from "../review.ts";

type Row = Template & {
  readonly kind: PaperKind;
  readonly version: number;
  readonly at: Date;
  readonly byName: string;
};

const placeholders = PLACEHOLDERS.map(({ name, meaning }) => ({ name, meaning }));
const NAMES = PLACEHOLDERS.map(({ name }) => name);

/** The template of each kind that holds now. */
export async function listTemplates(sql: Sql): Promise<PaperTemplate[]> {
  const rows = await sql<Row[]>`
    select distinct on (kind) kind, version, title, body, at, by_name from supervision.paper_template
    order by kind, version desc`;
  const own = new Map(rows.map((row) => [row.kind, row]));
  return PAPER_KINDS.map((kind): PaperTemplate => {
    const row = own.get(kind);
    if (!row) return { kind, version: 0, ...DEFAULT_TEMPLATES[kind], at: null, by: null, placeholders };
    const { version, title, body, at, byName: by } = row;
    return { kind, version, title, body, at: at.toISOString(), by, placeholders };
  });
}

export async function templateOf(sql: Sql, kind: PaperKind): Promise<Template> {
  const [row] = await sql<Template[]>`
    select title, body from supervision.paper_template where kind = ${kind} order by version desc limit 1`;
  return row ?? DEFAULT_TEMPLATES[kind];
}

/**
 * Records a template's next version, with its trail; earlier ones stay. Throws `stale` where somebody changed it after
 * `version`, and what is wrong with a placeholder.
 */
export async function recordTemplate(
  desk: Supervision,
  kind: PaperKind,
  { version, title, body }: Template & { readonly version: number },
  caller: Caller,
): Promise<PaperTemplate[]> {
  const wrong = templateFailure(`${title}\n${body}`, NAMES);
  if (wrong !== null) throw new FailureError(wrong);
  return inTransaction(desk.sql, async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('supervision.paper_template'))`;
    const [last] = await sql<Row[]>`
      select kind, version, title, body, at, by_name from supervision.paper_template
      where kind = ${kind} order by version desc limit 1`;
    if (last && last.version !== version) throw new FailureError(changedSince(last.byName, last.at));
    const next = (last?.version ?? 0) + 1;
    const at = desk.now();
    const row = { kind, version: next, regionCode: WHOLE_REGION, title, body, at, byName: nameOf(caller) };
    await sql`insert into supervision.paper_template ${sql(row)}`;
    const before = last ?? DEFAULT_TEMPLATES[kind];
    await desk.audit.record(sql, {
      caller,
      action: "supervision.set-template",
      subject: `paper-template:${kind}`,
      before: { version: last?.version ?? 0, title: before.title, body: before.body },
      after: { version: next, title, body },
    });
    return listTemplates(sql);
  });
}
