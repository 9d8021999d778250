import { randomUUID } from "node:crypto";
import Fastify from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { type MailServer, openMailServer } from "../../../../test/support/mail-server.ts";
import { callerAs, COUNTED_ON, deskOn } from "../../../../test/support/supervision.ts";
import type { Role } from "../../../kernel/access.ts";
import { startWorker } from "../../../platform/jobs/worker.ts";
import { createMail } from "../../../platform/mail/mail.ts";
import type { Supervision } from "../desk.ts";
import { readBundledPlans } from "../first-run.ts";
import { listPlans } from "../plans.ts";
import { EMPTY_REPORT } from "../../domain/tasks/report.ts";
import { type ActionEntry, actOnTasks } from "../tasks/act.ts";
import { registerTasks } from "../tasks/register.ts";
import {
  DIGEST_JOB,
  DIGEST_MAIL_JOB,
  digestJob,
  digestMailJob,
  findDigest,
  makeDigests,
  markSeen,
} from "./digest.ts";

const { log } = Fastify({ logger: false });
const SUNDAY = "2026-11-22";
/** A Saturday on which offices work, in exchange for a day of the Spring Festival. */
const MAKE_UP_SATURDAY = "2026-02-28";

let database: TestDatabase;
let desk: Supervision;
let server: MailServer;
let units: readonly string[];

beforeAll(async () => {
  database = await openTestDatabase();
  desk = deskOn(database);
  await readBundledPlans(desk);
  const [plan] = await listPlans(desk.sql);
  units = (await desk.organisations.list()).filter(({ collective }) => !collective).map(({ id }) => id);
  const task = {
    measureId: null,
    undertakingId: null,
    source: { kind: "order", title: "交办单", paper: null, date: null, quote: null },
    text: "开展一项工作",
    leader: null,
    remark: null,
    deadline: { kind: "continuous", raw: "持续推进", latest: null, thenContinuous: false },
    recurrence: null,
    units: [{ unitId: units[0] ?? "", role: "lead", via: null }],
    stages: [],
  } as const;
  const request = { key: randomUUID(), dispatch: true, tasks: [task, task] };
  await registerTasks(desk, plan?.id ?? "", request, callerAs("张三", "office"));
});
afterAll(() => database.close());

beforeEach(async () => {
  server = await openMailServer();
  desk = mailing(server);
});
afterEach(async () => {
  await server.close();
  await database.app`delete from supervision.digest`;
  await database.app`update accounts.account set disabled = true`;
});

const mailing = ({ port }: MailServer): Supervision => ({
  ...deskOn(database),
  mail: createMail({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: "desk@office.test" }),
});

async function person(email: string | null, roles: readonly Role[], organisationId: string | null) {
  const id = randomUUID();
  await database.app`insert into accounts.account ${database.app({
    id,
    name: `p${id.slice(0, 8)}`,
    displayName: "王五",
    email,
    organisationId,
    roles: [...roles],
    passwordHash: "none",
    mustChangePassword: false,
    createdAt: new Date(),
  })}`;
  return id;
}

const handlersOf = (of: Supervision) => ({
  [DIGEST_JOB]: digestJob(of),
  [DIGEST_MAIL_JOB]: digestMailJob(of),
});
const startNode = (of: Supervision) =>
  startWorker({ sql: database.app, url: database.appUrl }, { handlers: handlersOf(of), schedules: [] }, log);
const jobsLeft = async () => {
  const [row] = await database.app<{ left: number }[]>`
    select count(*) as left from graphile_worker.jobs
    where task_identifier = any(${[DIGEST_JOB, DIGEST_MAIL_JOB]})`;
  return row?.left;
};
const mailedAt = async (account: string) => {
  const [row] = await database.app`select mailed_at from supervision.digest where account_id = ${account}`;
  return row?.["mailedAt"] as Date | null | undefined;
};

