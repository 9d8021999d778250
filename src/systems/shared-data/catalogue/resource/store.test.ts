import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wholeContent } from "../../../../../test/support/catalogue.ts";
import { type CatalogueHands, catalogueHands } from "../../../../../test/support/catalogue-hands.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { assessmentFile, beginResource, resources } from "./store.ts";
import { decideDuplicate, listDuplicates } from "../duplicate/store.ts";
import { indicatorsOf } from "../../store/indicators.ts";
import { beginLibrary, libraries } from "../library/store.ts";
import { listCatalogue } from "./store-list.ts";
import { acknowledgeNotice, listNotices } from "./store-notices.ts";
import { listSuppliers } from "./store-published.ts";

const BAOTOU = "包头市测试住房公积金中心";
const ORDOS = "鄂尔多斯市测试住房公积金中心";

let ground: ServicesGround;
let hands: CatalogueHands;
beforeAll(async () => {
  ground = await openServices();
  hands = catalogueHands(ground);
}, 60_000);
afterAll(() => ground.database.close());

const desk = () => ground.sharedData;
const liaison = (unit: string): Caller => hands.liaison(unit);
const head = (unit: string): Caller => hands.head(unit);
const officer = (city?: string): Caller => hands.officer(city);

async function refusal(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return "done";
  if (error instanceof FailureError) return error.failure.code;
  throw error;
}

const act: CatalogueHands["act"] = (...asked) => hands.act(...asked);
const assess: CatalogueHands["assess"] = (...asked) => hands.assess(...asked);
const publish: CatalogueHands["publish"] = (...asked) => hands.publish(...asked);

async function grant(resourceId: string, requester: string): Promise<void> {
  const id = randomUUID();
  const sql = desk().sql;
  await sql`insert into shared_data.record ${sql({ id, kind: "request", regionCode: "150200", version: 1, title: "", status: "", day: null, until: null, unitIds: [], measureIds: [], sample: false, reported: false, searchText: "", state: sql.json({}), begunAt: new Date(), begunBy: "", changedAt: new Date(), changedBy: "" })}`;
  await sql`insert into shared_data.grant_now ${sql({
    id,
    regionCode: "150200",
    version: 1,
    resourceId,
    providerId: ground.unit(BAOTOU).id,
    requesterId: ground.unit(requester).id,
    status: "active",
    validFrom: "2026-11-01",
    validUntil: "2027-11-01",
    sample: false,
    state: sql.json({ purposes: ["核验"] }),
  })}`;
}

test("（四） a draft is its unit's and its officer's alone; published it is everybody's, without who signed", async () => {
  const content = wholeContent({ code: "306001/0101", name: "草稿", providerId: ground.unit(BAOTOU).id });
  const { id } = await beginResource(desk(), { key: randomUUID(), content }, liaison(BAOTOU));
  expect(await refusal(resources.open(desk(), id, liaison(ORDOS)))).toBe("not-found");
  const seen = async (caller: Caller) =>
    (await listCatalogue(desk(), { class: "306001" }, { page: 1, size: 50 }, caller)).rows.some(
      (row) => row.id === id,
    );
  expect([await seen(liaison(BAOTOU)), await seen(officer()), await seen(liaison(ORDOS))]).toEqual([
    true,
    true,
    false,
  ]);
  await assess(id, BAOTOU);
  await act(id, { type: "approve" }, head(BAOTOU));
  await act(id, { type: "submit" }, liaison(BAOTOU));
  expect(
    (await listCatalogue(desk(), { mine: "waiting" }, { page: 1, size: 50 }, officer())).rows.map(
      (row) => row.id,
    ),
  ).toContain(id);
  await act(id, { type: "publish", basisRank: null }, officer());
  const outside = await resources.open(desk(), id, liaison(ORDOS));
  expect(outside).toMatchObject({
    inside: false,
    users: [],
    notices: [],
    files: [],
    state: { status: "published", draftedBy: "", versions: [{ publishedBy: "" }] },
  });
  expect(JSON.stringify(outside)).not.toContain(head(BAOTOU).actor?.displayName);
  const digest = outside.state.assessments.secrecy?.file.digest ?? "";
  expect(await refusal(assessmentFile(desk(), id, digest, liaison(ORDOS)))).toBe("not-found");
  expect(await refusal(assessmentFile(desk(), id, digest, liaison(BAOTOU)))).toBe("done");
});

const draftNamed = (name: string) =>
  beginResource(
    desk(),
    {
      key: randomUUID(),
      content: wholeContent({ code: "306002/0007", name, providerId: ground.unit(BAOTOU).id }),
    },
    liaison(BAOTOU),
  );

test("（四） a code is given once, also to two at a time, and the refusal names the next free one", async () => {
  const outcomes = await Promise.allSettled([draftNamed("甲"), draftNamed("乙")]);
  const refused = outcomes.flatMap((each) =>
    each.status === "rejected" && each.reason instanceof FailureError ? [each.reason.failure] : [],
  );
  expect(refused.map(({ code }) => code)).toEqual(["code-taken"]);
  expect(refused[0]?.sentence.zh).toContain("306002/0008");
});

