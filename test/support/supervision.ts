import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "../../src/kernel/actor.ts";
import type { Role } from "../../src/kernel/access.ts";
import { proposeOrganisations } from "../../src/accounts/store/unit-acts.ts";
import { people } from "../../src/accounts/store/people.ts";
import { listOrganisations } from "../../src/accounts/store/organisation.ts";
import { audit } from "../../src/platform/audit/audit.ts";
import { isWorkingDay } from "../../src/platform/working-days.ts";
import { readConfig } from "../../src/platform/config.ts";
import { createFileStore } from "../../src/platform/files/store.ts";
import { jobs } from "../../src/platform/jobs/jobs.ts";
import { createMail } from "../../src/platform/mail/mail.ts";
import { openWitness } from "../../src/platform/witness/folder.ts";
import type { Databases } from "../../src/platform/database/database.ts";
import type { Caller, Shell } from "../../src/platform/slice.ts";
import type { Supervision } from "../../src/supervision/store/desk.ts";
import { readBundledPlans } from "../../src/supervision/store/first-run.ts";
import { listPlans } from "../../src/supervision/store/plans.ts";
import { root } from "./application.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";

/** The day on which figures of the bundled plan were counted by hand. */
export const COUNTED_ON = "2026-11-23";

const now = (): Date => new Date(`${COUNTED_ON}T02:00:00Z`);

/** Supervision on a real database, with the real roster; the clock stands still. */
export function deskOn({ app }: Pick<TestDatabase, "app">): Supervision {
  const config = readConfig({ LOG_LEVEL: "silent" }, root);
  if (!config.ok) throw new Error(config.failure.sentence.en);
  const files = createFileStore(app);
  const mail = createMail(config.value);
  const witness = openWitness({ dataFolder: mkdtempSync(join(tmpdir(), "jiziwan-witness-")), demo: false });
  const shell: Shell = { config: config.value, sql: app, audit, jobs, files, mail, witness, now };
  return {
    ...shell,
    organisations: {
      list: (on = app) => listOrganisations(on),
      propose: (names, transaction, caller) => proposeOrganisations(shell, names, transaction, caller),
    },
    people: people(app),
    isWorkingDay,
    indicators: async () => [],
  };
}

/** A database in which the bundled plans were read, for `filled` of {@link openTestDatabase}. */
export const BUNDLED_PLANS = {
  as: "template_of_bundled_plans",
  by: async (databases: Databases): Promise<void> => void (await readBundledPlans(deskOn(databases))),
};

export type BundledDesk = {
  readonly database: TestDatabase;
  readonly desk: Supervision;
  /** The published plan. */
  readonly plan: string;
  /** The units that stand for themselves, by the roster's order. */
  readonly units: readonly string[];
};

/** Supervision on a database of its own with the bundled plans read; close the database afterwards. */
export async function openBundledDesk(): Promise<BundledDesk> {
  const database = await openTestDatabase({ filled: BUNDLED_PLANS });
  const desk = deskOn(database);
  const plan = (await listPlans(desk.sql)).find(({ incomplete }) => !incomplete);
  if (plan === undefined) throw new Error("no bundled plan is published");
  const roster = await desk.organisations.list();
  return {
    database,
    desk,
    plan: plan.id,
    units: roster.filter(({ collective }) => !collective).map(({ id }) => id),
  };
}

/** Someone of the office, or of another role. */
export function callerAs(displayName: string, ...roles: Role[]): Caller {
  const actor: Actor = {
    accountId: randomUUID(),
    name: displayName,
    displayName,
    organisationId: null,
    roles,
  };
  return { actor, address: "127.0.0.1", requestId: randomUUID() };
}
