import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { BreachCode } from "../../domain/clocks/breaches.ts";
import {
  type BreachAct,
  breachBoard,
  type BreachLine,
  breachShape,
  type BreachState,
  isOpenOn,
  type KeptBreach,
  seesBreach,
} from "../../domain/oversight/breach.ts";
import type { CorrectionState } from "../../domain/oversight/correction.ts";
import { NO_UNIT, NOT_YOURS } from "../../domain/oversight/oversight-failures.ts";
import type { BreachBoard } from "../../domain/oversight/oversight-replies.ts";
import type { FlowState } from "../../domain/oversight/return-flow.ts";
import type { RequestState } from "../../domain/requests/request.ts";
import type { Desk } from "../desk.ts";
import { doAct } from "../records.ts";
import { type BreachSources, foundBreaches, storedOf } from "./found-breaches.ts";
import { grantUses, marksOf } from "./grant-uses.ts";
import { actorOf, hidden, today, type Units, unitsOf } from "./units.ts";

/** Everything the board is computed from. */
export async function breachSources(desk: Desk, day: Day): Promise<BreachSources> {
  const { sql, isWorkingDay } = desk;
  const uses = await grantUses(desk, day);
  return {
    requests: await storedOf<RequestState>(sql, "request"),
    corrections: await storedOf<CorrectionState>(sql, "correction"),
    flows: await storedOf<FlowState>(sql, "return-flow"),
    uses,
    marks: await marksOf(sql, uses),
    isWorkingDay,
  };
}

/** What people reported, answered and judged. */
export const keptBreaches = (sql: Sql): Promise<KeptBreach[]> =>
  sql<
    KeptBreach[]
  >`select id, version, sample, state from shared_data.record where kind = ${breachShape.kind}`;

/** Every breach as of a day, whoever asks. */
export async function allBreaches(desk: Desk, day: Day, units?: Units): Promise<BreachLine[]> {
  const found = foundBreaches(await breachSources(desk, day), units ?? (await unitsOf(desk)), day);
  return breachBoard(found, await keptBreaches(desk.sql)).filter(({ began }) => began <= day);
}

export type BreachFilter = {
  readonly status?: string | undefined;
  readonly code?: BreachCode | undefined;
  readonly unit?: string | undefined;
  readonly region?: string | undefined;
};

const counted = (lines: readonly BreachLine[], key: (line: BreachLine) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const line of lines) counts[key(line)] = (counts[key(line)] ?? 0) + 1;
  return counts;
};

/** The board for a caller: a unit its own, a data officer the own area, office and leader all. */
export async function breachBoardFor(
  desk: Desk,
  { status, code, unit, region }: BreachFilter,
  { page, size }: { readonly page: number; readonly size: number },
  caller: Caller,
): Promise<BreachBoard> {
  const actor = await actorOf(desk, caller);
  const [units, day] = [await unitsOf(desk), today(desk)];
  const seen = (await allBreaches(desk, day, units)).filter((line) => seesBreach(actor, line));
  const open = seen.filter((line) => isOpenOn(line, day));
  const rows = seen.filter(
    (line) =>
      (status === undefined || line.status === status) &&
      (code === undefined || line.code === code) &&
      (unit === undefined || line.unitId === unit) &&
      (region === undefined || line.regionCode === region),
  );
  return {
    total: rows.length,
    rows: rows
      .slice((page - 1) * size, page * size)
      .map((line) => ({ ...line, unit: units.name(line.unitId) })),
    open: open.length,
    byCode: counted(open, (line) => line.code),
    byRegion: counted(open, (line) => line.regionCode),
    actor,
    day,
  };
}

export type BreachReport = {
  readonly key: string;
  readonly code: BreachCode;
  readonly unitId: string;
  readonly began: Day;
  readonly title: string;
  readonly evidence: string;
};

/**
 * Reports a breach with evidence. Only units between which something is shared, or their authorities, know of one: who may not see
 * the unit's data authority's area is refused unless a record joins the two units.
 */
export async function reportBreach(
  desk: Desk,
  { key, unitId, title, ...seed }: BreachReport,
  caller: Caller,
  options: DoingOptions<BreachState, BreachAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const unit = (await unitsOf(desk)).find(unitId);
  if (!unit) throw new FailureError(NO_UNIT);
  await checkReporter(desk, actor, unit);
  const act = {
    type: "report",
    seed: {
      ...seed,
      unitId: unit.id,
      regionCode: unit.regionCode,
      about: { kind: "other", id: null, title },
      source: "reported",
    },
  } as const;
  const { id } = await doAct(desk, breachShape, { id: null, version: null, key, act }, caller, options);
  return { id };
}

async function checkReporter(
  { sql }: Desk,
  actor: ActingFor,
  unit: { readonly id: string; readonly regionCode: string },
): Promise<void> {
  if (seesBreach(actor, { unitId: unit.id, regionCode: unit.regionCode })) return;
  const own = [...actor.unitIds];
  const [joined] = await sql`
    select id from shared_data.record
    where kind in ('request', 'correction', 'return-flow') and unit_ids && ${own}::uuid[] and ${unit.id}::uuid = any(unit_ids)
    limit 1`;
  if (!joined) throw new FailureError(NOT_YOURS);
}

/** Does one step on a breach; one that was computed gets its record with its first answer. Throws `not-found` for others. */
export async function actOnBreach(
  desk: Desk,
  id: string,
  {
    version,
    key,
    act,
  }: {
    readonly version: number | null;
    readonly key: string;
    readonly act: Exclude<BreachAct, { type: "report" }>;
  },
  caller: Caller,
  options: DoingOptions<BreachState, BreachAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const line = (await allBreaches(desk, today({ now: () => options.at ?? desk.now() }))).find(
    (each) => each.id === id,
  );
  if (!line || !seesBreach(actor, line)) hidden();
  let on = line.version === null ? null : version;
  if (line.version === null) {
    const { code, unitId, regionCode, about, began, source, evidence } = line;
    const seed = { code, unitId, regionCode, about, began, source, evidence };
    // Refused before a record of it is made.
    const refused = breachShape.permit(
      { ...seed, reportedOn: began, answer: null, judgement: null, ended: line.ended },
      act,
      actor,
      today(desk),
    );
    if (refused) throw new FailureError(refused);
    const begin = {
      id: null,
      version: null,
      key: derivedKey(id, "report"),
      act: { type: "report", seed } as const,
    };
    on = (await doAct(desk, breachShape, begin, caller, { ...options, newId: id })).version;
  }
  await doAct(desk, breachShape, { id, version: on, key, act }, caller, options);
  return { id };
}
