import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { callerAs, deskOn } from "../../../test/support/supervision.ts";
import { cooperationDesk } from "../../../test/support/cooperation.ts";
import type { Role } from "../../kernel/access.ts";
import { addDays, dayInShanghai } from "../../kernel/calendar.ts";
import type { CalendarFeed } from "../domain/meetings/calendar-feed.ts";
import type { MeetingDetail } from "../domain/meetings/meeting-row.ts";

let app: TestApp;
let office: Inject;
let units: { readonly id: string; readonly name: string }[];
const today = dayInShanghai(new Date());

beforeAll(async () => {
  app = await openTestApp({ bundled: true, config: { publicUrl: "https://jzw.test" } });
  const supervision = deskOn(app.database);
  const desk = cooperationDesk(supervision);
  units = (await desk.organisations.list()).filter(({ collective }) => !collective);
  const plan = (await desk.plans.list()).find(({ current }) => current)?.id ?? "";
  await desk.tasks.register(
    app.database.app,
    plan,
    {
      key: randomUUID(),
      dispatch: true,
      tasks: [0, 1].map((index) => ({
        measureId: null,
        undertakingId: null,
        source: { kind: "instruction", title: "批示", paper: null, date: today, quote: null },
        text: `【示例】任务${"甲乙"[index]}`,
        units: [{ unitId: units[index]?.id ?? "", role: "lead" }],
        deadline: { kind: "date", raw: null, latest: addDays(today, 30), thenContinuous: false },
      })),
    },
    callerAs("张三", "office"),
  );
  office = await app.as("office");
  await meeting();
}, 120_000);
afterAll(() => app.close());

/** A meeting at which each of the first two units has something to prepare, and a person's name on its list. */
async function meeting(): Promise<void> {
  const seed = {
    series: "joint-conference",
    edition: 9,
    year: 2026,
    title: "四市联席会议",
    role: "host",
    hostCity: "150200",
    group: null,
    window: { from: today, to: addDays(today, 60) },
    date: addDays(today, 45),
    place: "会议中心；三楼",
    note: "",
  };
  const begun = await office({ method: "POST", url: "/api/meetings", payload: { key: randomUUID(), seed } });
  const { id, version } = begun.json<MeetingDetail>();
  const items = [0, 1].map((index) => ({
    id: randomUUID(),
    text: `准备材料${"甲乙"[index]}`,
    due: addDays(today, 20),
    workingDaysBefore: null,
    unitId: units[index]?.id,
  }));
  const url = `/api/meetings/${id}/acts`;
  const act = { type: "set-preparation", items };
  await office({ method: "POST", url, payload: { version, key: randomUUID(), act } });
  const attendance = [{ unitId: null, unitName: "某单位", names: "甲某某", expected: 1, present: null }];
  const listed = { type: "set-attendance", attendance };
  const payload = { version: version + 1, key: randomUUID(), act: listed };
  expect((await office({ method: "POST", url, payload })).statusCode).toBe(200);
}

async function person(role: Role, organisationId?: string) {
  const name = `${role}-${randomUUID().slice(0, 8)}`;
  await app.addAccount({
    name,
    password: PASSWORD,
    roles: [role],
    ...(organisationId ? { organisationId } : {}),
  });
  return { name, inject: app.withToken(await app.signIn(name, PASSWORD)) };
}

async function make(inject: Inject, language = "zh"): Promise<{ token: string; feed: CalendarFeed }> {
  const parts = ["meetings", "preparation", "tasks", "registers", "secondments"];
  const reply = await inject({ method: "POST", url: "/api/calendar-feeds", payload: { parts, language } });
  const { token, rows, publicUrl } = reply.json<{
    token: string;
    rows: CalendarFeed[];
    publicUrl: string | null;
  }>();
  // The address that a calendar keeps is the one everybody reaches.
  expect(publicUrl).toBe("https://jzw.test");
  const [feed] = rows;
  if (!feed) throw new Error(reply.body);
  return { token, feed };
}

