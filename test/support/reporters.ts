import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SIGN_IN_POLICY } from "../../src/accounts/domain/sign-in.ts";
import { beginSession } from "../../src/accounts/store/session.ts";
import type { Role } from "../../src/kernel/access.ts";
import { type Database, openDatabase, type Sql } from "../../src/platform/database/database.ts";
import type { ActionOutcome } from "../../src/supervision/domain/tasks/task-row.ts";

/** The database of a running application, as its owner: to prepare many people at once, and to count afterwards. */
export function openDataFolderDatabase(dataFolder: string): Database {
  const { owner } = JSON.parse(readFileSync(join(dataFolder, "pg-passwords.json"), "utf8")) as {
    owner: string;
  };
  const port = readFileSync(join(dataFolder, "pg/postmaster.pid"), "utf8").split("\n")[3];
  return openDatabase(`postgres://jiziwan_owner:${owner}@127.0.0.1:${port}/jiziwan`, { max: 2 });
}

type Call = { readonly method?: string; readonly path: string; readonly body?: unknown };

/** Somebody signed in on an application at `address()`, which may change when it starts again. */
export type Someone = {
  readonly ask: <T>(call: Call) => Promise<T>;
};

/** An account with a session of its own, without the work of a sign-in. */
export async function someone(
  sql: Sql,
  address: () => string,
  {
    roles,
    organisationId = null,
    now = new Date(),
  }: { roles: readonly Role[]; organisationId?: string | null; now?: Date },
): Promise<Someone> {
  const accountId = randomUUID();
  const name = `load-${accountId.slice(0, 8)}`;
  await sql`insert into accounts.account ${sql({
    id: accountId,
    name,
    displayName: name,
    organisationId,
    roles: [...roles],
    passwordHash: "none",
    mustChangePassword: false,
    createdAt: new Date(),
  })}`;
  const token = await beginSession(sql, SIGN_IN_POLICY, { accountId, address: "", now });
  return {
    ask: async <T>({ method = "GET", path, body }: Call): Promise<T> => {
      const response = await fetch(`${address()}${path}`, {
        method,
        headers: {
          cookie: `jiziwan=${token}`,
          "x-jiziwan": "1",
          ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      });
      const reply = (await response.json()) as T;
      if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(reply)}`);
      return reply;
    },
  };
}

/** One task and the person who reports on it. */
export type Reporter = {
  readonly person: Someone;
  readonly task: string;
  readonly unit: string;
  readonly key: string;
};

type Rows<T> = { readonly rows: readonly T[] };

/** `count` dispatched tasks of the bundled plan, one after the other for each of its units, each with a liaison. */
export async function prepareReporters(
  sql: Sql,
  address: () => string,
  count: number,
  now = new Date(),
): Promise<{ readonly office: Someone; readonly period: string; readonly reporters: readonly Reporter[] }> {
  const office = await someone(sql, address, { roles: ["office"], now });
  const { rows: plans } = await office.ask<Rows<{ id: string; incomplete: boolean }>>({ path: "/api/plans" });
  const plan = plans.find(({ incomplete }) => !incomplete)?.id ?? "";
  const units = await office.ask<Rows<{ id: string; collective: boolean }>>({
    path: "/api/organisations?size=1000",
  });
  const bodies = units.rows.filter(({ collective }) => !collective);
  const named = Array.from({ length: count }, (_, index) => bodies[index % bodies.length]?.id ?? "");
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const post = (path: string, body: unknown) => office.ask<unknown>({ method: "POST", path, body });
  await post(`/api/plans/${plan}/settings`, { kind: "adoption", from: today, value: { on: today } });
  await post(`/api/plans/${plan}/settings`, {
    kind: "options",
    from: today,
    value: { signStep: false, ranking: false, authority: null },
  });
  const { tasks } = (await post(`/api/plans/${plan}/tasks`, {
    key: randomUUID(),
    dispatch: true,
    tasks: named.map((unitId, index) => ({
      source: { kind: "order", title: "压力测试" },
      text: `第${index + 1}项`,
      deadline: { kind: "continuous", raw: null, latest: null, thenContinuous: false },
      units: [{ unitId, role: "lead" }],
    })),
  })) as { tasks: { id: string }[] };
  const settings = await office.ask<{ periods: { key: string; due: string }[] }>({
    path: `/api/plans/${plan}/settings`,
  });
  const period = settings.periods.find(({ due }) => due >= today)?.key ?? "";
  const reporters = await Promise.all(
    tasks.map(async ({ id }, index): Promise<Reporter> => {
      const unit = named[index] ?? "";
      const person = await someone(sql, address, { roles: ["liaison"], organisationId: unit, now });
      return { person, task: id, unit, key: randomUUID() };
    }),
  );
  return { office, period, reporters };
}

/** Submits; resolves only when the server said that the report is in. */
export async function submit(
  { person, task, unit, key }: Reporter,
  period: string,
  progress = "按计划推进。",
): Promise<void> {
  const { outcomes } = await person.ask<{ outcomes: readonly ActionOutcome[] }>({
    method: "POST",
    path: "/api/task-actions",
    body: {
      entries: [
        {
          task,
          version: 2,
          key,
          action: { type: "report", unit, period, content: { progress } },
        },
      ],
    },
  });
  const [outcome] = outcomes;
  if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
}
