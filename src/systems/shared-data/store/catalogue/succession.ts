import type { Sql } from "../../../../platform/database/database.ts";
import {
  type Held,
  heldTo,
  lastShared,
  type Predecessor,
  predecessorOf,
} from "../../domain/catalogue/succession.ts";
import type { ResourceState } from "../../domain/catalogue/resource.ts";

type Kept = { readonly id: string; readonly state: ResourceState };

/** One publication or withdrawal of a region at a time: two at once would not see each other. */
const inTurn = (sql: Sql, regionCode: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`shared_data succession ${regionCode}`}))`;

const predecessors = (rows: readonly Kept[]): Predecessor[] =>
  rows.flatMap(({ id, state }) => predecessorOf(id, state) ?? []);

/** Resources that were withdrawn in a region, by what they last shared. */
const withdrawnIn = async (sql: Sql, regionCode: string): Promise<Predecessor[]> =>
  predecessors(
    await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and region_code = ${regionCode} and status = 'withdrawn'`,
  );

/** Withdrawn resources than which this content is stricter although it seems to carry them on, and nobody allowed it. */
export async function heldToWithdrawn(
  sql: Sql,
  { content, allowances, versions }: Pick<ResourceState, "content" | "allowances" | "versions">,
): Promise<Held[]> {
  await inTurn(sql, content.regionCode);
  return heldTo(content, await withdrawnIn(sql, content.regionCode), allowances, lastShared({ versions }));
}

/** Published resources that seem to take the place of one, and are stricter without anybody's leave. */
export async function replacedBy(sql: Sql, id: string, { versions }: ResourceState): Promise<Held[]> {
  const before = predecessorOf(id, { versions });
  const since = versions[0]?.publishedOn;
  if (before === undefined || since === undefined) return [];
  const { regionCode } = before.content;
  await inTurn(sql, regionCode);
  const rows = await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and region_code = ${regionCode} and status <> 'withdrawn' and id <> ${id}
      and state -> 'versions' -> -1 ->> 'publishedOn' >= ${since}
    order by state -> 'content' ->> 'code'`;
  return rows.flatMap(({ id: resourceId, state }): Held[] => {
    const content = state.versions.at(-1)?.content;
    if (content === undefined) return [];
    // What stood beside it before it was there cannot have been made to replace it; what was made of that later can.
    const stood = state.versions.findLast(({ publishedOn }) => publishedOn < since)?.content;
    return heldTo(content, [before], state.allowances, stood).map(({ growths }) => ({
      resourceId,
      code: content.code,
      name: content.name,
      growths,
    }));
  });
}

/** Everything that an authority above would decide on for a resource: what it replaces, withdrawn or not yet. */
export async function heldAtAll(
  sql: Sql,
  id: string,
  { content, allowances }: Pick<ResourceState, "content" | "allowances">,
): Promise<Held[]> {
  const leaving = await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and region_code = ${content.regionCode} and status <> 'withdrawn' and id <> ${id}
      and jsonb_array_length(state -> 'versions') > 0 and state ->> 'withdrawalAsked' is not null`;
  const before = [...(await withdrawnIn(sql, content.regionCode)), ...predecessors(leaving)];
  return heldTo(content, before, allowances);
}
