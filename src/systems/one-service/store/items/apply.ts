import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json, portions } from "../../../../platform/database/json.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { basicCode } from "../../domain/items/codes.ts";
import { identitiesOf } from "../../domain/items/identity.ts";
import { permitImport } from "../../domain/items/import-permit.ts";
import { codesParted, NO_ITEMS_READ, rowsRefused } from "../../domain/items/item-failures.ts";
import { rememberedOf } from "../../domain/items/item-mapping.ts";
import type { ImportOutcome, ImportView } from "../../domain/items/item-row.ts";
import type { ImportedItem } from "../../domain/items/item.ts";
import type { Finding } from "../../domain/items/lint-rule.ts";
import { LINT_RULES, lintItems } from "../../domain/items/lint.ts";
import { partedCodes } from "../../domain/items/parted-codes.ts";
import { goodItems, readItems } from "../../domain/items/read-items.ts";
import type { Desk } from "../desk.ts";
import { keepComparison } from "../standards/keep-comparison.ts";
import { closeImport, contentOf, rememberHeadings } from "./imports.ts";
import { countFacets } from "./list-items.ts";
import { getImport, lockOpen } from "./receive.ts";
import { FIRST_FINDINGS, viewImport } from "./view-import.ts";

type Keeping = {
  readonly importId: string;
  readonly city: string;
  readonly day: string;
  readonly sample: boolean;
};

const searchText = ({ name, dept, catalogCode, taskCode }: ImportedItem["item"]): string =>
  folded([name, dept ?? "", catalogCode ?? "", taskCode ?? ""].join("\n"));

/** Rows to be inserted, with what the linter found in each. */
function rowsOf(items: readonly ImportedItem[], findings: readonly Finding[], keeping: Keeping) {
  const identities = identitiesOf(items.map(({ item }) => item));
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rows[0]} ${finding.sheet}`;
    found.set(key, [...(found.get(key) ?? []), finding]);
  }
  return items.map(({ item, sheet, rows, printed }, at) => {
    const own = found.get(`${rows[0]} ${sheet}`) ?? [];
    return {
      id: randomUUID(),
      importId: keeping.importId,
      regionCode: keeping.city,
      identity: identities[at] ?? "",
      catalogCode: item.catalogCode,
      taskCode: item.taskCode,
      name: item.name,
      type: item.type,
      dept: item.dept,
      item,
      sheet,
      rows,
      printed,
      materials: item.materials.map(({ name }) => name),
      rules: [...new Set(own.map(({ rule }) => rule))],
      errors: new Set(own.flatMap(({ severity, rule }) => (severity === "error" ? [rule] : []))).size,
      searchText: searchText(item),
      sample: keeping.sample,
      importedOn: keeping.day,
    };
  });
}

/** The names under which a city's items are in force. */
async function namesInForce(sql: Sql, city: string): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ identity: string; name: string }[]>`
    select identity, name from one_service.item where region_code = ${city} and replaced_on is null`;
  return new Map(rows.map(({ identity, name }) => [identity, name]));
}

/** Under what names the other cities have these codes, where they are compared by them. */
async function namesElsewhere(
  sql: Sql,
  city: string,
  items: readonly ImportedItem[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const codes = items.flatMap(({ item }) => basicCode(item) ?? []);
  const rows = await sql<{ code: string; names: string[] }[]>`
    select code, array_agg(distinct name) as names
    from one_service.compared_item known join one_service.item on item.id = known.item_id
    where code = any(${codes}::text[]) and base_key = code and known.region_code <> ${city} group by code`;
  return new Map(rows.map(({ code, names }) => [code, names]));
}

type Row = ReturnType<typeof rowsOf>[number];

/** Replaces what is in force by rows that say something else; what says the same stays as it is. */
async function keepItems(sql: Sql, rows: readonly Row[], keeping: Keeping): Promise<ImportOutcome> {
  let [entered, replaced, unchanged] = [0, 0, 0];
  for (const part of portions(rows)) {
    const values = json(
      sql,
      part.map(({ identity, item }) => ({ identity, item })),
    );
    const same = await sql<{ identity: string }[]>`
      select item.identity from one_service.item
      join jsonb_to_recordset(${values}) as given (identity text, item jsonb) using (identity)
      where region_code = ${keeping.city} and replaced_on is null and item.item = given.item`;
    const kept = new Set(same.map(({ identity }) => identity));
    const fresh = part.filter(({ identity }) => !kept.has(identity));
    const closed = await sql`
      update one_service.item set replaced_on = ${keeping.day}, replaced_by = given.id
      from unnest(${fresh.map(({ id }) => id)}::uuid[], ${fresh.map(({ identity }) => identity)}::text[])
        as given (id, identity)
      where region_code = ${keeping.city} and replaced_on is null and item.identity = given.identity`;
    if (fresh.length > 0)
      await sql`insert into one_service.item ${sql(
        fresh.map((row) => ({
          ...row,
          item: json(sql, row.item),
          printed: json(sql, row.printed),
          rows: [...row.rows],
        })),
      )}`;
    replaced += closed.count;
    entered += fresh.length - closed.count;
    unchanged += kept.size;
  }
  return { entered, replaced, unchanged, left: 0 };
}

/**
 * Takes the items of an import over: all, refused where one could not be read in full, or those that could. What a later
 * import does not name stays in force: a bureau's export is not the city's.
 */
export async function applyItems(
  desk: Desk,
  id: string,
  { mode }: { readonly mode: "all" | "good-rows" },
  caller: Caller,
): Promise<ImportView> {
  const about = await getImport(desk, id);
  const refused = permitImport(about.regionCode, await whoActs(desk, caller));
  if (refused) throw new FailureError(refused);
  return inTransaction(desk.sql, async (sql) => {
    const head = await lockOpen({ sql }, id);
    const { sheets, mapping } = await contentOf(sql, id);
    const city = head.regionCode;
    const { good, blocked } = goodItems(readItems(sheets, mapping, { city }));
    if (mode === "all" && blocked.length > 0) throw new FailureError(rowsRefused(blocked.length));
    if (good.length === 0) throw new FailureError(NO_ITEMS_READ);
    const held = await namesInForce(sql, city);
    // Only a list of which nothing is in force yet needs the others to tell it by.
    const elsewhere = held.size === 0 ? await namesElsewhere(sql, city, good) : new Map();
    const parted = partedCodes(good, held, elsewhere);
    if (parted.length > 0) throw new FailureError(codesParted(parted));
    const at = desk.now();
    const day = dayInShanghai(at);
    const keeping: Keeping = { importId: id, city, day, sample: head.sample };
    const rows = rowsOf(good, lintItems(good, LINT_RULES, day), keeping);
    const outcome = { ...(await keepItems(sql, rows, keeping)), left: blocked.length };
    await countFacets(sql, city);
    await keepComparison({ ...desk, sql });
    await rememberHeadings(sql, city, rememberedOf(sheets, mapping), at);
    await closeImport(sql, id, { state: "applied", outcome });
    await desk.audit.record(sql, {
      caller,
      action: "one-service.apply-item-import",
      subject: `item-import:${id}`,
      after: { city, ...outcome },
    });
    return viewImport({ ...head, state: "applied", outcome }, true, FIRST_FINDINGS);
  });
}
