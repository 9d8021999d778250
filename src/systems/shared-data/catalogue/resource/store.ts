import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { admitAttachment } from "../../../../platform/files/admit.ts";
import { plainName } from "../../../../platform/files/plain-name.ts";
import type { KeptFile, Upload } from "../../../../platform/records/attachments.ts";
import type { Aside, DoingOptions } from "../../../../platform/records/records.ts";
import { hidden, type Units, unitsOf } from "../../../../platform/records/units.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { MODES } from "../../exchange/grant/grant.ts";
import type { Desk } from "../../store/desk.ts";
import {
  actsOf,
  attachmentsOf,
  getAttachment,
  getRecord,
  kindDesk,
  putAttachment,
} from "../../store/records.ts";
import { citationRank } from "./citation.ts";
import { classOf, nextCode } from "./codes.ts";
import { contentProblems } from "./content-problems.ts";
import { isPersonLevel, type ResourceContent } from "./content.ts";
import { resource, type ResourceAct } from "./kind.ts";
import { fromOutside, isInside, type ResourceDetail, type ResourceUser } from "./replies.ts";
import { codeTaken, isAuthorityAbove } from "./rules.ts";
import { type AssessmentKind, type ResourceState, runningClocks } from "./state.ts";
import { announceChange, noticesOf } from "./store-notices.ts";
import { resourceNow, resourceVersion } from "./store-now.ts";
import { seenBy } from "./store-published.ts";
import { heldAtAll, heldToPublished, replacedBy } from "./store-succession.ts";
import { suppliers } from "./store-suppliers.ts";

const UNIT_UNKNOWN = refusal(
  "unit-unknown",
  "名册里没有这个提供部门；请先由领导小组办公室登记该单位。",
  "The provider is not on the roster. Have the leading group's office enter it first.",
);
const NOT_TAKEN = refusal(
  "file-not-taken",
  "评估附件只收图片、PDF、OFD、Word、Excel、WPS 和纯文本文件；请转换格式后再上传。",
  "An assessment's file is an image, PDF, OFD, Word, Excel or plain text. Convert it and upload again.",
);

type Options = DoingOptions<ResourceState, ResourceAct>;
export type Acting = { readonly version: number; readonly key: string };
/** What is filled in of a resource; the name and place of its provider are of the roster. */
export type ResourceFilled = Omit<ResourceContent, "providerName" | "regionCode">;

/** The content with its provider as the roster knows it. Throws where it does not. */
function placed(units: Units, filled: ResourceFilled): ResourceContent {
  const { providerId, leadSource } = filled;
  const unit = units.find(providerId);
  if (!unit) throw new FailureError(UNIT_UNKNOWN);
  const modes = filled.attribute === "none" ? [] : MODES.filter((mode) => filled.modes.includes(mode));
  const { name: providerName, regionCode } = unit;
  return { ...filled, leadSource: leadSource === "" ? null : leadSource, providerName, regionCode, modes };
}

/** The next free code of a class; a withdrawn resource keeps its number. */
export async function nextFreeCode(
  sql: Sql,
  classPart: string,
  others: readonly string[] = [],
): Promise<string> {
  const rows = await sql<{ code: string }[]>`
    select state -> 'content' ->> 'code' as code from shared_data.record
    where kind = 'resource' and state -> 'content' ->> 'code' like ${`${classPart}/%`}`;
  return nextCode(classPart, [...rows.map(({ code }) => code), ...others]);
}

