import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SIGN_IN_POLICY } from "../src/accounts/domain/sign-in.ts";
import { listOrganisations } from "../src/accounts/store/organisation.ts";
import { beginSession } from "../src/accounts/store/session.ts";
import { proposeOrganisations } from "../src/accounts/store/unit-acts.ts";
import { compose, type App } from "../src/compose.ts";
import type { Role } from "../src/kernel/access.ts";
import { addDays, dayInShanghai } from "../src/kernel/calendar.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Databases } from "../src/platform/database/database.ts";
import { openEngine } from "../src/platform/database/engine.ts";
import { prepareEmbedded } from "../src/platform/database/provide.ts";
import { openDatabases } from "../src/platform/database/roles.ts";
import { isWorkingDay } from "../src/platform/working-days.ts";
import { DEFAULT_SCHEDULE, FROM_THE_START } from "../src/supervision/domain/tasks/default-settings.ts";
import { currentPeriod, periodsOf } from "../src/supervision/domain/tasks/periods.ts";
import { publishMeasures } from "./material/published-plans.ts";
import { fillTasks } from "./material/supervised-tasks.ts";
import { ms, timed, type Times, timesOf } from "./material/timing.ts";

const PLANS = 20;
const MEASURES = 100;
const TASKS = 3;
const PERIODS = 24;
const SHORT_PERIODS = 6;
const ROUNDS = 60;
const PACE = { rounds: ROUNDS, warm: 5 };
const REPORTERS = 100;

const TODAY = dayInShanghai(new Date());
const SCHEDULES = [{ from: FROM_THE_START, schedule: DEFAULT_SCHEDULE }];

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

/** The cookie of somebody signed in, without the work of a sign-in. */
async function cookieOf({ app }: Databases, roles: readonly Role[], organisationId: string | null) {
  const accountId = randomUUID();
  await app`insert into accounts.account ${app({
    id: accountId,
    name: `bench-${accountId.slice(0, 8)}`,
    displayName: "bench",
    organisationId,
    roles: [...roles],
    passwordHash: "none",
    mustChangePassword: false,
    createdAt: new Date(),
  })}`;
  const session = { accountId, address: "", now: new Date() };
  return `jiziwan=${await beginSession(app, SIGN_IN_POLICY, session)}`;
}

type Stage = {
  readonly app: App;
  readonly databases: Databases;
  readonly filled: Filled;
  readonly fillS: number;
};
type Filled = Awaited<ReturnType<typeof fillTasks>>;

async function stage(
  root: string,
  adminUrl: string,
  passwords: { owner: string; app: string },
  periods: number,
) {
  const urls = await prepareEmbedded(adminUrl, `bench_${periods}`, passwords);
  const databases = openDatabases(urls.ownerUrl, urls.appUrl);
  const config = readConfig({ LOG_LEVEL: "silent" }, root);
  if (!config.ok) throw new Error(config.failure.sentence.en);
  const app = await compose(config.value, databases);
  await app.begin();
  await app.app.ready();
  const organisations = {
    list: () => listOrganisations(databases.app),
    propose: (...[names, transaction]: Parameters<Parameters<typeof publishMeasures>[2]["propose"]>) =>
      proposeOrganisations(app.shell, names, transaction),
  };
  const count = PLANS * MEASURES;
  await publishMeasures(databases.app, root, organisations, { from: 0, count, size: MEASURES });
  const units = (await listOrganisations(databases.app)).filter(({ collective }) => !collective);
  const past = periodsOf(SCHEDULES, isWorkingDay, addDays(TODAY, -800), addDays(TODAY, -1)).slice(-periods);
  const begun = performance.now();
  const ids = units.map(({ id }) => id);
  const filled = await fillTasks(databases.owner, ids, past, TASKS, "示例方案");
  const fillS = (performance.now() - begun) / 1000;
  await databases.owner`vacuum analyze`;
  return { app, databases, filled, fillS } satisfies Stage;
}

async function close({ app, databases }: Stage): Promise<void> {
  await app.close();
  await Promise.all([databases.owner.end(), databases.app.end()]);
}

/** The first look of a new day, at which a plan's lights are worked out again. */
async function relight({ app, databases }: Stage, cookie: string): Promise<number> {
  const plans = await databases.app<{ id: string }[]>`
    select id from supervision.plan where title like '示例方案%'`;
  return seconds(async () => {
    for (const { id } of plans) await look(app, cookie, `/api/tasks?plan=${id}&size=1`);
  });
}

async function look(app: App, cookie: string, url: string): Promise<unknown> {
  const reply = await app.app.inject({ method: "GET", url, headers: { cookie } });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
  return reply.json();
}

type Case = { readonly name: string; readonly url: string; readonly as: "office" | "liaison" };

