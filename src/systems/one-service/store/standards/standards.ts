import type { ActingFor } from "../../../../kernel/actor.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Act, RecordShape, RecordView } from "../../../../kernel/record.ts";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { commonReasons } from "../../domain/standards/common-item.ts";
import type {
  ComplianceReply,
  RecordBase,
  StandardDetail,
  StandardRow,
} from "../../domain/standards/comparison-rows.ts";
import type { ComparedGroup } from "../../domain/standards/comparison.ts";
import { complianceOf } from "../../domain/standards/compliance.ts";
import { agreedBy, answersFor, openItems, standardShape } from "../../domain/standards/standard-record.ts";
import { standardSentence } from "../../domain/standards/standard-sentence.ts";
import type { ProposedItem, StandardAct, StandardState } from "../../domain/standards/standard.ts";
import type { Desk } from "../desk.ts";
import { allRecords, doAct, getRecord, historyOf } from "../records.ts";
import { groupsByKey } from "./compared-groups.ts";
import { NO_GROUP } from "./comparison-lists.ts";
import { comparisonNow } from "./keep-comparison.ts";

const TRIES = 5;
const ANSWERS: readonly StandardAct["type"][] = ["agree", "object", "comment"];

function rowOf({ id, sample, state }: RecordView<StandardState>): StandardRow {
  const items = state.items.filter(({ leftOut }) => leftOut === null);
  return {
    id,
    title: state.title,
    stage: state.stage,
    regionCode: state.regionCode,
    round: state.round,
    items: items.length,
    open: openItems(state).length,
    leftOut: state.items.length - items.length,
    agreed: Object.fromEntries(
      CITIES.map(({ code }) => [code, items.filter((item) => agreedBy(item).includes(code)).length]),
    ),
    issued: state.issued,
    proposedOn: state.proposedOn,
    sample,
  };
}

/** Common lists, the latest first. */
export async function listStandards(
  desk: Desk,
  { q, stage }: { readonly q?: string | undefined; readonly stage?: string | undefined },
  caller: Caller,
): Promise<{ rows: StandardRow[]; day: string; mayPropose: boolean }> {
  const records = await allRecords(desk.sql, standardShape, { q, status: stage });
  const roles = caller.actor?.roles ?? [];
  return {
    rows: records.map(rowOf).toReversed(),
    day: dayInShanghai(desk.now()),
    mayPropose: roles.includes("office") || roles.includes("data-officer"),
  };
}

/** What the page of every record of this area needs beside its state. */
export async function baseOf<S, A extends Act>(
  desk: Desk,
  { id, version, sample }: RecordView<S>,
  shape: RecordShape<S, A, ActingFor>,
  caller: Caller,
): Promise<RecordBase> {
  const [history, actor] = await Promise.all([historyOf(desk, shape, id), whoActs(desk, caller)]);
  return { id, version, sample, history, actor, day: dayInShanghai(desk.now()) };
}

/** A common list as its page shows it. Throws `not-found`. */
export async function standardDetail(desk: Desk, id: string, caller: Caller): Promise<StandardDetail> {
  const record = await getRecord(desk.sql, standardShape, id);
  const names = new Map(record.state.items.map(({ key, fields }) => [key, fields.name]));
  const told: typeof standardShape = {
    ...standardShape,
    sentence: (act) => standardSentence(act, (key) => names.get(key) ?? key),
  };
  return { ...(await baseOf(desk, record, told, caller)), state: record.state };
}

// A common list promises whole days; rounding up could pass the legal limit.
const whole = (days: number | null): number | null => (days === null || days < 1 ? days : Math.floor(days));

/** An item as the comparison proposes it, with the reasons of its fields. */
export function proposedOf(group: ComparedGroup): ProposedItem {
  const { common } = group;
  const reasons = Object.fromEntries(
    Object.entries(commonReasons(group, common)).map(([field, { zh }]) => [field, zh]),
  );
  const fields = { ...common, promisedDays: whole(common.promisedDays) };
  return { key: group.key, code: group.code, type: group.type, fields, reasons };
}

