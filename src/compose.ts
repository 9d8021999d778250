import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { DestinationStream } from "pino";
import { accountsSlice } from "./accounts/slice.ts";
import { dayInShanghai } from "./kernel/calendar.ts";
import type { Sentence } from "./kernel/error.ts";
import type { Indicator, MeasureOfPlan } from "./kernel/measure.ts";
import type { Openables } from "./kernel/openable.ts";
import { cooperationSlice } from "./cooperation/slice.ts";
import { deskSlice } from "./desk/slice.ts";
import { SEALED as deskSealed } from "./desk/talk/store.ts";
import { SEALED as cooperationSealed } from "./cooperation/store/evidence.ts";
import { audit } from "./platform/audit/audit.ts";
import type { TrailSubjects } from "./platform/audit/subjects.ts";
import { backupWork } from "./platform/backups/work.ts";
import type { Config } from "./platform/config.ts";
import { exportsOf } from "./platform/exports/work.ts";
import { type Databases, inTransaction } from "./platform/database/database.ts";
import type { MigrationSource } from "./platform/database/migrate.ts";
import { upgradeDatabase } from "./platform/database/upgrade.ts";
import { createFileStore } from "./platform/files/store.ts";
import { runOnce } from "./platform/first-run.ts";
import { createServer } from "./platform/http/server.ts";
import { jobs } from "./platform/jobs/jobs.ts";
import { startWorker, type Worker } from "./platform/jobs/worker.ts";
import { createMail } from "./platform/mail/mail.ts";
import { WAIT_TABLE } from "./platform/records/waits.ts";
import type { RecordsVerdict, Shell, Slice } from "./platform/slice.ts";
import { openWitness } from "./platform/witness/folder.ts";
import { keepWitness } from "./platform/witness/keep.ts";
import type { HeadsVerdict } from "./platform/witness/hold.ts";
import { AUDIT_LOG, type ChainLog, holdAll } from "./platform/witness/logs.ts";
import { isWorkingDay } from "./platform/working-days.ts";
import { readResolutions } from "./supervision/domain/plan-reader/read-resolutions.ts";
import { ecologySlice, SEALED as ecologySealed } from "./systems/ecology/slice.ts";
import { energySlice, SEALED as energySealed } from "./systems/energy/slice.ts";
import { oneServiceSlice } from "./systems/one-service/slice.ts";
import { SEALED as oneServiceSealed } from "./systems/one-service/store/evidence.ts";
import { sharedDataSlice } from "./systems/shared-data/slice.ts";
import { SEALED as sharedDataSealed } from "./systems/shared-data/store/evidence.ts";
import { holdReceipts, RECEIPTS_LOG } from "./systems/shared-data/exchange/receipt/store-heads.ts";
import { supervisionSlice } from "./supervision/slice.ts";
import { countTasks } from "./supervision/store/tasks/count-tasks.ts";
import { SEALED as supervisionSealed } from "./supervision/store/tasks/record.ts";

/** In the order in which they run. */
export const MIGRATION_SOURCES: readonly MigrationSource[] = [
  { schema: "platform", folder: "src/platform/migrations" },
  { schema: "accounts", folder: "src/accounts/migrations" },
  { schema: "supervision", folder: "src/supervision/migrations", sealed: supervisionSealed },
  { schema: "organisation", folder: "src/cooperation/migrations", sealed: cooperationSealed },
  { schema: "shared_data", folder: "src/systems/shared-data/migrations", sealed: sharedDataSealed },
  { schema: "one_service", folder: "src/systems/one-service/migrations", sealed: oneServiceSealed },
  { schema: "ecology", folder: "src/systems/ecology/migrations", sealed: ecologySealed },
  { schema: "energy", folder: "src/systems/energy/migrations", sealed: energySealed },
  { schema: "desk", folder: "src/desk/migrations", sealed: deskSealed },
];

/** Chains whose heads every node witnesses. */
export const LOGS: readonly ChainLog[] = [RECEIPTS_LOG, AUDIT_LOG];

