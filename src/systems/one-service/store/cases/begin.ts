import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { OTHER_KIND } from "../../domain/cases/case-failures.ts";
import { caseNumber } from "../../domain/cases/case-number.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseForm } from "../../domain/cases/case-view.ts";
import type {
  CaseAct,
  CaseApplicant,
  CaseMode,
  CasePlace,
  CaseSeed,
  FrozenItem,
} from "../../domain/cases/case.ts";
import { type JointAct, jointShape, type JointState } from "../../domain/cases/joint-case.ts";
import { resultsAwaited } from "../../domain/cases/window-papers.ts";
import { pactOn } from "../../domain/cases/pact.ts";
import { partFor } from "../../domain/hall/application.ts";
import { NO_DRAFT } from "../../domain/hall/hall-failures.ts";
import type { Desk } from "../desk.ts";
import { endDraft } from "../hall/application.ts";
import { doAct, getRecord } from "../records.ts";
import { bundleOrder } from "./case-order.ts";
import { itemsToApplyFor } from "./case-items.ts";
import { putContent, sealedPart } from "./content.ts";
import { attachKnown, type KnownFile } from "./files.ts";
import { asideOf, byItself } from "./now.ts";
import { papersOf } from "./papers-of.ts";
import { decidingPlace, receivingPlace, rosterOf } from "./places.ts";

/** How somebody applies: by an account, or at a window where a clerk saw the identity document. */
export type Beginning = {
  readonly key: string;
  readonly form: CaseForm;
  readonly applicant: CaseApplicant;
  /** Null where the form's city receives; the clerk's own unit at a window. */
  readonly window: { readonly place: CasePlace; readonly identitySeen: boolean } | null;
  readonly files: readonly KnownFile[];
  /** Whether a draft of the caller's becomes the case, and ends with it. */
  readonly ofDraft?: boolean;
  readonly at?: Date;
};

export type Begun = { readonly id: string; readonly number: string; readonly joint: boolean };

async function nextNumber(sql: Sql, regionCode: string, day: string): Promise<string> {
  const year = Number(day.slice(0, 4));
  const [row] = await sql<{ last: number }[]>`
    insert into one_service.case_serial ${sql({ regionCode, year, last: 1 })}
    on conflict (region_code, year) do update set last = case_serial.last + 1 returning last`;
  return caseNumber(year, regionCode, row?.last ?? 1);
}

function modeOf(receiving: CasePlace, item: FrozenItem, joint: boolean, atWindow: boolean): CaseMode {
  if (joint) return "joint";
  if (receiving.regionCode !== item.city) return "relayed";
  return atWindow ? "window" : "online";
}

/** The one service centre of a city receives; what comes online to the city that decides goes to the deciding unit at once. */
function receivingOf(
  { window, form }: Beginning,
  deciding: CasePlace,
  roster: Parameters<typeof receivingPlace>[0],
): CasePlace {
  if (window) return window.place;
  return form.receivingCity === deciding.regionCode ? deciding : receivingPlace(roster, form.receivingCity);
}

/** Begins a case for one item; the same key begins it once. Within the transaction of `sql`. */
async function beginOne(
  desk: Desk,
  sql: Sql,
  asked: Beginning,
  one: {
    readonly id: string;
    readonly key: string;
    readonly item: FrozenItem;
    readonly receiving: CasePlace;
    readonly deciding: CasePlace;
    readonly parentId: string | null;
    readonly after?: readonly string[];
  },
  caller: Caller,
) {
  const { form, applicant, window, at } = asked;
  const { item, receiving, deciding, parentId, after = [] } = one;
  const day = dayInShanghai(at ?? desk.now());
  const content = sealedPart("form", partFor(form, item.id));
  const act = async (tx: Sql): Promise<CaseAct> => {
    const seed: CaseSeed = {
      number: await nextNumber(tx, receiving.regionCode, day),
      mode: modeOf(receiving, item, parentId !== null, window !== null),
      item,
      serves: form.applicant.kind,
      applicant,
      receiving,
      deciding,
      parentId,
      ...(after.length === 0 ? {} : { after }),
      papers: papersOf(partFor(form, item.id)),
      form: content.digest,
      pact: pactOn(day),
    };
    return window
      ? { type: "receive-at-window", seed, identitySeen: window.identitySeen }
      : { type: "submit", seed };
  };
  const aside = asideOf(desk, caller, async (tx, { id, recorded, vouch }) => {
    await putContent(tx, { id, regionCode: deciding.regionCode, recorded, vouch }, content);
    const part = { ...asked, form: partFor(form, item.id) };
    await attachKnown(desk, tx, { id, regionCode: deciding.regionCode }, part, caller);
  });
  return doAct({ ...desk, sql }, caseShape, { id: null, version: null, key: one.key, act }, caller, {
    newId: one.id,
    aside,
    ...(at ? { at } : {}),
  });
}

