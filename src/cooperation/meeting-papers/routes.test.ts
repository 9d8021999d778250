import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import {
  type Failed,
  lineAt,
  meetingCallers,
  MINUTES,
  settled,
  today,
} from "../../../test/support/meetings.ts";
import { callerAs, deskOn } from "../../../test/support/supervision.ts";
import { multipart } from "../../../test/support/upload.ts";
import { addDays, lastDayOfMonth } from "../../kernel/calendar.ts";
import { isWorkingDay } from "../../platform/working-days.ts";
import { registerInstances } from "../../supervision/store/recurring.ts";
import type { Role } from "../../kernel/access.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import type { DraftedPaper } from "./papers.ts";
import type { MeetingOfTask, MinutesDetail } from "./minutes/minutes.ts";

let app: TestApp;
let meetings: ReturnType<typeof meetingCallers>;
let units: { readonly id: string; readonly name: string }[];
beforeAll(async () => {
  app = await openTestApp({ bundled: true });
  meetings = meetingCallers(app);
  const desk = deskOn(app.database);
  units = (await desk.organisations.list()).filter(({ collective }) => !collective);
}, 120_000);
afterAll(() => app.close());

const nameOf = (unit: string) => units.find((it) => it.id === unit)?.name;

describe("（二十一）from minutes to tasks, over HTTP", () => {
  it("takes a Word file, proposes what it resolves, and makes of it tasks that quote their sentences", async () => {
    const id = await meetings.heldMeeting();
    const taken = await meetings.upload(id, 2, MINUTES);
    expect([taken.status, taken.body.lines.map(({ resolution }) => resolution.ordinal)]).toEqual([
      200,
      ["（一）", "（二）", "（三）"],
    ]);
    expect(taken.body.minutes?.file?.name).toBe("纪要.docx");
    const first = lineAt(taken.body, 0);
    expect(first.resolution.units.map(({ unitId, role }) => [nameOf(unitId), role])).toEqual([
      ["市发改委", "lead"],
      ["市交通运输局", "support"],
    ]);
    expect(first.resolution.deadline).toMatchObject({ kind: "date", latest: "2027-03-31" });
    // A name that the roster does not know stays as printed, for a person to choose.
    expect(lineAt(taken.body, 1).unknown).toEqual([{ name: "某新设专班", role: "support" }]);

    const place = taken.body.places.find(({ undertakings }) => undertakings.length > 0);
    const undertaking = place?.undertakings[0];
    const edited = settled(first, {
      text: "完成站区配套工程可行性研究报告",
      measureId: place?.measureId,
      undertakingId: undertaking?.id,
    });
    const kept = await meetings.keep(id, 3, edited);
    expect([kept.status, lineAt(kept.body, 0).resolution.state]).toEqual([200, "kept"]);
    const quote = MINUTES[3]?.replace("（一）", "");
    expect(lineAt(kept.body, 0).quote).toBe(quote);

    const done = await meetings.dispatch(id, 4, [first.resolution.id], randomUUID());
    const { task, resolution } = lineAt(done.body, 0);
    expect([done.status, resolution.state, task?.light]).toEqual([200, "dispatched", "green"]);
    const of = await meetings.call<{ meeting: MeetingOfTask }>("GET", `/api/tasks/${task?.id}/meeting`);
    expect(of.body.meeting).toMatchObject({ id, ordinal: "（一）", place: 1, quote });
    const [row] = await app.database.app<
      { state: { text: string; source: object; undertakingId: string } }[]
    >`
      select state from supervision.task where id = ${task?.id ?? ""}`;
    expect(row?.state).toMatchObject({
      text: "完成站区配套工程可行性研究报告",
      undertakingId: undertaking?.id,
      source: { kind: "meeting", title: "四市党政联席会议第九次会议", date: today(), quote },
    });
  });

  it("dispatches once where the button was pressed twice", async () => {
    const id = await meetings.heldMeeting();
    const { body } = await meetings.upload(id, 2, MINUTES);
    const first = lineAt(body, 0);
    await meetings.keep(id, 3, settled(first));
    const key = randomUUID();
    const [one, two] = await Promise.all([
      meetings.dispatch(id, 4, [first.resolution.id], key),
      meetings.dispatch(id, 4, [first.resolution.id], key),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(lineAt(one.body, 0).task?.id).toBe(lineAt(two.body, 0).task?.id);
    const again = await meetings.dispatch(id, 5, [first.resolution.id], randomUUID());
    expect([again.status, again.body.code]).toEqual([422, "not-kept"]);
    const [{ count } = { count: 0 }] = await app.database.app<{ count: number }[]>`
      select count(*)::int as count from supervision.task where state ->> 'text' = ${first.resolution.text}`;
    expect(count).toBe(1);
  });

  it("says which resolution lacks its unit or its day, and makes none of the tasks", async () => {
    const id = await meetings.heldMeeting();
    const { body } = await meetings.upload(id, 2, MINUTES);
    const [first, second, third] = [0, 1, 2].map((index) => lineAt(body, index));
    if (!first || !second || !third) throw new Error("three were read");
    await meetings.keep(id, 3, settled(first));
    await meetings.keep(id, 4, settled(third));
    const yearless = await meetings.dispatch(id, 5, [first.resolution.id, third.resolution.id], randomUUID());
    expect([yearless.status, yearless.body.code]).toEqual([422, "day-needed"]);
    expect(yearless.body.sentence.zh).toContain("批复后3个月内");
    await meetings.keep(id, 5, settled(second, { units: [] }));
    const unled = await meetings.dispatch(id, 6, [second.resolution.id], randomUUID());
    expect([unled.status, unled.body.code]).toEqual([422, "unit-needed"]);
    const gone = settled(second, { units: [{ unitId: randomUUID(), role: "lead" }] });
    await meetings.keep(id, 6, gone);
    const unknown = await meetings.dispatch(id, 7, [first.resolution.id, second.resolution.id], randomUUID());
    expect([unknown.status, unknown.body.code]).toEqual([422, "unknown-unit"]);
    const { body: after } = await meetings.call<MinutesDetail>("GET", `/api/meetings/${id}/resolutions`);
    expect(after.lines.map(({ task }) => task)).toEqual([null, null, null]);
  });

  it("reads days from the day of the meeting, and makes of a periodic one a duty whose returns are tasks", async () => {
    const id = await meetings.heldMeeting("专题调度会");
    const text = [
      "会议议定：",
      "（一）由市发改委牵头，于会后5个工作日内编制清单。",
      "（二）由市财政局牵头，每季度末报送资金情况。",
    ].join("\n");
    const { body } = await meetings.call<MinutesDetail>("POST", `/api/meetings/${id}/minutes`, {
      version: 2,
      key: randomUUID(),
      text,
    });
    const [first, second] = [lineAt(body, 0), lineAt(body, 1)];
    let due = today();
    for (let left = 5; left > 0;) {
      due = addDays(due, 1);
      if (isWorkingDay(due)) left--;
    }
    expect(first.resolution.deadline).toMatchObject({ kind: "date", latest: due, raw: "会后5个工作日内" });
    await meetings.keep(id, 3, settled(first));
    await meetings.keep(id, 4, settled(second));
    const ids = [first, second].map(({ resolution }) => resolution.id);
    const done = await meetings.dispatch(id, 5, ids, randomUUID());
    expect([done.status, done.body.lines.map(({ task }) => task?.due)]).toEqual([200, [due, null]]);
    const standing = lineAt(done.body, 1).task?.id ?? "";
    const desk = deskOn(app.database);
    await registerInstances(desk, today(), callerAs("系统", "office"));
    const returns = await app.database.app<{ due: string }[]>`
      select due from supervision.task where instance_of = ${standing}`;
    const quarter = Math.ceil(Number(today().slice(5, 7)) / 3) * 3;
    const year = Number(today().slice(0, 4));
    expect(returns.map((each) => each.due)).toEqual([
      `${year}-${String(quarter).padStart(2, "0")}-${lastDayOfMonth(year, quarter)}`,
    ]);
  });

  it("lets words that give no day stand, and puts no default in their place", async () => {
    const id = await meetings.heldMeeting("又一次调度会");
    const { body } = await meetings.upload(id, 2, MINUTES);
    const third = lineAt(body, 2);
    expect(third.resolution.time?.asks).toBe("event");
    await meetings.keep(id, 3, settled(third, { deadline: { kind: "none", latest: null } }));
    const done = await meetings.dispatch(id, 4, [third.resolution.id], randomUUID());
    expect([done.status, lineAt(done.body, 2).task?.due]).toEqual([200, null]);
  });

  it("takes pasted minutes, a resolution by hand, and drops one", async () => {
    const id = await meetings.heldMeeting();
    const text = MINUTES.join("\n");
    const body = { version: 2, key: randomUUID(), text };
    const pasted = await meetings.call<MinutesDetail>("POST", `/api/meetings/${id}/minutes`, body);
    expect(pasted.body.lines).toHaveLength(3);
    const drop = { type: "drop", resolution: lineAt(pasted.body, 1).resolution.id };
    await meetings.call("POST", `/api/meetings/${id}/resolutions`, {
      version: 3,
      key: randomUUID(),
      act: drop,
    });
    const [unit] = units;
    const own = {
      id: randomUUID(),
      text: "每季度通报一次进展",
      units: [{ unitId: unit?.id, role: "lead" }],
      deadline: { kind: "continuous", latest: null },
      measureId: null,
      undertakingId: null,
    };
    const added = await meetings.keep(id, 4, own);
    expect(added.body.lines.map(({ resolution }) => resolution.state)).toEqual([
      "proposed",
      "dropped",
      "proposed",
      "kept",
    ]);
    expect(lineAt(added.body, 3).quote).toBe("每季度通报一次进展");
  });

  it("keeps nothing of minutes that are marked as classified, and asks about internal ones", async () => {
    const id = await meetings.heldMeeting();
    const refused = await meetings.upload(id, 2, ["机密★1年", ...MINUTES]);
    expect([refused.status, refused.body.code]).toEqual([422, "classified"]);
    const asked = await meetings.upload(id, 2, ["内部资料", ...MINUTES]);
    expect(asked.body.code).toBe("ask-internal");
    const picture = await multipart("纪要.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]));
    const url = `/api/meetings/${id}/minutes-file?version=2&key=${randomUUID()}`;
    const reply = await (await app.as("office"))({ ...picture, url });
    expect(reply.json<Failed>().code).toBe("unsupported-type");
    const { body } = await meetings.call<MinutesDetail>("GET", `/api/meetings/${id}/resolutions`);
    expect([body.version, body.minutes]).toEqual([2, null]);
  });

  it("lets no unit decide, and shows units neither what was said nor the tasks of others", async () => {
    const id = await meetings.heldMeeting();
    const { body } = await meetings.upload(id, 2, MINUTES);
    const first = lineAt(body, 0);
    await meetings.keep(id, 3, settled(first));
    await meetings.dispatch(id, 4, [first.resolution.id], randomUUID());
    for (const role of ["liaison", "unit-head", "leader"] as const) {
      expect((await meetings.upload(id, 5, MINUTES, role)).status).toBe(403);
      expect((await meetings.dispatch(id, 5, [first.resolution.id], randomUUID(), role)).status).toBe(403);
    }
    const lead = first.resolution.units[0]?.unitId ?? "";
    const other = units.find((it) => first.resolution.units.every(({ unitId }) => unitId !== it.id))?.id;
    const seenBy = async (organisationId: string) => {
      const name = `liaison-${randomUUID().slice(0, 8)}`;
      await app.addAccount({ name, password: PASSWORD, roles: ["liaison"], organisationId });
      const inject = app.withToken(await app.signIn(name, PASSWORD));
      const meeting = await inject({ method: "GET", url: `/api/meetings/${id}` });
      expect(meeting.body).not.toContain("甲某某");
      const reply = await inject({ method: "GET", url: `/api/meetings/${id}/resolutions` });
      const { minutes, lines } = reply.json<MinutesDetail>();
      return [minutes, lines.map(({ task }) => task?.light ?? null)];
    };
    expect(await seenBy(lead)).toEqual([null, ["green"]]);
    expect(await seenBy(other ?? "")).toEqual([null, [null]]);
  });
});

const file = async (id: string, kind: string, role: Role = "office") =>
  (await app.as(role))({ method: "GET", url: `/api/meetings/${id}/drafted-papers/${kind}` });

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await extractDocument(bytes, "paper.docx");
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return read.value.text;
};

describe("（二十一）papers of a meeting", () => {
  it("prints minutes and the list of resolutions, with the numbers of their tasks", async () => {
    const id = await meetings.heldMeeting();
    const { body } = await meetings.upload(id, 2, MINUTES);
    const first = lineAt(body, 0);
    await meetings.keep(id, 3, settled(first));
    const done = await meetings.dispatch(id, 4, [first.resolution.id], randomUUID());
    const number = lineAt(done.body, 0).task?.number;
    const minutes = await file(id, "minutes");
    expect(minutes.headers["content-type"]).toContain("wordprocessingml");
    const text = await textOf(minutes.rawPayload);
    expect(text).toContain("会议听取了领导小组办公室的汇报。");
    expect(text).toContain("市交通运输局");
    const list = await textOf((await file(id, "resolutions")).rawPayload);
    expect(list).toContain(`2027年3月31日前\t${number}\t`);
    expect(list).toContain("另有2项从纪要中读出、尚未确认，没有列入。");
  });

  it("says what is missing for a paper, and gives names of persons to the office alone", async () => {
    const id = await meetings.heldMeeting();
    expect((await file(id, "resolutions")).json<Failed>().code).toBe("no-minutes");
    expect((await file(id, "agenda")).json<Failed>().sentence.zh).toContain("先排定议程");
    const attendance = [{ unitId: null, unitName: "某单位", names: "甲某某", expected: 2, present: 1 }];
    const act = { type: "set-attendance", attendance };
    await meetings.call("POST", `/api/meetings/${id}/acts`, { version: 2, key: randomUUID(), act });
    expect(await textOf((await file(id, "attendance")).rawPayload)).toContain("甲某某");
    for (const role of ["leader", "liaison"] as const)
      expect((await file(id, "attendance", role)).statusCode).toBe(403);
    const notice = await meetings.call<DraftedPaper>(
      "GET",
      `/api/meetings/${id}/drafted-papers/notice/content`,
      undefined,
      "liaison",
    );
    expect([notice.status, notice.body.title]).toEqual([200, "关于召开四市党政联席会议第九次会议的通知"]);
    expect(notice.body.body).toContain("某单位。");
    expect(notice.body.body).not.toContain("甲某某");
  });
});
