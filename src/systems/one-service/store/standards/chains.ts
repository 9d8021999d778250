import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { isAuthority } from "../../domain/standards/bundle-record.ts";
import { type ChainPath, chainPaths, type CommonDays } from "../../domain/standards/chain-days.ts";
import { chainShape } from "../../domain/standards/chain-record.ts";
import type { ChainAct, ChainContent, ChainState, ChainStep } from "../../domain/standards/chain.ts";
import type { ChainDetail, ChainRow } from "../../domain/standards/comparison-rows.ts";
import { plainCode } from "../../domain/items/codes.ts";
import type { ComparedGroup } from "../../domain/standards/comparison.ts";
import type { Industry } from "../../domain/standards/industries.ts";
import { standardShape } from "../../domain/standards/standard-record.ts";
import type { StandardFields } from "../../domain/standards/standard.ts";
import type { Desk } from "../desk.ts";
import { allRecords, doAct, getRecord } from "../records.ts";
import { regionOfCaller } from "./bundles.ts";
import { groupFinder } from "./compared-groups.ts";
import { comparisonNow } from "./keep-comparison.ts";
import { baseOf } from "./standards.ts";

/** Fields of issued common lists by code and by key; of several the latest issued. */
export async function issuedFields(sql: Sql): Promise<ReadonlyMap<string, StandardFields>> {
  const records = await allRecords(sql, standardShape, { status: "issued" });
  return new Map(
    records.flatMap(({ state }) =>
      state.items
        .filter(({ leftOut }) => leftOut === null)
        .flatMap(({ key, code, fields }) =>
          [key, ...(code === null ? [] : [plainCode(code)])].map((each) => [each, fields] as const),
        ),
    ),
  );
}

type Ground = {
  readonly groupOf: (step: ChainStep) => ComparedGroup | undefined;
  readonly issued: ReadonlyMap<string, StandardFields>;
};

async function groundOf(desk: Desk, steps: readonly ChainStep[]): Promise<Ground> {
  await comparisonNow(desk);
  const [groupOf, issued] = await Promise.all([groupFinder(desk.sql, steps), issuedFields(desk.sql)]);
  return { groupOf, issued };
}

function commonDays({ groupOf, issued }: Ground, step: ChainStep): CommonDays {
  const group = groupOf(step);
  const fields =
    (group && issued.get(group.key)) ?? (step.code === null ? undefined : issued.get(plainCode(step.code)));
  if (fields !== undefined) return { days: fields.promisedDays, from: "issued" };
  return { days: group?.common.promisedDays ?? null, from: "proposed" };
}

const pathsOf = (ground: Ground, { steps }: Pick<ChainState, "steps">) =>
  chainPaths(steps, ground.groupOf, (step) => commonDays(ground, step));

/** Chains with their days in each city and on the common list. */
export async function chainRows(
  desk: Desk,
  { q, industry }: { readonly q?: string | undefined; readonly industry?: Industry | undefined },
  caller: Caller,
): Promise<{ rows: ChainRow[]; day: string; mayBegin: boolean }> {
  const [records, actor] = await Promise.all([
    allRecords(desk.sql, chainShape, { q }),
    whoActs(desk, caller),
  ]);
  const ground = await groundOf(
    desk,
    records.flatMap(({ state }) => state.steps),
  );
  return {
    rows: records
      .filter(({ state }) => industry === undefined || state.industry === industry)
      .map(({ id, sample, state }) => ({
        id,
        title: state.title,
        industry: state.industry,
        projectType: state.projectType,
        stage: state.stage,
        steps: state.steps.length,
        sample,
        days: pathsOf(ground, state).map(({ by, path: { low, high } }) => ({ by, low, high })),
      })),
    day: dayInShanghai(desk.now()),
    mayBegin: isAuthority(actor),
  };
}

/** A chain with its critical paths. Throws `not-found`. */
export async function chainDetail(desk: Desk, id: string, caller: Caller): Promise<ChainDetail> {
  const record = await getRecord(desk.sql, chainShape, id);
  const { state } = record;
  const [base, ground] = await Promise.all([
    baseOf(desk, record, chainShape, caller),
    groundOf(desk, state.steps),
  ]);
  const links = state.steps.map((step) => {
    const { days, from } = commonDays(ground, step);
    const key = ground.groupOf(step)?.key ?? null;
    return [step.id, { key, from: days === null ? null : from }] as const;
  });
  return { ...base, state, paths: pathsOf(ground, state), links: Object.fromEntries(links) };
}

/** Begins a chain. Throws the refusals of its record, among them the one that names the steps of a ring. */
export async function beginChain(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: ChainContent },
  caller: Caller,
): Promise<{ id: string; version: number }> {
  const act = { type: "begin", regionCode: await regionOfCaller(desk, caller), ...content } as const;
  const { id, version } = await doAct(desk, chainShape, { id: null, version: null, key, act }, caller);
  return { id, version };
}

/** How long a chain would be; nothing is kept. Throws what beginning it is refused with. */
export async function tryChain(
  desk: Desk,
  content: ChainContent,
  caller: Caller,
): Promise<{ paths: ChainPath[] }> {
  const act = { type: "begin", regionCode: await regionOfCaller(desk, caller), ...content } as const;
  const refused = chainShape.permit(null, act, await whoActs(desk, caller), dayInShanghai(desk.now()));
  if (refused) throw new FailureError(refused);
  return { paths: pathsOf(await groundOf(desk, content.steps), content) };
}

/** Does an act on a chain and answers with what it became. */
export async function actOnChain(
  desk: Desk,
  id: string,
  { version, key, act }: { readonly version: number; readonly key: string; readonly act: ChainAct },
  caller: Caller,
): Promise<ChainDetail> {
  await doAct(desk, chainShape, { id, version, key, act }, caller);
  return chainDetail(desk, id, caller);
}