async function casesOf({ databases }: Stage, unit: string): Promise<Case[]> {
  const [task] = await databases.app<{ id: string; planId: string }[]>`
    select id, plan_id from supervision.task where light = 'red' order by number desc limit 1`;
  const [own] = await databases.app<{ id: string }[]>`
    select task_id as id from supervision.assignment where unit_id = ${unit} and owes_reports limit 1`;
  const [plan, id] = [task?.planId ?? "", task?.id ?? ""];
  return [
    { name: "my work of one unit", url: "/api/my-work", as: "liaison" },
    { name: "ledger of all plans", url: "/api/tasks?size=50", as: "office" },
    { name: "ledger, red, by date", url: "/api/tasks?size=50&light=red&sort=due", as: "office" },
    { name: "ledger, page 100", url: "/api/tasks?size=50&page=100", as: "office" },
    { name: "ledger of a unit", url: "/api/tasks?size=50", as: "liaison" },
    { name: "未报清单, all plans", url: "/api/missing", as: "office" },
    { name: "未报清单, one plan", url: `/api/missing?plan=${plan}`, as: "office" },
    { name: "review queue", url: "/api/review-queue?size=50", as: "office" },
    { name: "lights of a plan, rolled up", url: `/api/plans/${plan}/roll-up`, as: "office" },
    { name: "one task", url: `/api/tasks/${id}`, as: "office" },
    { name: "its history", url: `/api/tasks/${id}/history?size=50`, as: "office" },
    { name: "report form", url: `/api/tasks/${own?.id}/report-form`, as: "liaison" },
    { name: "statistics of a plan", url: `/api/plans/${plan}/statistics`, as: "office" },
  ];
}

/** A hundred people of as many tasks send their report at the same moment, over HTTP. */
async function rush({ app, databases }: Stage): Promise<{ readonly times: Times; readonly errors: number }> {
  const period =
    currentPeriod(periodsOf(SCHEDULES, isWorkingDay, TODAY, addDays(TODAY, 70)), TODAY)?.key ?? "";
  const rows = await databases.app<{ taskId: string; unitId: string; version: number }[]>`
    select a.task_id, a.unit_id, t.version from supervision.assignment a join supervision.task t on t.id = a.task_id
    where a.owes_reports and a.role = 'lead' and a.waiting = '{}' order by a.task_id limit ${REPORTERS}`;
  const cookies = await Promise.all(rows.map(({ unitId }) => cookieOf(databases, ["unit-head"], unitId)));
  await app.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.app.server.address() as AddressInfo;
  const took: number[] = [];
  let errors = 0;
  await Promise.all(
    rows.map(async ({ taskId: task, unitId: unit, version }, index) => {
      const action = { type: "report", unit, period, content: { progress: "按计划推进。" } };
      const begun = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}/api/task-actions`, {
        method: "POST",
        headers: { cookie: cookies[index] ?? "", "x-jiziwan": "1", "content-type": "application/json" },
        body: JSON.stringify({ entries: [{ task, version, key: randomUUID(), action }] }),
      });
      const reply = (await response.json()) as { outcomes?: { ok: boolean }[] };
      took.push(performance.now() - begun);
      if (reply.outcomes?.[0]?.ok !== true) errors += 1;
    }),
  );
  if (rows.length < REPORTERS) throw new Error(`only ${rows.length} tasks to report on`);
  return { times: timesOf(took), errors };
}

const n = (value: number): string => value.toLocaleString("en");

/** Server time of the pages of following up at full size and at a quarter of the history, lights, and a rush of reports. */
export async function run(root: string): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres`;
    const columns = new Map<string, Times[]>();
    const notes: string[] = [];
    for (const periods of [SHORT_PERIODS, PERIODS]) {
      const on = await stage(root, adminUrl, engine.passwords, periods);
      const [unit] = await on.databases.app<{ id: string }[]>`
        select unit_id as id from supervision.assignment group by unit_id order by count(*) desc limit 1`;
      const cookies = {
        office: await cookieOf(on.databases, ["office"], null),
        liaison: await cookieOf(on.databases, ["liaison"], unit?.id ?? null),
      };
      const lights = await relight(on, cookies.office);
      for (const { name, url, as } of await casesOf(on, unit?.id ?? "")) {
        const times = await timed(() => look(on.app, cookies[as], url), PACE);
        columns.set(name, [...(columns.get(name) ?? []), times]);
      }
      const [plan] = await on.databases.app<{ id: string }[]>`
        select plan_id as id from supervision.task where light = 'red' limit 1`;
      const pastDay = `/api/tasks?plan=${plan?.id}&size=50&asOf=${addDays(TODAY, -90)}`;
      const past = await seconds(() => look(on.app, cookies.office, pastDay));
      const { tasks, reports, actions } = on.filled;
      notes.push(
        `${periods} periods: ${n(tasks)} tasks, ${n(reports)} reports, ${n(actions)} actions (made in ${on.fillS.toFixed(0)} s); all lights worked out again in ${lights.toFixed(2)} s; the ledger of one plan as of a past day, folded from the record, in ${past.toFixed(2)} s.`,
      );
      if (periods === PERIODS) {
        const { times, errors } = await rush(on);
        notes.push(
          `${REPORTERS} reports in the same moment over HTTP: ${errors} errors, median ${ms(times.median)} ms, p95 ${ms(times.p95)} ms.`,
        );
      }
      await close(on);
    }
    return [
      "## Supervision",
      "",
      `${PLANS} plans × ${MEASURES} measures × ${TASKS} tasks × 2 units; whole server, ${ROUNDS} requests one after the other.`,
      "",
      `| request | median ms, ${SHORT_PERIODS} periods | p95 | median ms, ${PERIODS} periods | p95 | growth |`,
      "| --- | ---: | ---: | ---: | ---: | ---: |",
      ...[...columns].map(([name, [short, long]]) => {
        const growth = (long?.median ?? 0) / (short?.median ?? 1);
        const shown = [short, long].flatMap((times) => [ms(times?.median ?? 0), ms(times?.p95 ?? 0)]);
        return `| ${name} | ${shown.join(" | ")} | ${growth.toFixed(2)} |`;
      }),
      "",
      ...notes,
    ].join("\n");
  } finally {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
