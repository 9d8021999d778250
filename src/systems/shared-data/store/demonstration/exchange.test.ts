import { afterAll, beforeAll, expect, test } from "vitest";
import { addGrant } from "../../../../../test/support/exchange.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { SAMPLE_APPLICANT } from "../../../../kernel/sample-applicant.ts";
import type { Receipt } from "../../exchange/receipt/receipt.ts";
import { verifySegment } from "../../exchange/receipt/store-heads.ts";
import { listVisits } from "../../exchange/visitor/store.ts";
import { fillExchange } from "./exchange.ts";

let ground: ServicesGround;
let receipts: readonly Receipt[];
beforeAll(async () => {
  ground = await openServices();
  const resourceName = "【示例】住房公积金缴存信息";
  const grant = { sample: true, resourceName, purposes: ["【示例】核验"], from: "2026-11-01", rows: [] };
  await addGrant(ground, grant);
  await addGrant(ground, { ...grant, status: "suspended" });
  const desk = { ...ground.sharedData, config: { ...ground.sharedData.config, demo: true } };
  const units = new Map((await desk.organisations.list()).map((unit) => [unit.name, unit]));
  await fillExchange({ desk, asOf: "2026-11-23", units, actingFor: ground.of });
  const rows = await ground.database.app<{ content: Buffer }[]>`
    select content from shared_data.receipt order by number`;
  receipts = rows.map(({ content }) => JSON.parse(content.toString("utf8")) as Receipt);
});
afterAll(() => ground.database.close());

test("（四） sample readings are answered, denied and about nobody, all marked as samples, in one chain", async () => {
  const readings = receipts.filter(({ kind }) => kind === "reading");
  const outcomes = new Set(readings.map(({ outcome, code }) => code ?? outcome));
  expect([...outcomes].toSorted()).toEqual(["answered", "case-number", "nothing-found", "purpose"]);
  expect(receipts.every(({ sample }) => sample)).toBe(true);
  expect(await verifySegment(ground.database.app, 0, receipts.length)).toEqual({
    verified: receipts.length,
    brokenAt: null,
  });
});

test("（四） the sample applicant sees who read their data", async () => {
  const applicant = await ground.applicant({ number: SAMPLE_APPLICANT.number, name: SAMPLE_APPLICANT.name });
  const { visits } = await listVisits(ground.sharedData, applicant);
  expect(visits.length).toBeGreaterThan(3);
  expect(visits.every(({ resource }) => resource.startsWith("【示例】"))).toBe(true);
});