/** Throws where another resource has the code; nobody takes it meanwhile, until the transaction ends. */
async function checkCodeFree(sql: Sql, code: string, own: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`shared_data resource ${code}`}))`;
  const [taken] = await sql<{ id: string }[]>`
    select id from shared_data.record
    where kind = 'resource' and state -> 'content' ->> 'code' = ${code} and id <> ${own}::uuid limit 1`;
  if (taken) throw new FailureError(codeTaken(code, await nextFreeCode(sql, classOf(code))));
}

/** With every act: its code is nobody else's, and its users are told of what is published. */
const beside: Aside<ResourceState, ResourceAct> = async (sql, { id, before, after, recorded }) => {
  const { type } = recorded.act;
  if (type === "begin" || type === "edit") await checkCodeFree(sql, after.content.code, id);
  if (type === "publish" || type === "withdraw")
    await announceChange(sql, { id, before, after, at: new Date(recorded.at) });
};

/** Acts with what only the server knows, found in the transaction in which they happen. */
async function found(sql: Sql, id: string, act: ResourceAct, state: ResourceState): Promise<ResourceAct> {
  switch (act.type) {
    case "publish":
      return { ...act, heldTo: await heldToPublished(sql, id, state) };
    case "withdraw":
      return { ...act, replacedBy: await replacedBy(sql, id, state) };
    case "allow-stricter":
      return { ...act, held: await heldAtAll(sql, id, state) };
    default:
      return act;
  }
}

const made = (units: Units, id: string, asked: ResourceAct) => {
  const act = asked.type === "edit" ? { ...asked, content: placed(units, asked.content) } : asked;
  return async (sql: Sql, before: ResourceState | null): Promise<ResourceAct> =>
    before === null ? act : found(sql, id, act, before);
};

/** Whether the actor sees a draft: from inside, or as the authority that is to decide on it, or did. */
async function sees({ sql }: Desk, actor: ActingFor, id: string, state: ResourceState): Promise<boolean> {
  if (isInside(actor, state.content)) return true;
  if (!isAuthorityAbove(actor, state.content)) return false;
  return (state.allowances ?? []).length > 0 || (await heldAtAll(sql, id, state)).length > 0;
}

async function usersOf(desk: Desk, id: string, units: Units): Promise<ResourceUser[]> {
  const rows = await desk.sql<Omit<ResourceUser, "unitName">[]>`
    select id as grant_id, requester_id as unit_id, status, valid_until as until, state -> 'purposes' as purposes
    from shared_data.grant_now where resource_id = ${id} order by status, valid_until`;
  return rows.map((row) => ({ ...row, unitName: units.name(row.unitId) }));
}

async function relatedTo({ sql }: Desk, codes: readonly string[]): Promise<ResourceDetail["related"]> {
  const rows = await sql<{ id: string; code: string; name: string }[]>`
    select id, title as name, state -> 'content' ->> 'code' as code from shared_data.record
    where kind = 'resource' and jsonb_array_length(state -> 'versions') > 0
      and state -> 'content' ->> 'code' = any(${[...codes]})`;
  return codes.map((code) => rows.find((row) => row.code === code) ?? { code, id: null, name: null });
}

/** Drafts are also for the authority above, as long as there is something for it to decide on. */
export const resources = kindDesk(resource, {
  visible: (sql, actor) =>
    actor.roles.includes("data-officer") && actor.regionCode === WHOLE_REGION
      ? sql`true`
      : seenBy(sql, actor),
  units: ({ content }) => [content.providerId],
  projections: [resourceNow, resourceVersion, suppliers],
  aside: () => beside,
  making: async (desk: Desk, { id, state, asked }, { actor, units }) => {
    if (state.versions.length === 0 && !(await sees(desk, actor, id, state))) hidden();
    return { act: made(units, id, asked as ResourceAct) };
  },
  more: async (
    desk,
    { id, state: whole, history },
    { actor, day, units },
  ): Promise<Omit<ResourceDetail, "id" | "version" | "sample" | "names" | "actor" | "day">> => {
    const inside = await sees(desk, actor, id, whole);
    const state = inside ? whole : (fromOutside(whole) ?? hidden());
    const { content, status } = state;
    // Others read when it was published or withdrawn, and not who works on it.
    const told = new Set(
      (inside ? [] : await actsOf<ResourceAct>(desk.sql, id))
        .filter(({ act }) => act.type === "publish" || act.type === "withdraw")
        .map(({ version }) => version),
    );
    const [users, notices, files, related, [lead]] = await Promise.all([
      usersOf(desk, id, units),
      inside ? noticesOf(desk, id) : [],
      inside ? attachmentsOf(desk.sql, id) : [],
      relatedTo(desk, content.relatedCodes),
      desk.sql<
        { unitId: string; on: Day }[]
      >`select unit_id, decided_on as on from shared_data.lead_source where resource_id = ${id}`,
    ]);
    return {
      inside,
      state,
      personLevel: isPersonLevel(content),
      lacking:
        inside && status !== "published" ? contentProblems(content).map(({ sentence }) => sentence) : [],
      held: inside && status !== "withdrawn" ? await heldAtAll(desk.sql, id, state) : [],
      basisRank: content.noneBasis === null ? null : citationRank(content.noneBasis.title),
      clocks: inside ? runningClocks(state, day, desk.isWorkingDay) : [],
      leadDecision: lead ? { unitName: units.name(lead.unitId), on: lead.on } : null,
      related,
      users: inside ? users : users.filter(({ unitId }) => actor.unitIds.includes(unitId)),
      notices,
      files,
      history: inside
        ? history
        : history.filter(({ version }) => told.has(version)).map((line) => ({ ...line, by: "" })),
    };
  },
});

/** Drafts a resource. Throws the refusals of its kind, `code-taken` and `unit-unknown`. */
export async function beginResource(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: ResourceFilled },
  caller: Caller,
  options: Options = {},
): Promise<{ id: string; version: number }> {
  return resources.begin(
    desk,
    { key, seed: { content: placed(await unitsOf(desk), content) } },
    caller,
    options,
  );
}

/** Does an act on a resource that the caller is known to see, as imports do. */
export async function doResourceAct(
  desk: Desk,
  id: string,
  { version, key, act }: Acting & { readonly act: ResourceAct },
  caller: Caller,
  options: Options = {},
): Promise<void> {
  await resources.enact(desk, { id, version, key, act: made(await unitsOf(desk), id, act) }, caller, options);
}

export type AssessmentAsked = Acting & {
  readonly kind: AssessmentKind;
  readonly on: string;
  readonly conclusion: string;
  readonly passed: boolean;
  readonly confirmInternal: boolean;
};

/** Keeps an assessment with its file, which somebody let in. */
export async function keepAssessment(
  desk: Desk,
  id: string,
  { version, key, kind, on, conclusion, passed }: Omit<AssessmentAsked, "confirmInternal">,
  file: Upload,
  caller: Caller,
  options: Options = {},
): Promise<RecordView<ResourceState>> {
  const act = async (sql: Sql, before: ResourceState | null): Promise<ResourceAct> => {
    const regionCode = before?.content.regionCode ?? WHOLE_REGION;
    const { digest } = await putAttachment(desk, sql, { recordId: id, regionCode }, file, caller);
    return { type: "assess", kind, on, conclusion, passed, file: { digest, name: plainName(file.name) } };
  };
  return resources.enact(desk, { id, version, key, act }, caller, options);
}

/** Enters an assessment with its file, which is looked at before anything is kept. */
export async function assessResource(
  desk: Desk,
  id: string,
  { confirmInternal, ...asked }: AssessmentAsked,
  file: Upload,
  caller: Caller,
): Promise<void> {
  await resources.open(desk, id, caller);
  const admission = {
    confirmInternal,
    action: "shared-data.refuse-classified",
    subject: `resource:${id}`,
    notTaken: NOT_TAKEN,
  };
  await admitAttachment(desk, file, admission, caller);
  await keepAssessment(desk, id, asked, file, caller);
}

/** The file of an assessment, for those inside. Throws `not-found` for others. */
export async function assessmentFile(
  desk: Desk,
  id: string,
  digest: string,
  caller: Caller,
): Promise<KeptFile> {
  const { state } = await getRecord(desk.sql, resource, id);
  if (!isInside(await whoActs(desk, caller), state.content)) throw new FailureError(NO_RECORD);
  return getAttachment(desk, id, digest);
}
