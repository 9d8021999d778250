import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../../test/support/command-line.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { commands } from "../../commands.ts";
import type { CorrectionState } from "../../oversight/correction/kind.ts";
import type { DisputeState } from "../../oversight/dispute/kind.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { breach, isOpenOn } from "../../oversight/breach/kind.ts";
import { allBreaches, breachBoardFor, openBreachesOn } from "../../oversight/breach/store.ts";
import { corrections } from "../../oversight/correction/store.ts";
import { askCorrection, correctionChoices } from "../../oversight/correction/store.ts";
import { figures } from "../../../../platform/records/figures.ts";
import { SHARED_DATA_FIGURES } from "../../domain/figures.ts";
import { oversightFigures } from "../../oversight/store-indicators.ts";
import { fillDemonstration } from "./demonstration.ts";

let ground: ServicesGround;
beforeAll(async () => {
  ground = await openServices();
}, 60_000);
afterAll(() => ground.database.close());

describe("（四）监督的示例数据", () => {
  it("（四）一项校核送达三个单位、一件跨城争议、至少三项违规其中一项已说明，全部标为示例", async () => {
    const desk = { ...ground.sharedData, config: { ...ground.sharedData.config, demo: true } };
    await fillDemonstration(desk);
    const states = <S>(kind: string) =>
      desk.sql<{ state: S }[]>`select state from shared_data.record where kind = ${kind} and sample`;
    const corrections = await states<CorrectionState>("correction");
    expect(Math.max(...corrections.map(({ state }) => state.recipients.length))).toBeGreaterThanOrEqual(3);
    const [dispute] = await states<DisputeState>("dispute");
    expect(dispute?.state.status).toBe("submitted");
    const breaches = await allBreaches(desk, "2026-11-23");
    expect(breaches.length).toBeGreaterThanOrEqual(3);
    expect(breaches.filter(({ status }) => status === "answered")).toHaveLength(1);
    expect(new Set(breaches.map(({ code }) => code))).toContain("no-return-flow");
    const office = ground.of("包头市测试数据局", "office");
    for (const status of Object.keys(breach.statuses)) {
      const listed = await breachBoardFor(desk, { status }, { page: 1, size: 100 }, office);
      const same = breaches.filter((line) => line.status === status).map(({ id }) => id);
      expect([listed.total, listed.rows.map(({ id }) => id)]).toEqual([same.length, same]);
    }
    const days = ["2026-06-30", "2026-09-30", "2026-10-31", "2026-11-23"];
    expect(await openBreachesOn(desk, days)).toEqual(
      days.map((day) => breaches.filter((line) => isOpenOn(line, day)).length),
    );
    const asked = figures(4, SHARED_DATA_FIGURES, oversightFigures);
    const told = await asked(desk, 4, "2026-11-23");
    expect(told.map(({ standing, value }) => [standing, value !== null])).toEqual(
      Array.from({ length: 4 }, () => ["sample", true]),
    );
  }, 60_000);

  it("（四）breaches --json 列出同样的情形，有存续的以 1 退出", async () => {
    const { code, out } = await runCommand(commands, "breaches --open --json", {
      shell: ground.sharedData,
      organisations: () => ground.sharedData.organisations.list(),
    });
    const printed = JSON.parse(out) as {
      open: number;
      rows: { code: string; unit: string; article: string }[];
    };
    expect([code, printed.rows.length]).toEqual([1, printed.open]);
    const late = printed.rows.find((row) => row.code === "late-correction");
    expect(late?.article).toContain("第三十九条");
    expect(late?.unit).toContain("示例");
  });

  it("（四）个人核验身份后可申请校核本人数据，别人查不到，等待答复的至多五件", async () => {
    const desk = ground.sharedData;
    const [someone, neighbour, declared] = [
      await ground.applicant(),
      await ground.applicant({ number: "152602209902020025" }),
      await ground.applicant({ number: "150102209903030031", verifiedOn: null, verifiedBy: null }),
    ];
    const [choice] = (await correctionChoices(desk, someone)).rows;
    const ask = (caller: Caller, resourceId = choice?.resourceId ?? "") =>
      askCorrection(desk, { key: randomUUID(), resourceId, text: "姓名写错", since: null }, caller);
    const { id } = await ask(someone);
    const detail = await corrections.open(desk, id, someone);
    expect([detail.texts?.["asked"], detail.state.asker.kind]).toEqual(["姓名写错", "subject"]);
    await expect(corrections.open(desk, id, neighbour)).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
    await expect(ask(declared)).rejects.toMatchObject({ failure: { code: "not-verified" } });
    await expect(ask(someone, randomUUID())).rejects.toMatchObject({ failure: { code: "no-resource" } });
    for (let more = 0; more < 4; more += 1) await ask(someone);
    await expect(ask(someone)).rejects.toMatchObject({ failure: { code: "too-many" } });
    expect((await corrections.list(desk, {}, { page: 1, size: 50 }, neighbour)).total).toBe(0);
    const office = ground.of("包头市测试数据局", "office");
    expect((await corrections.open(desk, id, office)).texts).toBeNull();
  });
});
