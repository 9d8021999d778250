import { createHmac } from "node:crypto";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { newSalt, sealed, type SealedTable } from "../../../../platform/audit/seals.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { isPersonLevel } from "../../domain/catalogue/resource.ts";
import { clockOf } from "../../domain/clocks/clock.ts";
import type { CorrectionAbout, CorrectionAct, CorrectionState } from "../../domain/oversight/correction.ts";
import { correctionShape } from "../../domain/oversight/correction.ts";
import { recipientsOf } from "../../domain/oversight/correction-recipients.ts";
import {
  NO_GRANT,
  NO_RESOURCE,
  NOT_VERIFIED,
  TOO_MANY_ASKED,
} from "../../domain/oversight/oversight-failures.ts";
import type { CorrectionChoice } from "../../domain/oversight/oversight-replies.ts";
import { findResource, listResources } from "../catalogue/resources.ts";
import type { Desk } from "../desk.ts";
import { appendReceipt } from "../exchange/receipts.ts";
import type { Aside, DoingOptions } from "../../../../platform/records/records.ts";
import { doAct, getRecord } from "../records.ts";
import { correctionAside } from "./lapses.ts";
import { actorOf, hidden, ownUnit, today, type Units, unitsOf } from "../../../../platform/records/units.ts";
import { findVisible } from "./visible.ts";

/** Texts of corrections, kept apart so that they can be erased. */
export const CORRECTION_TEXTS: SealedTable = {
  of: "shared_data.correction_text",
  record: "correctionId",
  part: "part",
  content: ["regionCode", "text", "writtenAt"],
  erasable: true,
};

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
  if (actor.roles.includes("applicant")) {
    const rows = (await listResources(desk)).filter(isPersonLevel);
    return {
      rows: rows.map(({ id, name, providerName }) => ({
        resourceId: id,
        resourceName: name,
        provider: providerName,
      })),
      day,
    };
  }
  const rows = await grantedResources(desk.sql, actor.unitIds);
  return {
    rows: rows.map(({ resourceId, resourceName, providerId }) => ({
      resourceId,
      resourceName,
      provider: units.name(providerId),
    })),
    day,
  };
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

export type CorrectionAsk = {
  readonly key: string;
  readonly resourceId: string;
  readonly text: string;
  readonly since: Day | null;
};

/** Asks for a correction. Throws `no-grant`, `no-resource`, `not-verified` and what `correctionRefused` says. */
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
  const act = { type: "ask", about, asker, digest: digestOf(text, salt), since, due, article } as const;
  const { id } = await doAct(desk, correctionShape, { id: null, version: null, key, act }, caller, {
    ...options,
    aside: async (sql, done) => {
      await writing("asked", text, salt)(sql, done);
      await correctionAside(desk.config.demo)(sql, done);
    },
  });
  return { id };
}

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

/** What a caller asks to do with a correction; texts go to the erasable table. */
export type CorrectionStep =
  | { readonly type: "accept"; readonly text: string; readonly since: Day | null }
  | { readonly type: "refuse"; readonly text: string }
  | { readonly type: "apply" }
  | { readonly type: "need-not"; readonly text: string }
  | { readonly type: "withdraw" };

type Doing = { readonly version: number; readonly key: string; readonly act: CorrectionStep };

/** Does one step. Throws `not-found` for whom it does not concern, and what `correctionRefused` says. */
export async function actOnCorrection(
  desk: Desk,
  id: string,
  { version, key, act: step }: Doing,
  caller: Caller,
  options: DoingOptions<CorrectionState, CorrectionAct> = {},
): Promise<void> {
  const actor = await actorOf(desk, caller);
  if (!(await findVisible(desk.sql, correctionShape.kind, actor, id))) hidden();
  const units = await unitsOf(desk);
  const day = today({ now: () => options.at ?? desk.now() });
  const own = actor.unitIds.length === 0 ? "" : units.canonical(ownUnit(actor));
  const salt = newSalt();
  const act = async (sql: Sql): Promise<CorrectionAct> => {
    switch (step.type) {
      case "accept": {
        const { state } = await getRecord(sql, correctionShape, id);
        const recipients = await fanOut(sql, units, state.about, step.since, day);
        return { type: "accept", digest: digestOf(step.text, salt), since: step.since, recipients };
      }
      case "refuse":
        return { type: "refuse", digest: digestOf(step.text, salt) };
      case "apply":
        return { type: "apply", unitId: own };
      case "need-not":
        return { type: "need-not", unitId: own, digest: digestOf(step.text, salt) };
      case "withdraw":
        return step;
    }
  };
  const part = step.type === "need-not" ? own : "answered";
  await doAct(desk, correctionShape, { id, version, key, act }, caller, {
    ...options,
    aside: async (sql, done) => {
      if ("text" in step) await writing(part, step.text, salt)(sql, done);
      await correctionAside(desk.config.demo)(sql, done);
      if (step.type === "accept") await leaveNotices(desk, sql, units, done.after, done.recorded.at);
    },
  });
}