describe("what a person is told in a day （二十）", () => {
  it("arrives once by mail, though the job runs twice on each of two nodes", async () => {
    const liaison = await person("liaison@unit.test", ["liaison"], units[0] ?? null);
    const nodes = await Promise.all([startNode(desk), startNode(desk)]);
    for (const key of ["a", "b", "c", "d"]) await desk.jobs.enqueue(database.app, DIGEST_JOB, {}, key);
    // One mail waits: until then what it tells of can be taken back.
    await expect.poll(jobsLeft, { timeout: 15_000 }).toBe(1);
    const [held] = await database.app<{ left: number }[]>`
      update graphile_worker._private_jobs set run_at = now() where run_at > now() + interval '9 minutes'
      returning extract(epoch from run_at) as left`;
    expect(held).toBeDefined();
    await expect.poll(jobsLeft, { timeout: 15_000 }).toBe(0);
    for (const node of nodes) await node.stop();
    expect(server.received.map(({ to }) => to)).toEqual([["liaison@unit.test"]]);
    expect(server.received[0]?.head).toContain("Subject: 几字弯督办提示（2026年11月23日）");
    expect(server.received[0]?.body).toContain("王五，您好");
    expect(server.received[0]?.body).toContain("2 件须在2026年11月26日前办理");
    expect(await mailedAt(liaison)).toEqual(desk.now());
  });

  it("is told once when two runs meet, and not again later on the same day", async () => {
    await person(null, ["liaison"], units[0] ?? null);
    const told = await Promise.all([1, 2, 3].map(() => makeDigests(desk, COUNTED_ON)));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await makeDigests(desk, COUNTED_ON)).toBe(0);
    expect(await makeDigests(desk, "2026-11-24")).toBe(1);
  });

  it("counts as mailed only once the server took it, and is not sent again then", async () => {
    let isAway = true;
    const fickle = await openMailServer({
      onRcptTo: (_, __, done) =>
        isAway ? done(Object.assign(new Error("busy"), { responseCode: 450 })) : done(),
    });
    const liaison = await person("liaison@unit.test", ["liaison"], units[0] ?? null);
    const own = mailing(fickle);
    await makeDigests(own, COUNTED_ON);
    const mail = () =>
      digestMailJob(own)({ account: liaison, day: COUNTED_ON }, { signal: new AbortController().signal });
    await expect(mail()).rejects.toThrow("cannot be used now");
    expect(await mailedAt(liaison)).toBeNull();
    isAway = false;
    await mail();
    expect(await mailedAt(liaison)).toEqual(own.now());
    await mail();
    await Promise.all([mail(), mail()]);
    expect(fickle.received).toHaveLength(1);
    await fickle.close();
  });

  it("is not mailed of what was taken back before the mail left", async () => {
    const office = await person("office@office.test", ["office"], null);
    const liaison = callerAs("王五", "liaison");
    const [unit = ""] = units;
    const caller = { ...liaison, actor: liaison.actor && { ...liaison.actor, organisationId: unit } };
    const [row] = await database.app<
      { id: string }[]
    >`select id from supervision.task order by number limit 1`;
    const task = row?.id ?? "";
    const content = { ...EMPTY_REPORT, progress: "已开工" };
    const act = async (version: number, action: ActionEntry["action"]) => {
      const [outcome] = await actOnTasks(
        desk,
        [{ task, version, key: randomUUID(), action }],
        "each",
        caller,
      );
      expect(outcome?.ok).toBe(true);
    };
    const period = COUNTED_ON.slice(0, 7);
    await act(2, { type: "report", unit, period, content });
    await makeDigests(desk, COUNTED_ON);
    expect((await findDigest(desk.sql, office, COUNTED_ON))?.lines).toMatchObject([
      { path: "/review-queue" },
    ]);
    await act(3, { type: "take-back", of: 3 });
    await digestMailJob(desk)({ account: office, day: COUNTED_ON }, { signal: new AbortController().signal });
    expect(server.received).toEqual([]);
    expect(await mailedAt(office)).toBeNull();
  });

  it("is in the application for who has no mail address, until seen", async () => {
    const head = await person(null, ["unit-head"], units[0] ?? null);
    await makeDigests(desk, COUNTED_ON);
    const digest = await findDigest(desk.sql, head, COUNTED_ON);
    expect(digest).toMatchObject({ day: COUNTED_ON, seen: false, lines: [{ path: "/my-work" }] });
    await markSeen(desk.sql, head, COUNTED_ON, desk.now());
    expect((await findDigest(desk.sql, head, COUNTED_ON))?.seen).toBe(true);
    expect(server.received).toEqual([]);
  });

  it("says nothing to who owes nothing, to closed accounts, and on days without work", async () => {
    const [other, closed] = [
      await person("other@unit.test", ["liaison"], units[5] ?? null),
      await person("closed@unit.test", ["liaison"], units[0] ?? null),
    ];
    await database.app`update accounts.account set disabled = true where id = ${closed}`;
    expect(await makeDigests(desk, COUNTED_ON)).toBe(0);
    expect(await findDigest(desk.sql, other, COUNTED_ON)).toBeNull();
    await person("liaison@unit.test", ["liaison"], units[0] ?? null);
    expect(await makeDigests(desk, SUNDAY)).toBe(0);
    expect(desk.isWorkingDay(MAKE_UP_SATURDAY)).toBe(true);
  });

  it("tells the office what waits for it and how many units are missing", async () => {
    const office = await person(null, ["office"], null);
    // November fell due without a report.
    await makeDigests(desk, "2026-12-01");
    expect(await findDigest(desk.sql, office, "2026-12-01")).toMatchObject({
      lines: [{ path: "/missing", sentence: { zh: "有 1 个单位未按期报送。" } }],
    });
  });
});
