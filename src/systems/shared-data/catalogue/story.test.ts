import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type ServicesGround } from "../../../../test/support/services.ts";
import { SAMPLE_CODES } from "./sample-codes.ts";
import { listResources } from "./resource/store-published.ts";
import { libraries } from "./library/store.ts";
import { fillDemonstration } from "../store/demonstration/demonstration.ts";

let ground: ServicesGround;
beforeAll(async () => {
  ground = await openServices();
  await fillDemonstration(ground.sharedData, "2026-11-23");
});
afterAll(() => ground.database.close());

test("（四） the demonstration publishes what the other parts look up by its code, all of it marked as a sample", async () => {
  const resources = await listResources(ground.sharedData);
  const codes = resources.map(({ code }) => code);
  expect(Object.values(SAMPLE_CODES).filter((code) => !codes.includes(code))).toEqual([]);
  expect(resources.every(({ name }) => name.startsWith("【示例】"))).toBe(true);
  expect(resources.find(({ code }) => code === SAMPLE_CODES.identity)).toMatchObject({
    subjectItem: "身份证号",
    attribute: "conditional",
    personLevel: true,
  });
});

test("（四） units that use a revised resource are told of it", async () => {
  const notices = await ground.sharedData.sql<
    { change: string; acknowledgedAt: Date | null }[]
  >`select change, acknowledged_at from shared_data.resource_notice`;
  expect(notices.length).toBeGreaterThan(0);
  expect(notices.every(({ change, acknowledgedAt }) => change === "revised" && acknowledgedAt === null)).toBe(
    true,
  );
});

test("（四） two libraries stand on published resources, one of them about to end", async () => {
  const { rows } = await libraries.list(
    ground.sharedData,
    {},
    { page: 1, size: 50 },
    { actor: null, address: "", requestId: "" },
  );
  expect(rows.map(({ sort, status }) => `${sort} ${status}`)).toEqual([
    "special published",
    "theme published",
  ]);
});
