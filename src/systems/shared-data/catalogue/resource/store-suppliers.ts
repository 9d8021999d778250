import { LIKE_MATERIALS, plainMaterial } from "../../../../kernel/material-name.ts";
import { pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import type { SupplyBrief, SupplyStamp, SupplyWords } from "../../../../kernel/sharing.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import type { Projection } from "../../../../platform/records/projection.ts";
import type { Projected } from "../../../../platform/records/records.ts";
import { resource } from "./kind.ts";
import type { ResourceState } from "./state.ts";
import { listSuppliers, supplierOf } from "./store-published.ts";

const wordsOf = ({ name, items }: SupplyBrief): string[] =>
  [...new Set([name, ...items].map(plainMaterial))].filter((text) => text !== "");

const columns = (sql: Sql) =>
  sql`supplier.resource_id, supplier.code, supplier.name, supplier.provider, supplier.region_code,
    supplier.attribute, supplier.items, supplier.sample`;

async function addTexts(sql: Sql, texts: readonly string[]): Promise<void> {
  const rows = texts.map((text) => ({ text, pairs: [...pairsOf(text)] }));
  const added = await sql<{ pairs: string[] }[]>`
    insert into shared_data.supplier_text ${sql(rows, "text", "pairs")}
    on conflict (text) do nothing returning pairs`;
  const counts = new Map<string, number>();
  for (const { pairs } of added) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  if (counts.size === 0) return;
  await sql`
    insert into shared_data.supplier_pair as known (pair, texts)
    select * from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[])
    on conflict (pair) do update set texts = known.texts + excluded.texts`;
}

const PART = 1000;
const parts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / PART) }, (_, at) => all.slice(at * PART, (at + 1) * PART));

async function add(sql: Sql, suppliers: readonly SupplyBrief[]): Promise<void> {
  for (const part of parts(suppliers)) {
    await sql`insert into shared_data.supplier ${sql(part.map((each) => ({ ...each, items: [...each.items] })))}`;
    const words = part.flatMap((each) => {
      const { resourceId, regionCode, code } = each;
      return wordsOf(each).map((text) => ({ resourceId, regionCode, code, text }));
    });
    for (const some of parts(words)) await sql`insert into shared_data.supplier_word ${sql(some)}`;
    for (const some of parts([...new Set(words.map(({ text }) => text))])) await addTexts(sql, some);
  }
}

/** Whoever writes the projection waits here for whoever does, and then sees what that one wrote. */
const hold = async (sql: Sql): Promise<number> => {
  const [row] = await sql<{ stamp: number }[]>`select stamp from shared_data.supplier_stamp for update`;
  return row?.stamp ?? 0;
};

const count = (sql: Sql) => sql`
  update shared_data.supplier_stamp
  set stamp = stamp + 1, resources = (select count(*) from shared_data.supplier)`;

const sameTexts = (left: readonly string[], right: readonly string[]): boolean =>
  left.toSorted().join("\n") === right.toSorted().join("\n");

type Known = SupplyBrief & { readonly whole: boolean };

/** What the projection says of resources, and whether the words stand by which they are found; of all where none are named. */
async function keptOf(sql: Sql, ids?: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await sql<(SupplyBrief & { texts: string[] | null })[]>`
    select ${columns(sql)}, (
      select array_agg(word.text) from shared_data.supplier_word word
      join shared_data.supplier_text using (text) where word.resource_id = supplier.resource_id
    ) as texts from shared_data.supplier
    ${ids === undefined ? sql`` : sql`where resource_id = any(${[...ids]}::uuid[])`}`;
  return new Map(
    rows.map(({ texts, ...supplier }) => [
      supplier.resourceId,
      { ...supplier, whole: sameTexts(texts ?? [], wordsOf(supplier)) },
    ]),
  );
}

const fits = (now: SupplyBrief | undefined, known: Known | undefined): boolean =>
  now === undefined ? known === undefined : known?.whole === true && sameSupply(now, known);

const nowOf = (record: Projected<unknown>) => supplierOf(record as Projected<ResourceState>);

/** What published resources supply, with the words by which they are found; nothing of it before its first use (`built`). */
export const suppliers: Projection<unknown> = {
  kind: resource.kind,
  table: "supplier",
  async write(sql, _, record) {
    if ((await hold(sql)) === 0) return;
    const now = nowOf(record);
    const { id } = record;
    if (fits(now, (await keptOf(sql, [id])).get(id))) return;
    await sql`delete from shared_data.supplier where resource_id = ${id}`;
    if (now) await add(sql, [now]);
    await count(sql);
  },
  async differing(sql, _, records) {
    const [stands] = await sql`select from shared_data.supplier_stamp where stamp > 0`;
    if (!stands) return [];
    const kept = await keptOf(
      sql,
      records.map(({ id }) => id),
    );
    return records.flatMap((each) => (fits(nowOf(each), kept.get(each.id)) ? [] : [each.id]));
  },
  async strays(sql) {
    const rows = await sql<{ id: string }[]>`
      select resource_id as id from shared_data.supplier
      where not exists (select from shared_data.record where id = resource_id and kind = ${resource.kind})`;
    return rows.map(({ id }) => id);
  },
  async remove(sql, ids) {
    await sql`delete from shared_data.supplier where resource_id = any(${[...ids]}::uuid[])`;
    await count(sql);
  },
};

