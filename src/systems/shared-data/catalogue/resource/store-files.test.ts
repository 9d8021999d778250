import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CatalogueHands, catalogueHands } from "../../../../../test/support/catalogue-hands.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { readAllSheets } from "../../../../platform/documents/sheet-rows.ts";
import { readDcat } from "../dcat/dcat-in.ts";
import { AT_ONCE } from "../../../../platform/exports/long.ts";
import { wholeFile } from "../../../../platform/records/exporter.ts";
import { catalogueDcat, catalogueWorkbook } from "./store-files.ts";

const UNIT = "包头市测试住房公积金中心";
const MANY = 5;
const PER_FILE = 3;

let ground: ServicesGround;
let hands: CatalogueHands;
/** Lines of the catalogue like that of a resource, by their numbers. */
const lines = (from: number, to: number, like: string, kind = "306100") => ground.database.app`
  insert into shared_data.resource_now
  select (jsonb_populate_record(r, jsonb_build_object('id', md5(n::text)::uuid, 'code', ${kind} || '/' || n))).*
  from shared_data.resource_now r, generate_series(${from}::int, ${to}::int) n where r.id = ${like}`;
beforeAll(async () => {
  ground = await openServices();
  hands = catalogueHands(ground);
  const id = await hands.publish(UNIT, { code: "306100/0000", name: "很多目录" });
  // The same resource under more codes, without as many sign-offs.
  await ground.database.app`
    insert into shared_data.record
    select (jsonb_populate_record(r, jsonb_build_object('id', md5(n::text)::uuid,
      'state', jsonb_set(jsonb_set(r.state, '{content,code}', to_jsonb('306100/' || n)),
        '{versions,0,content,code}', to_jsonb('306100/' || n))))).*
    from shared_data.record r, generate_series(1, ${MANY - 1}) n where r.id = ${id}`;
  await lines(1, MANY - 1, id);
}, 60_000);
afterAll(() => ground.database.close());

/** Files of an archive, read by its central directory. */
function filesOf(zip: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const found = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((place) =>
      place === 20 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    ) as [number, number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    found.set(
      bytes.subarray(at + 46, at + 46 + name).toString("utf8"),
      inflateRawSync(bytes.subarray(from, from + size)),
    );
    at += 46 + name + extra + comment;
  }
  return found;
}

test("（四） a large catalogue comes as several files in an archive, every resource once", async () => {
  const asking = {
    filter: { class: "306100" },
    caller: hands.liaison(UNIT),
    long: AT_ONCE,
    perFile: PER_FILE,
  };
  const { name, bytes } = await wholeFile(await catalogueDcat(ground.sharedData, asking));
  expect(name).toMatch(/\.zip$/);
  const files = [...filesOf(bytes).values()];
  const codes = files.flatMap((file) => {
    const read = readDcat(JSON.parse(file.toString("utf8")));
    return read.ok ? read.value.map(({ content }) => content.code) : [];
  });
  expect([files.length, codes.length, new Set(codes).size]).toEqual([2, MANY, MANY]);
});

test("（四） a smaller one is a single file, and others' drafts are in nobody else's", async () => {
  const { code } = { code: "306101/0001" };
  await hands.submitted(UNIT, { code, name: "草稿目录" });
  const of = async (caller: ReturnType<typeof hands.liaison>) =>
    wholeFile(
      await catalogueWorkbook(ground.sharedData, { filter: { class: "306101" }, caller, long: AT_ONCE }),
    );
  const own = await of(hands.liaison(UNIT));
  const others = await of(ground.of("鄂尔多斯市测试人社局", "liaison"));
  expect(own.name).toMatch(/\.xlsx$/);
  const holds = async ({ bytes, name }: typeof own) => {
    const read = await readAllSheets(bytes, name);
    return JSON.stringify(read).includes(code);
  };
  expect([await holds(own), await holds(others)]).toEqual([true, false]);
});
