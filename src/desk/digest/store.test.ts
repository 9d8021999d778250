import { randomUUID } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testConfig } from "../../../test/support/app.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { type MailServer, openMailServer } from "../../../test/support/mail-server.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { InboxLine } from "../../kernel/inbox.ts";
import { audit } from "../../platform/audit/audit.ts";
import { createFileStore } from "../../platform/files/store.ts";
import { jobs } from "../../platform/jobs/jobs.ts";
import { startWorker } from "../../platform/jobs/worker.ts";
import { createMail } from "../../platform/mail/mail.ts";
import { openWitness } from "../../platform/witness/folder.ts";
import { snooze } from "../inbox/store.ts";
import { keepPreference } from "../preference/store.ts";
import { DAILY_JOB, digestJobs, MAIL_JOB, planDay, ROBOT_JOB, type Telling } from "./job.ts";
import { failedNotices } from "./store.ts";
import { lineOf } from "../inbox/fixtures/line.ts";

const { log } = Fastify({ logger: false });
/** A Tuesday. */
const DAY = "2026-12-01";
const NOW = new Date(`${DAY}T00:37:00Z`);

const line: typeof lineOf = (id, given) => lineOf(id, { due: DAY, ...given });

let database: TestDatabase;
let mails: MailServer;
let robots: Server;
let posts: string[] = [];
let answer: (reply: ServerResponse) => void;
let folk: (Actor & { readonly email: string | null })[] = [];
const waits = new Map<string, readonly InboxLine[]>();

beforeAll(async () => {
  database = await openTestDatabase();
  robots = createServer((request, reply) => {
    posts.push(request.url ?? "");
    request.resume();
    request.on("end", () => answer(reply));
  });
  await new Promise<void>((ready) => robots.listen(0, "127.0.0.1", ready));
});
afterAll(async () => {
  robots.closeAllConnections();
  robots.close();
  await database.close();
});
beforeEach(async () => {
  mails = await openMailServer();
  [posts, folk] = [[], []];
  waits.clear();
  answer = (reply) => void reply.end('{"errcode":0}');
});
afterEach(async () => {
  await mails.close();
  await database.app`delete from desk.notice`;
});

function desk({ port } = mails, given: Partial<Telling> = {}): Telling {
  const config = testConfig({
    publicUrl: "https://jzw.test",
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: "desk@office.test",
    robots: [
      {
        maker: "dingtalk",
        url: `http://127.0.0.1:${(robots.address() as AddressInfo).port}/send?access_token=t0ken`,
        secret: "s3cret",
      },
    ],
  });
  return {
    config,
    sql: database.app,
    audit,
    jobs,
    files: createFileStore(database.app),
    mail: createMail(config),
    witness: openWitness(config),
    now: () => NOW,
    inbox: async ({ accountId }) => waits.get(accountId) ?? [],
    inboxKinds: () => ({}),
    held: async () => [],
    unitNames: async () => new Map(),
    people: { list: async () => folk },
    isWorkingDay: () => true,
    ...given,
  };
}

function person(email: string | null, ...lines: InboxLine[]): string {
  const accountId = randomUUID();
  folk.push({ accountId, name: "w", displayName: "王五", email, organisationId: null, roles: ["liaison"] });
  waits.set(accountId, lines);
  return accountId;
}

const stateOf = async (recipient: string) => {
  const [row] = await database.app`select state from desk.notice where recipient = ${recipient}`;
  return row?.["state"] as string | undefined;
};
const run = (of: Telling, job: string, recipient: string, day = DAY) =>
  digestJobs(of)[job]?.({ recipient, day }, { signal: new AbortController().signal });
const left = async () => {
  const [row] = await database.app<{ left: number }[]>`
    select count(*) as left from graphile_worker.jobs where task_identifier = any(${[DAILY_JOB, MAIL_JOB, ROBOT_JOB]})`;
  return row?.left;
};

