import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { sheetOf } from "../../../../../test/support/sheet.ts";
import type { FailureError } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { extractDocument } from "../../../../platform/documents/extract.ts";
import { readFilledSheets } from "../../../../platform/documents/sheet-rows.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { proposeItemMapping } from "../../item-import/item-columns.ts";
import { readItems } from "../../item-import/read-items.ts";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import type { StandardAct } from "../../domain/standards/standard.ts";
import type { Desk } from "../desk.ts";
import { itemImporter } from "../../item-import/store.ts";
import { beginBundle, bundleDetail, listBundles, actOnBundle, tryBundle } from "./bundles.ts";
import { beginChain, chainDetail } from "./chains.ts";
import { AT_ONCE } from "../../../../platform/exports/long.ts";
import { comparedDetail, comparisonFile, listComparison } from "./comparison-lists.ts";
import { verifyOneService } from "../evidence.ts";
import { indicatorsOf } from "../indicators.ts";
import { decidePairing, listProposals } from "./pairing-decisions.ts";
import { standardFile } from "./standard-papers.ts";
import { actOnStandard, complianceNow, listStandards, proposeStandard, standardDetail } from "./standards.ts";

let ground: ServicesGround;
let desk: Desk;
const officers = new Map<string, Caller>();
const officer = (city: string): Caller => officers.get(city) as Caller;

const HEAD = [
  "事项名称",
  "基本编码",
  "实施编码",
  "事项类型",
  "承诺办结时限",
  "法定办结时限",
  "到办事现场次数",
  "办理形式",
  "是否收费",
  "审批结果名称",
  "材料名称",
];
const row = (name: string, code: string, days: string, papers: string, visits = "1"): string[] => [
  name,
  code,
  `I${code}${name}`,
  "行政许可",
  days,
  "20个工作日",
  visits,
  "窗口办理",
  "否",
  `${name}证`,
  papers,
];

async function enter(city: string, ...rows: string[][]): Promise<void> {
  const upload = { name: "清单.xlsx", bytes: await sheetOf([HEAD, ...rows]) };
  const { id } = await itemImporter.receive(desk, city, upload, { confirmInternal: false }, officer(city));
  await itemImporter.apply(desk, id, { mode: "all" }, officer(city));
}

const EACH = { page: 1, size: 50 };
const key = () => randomUUID();
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: FailureError) => error.failure.code,
  );

beforeAll(async () => {
  ground = await openServices();
  desk = ground.oneService;
  for (const { code, full } of CITIES) officers.set(code, ground.of(`${full}测试数据局`, "data-officer"));
  for (const [at, { code }] of CITIES.entries())
    await enter(
      code,
      row("取水许可", "000100000001", `${5 + 3 * at}个工作日`, "申请书", String(Math.min(at, 2))),
      ...(at < 2 ? [row("采矿许可", "000100000002", "15个工作日", "地质资料")] : []),
      ...(at === 3 ? [row("采矿许可", "", "20个工作日", "地质资料")] : []),
    );
}, 60_000);
afterAll(() => ground.database.close());

const act = (state: StandardDetail, asked: StandardAct, who: Caller, version = state.version) =>
  actOnStandard(desk, state.id, { version, key: key(), act: asked }, who);
const agreeAll = (detail: StandardDetail): StandardAct => ({
  type: "agree",
  items: detail.state.items.map(({ key: item, revision }) => ({ key: item, revision })),
});

/** A list of one item that all four cities agreed to. */
async function agreed(supersedes: string | null = null): Promise<StandardDetail> {
  const baotou = officer("150200");
  const { id } = await proposeStandard(
    desk,
    { key: key(), title: "测试共同清单", note: "", supersedes, keys: ["000100000001"] },
    baotou,
  );
  let detail = await standardDetail(desk, id, baotou);
  for (const { code } of CITIES) detail = await act(detail, agreeAll(detail), officer(code));
  return detail;
}
const ISSUE: StandardAct = { type: "issue", on: "2026-11-20", docNumber: "测试〔2026〕1号" };