/** Everything that the trail vouches for. */
export const SEALED = MIGRATION_SOURCES.flatMap(({ sealed = [] }) => sealed);

export type Begun = {
  /** Only at the first start of an empty database; the password is nowhere else. */
  readonly firstAdministrator: { readonly name: string; readonly password: string } | null;
  /** What was read at the first start. */
  readonly lines: readonly Sentence[];
};

/** The server as one value. */
export type App = {
  readonly app: FastifyInstance;
  readonly shell: Shell;
  /** Migrates, does what is done once, and starts the worker: everything but taking calls. */
  readonly begin: () => Promise<Begun>;
  readonly listen: () => Promise<Begun & { readonly url: string }>;
  /** Lets running calls and jobs finish; the databases stay open. */
  readonly close: () => Promise<void>;
};

/** What slices and commands work with. */
export function createShell(config: Config, databases: Databases): Shell {
  const sql = databases.app;
  const files = createFileStore(sql);
  return {
    config,
    sql,
    audit,
    jobs,
    files,
    mail: createMail(config),
    witness: openWitness(config),
    now: () => new Date(),
  };
}

function readVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version;
}

async function runFirst(slices: readonly Slice[], databases: Databases, shell: Shell): Promise<Sentence[]> {
  const lines: Sentence[] = [];
  for (const { id, firstRun, demo } of slices) {
    if (firstRun) lines.push(...((await runOnce(databases.app, id, firstRun)) ?? []));
    if (demo && shell.config.demo)
      await runOnce(databases.app, `${id} demo`, () => demo(dayInShanghai(shell.now())));
  }
  return lines;
}

const shownHost = (host: string): string =>
  ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;

/** The slices in order; what crosses from one to another is a function handed over here. */
export function createSlices(shell: Shell) {
  const program = {
    version: readVersion(shell.config.root),
    node: process.version,
    startedAt: shell.now(),
  };
  const subjects = (): TrailSubjects => Object.assign({}, ...slices.map((slice) => slice.subjects));
  const accounts = accountsSlice(shell, program, {
    sampleUnit: async (sql) =>
      (await import("./supervision/store/demonstration/busiest-unit.ts")).busiestSampleUnit(sql),
    countTasks,
    sealed: SEALED,
    subjects,
  });
  const indicators = async (measure: MeasureOfPlan, asOf: string): Promise<readonly Indicator[]> => {
    const asked = slices.flatMap((slice) => [
      slice.planIndicators?.(measure, asOf) ?? [],
      measure.served ? slice.indicators(measure.number, asOf) : [],
    ]);
    return (await Promise.all(asked)).flat();
  };
  const { organisations, people } = accounts;
  const supervision = supervisionSlice(shell, { organisations, people, isWorkingDay, indicators });
  const cooperation = cooperationSlice(shell, {
    organisations,
    people,
    isWorkingDay,
    plans: supervision.plans,
    tasks: supervision.tasks,
    readResolutions,
  });
  const { identities } = accounts;
  const { slice: sharedData, sharing } = sharedDataSlice(shell, {
    organisations,
    identities,
    isWorkingDay,
    addSamplePeople: people.addSamplePeople,
  });
  const oneService = oneServiceSlice(shell, { organisations, identities, sharing, isWorkingDay });
  const ecology = ecologySlice(shell, { organisations });
  const energy = energySlice(shell, { organisations });
  const working: readonly Slice[] = [
    accounts.slice,
    supervision.slice,
    cooperation,
    sharedData,
    oneService,
    ecology,
    energy,
  ];
  const openables: Openables = Object.assign({}, ...working.map((slice) => slice.openables));
  const desk = deskSlice(shell, {
    inbox: async (person, asOf) =>
      (await Promise.all(working.map(({ inbox }) => inbox?.(person, asOf) ?? []))).flat(),
    inboxKinds: () => Object.assign({}, ...working.map(({ inboxKinds }) => inboxKinds)),
    finding: working,
    organisations,
    people,
    openables: () => openables,
    isWorkingDay,
    subjects,
  });
  const slices: readonly Slice[] = [...working, desk];
  const { plans, tasks } = supervision;
  const evidence = {
    sealed: SEALED,
    heads: async (): Promise<HeadsVerdict> => {
      const { lines, bad } = shell.witness.read();
      const all = [await holdReceipts(shell), await holdAll(shell.sql, AUDIT_LOG, lines)];
      return {
        held: all.reduce((sum, { held }) => sum + held, 0),
        contradictions: all.flatMap(({ contradictions }) => contradictions),
        restores: all.flatMap(({ restores }) => restores),
        bad,
      };
    },
    records: async (): Promise<RecordsVerdict> => {
      const all: RecordsVerdict[] = [];
      for (const slice of slices) if (slice.verify) all.push(await slice.verify());
      return {
        checked: all.reduce((sum, { checked }) => sum + checked, 0),
        differing: all.flatMap(({ differing }) => differing),
      };
    },
    rebuild: async (table?: string): Promise<number> => {
      let written = 0;
      for (const { rebuild } of slices) written += (await rebuild?.(table)) ?? 0;
      return written;
    },
  };
  return { accounts, slices, indicators, plans, tasks, evidence, sharing, version: program.version };
}

