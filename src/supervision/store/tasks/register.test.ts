import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { BUNDLED_PLANS, callerAs, deskOn } from "../../../../test/support/supervision.ts";
import { NO_DEADLINE } from "../../domain/reading.ts";
import type { Supervision } from "../desk.ts";
import { supervisedPlans } from "../office/supervised-plans.ts";
import { listPlans } from "../plans.ts";
import { registerTasks } from "./register.ts";

let database: TestDatabase;
let desk: Supervision;
beforeAll(async () => {
  database = await openTestDatabase({ filled: BUNDLED_PLANS });
  desk = deskOn(database);
});
afterAll(() => database.close());

describe("（二十）tasks of a real plan in a demonstration", () => {
  it("are samples, so that no export shows invented work of real bureaus as theirs, and leave the plan's text real", async () => {
    const [real = "", other = ""] = (await listPlans(desk.sql)).map(({ id }) => id);
    const [unit] = (await desk.organisations.list()).filter(({ collective }) => !collective);
    const register = (on: Supervision, plan: string) =>
      registerTasks(
        on,
        plan,
        {
          key: randomUUID(),
          dispatch: true,
          tasks: [
            {
              measureId: null,
              undertakingId: null,
              source: { kind: "order", title: "交办", paper: null, date: null, quote: null },
              text: "核对台账",
              leader: null,
              remark: null,
              deadline: NO_DEADLINE,
              recurrence: null,
              units: [{ unitId: unit?.id ?? "", role: "lead", via: null }],
              stages: [],
            },
          ],
        },
        callerAs("张三", "office"),
      );
    await register({ ...desk, config: { ...desk.config, demo: true } }, real);
    await register(desk, other);
    const plans = new Map((await listPlans(desk.sql)).map((each) => [each.id, each]));
    expect(plans.get(real)).toMatchObject({ sample: false, sampleWork: true });
    expect(plans.get(other)).toMatchObject({ sample: false, sampleWork: false });
    const heads = await supervisedPlans(desk.sql);
    expect(new Map(heads.map(({ id, sample }) => [id, sample]))).toEqual(
      new Map([
        [real, true],
        [other, false],
      ]),
    );
  });
});
