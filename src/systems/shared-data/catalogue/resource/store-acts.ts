import { FailureError, refusal } from "../../../../kernel/error.ts";
import { NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { admitAttachment } from "../../../../platform/files/admit.ts";
import { plainName } from "../../../../platform/files/plain-name.ts";
import type { KeptFile, Upload } from "../../../../platform/records/attachments.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { isInside, type ResourceDetail } from "./replies.ts";
import { resourceShape } from "./kind.ts";
import type { AssessmentKind, ResourceAct, ResourceContent, ResourceState } from "./content.ts";
import { MODES } from "../../exchange/grant/grant.ts";
import type { Desk } from "../../store/desk.ts";
import { doAct, getAttachment, getRecord, putAttachment } from "../../store/records.ts";
import { announceChange } from "./store-notices.ts";
import { checkCodeFree } from "./store-codes.ts";
import { resourceAside } from "./store-now.ts";
import { getReadable, resourceDetail } from "./store.ts";
import { heldAtAll, heldToPublished, replacedBy } from "./store-succession.ts";

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

/** The content with its provider as the roster knows it. Throws where it does not. */
async function placed(desk: Desk, content: ResourceContent): Promise<ResourceContent> {
  const unit = (await desk.organisations.list(desk.sql)).find(
    ({ id, mergedIds }) => id === content.providerId || mergedIds?.includes(content.providerId),
  );
  if (!unit) throw new FailureError(UNIT_UNKNOWN);
  const modes = content.attribute === "none" ? [] : MODES.filter((mode) => content.modes.includes(mode));
  return { ...content, providerName: unit.name, regionCode: unit.regionCode, modes };
}

export type Acting = { readonly version: number; readonly key: string };
type Options = DoingOptions<ResourceState, ResourceAct>;

const announcing = (desk: Desk, at: Date | undefined): NonNullable<Options["aside"]> => {
  return async (sql, done) => {
    const { id, before, after, recorded } = done;
    const { act } = recorded;
    await resourceAside(desk.isWorkingDay)(sql, done);
    if (act.type === "publish" || act.type === "withdraw")
      await announceChange(sql, { id, before, after, at: at ?? desk.now() });
  };
};

/** Drafts a resource. Throws the refusals of `permitResource`, `code-taken` and `unit-unknown`. */
export async function beginResource(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: ResourceContent },
  caller: Caller,
  options: Options = {},
): Promise<RecordView<ResourceState>> {
  const known = await placed(desk, content);
  const act = async (sql: Desk["sql"]): Promise<ResourceAct> => {
    await checkCodeFree(sql, known.code, null);
    return { type: "begin", content: known };
  };
  const aside = resourceAside(desk.isWorkingDay);
  return doAct(desk, resourceShape, { id: null, version: null, key, act }, caller, { ...options, aside });
}

const FOUND: ReadonlySet<ResourceAct["type"]> = new Set(["edit", "publish", "withdraw", "allow-stricter"]);

/** An act with what only the server knows of it, found in the transaction in which it happens. */
async function found(
  sql: Desk["sql"],
  id: string,
  act: ResourceAct,
  state: ResourceState,
): Promise<ResourceAct> {
  switch (act.type) {
    case "edit":
      await checkCodeFree(sql, act.content.code, id);
      return act;
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

/** Does an act on a resource, and tells its users of what was published or withdrawn. */
export async function doResourceAct(
  desk: Desk,
  id: string,
  { version, key, act }: Acting & { readonly act: ResourceAct },
  caller: Caller,
  options: Options = {},
): Promise<RecordView<ResourceState>> {
  const asked = act.type === "edit" ? { ...act, content: await placed(desk, act.content) } : act;
  const made = FOUND.has(asked.type)
    ? async (sql: Desk["sql"], state: ResourceState | null): Promise<ResourceAct> =>
        state === null ? asked : found(sql, id, asked, state)
    : asked;
  return doAct(desk, resourceShape, { id, version, key, act: made }, caller, {
    ...options,
    aside: announcing(desk, options.at),
  });
}

/** The same as asked for by a page; what the caller may not read is not found. */
export async function actOnResource(
  desk: Desk,
  id: string,
  asked: Acting & { readonly act: ResourceAct },
  caller: Caller,
): Promise<ResourceDetail> {
  await getReadable(desk, id, caller);
  await doResourceAct(desk, id, asked, caller);
  return resourceDetail(desk, id, caller);
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
  const act = async (sql: Desk["sql"], before: ResourceState | null): Promise<ResourceAct> => {
    const regionCode = before?.content.regionCode ?? WHOLE_REGION;
    const { digest } = await putAttachment(desk, sql, { recordId: id, regionCode }, file, caller);
    return { type: "assess", kind, on, conclusion, passed, file: { digest, name: plainName(file.name) } };
  };
  const aside = resourceAside(desk.isWorkingDay);
  return doAct(desk, resourceShape, { id, version, key, act }, caller, { ...options, aside });
}

/** Enters an assessment with its file, which is looked at before anything is kept. */
export async function assessResource(
  desk: Desk,
  id: string,
  { confirmInternal, ...asked }: AssessmentAsked,
  file: Upload,
  caller: Caller,
): Promise<void> {
  await getReadable(desk, id, caller);
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
  const { state } = await getRecord(desk.sql, resourceShape, id);
  if (!isInside(await whoActs(desk, caller), state.content)) throw new FailureError(NO_RECORD);
  return getAttachment(desk, id, digest);
}
