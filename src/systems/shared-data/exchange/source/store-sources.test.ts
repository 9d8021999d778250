import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../../test/support/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { isOpened, type SourceRow } from "../reading/row-conditions.ts";
import type { Source, SourceQuery } from "./source.ts";
import type { RowCondition } from "../grant/grant.ts";
import { dropSource } from "./store-drop-source.ts";
import { httpSource } from "./store-http-source.ts";
import { regionalSource } from "./store-regional-source.ts";
import { viewSource } from "./store-view-source.ts";

// Names as bureaus write them, and as nobody should: quotes, a dot, capitals, a placeholder.
const ODD = "ID\"号'.$1; drop table x--";
const ITEMS = ["身份证号", "姓名", "月缴存额", "缴存起始日", ODD];
const ROWS: SourceRow[] = [
  ["150204209901010019", "【示例】甲", "900", "2024-03-01", "a"],
  ["150204209901010019", "【示例】甲", "1200.50", "2025-01-31", ""],
  ["152602209902020025", "【示例】乙", "10000", "2023-12-31", "' or '1'='1"],
  ["150102209903030031", "【示例】丙", "", "", "𠮷"],
  ["91150200MA0000000X", "【示例】企业", "未缴", "2026-01-01", "￥"],
].map((cells) => Object.fromEntries(ITEMS.map((item, at) => [item, cells[at] ?? ""])));

let database: TestDatabase;
let server: Server;
let url: string;
const resource = randomUUID();

/** A provider that does what the port asks of it, over HTTP. */
function provider(): Server {
  return createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { items, conditions, limit } = JSON.parse(Buffer.concat(parts).toString()) as SourceQuery;
      const rows = ROWS.filter((row) => isOpened(conditions, row)).slice(0, limit);
      const cells = (row: SourceRow) =>
        Object.fromEntries(
          [...items.filter((item) => item in row), "多余"].map((item) => [item, row[item] ?? "x"]),
        );
      reply.end(JSON.stringify({ rows: rows.map(cells) }));
    });
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  const { owner, app } = database;
  const columns = ITEMS.map((item) => `"${item.replaceAll('"', '""')}" text`).join(", ");
  await owner.unsafe(`create schema "局.资料"; create table "局.资料".raw (${columns});
    create view "局.资料"."缴存""视图" as select * from "局.资料".raw;
    create view "局.资料".other as select 1 as secret;
    grant usage on schema "局.资料" to public; grant select on all tables in schema "局.资料" to public`);
  for (const row of ROWS)
    await owner.unsafe(
      `insert into "局.资料".raw values ($1, $2, $3, $4, $5)`,
      ITEMS.map((item) => row[item] || null),
    );
  await app`insert into shared_data.source_view ${app({ schemaName: "局.资料", viewName: '缴存"视图', regionCode: "150200", providerId: randomUUID(), addedAt: new Date() })}`;
  const drop = randomUUID();
  await app`insert into shared_data.source_drop ${app({ id: drop, resourceId: resource, regionCode: "150200", fileName: "测试.csv", digest: "0", rowCount: ROWS.length, items: ITEMS, droppedAt: new Date(), droppedBy: "测试" })}`;
  for (const [number, row] of ROWS.entries())
    await app`insert into shared_data.drop_row ${app({ dropId: drop, number, regionCode: "150200", cells: json(app, row) })}`;
  server = provider();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await database.close();
});

const sources: Readonly<Record<string, () => Source>> = {
  view: () => viewSource(database.app, "局.资料", '缴存"视图'),
  drop: () => dropSource(database.app, resource),
  http: () => httpSource({ sourceOrigins: [url], sourcePrivate: true }, url),
};

