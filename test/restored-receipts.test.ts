import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LOGS, MIGRATION_SOURCES } from "../src/compose.ts";
import { restoreBackup, writeBackup } from "../src/platform/database/backup.ts";
import { upgradeDatabase } from "../src/platform/database/upgrade.ts";
import { sentencesOf } from "../src/platform/witness/hold.ts";
import { AUDIT_LOG, holdAll } from "../src/platform/witness/logs.ts";
import { enterRestore } from "../src/platform/witness/restore.ts";
import {
  currentHead,
  holdReceipts,
  publishHead,
  verifySegment,
} from "../src/systems/shared-data/exchange/receipt/store-heads.ts";
import { readPerson } from "../src/systems/shared-data/exchange/reading/store-read-person.ts";
import { openTestDatabase, type TestDatabase } from "./support/database.ts";
import { addGrant, SUBJECTS } from "./support/exchange.ts";
import { openServices, type ServicesGround } from "./support/services.ts";

const root = join(import.meta.dirname, "..");
const DAY = "2026-11-23";

let ground: ServicesGround;
let target: TestDatabase;
beforeAll(async () => {
  ground = await openServices();
  target = await openTestDatabase({ empty: true });
}, 60_000);
afterAll(async () => {
  await ground.database.close();
  await target.close();
});

it("（四）receipts that were backed up and restored are the same chain, which goes on where it stopped", async () => {
  const grant = await addGrant(ground);
  const query = {
    grantId: grant.id,
    purpose: "核验异地提取资格",
    caseNumber: "呼2026-000123",
    items: ["姓名"],
  };
  const clerk = ground.of("呼和浩特市测试住房公积金中心", "liaison");
  const read = (subject: string, desk = ground.sharedData) => readPerson(desk, { ...query, subject }, clerk);
  await read(SUBJECTS[0]);
  await read(SUBJECTS[1]);
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeBackup(ground.database.owner, out)]);
  await restoreBackup(target.owner, Readable.from([bytes]), { sources: MIGRATION_SOURCES, root });
  await upgradeDatabase(target, MIGRATION_SOURCES, root);
  const { app: sql } = target;
  expect(await currentHead(sql, DAY)).toEqual(await currentHead(ground.database.app, DAY));
  expect(await verifySegment(sql, 0, 2)).toEqual({ verified: 2, brokenAt: null });
  expect((await read(SUBJECTS[0], { ...ground.sharedData, sql })).receipt).toBe(3);
  expect(await verifySegment(sql, 0, 3)).toEqual({ verified: 3, brokenAt: null });
});

it("（四）a restore enters a signed act that names the heads it lost, and what grows after it is neither fraud nor forgotten", async () => {
  const { sharedData } = ground;
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeBackup(ground.database.owner, out)]);
  const clerk = ground.of("呼和浩特市测试住房公积金中心", "liaison");
  const [grant] = await sharedData.sql<{ id: string }[]>`select id from shared_data.grant_now limit 1`;
  const query = {
    grantId: grant?.id ?? "",
    purpose: "核验异地提取资格",
    caseNumber: "呼2026-000124",
    items: ["姓名"],
  };
  await readPerson(sharedData, { ...query, subject: SUBJECTS[0] }, clerk);
  const { head } = await publishHead(sharedData);
  expect(head).toMatchObject({ number: 3, intact: true });

  const second = await openTestDatabase({ empty: true });
  try {
    await restoreBackup(second.owner, Readable.from([bytes]), { sources: MIGRATION_SOURCES, root });
    await upgradeDatabase(second, MIGRATION_SOURCES, root);
    const { witness } = sharedData;
    const desk = { ...sharedData, sql: second.app };
    expect((await holdReceipts(desk)).contradictions).toMatchObject([{ number: 3, state: "missing" }]);
    const lines = await enterRestore(second.owner, witness, { heads: [], by: "张三", logs: LOGS });
    expect(lines.map(({ log, number }) => [log, number])[0]).toEqual(["receipts", 2]);
    expect(lines[0]?.lost).toMatchObject([{ number: 3, hash: head?.hash }]);
    await readPerson(desk, { ...query, subject: SUBJECTS[1] }, clerk);
    await readPerson(desk, { ...query, subject: SUBJECTS[1] }, clerk);
    const verdict = await holdReceipts(desk);
    expect(verdict.contradictions).toEqual([]);
    expect(
      sentencesOf(verdict)
        .map(({ zh }) => zh)
        .join(""),
    ).toContain("张三");
    const again = await publishHead(desk);
    expect(again.head).toMatchObject({ number: 4, intact: true });
    expect((await holdAll(second.app, AUDIT_LOG, witness.read().lines)).contradictions).toEqual([]);
  } finally {
    await second.close();
  }
}, 60_000);
