import type { ActingFor, Actor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { InboxKinds, InboxLine } from "../../../kernel/inbox.ts";
import type { Finder } from "../../../platform/records/finder.ts";
import { recordHits } from "../../../platform/records/finder.ts";
import { asCaller } from "../../../platform/records/as-caller.ts";
import { inboxOf } from "../../../platform/records/inbox.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { agreement, type AgreementState } from "./agreement/kind.ts";
import { settlement, type SettlementState } from "./settlement/kind.ts";
import { type CompensationDesk, seenBy } from "./store.ts";

export const COMPENSATION_INBOX_KINDS: InboxKinds = {
  [agreement.kind]: agreement.name,
  [settlement.kind]: settlement.name,
};

const agreementInbox = inboxOf("ecology")<CompensationDesk, AgreementState>(agreement, {
  candidates: (sql, { unitIds }) =>
    sql`status in ('drafted', 'checked', 'signed', 'in-force') and unit_ids && ${[...unitIds]}::uuid[]`,
  link: (id) => `/ecology/compensation/agreements/${id}`,
});
const settlementInbox = inboxOf("ecology")<CompensationDesk, SettlementState>(settlement, {
  candidates: (sql, actor) =>
    sql`(unit_ids && ${[...actor.unitIds]}::uuid[] and status <> 'reversed' or status = 'referred' and ${actor.roles.includes("office")})`,
  link: (id) => `/ecology/compensation/${id}`,
});

/** Agreements to be checked, signed or started, and settlements whose statement, objection or reversal waits for the person. */
export async function compensationInbox(
  desk: CompensationDesk,
  person: Actor,
  asOf: Day,
): Promise<InboxLine[]> {
  const acting = await whoActs(desk, asCaller(person));
  return (
    await Promise.all([agreementInbox(desk, acting, asOf), settlementInbox(desk, acting, asOf)])
  ).flat();
}

const finder = (
  kind: string,
  name: Finder<ActingFor>["name"],
  path: string,
  statuses: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): Finder<ActingFor> => ({
  kind,
  name,
  access: BUSINESS_ROLES,
  find: async ({ reader, ...asked }) =>
    (await recordHits(asked, "ecology", kind, seenBy(asked.sql, reader))).map(
      ({ id, title, status, fit, sample }) => ({
        id,
        title,
        about: statuses[status] ?? null,
        link: `${path}/${id}`,
        fit,
        sample,
      }),
    ),
});

export const compensationFinders: readonly Finder<ActingFor>[] = [
  finder(agreement.kind, agreement.name, "/ecology/compensation/agreements", agreement.statuses),
  finder(settlement.kind, settlement.name, "/ecology/compensation", settlement.statuses),
];