const sameSupply = (a: SupplyBrief, b: SupplyBrief): boolean =>
  a.code === b.code &&
  a.name === b.name &&
  a.provider === b.provider &&
  a.regionCode === b.regionCode &&
  a.attribute === b.attribute &&
  a.sample === b.sample &&
  a.items.length === b.items.length &&
  a.items.every((item, at) => item === b.items[at]);

/** Writes the whole projection anew from the records; returns how many resources supply. */
export async function rebuildSuppliers(given: Sql): Promise<number> {
  return inTransaction(given, async (sql) => {
    await hold(sql);
    await fill(sql);
    const [row] = await sql<SupplyStamp[]>`select stamp, resources from shared_data.supplier_stamp`;
    return row?.resources ?? 0;
  });
}

async function fill(sql: Sql): Promise<void> {
  const suppliers = await listSuppliers({ sql }, sql);
  for (const table of ["supplier_word", "supplier", "supplier_text", "supplier_pair"])
    await sql`delete from ${sql(`shared_data.${table}`)}`;
  await add(sql, suppliers);
  await count(sql);
}

/** Builds what an older version or backup left out; nothing where it stands. */
async function built(given: Sql): Promise<SupplyStamp> {
  const [now] = await given<SupplyStamp[]>`select stamp, resources from shared_data.supplier_stamp`;
  if (now && now.stamp > 0) return now;
  return inTransaction(given, async (sql) => {
    if ((await hold(sql)) === 0) await fill(sql);
    const [row] = await sql<SupplyStamp[]>`select stamp, resources from shared_data.supplier_stamp`;
    return row ?? { stamp: 0, resources: 0 };
  });
}

/** What all that is supplied is made of now: the same stamp, the same suppliers. */
export const supplyStamp = (sql: Sql): Promise<SupplyStamp> => built(sql);

/** Names said by resources that are alike one of some. */
async function textsAlike(sql: Sql, alike: readonly string[]): Promise<string[]> {
  const wanted = alike.map(pairsOf).filter((pairs) => pairs.size > 0);
  const all = [...new Set(wanted.flatMap((pairs) => [...pairs]))];
  if (all.length === 0) return [];
  const counted = await sql<{ pair: string; texts: number }[]>`
    select pair, texts from shared_data.supplier_pair where pair = any(${all}::text[])`;
  const rarity = new Map(counted.map(({ pair, texts }) => [pair, texts]));
  // Of a likeness d of sets a and b both hold at least a·d/(2−d) pairs: leaving out fewer than that meets every b.
  const beginnings = wanted.flatMap((pairs) => {
    const least = Math.ceil((pairs.size * LIKE_MATERIALS) / (2 - LIKE_MATERIALS) - 1e-9);
    return [...pairs]
      .toSorted((a, b) => (rarity.get(a) ?? 0) - (rarity.get(b) ?? 0))
      .slice(0, pairs.size - least + 1);
  });
  const rare = [...new Set(beginnings)].filter((pair) => rarity.has(pair));
  if (rare.length === 0) return [];
  const found = await sql<{ text: string }[]>`
    select text from shared_data.supplier_text where pairs && ${rare}::text[]`;
  return found.flatMap(({ text }) => {
    const pairs = pairsOf(text);
    return wanted.some((each) => sharedShare(pairs, each) >= LIKE_MATERIALS) ? [text] : [];
  });
}

const inOrder = (a: SupplyBrief, b: SupplyBrief): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : a.resourceId < b.resourceId ? -1 : 1;

/**
 * Resources that say one of the names, in the order of their codes: of each name and city the first, which is the best
 * that `supplyFinder` could choose, and of `among` all.
 */
export async function suppliersSaying(
  sql: Sql,
  { texts, alike }: SupplyWords,
  among: readonly string[] = [],
): Promise<SupplyBrief[]> {
  await built(sql);
  const said = [...new Set([...texts, ...(await textsAlike(sql, alike))])];
  if (said.length === 0) return [];
  const rows = await sql<SupplyBrief[]>`
    select ${columns(sql)} from shared_data.supplier
    where resource_id in (
      select distinct on (text, region_code) resource_id from shared_data.supplier_word
      where text = any(${said}::text[])
      order by text, region_code, code, resource_id)
    or resource_id in (
      select resource_id from shared_data.supplier_word
      where resource_id = any(${[...among]}::uuid[]) and text = any(${said}::text[]))`;
  return rows.toSorted(inOrder);
}

/** Resources whose projection is not what their records say; none where all is well. */
export async function differingSuppliers(sql: Sql): Promise<{ checked: number; differing: string[] }> {
  await built(sql);
  const plain = new Map((await listSuppliers({ sql }, sql)).map((each) => [each.resourceId, each]));
  const kept = await keptOf(sql);
  const all = [...new Set([...plain.keys(), ...kept.keys()])];
  return {
    checked: plain.size,
    differing: all.filter((id) => !fits(plain.get(id), kept.get(id))).toSorted(),
  };
}
