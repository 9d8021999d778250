import { entryKind, unitsNamed } from "./kind.ts";
import { actorOf, readsTask } from "../store/actor.ts";
import {
  attachmentsOf,
  getAttachment,
  getRecord,
  historyOf,
  putAttachment,
  REFUSED_CLASSIFIED,
} from "../store/records.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import type { Caller } from "../../platform/slice.ts";
import type { EntryDetail } from "./entry-row.ts";
import type { EntryState } from "./entry.ts";
import { totalsOf } from "./money.ts";
import { nextLevel } from "./problem-level.ts";
import { entryRowOf, standingOf } from "./row.ts";
import { type MergedRow, warningsOf } from "./warnings.ts";
import type { Desk } from "../store/desk.ts";
import { linesOf, offeredBackOf } from "./store-act.ts";
import { namesOf, usualSlips } from "./store-list.ts";
import type { KeptFile, Upload } from "../../platform/records/attachments.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { admitAttachment } from "../../platform/files/admit.ts";

/** The measures and undertakings that a row hangs on, as their plans print them. */
async function placesOf(
  desk: Desk,
  { links }: EntryState,
): Promise<Pick<EntryDetail, "places" | "undertakings">> {
  const { sql } = desk;
  const planIds = [...new Set(links.map(({ planId }) => planId))];
  if (planIds.length === 0) return { places: [], undertakings: {} };
  const titles = new Map((await desk.plans.list(sql)).map(({ id, title }) => [id, title]));
  const measures = (await Promise.all(planIds.map((id) => desk.plans.measures(id, sql)))).flat();
  const linked = new Set(links.map(({ measureId }) => measureId));
  const asked = new Set(links.map(({ undertakingId }) => undertakingId));
  const own = measures.filter(({ id }) => linked.has(id));
  return {
    places: own.map(({ id, planId, ordinal, number, text }) => ({
      measureId: id,
      ordinal,
      number,
      text,
      planTitle: titles.get(planId) ?? "",
    })),
    undertakings: Object.fromEntries(
      own
        .flatMap(({ undertakings }) => undertakings)
        .filter(({ id }) => asked.has(id))
        .map(({ id, text }) => [id, text]),
    ),
  };
}

/** Rows that were found to be the same as this one, with the most that is recorded of their money. */
async function mergedInto({ sql }: Desk, id: string): Promise<MergedRow[]> {
  const rows = await sql<{ state: EntryState }[]>`
    select r.state from organisation.entry e join organisation.record r on r.id = e.id
    where e.merged_into = ${id} order by e.name`;
  return rows.map(({ state }) => ({
    name: state.name,
    amountFen: Math.max(0, ...Object.values(totalsOf(state.money))),
  }));
}

/** A row with its stages, money, items, documents and history, and what the caller may do with it. Throws `not-found`. */
export async function getEntry(desk: Desk, id: string, caller: Caller): Promise<EntryDetail> {
  const { sql } = desk;
  const view = await getRecord(sql, entryKind, id);
  const { state, version } = view;
  const asOf = dayInShanghai(desk.now());
  const taskIds = [...state.taskIds, ...state.items.flatMap(({ taskId }) => taskId ?? [])];
  const [usual, lines, documents, history, merged, places, tasks, roster, actor, takeBack] =
    await Promise.all([
      usualSlips(sql, [state]),
      linesOf(sql, id),
      attachmentsOf(sql, id),
      historyOf(desk, entryKind, id),
      mergedInto(desk, id),
      placesOf(desk, state),
      desk.tasks.byIds(taskIds, sql),
      desk.organisations.list(sql),
      actorOf(desk, caller),
      offeredBackOf(desk, id, caller),
    ]);
  return {
    id,
    version,
    takeBack,
    standing: standingOf(view),
    state,
    row: entryRowOf(view, usual(state), asOf),
    lines,
    // Who entered what is the office's to know.
    documents: actor.office ? documents : documents.map((each) => ({ ...each, addedBy: "" })),
    history: actor.office ? history : history.map((line) => ({ ...line, by: "" })),
    ...places,
    units: namesOf(roster, unitsNamed(state)),
    tasks: tasks.filter(readsTask(caller, actor)).map(({ id: task, number, text, light, phase }) => ({
      id: task,
      number,
      text,
      light,
      phase,
    })),
    may: entryKind.offers(state, actor, asOf),
    warnings: warningsOf(state, lines, merged),
    nextLevel: nextLevel(state, asOf),
  };
}

const NOT_TAKEN = refusal(
  "unsupported-type",
  "请上传图片、PDF、OFD、Word、Excel 或文本文件。",
  "Upload an image, or a PDF, OFD, Word, Excel or text file.",
);
/** Keeps a document with a row, once however often it comes. Who may change the row may add to it. */
export async function keepDocument(
  desk: Desk,
  id: string,
  file: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<void> {
  const { state } = await getRecord(desk.sql, entryKind, id);
  const actor = await actorOf(desk, caller);
  const refused = entryKind.permit(state, { type: "revise" }, actor, dayInShanghai(desk.now()));
  if (refused) throw new FailureError(refused);
  const subject = `entry:${id}`;
  const admission = { confirmInternal, action: REFUSED_CLASSIFIED, subject, notTaken: NOT_TAKEN };
  await admitAttachment(desk, file, admission, caller);
  await inTransaction(desk.sql, async (sql) => {
    const place = { recordId: id, regionCode: state.regionCode };
    const { added, ...after } = await putAttachment(desk, sql, place, file, caller);
    if (added) await desk.audit.record(sql, { caller, action: "organisation.entry-attach", subject, after });
  });
}

/** A document of this row, as it was kept. Throws `not-found`. */
export async function getDocument(desk: Desk, id: string, digest: string): Promise<KeptFile> {
  await getRecord(desk.sql, entryKind, id);
  return getAttachment(desk, id, digest);
}
