import { entryKind } from "../registers/kind.ts";
import { getRecord } from "../store/records.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docxOf } from "../../../test/support/docx.ts";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { cooperationDesk } from "../../../test/support/cooperation.ts";
import { callerAs, deskOn } from "../../../test/support/supervision.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { AgendaSource, MeetingCalendar, MeetingDetail } from "../domain/meetings/meeting-row.ts";
import type { RotationView } from "../rotation/turns.ts";
import type { Desk } from "../store/desk.ts";
import { enterEntry } from "../registers/store-act.ts";

let app: TestApp;
let desk: Desk;
let office: Inject;
let unit: { readonly id: string; readonly name: string };
let liaison: Inject;

beforeAll(async () => {
  app = await openTestApp({ bundled: true });
  const supervision = deskOn(app.database);
  desk = cooperationDesk(supervision);
  const [first] = (await desk.organisations.list()).filter(({ collective }) => !collective);
  if (!first) throw new Error("the roster is empty");
  unit = first;
  office = await app.as("office");
  await app.addAccount({ name: "李四", password: PASSWORD, roles: ["liaison"], organisationId: unit.id });
  liaison = app.withToken(await app.signIn("李四", PASSWORD));
}, 120_000);
afterAll(() => app.close());

type Failed = { readonly code: string };
type Answer<T> = { readonly status: number; readonly body: T & Failed };

async function call<T>(inject: Inject, method: "GET" | "POST", url: string, payload?: object) {
  const reply = await inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json<T & Failed>() } as Answer<T>;
}

const SEED = {
  series: "joint-conference",
  edition: 9,
  year: 2099,
  title: "第九届四市市长联席会议",
  role: "host",
  hostCity: "150200",
  group: null,
  window: { from: "2099-01-01", to: "2099-12-31" },
  date: null,
  place: "",
  note: "",
};

const plan = async (more: object = {}): Promise<MeetingDetail> => {
  const body = { key: randomUUID(), seed: { ...SEED, ...more } };
  return (await call<MeetingDetail>(office, "POST", "/api/meetings", body)).body;
};

const act = (meeting: MeetingDetail, done: object, inject: Inject = office) =>
  call<MeetingDetail>(inject, "POST", `/api/meetings/${meeting.id}/acts`, {
    version: meeting.version,
    key: randomUUID(),
    act: done,
  });

const done = async (meeting: MeetingDetail, what: object): Promise<MeetingDetail> => {
  const { status, body } = await act(meeting, what);
  expect([status, body.code]).toEqual([200, undefined]);
  return body;
};

const tick = (item: string | undefined) => ({ type: "prepared", item, done: true });

const calendar = async (query: string) =>
  (await call<MeetingCalendar>(office, "GET", `/api/meetings?${query}`)).body;

const problem = async (name: string) =>
  enterEntry(
    desk,
    {
      register: "problem",
      name,
      regionCode: "150200",
      variant: "hard",
      values: {},
      links: [],
      stages: {},
      source: null,
    },
    randomUUID(),
    callerAs("张三", "office"),
  );

