import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SUBJECTS } from "../../../../../test/support/exchange.ts";
import type { ServicesGround } from "../../../../../test/support/services.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Draft } from "../../domain/hall/hall-view.ts";
import type { Desk } from "../desk.ts";
import { checkApplication } from "./application.ts";
import { hallBundles } from "./bundles.ts";
import { addDraftFile, supplyDraft } from "./draft-files.ts";
import { beginDraft, eraseDraft, getDraft, listDrafts, saveDraft } from "./drafts.ts";
import { codeOf, DEPT, keepBundle, openHall, PNG } from "./fixtures/hall-ground.ts";
import { guidanceOf } from "./guidance.ts";
import { eventsWithItems, searchHall } from "./search-hall.ts";

let ground: ServicesGround;
let desk: Desk;
let citizen: Caller;
let other: Caller;
let ids: Map<string, string>;

beforeAll(async () => {
  ({ ground, desk, ids } = await openHall());
  citizen = await ground.applicant({ number: SUBJECTS[0], phone: "0472-5000000" });
  other = await ground.applicant({ number: "150102209903030031" });
});
afterAll(() => ground.database.close());

const baotou = (): string => ids.get("150200") ?? "";
const page = { page: 1, size: 20 };

const names = async (query: object): Promise<string[]> =>
  (await searchHall(desk, { ...query, ...page })).rows.map(({ name }) => name);

describe("（四）finding what to do", () => {
  it("finds an item by what people call it, as one card that says which cities decide it", async () => {
    const { rows, total } = await searchHall(desk, { q: "公积金取钱", ...page });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ name: "住房公积金提取（租房）", key: "002017", serves: ["person"] });
    expect(rows[0]?.offers.map(({ city }) => city)).toEqual(["150200", "150600"]);
  });

  it("finds by life event, city and whom an item serves, and nothing that is not in force", async () => {
    expect(await names({ event: "home" })).toEqual(["住房公积金提取（租房）"]);
    expect(await names({ event: "run" })).toEqual(["排污许可证核发"]);
    expect(await names({ city: "150100" })).toEqual(["排污许可证核发"]);
    expect(await names({ serves: "enterprise" })).toEqual(["排污许可证核发"]);
    expect(await names({ q: "%" })).toEqual([]);
    expect(await names({ q: "'; drop table x --" })).toEqual([]);
  });

  it("names the life events that have items, so that no tile leads to nothing", async () => {
    expect((await eventsWithItems(desk)).toSorted()).toEqual(["home", "run"]);
  });

  it("asks the index for words, so that fifty thousand items need no reading through", async () => {
    const { owner } = ground.database;
    await owner`
      insert into one_service.item (id, import_id, region_code, identity, name, item, sheet, rows, printed, materials, rules,
        errors, search_text, sample, imported_on, replaced_on)
      select md5('事项' || n)::uuid, import_id, '150900', n::text, '事项' || n, jsonb_build_object('name', '事项' || n), '1', '{1}',
        '{}', '{}', '{}', 0, '事项' || n, false, '2026-11-01', null
      from (select import_id from one_service.item limit 1) as one, generate_series(1, 4000) as n`;
    await owner`analyze one_service.item`;
    const plan = await owner`explain select id from one_service.item where replaced_on is null and hall_open
      and one_service.hall_tokens(search_text) @> ${["公积", "积金"]}::text[]`;
    await owner`delete from one_service.item where region_code = '150900'`;
    expect(JSON.stringify(plan)).toContain("item_hall_words");
  });

  it("guides: what shared data supplies is struck out with its source, and who decides never moves", async () => {
    const guidance = await guidanceOf(desk, baotou());
    expect(guidance.item).toMatchObject({ city: "150200", dept: DEPT });
    expect(guidance.materials.map(({ name, supplied }) => [name, supplied?.resource ?? null])).toEqual([
      ["居民身份证", ""],
      ["住房公积金缴存证明", "住房公积金缴存信息"],
      ["租房合同", null],
      ["提取申请表", null],
    ]);
    expect(guidance.others.map(({ city }) => city)).toEqual(["150600"]);
    expect(guidance.handling).toEqual(["online", "relayed"]);
    // Ordos has no grant: there the paper is asked, and it says that a resource holds it.
    const ordos = await guidanceOf(desk, ids.get("150600") ?? "");
    expect(ordos.materials[1]).toMatchObject({ supplied: null, heldBy: "住房公积金缴存信息" });
    expect(JSON.stringify(guidance)).not.toContain("printed");
  });
});

