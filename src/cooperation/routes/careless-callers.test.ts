import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRegisters, type RegistersOverHttp, seedOf } from "../../../test/support/registers.ts";
import type { MeetingDetail } from "../domain/meetings/meeting-row.ts";
import type { EntryDetail, RegisterBoard } from "../registers/entry-row.ts";
import type { MoneyLine } from "../registers/entry.ts";

let on: RegistersOverHttp;

beforeAll(async () => {
  on = await openRegisters();
}, 120_000);
afterAll(() => on.app.close());

const key = (): string => randomUUID();

async function get<T>(url: string): Promise<T> {
  const reply = await on.office({ url });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<T>();
}

async function post<T>(url: string, payload: object): Promise<T> {
  const reply = await on.office({ method: "POST", url, payload });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<T>();
}

async function refusal(url: string, payload: object) {
  const reply = await on.office({ method: "POST", url, payload });
  return [reply.statusCode, reply.json<{ code: string }>().code];
}

const MEETING = {
  series: "joint-conference",
  edition: 9,
  year: 2026,
  title: "第九届联席会议",
  role: "host",
  hostCity: "150200",
  group: null,
  window: { from: "2026-01-01", to: "2026-12-31" },
  date: null,
  place: "",
  note: "",
};

const line = (at: number, amountFen: number): MoneyLine => ({
  flow: "planned",
  source: "unstated",
  period: "2026",
  amountFen,
  batch: String(at),
  paper: "",
});

describe("（十二）careless amounts and names", () => {
  it("of a wrong unit are refused with a sentence, and a register of full rows still adds up", async () => {
    const first = await on.entered("project", seedOf("示例巨额甲"));
    const lines = [line(1, 1_000_000_000_000_000), line(2, 1)];
    const refused = await on.act(on.office, first, { type: "record-money", lines });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, "money-too-much"]);
    const most = line(1, 1_000_000_000_000_000);
    await on.acted(first, { type: "record-money", lines: [most] });
    for (let row = 0; row < 10; row += 1)
      await on.acted(await on.entered("project", seedOf(`示例巨额${row}`)), {
        type: "record-money",
        lines: [most],
      });
    const { money } = await get<RegisterBoard>("/api/registers/project/board");
    expect(money.find(({ year }) => year === "2026")?.flows.planned).toBe(11_000_000_000_000_000);
    const length = await on.enter(on.office, "project", seedOf("示例里程", { values: { lengthKm: 1e308 } }));
    expect(length.json<{ code: string }>().code).toBe("wrong-value");
  });

  it("of units that the roster does not have are refused in rows and in the roster of secondment", async () => {
    const row = await on.enter(
      on.office,
      "project",
      seedOf("示例无此单位", { values: { ownerUnit: randomUUID() } }),
    );
    expect([row.statusCode, row.json<{ code: string }>().code]).toEqual([422, "unknown-unit"]);
    const act = {
      type: "set-roster",
      units: [on.units[0]?.id, randomUUID()],
      seats: [{ id: key(), name: "示例岗" }],
      termMonths: 6,
      years: 3,
      source: "示例",
    };
    const asked = { version: null, key: key(), act };
    const meeting = await post<MeetingDetail>("/api/meetings", {
      key: key(),
      seed: { ...MEETING, edition: 8 },
    });
    const party = { unitId: randomUUID(), name: "示例无此单位", due: "2099-12-31" };
    const solicit = { type: "solicit", id: key(), about: "示例", asked: [party] };
    expect(
      await refusal(`/api/meetings/${meeting.id}/acts`, { version: 1, key: key(), act: solicit }),
    ).toEqual([422, "unknown-unit"]);
    expect(await refusal("/api/secondments/roster-acts", asked)).toEqual([422, "unknown-unit"]);
  });

  it("of measures that the plan does not have are refused in joint papers", async () => {
    const known = { title: "示例规则", kind: "rules", draftingCity: null, role: null, note: "" };
    const seed = { ...known, planId: on.plan, measureIds: [randomUUID()] };
    expect(await refusal("/api/joint-papers", { key: key(), seed })).toEqual([422, "unknown-measure"]);
    const right = { ...seed, measureIds: [on.linkTo(22).measureId] };
    await post("/api/joint-papers", { key: key(), seed: right });
  });

  it("keep what is no problem from being told that it was discussed as one", async () => {
    const row = await on.entered("project", seedOf("示例误上会"));
    const meeting = await post<MeetingDetail>("/api/meetings", {
      key: key(),
      seed: MEETING,
    });
    const at = `/api/meetings/${meeting.id}/acts`;
    const about = { kind: "problem", id: row.id };
    const agenda = [{ id: key(), title: "示例", about, reporterUnitId: null, minutes: null }];
    await post(at, { version: 1, key: key(), act: { type: "set-agenda", agenda } });
    await post(at, { version: 2, key: key(), act: { type: "hold", date: "2026-11-03" } });
    expect((await get<EntryDetail>(`/api/entries/${row.id}`)).state.discussed).toEqual([]);
  });

  it("are refused as names of a saved filter, too, where half a character is left of them", async () => {
    const reply = await on.office({
      method: "PUT",
      url: "/api/register-views/project/mine",
      headers: { "content-type": "application/json" },
      payload: String.raw`{"filters":{"\ud800":"1"}}`,
    });
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, "invalid"]);
  });

  it("do not lose an act without a word where its key was used for another one", async () => {
    const row = await on.entered("project", seedOf("示例同键"));
    const once = key();
    const at = `/api/entries/${row.id}/acts`;
    const revise = { type: "revise", name: "示例改名" };
    await post(at, { version: 1, key: once, act: revise });
    await post(at, { version: 1, key: once, act: revise });
    const close = { type: "close", reason: "示例" };
    expect(await refusal(at, { version: 2, key: once, act: close })).toEqual([422, "key-taken"]);
  });
});
