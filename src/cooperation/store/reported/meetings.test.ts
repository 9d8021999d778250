import { entryKind } from "../../registers/kind.ts";
import { allRecords, actsOf } from "../records.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../../test/support/cooperation.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { reportMeetings } from "./meetings.ts";
import { reportEntries } from "../../registers/reported/store-reported.ts";

let ground: CooperationGround;
beforeAll(async () => {
  ground = await openCooperation();
  await reportEntries(ground.desk);
});
afterAll(() => ground.database.close());

describe("（二十二）what was published of meetings", () => {
  it("is taken over once, as reported, with its source, and claims no minutes, names or figures of its own", async () => {
    expect(await reportMeetings(ground.desk)).toBe(1);
    expect(await reportMeetings(ground.desk)).toBe(1);
    const [meeting, ...others] = await allRecords(ground.desk.sql, meetingShape);
    expect(others).toEqual([]);
    expect(meeting).toMatchObject({
      reported: true,
      sample: false,
      state: {
        edition: 8,
        date: "2024-12-07",
        role: "attend",
        hostCity: "150100",
        status: "closed",
        minutes: null,
        resolutions: [],
        attendance: [],
        source: { title: expect.stringContaining("人民网") },
      },
    });
    const titles = meeting?.state.agenda.map(({ title }) => title).join("\n") ?? "";
    for (const named of ["交通一体化发展合作协议", "能源互济协议", "黄河流域联防联控协议", "运行规则"])
      expect(titles).toContain(named);
    expect(meeting?.state.note).toContain("公开材料没有说明");
    const acts = await actsOf(ground.desk.sql, meeting?.id ?? "");
    expect(acts.length).toBe(meeting?.version);
  });

  it("links the four cities' agreements of the register as signed there, on its day", async () => {
    const [meeting] = await allRecords(ground.desk.sql, meetingShape);
    const entries = (await allRecords(ground.desk.sql, entryKind)).filter(({ id }) =>
      meeting?.state.agreements.includes(id),
    );
    expect(entries.map(({ state }) => state.values["signedOn"])).toEqual(
      Array.from({ length: 4 }, () => "2024-12-07"),
    );
  });

  it("hangs on the measure whose words ask for the conference", async () => {
    const [meeting] = await allRecords(ground.desk.sql, meetingShape);
    const asks = ground.measures.filter(({ id }) => meeting?.state.measureIds.includes(id));
    expect(asks.map(({ number }) => number)).toEqual([22]);
  });
});