describe("（四）comparing what four cities imported", () => {
  it("lists groups with who is slowest, narrows them, and shows one side by side", async () => {
    const all = await listComparison(desk, {}, EACH);
    expect(all.totals).toMatchObject({ items: 7, commonTo: { 4: 1, 2: 1, 1: 1 }, loose: 1 });
    expect(all.rows[0]).toMatchObject({
      key: "000100000001",
      slowest: ["150900"],
      common: { promisedDays: 5 },
    });
    expect((await listComparison(desk, { q: "采矿" }, EACH)).total).toBe(2);
    expect((await listComparison(desk, { slowest: "150900", commonTo: 4 }, EACH)).total).toBe(1);
    const { group, reasons } = await comparedDetail(desk, "000100000001");
    expect(group.savings.map(({ days }) => days)).toEqual([0, 3, 6, 9]);
    expect(reasons.promisedDays.en).toContain("Hohhot");
    expect(await codeOf(comparedDetail(desk, "没有"))).toBe("not-found");
    const file = await comparisonFile(desk, {}, AT_ONCE);
    expect((await readFilledSheets(file.bytes, file.name)).ok).toBe(true);
  });

  it("remembers that a person paired an item without a code, over the next import, in the trail", async () => {
    const [pair, ...others] = (await listProposals(desk, EACH)).rows;
    expect(others).toEqual([]);
    // One pair shows that both orders are read; what they do is the one way of all lists.
    for (const sort of ["name", "likeness"] as const)
      expect((await listProposals(desk, { ...EACH, sort, reversed: true })).rows).toEqual([pair]);
    expect(pair).toMatchObject({ looseCity: "150900", targetKey: "000100000002", likeness: 1 });
    const asked = { looseKey: pair?.looseKey ?? "", targetKey: pair?.targetKey ?? "" };
    expect(
      await codeOf(decidePairing(desk, { ...asked, targetKey: "X", verdict: "same" }, officer("150100"))),
    ).toBe("not-found");
    await decidePairing(desk, { ...asked, verdict: "same" }, officer("150100"));
    const joined = await comparedDetail(desk, "000100000002");
    expect(joined.group.cities.map(({ city }) => city)).toEqual(["150100", "150200", "150900"]);
    await enter("150900", row("采矿许可", "", "18个工作日", "地质资料"));
    const again = await comparedDetail(desk, "000100000002");
    expect(again.group.cities.at(-1)?.promised?.median).toBe(18);
    expect((await listProposals(desk, EACH)).total).toBe(0);
    const [trail] = await desk.sql`select action from platform.audit where action = 'one-service.pair-items'`;
    expect(trail).toBeDefined();
  });
});

describe("（四）a common list from proposal to what is still to be changed", () => {
  it("takes the answers of four cities that looked at the same version, and is issued once", async () => {
    const baotou = officer("150200");
    const { id } = await proposeStandard(
      desk,
      { key: key(), title: "同时表态", note: "", supersedes: null, keys: ["000100000001"] },
      baotou,
    );
    const seen = await standardDetail(desk, id, baotou);
    expect(await codeOf(act(seen, ISSUE, baotou))).toBe("still-open");
    const [item] = seen.state.items;
    const comment = { type: "comment", key: item?.key ?? "", text: "请再议" } as const;
    const { history } = await act(seen, comment, officer("150600"));
    expect(history[0]?.sentence.zh).toBe(`鄂尔多斯就“${item?.fields.name}”提出意见`);
    await Promise.all(CITIES.map(({ code }) => act(seen, agreeAll(seen), officer(code))));
    const now = await standardDetail(desk, id, baotou);
    expect(await codeOf(act(now, ISSUE, officer("150600")))).toBe("forbidden");
    const issued = await act(now, ISSUE, baotou);
    expect(issued.state.stage).toBe("issued");
    expect(issued.history).toHaveLength(7);
  });

  it("says in its history which item was taken back into it, and verification agrees that it was", async () => {
    const detail = await agreed();
    const lead = officer("150200");
    const [item] = detail.state.items;
    const [name, of] = [item?.fields.name, item?.key ?? ""];
    const without = await act(detail, { type: "leave-out", key: of, reason: "暂缓" }, lead);
    const whole = await act(without, { type: "take-back", key: of }, lead);
    expect(whole.state.items[0]?.leftOut).toBeNull();
    expect(whole.history.slice(0, 2).map(({ sentence }) => sentence.zh)).toEqual([
      `恢复列入“${name}”`,
      `暂不列入“${name}”：暂缓`,
    ]);
    expect((await verifyOneService(desk)).differing).toEqual([]);
  });

  it("is issued, or objected to, where both come at once: never over an objection", async () => {
    const detail = await agreed();
    const [item] = detail.state.items;
    const objection = {
      type: "object",
      key: item?.key ?? "",
      revision: item?.revision ?? 0,
      reason: "材料不能减",
    } as const;
    const both = await Promise.all([
      codeOf(act(detail, ISSUE, officer("150200"))),
      codeOf(act(detail, objection, officer("150600"))),
    ]);
    expect(both.filter((code) => code === "done")).toHaveLength(1);
    const { state } = await standardDetail(desk, detail.id, officer("150200"));
    expect([state.stage, state.items[0]?.answers["150600"]?.kind]).toEqual(
      both[0] === "done" ? ["issued", "agree"] : ["negotiating", "object"],
    );
  });

  it("shows afterwards who still has to change what, and exports paper and sheet that the reader of items reads", async () => {
    const detail = await agreed();
    const { id } = await act(detail, ISSUE, officer("150200"));
    const [item] = (await complianceNow(desk, id)).rows;
    const status = Object.fromEntries((item?.cities ?? []).map((city) => [city.city, city]));
    expect(status["150100"]).toMatchObject({ status: "meets" });
    expect(status["150900"]?.gaps).toContainEqual({ field: "promisedDays", own: 14, wanted: 5 });
    const paper = await standardFile(desk, id, "docx");
    const read = await extractDocument(paper.bytes, paper.name);
    const text = read.ok ? read.value.text : "";
    for (const words of ["测试〔2026〕1号", "取水许可", "5 个工作日"]) expect(text).toContain(words);
    const sheet = await standardFile(desk, id, "xlsx");
    const sheets = await readFilledSheets(sheet.bytes, sheet.name);
    if (!sheets.ok) throw new Error(sheets.failure.sentence.en);
    const { items } = readItems(sheets.value, proposeItemMapping(sheets.value), { city: "150200" });
    expect(items.map(({ item: each }) => each)).toMatchObject([
      {
        name: "取水许可",
        catalogCode: "000100000001",
        promised: { value: 5, unit: "working-day" },
        materials: [{ name: "申请书" }],
      },
    ]);
  });

  it("ends the list that it replaces when it is issued", async () => {
    const first = await act(await agreed(), ISSUE, officer("150200"));
    const second = await act(
      await agreed(first.id),
      { ...ISSUE, docNumber: "测试〔2026〕2号" },
      officer("150200"),
    );
    const before = await standardDetail(desk, first.id, officer("150200"));
    expect(before.state).toMatchObject({ stage: "superseded", supersededBy: second.id });
    const { rows } = await listStandards(desk, { stage: "superseded" }, officer("150200"));
    expect(rows.map(({ id }) => id)).toContain(first.id);
  });

  it("counts for measure four what is common, what it would save and what was issued", async () => {
    const found = Object.fromEntries(
      (await indicatorsOf(desk, 4, "2026-11-27")).map((each) => [each.id, each]),
    );
    expect(found["one-service.items-common"]).toMatchObject({ value: 1, measure: 4, standing: "computed" });
    expect(found["one-service.days-saved"]?.value).toBeGreaterThanOrEqual(18);
    expect(found["one-service.standard-items"]).toMatchObject({ value: 1 });
  });
});

