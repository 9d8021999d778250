import type { ActingFor, Actor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { type InboxKinds, type InboxLine, NO_LIMIT } from "../../../kernel/inbox.ts";
import { importInbox } from "../../../platform/records/importer-inbox.ts";
import { asCaller, recordInbox } from "../../../platform/records/inbox.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { CASE_WAITS, caseWaits, type WaitingCase } from "../domain/cases/case-waits.ts";
import type { BundleState } from "../domain/standards/bundle.ts";
import { keepsOf } from "../domain/standards/bundle-record.ts";
import { standardWaits } from "../domain/standards/standard-waits.ts";
import type { StandardState } from "../domain/standards/standard.ts";
import type { Desk } from "./desk.ts";

type Row = WaitingCase & { id: string; number: string; itemName: string; begunOn: Day; sample: boolean };

/** Cases in the hands of the person, from what their lists read; no record is folded. */
async function caseInbox({ sql }: Desk, person: ActingFor, day: Day): Promise<InboxLine[]> {
  const { unitIds, accountId, regionCode, roles } = person;
  const units = [...unitIds];
  const at = roles.includes("window-clerk") ? regionCode : null;
  const rows = await sql<Row[]>`
    select id, number, item_name, mode, stage, receiving_unit, deciding_unit, applicant, delivery_city, handed_over_on,
      due, ended_on, answer_due, begun_on, sample
    from one_service.case_now where id in (
      select id from one_service.case_now
        where receiving_unit = any(${units}::uuid[]) and stage in ('received', 'supplement')
      union select id from one_service.case_now where deciding_unit = any(${units}::uuid[]) and handed_over_on is not null
        and (stage in ('handed-over', 'accepted', 'special', 'decided') or answer_due is not null)
      union select id from one_service.case_now where stage = 'delivering' and delivery_city = ${at}
      union select id from one_service.case_now where applicant = ${accountId}::uuid and stage in ('supplement', 'delivering'))`;
  const own = roles.includes("applicant");
  return rows.flatMap((row) =>
    caseWaits(row, person, day).map((line) => ({
      ...line,
      id: `case/${row.id}/${line.kind}`,
      subject: `${row.itemName} ${row.number}`,
      since: row.handedOverOn ?? row.begunOn,
      link: own ? `/my-cases/${row.id}` : `/cases/${row.id}`,
      sample: row.sample,
    })),
  );
}

const standardInbox = recordInbox("one-service")<Desk, StandardState>({
  kind: "standard",
  candidates: (sql) => sql`status = 'negotiating'`,
  link: (id) => `/items/standards/${id}`,
  waits: ({ state }, person) =>
    standardWaits(state, person).map((wait) => ({ ...wait, ...NO_LIMIT, weight: 2 as const })),
});

const PUBLISH: Sentence = { zh: "编制好后发布", en: "Publish it once it is complete" };

const bundleInbox = recordInbox("one-service")<Desk, BundleState>({
  kind: "bundle",
  candidates: (sql) => sql`status = 'draft'`,
  link: (id) => `/items/bundles/${id}`,
  waits: ({ state }, person) =>
    state.stage === "draft" && keepsOf(person, state.regionCode)
      ? [{ what: "publish", why: PUBLISH, ...NO_LIMIT, weight: 1 }]
      : [],
});

/** Pairs of items that may be the same are told as one: they are gone through together, on one panel. */
async function pairInbox({ sql, config }: Desk, _person: ActingFor, _day: Day): Promise<InboxLine[]> {
  const [found] = await sql<{ pairs: number }[]>`select count(*) as pairs from one_service.pair_proposal`;
  const pairs = found?.pairs ?? 0;
  if (pairs === 0) return [];
  return [
    {
      id: "item-pairs/all/decide",
      kind: "item-pairs",
      subject: `疑似同一事项 ${pairs} 组`,
      why: { zh: "逐组认定是否同一事项", en: `Say of ${pairs} pairs whether they are the same item` },
      ...NO_LIMIT,
      since: null,
      link: "/items/comparison",
      weight: 0,
      sample: config.demo,
    },
  ];
}

const imports = importInbox(
  { kind: "item-import", table: "one_service.item_import", scope: "region_code" },
  ({ id }) => `/items/imports/${id}`,
);

export const INBOX_KINDS: InboxKinds = {
  ...CASE_WAITS,
  standard: { zh: "通办事项清单", en: "Common lists" },
  bundle: { zh: "一件事", en: "Bundles" },
  "item-pairs": { zh: "事项配对", en: "Pairs of items" },
  "item-import": { zh: "事项导入", en: "Imports of items" },
};

const SERVING = ["data-officer", "office"] as const;

/** What of items and cases waits for a person as of a day. */
export async function inboxFor(desk: Desk, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const acting = await whoActs(desk, asCaller(person));
  const keeps = SERVING.some((role) => acting.roles.includes(role))
    ? [standardInbox, bundleInbox, pairInbox, imports]
    : [];
  return (await Promise.all([caseInbox, ...keeps].map((inbox) => inbox(desk, acting, asOf)))).flat();
}
