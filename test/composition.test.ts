import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PARTS } from "../src/accounts/system/words.ts";
import { compose, MIGRATION_SOURCES } from "../src/compose.ts";
import { runOnce } from "../src/platform/first-run.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("the first start of an empty database", () => {
  it("makes one administrator who can begin alone, and reads the bundled plans; later starts do neither", async () => {
    const first = await app.begin();
    expect(first.firstAdministrator?.name).toBe("admin");
    expect(first.lines.length).toBeGreaterThan(0);
    const token = await app.signIn("admin", first.firstAdministrator?.password ?? "");
    const session = await app.withToken(token)({ method: "GET", url: "/api/session" });
    expect(session.json()).toMatchObject({
      actor: { roles: ["system-admin", "security-admin", "office"] },
      mustChangePassword: true,
    });
    expect(session.json<{ notices: unknown[] }>().notices).toHaveLength(2);

    const again = await compose(app.config, app.database);
    expect(await again.begin()).toEqual({ firstAdministrator: null, lines: [] });
    await again.close();
  });

  it("gives the system administrator the state of the database and the queue", async () => {
    const system = await app.as("system-admin");
    const reply = await system({ method: "GET", url: "/api/system" });
    const status = reply.json<{ database: { migrations: { schema: string }[] } }>();
    expect(status).toMatchObject({ mode: "real", version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    const schemas = new Set(status.database.migrations.map(({ schema }) => schema));
    expect([...schemas].toSorted()).toEqual(MIGRATION_SOURCES.map(({ schema }) => schema).toSorted());
    expect([...schemas].filter((schema) => PARTS[schema] === undefined)).toEqual([]);
    expect(reply.body).not.toContain(new URL(app.database.appUrl).password);
  });
});

describe("a server whose database cut every connection", () => {
  it("answers again by itself, does jobs again, and stops without a fault", async () => {
    const cut = await openTestApp({ begin: true });
    const office = await cut.as("office");
    await cut.database.app`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`;
    const status = async () => (await office({ method: "GET", url: "/api/organisations" })).statusCode;
    const first = await status();
    expect([200, 503]).toContain(first);
    await expect.poll(status, { timeout: 10_000 }).toBe(200);
    await cut.shell.jobs.enqueue(cut.database.app, "test.unknown", {});
    await cut.close();
  });
});

describe("what is done once in a database's life", () => {
  it("is done by one of several nodes, and again after it failed", async () => {
    const failing = runOnce(app.database.app, "test", async () => {
      throw new Error("half way");
    });
    await expect(failing).rejects.toThrow("half way");
    const done: number[] = [];
    const results = await Promise.all(
      [1, 2, 3].map((node) => runOnce(app.database.app, "test", async () => done.push(node))),
    );
    expect(done).toHaveLength(1);
    expect(results.filter((result) => result !== null)).toEqual([1]);
  });
});

const view = (from: TestApp, role: string, address: string) =>
  from.app.inject({
    method: "POST",
    url: "/api/session/view-as",
    headers: { "x-jiziwan": "1" },
    payload: { role },
    remoteAddress: address,
  });

describe("the demonstration", () => {
  const roles = ["office", "liaison", "leader", "citizen"] as const;
  let demo: TestApp;
  beforeAll(async () => {
    demo = await openTestApp({ config: { demo: true } });
  });
  afterAll(() => demo.close());

  it.each(roles)("is seen as %s without a password on its own machine", async (role) => {
    const reply = await view(demo, role, "127.0.0.1");
    const actor = role === "citizen" ? null : { name: `demo-${role}`, roles: [role] };
    expect(reply.json()).toMatchObject({ mode: "demo", mayViewAs: true, actor });
    expect(reply.json<{ notices: { zh: string }[] }>().notices[0]?.zh).toContain("示例数据");
    expect(reply.cookies.map(({ name }) => name)).toContain("jiziwan-demo");
  });

  it("is closed to other machines, and so is the real system to everybody", async () => {
    expect((await view(demo, "office", "10.0.0.9")).statusCode).toBe(403);
    expect((await view(app, "office", "127.0.0.1")).statusCode).toBe(403);
  });
});
