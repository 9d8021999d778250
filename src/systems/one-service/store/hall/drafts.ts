import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Identity } from "../../../../kernel/identity.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { PaperFile } from "../../domain/hall/application.ts";
import { bundleFormOf } from "../../domain/hall/form.ts";
import type { FormField } from "../../domain/hall/form-field.ts";
import { DRAFT_STALE, DRAFTS_TOO_MANY, NO_DRAFT } from "../../domain/hall/hall-failures.ts";
import type { Draft, DraftContent, DraftLine, DraftSupply } from "../../domain/hall/hall-view.ts";
import type { Desk } from "../desk.ts";
import { bundleItemIds } from "./bundles.ts";
import { inForce } from "./in-force.ts";
import { getHallItem, type HallItem, partOf, suppliersOf } from "./item-parts.ts";
import { validLicencesOf } from "./own-licences.ts";

/** A draft as it is stored. */
export type DraftRow = {
  readonly id: string;
  readonly accountId: string;
  readonly regionCode: string;
  readonly number: string;
  readonly itemIds: readonly string[];
  readonly bundleId: string | null;
  readonly version: number;
  readonly content: DraftContent;
  readonly changedAt: Date;
};

const columns = (sql: Sql) => sql`
  id, account_id, region_code, number, item_ids, bundle_id, version, content, changed_at`;

/** The account of an applicant who calls. */
export function accountOf({ actor }: Caller): string {
  if (!actor) throw new Error("the route is for those signed in");
  return actor.accountId;
}

/** One's own draft; that of another is not found. Throws `not-found`. */
export async function getDraftRow(sql: Sql, id: string, caller: Caller, lock = false): Promise<DraftRow> {
  const [row] = await sql<DraftRow[]>`
    select ${columns(sql)} from one_service.draft where id = ${id} and account_id = ${accountOf(caller)}
    ${lock ? sql`for update` : sql``}`;
  if (!row) throw new FailureError(NO_DRAFT);
  return row;
}

/** The one form of some items for an applicant: what is known, asked, and supplied. */
export async function formFor(
  desk: Desk,
  itemIds: readonly string[],
  identity: Identity | null,
): Promise<{ readonly items: readonly HallItem[]; readonly fields: readonly FormField[] }> {
  const items: HallItem[] = [];
  for (const id of itemIds) items.push(await getHallItem(desk, id));
  const parts = [];
  for (const item of items) parts.push(await partOf(desk, item));
  const licences = identity?.verifiedOn ? await validLicencesOf(desk, identity.number) : [];
  const suppliers = await suppliersOf(desk, parts);
  return { items, fields: bundleFormOf(parts, { suppliers, identity, licences }) };
}

/** Files of a draft by their fields. */
export const filesOf = (sql: Sql, id: string) => sql<(PaperFile & { field: string })[]>`
  select field, digest, name, size from one_service.draft_file where draft_id = ${id} order by added_at, digest`;

async function suppliesOf(sql: Sql, id: string): Promise<DraftSupply[]> {
  const rows = await sql<(Omit<DraftSupply, "consentedAt"> & { consentedAt: Date })[]>`
    select field, receipt, rows, consented_at from one_service.draft_supply where draft_id = ${id} order by field`;
  return rows.map(({ consentedAt, ...row }) => ({ ...row, consentedAt: consentedAt.toISOString() }));
}

/** A draft with its form as it is today. */
export async function draftView(desk: Desk, row: DraftRow): Promise<Draft> {
  const identity = await desk.identities.of(row.accountId, desk.sql);
  const { items, fields } = await formFor(desk, row.itemIds, identity);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    sample: items.some(({ sample }) => sample),
    items: items.map(({ id, item: { name, city, dept, promised, legal, resultName, forms, serves } }) => ({
      id,
      name,
      city,
      dept,
      promised,
      legal,
      resultName,
      forms,
      serves,
    })),
    bundleId: row.bundleId,
    fields,
    content: row.content,
    files: await filesOf(desk.sql, row.id),
    supplies: await suppliesOf(desk.sql, row.id),
    identity: identity && {
      kind: identity.kind,
      name: identity.name,
      verified: identity.verifiedOn !== null,
    },
    changedAt: row.changedAt.toISOString(),
  };
}

/** One's own draft with its form. Throws `not-found`. */
export const getDraft = async (desk: Desk, id: string, caller: Caller): Promise<Draft> =>
  draftView(desk, await getDraftRow(desk.sql, id, caller));

/** What the caller is filling in, the latest first. */
export async function listDrafts({ sql }: Desk, caller: Caller): Promise<DraftLine[]> {
  const rows = await sql<(Omit<DraftLine, "changedAt" | "city"> & { changedAt: Date; regionCode: string })[]>`
    select d.id, d.number, d.item_ids, d.bundle_id, d.region_code, d.changed_at,
      array(select i.name from unnest(d.item_ids) with ordinality as u (item, at)
        join one_service.item i on i.id = u.item order by u.at) as names,
      exists (select from one_service.item i where i.id = any(d.item_ids) and i.sample) as sample
    from one_service.draft d where d.account_id = ${accountOf(caller)} order by d.changed_at desc`;
  return rows.map(({ changedAt, regionCode, ...row }) => ({
    ...row,
    city: regionCode,
    changedAt: changedAt.toISOString(),
  }));
}

