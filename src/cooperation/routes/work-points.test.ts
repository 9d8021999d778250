import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { callerAs, deskOn } from "../../../test/support/supervision.ts";
import { multipart } from "../../../test/support/upload.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import { listPlans } from "../../supervision/store/plans.ts";
import { recordSetting } from "../../supervision/store/settings.ts";
import type { Coverage } from "../domain/work-points/coverage.ts";
import type {
  ReadPoint,
  SetComparison,
  SetDetail,
  SetSummary,
  WorkPointChoices,
} from "../domain/work-points/replies.ts";
import type { PointSeed } from "../domain/work-points/set.ts";

let app: TestApp;
let plan: string;
let choices: WorkPointChoices;
let own: Inject;
let other: Inject;
let office: Inject;
/** The units of the two liaison officers. */
let units: { readonly own: string; readonly other: string };

type Failed = { readonly code: string; readonly sentence: { readonly zh: string } };
const call = async <T>(as: Inject, method: "GET" | "POST", url: string, payload?: object) => {
  const reply = await as({ method, url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json<T & Failed>() };
};

beforeAll(async () => {
  app = await openTestApp({ bundled: true });
  const desk = deskOn(app.database);
  plan = (await listPlans(desk.sql)).find(({ incomplete }) => !incomplete)?.id ?? "";
  const adoption = { kind: "adoption", from: "2026-01-01", value: { on: "2026-01-01" } } as const;
  await recordSetting(desk, plan, adoption, callerAs("张三", "office"), {
    at: new Date("2026-01-01T02:00:00Z"),
  });
  office = await app.as("office");
  choices = (await call<WorkPointChoices>(office, "GET", `/api/work-point-choices?plan=${plan}`)).body;
  const [first, second] = choices.units;
  units = { own: first?.id ?? "", other: second?.id ?? "" };
  const liaison = async (name: string, organisationId: string): Promise<Inject> => {
    await app.addAccount({ name, password: PASSWORD, roles: ["liaison"], organisationId });
    return app.withToken(await app.signIn(name, PASSWORD));
  };
  [own, other] = [await liaison("own", units.own), await liaison("other", units.other)];
}, 120_000);
afterAll(() => app.close());

const point = (text: string, unit: string, given: Partial<PointSeed> = {}): PointSeed => ({
  id: randomUUID(),
  chapter: "",
  text,
  goal: "",
  units: [{ unitId: unit, role: "lead" }],
  deadline: { kind: "date", raw: null, latest: "2099-12-31", thenContinuous: false },
  serves: [],
  fromUnitId: unit,
  source: null,
  ...given,
});

const begin = async (group: string, year = 2026): Promise<SetDetail> => {
  const head = { title: `${year}年${group}工作要点`, issuer: "region", collectBy: null, note: "" };
  const body = { ...head, key: randomUUID(), group, year, planId: plan, regionCode: "150200" };
  return (await call<SetDetail>(office, "POST", "/api/work-points", body)).body;
};
const act = (as: Inject, { set: { id, version } }: SetDetail, asked: object) =>
  call<SetDetail>(as, "POST", `/api/work-points/${id}/acts`, { version, key: randomUUID(), act: asked });
const paper = (title: string) => ({ title, number: "内试〔2026〕1号", date: "2026-02-10" });

describe("（二十一）yearly work points over HTTP", () => {
  it("go from a liaison's contribution over the office's draft to tasks whose source is the printed point", async () => {
    const set = await begin("交通组");
    const [measure] = choices.measures;
    const [undertaking] = measure?.undertakings ?? [];
    const serves = [{ measureId: measure?.id ?? "", undertakingId: undertaking?.id ?? "" }];
    const contributed = await act(own, set, {
      type: "add-points",
      points: [point("推进高铁建设", units.own, { serves })],
    });
    expect(contributed.status).toBe(200);
    const [first] = contributed.body.set.state.points;
    const {
      id: _,
      fromUnitId: __,
      source: ___,
      ...words
    } = point("推进高铁建设，年内开通", units.own, { serves, goal: "通车100公里" });
    // Another unit's liaison reads it and cannot change it.
    const foreign = await act(other, contributed.body, { type: "edit-point", point: first?.id, words });
    expect([foreign.status, foreign.body.code]).toEqual([422, "own-point-only"]);
    const drafted = await act(office, contributed.body, { type: "draft" });
    const late = await act(own, drafted.body, { type: "edit-point", point: first?.id, words });
    expect(late.body.code).toBe("collection-over");
    const edited = await act(office, drafted.body, { type: "edit-point", point: first?.id, words });
    expect(edited.body.set.state.points[0]).toMatchObject({
      text: "推进高铁建设，年内开通",
      contributed: "推进高铁建设",
    });
    const issued = await act(office, edited.body, { type: "issue", paper: paper("交通组2026年工作要点") });
    const frozen = await act(office, issued.body, { type: "edit-point", point: first?.id, words });
    expect([frozen.status, frozen.body.code]).toEqual([422, "frozen"]);

    const dispatch = {
      version: issued.body.set.version,
      key: randomUUID(),
      dispatch: true,
      points: [{ point: first?.id, task: null }],
    };
    const url = `/api/work-points/${set.set.id}/dispatch`;
    const dispatched = await call<SetDetail>(office, "POST", url, dispatch);
    const again = await call<SetDetail>(office, "POST", url, dispatch);
    const [row] = dispatched.body.stock.rows;
    expect(again.body.stock.rows[0]?.task?.id).toBe(row?.task?.id);
    expect([row?.standing, row?.task?.phase, row?.task?.light]).toEqual(["on-course", "dispatched", "green"]);
    const tasks = await app.database.app<
      { state: { source: object; text: string; undertakingId: string } }[]
    >`
      select state from supervision.task where plan_id = ${plan}`;
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.state).toMatchObject({
      undertakingId: undertaking?.id,
      text: "推进高铁建设，年内开通（目标：通车100公里）",
      source: {
        kind: "superior",
        title: "交通组2026年工作要点",
        paper: "内试〔2026〕1号",
        date: "2026-02-10",
        quote: "推进高铁建设，年内开通",
      },
    });
    const twice = await call(office, "POST", url, {
      ...dispatch,
      version: dispatched.body.set.version,
      key: randomUUID(),
    });
    expect([twice.status, twice.body.code]).toEqual([422, "already-dispatched"]);

    const stocked = await call<SetDetail>(office, "POST", `/api/work-points/${set.set.id}/stock`, {
      version: dispatched.body.set.version,
      key: randomUUID(),
    });
    expect(stocked.body.set.state.stocks[0]?.counts).toMatchObject({ "on-course": 1, undispatched: 0 });
    expect(stocked.body.history[0]?.sentence.zh).toContain("盘点");
  });

  it("carry a second point on an undertaking that is a task already, instead of asking for reports twice", async () => {
    const [taken] = await app.database.app<{ id: string; undertakingId: string; measureId: string }[]>`
      select id, undertaking_id, measure_id from supervision.task where undertaking_id is not null limit 1`;
    const set = await begin("铁路组");
    const serves = [{ measureId: taken?.measureId ?? "", undertakingId: taken?.undertakingId ?? "" }];
    const points = [point("同一事项", units.own, { serves }), point("另立一项", units.own, { serves })];
    const added = await act(office, set, { type: "add-points", points });
    const issued = await act(office, added.body, { type: "issue", paper: paper("铁路组2026年工作要点") });
    const reply = await call<SetDetail>(office, "POST", `/api/work-points/${set.set.id}/dispatch`, {
      version: issued.body.set.version,
      key: randomUUID(),
      dispatch: true,
      points: [
        { point: points[0]?.id, task: taken?.id },
        { point: points[1]?.id, task: null },
      ],
    });
    expect(reply.status).toBe(200);
    const [carried, registered] = reply.body.stock.rows;
    expect(carried?.task?.id).toBe(taken?.id);
    expect([registered?.task?.measureId, registered?.task?.undertakingId]).toEqual([taken?.measureId, null]);
  });

  it("keep the contributions of two liaisons who send them at the same moment", async () => {
    const set = await begin("生态组");
    const both = await Promise.all([
      act(own, set, { type: "add-points", points: [point("甲", units.own)] }),
      act(other, set, { type: "add-points", points: [point("乙", units.other)] }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = await call<SetDetail>(own, "GET", `/api/work-points/${set.set.id}`);
    expect(body.set.state.points.map(({ text }) => text).toSorted()).toEqual(["乙", "甲"].toSorted());
  });

  it("are one per group and year, and know only what plan and roster know", async () => {
    const set = await begin("科技组");
    const head = { title: "再来一份", issuer: "region", collectBy: null, note: "" };
    const body = {
      ...head,
      key: randomUUID(),
      group: "科技组",
      year: 2026,
      planId: plan,
      regionCode: "150200",
    };
    expect((await call(office, "POST", "/api/work-points", body)).body.code).toBe("set-taken");
    const stranger = { type: "add-points", points: [point("某事", randomUUID())] };
    expect((await act(office, set, stranger)).body.code).toBe("unknown-unit");
    const serves = [{ measureId: randomUUID(), undertakingId: null }];
    const elsewhere = { type: "add-points", points: [point("某事", units.own, { serves })] };
    expect((await act(office, set, elsewhere)).body.code).toBe("unknown-served");
    expect((await call(office, "GET", `/api/work-points/${randomUUID()}`)).status).toBe(404);
    expect((await call(await app.as("leader"), "POST", "/api/work-points", body)).status).toBe(403);
  });

  it("are read from text and from a file as proposals, and a classified paper is refused", async () => {
    const { set } = await begin("公共服务组");
    const text = "一、养老\n1．建设互联共享的养老服务信息平台。\n2．办好论坛。";
    const read = await call<{ rows: ReadPoint[] }>(own, "POST", `/api/work-points/${set.id}/text`, { text });
    expect(read.body.rows.map(({ chapter, text: words }) => [chapter, words])).toEqual([
      ["养老", "建设互联共享的养老服务信息平台。"],
      ["养老", "办好论坛。"],
    ]);
    const fifth = choices.measures.find(({ number }) => number === 5);
    expect(read.body.rows[0]?.serves.map(({ measureId }) => measureId)).toContain(fifth?.id);
    const file = await multipart("要点.txt", Buffer.from(text));
    const filed = await own({ url: `/api/work-points/${set.id}/file`, ...file });
    expect(filed.json<{ rows: ReadPoint[] }>().rows).toHaveLength(2);
    const secret = await call(own, "POST", `/api/work-points/${set.id}/text`, { text: `机密★3年\n${text}` });
    expect(secret.body.code).toBe("classified");
    expect((await call<SetDetail>(own, "GET", `/api/work-points/${set.id}`)).body.set.state.points).toEqual(
      [],
    );
  });

  it("are compared with the year before, covered by plan, and handed on as documents", async () => {
    const [last, now] = [await begin("产业组", 2025), await begin("产业组", 2026)];
    const measure = choices.measures.find(({ number }) => number === 17);
    const serves =
      measure?.undertakings.slice(0, 1).map(({ id }) => ({ measureId: measure.id, undertakingId: id })) ?? [];
    await act(office, last, {
      type: "add-points",
      points: [point("发展云计算产业", units.own), point("举办对接会", units.own)],
    });
    await act(office, now, {
      type: "add-points",
      points: [point("发展云计算产业", units.own, { serves }), point("引进芯片企业", units.own)],
    });
    const compared = await call<SetComparison>(own, "GET", `/api/work-points/${now.set.id}/comparison`);
    const { carried, changed, added, left, before } = compared.body;
    expect([carried.length, changed.length, added.length, left.length, before.year]).toEqual([
      1, 0, 1, 1, 2025,
    ]);
    expect((await call(own, "GET", `/api/work-points/${last.set.id}/comparison`)).status).toBe(404);

    const covered = await call<{ coverage: Coverage }>(
      own,
      "GET",
      `/api/work-point-coverage?year=2026&plan=${plan}`,
    );
    const seventeen = covered.body.coverage.chapters
      .flatMap(({ measures }) => measures)
      .find(({ number }) => number === 17);
    expect(seventeen?.undertakings[0]?.takers.map(({ group }) => group)).toEqual(["产业组"]);
    const { undertakings, untaken, once, twice } = covered.body.coverage.counts;
    expect([untaken + once + twice, undertakings]).toEqual([
      undertakings,
      choices.measures.flatMap((each) => each.undertakings).length,
    ]);

    const { rows } = (await call<{ rows: SetSummary[] }>(own, "GET", "/api/work-points?year=2025")).body;
    expect(rows.map(({ group, points }) => [group, points])).toEqual([["产业组", 2]]);
    const files = [
      [`/api/work-points/${now.set.id}/document`, "引进芯片企业"],
      [`/api/work-points/${now.set.id}/stock-document`, "未交办2条"],
      [`/api/work-points/${now.set.id}/stock-workbook`, "引进芯片企业"],
      [`/api/work-point-coverage/workbook?year=2026&plan=${plan}`, "列入的专项工作组"],
    ] as const;
    for (const [url, words] of files) {
      const reply = await office({ method: "GET", url });
      const name = url.includes("workbook") ? "a.xlsx" : "a.docx";
      const document = await extractDocument(new Uint8Array(reply.rawPayload), name);
      expect(document.ok && document.value.text).toContain(words);
    }
  });
});
