import { listActions, listTrail, type TrailEntry, type TrailFilter } from "../../platform/audit/trail.ts";
import { type NamedSubject, nameSubjects, type TrailSubjects } from "../../platform/audit/subjects.ts";
import type { Sql } from "../../platform/database/database.ts";
import { fallsBy, type OrderOf } from "../../kernel/list.ts";
import { type AuditPage, type AuditPerson, TRAIL_ORDERS } from "../domain/administration.ts";

type Who = { readonly id: string; readonly name: string; readonly displayName: string };

/** Accounts and units stand in the trail by their own names, which are found by what was done to them. */
async function nameOwn(sql: Sql, entries: readonly TrailEntry[]): Promise<Map<string, NamedSubject>> {
  const subjects = entries
    .filter(({ action, subject }) => action.startsWith("accounts.") && !subject.includes(":"))
    .map(({ subject }) => subject);
  if (subjects.length === 0) return new Map();
  const accounts = await sql<Who[]>`
    select id, name, display_name from accounts.account where name = any(${subjects})`;
  const units = await sql<{ name: string }[]>`
    select name from accounts.organisation where name = any(${subjects}) and merged_into is null`;
  return new Map<string, NamedSubject>([
    ...units.map(({ name }) => [name, { name, page: `/roster?q=${encodeURIComponent(name)}` }] as const),
    ...accounts.map(({ name, displayName }) => {
      const called = displayName === name ? name : `${displayName}（${name}）`;
      return [name, { name: called, page: `/accounts?q=${encodeURIComponent(name)}` }] as const;
    }),
  ]);
}

/** One page of the trail with what its subjects are called now, where they open, and who did it by both names. */
export async function readTrailPage(
  sql: Sql,
  subjects: TrailSubjects,
  { sort, reversed = false, ...filter }: TrailFilter & OrderOf<typeof TRAIL_ORDERS>,
  page: { readonly offset: number; readonly limit: number },
): Promise<AuditPage> {
  const oldestFirst = sort !== undefined && !fallsBy(TRAIL_ORDERS, sort, reversed);
  const { total, entries } = await listTrail(sql, { ...filter, oldestFirst }, page);
  const named = await nameSubjects(
    sql,
    subjects,
    entries.map(({ subject }) => subject),
  );
  const own = await nameOwn(sql, entries);
  const actorIds = [...new Set(entries.flatMap(({ actorId }) => actorId ?? []))];
  const who = await sql<Who[]>`
    select id, name, display_name from accounts.account where id = any(${actorIds}::uuid[])`;
  const shownAs = new Map(who.map(({ id, displayName }) => [id, displayName]));
  return {
    total,
    actions: await listActions(sql),
    kinds: Object.entries(subjects).map(([kind, { kind: name }]) => ({ kind, name })),
    rows: entries.map(({ number, at, ...entry }) => {
      const found =
        named.get(entry.subject) ??
        (entry.action.startsWith("accounts.") ? own.get(entry.subject) : undefined);
      return {
        ...entry,
        id: number,
        at: at.toISOString(),
        actorDisplayName: entry.actorId === null ? null : (shownAs.get(entry.actorId) ?? null),
        subjectName: found?.name ?? null,
        subjectPage: found?.page ?? null,
      };
    }),
  };
}

/** People whom the trail may be narrowed to, by either of their names; at most as many as a list shows. */
export async function findAuditPeople(sql: Sql, words: string): Promise<readonly AuditPerson[]> {
  const q = words.toLowerCase();
  return sql<AuditPerson[]>`
    select id, name, display_name from accounts.account
    where strpos(lower(name), ${q}) > 0 or strpos(lower(display_name), ${q}) > 0
    order by name limit 30`;
}
