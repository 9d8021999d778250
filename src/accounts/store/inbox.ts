import type { Actor } from "../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { type InboxKinds, type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import { importInbox } from "../../platform/records/importer-inbox.ts";
import type { Shell } from "../../platform/slice.ts";
import { systemInbox } from "../system/store.ts";

export const INBOX_KINDS: InboxKinds = {
  roster: { zh: "单位名册", en: "Roster of units" },
  "roster-import": { zh: "名册导入", en: "Imports of the roster" },
  identity: { zh: "身份核验", en: "Identity" },
  system: { zh: "系统运行", en: "The system" },
};

/** Units that plans named and that nobody confirmed are told as one: they are gone through together, on one page. */
async function proposedUnits({ sql, config }: Shell): Promise<InboxLine[]> {
  const [found] = await sql<{ units: number }[]>`
    select count(*) as units from accounts.organisation where proposed and merged_into is null`;
  const units = found?.units ?? 0;
  if (units === 0) return [];
  return [
    {
      id: "roster/proposed/confirm",
      kind: "roster",
      subject: `待确认单位 ${units} 个`,
      why: {
        zh: "文件中出现的新单位，确认或并入已有单位",
        en: `Confirm ${units} units that plans name, or merge them`,
      },
      ...NO_LIMIT,
      since: null,
      link: "/roster",
      weight: 1,
      sample: config.demo,
    },
  ];
}

/** What an applicant declared and nobody has checked yet; until then no application can be filed. */
async function ownIdentity({ sql, config }: Shell, accountId: string): Promise<InboxLine[]> {
  const rows = await sql<{ name: string; declaredAt: Date }[]>`
    select name, declared_at from accounts.identity where account_id = ${accountId} and verified_on is null`;
  return rows.map(({ name, declaredAt }) => ({
    id: `identity/${accountId}/verify`,
    kind: "identity",
    subject: name,
    why: {
      zh: "带证件原件到任一市窗口核验身份",
      en: "Have it checked at any city's window, with the original document",
    },
    ...NO_LIMIT,
    since: dayInShanghai(declaredAt),
    link: "/my-identity",
    weight: 1,
    sample: config.demo,
  }));
}

const imports = importInbox(
  { kind: "roster-import", table: "accounts.roster_import", scope: "roster" },
  ({ id }) => `/roster/imports/${id}`,
);

/** What of accounts and roster waits for a person. Windows look identities up one by one: there is no list of them. */
export async function inboxFor(shell: Shell, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const { roles, accountId } = person;
  const lines = await Promise.all([
    roles.includes("security-admin") ? proposedUnits(shell) : [],
    roles.includes("applicant") ? ownIdentity(shell, accountId) : [],
    roles.includes("system-admin") ? systemInbox(shell) : [],
    imports(shell, person, asOf),
  ]);
  return lines.flat();
}
