import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { extractDocument } from "../../../../platform/documents/extract.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { CaseForm } from "../../domain/cases/case-view.ts";
import { beginBundle } from "../standards/bundles.ts";
import { actOnCase, type CaseAsked } from "./act.ts";
import { beginCases, findBegun, getJoint } from "./begin.ts";
import { casePaper } from "./case-papers.ts";
import { caseDetail, jointDetail } from "./detail.ts";
import { keepCaseFile } from "./files.ts";
import { keepItem } from "./fixtures/kept-item.ts";
import { forgetPerson } from "./forget-person.ts";
import { indicatorsOf } from "../indicators.ts";
import { unitCases, windowCases } from "./lines.ts";
import { readForm } from "./readings.ts";
import { receiveAtWindow } from "./submit.ts";
import { verifyCases } from "./verify.ts";

let ground: ServicesGround;
let applicant: Caller;
let items: { fund: string; card: string };
const ORDOS = "150600";

beforeAll(async () => {
  ground = await openServices();
  applicant = await ground.applicant();
  const sql = ground.database.app;
  items = {
    fund: await keepItem(sql, {
      city: "150200",
      dept: "包头市测试住房公积金中心",
      name: "租房提取住房公积金",
    }),
    card: await keepItem(sql, { city: "150100", dept: "呼和浩特市测试人社局", name: "社会保障卡补领" }),
  };
}, 60_000);
afterAll(() => ground.database.close());

const person = { kind: "person", name: "测试申请人", number: "150204209901010019", phone: null } as const;

const formOf = (itemIds: readonly string[], receivingCity = ORDOS): CaseForm => ({
  itemIds,
  bundleId: null,
  receivingCity,
  applicant: person,
  answers: [],
  papers: ["租房合同", "收入情况说明"].map((material) => ({
    field: material,
    material,
    itemIds,
    way: "window",
    files: [],
    supply: null,
  })),
  delivery: { by: "online", address: null, city: null },
  statements: [],
});

async function begin(itemIds: readonly string[], key = randomUUID()) {
  const accountId = applicant.actor?.accountId ?? "";
  return beginCases(
    ground.oneService,
    { key, form: formOf(itemIds), applicant: { kind: "account", accountId }, window: null, files: [] },
    applicant,
  );
}

const clerk = () => ground.of("鄂尔多斯市测试政务服务中心", "window-clerk");
const handler = () => ground.of("包头市测试住房公积金中心", "liaison");

async function act(id: string, asked: CaseAsked, by: Caller) {
  const { version } = await caseDetail(ground.oneService, id, by);
  await actOnCase(ground.oneService, id, { version, key: randomUUID(), act: asked }, by);
  return caseDetail(ground.oneService, id, by);
}

const HAND_OVER = {
  type: "hand-over",
  sent: { kind: "post", carrier: "测试快递", tracking: "T1" },
  identityChecked: true,
  formallyComplete: true,
} as const;

async function signed(itemIds = [items.fund], by = handler()) {
  const { id } = await begin(itemIds);
  await act(id, HAND_OVER, clerk());
  const { state } = await caseDetail(ground.oneService, id, by);
  await act(id, { type: "accept", proof: state.handedOver?.proof ?? "" }, by);
  return id;
}

const DECIDED = {
  type: "decide",
  outcome: "approved",
  text: "符合条件",
  remedies: "",
  licence: null,
} as const;