test("（四） units that use a resource are told of its revision and withdrawal until they acknowledge it, others are not", async () => {
  const id = await publish(BAOTOU, { code: "306003/0001", name: "变更告知" });
  await grant(id, ORDOS);
  await act(
    id,
    { type: "revise", cause: "duty", reason: "新增业务", changedOn: "2026-11-20" },
    liaison(BAOTOU),
  );
  const { content } = (await resources.open(desk(), id, liaison(BAOTOU))).state;
  const items = [
    ...content.items,
    {
      name: "账户余额",
      code: "YE",
      type: "decimal",
      length: 14,
      sensitivity: "sensitive",
      key: false,
    } as const,
  ];
  await act(id, { type: "edit", content: { ...content, items } }, liaison(BAOTOU));
  await assess(id, BAOTOU);
  await act(id, { type: "approve" }, head(BAOTOU));
  await act(id, { type: "submit" }, liaison(BAOTOU));
  expect(await listNotices(desk(), liaison(ORDOS))).toEqual([]);
  await act(id, { type: "publish", basisRank: null }, officer());
  const [notice] = await listNotices(desk(), liaison(ORDOS));
  expect(notice).toMatchObject({ change: "revised", version: 2, acknowledgedAt: null });
  expect(notice?.summary.zh).toContain("新增数据项 账户余额");
  expect(await refusal(acknowledgeNotice(desk(), notice?.id ?? "", liaison(BAOTOU)))).toBe("not-found");
  await acknowledgeNotice(desk(), notice?.id ?? "", liaison(ORDOS));
  await act(id, { type: "withdraw", reason: "职责划转" }, officer());
  const told = await listNotices(desk(), liaison(ORDOS));
  expect(told.map(({ change, acknowledgedAt }) => [change, acknowledgedAt === null])).toEqual([
    ["withdrawn", true],
    ["revised", false],
  ]);
  expect((await listSuppliers(desk())).some(({ resourceId }) => resourceId === id)).toBe(false);
});

test("（四） a library shows no item that its resources do not share, and loses what they lose", async () => {
  const id = await publish(BAOTOU, { code: "306004/0001", name: "库用目录" });
  const unit = ground.unit(BAOTOU);
  const content = {
    name: "异地业务专题库",
    sort: "special",
    themeClass: null,
    purpose: "核验",
    unitId: unit.id,
    unitName: unit.name,
    regionCode: "150200",
    until: "2026-12-31",
  } as const;
  const begin = (items: readonly string[]) =>
    beginLibrary(
      desk(),
      { key: randomUUID(), content: { ...content, parts: [{ resourceId: id, items }] } },
      liaison(BAOTOU),
    );
  expect(await refusal(begin(["缴存状态", "不存在的项"]))).toBe("part-unknown");
  const library = await begin(["缴存状态"]);
  expect(await refusal(libraries.open(desk(), library.id, liaison(ORDOS)))).toBe("not-found");
  await libraries.act(
    desk(),
    library.id,
    { version: 1, key: randomUUID(), act: { type: "publish" } },
    officer(),
  );
  expect((await libraries.open(desk(), library.id, liaison(ORDOS))).shown).toMatchObject([
    { items: ["缴存状态"], missing: [] },
  ]);
  await act(id, { type: "withdraw", reason: "停办" }, officer());
  expect((await libraries.open(desk(), library.id, liaison(ORDOS))).shown).toMatchObject([
    { resource: null, items: [], missing: ["缴存状态"] },
  ]);
});

test("（四） a changed library keeps its unit; libraries that end first come first, and are narrowed by sort", async () => {
  const begin = (name: string, sort: "theme" | "special", until: string | null) =>
    beginLibrary(
      desk(),
      {
        key: randomUUID(),
        content: {
          name,
          sort,
          until,
          themeClass: sort === "theme" ? "203" : null,
          purpose: "核验",
          unitId: ground.unit(BAOTOU).id,
          parts: [],
        },
      },
      liaison(BAOTOU),
    );
  await begin("长期主题库", "theme", null);
  const later = await begin("晚到期专题库", "special", "2027-12-31");
  await begin("早到期专题库", "special", "2026-10-31");
  const { version, state } = await libraries.open(desk(), later.id, liaison(BAOTOU));
  const { unitId: _, unitName, regionCode, ...asked } = state.content;
  const edit = { type: "edit", content: { ...asked, purpose: "改用于复核" } } as const;
  await libraries.act(desk(), later.id, { version, key: randomUUID(), act: edit }, liaison(BAOTOU));
  const changed = await libraries.open(desk(), later.id, liaison(BAOTOU));
  expect(changed.state.content).toEqual({ ...state.content, purpose: "改用于复核" });
  expect([unitName, regionCode]).toEqual([BAOTOU, "150200"]);
  const named = async (filter: { sort?: string; status?: string; q?: string }, who = liaison(BAOTOU)) =>
    (await libraries.list(desk(), { status: "drafting", ...filter }, { page: 1, size: 50 }, who)).rows.map(
      ({ name }) => name,
    );
  expect(await named({})).toEqual(["早到期专题库", "晚到期专题库", "长期主题库"]);
  expect(await named({ sort: "special" })).toEqual(["早到期专题库", "晚到期专题库"]);
  expect(await named({ q: "复核" })).toEqual(["晚到期专题库"]);
  expect(await named({}, officer())).toHaveLength(3);
  expect(await named({}, liaison(ORDOS))).toEqual([]);
});

