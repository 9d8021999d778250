import { randomUUID } from "node:crypto";
import { audit } from "../../src/platform/audit/audit.ts";
import { upgradeDatabase } from "../../src/platform/database/upgrade.ts";
import { createFileStore } from "../../src/platform/files/store.ts";
import { jobs } from "../../src/platform/jobs/jobs.ts";
import type { Caller } from "../../src/platform/slice.ts";
import { SEALED } from "../../src/systems/ecology/slice.ts";
import type { WaterDesk } from "../../src/systems/ecology/water/store-section.ts";
import { root } from "./application.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";

/** The ecology bureau that keeps sections in these tests. */
export const BUREAU = "1a1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6";
export const OFFICER: Caller = {
  actor: {
    accountId: randomUUID(),
    name: "a",
    displayName: "甲",
    organisationId: BUREAU,
    roles: ["liaison"],
  },
  address: "127.0.0.1",
  requestId: "test",
};

/** A section as the form asks for it. */
export const SECTION_SEED = {
  name: "甲断面",
  river: "甲河",
  basin: "甲河",
  order: 1,
  city: "150200",
  target: "3",
  lake: false,
  place: null,
} as const;

/** The desk of water over a database of its own, with one ecology bureau; `today` is asked at each act. */
export async function openWater(
  today: () => string,
  more: object = {},
): Promise<{ readonly database: TestDatabase; readonly desk: WaterDesk }> {
  const database = await openTestDatabase();
  const source = { schema: "ecology", folder: "src/systems/ecology/migrations", sealed: SEALED };
  await upgradeDatabase(database, [source], root);
  const unit = { id: BUREAU, name: "包头市示例生态环境局", regionCode: "150200" };
  const inRoster = { aliases: [], parentId: null, collective: false, memberIds: [], proposed: false };
  const desk = {
    sql: database.app,
    audit,
    jobs,
    files: createFileStore(database.app),
    now: () => new Date(`${today()}T02:00:00Z`),
    config: { demo: true },
    organisations: { list: async () => [{ ...unit, ...inRoster }] },
    ...more,
  } as unknown as WaterDesk;
  return { database, desk };
}
