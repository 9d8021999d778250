import type { Actor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { InboxKinds, InboxLine } from "../../../kernel/inbox.ts";
import { importInbox } from "../../../platform/records/importer-inbox.ts";
import { asCaller } from "../../../platform/records/as-caller.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { duplicateInbox } from "../catalogue/duplicate/store-inbox.ts";
import { resource } from "../catalogue/resource/kind.ts";
import { RESOURCE } from "../catalogue/resource/state.ts";
import { breach } from "../oversight/breach/kind.ts";
import { breachInbox } from "../oversight/breach/store-inbox.ts";
import { correction } from "../oversight/correction/kind.ts";
import { dispute } from "../oversight/dispute/kind.ts";
import { returnFlow } from "../oversight/return-flow/kind.ts";
import { request } from "../requests/kind.ts";
import type { Desk } from "./desk.ts";

export const INBOX_KINDS: InboxKinds = {
  [request.kind]: request.name,
  [resource.kind]: RESOURCE.name,
  [correction.kind]: correction.name,
  [returnFlow.kind]: returnFlow.name,
  [dispute.kind]: dispute.name,
  [breach.kind]: breach.name,
  duplicate: { zh: "重复目录", en: "Likely duplicates" },
  "catalogue-import": { zh: "目录导入", en: "Imports of a catalogue" },
};

const imports = importInbox(
  { kind: "catalogue-import", table: "shared_data.catalogue_import", scope: "region_code" },
  ({ id }) => `/data/catalogue/imports/${id}`,
);

/** What waits for a person as of a day beside `WAITS`: what is computed and has no record yet, and imports. */
export async function inboxFor(desk: Desk, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const acting = await whoActs(desk, asCaller(person));
  // Data wait for units and those in charge of data alone; looking through all records for anybody else finds none.
  const works = acting.unitIds.length > 0 || acting.roles.includes("data-officer");
  const inboxes = [...(works ? [breachInbox, duplicateInbox] : []), imports];
  return (await Promise.all(inboxes.map((inbox) => inbox(desk, acting, asOf)))).flat();
}