export type Proposal = {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly supersedes: string | null;
  readonly keys: readonly string[];
};

/** Proposes a common list of chosen groups. Throws `not-found` for a group that is none, and refusals of the record. */
export async function proposeStandard(
  desk: Desk,
  { key, title, note, supersedes, keys }: Proposal,
  caller: Caller,
): Promise<{ id: string; version: number }> {
  await comparisonNow(desk);
  const byKey = await groupsByKey(desk.sql, keys);
  const items = [...new Set(keys)].map((each) => {
    const group = byKey.get(each);
    if (group === undefined) throw new FailureError(NO_GROUP);
    return proposedOf(group);
  });
  if (supersedes !== null) await getRecord(desk.sql, standardShape, supersedes);
  const { regionCode } = await whoActs(desk, caller);
  const act = {
    type: "propose",
    title,
    note,
    supersedes,
    regionCode: caller.actor?.roles.includes("office") === true ? WHOLE_REGION : (regionCode ?? WHOLE_REGION),
    items,
  } as const;
  const { id, version } = await doAct(desk, standardShape, { id: null, version: null, key, act }, caller);
  return { id, version };
}

type Acting = { readonly version: number; readonly key: string };

/** Cities answer at the same time and overwrite nothing: an answer is taken on whatever version there is. */
async function answer(
  desk: Desk,
  id: string,
  key: string,
  act: StandardAct & { readonly city?: string },
  caller: Caller,
): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    const { version } = await getRecord(desk.sql, standardShape, id);
    try {
      await doAct(desk, standardShape, { id, version, key, act }, caller);
      return;
    } catch (error) {
      const now = await getRecord(desk.sql, standardShape, id);
      const overtaken = error instanceof FailureError && error.failure.code === "stale";
      if (!overtaken || now.version === version || turn === TRIES) throw error;
    }
  }
}

/** An issued list ends the one it replaces in the same transaction. */
async function issue(desk: Desk, id: string, { version, key }: Acting, act: StandardAct, caller: Caller) {
  await inTransaction(desk.sql, async (sql) => {
    const within = { ...desk, sql: sql as Desk["sql"] };
    const { state } = await doAct(within, standardShape, { id, version, key, act }, caller);
    if (state.supersedes === null) return;
    const before = await getRecord(sql, standardShape, state.supersedes);
    if (before.state.stage !== "issued") return;
    const ending = {
      id: before.id,
      version: before.version,
      key: derivedKey("supersede", before.id, id),
      act: { type: "supersede", by: id } as const,
    };
    await doAct(within, standardShape, ending, caller);
  });
}

/** Does an act on a common list and answers with what it became. */
export async function actOnStandard(
  desk: Desk,
  id: string,
  { version, key, act }: Acting & { readonly act: StandardAct },
  caller: Caller,
): Promise<StandardDetail> {
  if (ANSWERS.includes(act.type)) {
    const city = answersFor(await whoActs(desk, caller));
    await answer(desk, id, key, city === null ? act : { ...act, city }, caller);
  } else if (act.type === "issue") await issue(desk, id, { version, key }, act, caller);
  else await doAct(desk, standardShape, { id, version, key, act }, caller);
  return standardDetail(desk, id, caller);
}

/** Which city still has to change what. Throws `not-found`. */
export async function complianceNow(desk: Desk, id: string): Promise<ComplianceReply> {
  const { state } = await getRecord(desk.sql, standardShape, id);
  const { imported, sample, day } = await comparisonNow(desk);
  const byKey = await groupsByKey(
    desk.sql,
    state.items.map(({ key }) => key),
  );
  return { rows: complianceOf(state.items, (key) => byKey.get(key)), imported, sample, day };
}
