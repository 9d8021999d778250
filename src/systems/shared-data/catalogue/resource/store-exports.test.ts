import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CatalogueHands, catalogueHands } from "../../../../../test/support/catalogue-hands.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { readDcat } from "../dcat/dcat-in.ts";
import { beginExport, cancelExport, exportCatalogue, exportFile, listExports } from "./store-exports.ts";

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

const desk = () => ground.sharedData;
const clerk = () => hands.liaison(UNIT);
const other = () => ground.of("鄂尔多斯市测试人社局", "liaison");
const asked = { format: "dcat", filter: { class: "306100" }, origin: "https://data.example.gov.cn" } as const;

const running = new AbortController().signal;
/** The signal of a process that stops when its job has looked at it so often. */
const stopsAfter = (looks: number): AbortSignal => {
  let seen = 0;
  return {
    throwIfAborted: () => {
      seen += 1;
      if (seen > looks) throw new Error("the process stops");
    },
  } as AbortSignal;
};
const work = (id: string, signal = running) => exportCatalogue(desk())({ export: id }, { signal });
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: unknown) => (error instanceof FailureError ? error.failure.code : "stopped"),
  );
const exported = async (id: string, caller = clerk()) =>
  (await listExports(desk(), caller)).rows.find((each) => each.id === id);
/** Begins an export; says which. */
async function begin(given: Parameters<typeof beginExport>[1] = asked, caller = clerk()): Promise<string> {
  const { rows } = await beginExport(desk(), given, caller, PER_FILE);
  return rows.find(({ state }) => state === "running")?.id ?? "";
}

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

test("（四） a large export is written by a job file by file, goes on after a restart and holds every resource once", async () => {
  const id = await begin();
  expect(await exported(id)).toMatchObject({ state: "running", resources: MANY, done: 0, total: 2 });
  expect(await codeOf(begin())).toBe("export-running");
  expect(await codeOf(work(id, stopsAfter(1)))).toBe("stopped");
  expect(await exported(id)).toMatchObject({ state: "running", done: 1 });
  expect(await codeOf(exportFile(desk(), id, clerk()))).toBe("not-ready");
  await work(id);
  expect(await exported(id)).toMatchObject({ state: "done", done: 2 });
  expect(await codeOf(exportFile(desk(), id, other()))).toBe("not-found");
  const { name, bytes } = await exportFile(desk(), id, clerk());
  expect(name).toMatch(/\.zip$/);
  const codes = [...filesOf(bytes).values()].flatMap((file) => {
    const read = readDcat(JSON.parse(file.toString("utf8")));
    return read.ok ? read.value.map(({ content }) => content.code) : [];
  });
  expect([codes.length, new Set(codes).size]).toEqual([MANY, MANY]);
});

test("（四） an export can be cancelled on its way: what was written goes, and the job writes no more", async () => {
  const id = await begin();
  expect(await codeOf(work(id, stopsAfter(1)))).toBe("stopped");
  expect(await codeOf(cancelExport(desk(), id, other()))).toBe("not-found");
  await cancelExport(desk(), id, clerk());
  await work(id);
  expect(await exported(id)).toMatchObject({ state: "cancelled", done: 0 });
  expect(await codeOf(exportFile(desk(), id, clerk()))).toBe("not-ready");
});

test("（四） a smaller one is a single file, and others' drafts are in nobody else's", async () => {
  await hands.submitted(UNIT, { code: "306101/0001", name: "草稿目录" });
  const own = { ...asked, format: "workbook", filter: { class: "306101" } } as const;
  const others = await begin(own, other());
  expect(await exported(others, other())).toMatchObject({ resources: 0, total: 0 });
  const id = await begin(own);
  await work(id);
  expect((await exportFile(desk(), id, clerk())).name).toMatch(/第1部分\.xlsx$/);
});
