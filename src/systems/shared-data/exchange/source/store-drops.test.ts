import { afterAll, beforeAll, expect, test } from "vitest";
import { addGrant, changeGrant, receiptsOf, SUBJECTS } from "../../../../../test/support/exchange.ts";
import { columnsHolding } from "../../../../../test/support/kept-texts.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { canonicalJson } from "../../../../kernel/canonical-json.ts";
import type { Grant } from "../grant/grant.ts";
import { pruneDrops, uploadDrop } from "./store-drops.ts";
import { readPerson } from "../reading/store-read-person.ts";
import { sha256 } from "../receipt/store.ts";
import { listSources } from "./store.ts";

let ground: ServicesGround;
let provider: Caller;
let reader: Caller;
beforeAll(async () => {
  ground = await openServices();
  provider = ground.of("包头市测试住房公积金中心", "liaison");
  reader = ground.of("呼和浩特市测试住房公积金中心", "liaison");
}, 60_000);
afterAll(() => ground.database.close());

const desk = () => ground.sharedData;
const holding = (text: string) => columnsHolding(ground.database.owner, text);
const CELLS = ["shared_data.drop_row.cells"];

const HEAD = "身份证号,姓名,月缴存额,缴存起始日,状态,联系电话,密语";
const PHONE = "04725550011";
/** Two whom the first grant's condition opens, and one whom it does not. */
const FILE = [
  HEAD,
  `${SUBJECTS[0]},植入某甲,1200,2020-03-01,正常,${PHONE},列中密语`,
  `${SUBJECTS[1]},植入某乙,900,2021-05-01,正常,04725550022,列中密语`,
  `${SUBJECTS[2]},植入某丙,800,2019-01-01,销户,04725550033,列中密语`,
].join("\n");

const upload = (grant: Grant, day = "2026-11-23") =>
  uploadDrop(
    ground.at(new Date(`${day}T02:00:00Z`)).sharedData,
    grant.resourceId,
    { name: "缴存.csv", bytes: Buffer.from(FILE), confirmInternal: false },
    provider,
  );
const read = (grant: Grant, items: readonly string[], subject: string = SUBJECTS[0]) =>
  readPerson(
    desk(),
    { grantId: grant.id, purpose: grant.purposes[0] ?? "", caseNumber: "呼2026-000123", subject, items },
    reader,
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
  );
const prune = (day: string) =>
  pruneDrops({ ...desk(), now: () => new Date(`${day}T16:10:00Z`) })(null, {
    signal: new AbortController().signal,
  });

test("（四） of a provider's file only the columns and rows are kept that an open grant needs, and they go with it", async () => {
  const grant = await addGrant(ground);
  const { resourceId } = grant;
  expect(await upload(grant)).toMatchObject({ rows: 3, kept: 2 });
  for (const unneeded of ["列中密语", PHONE, "植入某丙", SUBJECTS[2]])
    expect(await holding(unneeded)).toEqual([]);
  expect(await holding("植入某甲")).toEqual(CELLS);
  const answer = await read(grant, ["姓名", "月缴存额"]);
  expect(answer.rows).toEqual([{ 姓名: "植***", 月缴存额: "1200" }]);

  // A second grant, for which a column and a row were not kept: it is told so, and never that nobody is known.
  const later = await addGrant(
    ground,
    { resourceId, items: [{ name: "联系电话", mask: "none" }], rows: [], until: "2026-12-10" },
    [],
  );
  await ground.database.app`
    delete from shared_data.source_drop where resource_id = ${resourceId} and file_name = '测试.csv' and row_count = 0`;
  expect(await codeOf(read(later, ["联系电话"], SUBJECTS[2]))).toBe("source-outdated");
  expect((await read(grant, ["月缴存额"])).rows).toEqual([{ 月缴存额: "1200" }]);
  const shown = async () =>
    (await listSources(desk(), provider)).find((each) => each.resourceId === resourceId)?.drop;
  expect(await shown()).toMatchObject({ rows: 3, kept: 2, outdated: true });
  expect(await upload(grant)).toMatchObject({ kept: 3 });
  expect(await shown()).toMatchObject({ kept: 3, outdated: false });
  expect((await read(later, ["联系电话"], SUBJECTS[2])).rows).toEqual([{ 联系电话: "04725550033" }]);
  // Of whom only the second grant opens, only what it opens is kept.
  expect(await holding("植入某丙")).toEqual([]);

  // The second ends by its day, the first by an act.
  await prune("2026-12-11");
  for (const gone of [PHONE, "04725550033", SUBJECTS[2]]) expect(await holding(gone)).toEqual([]);
  expect((await read(grant, ["姓名"])).rows).toEqual([{ 姓名: "植***" }]);
  await changeGrant(ground, grant, { status: "terminated" });
  await prune("2026-12-12");
  for (const gone of ["植入某甲", "植入某乙", SUBJECTS[0], SUBJECTS[1]])
    expect(await holding(gone)).toEqual([]);

  // What was read is proved without the rows; nothing is kept for nobody.
  const [receipt] = await receiptsOf(ground, grant);
  expect(receipt?.digest).toBe(sha256(`${answer.seal}\n${canonicalJson(answer.rows)}`).toString("hex"));
  const [drop] = await ground.database.app<{ digest: string }[]>`
    select digest from shared_data.source_drop where resource_id = ${resourceId} order by number desc limit 1`;
  expect(drop?.digest).toBe(sha256(Buffer.from(FILE)).toString("hex"));
  expect(await codeOf(upload(grant, "2026-12-13"))).toBe("unneeded");
});

test("（四） rows from before drops were narrowed are narrowed at night", async () => {
  const grant = await addGrant(ground, {}, [
    {
      身份证号: SUBJECTS[0],
      姓名: "旧甲",
      月缴存额: "1",
      缴存起始日: "2020-01-01",
      状态: "正常",
      旧列: "旧列密语",
    },
    {
      身份证号: SUBJECTS[1],
      姓名: "旧乙",
      月缴存额: "1",
      缴存起始日: "2020-01-01",
      状态: "销户",
      旧列: "旧列密语",
    },
  ]);
  expect(await holding("旧列密语")).toEqual(CELLS);
  await prune("2026-11-23");
  expect([await holding("旧列密语"), await holding("旧乙"), await holding("旧甲")]).toEqual([[], [], CELLS]);
  expect((await read(grant, ["月缴存额"])).rows).toEqual([{ 月缴存额: "1" }]);
});