describe("（四）bundles and chains on the cities' items", () => {
  const steps = [
    { id: "a", name: "取水许可", code: "000100000001", after: [] as string[] },
    { id: "b", name: "采矿许可", code: "000100000002", after: ["a"] },
  ];

  it("makes one form of a bundle, and shows the hall only what is published", async () => {
    const content = {
      title: "开矿一件事",
      lifeEvent: "想开一个矿",
      serves: "enterprise" as const,
      note: "",
      items: steps.map((step) => ({ ...step, city: step.id === "a" ? "150200" : null })),
    };
    const { id, version } = await beginBundle(desk, { key: key(), content }, officer("150200"));
    const { form } = await bundleDetail(desk, id, officer("150200"));
    expect(form).toMatchObject({ separately: 2, days: { low: 23, high: 23 }, unknownItems: [] });
    expect(await listBundles(desk.sql)).toEqual([]);
    const publish = { version, key: key(), act: { type: "publish" } as const };
    expect(await codeOf(actOnBundle(desk, id, publish, officer("150100")))).toBe("forbidden");
    await actOnBundle(desk, id, { ...publish, key: key() }, officer("150200"));
    expect(await listBundles(desk.sql)).toMatchObject([
      { id, title: "开矿一件事", items: [{ id: "a" }, { id: "b" }] },
    ]);
    const without = { ...content, items: content.items.map((item) => ({ ...item, city: "150600" })) };
    expect((await tryBundle(desk, content, officer("150200"))).cities).toContainEqual({
      city: "150600",
      missing: ["采矿许可"],
    });
    const { cities } = await tryBundle(desk, without, officer("150200"));
    expect(cities.map(({ missing }) => missing)).toEqual(cities.map(() => ["采矿许可"]));
    expect(await listBundles(desk.sql)).toMatchObject([{ items: [{ city: "150200" }, { city: null }] }]);
  });

  it("gives a chain's days in each city and on the issued list, in bounds where a city lacks a step", async () => {
    const content = {
      title: "矿山链",
      industry: "rare-earths" as const,
      projectType: "新建矿山",
      source: "",
      steps,
    };
    const { id } = await beginChain(desk, { key: key(), content }, officer("150200"));
    const { paths, links } = await chainDetail(desk, id, officer("150200"));
    const of = (by: string) => paths.find((path) => path.by === by)?.path;
    expect(of("150100")).toMatchObject({ low: 20, high: 20 });
    expect(of("150600")).toMatchObject({ low: 11, high: null, unknown: ["采矿许可"] });
    expect(of("common")).toMatchObject({ low: 20 });
    expect(links["a"]).toEqual({ key: "000100000001", from: "issued" });
    const ring = {
      ...content,
      steps: steps.map((step) => ({ ...step, after: [step.id === "a" ? "b" : "a"] })),
    };
    expect(await codeOf(beginChain(desk, { key: key(), content: ring }, officer("150200")))).toBe("cycle");
  });
});
