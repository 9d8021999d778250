import type { Sentence } from "../../kernel/error.ts";
import { type BackgroundWork, type Export, EXPORT_DAYS } from "../../kernel/export.ts";
import { say } from "../../kernel/fields.ts";
import type { ImportState } from "../../kernel/sheet.ts";
import { nameSubjects, type TrailSubject, type TrailSubjects } from "../../platform/audit/subjects.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";

const DAY_MS = 86_400_000;
const MOST = 50;

const KINDS: Readonly<Record<Export["makes"], Sentence>> = {
  file: say("导出的文件", "Exported file"),
  record: say("起草的公文", "Drafted paper"),
};

const aheadOf = (before: number): Sentence =>
  before === 0
    ? say("排在最前，后台一空出来就写", "First in line: it is written as soon as the background is free")
    : say(`等前面 ${before} 份写完：一次只写一份`, `Waits for ${before} before it: one is written at a time`);

function ofExport({
  before,
  file,
  makes,
  state,
  ...row
}: Export & { readonly before: number | null }): BackgroundWork {
  const { id, name, done, total, failure, askedAt, until, link } = row;
  return {
    id,
    kind: KINDS[makes],
    name: file === null ? name : { zh: file, en: file },
    state: state === "cancelled" ? "stopped" : before === null ? state : "waiting",
    done,
    total,
    counts: makes === "file" ? "rows" : "items",
    why: before === null ? failure : aheadOf(before),
    askedAt,
    until: makes === "file" && state === "done" ? until : null,
    link,
    own: makes,
  };
}

type Sheets = TrailSubject & { readonly table: string; readonly imports: { scope: string; job: string } };
const isSheets = (subject: TrailSubject): subject is Sheets =>
  subject.table !== null && subject.imports !== undefined;

type Row = {
  readonly kind: string;
  readonly id: string;
  readonly fileName: string;
  readonly state: Exclude<ImportState, "mapping" | "discarded">;
  readonly done: number;
  readonly total: number;
  readonly addedAt: Date;
  /** The sheet that is entered into the same at this moment. */
  readonly other: string | null;
  /** Of its job; null where it has none any more. */
  readonly job: "at it" | "in line" | "again later" | null;
};

/** Sheets of one kind that this account had entered in the background, large ones and those that waited for another. */
const sheetsOf = (
  sql: Sql,
  kind: string,
  { table, imports: { scope, job } }: Sheets,
  accountId: string,
  since: Date,
) => sql`
  select ${kind} as kind, t.id, t.file_name, t.state, t.added_at,
    coalesce((t.progress->>'done')::int, 0) + coalesce((t.progress->>'skipped')::int, 0) as done,
    coalesce((t.progress->>'of')::int, 0) as total,
    case when t.state = 'applying' then (
      select o.file_name from ${sql(table)} o join graphile_worker.jobs j on j.key = ${`${job} `} || o.id
      where o.state = 'applying' and o.${sql(scope)} = t.${sql(scope)} and o.id <> t.id and j.locked_at is not null limit 1) end as other,
    case when t.state = 'applying' then (
      select case when j.locked_at is not null then 'at it' when j.attempts = 0 then 'in line'
        when j.attempts < j.max_attempts then 'again later' end
      from graphile_worker.jobs j where j.key = ${`${job} `} || t.id) end as job
  from ${sql(table)} t
  where t.added_by_id = ${accountId} and t.caller is not null and t.state in ('applying', 'stopped', 'applied')
    and (t.state <> 'applied' or t.added_at >= ${since})`;

const BROKEN = say(
  "因意外错误停了下来；请打开这份导入，停下后接着录，仍不成时请联系系统管理员。",
  "An unforeseen error broke it off. Open the import, stop it and let it go on; ask the system administrator if that fails too.",
);

function standingOf({ state, other, job }: Row): Pick<BackgroundWork, "state" | "why"> {
  if (state === "applied") return { state: "done", why: null };
  if (state === "stopped")
    return { state: "stopped", why: say("已停下，打开后可以接着录", "Stopped: open it to let it go on") };
  if (job === "at it") return { state: "running", why: null };
  if (job === null) return { state: "failed", why: BROKEN };
  if (job === "again later")
    return {
      state: "waiting",
      why: say(
        "出了意外错误，过一会儿自动再试",
        "An unforeseen error: it is tried again by itself in a while",
      ),
    };
  return {
    state: "waiting",
    why:
      other === null
        ? say("后台一空出来就录", "It is entered as soon as the background is free")
        : say(
            `等“${other}”录完：同一处一次只录一份`,
            `Waits for “${other}”: one is entered at a time into the same`,
          ),
  };
}

async function importsOf({ sql, now, subjects }: Desk, accountId: string): Promise<BackgroundWork[]> {
  const all = subjects();
  const since = new Date(now().getTime() - EXPORT_DAYS * DAY_MS);
  const [first, ...others] = Object.entries(all).flatMap(([kind, subject]) =>
    isSheets(subject) ? [sheetsOf(sql, kind, subject, accountId, since)] : [],
  );
  if (first === undefined) return [];
  const united = others.reduce((so, each) => sql`${so} union all ${each}`, first);
  const rows = await sql<Row[]>`${united} order by added_at desc limit ${MOST}`;
  const named = await nameSubjects(
    sql,
    all,
    rows.map(({ kind, id }) => `${kind}:${id}`),
  );
  return rows.flatMap((row): BackgroundWork[] => {
    const { kind, id, fileName, done, total, addedAt } = row;
    const of = all[kind];
    if (of === undefined) return [];
    return [
      {
        id,
        kind: of.kind,
        name: { zh: fileName, en: fileName },
        ...standingOf(row),
        done,
        total,
        counts: "entries",
        askedAt: addedAt.toISOString(),
        until: null,
        link: named.get(`${kind}:${id}`)?.page ?? null,
        own: null,
      },
    ];
  });
}

type Desk = Pick<Shell, "sql" | "now"> & { readonly subjects: () => TrailSubjects };

/** Everything that runs or ran in the background for who calls: files and records beside large imports, the newest first. */
export async function backgroundOf(
  desk: Desk,
  exports: readonly (Export & { readonly before: number | null })[],
  { actor }: Caller,
): Promise<BackgroundWork[]> {
  const imports = actor === null ? [] : await importsOf(desk, actor.accountId);
  return [...exports.map(ofExport), ...imports]
    .toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : 0))
    .slice(0, MOST);
}
