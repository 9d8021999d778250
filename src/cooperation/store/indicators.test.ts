import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { takeOverReported } from "./first-run.ts";
import { indicatorsOf } from "./indicators.ts";

const AS_OF = "2026-11-23";
let ground: CooperationGround;

const figures = (number: number) => {
  const measure = ground.measures.find((each) => each.number === number);
  const { id = "", planId = "" } = measure ?? {};
  return indicatorsOf(ground.desk, { id, planId, number, sample: false, served: true }, AS_OF);
};

beforeAll(async () => {
  ground = await openCooperation();
  await takeOverReported(ground.desk);
});
afterAll(() => ground.database.close());

describe("figures of the registers and the organisation on the first day", () => {
  it("（一）shows published railways as reported, never as computed", async () => {
    const begun = (await figures(1)).find(({ id }) => id === "projects-begun");
    expect(begun?.standing).toBe("reported");
    expect(begun?.ratio?.whole).toBeGreaterThan(2);
    // 包银高铁 is in service, as was published; of the others no stage beyond preparation is known.
    expect(begun?.value).toBeGreaterThanOrEqual(1);
    expect(begun?.value).toBeLessThan(begun?.ratio?.whole ?? 0);
  });

  it.each([9, 10, 19])("（九）（十）（十九）shows what measure %i applies for", async (number) => {
    const approved = (await figures(number)).find(({ id }) => id === "applications-approved");
    expect([approved?.standing, approved?.value]).toEqual(["reported", 0]);
  });

  it("（二十）holds the official index as published, beside what is computed", async () => {
    const found = await figures(20);
    expect(found.find(({ id }) => id === "integration-index")).toMatchObject({
      value: 163.72,
      standing: "reported",
      asOf: "2023-12-31",
    });
    expect(found.find(({ id }) => id === "plenaries-held")).toMatchObject({ value: 0, standing: "computed" });
  });

  it("（二十一）（二十二）shows figures from the first day on", async () => {
    const [groups, joint] = [await figures(21), await figures(22)];
    expect(groups.find(({ id }) => id === "undertakings-covered")).toMatchObject({
      value: 0,
      ratio: { part: 0, whole: 92 },
    });
    expect(joint.find(({ id }) => id === "seats-served")).toMatchObject({
      value: 0,
      ratio: { part: 0, whole: 0 },
    });
  });
});