/** The form begun for a bundle, in whichever city; not one whose items a new list replaced. */
async function findBundleDraft(
  { sql, now }: Pick<Desk, "sql" | "now">,
  accountId: string,
  bundleId: string,
): Promise<DraftRow | undefined> {
  const [row] = await sql<DraftRow[]>`
    select ${columns(sql)} from one_service.draft d where account_id = ${accountId} and bundle_id = ${bundleId}
      and not exists (select from unnest(d.item_ids) as part (item) where not exists (
        select from one_service.item where id = part.item and ${inForce(sql, dayInShanghai(now()))}))
    order by changed_at desc limit 1`;
  return row;
}

const MOST_DRAFTS = 50;

export type Beginning =
  | { readonly item: string; readonly city?: string | undefined }
  | { readonly bundle: string; readonly city?: string | undefined };

/** Begins a form, or goes on with the one that the caller began for the same items. Throws `not-found`, `too-many-drafts`. */
export async function beginDraft(desk: Desk, begun: Beginning, caller: Caller): Promise<Draft> {
  const accountId = accountOf(caller);
  const bundleId = "bundle" in begun ? begun.bundle : null;
  const given = CITIES.find(({ code }) => code === begun.city)?.code;
  const known =
    bundleId === null || given !== undefined ? undefined : await findBundleDraft(desk, accountId, bundleId);
  if (known) return draftView(desk, known);
  const itemIds = "bundle" in begun ? await bundleItemIds(desk, begun.bundle, given) : [begun.item];
  const { item } = await getHallItem(desk, itemIds[0] ?? "");
  const receivingCity = given ?? item.city;
  const content: DraftContent = {
    receivingCity,
    answers: [],
    ways: {},
    delivery: { by: "online", address: null, city: null },
    statements: [],
    step: 0,
  };
  const row = await inTransaction(desk.sql, async (sql) => {
    const [serial] = await sql<{ next: number }[]>`select nextval('one_service.draft_serial') as next`;
    const number = `D-${dayInShanghai(desk.now()).slice(0, 4)}-${receivingCity}-${String(serial?.next ?? 0).padStart(6, "0")}`;
    const at = desk.now();
    const made = await sql<{ id: string }[]>`
      insert into one_service.draft ${sql({
        id: randomUUID(),
        accountId,
        regionCode: receivingCity,
        number,
        itemIds,
        bundleId,
        version: 1,
        content: json(sql, content),
        begunAt: at,
        changedAt: at,
      })} on conflict (account_id, item_ids) do nothing returning id`;
    const [kept] = await sql<DraftRow[]>`
      select ${columns(sql)} from one_service.draft where account_id = ${accountId} and item_ids = ${itemIds}::uuid[]`;
    if (!kept) throw new FailureError(NO_DRAFT);
    const [own] = await sql<{ drafts: number }[]>`
      select count(*) as drafts from one_service.draft where account_id = ${accountId}`;
    if (made.length > 0 && (own?.drafts ?? 0) > MOST_DRAFTS) throw new FailureError(DRAFTS_TOO_MANY);
    if (made.length > 0)
      await desk.audit.record(sql, {
        caller,
        action: "one-service.draft-begin",
        subject: `draft:${kept.id}`,
        after: { number, items: itemIds.length },
      });
    return kept;
  });
  return draftView(desk, row);
}

/** Saves answers. What is typed leaves no trail: it is nobody's business before it is handed in. Throws `stale`. */
export async function saveDraft(
  desk: Desk,
  id: string,
  { version, content }: { readonly version: number; readonly content: DraftContent },
  caller: Caller,
): Promise<Draft> {
  const row = await inTransaction(desk.sql, async (sql) => {
    const before = await getDraftRow(sql, id, caller, true);
    if (before.version !== version) throw new FailureError(DRAFT_STALE);
    const change = {
      version: version + 1,
      content: json(sql, content),
      regionCode: content.receivingCity,
      changedAt: desk.now(),
    };
    await sql`update one_service.draft set ${sql(change)} where id = ${id}`;
    return getDraftRow(sql, id, caller);
  });
  return draftView(desk, row);
}

/** Erases one's own draft with what was read and uploaded for it. */
export async function eraseDraft(desk: Desk, id: string, caller: Caller): Promise<string> {
  await inTransaction(desk.sql, async (sql) => {
    const { number } = await getDraftRow(sql, id, caller, true);
    await sql`delete from one_service.draft where id = ${id}`;
    const entry = { caller, action: "one-service.draft-erase", subject: `draft:${id}`, after: { number } };
    await desk.audit.record(sql, entry);
  });
  return id;
}
