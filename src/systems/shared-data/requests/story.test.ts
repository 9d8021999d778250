import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServices, type ServicesGround } from "../../../../test/support/services.ts";
import type { Grant } from "../exchange/grant/grant.ts";
import { verifyProjections } from "../store/verify-projections.ts";
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

  it("open what their acts say, and verification names every row that was changed past them", async () => {
    const { sharedData, database } = ground;
    expect(await verifyProjections(sharedData)).toEqual([]);
    const changes: Readonly<Record<string, string>> = {
      grant_now: "valid_until = valid_until + 365",
      request_now: "status = 'granted', answer_late = false, due = '2030-01-01'",
      resource_now: "attribute = 'unconditional' || attribute",
      resource_version: "late = not late",
      correction_now: "due = due + 1",
    };
    for (const [table, change] of Object.entries(changes)) {
      const [{ count } = { count: 0 }] = await sharedData.sql<{ count: number }[]>`
        select count(*)::int as count from ${sharedData.sql(`shared_data.${table}`)}`;
      await database.owner.unsafe(`create table shared_data.kept as select * from shared_data.${table}`);
      await database.owner.unsafe(`update shared_data.${table} set ${change}`);
      const named = await verifyProjections(sharedData);
      expect([table, count > 0, named.length > 0]).toEqual([table, true, true]);
      expect(named.every(({ differences }) => differences.join() === table)).toBe(true);
      await database.owner.unsafe(`delete from shared_data.${table}`);
      await database.owner.unsafe(`insert into shared_data.${table} select * from shared_data.kept`);
      await database.owner.unsafe("drop table shared_data.kept");
    }
    expect(await verifyProjections(sharedData)).toEqual([]);
  });

  it("are marked as samples in whatever people wrote", () => {
    for (const { asked, resource } of states)
      expect(
        [resource.name, asked.scenario, asked.scope].every((words) => words.startsWith("【示例】")),
      ).toBe(true);
  });
});
