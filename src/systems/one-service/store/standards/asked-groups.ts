import type { OrderOf } from "../../../../kernel/list.ts";
import { pairsOf } from "../../../../kernel/similarity.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import { portions } from "../../../../platform/database/json.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import {
  type Asked,
  LEAST_LIKENESS,
  PAIRING_ORDERS,
  type PairingProposal,
  type PairOfKeys,
  proposalsTo,
} from "../../domain/standards/pairing-proposals.ts";

const columns = (sql: Sql) => sql`key, code, name, type, cities, printed`;

const sameQuestion = (a: Asked | undefined, b: Asked | undefined): boolean =>
  a?.name === b?.name && a?.type === b?.type && a?.printed === b?.printed;

/** Beyond so many names every group is looked at: to find their rare pairs one by one would take longer. */
const MOST_NAMES = 500;

/**
 * Groups that may be alike to one of some names: all that hold one of its rarest pairs, as many as the rest could not make
 * up for (see `similarNames`). None that is alike is left out.
 */
async function perhapsAlike(sql: Sql, names: readonly string[], which: "all" | "loose"): Promise<Asked[]> {
  const only = which === "loose" ? sql`and code is null` : sql``;
  if (names.length > MOST_NAMES)
    return sql<Asked[]>`select ${columns(sql)} from one_service.asked_group where true ${only}`;
  const wanted = names.map(pairsOf);
  const counted = await sql<{ pair: string; groups: number }[]>`
    select pair, groups from one_service.asked_pair
    where pair = any(${[...new Set(wanted.flatMap((pairs) => [...pairs]))]}::text[])`;
  const groups = new Map(counted.map((each) => [each.pair, each.groups]));
  const rare = wanted.flatMap((pairs) => {
    const needed = Math.ceil((LEAST_LIKENESS / (2 - LEAST_LIKENESS)) * pairs.size - 1e-9);
    const rarest = [...pairs].toSorted((a, b) => (groups.get(a) ?? 0) - (groups.get(b) ?? 0));
    return rarest.slice(0, pairs.size - needed + 1);
  });
  return sql<Asked[]>`
    select ${columns(sql)} from one_service.asked_group
    where pairs && ${[...new Set(rare)]}::text[] ${only}`;
}

async function countPairs(sql: Sql, gone: readonly Asked[], come: readonly Asked[]): Promise<void> {
  const counts = new Map<string, number>();
  const count = (groups: readonly Asked[], by: number) => {
    for (const { name } of groups)
      for (const pair of pairsOf(name)) counts.set(pair, (counts.get(pair) ?? 0) + by);
  };
  count(gone, -1);
  count(come, 1);
  const changed = [...counts].filter(([, by]) => by !== 0);
  await sql`
    insert into one_service.asked_pair as known (pair, groups)
    select * from unnest(${changed.map(([pair]) => pair)}::text[], ${changed.map(([, by]) => by)}::int[])
    on conflict (pair) do update set groups = known.groups + excluded.groups`;
}

/** Writes how some groups are asked about now. Returns them as they were and are, where they are another question. */
async function writeAsked(
  sql: Sql,
  keys: ReadonlySet<string>,
  now: ReadonlyMap<string, Asked>,
): Promise<{ readonly gone: readonly Asked[]; readonly come: readonly Asked[] }> {
  const rows = await sql<Asked[]>`
    select ${columns(sql)} from one_service.asked_group where key = any(${[...keys]}::text[])`;
  const before = new Map(rows.map((row) => [row.key, row]));
  await sql`
    delete from one_service.asked_group
    where key = any(${rows.flatMap(({ key }) => (now.has(key) ? [] : key))}::text[])`;
  const changed = [...now.values()].filter((group) => {
    const was = before.get(group.key);
    return !sameQuestion(group, was) || group.cities.join() !== was?.cities.join();
  });
  const written = changed.map((group) => ({
    ...group,
    regionCode: group.cities[0] ?? "",
    cities: [...group.cities],
    pairs: [...pairsOf(group.name)],
  }));
  for (const part of portions(written))
    await sql`
      insert into one_service.asked_group ${sql(part)}
      on conflict (key) do update set name = excluded.name, type = excluded.type, cities = excluded.cities,
        printed = excluded.printed, pairs = excluded.pairs, region_code = excluded.region_code`;
  const gone = rows.filter((group) => !sameQuestion(group, now.get(group.key)));
  const come = changed.filter((group) => !sameQuestion(group, before.get(group.key)));
  await countPairs(sql, gone, come);
  return { gone, come };
}

