import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { Role } from "../../kernel/access.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import type { SecondmentsView, TermDetail } from "../domain/secondment/view.ts";

let app: TestApp;
const people: Record<string, Inject> = {};
const units = { science: randomUUID(), schools: randomUUID(), energy: randomUUID() };
const SEAT = randomUUID();
const NAME = "王示例";
const POST = "示例科副科长";

async function addPerson(key: string, role: Role, organisationId?: string): Promise<void> {
  const name = `${key}-${role}`;
  await app.addAccount({
    name,
    password: PASSWORD,
    roles: [role],
    ...(organisationId ? { organisationId } : {}),
  });
  people[key] = app.withToken(await app.signIn(name, PASSWORD));
}

beforeAll(async () => {
  app = await openTestApp();
  for (const [name, id] of Object.entries(units))
    await app.database.app`insert into accounts.organisation ${app.database.app({
      id,
      name: { science: "市科技局", schools: "市教育局", energy: "市能源局" }[name] ?? "",
      regionCode: "150200",
      createdAt: new Date(),
    })}`;
  await addPerson("office", "office");
  await addPerson("leader", "leader");
  await addPerson("science", "liaison", units.science);
  await addPerson("schools", "liaison", units.schools);
}, 60_000);
afterAll(() => app.close());

type Failed = { readonly code: string; readonly sentence: { readonly zh: string } };

async function call<T>(who: string, method: "GET" | "POST", url: string, payload?: object) {
  const inject = people[who];
  if (!inject) throw new Error(who);
  const reply = await inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, text: reply.body, body: reply.json<T & Failed>() };
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const inDays = (days: number): string =>
  new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

const setRoster = async (list: readonly string[] = Object.values(units)) => {
  const { body } = await call<SecondmentsView>("office", "GET", "/api/secondments");
  return call<SecondmentsView>("office", "POST", "/api/secondments/roster-acts", {
    version: body.rosterRecord?.version ?? null,
    key: randomUUID(),
    act: {
      type: "set-roster",
      units: list,
      seats: [{ id: SEAT, name: "综合岗" }],
      termMonths: 6,
      years: 3,
      source: "领导小组办公室会议",
    },
  });
};

const plan = async (unitId: string, from = inDays(-3), until = inDays(170)) =>
  (
    await call<TermDetail>("office", "POST", "/api/secondments", {
      key: randomUUID(),
      unitId,
      seat: SEAT,
      from,
      until,
    })
  ).body as TermDetail;

const act = (who: string, term: Pick<TermDetail, "id" | "version">, act: object) =>
  call<TermDetail>(who, "POST", `/api/secondments/${term.id}/acts`, {
    version: term.version,
    key: randomUUID(),
    act,
  });

const kinds = async (who: string) =>
  (await call<SecondmentsView>(who, "GET", "/api/secondments")).body.warnings.map(({ kind }) => kind);

