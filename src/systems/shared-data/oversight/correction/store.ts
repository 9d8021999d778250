import { createHmac } from "node:crypto";
import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { ValuesOf } from "../../../../kernel/fields.ts";
import { newSalt, sealed, type SealedTable } from "../../../../platform/audit/seals.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { isPersonLevel } from "../../catalogue/resource/content.ts";
import { clockOf } from "../../domain/clocks/clock.ts";
import {
  type ASKING,
  concerned,
  correction,
  type CorrectionAbout,
  type CorrectionAct,
  type CorrectionChoice,
  correctionRow,
  type CorrectionState,
  type CorrectionTold,
  ownRecipient,
  recipientsOf,
} from "./kind.ts";
import { NO_GRANT, NO_RESOURCE, NOT_VERIFIED, TOO_MANY_ASKED } from "../failures.ts";
import { findResource, listResources } from "../../catalogue/resource/store-published.ts";
import type { Desk } from "../../store/desk.ts";
import { appendReceipt } from "../../exchange/receipt/store.ts";
import type { Aside, DoingOptions } from "../../../../platform/records/records.ts";
import { kindDesk, projection } from "../../store/records.ts";
import { correctionLapses } from "../store-lapses.ts";
import { actorOf, ownUnit, today, type Units, unitsOf } from "../../../../platform/records/units.ts";
import { visible } from "../store-visible.ts";

/** Texts of corrections, kept apart so that they can be erased. */
export const CORRECTION_TEXTS: SealedTable = {
  of: "shared_data.correction_text",
  record: "correctionId",
  part: "part",
  content: ["regionCode", "text", "writtenAt"],
  erasable: true,
};

/** What figures count of a correction. */
const correctionNow = projection(correction, "correction_now", {
  row: ({ state }) => ({
    regionCode: state.about.regionCode,
    status: state.status,
    askedOn: state.askedOn,
    due: state.due,
    answeredOn: state.answeredOn,
    recipients: state.recipients.length,
    appliedOn: state.recipients.flatMap(({ on }) => on ?? []),
  }),
});

/** What acts, which stay for ever, say of a text: a digest that tells nothing once the text is erased. */
const digestOf = (text: string, salt: Buffer): string =>
  createHmac("sha256", salt).update(text).digest("hex");

const writing =
  (part: string, text: string, salt: Buffer): Aside<CorrectionState, CorrectionAct> =>
  async (sql, { id, after, recorded, vouch }) => {
    const writtenAt = new Date(recorded.at);
    const row = { correctionId: id, part, text, regionCode: after.about.regionCode, writtenAt };
    const { seal } = sealed(CORRECTION_TEXTS, row, salt);
    const made = await sql`
      insert into shared_data.correction_text ${sql({ ...row, salt })}
      on conflict (correction_id, part) do nothing returning part`;
    if (made.length > 0) vouch(seal);
  };

/** Resources that a unit holds or held a grant on, each once. */
async function grantedResources(sql: Sql, unitIds: readonly string[]) {
  return sql<(CorrectionAbout & { provider: string })[]>`
    select distinct on (resource_id) resource_id, state ->> 'resourceName' as resource_name, provider_id, region_code
    from shared_data.grant_now where requester_id = any(${[...unitIds]}::uuid[]) order by resource_id, valid_from desc`;
}

/** What the caller may ask a correction of. */
export async function correctionChoices(
  desk: Desk,
  caller: Caller,
): Promise<{ rows: CorrectionChoice[]; day: Day }> {
  const actor = await actorOf(desk, caller);
  const units = await unitsOf(desk);
  const day = today(desk);
  const rows = actor.roles.includes("applicant")
    ? (await listResources(desk))
        .filter(isPersonLevel)
        .map(({ id, name, providerName }) => ({ resourceId: id, resourceName: name, provider: providerName }))
    : (await grantedResources(desk.sql, actor.unitIds)).map(({ resourceId, resourceName, providerId }) => ({
        resourceId,
        resourceName,
        provider: units.name(providerId),
      }));
  return { rows, day };
}

/** Corrections of one person that wait for their answer at most, so that nobody can flood a provider. */
const MOST_ASKED = 5;

async function aboutOf(
  desk: Desk,
  units: Units,
  resourceId: string,
  actor: Awaited<ReturnType<typeof actorOf>>,
): Promise<CorrectionAbout> {
  if (!actor.roles.includes("applicant")) {
    const granted = (await grantedResources(desk.sql, actor.unitIds)).find(
      (each) => each.resourceId === resourceId,
    );
    if (!granted) throw new FailureError(NO_GRANT);
    const { resourceName, providerId } = granted;
    return { resourceId, resourceName, providerId, regionCode: units.region(providerId) };
  }
  const identity = actor.accountId === null ? null : await desk.identities.of(actor.accountId);
  if (!identity || identity.verifiedOn === null) throw new FailureError(NOT_VERIFIED);
  const resource = await findResource(desk, resourceId);
  if (!resource?.personLevel) throw new FailureError(NO_RESOURCE);
  const [counted] = await desk.sql<{ open: number }[]>`
    select count(*) as open from shared_data.record
    where kind = 'correction' and status = 'asked' and state #>> '{asker,accountId}' = ${actor.accountId}`;
  if ((counted?.open ?? 0) >= MOST_ASKED) throw new FailureError(TOO_MANY_ASKED);
  const { name, providerId } = resource;
  return { resourceId, resourceName: name, providerId, regionCode: units.region(providerId) };
}