describe("（四）one's own form", () => {
  let draft: Draft;
  it("begins once, is one's own, and asks neither identity nor what the grant opens", async () => {
    draft = await beginDraft(desk, { item: baotou(), city: "150600" }, citizen);
    expect((await beginDraft(desk, { item: baotou() }, citizen)).id).toBe(draft.id);
    expect(draft.content.receivingCity).toBe("150600");
    expect(draft.fields.map(({ kind, id }) => `${kind} ${id.split(":")[1]}`)).toEqual([
      "known name",
      "known number",
      "known phone",
      "material 租房合同",
      "material 提取申请表",
      "supplied 居民身份证",
      "supplied 住房公积金缴存证明",
      "statement true",
    ]);
    expect(JSON.stringify(draft)).not.toContain(SUBJECTS[0]);
    expect(await codeOf(getDraft(desk, draft.id, other))).toBe("not-found");
    expect(await codeOf(eraseDraft(desk, draft.id, other))).toBe("not-found");
    expect(await listDrafts(desk, other)).toEqual([]);
    expect(await listDrafts(desk, citizen)).toMatchObject([
      { id: draft.id, itemIds: [baotou()], names: ["住房公积金提取（租房）"], city: "150600" },
    ]);
  });

  it("has shared data supply a paper: masked, with the receipt, for nobody whose identity was not checked", async () => {
    const field = draft.fields.find(
      ({ kind, label }) => kind === "supplied" && label.zh.startsWith("住房公积金"),
    );
    draft = await supplyDraft(desk, draft.id, field?.id ?? "", citizen);
    expect(draft.supplies).toHaveLength(1);
    expect(draft.supplies[0]?.receipt).toBeGreaterThan(0);
    expect(JSON.stringify(draft.supplies)).not.toContain(SUBJECTS[0]);
    const [kept] = await desk.sql<{ caseNumber: string }[]>`
      select after ->> 'number' as case_number from platform.audit where action = 'one-service.draft-supply'`;
    expect(kept?.caseNumber).toBe(draft.number);
    const identityField = draft.fields.find(({ id }) => id.endsWith("居民身份证"));
    expect(await codeOf(supplyDraft(desk, draft.id, identityField?.id ?? "", citizen))).toBe("not-supplied");
    // The grant's calls of a day are the unit's: nobody uses them up with one form.
    for (let time = 1; time < 20; time++) await supplyDraft(desk, draft.id, field?.id ?? "", citizen);
    expect(await codeOf(supplyDraft(desk, draft.id, field?.id ?? "", citizen))).toBe("too-many");
  });

  it("takes documents only, each for a paper that may be uploaded", async () => {
    const add = (field: string, bytes: Buffer, caller = citizen) =>
      addDraftFile(desk, draft.id, { field, bytes, name: "../../合同.png", confirmInternal: false }, caller);
    expect(await codeOf(add("material:租房合同", Buffer.from("MZ\u0000\u0001program")))).toBe(
      "unsupported-type",
    );
    expect(
      await codeOf(add("material:租房合同", Buffer.from("<html><script>alert(1)</script></html>"))),
    ).toBe("unsupported-type");
    expect(await codeOf(add("material:提取申请表", PNG))).toBe("only-at-window");
    expect(await codeOf(add("known:name", PNG))).toBe("no-field");
    expect(await codeOf(add("material:租房合同", PNG, other))).toBe("not-found");
    draft = await add("material:租房合同", PNG);
    draft = await add("material:租房合同", PNG);
    expect(draft.files.map(({ field, name }) => [field, name])).toEqual([["material:租房合同", "合同.png"]]);
  });

  it("saves by itself and refuses an older window", async () => {
    const content = { ...draft.content, step: 2, ways: { "material:提取申请表": "window" as const } };
    const saved = await saveDraft(desk, draft.id, { version: draft.version, content }, citizen);
    expect(saved.content.step).toBe(2);
    expect(await codeOf(saveDraft(desk, draft.id, { version: draft.version, content }, citizen))).toBe(
      "stale",
    );
  });

  it("lets only a whole application of one's own through, with a checked identity", async () => {
    const paper = (field: string, way: "upload" | "window" | "supplied", files: Draft["files"] = []) => ({
      field,
      material: field.slice(field.indexOf(":") + 1),
      itemIds: [baotou()],
      way,
      files,
      supply: null,
    });
    const papers = [
      paper("material:租房合同", "upload", draft.files),
      paper("material:提取申请表", "window"),
    ];
    const whole = {
      itemIds: [baotou()],
      bundleId: null,
      receivingCity: "150600",
      answers: [],
      papers,
      delivery: { by: "online" as const, address: null, city: null },
      statements: draft.fields.filter(({ kind }) => kind === "statement").map(({ label }) => label.zh),
    };
    expect((await checkApplication(desk, whole, citizen)).identity.number).toBe(SUBJECTS[0]);
    const check = (change: object, caller = citizen) =>
      codeOf(checkApplication(desk, { ...whole, ...change }, caller));
    expect(await check({ statements: [] })).toBe("incomplete");
    expect(await check({ papers: papers.slice(1) })).toBe("incomplete");
    const [first] = draft.files;
    const stolen = paper("material:租房合同", "upload", first ? [{ ...first, digest: "f".repeat(64) }] : []);
    expect(await check({ papers: [stolen, ...papers.slice(1)] })).toBe("files-not-yours");
    // What the form does not say of itself: a licence nobody holds, another material, a paper twice.
    const [contract, form] = papers as [(typeof papers)[0], (typeof papers)[0]];
    const licence = { from: "licence", licenceId: baotou() };
    for (const forged of [
      [contract, { ...form, supply: licence }],
      [contract, form, { ...form, field: "supplied:无", way: "supplied", supply: { from: "identity" } }],
      [contract, { ...form, material: "租房合同" }],
      [contract, form, form],
    ])
      expect(await check({ papers: forged })).toBe("files-not-yours");
    await beginDraft(desk, { item: baotou() }, other);
    // Somebody else's file is not theirs, whoever knows its digest; and they have a telephone to give.
    expect(
      await check(
        { answers: [{ field: "question:phone", label: "联系电话", value: "0472-1234567" }] },
        other,
      ),
    ).toBe("files-not-yours");
    const unverified = await ground.applicant({
      number: "152602209902020025",
      verifiedOn: null,
      verifiedBy: null,
    });
    expect(await check({}, unverified)).toBe("identity-unverified");
    const firm = await ground.applicant({ kind: "enterprise", number: "91150200MA0000000W" });
    expect(await check({}, firm)).toBe("serves-others");
  });

  it("makes one form of a bundle, gone on with whichever city it is applied for in", async () => {
    const bundle = "00000000-0000-4000-8000-0000000000d1";
    await keepBundle(desk.sql, bundle);
    const found = async (q: string): Promise<string[]> =>
      (await hallBundles(desk, { q })).map(({ id }) => id);
    expect([await found("我想租房"), await found("一件事 租房"), await found("租房 结婚")]).toEqual([
      [bundle],
      [bundle],
      [],
    ]);
    const joint = await beginDraft(desk, { bundle, city: "150100" }, citizen);
    expect(joint.items.map(({ city }) => city)).toEqual(["150200", "150600"]);
    const rented = joint.fields.filter(({ label }) => label.zh === "租房合同");
    expect(rented).toMatchObject([{ kind: "material", itemIds: joint.items.map(({ id }) => id) }]);
    // Baotou's centre has a grant, that of Ordos none: the one reads it, the other must ask.
    const proof = joint.fields.filter(({ label }) => label.zh === "住房公积金缴存证明");
    expect(proof.map(({ kind }) => kind)).toEqual(["material", "supplied"]);
    expect((await beginDraft(desk, { bundle, city: "150900" }, citizen)).id).toBe(joint.id);
    await eraseDraft(desk, joint.id, citizen);
  });

  it("lets choose among the cities that list a whole bundle, and begins a form for each", async () => {
    const bundle = "00000000-0000-4000-8000-0000000000d2";
    await keepBundle(desk.sql, bundle, [null]);
    const brief = (await hallBundles(desk)).find(({ id }) => id === bundle);
    // Hohhot, the first of the four, lists no such item.
    expect(brief?.cities).toEqual(["150200", "150600"]);
    const begun = async (city?: string) => beginDraft(desk, { bundle, city }, citizen);
    expect((await begun()).items.map(({ city }) => city)).toEqual(["150200"]);
    const other = await begun("150600");
    expect(other.items.map(({ city }) => city)).toEqual(["150600"]);
    expect((await begun("150600")).id).toBe(other.id);
    expect(await codeOf(begun("150100"))).toBe("bundle-not-here");
    await eraseDraft(desk, other.id, citizen);
  });

  it("is erased with its files and readings", async () => {
    await eraseDraft(desk, draft.id, citizen);
    const left = await desk.sql`select 1 from one_service.draft_file where draft_id = ${draft.id}
      union all select 1 from one_service.draft_supply where draft_id = ${draft.id}`;
    expect(left).toHaveLength(0);
  });
});
