import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnsHolding } from "../../../../test/support/kept-texts.ts";
import { receiptsOf } from "../../../../test/support/exchange.ts";
import { actInTurn, askedOf, grantedOf, publishResource } from "../../../../test/support/requests.ts";
import { openServices, type ServicesGround } from "../../../../test/support/services.ts";
import { FailureError } from "../../../kernel/error.ts";
import { foldRecord } from "../../../kernel/record.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Grant } from "../exchange/grant/grant.ts";
import { listGrants } from "../exchange/grant/store-list.ts";
import { uploadDrop } from "../exchange/source/store-drops.ts";
import { actsOf } from "../store/records.ts";
import { grantOf } from "./grant.ts";
import { request, type RequestAct, type RequestAsked } from "./kind.ts";
import { wholeFile } from "../../../platform/records/exporter.ts";
import { requestPaper, requestWorkbook } from "./paper.ts";
import { draftRequest, requests } from "./store.ts";
import { indicatorsOf } from "../store/indicators.ts";
import { countRequests, listRequests } from "./store-list.ts";

const ASKING = "鄂尔多斯市测试住房公积金中心";
const GIVING = "包头市测试住房公积金中心";

let ground: ServicesGround;
let resource: string;
let asks: Caller, asksHead: Caller, gives: Caller, givesHead: Caller, officer: Caller, third: Caller;

beforeAll(async () => {
  ground = await openServices();
  resource = await publishResource(ground.database.app, ground.unit(GIVING));
  asks = ground.of(ASKING, "liaison");
  asksHead = ground.of(ASKING, "unit-head");
  gives = ground.of(GIVING, "liaison");
  givesHead = ground.of(GIVING, "unit-head");
  officer = ground.of("包头市测试数据局", "data-officer");
  third = ground.of("乌兰察布市测试住房公积金中心", "liaison", "unit-head", "data-officer");
}, 60_000);
afterAll(() => ground.database.close());

const at = (day: string) => ground.at(new Date(`${day}T02:00:00Z`)).sharedData;

async function drafted(day: string, given = {}, of = resource): Promise<string> {
  const asked = askedOf(given);
  return (await draftRequest(at(day), { key: randomUUID(), resourceId: of, asked }, asks)).id;
}

async function refusalOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
  return "done";
}

const inUse: readonly (readonly [string, () => Caller, RequestAsked])[] = [
  ["2026-11-02", () => asksHead, { type: "sign" }],
  ["2026-11-02", () => gives, { type: "receive" }],
  ["2026-11-06", () => gives, { type: "prepare-answer", answer: grantedOf() }],
  ["2026-11-09", () => givesHead, { type: "sign-answer" }],
  ["2026-11-11", () => gives, { type: "deliver", note: "接口已开通" }],
  ["2026-11-12", () => asks, { type: "confirm-delivery" }],
];

async function using(): Promise<string> {
  const id = await drafted("2026-11-02");
  for (const [day, caller, act] of inUse) await actInTurn(at(day), id, [[caller(), act]]);
  return id;
}

async function grantNow(id: string): Promise<Grant | undefined> {
  const [row] = await ground.database.app<{ state: Grant }[]>`
    select state from shared_data.grant_now where id = ${id}`;
  return row?.state;
}

/** Ends every other grant on the resource, as if its day had come. */
const endOthers = (id: string) => ground.database.app`
  update shared_data.grant_now set status = 'terminated', state = state || '{"status":"terminated"}' where id <> ${id}`;