describe("（四）a case from Ordos to Baotou and back", () => {
  it("is followed by its applicant to delivery at a window in Ordos, on one timeline", async () => {
    const id = await signed();
    const asked = await act(id, { type: "supplement", papers: ["租房合同"], text: "缺第二页" }, handler());
    expect(asked.clock.stopped).toBe("supplement");
    const file = { name: "合同第二页.txt", bytes: new TextEncoder().encode("第二页") };
    const { digest, name, size } = await keepCaseFile(ground.oneService, id, file, false, applicant);
    await act(
      id,
      { type: "supplemented", papers: [{ material: "租房合同", files: [{ digest, name, size }] }] },
      applicant,
    );
    await act(id, DECIDED, handler());
    await act(id, { type: "deliver", how: { kind: "window", regionCode: ORDOS } }, handler());
    const waiting = await windowCases(ground.oneService, { list: "to-deliver", page: 1, size: 50 }, clerk());
    expect(waiting.rows.map((row) => row.id)).toContain(id);
    await act(id, { type: "confirm-delivery" }, clerk());
    const done = await act(id, { type: "appraise", grade: 2, text: "等了两天" }, applicant);
    expect(done.steps.toReversed().map(({ place }) => place)).toEqual([
      "applicant",
      "receiving",
      "deciding",
      "deciding",
      "applicant",
      "deciding",
      "deciding",
      "window",
      "applicant",
    ]);
    expect(done.state.papers.find((paper) => paper.name === "租房合同")?.digests).toEqual([digest]);
    const answering = await unitCases(ground.oneService, { list: "to-answer", page: 1, size: 50 }, handler());
    expect(answering.rows.map((row) => [row.id, row.answerDue])).toContainEqual([id, "2026-11-30"]);
  });

  it("holds no word of the person in its acts or its row, and after erasure only digests", async () => {
    const id = await signed();
    await act(
      id,
      { ...DECIDED, outcome: "refused", text: "王某某不符合条件", remedies: "行政复议" },
      handler(),
    );
    const sql = ground.database.app;
    const [all] = await sql<{ text: string }[]>`
      select (select string_agg(act::text, '') from one_service.act where record_id = ${id})
        || (select state::text || title || search_text from one_service.record where id = ${id}) as text`;
    for (const secret of [person.name, person.number, "王某某"]) expect(all?.text).not.toContain(secret);
    await act(id, { type: "deliver", how: { kind: "online" } }, handler());
    await act(id, { type: "confirm-delivery" }, applicant);
    const inWork = await begin([items.fund]);
    const nobody = { actor: null, address: "127.0.0.1", requestId: "test" };
    const done = await forgetPerson(ground.oneService, person.number, nobody);
    expect(done).toMatchObject({ licences: 0 });
    expect([done.cases >= 1, done.inWork >= 1]).toEqual([true, true]);
    expect((await caseDetail(ground.oneService, id, applicant)).applicant).toBeNull();
    expect((await caseDetail(ground.oneService, inWork.id, applicant)).applicant).not.toBeNull();
    await expect(readForm(ground.oneService, id, handler())).rejects.toMatchObject({
      failure: { code: "erased" },
    });
    expect(await verifyCases(ground.oneService)).toMatchObject({ differing: [] });
  });

  it("shows its applicant each official who opened the form, and logs none of his own readings", async () => {
    const id = await signed();
    await readForm(ground.oneService, id, applicant);
    const form = await readForm(ground.oneService, id, handler());
    expect(form.applicant.number).toBe(person.number);
    const { readings } = await caseDetail(ground.oneService, id, applicant);
    expect(readings).toMatchObject([{ unitName: "包头市测试住房公积金中心", purpose: "办理本件" }]);
  });

  it("is begun once however often it is sent, under a number of its own", async () => {
    const key = randomUUID();
    const [first, second] = [await begin([items.fund], key), await begin([items.fund], key)];
    expect(second).toEqual(first);
    expect(await findBegun(ground.database.app, key, [items.fund], applicant)).toEqual(first);
    expect((await begin([items.fund])).number).not.toBe(first.number);
  });

  it("writes its papers only for steps that were taken", async () => {
    const id = await signed();
    const { bytes, name } = await casePaper(ground.oneService, id, "acceptance", applicant);
    const read = await extractDocument(bytes, name);
    expect(read.ok && read.value.text).toContain("租房提取住房公积金");
    expect(read.ok && read.value.text).not.toContain(person.number);
    await expect(casePaper(ground.oneService, id, "decision", applicant)).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
  });
});

const receive = (number: string, identitySeen = true) =>
  receiveAtWindow(
    ground.oneService,
    {
      key: randomUUID(),
      content: { ...formOf([items.fund]), applicant: { ...person, number } },
      identitySeen,
    },
    clerk(),
  );

describe("（四）a window", () => {
  it("receives for another city and for nobody whose document it did not see", async () => {
    const { id } = await receive("152602209902020025");
    const { state, applicant: who } = await caseDetail(ground.oneService, id, clerk());
    expect(state).toMatchObject({ stage: "received", mode: "relayed", atWindow: true });
    expect(state.deciding.unitName).toBe("包头市测试住房公积金中心");
    expect(who).toEqual({ name: "测****", number: "1526************25" });
    await expect(receive("152602209902020025", false)).rejects.toMatchObject({
      failure: { code: "identity-unseen" },
    });
    await expect(receive("152602209902020026")).rejects.toMatchObject({ failure: { code: "number-wrong" } });
  });
});

