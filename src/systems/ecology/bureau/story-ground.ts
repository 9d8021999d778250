import type { Day } from "../../../kernel/calendar.ts";
import type { Role } from "../../../kernel/access.ts";
import { CITIES, regionOf } from "../../../kernel/region.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { RosterDesk, RosterUnit } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";

type Proposed = { readonly name: string; readonly collective: boolean; readonly regionCode: string };
/** What a demonstration needs beside the roster: a way to put units on it. */
export type EcologyNeeds = {
  readonly organisations: RosterDesk["organisations"] & {
    readonly propose: (units: readonly Proposed[], sql: Sql, caller: Caller) => Promise<unknown>;
  };
};
export type SampleDesk = Shell & EcologyNeeds;

/** Bureaus of the demonstration, four in each city and the administration of the reserve; none of them exists. */
export const SAMPLE_BUREAUS = [
  ...CITIES.flatMap(({ full }) =>
    ["示例生态环境局", "示例水务局", "示例财政局", "示例林业和草原局"].map((name) => full + name),
  ),
  "示例大青山保护区管理局",
];

/** Units of the demonstration by name, and in whose name each acts. */
export type SampleBureaus = {
  readonly asOf: Day;
  readonly units: ReadonlyMap<string, RosterUnit>;
  readonly actingFor: (unit: string, ...roles: readonly Role[]) => Caller;
};

const MACHINE: Caller = { actor: null, address: "127.0.0.1", requestId: "demonstration" };

/** Puts the bureaus on the roster; asked again nothing changes. */
export async function sampleBureaus(desk: SampleDesk, asOf: Day): Promise<SampleBureaus> {
  const known = await desk.organisations.list();
  const lacking = SAMPLE_BUREAUS.filter((name) => !known.some((unit) => unit.name === name));
  if (lacking.length > 0)
    await inTransaction(desk.sql, (sql) =>
      desk.organisations.propose(
        lacking.map((name) => ({ name, collective: false, regionCode: regionOf(name) })),
        sql,
        MACHINE,
      ),
    );
  const units = new Map((await desk.organisations.list()).map((unit) => [unit.name, unit]));
  return {
    asOf,
    units,
    actingFor: (unit, ...roles) => ({
      ...MACHINE,
      actor: {
        accountId: derivedKey("ecology sample", unit, ...roles),
        name: "sample",
        displayName: `【示例】${unit}${roles.includes("unit-head") ? "负责人" : "经办人"}`,
        organisationId: units.get(unit)?.id ?? null,
        roles,
      },
    }),
  };
}