describe("（二十二）a meeting over HTTP", () => {
  it("goes from the plan over a fixed day and an agenda of problems to having been held, and the problem remembers", async () => {
    const { id } = await problem("四市公交卡不能互通");
    let meeting = await plan();
    expect(meeting).toMatchObject({ next: "fix-day", preparation: { done: 0, all: 8, overdue: 0 } });
    expect(meeting.state.measureIds).toHaveLength(1);
    const schedule = { type: "schedule", date: "2099-09-16", place: "示例会议厅", reason: "" };
    meeting = await done(meeting, schedule);
    expect(meeting.state.preparation.every(({ due }) => due <= "2099-09-16")).toBe(true);
    expect(meeting.state.preparation.find(({ workingDaysBefore }) => workingDaysBefore === 3)?.due).toBe(
      "2099-09-11",
    );
    const moved = { ...schedule, date: "2099-09-17" };
    expect((await act(meeting, moved)).body.code).toBe("reason-needed");
    meeting = await done(meeting, { ...moved, reason: "与其他会议冲突" });
    expect(meeting.state.changes).toMatchObject([{ from: "2099-09-16", to: "2099-09-17" }]);
    const sources = await call<{ rows: AgendaSource[] }>(
      office,
      "GET",
      `/api/meetings/${meeting.id}/agenda-sources`,
    );
    const source = sources.body.rows.find(({ about }) => about.id === id);
    expect(source).toMatchObject({ title: "四市公交卡不能互通", times: 0 });
    const item = {
      id: randomUUID(),
      title: source?.title,
      about: source?.about,
      reporterUnitId: unit.id,
      minutes: 15,
    };
    meeting = await done(meeting, { type: "set-agenda", agenda: [item] });
    meeting = await done(meeting, { type: "hold", date: "2026-01-12" });
    expect(meeting).toMatchObject({ next: "record-minutes", state: { status: "held", date: "2026-01-12" } });
    expect(meeting.facts[item.id]).toMatchObject({ times: 1 });
    const entry = await getRecord(desk.sql, entryKind, id);
    expect(entry.state.discussed).toMatchObject([{ meeting: meeting.id, on: "2026-01-12" }]);
    expect((await act(meeting, { ...schedule, reason: "重开" })).body.code).toBe("before-only");
    // A second meeting shows that the problem comes again.
    const next = await done(await plan({ title: "第十届" }), { type: "set-agenda", agenda: [item] });
    expect(next.facts[item.id]).toMatchObject({ times: 1 });
    expect((await act(meeting, { type: "close" })).body.code).toBe("no-minutes");
  });

  it("tells the rotation of the joint conference that it was held, and by whom", async () => {
    const planned = await plan({ edition: 12, year: 2026, window: { from: "2026-01-01", to: "2026-12-31" } });
    const held = await done(planned, { type: "hold", date: "2026-06-30" });
    const { body } = await call<RotationView>(office, "GET", "/api/rotation");
    expect(body.state.held.find(({ meetingId }) => meetingId === held.id)).toMatchObject({
      edition: 12,
      host: "150200",
      day: "2026-06-30",
    });
  });

  it("signs an agreement of the register there, and the register knows the day", async () => {
    const agreement = await enterEntry(
      desk,
      {
        register: "agreement",
        name: "公交互通协议",
        regionCode: "150200",
        variant: "cities",
        values: {},
        links: [],
        stages: {},
        source: null,
      },
      randomUUID(),
      callerAs("张三", "office"),
    );
    const held = await done(await plan(), { type: "hold", date: "2026-01-12" });
    const wrong = await act(held, { type: "sign-agreement", entry: randomUUID() });
    expect(wrong.body.code).toBe("no-agreement");
    const signed = await done(held, { type: "sign-agreement", entry: agreement.id });
    expect(signed.agreements).toEqual([{ id: agreement.id, title: "公交互通协议" }]);
    const entry = await getRecord(desk.sql, entryKind, agreement.id);
    expect(entry.state.values["signedOn"]).toBe("2026-01-12");
  });

  it("refuses what was decided on an older version, and acts once where a request comes twice", async () => {
    const meeting = await plan();
    const note = { type: "revise", title: "改名", role: "host", hostCity: null, note: "" };
    const key = randomUUID();
    const body = { version: meeting.version, key, act: note };
    const url = `/api/meetings/${meeting.id}/acts`;
    const first = await call<MeetingDetail>(office, "POST", url, body);
    const again = await call<MeetingDetail>(office, "POST", url, body);
    expect([first.body.version, again.body.version]).toEqual([2, 2]);
    expect((await act(meeting, { ...note, title: "再改" })).body.code).toBe("stale");
  });

  it("keeps papers, hands them out as they were, and refuses classified ones", async () => {
    const meeting = await plan();
    const put = async (lines: readonly string[], version: number) =>
      office({
        url: `/api/meetings/${meeting.id}/papers?version=${version}&key=${randomUUID()}`,
        ...(await multipart("汇报.docx", await docxOf(lines))),
      });
    const secret = await put(["机密★1年", "关于某事项的报告"], 1);
    expect([secret.statusCode, secret.json<Failed>().code]).toEqual([422, "classified"]);
    const bytes = await docxOf(["推进情况汇报", "正文。"]);
    const reply = await office({
      url: `/api/meetings/${meeting.id}/papers?version=1&key=${randomUUID()}`,
      ...(await multipart("汇报.docx", bytes)),
    });
    const [paper] = reply.json<MeetingDetail>().state.papers;
    expect(paper).toMatchObject({ name: "汇报.docx", agendaId: null });
    const file = await liaison({ method: "GET", url: `/api/meetings/${meeting.id}/papers/${paper?.digest}` });
    expect(file.rawPayload.equals(Buffer.from(bytes))).toBe(true);
  });
});

