import type { Sql } from "../../platform/database/database.ts";
import type { EntryState, RegisterKind } from "./entry.ts";
import type { UsualSlip } from "./forecast.ts";
import { nextStage, ownSlip } from "./stages.ts";

export type UsualSlips = (state: EntryState) => (stage: string) => UsualSlip | undefined;

type Asked = { readonly register: RegisterKind; readonly variant: string; readonly stage: string };

const keyOf = (register: string, variant: string | null, stage: string): string =>
  [register, variant ?? "", stage].join("\n");

/** How late others of their kinds reached the stages that these rows wait for, one that was entered twice once; asked only for rows that cannot tell by themselves. */
export async function usualSlips(sql: Sql, states: readonly EntryState[]): Promise<UsualSlips> {
  const asked = new Map<string, Asked>();
  for (const state of states) {
    const { register, variant } = state;
    const next = state.closed === null && ownSlip(state) === null ? nextStage(state) : null;
    if (next !== null && variant !== null)
      asked.set(keyOf(register, variant, next.stage), { register, variant, stage: next.stage });
  }
  const found = new Map<string, UsualSlip>();
  if (asked.size > 0) {
    const all = [...asked.values()];
    const rows = await sql<(Asked & UsualSlip)[]>`
      select asked.register, asked.variant, asked.stage, slips.known, slips.days
      from unnest(${all.map(({ register }) => register)}::text[], ${all.map(({ variant }) => variant)}::text[],
        ${all.map(({ stage }) => stage)}::text[]) as asked (register, variant, stage)
      cross join lateral (
        select count(*) as known, percentile_disc(0.5) within group (order by slip_days) as days
        from organisation.entry_stage s
        where s.register = asked.register and s.variant = asked.variant and s.stage = asked.stage
          and slip_days is not null
          and s.entry_id not in (select id from organisation.entry where merged_into is not null)
      ) slips
      where slips.known > 0`;
    for (const { register, variant, stage, days, known } of rows)
      found.set(keyOf(register, variant, stage), { days, known });
  }
  return ({ register, variant }) =>
    (stage) =>
      found.get(keyOf(register, variant, stage));
}