/** Builds the server from its configuration and open databases; without `log` it logs nothing. */
export async function compose(
  config: Config,
  databases: Databases,
  log: DestinationStream = { write: () => {} },
): Promise<App> {
  const shell = createShell(config, databases);
  const { accounts, slices, evidence, version } = createSlices(shell);
  const app = await createServer({
    config,
    version,
    identify: accounts.identify,
    ready: () => databases.app`select 1`,
    now: shell.now,
    onClassified: (caller) =>
      inTransaction(shell.sql, (sql) =>
        shell.audit.record(sql, { caller, action: "platform.refuse-classified", subject: "typed" }),
      ),
    log,
  });
  const exports = exportsOf({
    ...shell,
    sql: databases.app,
    holderOf: async (id) => (await accounts.people.list()).find(({ accountId }) => accountId === id),
  });
  app.decorate("exports", exports);
  for (const slice of slices) await app.register(async (scope) => slice.routes(scope));

  let worker: Worker | null = null;
  let witnessing: ReturnType<typeof keepWitness> | null = null;
  const begin = async (): Promise<Begun> => {
    await upgradeDatabase(databases, MIGRATION_SOURCES, config.root);
    // What waits was worked out whenever somebody looked, before it was written down.
    // Under a new name whenever more kinds write it down.
    await runOnce(databases.app, "waits, ecology too", () => evidence.rebuild(WAIT_TABLE));
    const lines = await runFirst(slices, databases, shell);
    const backups = backupWork({
      config,
      databases,
      audit,
      now: shell.now,
      restorable: { root: config.root, sources: MIGRATION_SOURCES, logs: LOGS },
    });
    const handlers = Object.fromEntries(
      [backups.handlers, exports.handlers, ...slices.map(({ jobs }) => jobs)].flatMap(Object.entries),
    );
    const schedules = [
      ...backups.schedules,
      ...exports.schedules,
      ...slices.flatMap((slice) => slice.schedules ?? []),
    ];
    const queue = { sql: databases.app, url: databases.appUrl };
    shell.witness.publicKey();
    witnessing = keepWitness(databases.app, shell.witness, LOGS, (error) =>
      app.log.error({ err: error }, "heads could not be witnessed"),
    );
    worker = await startWorker(queue, { handlers, schedules }, app.log);
    // Last, because a start that fails after it would never show the password.
    const firstAdministrator = await accounts.createFirstAccount();
    return { firstAdministrator, lines };
  };
  return {
    app,
    shell,
    begin,
    listen: async () => {
      const begun = await begin();
      await app.listen({ host: config.host, port: config.port });
      return { ...begun, url: `http://${shownHost(config.host)}:${config.port}` };
    },
    close: async () => {
      await app.close();
      await worker?.stop();
      await witnessing?.stop();
    },
  };
}
