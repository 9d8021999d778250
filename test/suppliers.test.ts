import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { assert } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../src/systems/shared-data/commands.ts";
import {
  MATERIAL_SYNONYMS,
  supplyFinder,
  supplyWords,
} from "../src/systems/one-service/domain/items/supplied.ts";
import { listSuppliers } from "../src/systems/shared-data/catalogue/resource/store-published.ts";
import {
  differingSuppliers,
  rebuildSuppliers,
} from "../src/systems/shared-data/catalogue/resource/store-suppliers.ts";
import { wholeContent } from "./support/catalogue.ts";
import { type CatalogueHands, catalogueHands } from "./support/catalogue-hands.ts";
import { runCommand } from "./support/command-line.ts";
import { openServices, type ServicesGround } from "./support/services.ts";

const UNIT = "包头市测试住房公积金中心";
const CITIES = ["150000", "150100", "150200", "150600", "150900"];

let ground: ServicesGround;
let hands: CatalogueHands;
beforeAll(async () => {
  ground = await openServices();
  hands = catalogueHands(ground);
}, 60_000);
afterAll(() => ground.database.close());

const desk = () => ground.sharedData;
const sharing = () => ground.oneService.sharing;

const NAMES = [
  ...MATERIAL_SYNONYMS.flatMap(({ name, others, resources }) => [name, ...others.slice(0, 2), ...resources]),
  "生鲜乳检验报告",
  "生鲜乳检测报告单",
  "取水许可审批材料",
  "取水许可审批表",
  "建设项目环境影响评价文件",
  "环境影响评价报告文件",
];
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom("（复印件1份）", "原件", "甲", "信息", "（示例）"))
    .map(([a, b]) => a + b),
  fc.string({ minLength: 1, maxLength: 9, unit: fc.constantFrom(..."生鲜乳检验报告身份证信息甲乙") }),
);

/** The plain computation over the whole catalogue, and the same over what the projection hands out. */
async function bothFind(materials: readonly string[], among: readonly string[]) {
  const all = await listSuppliers(desk(), desk().sql);
  const some = await sharing().suppliers(supplyWords(materials), { among });
  const within = (rows: typeof all) => rows.filter(({ resourceId }) => among.includes(resourceId));
  return [all, [...some]].map((rows) => {
    const finders = [supplyFinder(rows), supplyFinder(within(rows))];
    return finders.flatMap((find) =>
      materials.flatMap((each) => [null, ...CITIES].map((city) => find(each, city))),
    );
  });
}

const stamp = async () => (await sharing().supplyStamp()).stamp;
const stays = async () => expect(await differingSuppliers(desk().sql)).toMatchObject({ differing: [] });
const names = async () => (await listSuppliers(desk(), desk().sql)).map((each) => each.name);
const found = async (material: string) =>
  (await sharing().suppliers(supplyWords([material]))).map((each) => each.name);

