import { sameJson } from "../../../../kernel/canonical-json.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { at } from "../../../../kernel/fields.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { today } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { openInThread } from "../../../../platform/solver/open-in-thread.ts";
import type { ProjectDesk } from "../../projects/store.ts";
import { runsOf } from "../../runs/store-run.ts";
import { readCorridor } from "../../stations/corridor.ts";
import { placeStations } from "../../stations/place.ts";
import type { Adopted, CorridorState } from "../kind.ts";
import { type CorridorFile, corridorFile } from "../network.ts";
import { keptCorridor, seenCorridor } from "../store-ground.ts";
import { type Placing, type PlacingResult, type Placings, resultOf } from "./placing.ts";

export const PLACE = "energy.place";
const MOST_LISTED = 20;

const RUNNING = refusal(
  "placing-running",
  "这条走廊的站点还在算；请等它算完，或先取消它。",
  "Stations of this corridor are still being computed. Wait for it, or cancel it first.",
);
export const NO_NETWORK = refusal(
  "no-network",
  "还没有站点、道路和车流，请先上传走廊文件。",
  "There are no sites, roads and flows yet: upload the corridor's file first.",
);
const NO_PLACING = at(
  "placing",
  refusal(
    "no-such-placing",
    "这次计算没有结果，或走廊后来改过；请重新计算。",
    "This computation came to nothing, or the corridor changed since: compute it again.",
  ),
);

/** The file of a corridor as it stands; null where none was brought. */
export const fileOf = (state: CorridorState): CorridorFile | null =>
  state.network === null ? null : corridorFile(state.network, state);

type Row = Omit<Placing, "askedOn" | "current"> & { readonly askedAt: Date; readonly given: CorridorFile };

/** Computations of a corridor that the caller sees, the latest first. Throws `not-found`. */
export async function placingsOf(desk: ProjectDesk, corridorId: string, caller: Caller): Promise<Placings> {
  const { state } = await seenCorridor(desk, corridorId, caller);
  const now = fileOf(state);
  const rows = await desk.sql<Row[]>`
    select id, state, asked_at, solved, result, failure, given, sample from energy.placing
    where corridor_id = ${corridorId} order by asked_at desc, id limit ${MOST_LISTED}`;
  return {
    rows: rows.map(({ askedAt, given, ...row }) => ({
      ...row,
      askedOn: dayInShanghai(askedAt),
      current: sameJson(given, now),
    })),
    day: today(desk),
  };
}

const placings = runsOf({
  table: "placing",
  of: "corridorId",
  subject: "corridor",
  job: PLACE,
  queue: "energy stations",
  running: RUNNING,
  ground: keptCorridor,
});
export const cancelPlacing = placings.cancel;

/** Asks for the stations of a corridor, which a job works out; one at a time. Throws `no-network`, `placing-running`. */
export const askPlacing = (desk: ProjectDesk, corridorId: string, caller: Caller) =>
  placings.ask(desk, corridorId, caller, async (sql, { state }) => {
    const given = fileOf(state);
    if (given === null || state.status === "ended") throw new FailureError(NO_NETWORK);
    return { row: { given: json(sql, given) } };
  });

/** So many relaxations take about a second. */
const SOLVED_AT_ONCE = 20;

/** The same stations as the command's, program by program in a thread of their own. */
export async function computeStations(
  given: CorridorFile,
  wanted: AbortSignal,
  told: (solved: number) => Promise<void>,
): Promise<PlacingResult> {
  const read = readCorridor(given);
  if (!read.ok) throw new FailureError(read.failure);
  const open = openInThread(wanted);
  let solved = 0;
  const placed = await placeStations(read.value, async (program) => {
    const opened = await open(program);
    return {
      ...opened,
      solve: async (ask) => {
        const found = await opened.solve(ask);
        wanted.throwIfAborted();
        if (solved++ % SOLVED_AT_ONCE === 0) await told(solved);
        return found;
      },
    };
  });
  return resultOf(placed, read.value);
}

export const placeJob = placings.job((_, { given }: { readonly given: CorridorFile }, wanted, told) =>
  computeStations(given, wanted, told),
);

/** What is recorded when stations are chosen: those of a computation of the corridor as it stands. Throws `no-such-placing`. */
export async function adoptedOf(
  sql: Sql,
  corridorId: string,
  placing: string,
  state: CorridorState,
): Promise<Adopted> {
  const [row] = await sql<{ result: PlacingResult; given: CorridorFile }[]>`
    select result, given from energy.placing
    where id = ${placing} and corridor_id = ${corridorId} and state = 'done'`;
  if (row === undefined || !sameJson(row.given, fileOf(state))) throw new FailureError(NO_PLACING);
  const { stations, cost, servedTrucks, totalTrucks, proven } = row.result;
  return { placing, stations, costWan: cost, servedTrucks, totalTrucks, proven };
}
