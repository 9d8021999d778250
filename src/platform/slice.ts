import type { FastifyInstance } from "fastify";
import type { Actor } from "../kernel/actor.ts";
import type { Contract } from "../kernel/contract.ts";
import type { Sentence } from "../kernel/error.ts";
import type { Indicator, MeasureOfPlan } from "../kernel/measure.ts";
import type { Organisation } from "../kernel/organisation.ts";
import type { PlanBrief, PlanMeasureBrief, TaskBrief } from "../kernel/work.ts";
import type { Audit } from "./audit/audit.ts";
import type { Config } from "./config.ts";
import type { Sql } from "./database/database.ts";
import type { FileStore } from "./files/store.ts";
import type { Jobs, JobHandler } from "./jobs/jobs.ts";
import type { Schedule } from "./jobs/schedule.ts";
import type { Mail } from "./mail/mail.ts";

/** What the shell hands to every slice. `sql` is the application role: no schema changes, append-only audit. */
export type Shell = {
  readonly config: Config;
  readonly sql: Sql;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly files: FileStore;
  readonly mail: Mail;
  /** The only clock; domain functions take `asOf`. */
  readonly now: () => Date;
};

/** One `jiziwan` subcommand. */
export type Command = {
  /** Words after `jiziwan`, as `["plan", "read"]`. */
  readonly words: readonly string[];
  readonly usage: Sentence;
  readonly needsDatabase: boolean;
  /** Exit code: 0 done, 2 input that cannot be used, others as the command documents. */
  readonly run: (args: readonly string[], context: CommandContext) => Promise<number>;
};

export type CommandContext = {
  readonly cwd: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Present when `needsDatabase`. */
  readonly shell: Shell | null;
  /** The clock, for commands that need a day and no database. */
  readonly now?: () => Date;
  /** Figures of every slice about a measure, where the composition root hands them over. */
  readonly indicators?: (measure: MeasureOfPlan, asOf: string) => Promise<readonly Indicator[]>;
  /** Plans and where their tasks stand, likewise. */
  readonly plans?: {
    readonly list: (sql?: Sql) => Promise<readonly PlanBrief[]>;
    readonly measures: (planId: string, sql?: Sql) => Promise<readonly PlanMeasureBrief[]>;
  };
  readonly tasks?: {
    readonly byIds: (ids: readonly string[], sql?: Sql) => Promise<readonly TaskBrief[]>;
    readonly ofPlan: (planId: string, sql?: Sql) => Promise<readonly TaskBrief[]>;
  };
  /** The roster of bodies, likewise. */
  readonly organisations?: () => Promise<readonly Organisation[]>;
  /** Who works where, likewise: open accounts, and contacts of units. */
  readonly people?: {
    readonly list: (sql?: Sql) => Promise<
      readonly {
        readonly displayName: string;
        readonly organisationId: string | null;
        readonly roles: readonly string[];
      }[]
    >;
    readonly contacts: (
      sql?: Sql,
    ) => Promise<
      readonly { readonly organisationId: string; readonly name: string; readonly phone: string }[]
    >;
  };
};

/** A slice as one value. `id` is also its PostgreSQL schema; `folder` holds its migrations. */
export type Slice = {
  readonly id: string;
  readonly folder: string;
  readonly measures: readonly number[];
  readonly contract: Contract;
  readonly routes: (app: FastifyInstance) => void | Promise<void>;
  readonly jobs: Readonly<Record<string, JobHandler>>;
  /** Jobs that run by themselves, each tick once however many nodes there are. */
  readonly schedules?: readonly Schedule[];
  /** Figures of its system about one of the 22 measures of the Baotou plan. */
  readonly indicators: (measure: number, asOf: string) => Promise<readonly Indicator[]>;
  /** Figures about a measure of any plan, from what hangs on it: tasks, rows of registers, meetings. */
  readonly planIndicators?: (measure: MeasureOfPlan, asOf: string) => Promise<readonly Indicator[]>;
  /** Runs once on an empty database; returns what it read, for the start block. */
  readonly firstRun?: () => Promise<readonly Sentence[]>;
  /** Fills the demonstration database with sample data, all of it labelled 示例. */
  readonly demo?: (asOf: string) => Promise<void>;
};

/** Who did it and from where, for the audit trail. */
export type Caller = { readonly actor: Actor | null; readonly address: string; readonly requestId: string };
