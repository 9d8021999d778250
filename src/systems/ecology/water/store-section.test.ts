import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../../test/support/application.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { upgradeDatabase } from "../../../platform/database/upgrade.ts";
import { jobs } from "../../../platform/jobs/jobs.ts";
import type { Caller } from "../../../platform/slice.ts";
import { SEALED } from "../slice.ts";
import { enterSection, sections, type WaterDesk } from "./store-section.ts";

const BUREAU = "1a1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6";
const OFFICER: Caller = {
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

let database: TestDatabase;
let desk: WaterDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  const source = { schema: "ecology", folder: "src/systems/ecology/migrations", sealed: SEALED };
  await upgradeDatabase(database, [source], root);
  const unit = {
    id: BUREAU,
    name: "包头市示例生态环境局",
    regionCode: "150200",
    aliases: [],
    parentId: null,
  };
  desk = {
    sql: database.app,
    audit,
    jobs,
    now: () => new Date(`2026-11-23T02:00:00Z`),
    config: { demo: true },
    organisations: { list: async () => [{ ...unit, collective: false, memberIds: [], proposed: false }] },
  } as unknown as WaterDesk;
});
afterAll(() => database.close());

const SEED = {
  river: "甲河",
  basin: "甲河",
  order: 1,
  city: "150200",
  target: "3",
  lake: false,
  place: null,
} as const;
const enter = (name: string, more: object = {}) =>
  enterSection(desk, { key: randomUUID(), seed: { ...SEED, name, ...more } }, OFFICER);

describe("（十二） a section", () => {
  it("has a name that no other section in use has; one that has ended leaves it", async () => {
    const { id } = await enter("丑断面", { order: 15 });
    await expect(enter("丑 断面", { order: 16 })).rejects.toThrow("fuller name");
    const end = { version: 1, key: randomUUID(), act: { type: "end", reason: "示例" } } as const;
    await sections.act(desk, id, end, OFFICER);
    await enter("丑断面", { order: 16 });
  });

  it("has an order along its river that no other section in use has; other rivers, basins and lakes have their own", async () => {
    const river = { river: "序河", basin: "序 河" };
    const { id } = await enter("序一", river);
    await expect(enter("序二", { river: "序 河", basin: "序河" })).rejects.toMatchObject({
      failure: {
        code: "section-order-taken",
        field: "order",
        sentence: { zh: expect.stringContaining("序一已是顺序 1") as string },
      },
    });
    await enter("序二", { ...river, order: 2 });
    await enter("序三", { ...river, river: "序河支流" });
    await enter("序四", { ...river, basin: "另一序河" });
    for (const name of ["序湖心", "序湖口"]) await enter(name, { ...river, lake: true });
    const end = { version: 1, key: randomUUID(), act: { type: "end", reason: "示例" } } as const;
    await sections.act(desk, id, end, OFFICER);
    await enter("序五", river);
  });
});
