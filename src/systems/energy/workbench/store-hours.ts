import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { UploadedFile } from "../../../platform/http/implement.ts";
import { clean, readSheets } from "../../../platform/records/read-sheet.ts";
import { nameOf } from "../../../platform/records/records.ts";
import { hidden } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { HOURS_OF_YEAR, readHours } from "../sizing/hours.ts";
import { SERIES_NAMES, type Series } from "../sizing/periods.ts";
import { workedOn } from "./store-ground.ts";
import { type Invented, inventedSeries } from "./inventing.ts";
import type { Hours } from "./run.ts";

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** Six series one after the other, little-endian as every machine of ours is. */
const packed = (series: Series): Buffer =>
  Buffer.concat(SERIES_NAMES.map((name) => Buffer.from(Float64Array.from(series[name]).buffer)));

function unpacked(bytes: Buffer): Series {
  const many = bytes.length / BYTES / SERIES_NAMES.length;
  // A copy: a buffer of the driver begins anywhere.
  const all = new Float64Array(Uint8Array.from(bytes).buffer);
  return Object.fromEntries(
    SERIES_NAMES.map((name, at) => [name, all.slice(at * many, (at + 1) * many)]),
  ) as Series;
}

type Kept = {
  readonly name: string;
  readonly synthetic: boolean;
  readonly series: Series;
  /** The depot that the trucks in them were reckoned with. */
  readonly depotMw: number | null;
  /** Hydrogen that trucks of a corridor take in a week. */
  readonly kgPerWeek: number | null;
};

/** Keeps hours beside what was done to bring them. */
export async function insertHours(
  sql: Sql,
  row: {
    readonly id: string;
    readonly projectId: string;
    readonly regionCode: string;
    readonly sample: boolean;
  },
  { series, ...kept }: Kept,
  by: { readonly addedAt: Date; readonly addedBy: string },
): Promise<void> {
  await sql`insert into energy.hours ${sql({ ...row, ...kept, series: packed(series), ...by })}`;
}

/** Keeps hours of a project in the caller's name. Throws `not-found`, and `not-yours` for who may not work on it. */
export async function keepHours(
  desk: ProjectDesk,
  projectId: string,
  { name, synthetic, series }: Omit<Kept, "depotMw" | "kgPerWeek">,
  caller: Caller,
): Promise<{ readonly id: string }> {
  const { regionCode, sample } = await workedOn(desk, projectId, caller);
  const id = randomUUID();
  await inTransaction(desk.sql, async (sql) => {
    const by = { addedAt: desk.now(), addedBy: nameOf(caller) };
    const kept = { name, synthetic, series, depotMw: null, kgPerWeek: null };
    await insertHours(sql, { id, projectId, regionCode, sample }, kept, by);
    await desk.audit.record(sql, {
      caller,
      action: "energy.bring-hours",
      subject: `energy-project:${projectId}`,
      after: { name, synthetic, hours: series.wind.length },
    });
  });
  return { id };
}

/** A file of hours, held against everything that can be wrong with it. Throws what is wrong, line by line. */
export async function bringHours(
  desk: ProjectDesk,
  projectId: string,
  { name, bytes }: UploadedFile,
  confirmInternal: boolean,
  caller: Caller,
): Promise<{ readonly id: string }> {
  await workedOn(desk, projectId, caller);
  const taking = { slice: "energy", name: "hours", most: HOURS_OF_YEAR + 2_000 };
  const { rows } = await readSheets(desk, { name, bytes }, taking, "all", confirmInternal, caller);
  const shown = clean(name).slice(-200);
  const read = readHours(
    shown,
    rows.map(({ number, cells }) => ({ cells, line: number })),
  );
  if (!read.ok) throw new FailureError(read.failure);
  return keepHours(desk, projectId, { name: shown, synthetic: false, series: read.value }, caller);
}

/** A year that nobody measured, by its full-load hours, load and prices. */
export const inventHours = (
  desk: ProjectDesk,
  projectId: string,
  asked: Invented,
  caller: Caller,
): Promise<{ readonly id: string }> =>
  keepHours(
    desk,
    projectId,
    {
      name: `合成年 ${asked.windHours}/${asked.sunHours} h · ${asked.loadMw} MW · #${asked.seed}`,
      synthetic: true,
      series: inventedSeries(asked),
    },
    caller,
  );

/** The series of a project's hours. Throws `not-found`. */
export async function seriesOf(
  { sql }: Pick<ProjectDesk, "sql">,
  projectId: string,
  id: string,
): Promise<Series> {
  const [row] = await sql<{ series: Buffer }[]>`
    select series from energy.hours where id = ${id} and project_id = ${projectId}`;
  return row === undefined ? hidden() : unpacked(row.series);
}

const MOST_LISTED = 30;

export const listHours = async ({ sql }: Pick<ProjectDesk, "sql">, projectId: string): Promise<Hours[]> =>
  (
    await sql<(Omit<Hours, "on"> & { addedAt: Date })[]>`
      select id, name, synthetic, depot_mw, kg_per_week, added_at, sample from energy.hours
      where project_id = ${projectId} order by added_at desc, id limit ${MOST_LISTED}`
  ).map(({ addedAt, ...row }) => ({ ...row, on: dayInShanghai(addedAt) }));
