import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../../accounts/commands.ts";
import { runCommand } from "../../../../test/support/command-line.ts";
import { openServices, type ServicesGround } from "../../../../test/support/services.ts";
import type { Grant } from "../exchange/grant/grant.ts";
import { rebuildProjections, verifyRecords } from "../../../platform/records/verify-records.ts";
import { supplyStamp } from "../catalogue/resource/store-suppliers.ts";
import { FOLDED } from "../store/evidence.ts";
import { breachesOf } from "./clocks.ts";
import { type RequestState, STATUSES } from "./request.ts";
import { fillDemonstration } from "../store/demonstration/demonstration.ts";

const AS_OF = "2026-11-23";
let ground: ServicesGround;
let states: readonly RequestState[];

beforeAll(async () => {
  ground = await openServices();
  const desk = { ...ground.sharedData, config: { ...ground.sharedData.config, demo: true } };
  await fillDemonstration(desk, AS_OF);
  const rows = await desk.sql<{ state: RequestState }[]>`
    select state from shared_data.record where kind = 'request' and sample`;
  states = rows.map(({ state }) => state);
}, 60_000);
afterAll(() => ground.database.close());

describe("sample requests （四）", () => {
  it("show the states that a request passes through, one overdue, one suspended, one disposed of", () => {
    const shown = new Set<string>(states.map(({ status }) => status));
    const missing = Object.keys(STATUSES).filter((each) => !shown.has(each));
    expect(missing.filter((each) => !["ended", "withdrawn"].includes(each))).toEqual([]);
    const standing = states.flatMap((state) =>
      breachesOf(state, AS_OF, ground.sharedData.isWorkingDay).filter(({ healedOn }) => healedOn === null),
    );
    expect(standing.map(({ code }) => code).toSorted()).toEqual(["late-answer", "scope-exceeded"]);
  });

  it("open what the two housing-fund centres ask of persons", async () => {
    const rows = await ground.sharedData.sql<{ state: Grant }[]>`
      select state from shared_data.grant_now where status = 'active' and sample`;
    const open = rows.map(({ state }) => state);
    for (const name of ["包头市示例住房公积金中心", "鄂尔多斯市示例住房公积金中心"]) {
      const unit = (await ground.sharedData.organisations.list()).find((each) => each.name === name);
      const own = open.filter(({ requesterId }) => requesterId === unit?.id);
      expect(own.length).toBeGreaterThan(0);
      expect(own.every(({ personLevel, subjectItem }) => personLevel && subjectItem !== null)).toBe(true);
    }
  });

  it("open what their acts say; verification names every row that was changed past them, and rebuilding mends it", async () => {
    const { sharedData, database } = ground;
    const verified = async () => (await verifyRecords(sharedData, FOLDED)).differing;
    await supplyStamp(sharedData.sql);
    expect(await verified()).toEqual([]);
    const changes: Readonly<Record<string, string>> = {
      grant_now: "valid_until = valid_until + 365",
      request_now: "status = 'granted', answer_late = false, due = '2030-01-01'",
      resource_now: "attribute = 'unconditional' || attribute",
      resource_version: "late = not late",
      correction_now: "due = due + 1",
      lapse: "ended = began + 1",
      supplier: "name = name || '改'",
    };
    for (const [table, change] of Object.entries(changes)) {
      const rows = () =>
        sharedData.sql`select * from ${sharedData.sql(`shared_data.${table}`)} t order by t::text`;
      const kept = [...(await rows())];
      await database.owner.unsafe(`update shared_data.${table} set ${change}`);
      const named = await verified();
      expect([table, kept.length > 0, named.length > 0]).toEqual([table, true, true]);
      // What a grant's use lacks is told by the grant.
      const told = [table, ...(table === "grant_now" ? ["grant_now,lapse"] : [])];
      const others = named.filter(({ differences }) => !told.includes(differences.join()));
      expect(others).toEqual([]);
      expect(await rebuildProjections(sharedData, FOLDED)).toBeGreaterThan(0);
      expect([...(await rows())]).toEqual(kept);
    }
    expect(await verified()).toEqual([]);
  });

  it("stand alone: a grant of what is no request is told and taken away, with a word in the trail", async () => {
    const { sharedData } = ground;
    const { sql } = sharedData;
    const made = await sql`
      insert into shared_data.grant_now
      select (jsonb_populate_record(g, jsonb_build_object('id', (
        select id from shared_data.record where kind = 'resource' limit 1)))).*
      from shared_data.grant_now g limit 1 returning id`;
    const evidence = {
      sealed: [],
      records: () => verifyRecords(sharedData, FOLDED),
      rebuild: () => rebuildProjections(sharedData, FOLDED),
      heads: async () => ({ held: 0, contradictions: [], restores: [], bad: [] }),
    };
    const run = (line: string) => runCommand(commands, line, { shell: sharedData, evidence });
    const found = await run("audit verify --json");
    expect([found.code, JSON.parse(found.out).records.differing]).toEqual([
      3,
      [{ kind: "grant_now", id: made[0]?.["id"], name: "", differences: ["grant_now"] }],
    ]);
    const mended = await run("audit verify --rebuild --json");
    expect([mended.code, JSON.parse(mended.out)]).toMatchObject([
      0,
      { rebuilt: 1, records: { differing: [] } },
    ]);
    const trail = await sql`select before, after from platform.audit where action = 'platform.rebuild'`;
    expect(trail).toMatchObject([{ before: { differing: [{ kind: "grant_now" }] }, after: { written: 1 } }]);
  });

  it("are marked as samples in whatever people wrote", () => {
    for (const { asked, resource } of states)
      expect(
        [resource.name, asked.scenario, asked.scope].every((words) => words.startsWith("【示例】")),
      ).toBe(true);
  });
});
