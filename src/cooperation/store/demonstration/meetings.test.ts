import { allRecords } from "../records.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../../test/support/app.ts";
import { MEETING_STATUSES } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ config: { demo: true }, begin: true });
}, 240_000);
afterAll(() => app.close());

describe("（二十二）sample meetings", () => {
  it("stand in every status, say that they are invented, and show what is late", async () => {
    const meetings = await allRecords(app.database.app, meetingShape);
    const samples = meetings.filter(({ sample }) => sample);
    expect(new Set(meetings.map(({ state }) => state.status))).toEqual(new Set(MEETING_STATUSES));
    const words = samples.flatMap(({ state }) => [
      state.title,
      ...state.preparation.map(({ text }) => text),
      ...state.agenda.map(({ title }) => title),
      ...state.resolutions.map(({ text }) => text),
      ...state.attendance.map(({ names }) => names),
      ...state.changes.map(({ reason }) => reason),
    ]);
    expect(words.filter((text) => !text.startsWith("【示例】"))).toEqual([]);
    const upcoming = samples.find(({ state }) => state.status === "scheduled")?.state;
    expect(upcoming?.preparation.some(({ doneOn }) => doneOn === null)).toBe(true);
    expect(upcoming?.agenda.length).toBeGreaterThan(1);
    const named = await app.database.app<{ name: string }[]>`
      select name from accounts.organisation
      where id = any(${samples.flatMap(({ state }) => meetingShape.head(state).unitIds)}::uuid[])`;
    expect(named.every(({ name }) => name.includes("示例"))).toBe(true);
    expect(samples.find(({ state }) => state.status === "minuted")?.state.resolutions.length).toBe(2);
  });
});
