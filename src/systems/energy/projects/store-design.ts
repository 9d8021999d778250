import type { Day } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { at } from "../../../kernel/fields.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Sizing } from "../sizing/size.ts";
import type { Assumed } from "../workbench/assumption.ts";
import { statedCapacities, statedEnergies, type TakenDesign } from "../workbench/design.ts";
import { tankHoursOf } from "../workbench/run.ts";

const NO_DESIGN = at(
  "sizing",
  refusal(
    "no-such-design",
    "这次定容没有得出方案，或不是这个项目的；请选另一个。",
    "This sizing came to no design, or is of another project: choose another.",
  ),
);
type Row = {
  readonly result: Sizing;
  readonly assumed: Assumed;
  readonly exact: boolean;
  readonly load: Buffer;
};

const WAN_KWH_OF_MWH = 10;

/** A design as a project states it. Throws `no-such-design`. */
export async function takenDesign(
  sql: Sql,
  projectId: string,
  sizing: string,
  on: Day,
): Promise<TakenDesign> {
  const [row] = await sql<Row[]>`
    select result, assumed, exact, substring(series from 1 + 2 * length(series) / 6 for length(series) / 6) as load
    from energy.sizing join energy.hours on hours.id = sizing.hours_id
    where sizing.id = ${sizing} and sizing.project_id = ${projectId} and state = 'done'`;
  const { capacities, year } = row?.result ?? { capacities: null, year: null };
  if (row === undefined || capacities === null || year === null) throw new FailureError(NO_DESIGN);
  const mwh = new Float64Array(Uint8Array.from(row.load).buffer).reduce((sum, each) => sum + each, 0);
  const hours = tankHoursOf(capacities, row.assumed.kwhPerKg);
  return {
    sizing,
    capacities: statedCapacities(capacities),
    energies: {
      ...statedEnergies(year),
      loadWanKwh: Math.round((mwh / WAN_KWH_OF_MWH) * 10_000) / 10_000,
      tankHours: hours === null ? null : Math.round(hours * 100) / 100,
    },
    on,
    exact: row.exact,
  };
}