describe("（二十二）secondment over HTTP", () => {
  it("takes a term from the roster over its person to its hand-over and end, and keeps the name out of acts and trail", async () => {
    expect((await setRoster()).status).toBe(200);
    const { order } = (await call<SecondmentsView>("office", "GET", "/api/secondments")).body;
    expect(order[0]?.reason.zh).toContain("应轮到市科技局");
    let term: TermDetail = await plan(units.science);
    expect(term).toMatchObject({ status: "planned", unitName: "市科技局", named: false });
    expect(term.why).toContain("应轮到市科技局");
    const early = await act("office", term, { type: "start", on: today() });
    expect([early.status, early.body.code]).toEqual([422, "no-person"]);
    term = (await act("science", term, { type: "propose-person", name: NAME, post: POST })).body;
    expect(term.person).toEqual({ name: NAME, post: POST });
    expect((await act("science", term, { type: "start", on: today() })).body.code).toBe("office-only");
    term = (await act("office", term, { type: "start", on: today() })).body;
    term = (await act("science", term, { type: "hand-over", note: "项目台账三本，未办事项两件。" })).body;
    const url = `/api/secondments/${term.id}/hand-over-files?version=${term.version}&key=${randomUUID()}`;
    const sent = await people.science?.({
      url,
      ...(await multipart("交接清单.txt", Buffer.from("交接清单"))),
    });
    term = sent?.json<TermDetail>() ?? term;
    expect(term.handOver?.files).toMatchObject([{ name: "交接清单.txt", size: 12 }]);
    const stale = await act(
      "office",
      { ...term, version: 1 },
      { type: "end", on: today(), reason: "借调期满" },
    );
    expect([stale.status, stale.body.code]).toEqual([409, "stale"]);
    term = (await act("office", term, { type: "end", on: today(), reason: "借调期满" })).body;
    expect(term).toMatchObject({ status: "ended", until: today(), handedOver: true });
    term = (await act("office", term, { type: "forget-person", person: term.personId, reason: "本人申请" }))
      .body;
    expect(term).toMatchObject({ named: false, forgotten: true, person: null });
    const { app: sql } = app.database;
    const kept = await sql<{ text: string }[]>`
      select act::text as text from organisation.act union all
      select state::text || title || search_text from organisation.record union all
      select coalesce(before::text, '') || coalesce(after::text, '') from platform.audit union all
      select name from organisation.seconded_person`;
    expect(kept.length).toBeGreaterThan(8);
    expect(kept.filter(({ text }) => text.includes(NAME) || text.includes(POST))).toEqual([]);
    expect(term.history[0]?.sentence.zh).toBe("删除人员姓名（理由：本人申请）");
  });

  it("shows a person and a hand-over to the office and the own unit, to nobody else, wherever one looks", async () => {
    await setRoster();
    let term: TermDetail = await plan(units.science);
    term = (await act("office", term, { type: "propose-person", name: NAME, post: POST })).body;
    term = (await act("office", term, { type: "start", on: today() })).body;
    term = (await act("office", term, { type: "hand-over", note: `交接给${NAME}` })).body;
    const file = await people.office?.({
      url: `/api/secondments/${term.id}/hand-over-files?version=${term.version}&key=${randomUUID()}`,
      ...(await multipart("清单.txt", Buffer.from("清单"))),
    });
    term = file?.json<TermDetail>() ?? term;
    const digest = term.handOver?.files[0]?.digest ?? "";
    const one = `/api/secondments/${term.id}`;
    for (const who of ["office", "science"]) {
      expect((await call(who, "GET", one)).text).toContain(NAME);
      expect((await call(who, "GET", "/api/secondments")).text).toContain(NAME);
    }
    for (const who of ["leader", "schools"]) {
      const seen = await call<TermDetail>(who, "GET", one);
      expect(seen.body).toMatchObject({ named: true, person: null, handOver: null, may: [], history: [] });
      for (const { text } of [seen, await call(who, "GET", "/api/secondments")]) {
        expect(text).not.toContain(NAME);
        expect(text).not.toContain(POST);
      }
      expect((await call(who, "GET", `${one}/hand-over-files/${digest}`)).body.code).toBe("not-found");
      expect((await people[who]?.({ url: `${one}/notice` }))?.statusCode).toBe(403);
    }
    const own = await people.science?.({ url: `${one}/hand-over-files/${digest}` });
    expect(own?.body).toBe("清单");
    const refused = await act("schools", term, { type: "hand-over", note: "代写" });
    expect([refused.status, refused.body.code]).toEqual([422, "own-unit-only"]);
    expect((await act("leader", term, { type: "hand-over", note: "代写" })).status).toBe(403);
  });

  it("hands out the order and the year's plan without names, and the notice with them", async () => {
    await setRoster();
    let term: TermDetail = await plan(units.schools);
    term = (await act("schools", term, { type: "propose-person", name: NAME, post: POST })).body;
    const book = await people.leader?.({ url: "/api/secondments/workbook" });
    const sheets = await extractDocument(book?.rawPayload ?? new Uint8Array(), "a.xlsx");
    const text = sheets.ok ? sheets.value.text : "";
    expect(text).toContain("市教育局");
    expect(text).toContain("已报");
    expect(text).not.toContain(NAME);
    const notice = await people.office?.({ url: `/api/secondments/${term.id}/notice` });
    const paper = await extractDocument(notice?.rawPayload ?? new Uint8Array(), "a.docx");
    const words = paper.ok ? paper.value.text : "";
    expect(words).toMatch(/^关于选派工作人员赴呼包鄂乌\s*一体化发展促进中心工作的通知/);
    expect(words).toContain(`${NAME}（${POST}）`);
  });

  it("warns of two terms on one seat and of one name twice, the latter to the office only", async () => {
    await setRoster();
    const one = await plan(units.energy, inDays(200), inDays(300));
    const other = await plan(units.schools, inDays(250), inDays(350));
    for (const term of [one, other])
      await act("office", term, { type: "propose-person", name: "李 示例", post: "" });
    expect(await kinds("office")).toEqual(expect.arrayContaining(["seat-clash", "person-clash"]));
    expect(await kinds("schools")).toContain("seat-clash");
    expect(await kinds("schools")).not.toContain("person-clash");
  });

  it("refuses what no roster holds with a sentence", async () => {
    await setRoster([units.science]);
    const off = await call("office", "POST", "/api/secondments", {
      key: randomUUID(),
      unitId: units.energy,
      seat: SEAT,
      from: today(),
      until: inDays(30),
    });
    expect([off.status, off.body.code]).toEqual([422, "not-on-roster"]);
    const twice = await setRoster([units.science, units.science]);
    expect([twice.status, twice.body.code]).toEqual([422, "unit-twice"]);
  });
});