describe("what is told in a day （二十）", () => {
  it("goes out once to each person and robot, though the job runs twice on each of two nodes", async () => {
    person("liaison@unit.test", line("1"), line("2", { due: "2026-12-03" }));
    const own = desk();
    const start = () =>
      startWorker(
        { sql: database.app, url: database.appUrl },
        { handlers: digestJobs(own), schedules: [] },
        log,
      );
    const nodes = await Promise.all([start(), start()]);
    for (const key of ["a", "b", "c", "d"]) await jobs.enqueue(database.app, DAILY_JOB, {}, key);
    // One mail waits: until then what it tells of can be taken back.
    await expect.poll(left, { timeout: 15_000 }).toBe(1);
    const held = await database.app`
      update graphile_worker._private_jobs set run_at = now()
      where run_at > now() + interval '9 minutes' returning id`;
    expect(held).toHaveLength(1);
    await expect.poll(left, { timeout: 15_000 }).toBe(0);
    for (const node of nodes) await node.stop();
    expect(mails.received.map(({ to }) => to)).toEqual([["liaison@unit.test"]]);
    expect(mails.received[0]?.head).toContain(
      "Subject: 几字弯待办（2026年12月1日）：今天到期 1 件，七天内 1 件",
    );
    expect(mails.received[0]?.body).toContain("https://jzw.test/x/1");
    expect(posts).toHaveLength(1);
    expect(await planDay(own, DAY)).toBe(0);
  });

  it("leaves out what is put off, who has nothing, no address or asked for none, and days without work", async () => {
    const put = person("put@unit.test", line("1"), line("2"));
    const all = person("all@unit.test", line("3"));
    const none = person("none@unit.test");
    const never = person("never@unit.test", line("4"));
    person(null, line("5"));
    await snooze(database.app, put, { id: "1", until: "2026-12-02" });
    await snooze(database.app, all, { id: "3", until: "2026-12-02" });
    const own = desk();
    const caller = { actor: null, address: "", requestId: "test" };
    const value = { mailed: false, language: "zh" };
    await keepPreference(own, caller, { accountId: never, name: "digest", value });
    expect(await planDay({ ...own, isWorkingDay: () => false }, DAY)).toBe(0);
    // One person and the robot.
    expect(await planDay(own, DAY)).toBe(2);
    for (const each of [put, all, none, never]) await run(own, MAIL_JOB, each);
    expect(mails.received.map(({ to }) => to)).toEqual([["put@unit.test"]]);
    expect(mails.received[0]?.body).toContain("件2");
    expect(mails.received[0]?.body).not.toContain("件1");
    expect(await Promise.all([put, all, none, never].map(stateOf))).toEqual([
      "sent",
      "nothing",
      "nothing",
      undefined,
    ]);
  });

  it("is mailed neither of what was taken back before the mail left nor of what came since", async () => {
    const [some, nothing] = [
      person("some@unit.test", line("1"), line("2")),
      person("nothing@unit.test", line("3")),
    ];
    const own = desk();
    await planDay(own, DAY);
    waits.set(some, [line("2"), line("new")]);
    waits.set(nothing, [line("new")]);
    for (const each of [some, nothing]) await run(own, MAIL_JOB, each);
    expect(mails.received.map(({ to }) => to)).toEqual([["some@unit.test"]]);
    expect(mails.received[0]?.body).toContain("件2");
    expect(mails.received[0]?.body).not.toMatch(/件1|件new/);
    expect(await stateOf(nothing)).toBe("nothing");
  });

  it("is in the language that the person chose", async () => {
    const who = person("en@unit.test", line("1"));
    const own = desk();
    const caller = { actor: null, address: "", requestId: "test" };
    const value = { mailed: true, language: "en" };
    await keepPreference(own, caller, { accountId: who, name: "digest", value });
    await planDay(own, DAY);
    await run(own, MAIL_JOB, who);
    expect(mails.received[0]?.head).toContain(
      "Subject: Jiziwan, what waits for you on 2026-12-01: 1 due today",
    );
  });

  it("is tried again where the server was away, once taken never again, and never on a later day", async () => {
    let isAway = true;
    const fickle = await openMailServer({
      onRcptTo: (_, __, done) =>
        isAway ? done(Object.assign(new Error("busy"), { responseCode: 450 })) : done(),
    });
    const who = person("liaison@unit.test", line("1"));
    const own = desk(fickle);
    await planDay(own, DAY);
    await expect(run(own, MAIL_JOB, who)).rejects.toThrow("cannot be used now");
    expect(await stateOf(who)).toBe("refused");
    expect(await failedNotices(own)).toMatchObject([
      { subject: { zh: "每日邮件 1 封未寄出", en: "Daily mails not sent: 1" }, link: "/system" },
    ]);
    isAway = false;
    await run({ ...own, now: () => new Date("2026-12-02T00:37:00Z") }, MAIL_JOB, who);
    expect(fickle.received).toHaveLength(0);
    await Promise.all([1, 2, 3].map(() => run(own, MAIL_JOB, who)));
    await run(own, MAIL_JOB, who);
    expect(fickle.received).toHaveLength(1);
    expect(await failedNotices(own)).toEqual([]);
    await fickle.close();
  });

  it("is not sent a second time where a node died while it was sending", async () => {
    const who = person("liaison@unit.test", line("1"));
    const own = desk();
    await planDay(own, DAY);
    await database.app`update desk.notice set state = 'sending', changed_at = ${new Date("2026-12-01T00:20:00Z")}
      where recipient = ${who}`;
    await run(own, MAIL_JOB, who);
    expect(mails.received).toHaveLength(0);
    expect(await failedNotices(own)).toHaveLength(1);
  });

  it("is tried again of a robot that refused, and not of one that may have taken it; who keeps the machine is told", async () => {
    person(null, line("1"));
    const own = desk();
    await planDay(own, DAY);
    const robot = "robot:dingtalk";
    answer = (reply) => void reply.end('{"errcode":310000,"errmsg":"sign not match"}');
    await expect(run(own, ROBOT_JOB, robot)).rejects.toThrow("310000");
    const [told] = await failedNotices(own);
    expect(told).toMatchObject({
      subject: { zh: "钉钉机器人" },
      why: { zh: expect.stringContaining("310000") },
    });
    answer = (reply) => void reply.writeHead(502).end();
    await run(own, ROBOT_JOB, robot);
    await run(own, ROBOT_JOB, robot);
    expect(posts).toHaveLength(2);
    expect(await stateOf(robot)).toBe("unknown");
    // Neither the token nor the secret stands anywhere that is read.
    const kept = await database.app`select reason::text from desk.notice`;
    expect(JSON.stringify([kept, await failedNotices(own)])).not.toMatch(/t0ken|s3cret/);
  });

  it("is nothing to a group where nothing is due, and there is no robot unless one is configured", async () => {
    person(null, line("1", { due: null }));
    const own = desk();
    await planDay(own, DAY);
    await run(own, ROBOT_JOB, "robot:dingtalk");
    expect([posts.length, await stateOf("robot:dingtalk")]).toEqual([0, "nothing"]);
    await database.app`delete from desk.notice`;
    expect(await planDay({ ...own, config: { ...own.config, robots: [] } }, DAY)).toBe(0);
  });
});
