import Fastify from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { readQueue } from "./queue.ts";
import { readSchedules } from "./schedule.ts";
import { startWorker } from "./worker.ts";

const MINUTE_MS = 60_000;
const JOB = "test.tick";
const { log } = Fastify({ logger: false });

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const minutesAgo = (count: number): Date => new Date(Date.now() - count * MINUTE_MS);

/** Due once an hour, last at this instant. */
const hourly = (tick: Date) => `${tick.getUTCMinutes()} * * * *`;

/** The schedule as a worker that stopped at `since` left it. */
const leaveBehind = (cron: string, since: Date) => database.app`
  insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
  values (${`${JOB} ${cron}`}, ${since}, ${since})`;

const startNode = (cron: string, ran: () => void) =>
  startWorker(
    { sql: database.app, url: database.appUrl },
    { handlers: { [JOB]: async () => ran() }, schedules: [{ cron, job: JOB }] },
    log,
  );

describe("a schedule", () => {
  it("runs each tick once, though two nodes on one database keep it", async () => {
    const cron = hourly(minutesAgo(30));
    await leaveBehind(cron, minutesAgo(50));
    let runs = 0;
    const nodes = await Promise.all([startNode(cron, () => runs++), startNode(cron, () => runs++)]);
    await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(0);
    // A node that stops has looked at its ticks before.
    for (const node of nodes) await node.stop();
    const queue = async () => ({ runs, ...(await readQueue(database.app)) });
    await expect.poll(queue, { timeout: 10_000 }).toEqual({ runs: 1, waiting: 0, running: 0, failed: [] });
  });

  it("does what was missed while nobody ran, at most once a tick, and nothing older than a day", async () => {
    const cron = hourly(minutesAgo(30));
    await leaveBehind(cron, minutesAgo(5 * 24 * 60));
    let runs = 0;
    const node = await startNode(cron, () => runs++);
    await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(0);
    await node.stop();
    // Ticks that still wait are one job.
    expect((await readQueue(database.app)).waiting).toBeLessThanOrEqual(1);
    expect(runs).toBeLessThanOrEqual(24);
  });

  it("goes on after a clock that ran a year ahead was set back", async () => {
    const cron = hourly(minutesAgo(30));
    await leaveBehind(cron, minutesAgo(-365 * 24 * 60));
    await (await startNode(cron, () => {})).stop();
    const [known] = await database.app`
      select last_execution is null and known_since <= now() as free from graphile_worker._private_known_crontabs`;
    expect(known?.["free"]).toBe(true);
  });

  it("that is not cron, or names a job nobody handles, does not start", () => {
    expect(() => readSchedules([{ cron: "every Monday", job: JOB }], { [JOB]: null })).toThrow(
      "every Monday",
    );
    expect(() => readSchedules([{ cron: "* * * * *", job: JOB }], {})).toThrow(JOB);
  });

  it("is kept in UTC", () => {
    const [item] = readSchedules([{ cron: "30 0 * * 1-5", job: JOB }], { [JOB]: null });
    const digest = { min: 30, hour: 0, date: 23, month: 11, dow: 1 };
    expect(item?.match(digest)).toBe(true);
    expect(item?.match({ ...digest, hour: 8 })).toBe(false);
  });
});
