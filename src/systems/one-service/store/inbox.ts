import type { Actor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { type InboxKinds, type InboxLine, NO_LIMIT } from "../../../kernel/inbox.ts";
import { importInbox } from "../../../platform/records/importer-inbox.ts";
import { CASE_WAITS } from "../domain/cases/case-waits.ts";
import type { Desk } from "./desk.ts";

/** Pairs of items that may be the same are told as one: they are gone through together, on one panel. */
async function pairInbox({ sql, config }: Desk): Promise<InboxLine[]> {
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

/** What waits for a person as of a day beside `WAITS`: what is told of a queue, and imports. */
export async function inboxFor(desk: Desk, person: Actor, asOf: Day): Promise<InboxLine[]> {
  if (!SERVING.some((role) => person.roles.includes(role))) return [];
  return (await Promise.all([pairInbox(desk), imports(desk, person, asOf)])).flat();
}
