import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify, { type FastifyInstance } from "fastify";
import { listOrganisations } from "../src/accounts/store/organisation.ts";
import { proposeOrganisations } from "../src/accounts/store/unit-acts.ts";
import { compose, type App } from "../src/compose.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Database } from "../src/platform/database/database.ts";
import { openEngine } from "../src/platform/database/engine.ts";
import { prepareEmbedded } from "../src/platform/database/provide.ts";
import { openDatabases } from "../src/platform/database/roles.ts";
import { hashPassword } from "../src/platform/sessions/password-hash.ts";
import { multiplyMeasures, publishMeasures } from "./material/published-plans.ts";
import { ms, timed, type Times } from "./material/timing.ts";

const PLAN_SIZE = 50;
const FEW = 5_000;
const MANY = 100_000;
const ROUNDS = 60;
const PACE = { rounds: ROUNDS, warm: 20 };
const PASSWORD = "Correct-Horse-7";

const COLUMNS =
  "id, plan_id, number, ordinal, section, text, open, deadline_kind, deadline_raw, deadline_latest";

/** The statements that any server must send for one page of measures with their parts, written by hand. */
async function bare(sql: Database, where: string, order = "order by plan_id, number"): Promise<void> {
  const rows = await sql.unsafe<{ id: string }[]>(
    `select ${COLUMNS} from supervision.measure m where ${where} ${order} limit 50`,
  );
  const ids = rows.map(({ id }) => id);
  await Promise.all([
    sql.unsafe(`select count(*) from supervision.measure m where ${where}`),
    sql`select measure_id, role, name, organisation_id from supervision.responsibility where measure_id = any(${ids})`,
    sql`select measure_id, text, kind from supervision.undertaking where measure_id = any(${ids})`,
  ]);
}

type Case = { readonly name: string; readonly url: string; readonly where: string };

function casesFor(plan: string, unit: string): Case[] {
  const q = encodeURIComponent;
  return [
    { name: "first page", url: "/api/measures?size=50", where: "true" },
    {
      name: "past its date",
      url: "/api/measures?size=50&state=pending",
      where: "deadline_kind = 'date' and deadline_latest < now()",
    },
    {
      name: "led by one unit",
      url: `/api/measures?size=50&role=lead&organisation=${unit}`,
      where: `exists (select from supervision.responsibility r where r.measure_id = m.id and r.role = 'lead' and r.organisation_id = '${unit}')`,
    },
    {
      name: "search 生态补偿",
      url: `/api/search?size=50&q=${q("生态补偿")}`,
      where:
        "id in (select measure_id from supervision.measure_tokens where tokens @> array['生态','态补','补偿']) and strpos(search_text, '生态补偿') > 0",
    },
    {
      name: "search 市",
      url: `/api/search?size=50&q=${q("市")}`,
      where: "id in (select measure_id from supervision.measure_tokens where tokens @> array['市'])",
    },
    { name: `board of ${PLAN_SIZE} measures`, url: `/api/plans/${plan}/board`, where: `plan_id = '${plan}'` },
  ];
}

async function signIn(app: App, sql: Database): Promise<string> {
  await sql`insert into accounts.account ${sql({
    id: crypto.randomUUID(),
    name: "bench",
    displayName: "bench",
    organisationId: null,
    roles: ["leader"],
    passwordHash: await hashPassword(PASSWORD),
    mustChangePassword: false,
    createdAt: new Date(),
  })}`;
  const reply = await app.app.inject({
    method: "POST",
    url: "/api/session",
    headers: { "x-jiziwan": "1" },
    payload: { name: "bench", password: PASSWORD },
  });
  const [cookie] = reply.cookies;
  if (!cookie) throw new Error(reply.body);
  return `${cookie.name}=${cookie.value}`;
}

/** A Fastify route that only sends a reply which is there already. */
async function bareRoute(reply: unknown): Promise<FastifyInstance> {
  const app = fastify();
  app.get("/", async () => reply);
  await app.ready();
  return app;
}

async function measure(app: App, sql: Database, cookie: string): Promise<string[]> {
  const [plan] = await sql<{ id: string }[]>`select id from supervision.plan order by title limit 1`;
  const [unit] = await sql<{ id: string }[]>`select id from accounts.organisation where name = '市科技局'`;
  const lines: string[] = [];
  for (const { name, url, where } of casesFor(plan?.id ?? "", unit?.id ?? "")) {
    const call = () => app.app.inject({ method: "GET", url, headers: { cookie } });
    const first = await call();
    if (first.statusCode !== 200) throw new Error(first.body);
    const served = await timed(call, PACE);
    const statements = await timed(() => bare(sql, where), PACE);
    const route = await bareRoute(first.json());
    const sent = await timed(() => route.inject("/"), PACE);
    await route.close();
    const ratio = (times: Times): string => (served.median / times.median).toFixed(1);
    lines.push(
      `| ${name} | ${ms(served.median)} | ${ms(served.p95)} | ${ms(statements.median)} | ${ratio(statements)} | ${ms(sent.median)} | ${ratio(sent)} |`,
    );
  }
  return lines;
}

const HEAD = [
  "| request | median ms | p95 ms | bare SQL ms | × | bare route ms | × |",
  "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
];

/** Server time of lists and searches, against hand-written SQL and a route that only sends the same reply. */
export async function run(root: string): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres`;
    const urls = await prepareEmbedded(adminUrl, "bench", engine.passwords);
    const databases = openDatabases(urls.ownerUrl, urls.appUrl);
    const config = readConfig({ LOG_LEVEL: "silent", JIZIWAN_DATA: dataFolder }, root);
    if (!config.ok) throw new Error(config.failure.sentence.en);
    const app = await compose(config.value, databases);
    await app.begin();
    await app.app.ready();
    const cookie = await signIn(app, databases.app);
    const organisations = {
      list: () => listOrganisations(databases.app),
      propose: (...[names, transaction]: Parameters<Parameters<typeof publishMeasures>[2]["propose"]>) =>
        proposeOrganisations(app.shell, names, transaction),
    };
    const parts = [
      "## Board",
      "",
      `List and search through the whole server: session, access check, database, reply; ${ROUNDS} requests one after the other.`,
    ];
    const published = { from: 0, count: FEW, size: PLAN_SIZE };
    const seconds = await publishMeasures(databases.app, root, organisations, published);
    parts.push(`Published at ${Math.round(FEW / seconds)} measures/s.`);
    for (const copies of [1, MANY / FEW]) {
      if (copies > 1) await multiplyMeasures(databases.owner, copies);
      await databases.owner`vacuum analyze`;
      const [size] = await databases.owner<{ measures: number; undertakings: number; index: string }[]>`
        select (select count(*) from supervision.measure) as measures,
          (select count(*) from supervision.undertaking) as undertakings,
          pg_size_pretty(pg_relation_size('supervision.measure_tokens_search')) as index`;
      const [measures, undertakings] = [size?.measures, size?.undertakings].map((n) =>
        n?.toLocaleString("en"),
      );
      parts.push(
        "",
        `${measures} measures, ${undertakings} undertakings; search index ${size?.index}.`,
        "",
        ...HEAD,
        ...(await measure(app, databases.app, cookie)),
      );
    }
    await app.close();
    await Promise.all([databases.owner.end(), databases.app.end()]);
    return parts.join("\n");
  } finally {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
