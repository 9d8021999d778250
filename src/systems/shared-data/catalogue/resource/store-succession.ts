import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import {
  type Held,
  heldTo,
  heldToOwn,
  lastShared,
  OF_ALL_CITIES,
  type Predecessor,
  predecessorOf,
} from "./succession.ts";
import type { ResourceState } from "./state.ts";

type Kept = { readonly id: string; readonly state: ResourceState };

/** One publication or withdrawal at a time: two at once would not see each other. */
const inTurn = (sql: Sql) => sql`select pg_advisory_xact_lock(hashtext('shared_data succession'))`;

const predecessors = (rows: readonly Kept[]): Predecessor[] =>
  rows.flatMap(({ id, state }) => predecessorOf(id, state) ?? []);

/** Resources that were withdrawn, by what they last shared; of any place, since another city may take them over. */
const withdrawn = async (sql: Sql): Promise<Predecessor[]> =>
  predecessors(
    await sql<Kept[]>`
    select id, state from shared_data.record where kind = 'resource' and status = 'withdrawn'`,
  );

type Standing = Pick<ResourceState, "content" | "allowances" | "versions">;

/** What this content is stricter than without anybody's leave: withdrawn resources that it seems to carry on, and itself. */
export async function heldToPublished(sql: Sql, id: string, state: Standing): Promise<Held[]> {
  await inTurn(sql);
  const { content, allowances, versions } = state;
  return [
    ...heldToOwn(id, state, allowances),
    ...heldTo(content, await withdrawn(sql), allowances, lastShared({ versions })),
  ];
}

/** Published resources that seem to take the place of one, and are stricter without anybody's leave. */
export async function replacedBy(sql: Sql, id: string, { versions }: ResourceState): Promise<Held[]> {
  const before = predecessorOf(id, { versions });
  const since = versions[0]?.publishedOn;
  if (before === undefined || since === undefined) return [];
  await inTurn(sql);
  const { regionCode, code, providerName } = before.content;
  const city = CITIES.find((each) => each.code === regionCode)?.name.zh ?? providerName;
  const named = sql`
    (position(${city} in state::text) > 0 or position(${providerName} in state::text) > 0
      or position(${code} in state::text) > 0 or state::text ~ ${OF_ALL_CITIES.source})`;
  const rows = await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and status <> 'withdrawn' and id <> ${id}
      and (region_code in (${regionCode}, ${WHOLE_REGION}) or ${regionCode} = ${WHOLE_REGION} or ${named})
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

/** Everything that an authority above would decide on for a resource: what it replaces, withdrawn or not yet, and its own. */
export async function heldAtAll(sql: Sql, id: string, state: Standing): Promise<Held[]> {
  const leaving = await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and status <> 'withdrawn' and id <> ${id}
      and jsonb_array_length(state -> 'versions') > 0 and state ->> 'withdrawalAsked' is not null`;
  const { content, allowances } = state;
  return [
    ...heldToOwn(id, state, allowances),
    ...heldTo(content, await withdrawn(sql), allowances),
    ...heldTo(content, predecessors(leaving), allowances).map((held) => ({
      ...held,
      standing: true as const,
    })),
  ];
}