test("（四） likely duplicates of two cities are asked about; one lead source across cities is the region's to name", async () => {
  const items = ["身份证号", "婚姻状况", "登记日期", "登记机关"].map(
    (name) =>
      ({
        name,
        code: "",
        type: "text",
        length: null,
        sensitivity: "personal",
        key: name === "身份证号",
      }) as const,
  );
  const [left, right] = [
    await publish(BAOTOU, { code: "101002/0001", name: "包头市婚姻登记信息", items }),
    await publish(ORDOS, { code: "301001/0001", name: "婚姻登记信息", items: items.slice(0, 3) }),
  ];
  const [pair] = (await listDuplicates(desk(), { state: "open" }, { page: 1, size: 50 }, officer())).rows;
  expect(await listDuplicates(desk(), { state: "open" }, { page: 2, size: 1 }, officer())).toMatchObject({
    total: 1,
    rows: [],
  });
  expect([pair?.left.id, pair?.right.id].toSorted()).toEqual([left, right].toSorted());
  expect(pair).toMatchObject({
    mayDecide: ["parallel", "different"],
    proposedLead: { unitId: ground.unit(BAOTOU).id },
  });
  const same = {
    key: randomUUID(),
    decision: null,
    left,
    right,
    found: "same",
    leadUnitId: ground.unit(BAOTOU).id,
    note: "",
  } as const;
  expect(await refusal(decideDuplicate(desk(), same, officer()))).toBe("forbidden");
  // Two decide at once, each on a page on which nobody had: one record, and the other is told who was first.
  const region = ground.of("自治区测试数据局", "data-officer");
  const both = await Promise.allSettled([
    decideDuplicate(desk(), same, region),
    decideDuplicate(desk(), { ...same, key: randomUUID(), left: right, right: left }, region),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const late = both.find((each) => each.status === "rejected");
  expect(late?.reason).toMatchObject({ failure: { code: "stale" } });
  const [kept] = await desk().sql`
    select count(*) as records, min(id::text) as id from shared_data.record where kind = 'duplicate'`;
  expect(kept?.["records"]).toBe(1);
  // Asked again with an answer that was lost, or on an old page.
  const first = both[0]?.status === "fulfilled" ? same : { ...same, left: right, right: left };
  expect(await refusal(decideDuplicate(desk(), { ...first, key: randomUUID() }, region))).toBe("stale");
  expect((await resources.open(desk(), right, liaison(ORDOS))).leadDecision).toMatchObject({
    unitName: BAOTOU,
  });
  expect((await listDuplicates(desk(), { state: "open" }, { page: 1, size: 50 }, officer())).rows).toEqual(
    [],
  );
});

const value = async (day: string, id: string) =>
  (await indicatorsOf(desk(), 4, day)).find((each) => each.id === `shared-data.${id}`)?.value;

test("（四） figures count what is in force on their day", async () => {
  expect(await value("2026-11-22", "resources-conditional")).toBe(0);
  expect(await value("2026-11-23", "resources-conditional")).toBe(3);
  expect(await value("2026-11-23", "resources-assessed")).toBe(100);
  expect(await value("2026-11-23", "days-to-publish")).toBe(0);
});

test("（四） sorted by status, the catalogue tells nobody outside what is being revised", async () => {
  const listed = async (reversed: boolean) =>
    (
      await listCatalogue(desk(), {}, { page: 1, size: 50 }, liaison(ORDOS), { sort: "status", reversed })
    ).rows.map(({ id, status }) => `${id} ${status}`);
  const before = [await listed(false), await listed(true)];
  const own = ground.unit(BAOTOU).id;
  const [published] = await desk().sql<{ id: string }[]>`
    select id from shared_data.resource_now where status = 'published' and unit_ids @> array[${own}]::uuid[]
    order by code limit 1`;
  const id = published?.id ?? "";
  await act(
    id,
    { type: "revise", cause: "duty", changedOn: "2026-11-23", reason: "职责调整" },
    liaison(BAOTOU),
  );
  expect((await resources.open(desk(), id, liaison(BAOTOU))).state.status).toBe("revising");
  expect([await listed(false), await listed(true)]).toEqual(before);
  expect(before[0]?.length).toBeGreaterThan(2);
});