describe("（四） what shared data supplies, kept beside the catalogue", () => {
  it("finds for any material and city what the whole catalogue would, granted or not", async () => {
    const seed = await hands.publish(UNIT, { code: "306701/0001" });
    const { owner } = ground.database;
    let code = 0;
    const resource = fc.record({
      name,
      items: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      regionCode: fc.constantFrom(...CITIES),
      attribute: fc.constantFrom("unconditional", "conditional", "none"),
    });
    await assert(
      fc.asyncProperty(
        fc.array(resource, { minLength: 5, maxLength: 60 }),
        fc.uniqueArray(name, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (resources, materials, nth) => {
          await owner`delete from shared_data.record where id <> ${seed} and id in (
            select id from shared_data.record where kind = 'resource' and search_text like 'clone%')`;
          for (const { name: called, items, regionCode, attribute } of resources)
            await owner`
              insert into shared_data.record
              select made.* from shared_data.record r, lateral jsonb_populate_record(r, jsonb_build_object(
                'id', ${randomUUID()}::text, 'region_code', ${regionCode}::text, 'search_text', 'clone',
                'state', jsonb_set(r.state, '{versions,0,content}', r.state #> '{versions,0,content}' || jsonb_build_object(
                  'code', ${`306702/${String((code += 1)).padStart(6, "0")}`}::text, 'name', ${called}::text,
                  'regionCode', ${regionCode}::text, 'attribute', ${attribute}::text,
                  'items', (select jsonb_agg(jsonb_build_object('name', item)) from unnest(${items}::text[]) item))))) made
              where r.id = ${seed}`;
          expect(await rebuildSuppliers(desk().sql)).toBe((await listSuppliers(desk(), desk().sql)).length);
          expect(await differingSuppliers(desk().sql)).toMatchObject({ differing: [] });
          const ids = (await listSuppliers(desk(), desk().sql)).map(({ resourceId }) => resourceId);
          const [plain, kept] = await bothFind(
            materials,
            ids.filter((_, at) => at % nth === 0),
          );
          expect(kept).toEqual(plain);
        },
      ),
      { numRuns: 100 },
    );
    await owner`delete from shared_data.record where search_text = 'clone'`;
    await rebuildSuppliers(desk().sql);
  }, 120_000);

  it("follows publications, revisions and withdrawals act by act, with a stamp that grows only where it changed", async () => {
    const before = await stamp();
    const draft = await hands.submitted(UNIT, { code: "306703/0001", name: "生鲜乳检测信息" });
    expect([await stamp(), await found("生鲜乳检测信息")]).toEqual([before, []]);
    await hands.act(draft, { type: "publish", basisRank: null }, hands.officer());
    expect(await stamp()).toBe(before + 1);
    expect(await found("生鲜乳检测信息")).toEqual(["生鲜乳检测信息"]);
    await stays();

    await hands.act(
      draft,
      { type: "revise", cause: "duty", reason: "职责变化", changedOn: "2026-11-20" },
      hands.liaison(UNIT),
    );
    const content = wholeContent({
      providerId: ground.unit(UNIT).id,
      code: "306703/0001",
      name: "乳品检测信息",
    });
    await hands.act(draft, { type: "edit", content }, hands.liaison(UNIT));
    expect(await stamp()).toBe(before + 1);
    expect(await names()).toContain("生鲜乳检测信息");
    await stays();
    await hands.assess(draft, UNIT);
    await hands.act(draft, { type: "approve" }, hands.head(UNIT));
    await hands.act(draft, { type: "submit" }, hands.liaison(UNIT));
    await hands.act(draft, { type: "publish", basisRank: null }, hands.officer());
    expect([await found("生鲜乳检测信息"), await found("乳品检测信息")]).toEqual([[], ["乳品检测信息"]]);
    expect(await stamp()).toBe(before + 2);
    await stays();

    await hands.act(draft, { type: "withdraw", reason: "重新编制" }, hands.officer());
    expect([await stamp(), await found("乳品检测信息")]).toEqual([before + 3, []]);
    await stays();
  }, 60_000);

  it("is built by itself where an older version left it out, and a command finds and mends what was changed by hand", async () => {
    const { owner } = ground.database;
    await owner`delete from shared_data.supplier`;
    await owner`update shared_data.supplier_stamp set stamp = 0`;
    const plain = await listSuppliers(desk(), desk().sql);
    expect((await sharing().supplyStamp()).resources).toBe(plain.length);
    expect(plain.length).toBeGreaterThan(0);
    await owner`update shared_data.supplier set name = '改过' where resource_id = ${plain[0]?.resourceId ?? ""}`;
    const run = (line: string) => runCommand(commands, line, { shell: desk() });
    const found = await run("catalogue suppliers --json");
    expect(found.code).toBe(4);
    expect(JSON.parse(found.out)).toEqual({ checked: plain.length, differing: [plain[0]?.resourceId] });
    expect((await run("catalogue suppliers --rebuild")).code).toBe(0);
  });
});
