import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OFFICER, openWater, SECTION_SEED } from "../../../../test/support/water.ts";
import { enterSection, sections } from "./store-section.ts";

let water: Awaited<ReturnType<typeof openWater>>;
beforeAll(async () => {
  water = await openWater(() => "2026-11-23");
});
afterAll(() => water.database.close());

const enter = (name: string, more: object = {}) =>
  enterSection(water.desk, { key: randomUUID(), seed: { ...SECTION_SEED, name, ...more } }, OFFICER);

describe("（十二） a section", () => {
  it("has a name that no other section in use has; one that has ended leaves it", async () => {
    const { id } = await enter("丑断面", { order: 15 });
    await expect(enter("丑 断面", { order: 16 })).rejects.toThrow("fuller name");
    const end = { version: 1, key: randomUUID(), act: { type: "end", reason: "示例" } } as const;
    await sections.act(water.desk, id, end, OFFICER);
    await enter("丑断面", { order: 16 });
  });

  it("has an order along its river that no other section in use has; other rivers, basins and lakes have their own", async () => {
    const river = { river: "序河", basin: "序 河" };
    const { id } = await enter("序一", river);
    await expect(enter("序二", { river: "序 河", basin: "序河" })).rejects.toMatchObject({
      failure: {
        code: "section-order-taken",
        field: "order",
        sentence: { zh: expect.stringContaining("序一已是顺序 1") as string },
      },
    });
    await enter("序二", { ...river, order: 2 });
    await enter("序三", { ...river, river: "序河支流" });
    await enter("序四", { ...river, basin: "另一序河" });
    for (const name of ["序湖心", "序湖口"]) await enter(name, { ...river, lake: true });
    const end = { version: 1, key: randomUUID(), act: { type: "end", reason: "示例" } } as const;
    await sections.act(water.desk, id, end, OFFICER);
    await enter("序五", river);
  });
});
