import type { Day } from "../../kernel/calendar.ts";
import type { DayAnchor } from "../../kernel/day-meaning.ts";
import type { Role } from "../../kernel/access.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import type {
  PlanBrief,
  PlanMeasureBrief,
  ResolutionReading,
  TaskBrief,
  TaskOrder,
} from "../../kernel/work.ts";
import type { IsWorkingDay } from "../../kernel/working-days.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";

/** A unit of the roster; `mergedIds` are ids under which older records know it. */
export type RosterUnit = Organisation & { readonly mergedIds?: readonly string[] };

/** What other slices hand to this one. Within a transaction give it, so that no second connection is asked for. */
export type CooperationNeeds = {
  readonly organisations: { readonly list: (sql?: Sql) => Promise<readonly RosterUnit[]> };
  readonly people: {
    readonly list: (sql?: Sql) => Promise<
      readonly {
        readonly accountId: string;
        readonly displayName: string;
        readonly organisationId: string | null;
        readonly roles: readonly Role[];
      }[]
    >;
  };
  readonly isWorkingDay: IsWorkingDay;
  readonly plans: {
    readonly list: (sql?: Sql) => Promise<readonly PlanBrief[]>;
    readonly measures: (planId: string, sql?: Sql) => Promise<readonly PlanMeasureBrief[]>;
  };
  readonly tasks: {
    readonly register: (
      transaction: Sql,
      planId: string,
      asked: { readonly key: string; readonly dispatch: boolean; readonly tasks: readonly TaskOrder[] },
      caller: Caller,
    ) => Promise<
      readonly { readonly id: string; readonly number: number; readonly awaitsJudgement: boolean }[]
    >;
    readonly byIds: (ids: readonly string[], sql?: Sql) => Promise<readonly TaskBrief[]>;
    /** Those of the tasks that stood closed on a day. */
    readonly closedOn: (ids: readonly string[], day: Day, sql?: Sql) => Promise<ReadonlySet<string>>;
    readonly ofPlan: (planId: string, sql?: Sql) => Promise<readonly TaskBrief[]>;
  };
  /** What a meeting's minutes or another paper resolve, sentence by sentence; days are read from the anchor. */
  readonly readResolutions: (text: string, anchor: DayAnchor | null) => readonly ResolutionReading[];
};

export type Desk = Shell & CooperationNeeds;