describe("（四）a case of several places", () => {
  it("is received once, decided by each place, and complete when the last child is over", async () => {
    const { id, joint } = await begin([items.fund, items.card]);
    expect(joint).toBe(true);
    const { children } = (await getJoint(ground.database.app, id)).state;
    expect(children.map(({ deciding }) => deciding.regionCode)).toEqual(["150200", "150100"]);
    const other = ground.of("呼和浩特市测试人社局", "liaison");
    const [fund, card] = [children[0]?.caseId ?? "", children[1]?.caseId ?? ""];
    await act(card, HAND_OVER, clerk());
    await act(card, { type: "not-accept", text: "理由", avenues: "其他途径" }, other);
    const half = await jointDetail(ground.oneService, id, applicant);
    expect(half.state.completedOn).toBeNull();
    expect(half.compensations.map(({ caseId }) => caseId)).toEqual([fund, card]);
    await act(fund, { type: "withdraw" }, applicant);
    expect((await jointDetail(ground.oneService, id, applicant)).state.completedOn).toBe("2026-11-23");
    const stranger = ground.of("乌兰察布市测试人社局", "liaison");
    await expect(jointDetail(ground.oneService, id, stranger)).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
  });
});

const bundled = (id: string, code: string, name: string, city: string, after: string[]) => ({
  id,
  code,
  name,
  city,
  after,
});

const receiveJoint = (papers: CaseForm["papers"], bundleId: string | null = null) =>
  receiveAtWindow(
    ground.oneService,
    {
      key: randomUUID(),
      content: { ...formOf([items.fund, items.card]), papers, bundleId },
      identitySeen: true,
    },
    clerk(),
  );
const papersOfBoth = () => formOf([items.fund, items.card]).papers;

describe("（四）a joint case at a window", () => {
  it("is refused without the papers of each part, by their names, and received with them", async () => {
    const [contract, income] = papersOfBoth();
    if (!contract || !income) throw new Error("two papers are asked for");
    const partly = [contract, { ...income, itemIds: [items.fund] }];
    for (const [papers, words] of [
      [[], "“租房提取住房公积金”缺“租房合同”、“收入情况说明”；“社会保障卡补领”缺"],
      [partly, "没有收件：“社会保障卡补领”缺“收入情况说明”。"],
    ] as const)
      await expect(receiveJoint(papers)).rejects.toMatchObject({
        failure: { code: "papers-missing", sentence: { zh: expect.stringContaining(words) } },
      });
    expect((await receiveJoint(papersOfBoth())).joint).toBe(true);
  });

  it("keeps the order of its bundle: a part begins only when what it comes after is approved", async () => {
    const bundle = await beginBundle(
      ground.oneService,
      {
        key: randomUUID(),
        content: {
          title: "租房一件事",
          lifeEvent: "home",
          serves: "person",
          note: "",
          items: [
            bundled("1", "100000001", "社会保障卡补领", "150100", ["2"]),
            bundled("2", "100000001", "租房提取住房公积金", "150200", []),
          ],
        },
      },
      ground.of("包头市测试数据局", "data-officer"),
    );
    const { id } = await receiveJoint(papersOfBoth(), bundle.id);
    const { children } = (await getJoint(ground.database.app, id)).state;
    const [fund, card] = [children[0]?.caseId ?? "", children[1]?.caseId ?? ""];
    await expect(act(card, HAND_OVER, clerk())).rejects.toMatchObject({
      failure: { code: "not-yet", sentence: { zh: expect.stringContaining("租房提取住房公积金") } },
    });
    const waiting = await caseDetail(ground.oneService, card, clerk());
    expect([waiting.before.map(({ state }) => state), waiting.clock.startsOn]).toEqual([["open"], null]);
    const handed = await act(fund, HAND_OVER, clerk());
    await act(fund, { type: "accept", proof: handed.state.handedOver?.proof ?? "" }, handler());
    await act(fund, DECIDED, handler());
    const begun = await act(card, HAND_OVER, clerk());
    expect([begun.state.stage, begun.before.map(({ state }) => state)]).toEqual([
      "handed-over",
      ["approved"],
    ]);
  });
});

describe("（四）cases over all", () => {
  it("fold to what is stored, and a row that was changed by hand is found", async () => {
    const { id, number } = await begin([items.fund]);
    const sql = ground.database.app;
    expect((await verifyCases(ground.oneService)).differing).toEqual([]);
    await sql`update one_service.case_now set due = '2030-01-01', stage = 'delivered' where id = ${id}`;
    expect((await verifyCases(ground.oneService)).differing).toEqual([
      { id, number, differences: ["case_now"] },
    ]);
    await sql`update one_service.case_now set due = null, stage = 'received' where id = ${id}`;
  });

  it("give figures with their standing, the reported one beside", async () => {
    const all = await indicatorsOf(ground.oneService, 4, "2026-11-23");
    const crossing = all.find(({ id }) => id === "one-service.cross-city-cases");
    expect(crossing).toMatchObject({ standing: "computed", measure: 4 });
    expect(crossing?.value).toBeGreaterThan(5);
    expect(crossing?.series).toHaveLength(12);
    expect(all.find(({ standing }) => standing === "reported")?.value).toBe(587_600);
  });
});
