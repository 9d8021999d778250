import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { GrantBrief, SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { FormPart } from "../../domain/hall/form.ts";
import type { QuestionField } from "../../domain/hall/form-field.ts";
import { NO_ITEM } from "../../domain/hall/hall-failures.ts";
import type { Item, KeptItem } from "../../domain/items/item.ts";
import { supplyWords } from "../../domain/items/supplied.ts";
import type { Desk } from "../desk.ts";
import { inForce } from "./in-force.ts";

/** An item in force as the hall needs it. */
export type HallItem = {
  readonly id: string;
  readonly key: string;
  readonly identity: string;
  readonly sample: boolean;
  readonly item: Item;
};

/** An item that is handled now. Throws `not-found`. */
export async function getHallItem({ sql, now }: Pick<Desk, "sql" | "now">, id: string): Promise<HallItem> {
  const [row] = await sql<(Omit<HallItem, "item"> & { item: KeptItem | Item; regionCode: string })[]>`
    select id, hall_key as key, identity, sample, item, region_code from one_service.item
    where id = ${id} and ${inForce(sql, dayInShanghai(now()))}`;
  if (!row) throw new FailureError(NO_ITEM);
  const { regionCode, ...rest } = row;
  return { ...rest, item: { ...row.item, city: regionCode } };
}

/** The unit of the roster that decides an item, by the name that its list prints. */
export async function findDecidingUnit(
  { organisations, sql }: Pick<Desk, "organisations" | "sql">,
  { dept }: Pick<Item, "dept">,
  on: Sql = sql,
): Promise<{ id: string; name: string; ids: string[] } | undefined> {
  if (dept === null) return undefined;
  const unit = (await organisations.list(on)).find(
    ({ name, aliases }) => name === dept || aliases.includes(dept),
  );
  return unit && { id: unit.id, name: unit.name, ids: [unit.id, ...(unit.mergedIds ?? [])] };
}

/** Published questions of an item's form. */
export async function questionsOf(sql: Sql, { item, identity }: HallItem): Promise<QuestionField[]> {
  const [row] = await sql<{ questions: QuestionField[] }[]>`
    select questions from one_service.form_questions where region_code = ${item.city} and identity = ${identity}`;
  return row?.questions ?? [];
}

/** What the unit that decides an item may read now. */
export async function grantsFor(desk: Desk, item: Item): Promise<readonly GrantBrief[]> {
  const unit = await findDecidingUnit(desk, item);
  return unit ? desk.sharing.grantsOf(unit.ids, desk.sql) : [];
}

/** An item with what makes its form. */
export async function partOf(desk: Desk, hallItem: HallItem): Promise<FormPart> {
  const { id, item } = hallItem;
  const [grants, questions] = [await grantsFor(desk, item), await questionsOf(desk.sql, hallItem)];
  return { itemId: id, item, grants, questions };
}

/** What shared data can supply to the form of some items: the best for each material, and all that is granted. */
export async function suppliersOf(
  { sharing, sql }: Pick<Desk, "sharing" | "sql">,
  parts: readonly FormPart[],
): Promise<readonly SupplyBrief[]> {
  const materials = parts.flatMap(({ item }) => item.materials.map(({ name }) => name));
  const among = parts.flatMap(({ grants }) => grants.map(({ resourceId }) => resourceId));
  return sharing.suppliers(supplyWords(materials), { among, sql });
}