/**
 * Proposes pairs anew wherever a group that is touched came, went or changed what is asked of it, and for the groups in
 * `decided`, of whose pairs something was decided.
 */
export async function proposeAnew(
  sql: Sql,
  keys: ReadonlySet<string>,
  asked: ReadonlyMap<string, Asked>,
  decided: readonly string[],
): Promise<void> {
  const { gone, come } = await writeAsked(sql, keys, asked);
  const changed = [...new Set([...gone, ...come].map(({ key }) => key))];
  const names = [...new Set([...gone, ...come].map(({ name }) => name))];
  const alike = names.length === 0 ? [] : await perhapsAlike(sql, names, "loose");
  const loose = await sql<Asked[]>`
    select ${columns(sql)} from one_service.asked_group where code is null
      and (key = any(${[...new Set([...alike.map(({ key }) => key), ...changed, ...decided])]}::text[]) or printed = any(${changed}::text[]))`;
  const looked = loose.map(({ key }) => key);
  await sql`
    delete from one_service.pair_proposal
    where loose_key = any(${[...new Set([...looked, ...changed, ...decided])]}::text[])`;
  if (loose.length === 0) return;
  const among = await perhapsAlike(
    sql,
    loose.map(({ name }) => name),
    "all",
  );
  const printed = await sql<Asked[]>`
    select ${columns(sql)} from one_service.asked_group
    where key = any(${loose.flatMap(({ printed: code }) => code ?? [])}::text[])`;
  const known = new Map([...among, ...printed].map((group) => [group.key, group]));
  const answers = await sql<PairOfKeys[]>`
    select loose_key, target_key from one_service.pairing where loose_key = any(${looked}::text[])`;
  const rows = proposalsTo(loose, [...known.values()], answers).map(
    ({ looseKey, targetKey, why, looseCity, likeness }) => ({
      looseKey,
      targetKey,
      why,
      regionCode: looseCity,
      likeness,
    }),
  );
  for (const part of portions(rows)) await sql`insert into one_service.pair_proposal ${sql(part)}`;
}

/** Pairs that wait for a decision, the likeliest first: a page of all, or all of one group. */
export async function listPairProposals(
  sql: Sql,
  {
    page,
    size,
    of,
    ...asked
  }: (Page | { readonly page: 1; readonly size: null }) &
    OrderOf<typeof PAIRING_ORDERS> & { readonly of?: string },
): Promise<PairingProposal[]> {
  const order = orderedBy(
    sql,
    PAIRING_ORDERS,
    asked,
    { name: sql`loose.name`, likeness: sql`likeness` },
    sql`likeness desc, loose_key, target_key, why`,
  );
  return sql<PairingProposal[]>`
    select why, loose_key, loose.name as loose_name, loose.cities[1] as loose_city, target_key,
      target.name as target_name, target.cities as target_cities, nullif(loose.type, '') as type, likeness
    from one_service.pair_proposal proposal
    join one_service.asked_group loose on loose.key = loose_key
    join one_service.asked_group target on target.key = target_key
    where true ${of === undefined ? sql`` : sql`and (loose_key = ${of} or target_key = ${of})`}
    order by ${order} limit ${size} offset ${(page - 1) * (size ?? 0)}`;
}