const CASES: readonly (readonly RowCondition[])[] = [
  [],
  [{ item: "身份证号", is: "equal", values: ["150204209901010019"] }],
  [{ item: "姓名", is: "one-of", values: ["【示例】乙", "【示例】丙"] }],
  [{ item: "月缴存额", is: "from", values: ["1200.5"] }],
  [{ item: "月缴存额", is: "until", values: ["1000"] }],
  [{ item: "月缴存额", is: "from", values: ["未"] }],
  [
    { item: "缴存起始日", is: "from", values: ["2024-03-01"] },
    { item: "缴存起始日", is: "until", values: ["2025-12-31"] },
  ],
  [{ item: "身份证号", is: "begins", values: ["1502"] }],
  [{ item: "身份证号", is: "begins", values: ["1502%"] }],
  [{ item: ODD, is: "from", values: ["￥"] }],
  [{ item: ODD, is: "equal", values: [""] }],
  [{ item: ODD, is: "equal", values: [] }],
  [{ item: "姓名", is: "one-of", values: [] }],
  ...["' or '1'='1", "x'); drop table shared_data.drop_row; --", '"; select 1', "$1", "\\", "{a,b}", "%"].map(
    (hostile): RowCondition[] => [{ item: ODD, is: "equal", values: [hostile] }],
  ),
];

const sorted = (rows: readonly SourceRow[]) =>
  rows.map((row) => ITEMS.map((item) => row[item]).join("|")).toSorted();

describe.each(Object.keys(sources))("（四） rows from %s", (kind) => {
  const source = () => sources[kind]?.() as Source;

  test("are those that all conditions open, whatever is written in items and values", async () => {
    for (const conditions of CASES) {
      const answer = await source().read({ items: ITEMS, conditions, limit: 100 });
      expect({ conditions, answer: answer.ok && sorted(answer.rows) }).toEqual({
        conditions,
        answer: sorted(ROWS.filter((row) => isOpened(conditions, row))),
      });
    }
  });

  test("hold the items asked for and nothing else, and no more rows than asked for", async () => {
    const answer = await source().read({ items: ["姓名"], conditions: [], limit: 2 });
    expect(answer.ok && answer.rows.map((row) => Object.keys(row))).toEqual([["姓名"], ["姓名"]]);
  });

  test("are refused where the source lacks an item", async () => {
    expect(await source().read({ items: ["没有这项"], conditions: [], limit: 1 })).toEqual({
      ok: false,
      code: "source-lacks",
    });
  });
});

test("（四） a view that nobody registered is not read, nor one that has gone", async () => {
  const query = { items: ["secret"], conditions: [], limit: 1 };
  for (const [schema, view] of [
    ["局.资料", "other"],
    ["accounts", "account"],
    ["局.资料", "缴存"],
  ] as const)
    expect(await viewSource(database.app, schema, view).read(query)).toEqual({
      ok: false,
      code: "source-away",
    });
});

test("（四） an item whose name is longer than a column's can be is lacking, not read from the column that its beginning names", async () => {
  const column = "缴".repeat(21);
  await database.owner.unsafe(`create view "局.资料".long as select 'secret' as ${column};
    grant select on "局.资料".long to public`);
  await database.app`insert into shared_data.source_view ${database.app({ schemaName: "局.资料", viewName: "long", regionCode: "150200", providerId: randomUUID(), addedAt: new Date() })}`;
  const read = (item: string) =>
    viewSource(database.app, "局.资料", "long").read({ items: [item], conditions: [], limit: 1 });
  expect(await read(column)).toMatchObject({ ok: true });
  expect(await read(`${column}后`)).toEqual({ ok: false, code: "source-lacks" });
});

test("（四） the regional platform says that it is not connected instead of answering", async () => {
  expect(await regionalSource().read({ items: ["姓名"], conditions: [], limit: 1 })).toEqual({
    ok: false,
    code: "source-not-connected",
  });
});

test("（四） an interface whose answer is no list of rows, or that nobody allowed, answers nothing", async () => {
  const query = { items: ["姓名"], conditions: [], limit: 1 };
  const broken = createServer((_, reply) => void reply.end('{"rows":[{"姓名":{"$ne":null}}]}'));
  await new Promise<void>((ready) => broken.listen(0, "127.0.0.1", ready));
  const at = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
  for (const origins of [[at], []])
    expect(await httpSource({ sourceOrigins: origins, sourcePrivate: true }, at).read(query)).toEqual({
      ok: false,
      code: "source-away",
    });
  broken.close();
});
