import type { Role } from "../../kernel/access.ts";
import type { IsWorkingDay } from "../../kernel/working-days.ts";
import type { Indicator, MeasureOfPlan } from "../../kernel/measure.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Shell } from "../../platform/slice.ts";
import type { Organisations } from "./bodies.ts";

/** Somebody with an open account. */
export type Person = {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
};

/** Who works where: accounts, and the contacts of units that the roster holds. Within a transaction give it. */
export type People = {
  /** Everyone with an open account. */
  readonly list: (sql?: Sql) => Promise<readonly Person[]>;
  /** When accounts were last signed in with; those that never were are left out. */
  readonly lastSignIns: (sql?: Sql) => Promise<ReadonlyMap<string, Date>>;
  /** Contacts of units (责任人、联系人及电话), personal data. */
  readonly contacts: (
    sql?: Sql,
  ) => Promise<readonly { readonly organisationId: string; readonly name: string; readonly phone: string }[]>;
  /** Of the demonstration alone: opens an account at each of these sample units. */
  readonly addSamplePeople: (
    role: "liaison",
    units: readonly { readonly id: string; readonly name: string }[],
    createdAt: Date,
    sql?: Sql,
  ) => Promise<void>;
};

/** What supervision works with: the shell, what other slices hand it, and the calendar of working days. */
export type Supervision = Shell & {
  readonly organisations: Organisations;
  readonly people: People;
  readonly isWorkingDay: IsWorkingDay;
  /** Figures of every slice about a measure: what hangs on it, and for one of the 22 what its system computed. */
  readonly indicators: (measure: MeasureOfPlan, asOf: string) => Promise<readonly Indicator[]>;
};
