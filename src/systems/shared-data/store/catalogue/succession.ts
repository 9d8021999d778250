import type { Sql } from "../../../../platform/database/database.ts";
import { type Held, heldTo, lastShared, type Predecessor } from "../../domain/catalogue/succession.ts";
import type { ResourceState } from "../../domain/catalogue/resource.ts";

type Kept = { readonly id: string; readonly state: ResourceState };

/** One publication or withdrawal of a region at a time: two at once would not see each other. */
const inTurn = (sql: Sql, regionCode: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`shared_data succession ${regionCode}`}))`;

/** Resources that were withdrawn in a region, by what they last shared. */
async function withdrawnIn(sql: Sql, regionCode: string): Promise<Predecessor[]> {
  const rows = await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and region_code = ${regionCode} and status = 'withdrawn'`;
  return rows.flatMap(({ id, state }) => {
    const content = lastShared(state);
    return content === undefined ? [] : [{ id, content }];
  });
}

/** Withdrawn resources than which this content is stricter although it seems to carry them on, and nobody allowed it. */
export async function heldToWithdrawn(
  sql: Sql,
  { content, allowances }: Pick<ResourceState, "content" | "allowances">,
): Promise<Held[]> {
  await inTurn(sql, content.regionCode);
  return heldTo(content, await withdrawnIn(sql, content.regionCode), allowances);
}

/** Published resources of the same unit that seem to take the place of one, and are stricter without anybody's leave. */
export async function replacedBy(sql: Sql, id: string, { versions }: ResourceState): Promise<Held[]> {
  const before = lastShared({ versions });
  const since = versions[0]?.publishedOn;
  if (before === undefined || since === undefined) return [];
  await inTurn(sql, before.regionCode);
  const rows = await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and region_code = ${before.regionCode} and status <> 'withdrawn' and id <> ${id}
      and unit_ids && ${[before.providerId]}::uuid[] and jsonb_array_length(state -> 'versions') > 0`;
  return rows.flatMap(({ id: resourceId, state }): Held[] => {
    const [first] = state.versions;
    const content = state.versions.at(-1)?.content;
    // What was there before it cannot have been made to replace it.
    if (first === undefined || content === undefined || first.publishedOn < since) return [];
    return heldTo(content, [{ id, content: before }], state.allowances).map(({ growths }) => ({
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
  const published = await sql<Kept[]>`
    select id, state from shared_data.record
    where kind = 'resource' and region_code = ${content.regionCode} and status <> 'withdrawn' and id <> ${id}
      and unit_ids && ${[content.providerId]}::uuid[] and jsonb_array_length(state -> 'versions') > 0
      and state ->> 'withdrawalAsked' is not null`;
  const leaving = published.flatMap(({ id: other, state }): Predecessor[] => {
    const shared = lastShared(state);
    return shared === undefined ? [] : [{ id: other, content: shared }];
  });
  return heldTo(content, [...(await withdrawnIn(sql, content.regionCode)), ...leaving], allowances);
}
