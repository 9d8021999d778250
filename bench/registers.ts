import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { SIGN_IN_POLICY } from "../src/accounts/domain/sign-in.ts";
import { listOrganisations } from "../src/accounts/store/organisation.ts";
import { beginSession } from "../src/accounts/store/session.ts";
import { compose, type App } from "../src/compose.ts";
import { dayInShanghai } from "../src/kernel/calendar.ts";
import { registersOnMeasures } from "../src/cooperation/registers/store-figures.ts";
import { verifyEntries } from "../src/cooperation/registers/store-projection.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Databases } from "../src/platform/database/database.ts";
import { type Engine, openEngine } from "../src/platform/database/engine.ts";
import { prepareEmbedded } from "../src/platform/database/provide.ts";
import { openDatabases } from "../src/platform/database/roles.ts";
import { fillProjects, type RegisterGround } from "./material/register-entries.ts";
import { ms, timed, type Times } from "./material/timing.ts";

const PROJECTS = 20_000;
const YEARS = 10;
const SHORT_YEARS = 1;
const PACE = { rounds: 60, warm: 5 };
const VERIFIED = 200;

const TODAY = dayInShanghai(new Date());

/** The cookie of the office, without the work of a sign-in. */
export async function officeCookie({ app }: Databases): Promise<string> {
  const accountId = randomUUID();
  await app`insert into accounts.account ${app({
    id: accountId,
    name: "bench",
    displayName: "bench",
    organisationId: null,
    roles: ["office"],
    passwordHash: "none",
    mustChangePassword: false,
    createdAt: new Date(),
  })}`;
  const session = { accountId, address: "", now: new Date() };
  return `jiziwan=${await beginSession(app, SIGN_IN_POLICY, session)}`;
}

async function groundOf({ app }: Databases): Promise<RegisterGround> {
  const [plan] = await app<{ id: string }[]>`
    select plan_id as id from supervision.measure group by plan_id order by count(*) desc limit 1`;
  const planId = plan?.id ?? "";
  const measures = await app<RegisterGround["measures"][number][]>`
    select m.id, m.plan_id, m.number, m.ordinal, m.section, m.text, '[]'::json as units, (
        select coalesce(json_agg(json_build_object('id', u.id, 'text', u.text, 'kind', u.kind)), '[]')
        from supervision.undertaking u where u.measure_id = m.id
      ) as undertakings
    from supervision.measure m where plan_id = ${planId} order by number`;
  const units = (await listOrganisations(app)).filter(({ collective }) => !collective).map(({ id }) => id);
  return { planId, measures, units, asOf: TODAY };
}

type Stage = {
  readonly app: App;
  readonly databases: Databases;
  readonly ground: RegisterGround;
  readonly filled: Awaited<ReturnType<typeof fillProjects>>;
  readonly fillS: number;
};

/** A whole application whose register of projects is filled with invented ones. */
export async function stage(
  root: string,
  engine: Engine,
  { years, projects }: { readonly years: number; readonly projects: number },
): Promise<Stage> {
  const { passwords, port } = engine;
  const adminUrl = `postgres://postgres:${passwords.superuser}@127.0.0.1:${port}/postgres`;
  const urls = await prepareEmbedded(adminUrl, `bench_${projects}_${years}`, passwords);
  const databases = openDatabases(urls.ownerUrl, urls.appUrl);
  const config = readConfig({ LOG_LEVEL: "silent" }, root);
  if (!config.ok) throw new Error(config.failure.sentence.en);
  const app = await compose(config.value, databases);
  await app.begin();
  await app.app.ready();
  const ground = await groundOf(databases);
  const begun = performance.now();
  const filled = await fillProjects(databases.owner, ground, { projects, years });
  const fillS = (performance.now() - begun) / 1000;
  await databases.owner`vacuum analyze`;
  const { checked, differing } = await verifyEntries(databases.app, filled.ids.slice(0, VERIFIED));
  if (differing.length > 0)
    throw new Error(
      `${differing.length} of ${checked} do not follow from their acts: ${JSON.stringify(differing[0])}`,
    );
  return { app, databases, ground, filled, fillS };
}

export async function close({ app, databases }: Stage): Promise<void> {
  await app.close();
  await Promise.all([databases.owner.end(), databases.app.end()]);
}

async function look(app: App, cookie: string, url: string): Promise<void> {
  const reply = await app.app.inject({ method: "GET", url, headers: { cookie } });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
}

const rows = (query: string): string => `/api/registers/project/entries?size=50&${query}`;
const board = (query: string): string => `/api/registers/project/board?${query}`;

function casesOf({ ground, filled }: Stage): readonly (readonly [name: string, url: string])[] {
  const [unit, measure] = [ground.units[3], ground.measures[1]?.id];
  const words = encodeURIComponent("城南 1234");
  return [
    ["list, latest first", rows("")],
    ["list, by amount, page 100", rows("sort=amount&page=100")],
    ["list, by due day", rows("sort=due")],
    ["list of a kind in a city", rows("variant=road&city=150600&sort=stage")],
    ["list of a measure", rows(`measure=${measure}`)],
    ["list of a unit", rows(`unit=${unit}`)],
    ["list, slipping", rows("state=slipping&sort=due")],
    ["list, words of a name", rows(`q=${words}`)],
    ["board of all", board("")],
    ["board of open ones", board("state=open")],
    ["board of slipping ones", board("state=slipping")],
    ["board of a kind in a city", board("variant=road&city=150600")],
    ["board of a unit", board(`unit=${unit}`)],
    ["board, words of a name", board(`q=${encodeURIComponent("公路")}`)],
    ["one project", `/api/entries/${filled.ids[7]}`],
    ["rows of a measure, on its page", `/api/measures/${measure}/entries`],
  ];
}

const n = (value: number): string => value.toLocaleString("en");

const seconds = async (work: () => Promise<unknown>): Promise<string> => {
  const begun = performance.now();
  await work();
  return `${((performance.now() - begun) / 1000).toFixed(2)} s`;
};

/** Server time of a register's lists and boards at full size with one year of monthly money and with ten. */
export async function run(root: string): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const columns = new Map<string, Times[]>();
    const notes: string[] = [];
    const load = loadavg()[0] ?? 0;
    for (const years of [SHORT_YEARS, YEARS]) {
      const on = await stage(root, engine, { years, projects: PROJECTS });
      const cookie = await officeCookie(on.databases);
      for (const [name, url] of casesOf(on)) {
        const times = await timed(() => look(on.app, cookie, url), PACE);
        columns.set(name, [...(columns.get(name) ?? []), times]);
      }
      const measureIds = on.ground.measures.slice(1, 2).map(({ id }) => id);
      const figures = await timed(
        () => registersOnMeasures(on.databases.app, measureIds, { asOf: TODAY, past: false }),
        PACE,
      );
      columns.set("figures of a measure", [...(columns.get("figures of a measure") ?? []), figures]);
      const alike = await seconds(() => look(on.app, cookie, "/api/registers/project/likely-same"));
      notes.push(
        `${years === 1 ? "1 year" : `${years} years`}: ${n(PROJECTS)} projects, ${n(on.filled.lines)} amounts (made in ${on.fillS.toFixed(0)} s; ${VERIFIED} of them folded again and found the same); rows that look alike, among all of them, in ${alike}.`,
      );
      await close(on);
    }
    return [
      "## Registers",
      "",
      `${n(PROJECTS)} projects with monthly money; whole server, ${PACE.rounds} requests one after the other. Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      `| request | median ms, ${SHORT_YEARS} year | p95 | median ms, ${YEARS} years | p95 | growth |`,
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
