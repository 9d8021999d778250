import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { actOnMeeting } from "../store/meetings/act-on-meeting.ts";
import { planMeeting } from "../store/meetings/plan-meeting.ts";
import { reportMeetings } from "../store/reported/meetings.ts";
import { commands } from "../commands.ts";

let ground: CooperationGround;
let id: string;
const office = callerAs("张三", "office");

beforeAll(async () => {
  ground = await openCooperation();
  await reportMeetings(ground.desk);
  const seed = {
    series: "working-group",
    edition: null,
    year: 2026,
    title: "交通专项工作组会议",
    role: "attend",
    hostCity: null,
    group: "交通专项工作组",
    window: { from: "2026-01-01", to: "2026-12-31" },
    date: "2026-11-25",
    place: "示例会议厅",
    note: "",
  } as const;
  const planned = await planMeeting(ground.desk, { key: randomUUID(), seed }, office);
  id = planned.id;
  const names = { unitId: null, unitName: "示例局", names: "王五", expected: 1, present: null };
  const act = { type: "set-attendance", attendance: [names] } as const;
  await actOnMeeting(ground.desk, id, { version: 1, key: randomUUID(), act }, office);
});
afterAll(() => ground.database.close());

async function run(...words: readonly string[]): Promise<string> {
  const { code, out } = await runCommand(commands, ["meeting", ...words], { shell: ground.desk });
  expect(code).toBe(0);
  return out;
}

describe("（二十一）（二十二）meetings on a terminal", () => {
  it("lists a year's meetings with their roles, as words and as JSON", async () => {
    const all = await run("list");
    expect(all).toContain("2024-12-07  已办结  参加  呼包鄂乌第八届市长联席会议（公开报道）");
    const rows = JSON.parse(await run("list", "--year", "2026", "--json")).rows;
    expect(rows).toMatchObject([{ id, group: "交通专项工作组", next: "prepare" }]);
  });

  it("shows a meeting without persons' names", async () => {
    expect(await run("show", id)).toContain("筹备 0/3，逾期 3");
    const shown = await run("show", id, "--json");
    expect(shown).not.toContain("王五");
    expect(JSON.parse(shown).state.attendance).toMatchObject([{ expected: 1, names: "" }]);
  });

  it("says what is to be ready and which meetings of a year nobody planned", async () => {
    const due = JSON.parse(await run("due", "--json"));
    expect(due.due.map(({ daysLeft }: { daysLeft: number }) => daysLeft < 0)).toEqual([true, true, true]);
    expect(due.proposals.map(({ key }: { key: string }) => key)).toEqual(["plenary", "joint-conference"]);
    expect(await run("due", "--year", "2027")).toContain("2027年交通专项工作组会议");
  });

  it("asks for what it needs in a sentence", async () => {
    await expect(run("show", "x")).rejects.toMatchObject({ failure: { code: "unusable" } });
    await expect(run("list", "--year", "x")).rejects.toMatchObject({ failure: { code: "unusable" } });
  });
});