const read = async (token: string) =>
  (await app.withToken(null))({ method: "GET", url: `/api/calendar-feeds/${token}` });

const titlesIn = (text: string): string[] =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents("vevent")
    .map((event) => String(event.getFirstPropertyValue("summary")));

describe("（二十一）calendar feeds over HTTP", () => {
  it("gives the office's calendar everything that is due, without a sign-in and without persons' names", async () => {
    const { token } = await make(office);
    const reply = await read(`${token}.ics`);
    expect([reply.statusCode, reply.headers["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
    const titles = titlesIn(reply.body);
    expect(titles).toContain("四市联席会议");
    expect(titles).toContain("会议筹备：准备材料甲");
    expect(titles.filter((title) => title.includes("【示例】任务"))).toHaveLength(2);
    expect(reply.body.replaceAll("\r\n ", "")).not.toContain("甲某某");
    const english = titlesIn((await read((await make(office, "en")).token)).body);
    expect(english).toContain("To prepare: 准备材料甲");
  });

  it("gives a liaison's calendar nothing of another unit", async () => {
    const { inject } = await person("liaison", units[0]?.id);
    const { body } = await read((await make(inject)).token);
    const titles = titlesIn(body);
    expect(titles.filter((title) => /[甲乙]$/.test(title))).toEqual([
      "会议筹备：准备材料甲",
      expect.stringMatching(/^任务 \d+ 到期：【示例】任务甲$/),
    ]);
    expect(body).not.toContain("乙");
  });

  it("answers not-found for an address that was revoked, was never made, or whose account was closed", async () => {
    const { name, inject } = await person("leader");
    const first = await make(inject);
    expect((await read(first.token)).statusCode).toBe(200);
    const other = await person("leader");
    const foreign = await other.inject({ method: "DELETE", url: `/api/calendar-feeds/${first.feed.id}` });
    expect([foreign.statusCode, (await read(first.token)).statusCode]).toEqual([404, 200]);
    const revoked = await inject({ method: "DELETE", url: `/api/calendar-feeds/${first.feed.id}` });
    expect(revoked.json<{ rows: CalendarFeed[] }>().rows[0]?.revokedAt).not.toBeNull();
    const gone = await read(first.token);
    expect([gone.statusCode, gone.json<{ sentence: { zh: string } }>().sentence.zh]).toEqual([
      404,
      expect.stringContaining("已经停用"),
    ]);
    expect((await read("nothing")).statusCode).toBe(404);
    const second = await make(inject);
    await app.database.app`update accounts.account set disabled = true where name = ${name}`;
    expect((await read(second.token)).statusCode).toBe(404);
  });

  it("shows what the account may read at the time of reading, not what it could when the address was made", async () => {
    const { name, inject } = await person("office");
    const { token } = await make(inject);
    expect(titlesIn((await read(token)).body).length).toBeGreaterThan(4);
    await app.database.app`
      update accounts.account set roles = '{liaison}', organisation_id = ${units[2]?.id ?? ""} where name = ${name}`;
    expect(titlesIn((await read(token)).body).filter((title) => /[甲乙]$/.test(title))).toEqual([]);
    await app.database.app`update accounts.account set roles = '{audit-admin}' where name = ${name}`;
    expect((await read(token)).statusCode).toBe(404);
  });

  it("keeps no token, only its digest, and notes when it was read", async () => {
    const { inject } = await person("liaison", units[0]?.id);
    const { token } = await make(inject);
    await read(token);
    const kept = await app.database.app<{ row: string }[]>`
      select calendar_feed::text as row from organisation.calendar_feed`;
    expect(kept.some(({ row }) => row.includes(token))).toBe(false);
    const list = await inject({ method: "GET", url: "/api/calendar-feeds" });
    expect(list.body).not.toContain(token);
    expect(list.json<{ rows: CalendarFeed[] }>().rows[0]?.lastReadAt).not.toBeNull();
  });
});