export type CorrectionAsk = { readonly key: string } & ValuesOf<typeof ASKING>;

/** Who held or read what was wrong, as grants and receipts know it. */
async function fanOut(
  sql: Sql,
  units: Units,
  { resourceId, providerId }: CorrectionAbout,
  since: Day | null,
  day: Day,
): Promise<ReturnType<typeof recipientsOf>> {
  const grants = await sql<{ requesterId: string; from: Day; until: Day }[]>`
    select requester_id, valid_from as from, valid_until as until from shared_data.grant_now
    where resource_id = ${resourceId}`;
  const readings = await sql<{ unitId: string; day: Day }[]>`
    select requester_id as unit_id, max(day) as day from shared_data.receipt
    where resource_id = ${resourceId} and outcome <> 'denied' and kind in ('reading', 'batch')
    group by requester_id`;
  return recipientsOf({ grants, readings }, { since, day, providerId }, units.canonical);
}

/** Each recipient is told by a receipt of the chain, so that nobody can say not to have been. */
async function leaveNotices(
  desk: Desk,
  sql: Sql,
  units: Units,
  state: CorrectionState,
  at: string,
): Promise<void> {
  const { about, recipients } = state;
  for (const { unitId } of recipients)
    await appendReceipt(desk, sql, {
      kind: "correction-notice",
      at,
      regionCode: about.regionCode,
      requester: { id: unitId, name: units.name(unitId) },
      provider: { id: about.providerId, name: units.name(about.providerId) },
      basis: "政务数据共享条例第二十六条",
      resource: { id: about.resourceId, code: "", name: about.resourceName },
      outcome: "answered",
      sample: desk.config.demo,
    });
}

/** The texts, for those who need them for their job: not the office, which watches the clocks only. */
async function textsOf(
  sql: Sql,
  id: string,
  { roles, system }: ActingFor,
): Promise<Record<string, string> | null> {
  if (system || (roles.includes("office") && !roles.includes("liaison"))) return null;
  const rows = await sql<{ part: string; text: string }[]>`
    select part, text from shared_data.correction_text where correction_id = ${id}`;
  return Object.fromEntries(rows.map(({ part, text }) => [part, text]));
}

export const corrections = kindDesk(correction, {
  visible,
  units: concerned,
  row: (kept, { units, ...ground }) => correctionRow(kept, units.name, ground),
  // Whoever it is about learns how many had the wrong data and corrected it, as 谁查了我的数据 names them anyway.
  more: async ({ sql }, { id, history }, { actor }) => ({
    texts: await textsOf(sql, id, actor),
    history: actor.roles.includes("applicant") ? history.map((each) => ({ ...each, by: "" })) : history,
  }),
  projections: [correctionNow, correctionLapses],
  // What was typed goes to the erasable table, its digest into the act.
  making: (desk, { state, asked }, { units, actor, day }) => {
    const salt = newSalt();
    switch (asked.type) {
      case "accept":
        return {
          act: async (sql) => ({
            type: "accept",
            digest: digestOf(asked.text, salt),
            since: asked.since,
            recipients: await fanOut(sql, units, state.about, asked.since, day),
          }),
          aside: async (sql, done) => {
            await writing("answered", asked.text, salt)(sql, done);
            await leaveNotices(desk, sql, units, done.after, done.recorded.at);
          },
        };
      case "refuse":
        return {
          act: { type: "refuse", digest: digestOf(asked.text, salt) },
          aside: writing("answered", asked.text, salt),
        };
      case "need-not": {
        const unitId = ownRecipient(state, actor)?.unitId ?? "";
        return {
          act: { type: "need-not", unitId, digest: digestOf(asked.text, salt) },
          aside: writing(unitId, asked.text, salt),
        };
      }
      default:
        return { act: correction.actFor(asked, state, actor) };
    }
  },
});

/** Whom a correction would be told, were it made now, for who may make it. Throws what the kind refuses. */
export async function correctionRecipients(
  desk: Desk,
  id: string,
  since: Day | null,
  caller: Caller,
): Promise<{ rows: CorrectionTold[] }> {
  const { state, actor, day } = await corrections.open(desk, id, caller);
  const tried = { type: "accept", digest: "·", since, recipients: [] } as const;
  const refused = correction.permit(state, tried, actor, day);
  if (refused) throw new FailureError(refused);
  const units = await unitsOf(desk);
  const told = await fanOut(desk.sql, units, state.about, since, day);
  return { rows: told.map((each) => ({ ...each, unit: units.name(each.unitId) })) };
}

/** Asks for a correction. Throws `no-grant`, `no-resource`, `not-verified` and what the kind refuses. */
export async function askCorrection(
  desk: Desk,
  { key, resourceId, text, since }: CorrectionAsk,
  caller: Caller,
  options: DoingOptions<CorrectionState, CorrectionAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const units = await unitsOf(desk);
  const about = await aboutOf(desk, units, resourceId, actor);
  const day = today({ now: () => options.at ?? desk.now() });
  const clock = clockOf("correction", day, desk.isWorkingDay);
  if (!clock.ok) throw new FailureError(clock.failure);
  const { due, article } = clock.value;
  const asker = actor.roles.includes("applicant")
    ? ({ kind: "subject", accountId: actor.accountId ?? "" } as const)
    : ({ kind: "unit", unitId: ownUnit(actor) } as const);
  const salt = newSalt();
  const seed = { about, asker, digest: digestOf(text, salt), since, due, article };
  const aside = writing("asked", text, salt);
  return corrections.begin(desk, { key, seed }, caller, { ...options, aside });
}
