import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Inject } from "../../../test/support/app.ts";
import { openRegisters, type RegistersOverHttp, seedOf } from "../../../test/support/registers.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { JointPaperDetail } from "../domain/joint-papers/joint-paper-row.ts";
import type { MeetingDetail } from "../domain/meetings/meeting-row.ts";
import type { MinutesDetail } from "../meeting-papers/minutes/minutes.ts";
import type { EntryDetail } from "../registers/entry-row.ts";
import type { RotationView } from "../rotation/turns.ts";
import type { SetDetail } from "../domain/work-points/replies.ts";

let on: RegistersOverHttp;
let own: Inject;
let other: Inject;

beforeAll(async () => {
  on = await openRegisters();
  own = await on.signedIn(unit(0), "liaison");
  other = await on.signedIn(unit(1), "liaison");
}, 120_000);
afterAll(() => on.app.close());

const unit = (at: number): string => on.units[at]?.id ?? "";
const key = (): string => randomUUID();

async function get<T>(call: Inject, url: string): Promise<T> {
  const reply = await call({ url });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<T>();
}

async function post<T>(url: string, payload: object, call: Inject = on.office): Promise<T> {
  const reply = await call({ method: "POST", url, payload });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<T>();
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

const order = (text: string) => ({
  planId: on.plan,
  measureId: null,
  undertakingId: null,
  text,
  units: [{ unitId: unit(0), role: "lead" }],
  due: null,
  dispatch: true,
});

describe("（二十二）what a unit reads of another unit's tasks", () => {
  it("is nothing, on whichever page of meetings, papers, points and registers a task is named", async () => {
    const { office } = on;
    const entry = await on.entered("project", seedOf("示例泄露"));
    const handed = await post<EntryDetail>(`/api/entries/${entry.id}/tasks`, {
      version: entry.version,
      key: key(),
      item: null,
      ...order("示例一号任务"),
    });
    const task = handed.tasks[0]?.id ?? "";
    const paper = await post<{ id: string; version: number }>("/api/joint-papers", {
      key: key(),
      seed: {
        title: "示例规则",
        kind: "rules",
        draftingCity: null,
        role: null,
        planId: on.plan,
        measureIds: [],
        note: "",
      },
    });
    const filed = await post<JointPaperDetail>(`/api/joint-papers/${paper.id}/versions`, {
      version: 1,
      key: key(),
      label: "送审稿",
      note: "",
      text: "第一条　示例单位负责示例事项。",
    });
    const { rows } = await get<{ rows: { reference: { article: string } }[] }>(
      office,
      `/api/joint-papers/${paper.id}/articles`,
    );
    await post(`/api/joint-papers/${paper.id}/tasks`, {
      version: filed.version,
      key: key(),
      paperVersion: 1,
      article: rows[0]?.reference.article,
      ...order("示例二号任务"),
    });
    const meeting = await post<MeetingDetail>("/api/meetings", { key: key(), seed: MEETING });
    const item = {
      id: key(),
      title: "听取汇报",
      about: { kind: "task", id: task },
      reporterUnitId: null,
      minutes: null,
    };
    await post(`/api/meetings/${meeting.id}/acts`, {
      version: 1,
      key: key(),
      act: { type: "set-agenda", agenda: [item] },
    });
    const head = {
      title: "示例要点",
      issuer: "region",
      collectBy: null,
      note: "",
      group: "示例组",
      year: 2026,
    };
    const set = await post<SetDetail>("/api/work-points", {
      key: key(),
      ...head,
      planId: on.plan,
      regionCode: "150200",
    });
    const point = {
      id: key(),
      fromUnitId: null,
      source: null,
      chapter: "",
      text: "示例要点一",
      goal: "",
      units: [{ unitId: unit(0), role: "lead" }],
      deadline: { kind: "none", raw: null, latest: null, thenContinuous: false },
      serves: [],
    };
    const acts = [
      { type: "add-points", points: [point] },
      { type: "issue", paper: { title: "示例要点", number: "", date: "2026-02-01" } },
    ];
    let version = set.set.version;
    for (const act of acts)
      version = (await post<SetDetail>(`/api/work-points/${set.set.id}/acts`, { version, key: key(), act }))
        .set.version;
    await post(`/api/work-points/${set.set.id}/dispatch`, {
      version,
      key: key(),
      dispatch: true,
      points: [{ point: point.id, task: null }],
    });

    const seen = async (call: Inject) => ({
      entry: (await get<EntryDetail>(call, `/api/entries/${entry.id}`)).tasks.length,
      paper: (await get<JointPaperDetail>(call, `/api/joint-papers/${paper.id}`)).tasks.length,
      agenda: Object.keys((await get<MeetingDetail>(call, `/api/meetings/${meeting.id}`)).facts).length,
      stock: (await get<SetDetail>(call, `/api/work-points/${set.set.id}`)).stock.rows.filter(
        (row) => row.task !== null,
      ).length,
    });
    expect(await seen(office)).toEqual({ entry: 1, paper: 1, agenda: 1, stock: 1 });
    expect(await seen(own)).toEqual({ entry: 1, paper: 1, agenda: 1, stock: 1 });
    expect(await seen(other)).toEqual({ entry: 0, paper: 0, agenda: 0, stock: 0 });
  });

  it("leaves the standing of another unit's resolution out of the list of resolutions, too", async () => {
    const meeting = await post<MeetingDetail>("/api/meetings", {
      key: key(),
      seed: { ...MEETING, edition: 10 },
    });
    const at = `/api/meetings/${meeting.id}`;
    await post(`${at}/acts`, { version: 1, key: key(), act: { type: "hold", date: "2026-11-01" } });
    const minutes = await post<MinutesDetail>(`${at}/minutes`, {
      version: 2,
      key: key(),
      text: "示例纪要。",
    });
    const resolution = {
      id: key(),
      text: "示例议定事项",
      units: [{ unitId: unit(0), role: "lead" }],
      deadline: { kind: "none", latest: null },
      measureId: null,
      undertakingId: null,
    };
    const kept = await post<MinutesDetail>(`${at}/resolutions`, {
      version: minutes.version,
      key: key(),
      act: { type: "keep", resolution },
    });
    const send = { version: kept.version, resolutions: [resolution.id] };
    const replies = await Promise.all(
      [1, 2].map(() =>
        on.office({ method: "POST", url: `${at}/dispatch`, payload: { ...send, key: key() } }),
      ),
    );
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    const table = async (call: Inject) =>
      (
        await get<{ tables: Record<string, { rows: string[][] }> }>(
          call,
          `${at}/drafted-papers/resolutions/content`,
        )
      ).tables["议定事项"]?.rows[0]?.slice(-2);
    const [number, standing] = (await table(own)) ?? [];
    expect([number === "", standing === "已转任务"]).toEqual([false, false]);
    expect(await table(other)).toEqual(["", "已转任务"]);
  });

  it("names to units nobody who entered, changed or decided something", async () => {
    const office = `office-${randomUUID().slice(0, 8)}`;
    const chief = await (async () => {
      await on.app.addAccount({ name: office, password: "Correct-Horse-7", roles: ["office"] });
      return on.app.withToken(await on.app.signIn(office, "Correct-Horse-7"));
    })();
    const entry = (await on.enter(chief, "project", seedOf("示例留名"))).json<EntryDetail>();
    await chief({
      ...(await multipart("说明.txt", Buffer.from("示例说明"))),
      url: `/api/entries/${entry.id}/documents`,
    });
    const head = {
      title: "示例留名",
      issuer: "region",
      collectBy: null,
      note: "",
      group: "示例留名组",
      year: 2026,
    };
    const set = await post<SetDetail>(
      "/api/work-points",
      { key: key(), ...head, planId: on.plan, regionCode: "150200" },
      chief,
    );
    const rotation = await get<RotationView>(chief, "/api/rotation");
    const act = {
      type: "set-order",
      series: "joint-conference",
      order: ["150100", "150200", "150600", "150900"],
      edition: 20,
      first: "150200",
      source: "示例会议",
    };
    await post("/api/rotation/acts", { version: rotation.record?.version ?? null, key: key(), act }, chief);
    for (const url of [`/api/entries/${entry.id}`, `/api/work-points/${set.set.id}`, "/api/rotation"]) {
      expect((await chief({ url })).body).toContain(office);
      expect((await other({ url })).body).not.toContain(office);
    }
  });

  it("keeps the file of the minutes and withdrawn papers from units, whoever knows their digest", async () => {
    const meeting = await post<MeetingDetail>("/api/meetings", {
      key: key(),
      seed: { ...MEETING, edition: 11 },
    });
    const at = `/api/meetings/${meeting.id}`;
    await post(`${at}/acts`, { version: 1, key: key(), act: { type: "hold", date: "2026-11-02" } });
    const reply = await on.office({
      ...(await multipart("纪要.txt", Buffer.from("示例纪要：张三发言。"))),
      url: `${at}/minutes-file?version=2&key=${key()}`,
    });
    const digest = reply.json<MinutesDetail>().minutes?.file?.digest ?? "";
    expect((await on.office({ url: `${at}/papers/${digest}` })).statusCode).toBe(200);
    expect((await other({ url: `${at}/papers/${digest}` })).statusCode).toBe(404);
  });
});
