import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Item } from "../../domain/items/item.ts";
import { supplyWords } from "../../domain/items/supplied.ts";
import { bundleForm, type FormItem } from "../../domain/standards/bundle-form.ts";
import { bundleShape, isAuthority } from "../../domain/standards/bundle-record.ts";
import type {
  BundleAct,
  BundleCity,
  BundleContent,
  BundleItem,
  IssuedBundle,
} from "../../domain/standards/bundle.ts";
import type { BundleDetail, BundleRow } from "../../domain/standards/comparison-rows.ts";
import { plainCode } from "../../domain/items/codes.ts";
import { plainName } from "../../domain/items/name-likeness.ts";
import type { Desk } from "../desk.ts";
import { citiesOf } from "../hall/bundles.ts";
import { allRecords, doAct, getRecord } from "../records.ts";
import { baseOf } from "./standards.ts";

/** Bundles that citizens may see, for the hall: published and not withdrawn, the latest first. */
export async function listBundles(sql: Sql): Promise<IssuedBundle[]> {
  const records = await allRecords(sql, bundleShape, { status: "issued" });
  return records.toReversed().map(({ id, sample, state }) => ({
    id,
    sample,
    regionCode: state.regionCode,
    title: state.title,
    lifeEvent: state.lifeEvent,
    serves: state.serves,
    note: state.note,
    items: state.items,
    issuedOn: state.issuedOn ?? state.begunOn,
  }));
}

/** All bundles under a filter, for those who write them. */
export async function bundleRows(
  desk: Desk,
  { q, stage }: { readonly q?: string | undefined; readonly stage?: string | undefined },
  caller: Caller,
): Promise<{ rows: BundleRow[]; day: string; mayBegin: boolean }> {
  const records = await allRecords(desk.sql, bundleShape, { q, status: stage });
  const actor = await whoActs(desk, caller);
  return {
    rows: records.toReversed().map(({ id, sample, state }) => ({
      id,
      title: state.title,
      lifeEvent: state.lifeEvent,
      stage: state.stage,
      regionCode: state.regionCode,
      items: state.items.map(({ name }) => name),
      sample,
    })),
    day: dayInShanghai(desk.now()),
    mayBegin: isAuthority(actor),
  };
}

/** The items of a bundle as cities list them now: of the city that decides, else of the first that has it; null where none does. */
export async function formItems(sql: Sql, items: readonly BundleItem[]): Promise<FormItem[]> {
  const codes = items.flatMap(({ code }) => code ?? []);
  const names = items.map(({ name }) => name);
  const rows = await sql<{ regionCode: string; item: Item }[]>`
    select region_code, item from one_service.item
    where replaced_on is null and (catalog_code = any(${codes}) or name = any(${names}))
    order by region_code, dept nulls last, identity`;
  return items.map(({ id, code, name, city, after }) => {
    const found = rows.find(
      ({ regionCode, item }) =>
        (city === null || regionCode === city) &&
        (code === null
          ? plainName(item.name) === plainName(name)
          : item.catalogCode !== null && plainCode(item.catalogCode) === plainCode(code)),
    );
    return { id, name, city, after, item: found?.item ?? null };
  });
}

/** A bundle with its one form. Throws `not-found`. */
export async function bundleDetail(desk: Desk, id: string, caller: Caller): Promise<BundleDetail> {
  const record = await getRecord(desk.sql, bundleShape, id);
  const [base, items, [cities = []]] = await Promise.all([
    baseOf(desk, record, bundleShape, caller),
    formItems(desk.sql, record.state.items),
    citiesOf(desk, [record.state]),
  ]);
  const materials = items.flatMap(({ item }) => item?.materials ?? []).map(({ name }) => name);
  const suppliers = await desk.sharing.suppliers(supplyWords(materials));
  return { ...base, state: record.state, form: bundleForm(items, suppliers), cities };
}

/** Whose records the caller begins: its city's, the office the region's. */
export async function regionOfCaller(desk: Desk, caller: Caller): Promise<string> {
  const { regionCode, roles } = await whoActs(desk, caller);
  return roles.includes("office") ? WHOLE_REGION : (regionCode ?? WHOLE_REGION);
}

/** Begins a bundle. Throws the refusals of its record. */
export async function beginBundle(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: BundleContent },
  caller: Caller,
): Promise<{ id: string; version: number }> {
  const act = { type: "begin", regionCode: await regionOfCaller(desk, caller), ...content } as const;
  const { id, version } = await doAct(desk, bundleShape, { id: null, version: null, key, act }, caller);
  return { id, version };
}

/** Where one could apply for a bundle; nothing is kept. Throws what beginning it is refused with. */
export async function tryBundle(
  desk: Desk,
  content: BundleContent,
  caller: Caller,
): Promise<{ cities: BundleCity[] }> {
  const act = { type: "begin", regionCode: await regionOfCaller(desk, caller), ...content } as const;
  const refused = bundleShape.permit(null, act, await whoActs(desk, caller), dayInShanghai(desk.now()));
  if (refused) throw new FailureError(refused);
  const [cities = []] = await citiesOf(desk, [content]);
  return { cities };
}

/** Does an act on a bundle and answers with what it became. */
export async function actOnBundle(
  desk: Desk,
  id: string,
  { version, key, act }: { readonly version: number; readonly key: string; readonly act: BundleAct },
  caller: Caller,
): Promise<BundleDetail> {
  await doAct(desk, bundleShape, { id, version, key, act }, caller);
  return bundleDetail(desk, id, caller);
}
