import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { GrantUse, LedgerEntry, LedgerMark } from "./ledger.ts";
import { disposeBy } from "../../requests/clocks.ts";
import type { RequestState } from "../../requests/request.ts";
import type { Desk } from "../../store/desk.ts";
import { overseen, seesAll } from "../store-visible.ts";

type Row = Omit<GrantUse, "disposeBy"> & {
  readonly request: Pick<RequestState, "granted" | "openedOn" | "ended">;
};

/** Grants with their ends. `actor` narrows them to those of its unit and area; left out, all. */
export async function grantUses(
  { sql, isWorkingDay }: Pick<Desk, "sql" | "isWorkingDay">,
  day: Day,
  { actor, grantIds }: { readonly actor?: ActingFor; readonly grantIds?: readonly string[] } = {},
): Promise<GrantUse[]> {
  const all = actor === undefined || seesAll(actor);
  const [own, areas] = [[...(actor?.unitIds ?? [])], actor === undefined ? [] : overseen(actor)];
  const rows = await sql<Row[]>`
    select g.id, g.provider_id, g.requester_id, g.region_code, g.valid_from as from, g.valid_until as until, g.status,
      g.resource_id, g.state ->> 'resourceName' as resource_name, g.sample,
      r.state #>> '{ended,on}' as ended_on, r.state #>> '{disposal,on}' as disposed_on,
      jsonb_build_object('granted', r.state -> 'granted', 'openedOn', r.state -> 'openedOn', 'ended', r.state -> 'ended')
        as request
    from shared_data.grant_now g join shared_data.record r on r.id = g.id
    where true ${grantIds === undefined ? sql`` : sql`and g.id = any(${[...grantIds]}::uuid[])`}
      ${
        all
          ? sql``
          : sql`and (g.requester_id = any(${own}::uuid[]) or g.provider_id = any(${own}::uuid[])
              or g.region_code = any(${areas}::text[])
              or r.state #>> '{requester,regionCode}' = any(${areas}::text[]))`
      }
    order by g.valid_from desc, g.id`;
  return rows.map(({ request, ...use }) => ({
    ...use,
    disposeBy: request.granted ? disposeBy(request, use.disposedOn ?? day, isWorkingDay) : null,
  }));
}

/** Whole entries of grants, the latest day first. */
export async function entriesOf(sql: Sql, grantIds: readonly string[]): Promise<LedgerEntry[]> {
  const rows = await sql<(Omit<LedgerEntry, "at" | "by"> & { at: Date; byName: string })[]>`
    select id, grant_id, kind, day, text, at, by_name from shared_data.ledger_entry
    where grant_id = any(${[...grantIds]}::uuid[]) order by day desc, at desc, id`;
  return rows.map(({ at, byName, ...row }) => ({ ...row, at: at.toISOString(), by: byName }));
}

export async function marksOf(
  sql: Sql,
  uses: readonly GrantUse[],
): Promise<ReadonlyMap<string, LedgerMark[]>> {
  const rows = await sql<(Omit<LedgerMark, "at"> & { at: Date })[]>`
    select grant_id, kind, day, at from shared_data.ledger_entry
    where grant_id = any(${uses.map(({ id }) => id)}::uuid[]) order by at`;
  const marks = new Map<string, LedgerMark[]>(uses.map(({ id }) => [id, []]));
  for (const row of rows) marks.get(row.grantId)?.push({ ...row, at: row.at.toISOString() });
  for (const { id, disposedOn } of uses)
    if (disposedOn !== null)
      marks
        .get(id)
        ?.push({ grantId: id, kind: "destruction", day: disposedOn, at: `${disposedOn}T00:00:00Z` });
  return marks;
}
