import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { sampleItems } from "../../domain/items/sample-items.ts";
import { SAMPLE_KINDS } from "../../domain/items/sample-kinds.ts";
import { INDUSTRIES } from "../../domain/standards/industries.ts";
import { bundleShape } from "../../domain/standards/bundle-record.ts";
import { chainShape } from "../../domain/standards/chain-record.ts";
import { openItems, standardShape } from "../../domain/standards/standard-record.ts";
import type { Desk } from "../desk.ts";
import { countFacets } from "../items/list-items.ts";
import { allRecords } from "../records.ts";
import { bundleDetail } from "../standards/bundles.ts";
import { chainDetail } from "../standards/chains.ts";
import type { SampleGround } from "./ground.ts";
import { fillStandards } from "./standards.ts";

const AS_OF = "2026-11-23";
let ground: ServicesGround;
let desk: Desk;
/** The sample items as they stand after the imports that the demonstration does, which take their time elsewhere. */
async function enterSampleItems(): Promise<void> {
  const sql = desk.sql;
  const importId = randomUUID();
  const nothing = json(sql, {});
  await sql`insert into one_service.item_import ${sql({
    id: importId,
    regionCode: "150000",
    fileName: "【示例】",
    digest: "",
    rows: nothing,
    mapping: nothing,
    state: "applied",
    goodOnly: false,
    addedAt: desk.now(),
    addedBy: "【示例】",
  })}`;
  const rows = CITIES.flatMap(({ code }) =>
    sampleItems(code, SAMPLE_KINDS.length, { asOf: AS_OF }).map((item) => ({
      id: randomUUID(),
      importId,
      regionCode: code,
      identity: item.taskCode ?? item.name,
      catalogCode: item.catalogCode,
      taskCode: item.taskCode,
      name: item.name,
      type: item.type,
      dept: item.dept,
      item: json(sql, item),
      sheet: "",
      rows: [],
      printed: nothing,
      materials: [],
      rules: [],
      errors: 0,
      searchText: item.name,
      sample: true,
      importedOn: AS_OF,
    })),
  );
  await sql`insert into one_service.item ${sql(rows)}`;
  for (const { code } of CITIES) await countFacets(sql, code);
}

beforeAll(async () => {
  ground = await openServices();
  desk = { ...ground.oneService, config: { ...ground.oneService.config, demo: true } };
  const names = CITIES.map(({ full, code }) => ({
    name: `${full}示例数据局`,
    collective: false,
    regionCode: code,
  }));
  const nobody = { actor: null, address: "127.0.0.1", requestId: "test" };
  await inTransaction(desk.sql, (sql) => ground.sharedData.organisations.propose(names, sql, nobody));
  const units = new Map((await desk.organisations.list()).map((unit) => [unit.name, unit]));
  const actingFor: SampleGround["actingFor"] = (unit, ...roles) => {
    const organisationId = units.get(unit)?.id ?? null;
    const actor = { accountId: randomUUID(), name: "sample", displayName: "【示例】", organisationId, roles };
    return { ...nobody, actor };
  };
  const sample: SampleGround = { desk, asOf: AS_OF, units, actingFor };
  await enterSampleItems();
  await fillStandards(sample);
}, 60_000);
afterAll(() => ground.database.close());

test("（四）the demonstration has an issued list and an open one, two bundles and a chain of each industry, all marked as samples", async () => {
  const caller = ground.of("包头市测试数据局", "data-officer");
  const [standards, bundles, chains] = await Promise.all([
    allRecords(desk.sql, standardShape),
    allRecords(desk.sql, bundleShape),
    allRecords(desk.sql, chainShape),
  ]);
  expect(standards.map(({ state }) => state.stage).toSorted()).toEqual(["issued", "negotiating"]);
  const open = standards.find(({ state }) => state.stage === "negotiating");
  expect(open?.state.round).toBe(2);
  expect(openItems(open?.state ?? { items: [] }).length).toBeGreaterThan(0);
  expect(bundles).toHaveLength(2);
  expect(chains.map(({ state }) => state.industry).toSorted()).toEqual(INDUSTRIES.toSorted());
  const all = [...standards, ...bundles, ...chains];
  expect(all.every(({ sample, state }) => sample && state.title.startsWith("【示例】"))).toBe(true);
  for (const { id } of bundles) {
    const { form } = await bundleDetail(desk, id, caller);
    expect(form.unknownItems).toEqual([]);
    expect(form.asked.length).toBeLessThan(form.separately);
  }
  for (const { id } of chains) {
    const { links } = await chainDetail(desk, id, caller);
    expect(Object.values(links).filter(({ key }) => key === null)).toEqual([]);
  }
});