describe("（二十一）who may do what with a meeting", () => {
  it("shows units the meeting without persons' names, and lets them tick only what is theirs", async () => {
    let meeting = await plan({ date: "2026-01-12", place: "示例会议厅" });
    const [own, others] = meeting.state.preparation;
    const items = meeting.state.preparation.map((item, at) => ({
      ...item,
      unitId: at === 0 ? unit.id : null,
    }));
    meeting = await done(meeting, { type: "set-preparation", items });
    const attendance = [{ unitId: unit.id, unitName: unit.name, names: "王五", expected: 2, present: 1 }];
    meeting = await done(meeting, { type: "set-attendance", attendance });
    expect(meeting.state.attendance[0]?.names).toBe("王五");
    const url = `/api/meetings/${meeting.id}`;
    const seen = await call<MeetingDetail>(liaison, "GET", url);
    expect(seen.body.state.attendance).toMatchObject([{ names: "", expected: 2, present: 1 }]);
    expect(JSON.stringify(seen.body)).not.toContain("王五");
    const leader = await call<MeetingDetail>(await app.as("leader"), "GET", url);
    expect(JSON.stringify(leader.body)).not.toContain("王五");
    expect((await act(meeting, tick(others?.id), liaison)).body.code).toBe("own-unit-only");
    expect((await act(meeting, { type: "cancel", reason: "无" }, liaison)).body.code).toBe("office-only");
    const ticked = await act(meeting, tick(own?.id), liaison);
    expect(ticked.body.preparation).toMatchObject({ done: 1 });
    const reading = await act(ticked.body, tick(others?.id), await app.as("leader"));
    expect(reading.status).toBe(403);
    expect((await call(liaison, "POST", "/api/meetings", { key: randomUUID(), seed: SEED })).status).toBe(
      403,
    );
  });

  it("asks a unit for its opinion and nobody else for it", async () => {
    const meeting = await plan();
    const round = randomUUID();
    const asked = [{ unitId: unit.id, name: unit.name, due: "2099-01-05" }];
    const open = await done(meeting, { type: "solicit", id: round, about: "议程草案", asked });
    const opinion = {
      type: "give-opinion",
      solicitation: round,
      id: randomUUID(),
      party: 0,
      place: "",
      text: "建议增加一项。",
    };
    const stranger = await app.as("liaison");
    expect((await act(open, opinion, stranger)).body.code).toBe("own-unit-only");
    expect((await act(open, opinion, liaison)).body.state.rounds[0]?.opinions).toMatchObject([
      { text: "建议增加一项。", by: "" },
    ]);
  });
});

describe("（二十）the calendar of meetings", () => {
  it("proposes what a year is due, plans it with one act, and proposes it no more", async () => {
    const before = await calendar("year=2098");
    expect(before.proposals.map(({ key }) => key)).toEqual(["plenary", "working-group", "joint-conference"]);
    const body = { year: 2098, proposals: ["plenary", "working-group"], groups: ["交通组", "产业组"] };
    const taken = await call<{ taken: number }>(office, "POST", "/api/meeting-proposals", body);
    expect(taken.body.taken).toBe(3);
    const after = await calendar("year=2098");
    expect(after.rows.map(({ title }) => title)).toEqual([
      "2098年自治区领导小组全体会议",
      expect.stringContaining("组会议"),
      expect.stringContaining("组会议"),
    ]);
    expect(after.proposals.map(({ key }) => key)).toEqual(["joint-conference"]);
    // Work to be ready by then is due on working days and listed.
    expect(after.rows[0]?.preparation.all).toBe(4);
    const again = await call<{ taken: number }>(office, "POST", "/api/meeting-proposals", body);
    expect(again.body.taken).toBe(0);
    expect((await calendar("year=2098&series=plenary")).rows).toHaveLength(1);
    expect((await calendar("year=2098&status=held")).rows).toHaveLength(0);
  });

  it("names two meetings on one day, and the unit that is asked to both", async () => {
    const on = { type: "schedule", date: "2097-03-06", place: "示例会议厅", reason: "" };
    const attendance = [{ unitId: unit.id, unitName: unit.name, names: "", expected: 1, present: null }];
    const year = { year: 2097, window: { from: "2097-01-01", to: "2097-12-31" } };
    const one = await done(await plan({ ...year, title: "甲会" }), on);
    const two = await done(await plan({ ...year, title: "乙会" }), on);
    await done(one, { type: "set-attendance", attendance });
    const there = await done(two, { type: "set-attendance", attendance });
    const twice = there.conflicts.find(({ kind }) => kind === "unit-twice");
    expect(twice).toMatchObject({ day: "2097-03-06", unitIds: [unit.id] });
    expect(new Set(twice?.meetings)).toEqual(new Set([one.id, two.id]));
    const sunday = await done(await plan({ ...year, title: "丙会" }), { ...on, date: "2097-03-10" });
    expect(sunday.conflicts.map(({ kind }) => kind)).toEqual(["day-off"]);
  });
});
