import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { ActingFor } from "../../../kernel/actor.ts";
import type { InboxKinds } from "../../../kernel/inbox.ts";
import type { Finder } from "../../../platform/records/finder.ts";
import { recordHits } from "../../../platform/records/finder.ts";
import { agreement } from "./agreement/kind.ts";
import { settlement } from "./settlement/kind.ts";
import { seenBy } from "./store.ts";

export const COMPENSATION_INBOX_KINDS: InboxKinds = {
  [agreement.kind]: agreement.name,
  [settlement.kind]: settlement.name,
};

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
