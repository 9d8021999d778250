import type { Organisation } from "../../kernel/organisation.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import { isLocalName, issuingPlace, nameInPlace } from "../domain/issuing-place.ts";
import { regionOf } from "../../kernel/region.ts";
import type { Draft } from "../domain/review.ts";
import { namesOf, type RosterUnit } from "../domain/roster.ts";

/** The roster of bodies, which another slice keeps. */
export type Organisations = {
  /** Within a transaction give it, so that no second connection is asked for. */
  readonly list: (sql?: Sql) => Promise<readonly RosterUnit[]>;
  /** Finds or proposes a body for each name, within the transaction. */
  readonly propose: (
    names: { name: string; collective: boolean; regionCode: string; memberNames?: readonly string[] }[],
    transaction: Sql,
    caller: Caller,
  ) => Promise<ReadonlyMap<string, Organisation>>;
};

/** The place whose body issued the plan. */
export const placeOf = ({ header }: Draft): string | null =>
  issuingPlace(header.issuer.value, header.title.value);

/**
 * The body of each name in a draft. A name such as 市发改委 that plans of another place use already is proposed with
 * its place, because it is another body there: two bodies are never made one because they print alike.
 */
export async function bodiesOf(
  sql: Sql,
  draft: Draft,
  organisations: Organisations,
  caller: Caller,
): Promise<ReadonlyMap<string, Organisation>> {
  const names = namesOf(draft);
  const place = placeOf(draft);
  const local = names.map(({ name }) => name).filter(isLocalName);
  // Two plans published at the same moment would not see each other's names.
  await sql`select pg_advisory_xact_lock(hashtext('supervision.bodies'))`;
  const used = await sql<{ name: string }[]>`
    select distinct r.name from supervision.responsibility r join supervision.plan p on p.id = r.plan_id
    where r.name = any(${local}::text[]) and p.place <> ${place}::text`;
  const elsewhere = new Set(used.map(({ name }) => name));
  const wanted = new Map(
    names.map(({ name }) => [name, place !== null && elsewhere.has(name) ? nameInPlace(name, place) : name]),
  );
  const regionCode = regionOf(place ?? "");
  const asked = names.map(({ name, collective }) => ({
    name: wanted.get(name) ?? name,
    collective,
    regionCode,
  }));
  const bodies = await organisations.propose(asked, sql, caller);
  return new Map(
    [...wanted].flatMap(([name, full]): [string, Organisation][] => {
      const body = bodies.get(full);
      return body ? [[name, { ...body, name: full }]] : [];
    }),
  );
}
