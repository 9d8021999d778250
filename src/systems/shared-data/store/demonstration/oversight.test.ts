import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import type { CorrectionState } from "../../domain/oversight/correction.ts";
import type { DisputeState } from "../../domain/oversight/dispute.ts";
import { allBreaches } from "../oversight/breaches.ts";
import { oversightIndicators } from "../oversight/indicators.ts";
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
    const figures = await oversightIndicators(desk, "2026-11-23");
    expect(figures.map(({ standing, value }) => [standing, value !== null])).toEqual(
      figures.map(() => ["sample", true]),
    );
  }, 60_000);
});
