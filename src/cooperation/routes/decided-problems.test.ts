import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import { lineAt, meetingCallers, MINUTES, settled, today } from "../../../test/support/meetings.ts";
import { deskOn } from "../../../test/support/supervision.ts";
import type { EntryDetail } from "../registers/entry-row.ts";

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

describe("（二十二）a meeting that decides a hard problem", () => {
  it("hands a hard problem of the agenda over with what was decided, and to no problem that was not discussed", async () => {
    const seed = {
      name: `断头路标准不一 ${randomUUID()}`,
      regionCode: "150200",
      variant: "hard",
      values: { raisedBy: units[0]?.id, level: "joint-conference" },
      links: [],
      stages: {},
    };
    const entered = await meetings.call<EntryDetail>("POST", "/api/registers/problem/entries", {
      key: randomUUID(),
      seed,
    });
    const problem = entered.body;
    const id = await meetings.plannedMeeting("四市党政联席会议第十次会议");
    const item = { id: randomUUID(), title: seed.name, reporterUnitId: null, minutes: 20 };
    const agenda = [{ ...item, about: { kind: "problem", id: problem.id } }];
    await meetings.call("POST", `/api/meetings/${id}/acts`, {
      version: 1,
      key: randomUUID(),
      act: { type: "set-agenda", agenda },
    });
    await meetings.hold(id, 2);
    const { body } = await meetings.upload(id, 3, MINUTES);
    expect(body.problems).toEqual([{ id: problem.id, title: seed.name }]);
    const first = lineAt(body, 0);
    const stray = await meetings.keep(id, 4, settled(first, { problemId: randomUUID() }));
    expect([stray.status, stray.body.code]).toEqual([422, "problem-not-discussed"]);
    await meetings.keep(id, 4, settled(first, { problemId: problem.id }));
    const done = await meetings.dispatch(id, 5, [first.resolution.id], randomUUID());
    expect(done.status).toBe(200);
    const { body: after } = await meetings.call<EntryDetail>("GET", `/api/entries/${problem.id}`);
    expect([after.row.stage, after.state.values["decision"], after.state.values["decidedOn"]]).toEqual([
      "assigned",
      first.resolution.text,
      today(),
    ]);
    expect(after.tasks.map((task) => task.id)).toEqual([lineAt(done.body, 0).task?.id]);
    expect(after.state.discussed).toHaveLength(1);
  });
});
