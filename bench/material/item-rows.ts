import { randomUUID } from "node:crypto";
import { folded } from "../../src/kernel/search-tokens.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { identitiesOf } from "../../src/systems/one-service/domain/items/identity.ts";
import { countFacets } from "../../src/systems/one-service/store/items/list-items.ts";
import { copyIn, copyLine } from "./copy-in.ts";
import { fourLists } from "./item-lists.ts";

const COLUMNS = [
  "id",
  "importId",
  "regionCode",
  "identity",
  "catalogCode",
  "taskCode",
  "name",
  "type",
  "dept",
  "item",
  "sheet",
  "rows",
  "printed",
  "materials",
  "rules",
  "errors",
  "searchText",
  "sample",
  "importedOn",
] as const;
const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Puts invented items of the four cities in force instead of those of the demonstration; `sql` owns the tables. */
export async function fillItems(sql: Database, each: number, asOf: string): Promise<void> {
  for (const items of fourLists(each, asOf)) {
    const city = items[0]?.city ?? "";
    const [first] = await sql<{ id: string }[]>`
      select id from one_service.item_import where region_code = ${city} limit 1`;
    await sql`
      update one_service.item set replaced_on = imported_on where region_code = ${city} and replaced_on is null`;
    const identities = identitiesOf(items);
    const lines = items.map((item, at) =>
      copyLine(COLUMNS, {
        ...item,
        id: randomUUID(),
        importId: first?.id,
        regionCode: city,
        identity: identities[at],
        item,
        sheet: "清单",
        rows: [at + 2],
        printed: {},
        materials: item.materials.map(({ name }) => quoted(name)),
        rules: [],
        errors: 0,
        searchText: folded([item.name, item.dept, item.catalogCode, item.taskCode].join("\n")),
        sample: true,
        importedOn: asOf,
      }),
    );
    await copyIn(sql, "one_service.item", COLUMNS, lines);
    await countFacets(sql, city);
  }
}