describe("requests for shared data （四）", () => {
  it("open, once both heads signed and the data was delivered, exactly what the answer grants", async () => {
    const id = await using();
    const detail = await requests.open(at("2026-11-13"), id, gives);
    expect(detail.state.status).toBe("in-use");
    const grant = await grantNow(id);
    expect(grant).toMatchObject({
      status: "active",
      from: "2026-11-11",
      until: "2027-06-30",
      subjectItem: "身份证号",
      personLevel: true,
      basis: "《住房公积金管理条例》第二十四条",
      callsPerDay: 200,
      items: [
        { name: "姓名", mask: "middle" },
        { name: "缴存状态", mask: "none" },
      ],
    });
    const acts = await actsOf<RequestAct>(ground.database.app, id);
    const state = foldRecord(request, acts);
    expect(grant).toEqual(grantOf({ id, version: detail.version, sample: false, state }));
  });

  it("close the reading with the suspension itself, and end only after the time to put it right", async () => {
    const id = await using();
    const rectifyBy = "2026-11-20";
    const suspend: RequestAsked = {
      type: "suspend",
      abuse: "passed-on",
      reason: "提供给第三方",
      rectifyBy,
    };
    await actInTurn(at("2026-11-13"), id, [[givesHead, suspend]]);
    expect((await grantNow(id))?.status).toBe("suspended");
    const early = actInTurn(at("2026-11-16"), id, [[givesHead, { type: "terminate", reason: "未整改" }]]);
    expect(await refusalOf(early)).toBe("rectify-running");
    await actInTurn(at("2026-11-16"), id, [
      [officer, { type: "file-suspension", number: "测数备〔2026〕1号" }],
    ]);
    const name = "某终止前留存的人";
    const file = `身份证号,姓名,缴存状态\n150204209901010019,${name},正常`;
    const given = { name: "缴存.csv", bytes: Buffer.from(file), confirmInternal: false };
    await uploadDrop(at("2026-11-20"), resource, given, gives);
    const kept = () => columnsHolding(ground.database.owner, name);
    expect(await kept()).toEqual(["shared_data.drop_row.cells"]);
    await endOthers(id);
    await actInTurn(at("2026-11-23"), id, [[givesHead, { type: "terminate", reason: "未整改" }]]);
    expect((await grantNow(id))?.status).toBe("terminated");
    // What the provider's file left for it goes with the last grant.
    expect(await kept()).toEqual([]);
    const { breaches } = await requests.open(at("2026-11-23"), id, officer);
    expect(breaches).toMatchObject([{ code: "passed-on", since: "2026-11-13", healedOn: null }]);
    const dispose: RequestAsked = { type: "dispose", reason: "unneeded", how: "删除", copies: "无副本" };
    await actInTurn(at("2026-11-24"), id, [[asksHead, dispose]]);
    expect((await requests.open(at("2026-11-24"), id, asks)).state.status).toBe("closed");
    const receipts = await receiptsOf(ground, { id });
    expect(
      receipts.map(({ kind, at: left, requester }) => [kind, left.slice(0, 10), requester.name]),
    ).toEqual([
      ["delivery", "2026-11-11", ASKING],
      ["disposal", "2026-11-24", ASKING],
    ]);
  });

  it("do not exist for a third unit, not even for its data authority", async () => {
    const id = await drafted("2026-11-16");
    const desk = at("2026-11-16");
    expect(await refusalOf(requests.open(desk, id, third))).toBe("not-found");
    expect(await refusalOf(requestPaper(desk, id, "request", third))).toBe("not-found");
    const act = requests.act(desk, id, { version: 1, key: randomUUID(), act: { type: "sign" } }, third);
    expect(await refusalOf(act)).toBe("not-found");
    for (const tab of ["all", "mine", "asked", "given"] as const)
      expect((await listRequests(desk, { tab }, { page: 1, size: 50 }, third)).total).toBe(0);
    expect((await listGrants(desk, {}, third)).rows).toEqual([]);
    expect(await countRequests(desk, third)).toMatchObject({ all: 0, open: 0 });
  });

  it("wait for the one whose turn it is, what is due first coming first", async () => {
    const later = await drafted("2026-11-17");
    const sooner = await drafted("2026-11-17");
    await actInTurn(at("2026-11-18"), later, [[asksHead, { type: "sign" }]]);
    await actInTurn(at("2026-11-17"), sooner, [[asksHead, { type: "sign" }]]);
    const ids = async (caller: Caller) =>
      (
        await listRequests(at("2026-11-18"), { tab: "mine", q: "住房公积金" }, { page: 1, size: 50 }, caller)
      ).rows.map((row) => row.id);
    const found = await ids(gives);
    expect(found.filter((id) => id === later || id === sooner)).toEqual([sooner, later]);
    expect(await ids(givesHead)).not.toContain(sooner);
    // Filed on Tuesday and never signed for: it counts as received on Wednesday.
    const { clocks } = await requests.open(at("2026-12-03"), sooner, officer);
    expect(clocks[0]?.clock).toMatchObject({ from: "2026-11-18", due: "2026-12-02" });
    expect(clocks[0]?.words?.zh).toBe("逾期 1 个工作日：未按时答复政务数据共享申请");
    const overdue = await listRequests(
      at("2026-12-03"),
      { tab: "given", overdue: true },
      { page: 1, size: 50 },
      gives,
    );
    expect(overdue.rows.map((row) => row.id)).toContain(sooner);
    expect(overdue.rows.every((row) => row.breaches.includes("late-answer"))).toBe(true);
  });

  it("ask for what is missing once, and begin to count anew when it came", async () => {
    const id = await drafted("2026-11-02");
    const notice: RequestAsked = { type: "give-notice", missing: ["批准立项的文件"] };
    await actInTurn(at("2026-11-02"), id, [
      [asksHead, { type: "sign" }],
      [gives, { type: "receive" }],
    ]);
    await actInTurn(at("2026-11-05"), id, [[gives, notice]]);
    await actInTurn(at("2026-11-10"), id, [[asks, { type: "supplement", words: "已补" }]]);
    expect(await refusalOf(actInTurn(at("2026-11-11"), id, [[gives, notice]]))).toBe("one-notice-only");
    const { clocks } = await requests.open(at("2026-11-11"), id, asks);
    expect(clocks.map(({ clock, stoppedOn }) => [clock.from, clock.due, stoppedOn])).toEqual([
      ["2026-11-02", "2026-11-16", "2026-11-05"],
      ["2026-11-10", "2026-11-24", null],
    ]);
  });

  it("are longer only with the consent of the provider's own data authority", async () => {
    const id = await drafted("2026-11-02");
    const consent: RequestAsked = {
      type: "decide-extension",
      consented: true,
      number: "测数〔2026〕2号",
      reason: "",
    };
    await actInTurn(at("2026-11-02"), id, [
      [asksHead, { type: "sign" }],
      [gives, { type: "receive" }],
      [gives, { type: "ask-extension", days: 10, reason: "涉及多个系统" }],
    ]);
    const desk = at("2026-11-03");
    expect((await requests.open(desk, id, asks)).clocks[0]?.clock.due).toBe("2026-11-16");
    const other = ground.of("鄂尔多斯市测试数据局", "data-officer");
    expect(await refusalOf(actInTurn(desk, id, [[other, consent]]))).toBe("data-officer-only");
    await actInTurn(desk, id, [[officer, consent]]);
    expect((await requests.open(desk, id, asks)).clocks[0]?.clock.due).toBe("2026-11-30");
  });

  it("leave as papers and as a list with due days", async () => {
    const id = await using();
    const desk = at("2026-11-16");
    for (const part of ["request", "answer"] as const) {
      const { name, bytes } = await requestPaper(desk, id, part, asks);
      expect(name).toMatch(/住房公积金缴存信息.*\.docx$/);
      expect(bytes.length).toBeGreaterThan(2_000);
    }
    const { bytes } = await wholeFile(await requestWorkbook(desk, { tab: "asked" }, asks));
    expect(bytes.length).toBeGreaterThan(2_000);
    const figures = await indicatorsOf(desk, 4, "2026-11-16");
    const value = (part: string) => figures.find((each) => each.id.endsWith(part))?.value;
    expect(value("requests-in-time")).toBe(100);
    expect(value("request-answer-days")).toBe(5);
  });
});
