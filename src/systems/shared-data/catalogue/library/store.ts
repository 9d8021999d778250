import { FailureError, refusal } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { type Units, unitsOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  library,
  type LibraryAct,
  type LibraryContent,
  type LibraryPart,
  type LibraryState,
  type LibraryDetail,
  libraryRow,
  shownParts,
} from "./kind.ts";
import type { Desk } from "../../store/desk.ts";
import { kindDesk } from "../../store/records.ts";
import { listResources, seenBy } from "../resource/store-published.ts";

const PART_UNKNOWN = refusal(
  "part-unknown",
  "有选入的资源没有发布、不予共享或没有所选的数据项；请重新选择。",
  "A chosen resource is not published, is not shared, or lacks a chosen item. Choose again.",
);

/** Throws where a library would take what its resources do not show. */
async function checkParts(desk: Desk, parts: readonly LibraryPart[]): Promise<void> {
  const shown = shownParts(parts, await listResources(desk));
  if (shown.some(({ resource, missing }) => resource === null || missing.length > 0))
    throw new FailureError(PART_UNKNOWN);
}

/** What is filled in of a library; the name and place of its unit are of the roster. */
type LibraryFilled = Omit<LibraryContent, "unitName" | "regionCode">;

async function placed(desk: Desk, { list }: Units, filled: LibraryFilled): Promise<LibraryContent> {
  const unit = list.find(({ id }) => id === filled.unitId);
  if (!unit) throw new FailureError(NO_RECORD);
  await checkParts(desk, filled.parts);
  return { ...filled, unitName: unit.name, regionCode: unit.regionCode };
}

export const libraries = kindDesk(library, {
  visible: (sql, actor) => seenBy(sql, actor),
  narrowed: (sql, { sort }) => (sort === undefined ? sql`true` : sql`state #>> '{content,sort}' = ${sort}`),
  order: (sql) => sql`until nulls last`,
  units: ({ content }) => [content.unitId],
  row: (kept, { day }) => libraryRow(kept, day),
  more: async (desk: Desk, { state }): Promise<Pick<LibraryDetail, "shown">> => {
    const { parts } = state.versions.at(-1)?.content ?? state.content;
    return { shown: shownParts(parts, await listResources(desk)) };
  },
  making: async (desk, { state: { content }, asked }, { units }) => {
    if (asked.type === "publish") await checkParts(desk, content.parts);
    if (asked.type !== "edit") return { act: asked };
    const filled = { ...asked.content, unitId: content.unitId };
    return { act: { type: "edit", content: await placed(desk, units, filled) } };
  },
});

/** Drafts a library. Throws the refusals of its kind and `part-unknown`. */
export async function beginLibrary(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: LibraryFilled },
  caller: Caller,
  options: DoingOptions<LibraryState, LibraryAct> = {},
): Promise<{ id: string; version: number }> {
  const seed = { content: await placed(desk, await unitsOf(desk), content) };
  return libraries.begin(desk, { key, seed }, caller, options);
}
