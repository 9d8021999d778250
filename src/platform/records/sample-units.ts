import type { Role } from "../../kernel/access.ts";
import type { Day } from "../../kernel/calendar.ts";
import { regionOf } from "../../kernel/region.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import type { Caller, Shell } from "../slice.ts";
import { derivedKey } from "./derived-key.ts";
import type { RosterDesk, RosterUnit } from "./units.ts";

type Proposed = { readonly name: string; readonly collective: boolean; readonly regionCode: string };
/** What a demonstration needs beside the roster: a way to put units on it. */
export type SampleNeeds = {
  readonly organisations: RosterDesk["organisations"] & {
    readonly propose: (units: readonly Proposed[], sql: Sql, caller: Caller) => Promise<unknown>;
  };
};
export type SampleDesk = Shell & SampleNeeds;

/** Units of the demonstration by name, and in whose name each acts. */
export type SampleUnits = {
  readonly asOf: Day;
  readonly units: ReadonlyMap<string, RosterUnit>;
  readonly actingFor: (unit: string, ...roles: readonly Role[]) => Caller;
};

const MACHINE: Caller = { actor: null, address: "127.0.0.1", requestId: "demonstration" };

/** Puts invented units on the roster; asked again nothing changes. */
export async function sampleUnits(
  desk: SampleDesk,
  names: readonly string[],
  asOf: Day,
): Promise<SampleUnits> {
  const known = await desk.organisations.list();
  const lacking = names.filter((name) => !known.some((unit) => unit.name === name));
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
        accountId: derivedKey("sample unit", unit, ...roles),
        name: "sample",
        displayName: `【示例】${unit}${roles.includes("unit-head") ? "负责人" : "经办人"}`,
        organisationId: units.get(unit)?.id ?? null,
        roles,
      },
    }),
  };
}
