import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  type LibraryAct,
  type LibraryContent,
  libraryShape,
  type LibrarySort,
  type LibraryState,
  type LibraryStatus,
  shownParts,
} from "../../domain/catalogue/library.ts";
import type { LibraryDetail, LibraryRow } from "../../domain/catalogue/library-row.ts";
import type { Desk } from "../desk.ts";
import { allRecords, doAct, getRecord, historyOf } from "../records.ts";
import { listResources } from "./resources.ts";

const PART_UNKNOWN = refusal(
  "part-unknown",
  "有选入的资源没有发布、不予共享或没有所选的数据项；请重新选择。",
  "A chosen resource is not published, is not shared, or lacks a chosen item. Choose again.",
);

/** Throws where a library would take what its resources do not show. */
async function checkParts(desk: Desk, { parts }: LibraryContent): Promise<void> {
  const shown = shownParts(parts, await listResources(desk));
  if (shown.some(({ resource, missing }) => resource === null || missing.length > 0))
    throw new FailureError(PART_UNKNOWN);
}

async function placed(desk: Desk, content: LibraryContent): Promise<LibraryContent> {
  const unit = (await desk.organisations.list(desk.sql)).find(({ id }) => id === content.unitId);
  if (!unit) throw new FailureError(NO_RECORD);
  await checkParts(desk, content);
  return { ...content, unitName: unit.name, regionCode: unit.regionCode };
}

/** Drafts a library. Throws the refusals of its shape and `part-unknown`. */
export async function beginLibrary(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: LibraryContent },
  caller: Caller,
  options: DoingOptions<LibraryState, LibraryAct> = {},
): Promise<RecordView<LibraryState>> {
  const act: LibraryAct = { type: "begin", content: await placed(desk, content) };
  return doAct(desk, libraryShape, { id: null, version: null, key, act }, caller, options);
}

/** Does an act on a library; drafts of others are not found. */
export async function actOnLibrary(
  desk: Desk,
  id: string,
  { version, key, act }: { readonly version: number; readonly key: string; readonly act: LibraryAct },
  caller: Caller,
  options: DoingOptions<LibraryState, LibraryAct> = {},
): Promise<RecordView<LibraryState>> {
  const asked = act.type === "edit" ? { ...act, content: await placed(desk, act.content) } : act;
  if (act.type === "publish")
    await checkParts(desk, (await getRecord(desk.sql, libraryShape, id)).state.content);
  return doAct(desk, libraryShape, { id, version, key, act: asked }, caller, options);
}

async function mayRead(desk: Desk, caller: Caller) {
  const actor = await whoActs(desk, caller);
  const all = actor.system || actor.roles.some((role) => role === "office" || role === "leader");
  return {
    actor,
    reads: ({ versions, content }: LibraryState): boolean =>
      versions.length > 0 ||
      all ||
      actor.unitIds.includes(content.unitId) ||
      (actor.roles.includes("data-officer") && actor.regionCode === content.regionCode),
  };
}

/** Libraries that the caller may see, those that end first before the others. */
export async function listLibraries(
  desk: Desk,
  {
    q,
    sort,
    status,
  }: {
    readonly q?: string | undefined;
    readonly sort?: LibrarySort | undefined;
    readonly status?: LibraryStatus | undefined;
  },
  caller: Caller,
): Promise<{ rows: LibraryRow[]; day: Day }> {
  const { reads } = await mayRead(desk, caller);
  const found = await allRecords(desk.sql, libraryShape, { q, status });
  const rows = found
    .filter(({ state }) => reads(state) && (sort === undefined || state.content.sort === sort))
    .map(({ id, sample, state: { content, status: stands, versions } }): LibraryRow => ({
      id,
      name: content.name,
      sort: content.sort,
      themeClass: content.themeClass,
      purpose: content.purpose,
      unitName: content.unitName,
      regionCode: content.regionCode,
      until: content.until,
      status: stands,
      resources: content.parts.length,
      items: content.parts.reduce((sum, { items }) => sum + items.length, 0),
      versions: versions.length,
      sample,
    }))
    .toSorted((a, b) => ((a.until ?? "9999") < (b.until ?? "9999") ? -1 : 1));
  return { rows, day: dayInShanghai(desk.now()) };
}

/** A library as its page shows it. Throws `not-found`. */
export async function libraryDetail(desk: Desk, id: string, caller: Caller): Promise<LibraryDetail> {
  const { actor, reads } = await mayRead(desk, caller);
  const { version, sample, state } = await getRecord(desk.sql, libraryShape, id);
  if (!reads(state)) throw new FailureError(NO_RECORD);
  const resources = await listResources(desk);
  const inForce = state.versions.at(-1)?.content ?? state.content;
  return {
    id,
    version,
    sample,
    state,
    shown: shownParts(inForce.parts, resources),
    history: await historyOf(desk, libraryShape, id),
    actor,
    day: dayInShanghai(desk.now()),
  };
}