/**
 * Begins a case, or for several items a joint case with a case for each: received once, each decided by the unit whose item
 * it is. Everything or nothing; the same key of the same person begins once. Throws what is wrong with the application.
 */
export async function beginCases(desk: Desk, asked: Beginning, caller: Caller): Promise<Begun> {
  const { form, at } = asked;
  const day = dayInShanghai(at ?? desk.now());
  const itemIds = [...new Set(form.itemIds)];
  const items = await itemsToApplyFor(desk.sql, itemIds, day);
  if (items.some(({ serves }) => serves.length > 0 && !serves.includes(form.applicant.kind)))
    throw new FailureError(OTHER_KIND);
  const awaited = resultsAwaited(items, form.papers);
  const order = await bundleOrder(desk.sql, itemIds.length > 1 ? form.bundleId : null, items);
  const roster = await rosterOf(desk, desk.sql);
  const who = caller.actor?.accountId ?? "";
  const parts = items.map((item) => {
    const deciding = decidingPlace(roster, item);
    return {
      id: derivedKey(who, asked.key, item.id, "case"),
      key: derivedKey(who, asked.key, item.id),
      item,
      deciding,
      receiving: receivingOf(asked, deciding, roster),
    };
  });
  return inTransaction(desk.sql, async (sql) => {
    if (asked.ofDraft && !(await endDraft(sql, who, form.itemIds))) {
      const begun = await findBegun(sql, asked.key, itemIds, caller);
      if (begun) return begun;
      throw new FailureError(NO_DRAFT);
    }
    const [first] = parts;
    if (!first) throw new Error("an application has an item");
    if (parts.length === 1) {
      const { id, state } = await beginOne(desk, sql, asked, { ...first, parentId: null }, caller);
      return { id, number: state.number, joint: false };
    }
    const parentId = derivedKey(who, asked.key, "joint");
    const children: Awaited<ReturnType<typeof beginOne>>[] = [];
    for (const part of parts) {
      // One place receives a joint case, also what its own city decides.
      const receiving = asked.window?.place ?? receivingPlace(roster, form.receivingCity);
      const before = new Set([...(order.get(part.item.id) ?? []), ...(awaited.get(part.item.id) ?? [])]);
      const after = [...before].map((id) => derivedKey(who, asked.key, id, "case"));
      children.push(await beginOne(desk, sql, asked, { ...part, receiving, parentId, after }, caller));
    }
    const parent = await doAct<JointState, JointAct>(
      { ...desk, sql },
      jointShape,
      {
        id: null,
        version: null,
        key: derivedKey(who, asked.key, "joint-begin"),
        act: async (tx) => ({
          type: "begin",
          number: await nextNumber(tx, children[0]?.state.receiving.regionCode ?? form.receivingCity, day),
          title: `${items[0]?.name ?? ""}等 ${items.length} 项`,
          applicant: asked.applicant,
          receiving: children[0]?.state.receiving ?? first.receiving,
          children: children.map(({ id, state }) => ({
            caseId: id,
            number: state.number,
            itemName: state.item.name,
            deciding: state.deciding,
          })),
        }),
      },
      byItself(caller),
      { newId: parentId, ...(at ? { at } : {}) },
    );
    return { id: parent.id, number: parent.state.number, joint: true };
  });
}

/** What a key of the person began already, or undefined. */
export async function findBegun(
  sql: Sql,
  key: string,
  itemIds: readonly string[],
  caller: Caller,
): Promise<Begun | undefined> {
  const who = caller.actor?.accountId ?? "";
  const joint = derivedKey(who, key, "joint");
  const single = itemIds.map((id) => derivedKey(who, key, id, "case"));
  const rows = await sql<{ id: string; kind: string; state: { number: string } }[]>`
    select id, kind, state from one_service.record where id = any(${[joint, ...single]}::uuid[])`;
  const found = rows.find(({ kind }) => kind === "joint-case") ?? rows[0];
  return found && { id: found.id, number: found.state.number, joint: found.kind === "joint-case" };
}

/** A joint case with its children's ids. Throws `not-found`. */
export const getJoint = (sql: Sql, id: string) => getRecord<JointState, JointAct>(sql, jointShape, id);
