import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import { deskOn } from "../../../test/support/supervision.ts";
import type { Role } from "../../kernel/access.ts";
import { readBundledPlans } from "../../supervision/store/first-run.ts";
import type { RotationView } from "./turns.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

type Failed = { readonly code: string; readonly sentence: { readonly zh: string; readonly en: string } };
const ORDER = ["150100", "150200", "150600", "150900"];

async function read(role: Role = "leader", query = ""): Promise<RotationView> {
  return (await (await app.as(role))({ url: `/api/rotation${query}` })).json<RotationView>();
}

async function act(version: number | null, act: object, role: Role = "office", key: string = randomUUID()) {
  const reply = await (
    await app.as(role)
  )({
    method: "POST",
    url: "/api/rotation/acts",
    payload: { version, key, act },
  });
  return { status: reply.statusCode, body: reply.json<RotationView & Failed>() };
}

const confirm = (order: readonly string[] = ORDER) => ({
  type: "set-order",
  series: "joint-conference",
  order,
  edition: 9,
  first: "150200",
  source: "第八届联席会议纪要",
});

describe("（二十二）the rotation over HTTP", () => {
  it("shows the printed order as unverified, then what the office confirmed, each act in the history and taken back in turn", async () => {
    expect(await read()).toMatchObject({
      record: null,
      state: { confirmed: null, held: [{ edition: 8, host: "150100", reported: true }] },
      next: [{ host: "150200", standing: "unverified" }, {}, {}, {}],
    });
    const short = await act(null, confirm(ORDER.slice(0, 3)));
    expect([short.status, short.body.code]).toEqual([422, "order-incomplete"]);
    expect(short.body.sentence.zh).toContain("缺少乌兰察布");
    expect((await read()).record).toBeNull();

    const [one, two] = await Promise.all([act(null, confirm()), act(null, confirm())]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    const skipped = await act(1, { type: "skip", city: "150200", edition: 9, reason: "场馆改造" });
    expect(skipped.body.next.map(({ host }) => host)).toEqual(["150600", "150900", "150100", "150200"]);
    expect(skipped.body.history.map(({ sentence }) => sentence.zh)).toEqual([
      "第九届跳过包头（理由：场馆改造）",
      "确认轮值顺序呼和浩特→包头→鄂尔多斯→乌兰察布，第九届起由包头开始，依据：第八届联席会议纪要",
    ]);
    const undone = await act(2, { type: "undo", step: 2, reason: "改回" });
    expect(undone.body.next[0]).toMatchObject({ host: "150200", standing: "confirmed" });
    expect(undone.body.history).toHaveLength(3);
    expect((await act(2, { type: "undo", step: 1, reason: "改回" })).status).toBe(409);
    expect((await act(3, confirm(), "leader")).status).toBe(403);
  });

  it("reckons the preparation of a turn in working days before its day", async () => {
    // Nobody has read a plan here yet, so nobody knows whose office this is: the next turn is shown.
    expect(await read()).toMatchObject({ ownCity: null, preparation: { edition: 9, date: null } });
    await readBundledPlans(deskOn(app.database));
    const view = await read("office", "?date=2026-10-12");
    expect(view).toMatchObject({ ownCity: "150200", preparation: { edition: 9, meeting: null } });
    // 10 October 2026 is a make-up day, 1 to 7 October are a holiday.
    const due = view.preparation?.steps.map((step) => [step.workingDays, step.due]) ?? [];
    expect(due).toContainEqual([2, "2026-10-09"]);
    expect(due).toContainEqual([5, "2026-09-29"]);
    expect((await read()).preparation?.steps[0]?.due).toBeNull();
  });
});
