import type { FastifyInstance } from "fastify";
import type { Actor } from "../kernel/actor.ts";
import type { Contract } from "../kernel/contract.ts";
import type { Sentence } from "../kernel/error.ts";
import type { FindKinds, Found } from "../kernel/find.ts";
import type { InboxKinds, InboxLine } from "../kernel/inbox.ts";
import type { Indicator, MeasureOfPlan } from "../kernel/measure.ts";
import type { Openables } from "../kernel/openable.ts";
import type { Audit } from "./audit/audit.ts";
import type { TrailSubjects } from "./audit/subjects.ts";
import type { Config } from "./config.ts";
import type { Sql } from "./database/database.ts";
import type { FileStore } from "./files/store.ts";
import type { Jobs, JobHandler } from "./jobs/jobs.ts";
import type { Schedule } from "./jobs/schedule.ts";
import type { Mail } from "./mail/mail.ts";
import type { Witness } from "./witness/folder.ts";

export type { Caller } from "./audit/audit.ts";

/** What the shell hands to every slice. `sql` is the application role: no schema changes, append-only audit. */
export type Shell = {
  readonly config: Config;
  readonly sql: Sql;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly files: FileStore;
  readonly mail: Mail;
  /** What this node says of chains outside the database. */
  readonly witness: Witness;
  /** The only clock; domain functions take `asOf`. */
  readonly now: () => Date;
};

/** What of a record does not follow from its acts: names of columns or tables. */
export type RecordDifference = {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly differences: readonly string[];
};

/** Records folded again and compared with what was written from them. */
export type RecordsVerdict = { readonly checked: number; readonly differing: readonly RecordDifference[] };

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
  /** What waits for this person as of a day and stands in no row of `platform.wait`: what is computed, or waits for one account. */
  readonly inbox?: (person: Actor, asOf: string) => Promise<readonly InboxLine[]>;
  readonly inboxKinds?: InboxKinds;
  /** What of its records this person may read and the words name, best first, at most `limit` of each kind. */
  readonly find?: (words: string, person: Actor, limit: number) => Promise<readonly Found[]>;
  readonly findKinds?: FindKinds;
  /** Records on which others hang something, as talk, for exactly those who may open them. */
  readonly openables?: Openables;
  /** What the trail calls by kinds of this slice: where its names stand, and where it opens. */
  readonly subjects?: TrailSubjects;
  /** Folds every record again and compares it with what pages read of it. */
  readonly verify?: () => Promise<RecordsVerdict>;
  /** Writes what pages read of records anew from their acts, where it differs, or that in one table; of how many records that was. */
  readonly rebuild?: (table?: string) => Promise<number>;
  /** Runs once on an empty database; returns what it read, for the start block. */
  readonly firstRun?: () => Promise<readonly Sentence[]>;
  /** Fills the demonstration database with sample data, all of it labelled 示例. */
  readonly demo?: (asOf: string) => Promise<void>;
};
