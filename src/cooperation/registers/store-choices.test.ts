import { afterAll, beforeAll, expect, test } from "vitest";
import { type CooperationGround, openCooperation } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { registerChoices } from "./store-choices.ts";

let ground: CooperationGround;
beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

test("（二十二）a row may hang on any measure and undertaking of a plan in force, and on no heading of several units", async () => {
  const choices = await registerChoices(ground.desk, callerAs("张三", "office"));
  expect(choices.plans.map(({ id }) => id)).toContain(ground.plan);
  const own = choices.measures.filter(({ planId }) => planId === ground.plan);
  expect(own.map(({ number }) => number)).toEqual(ground.measures.map(({ number }) => number));
  expect(own.map(({ undertakings }) => undertakings.length)).toEqual(
    ground.measures.map(({ undertakings }) => undertakings.length),
  );
  const collective = (await ground.desk.organisations.list()).filter((unit) => unit.collective);
  expect(collective.length).toBeGreaterThan(0);
  const offered = new Set(choices.units.map(({ id }) => id));
  expect(collective.filter(({ id }) => offered.has(id))).toEqual([]);
});

test("（二十二）units that a person acts for are named, so that the form begins with them; the office acts for none", async () => {
  const [unit] = ground.units;
  if (unit === undefined) throw new Error("the plan names units");
  const { actor, ...rest } = callerAs("李四", "liaison");
  const liaison = { ...rest, actor: actor && { ...actor, organisationId: unit.id } };
  const { unitIds } = await registerChoices(ground.desk, liaison);
  expect(unitIds).toContain(unit.id);
  expect((await registerChoices(ground.desk, callerAs("张三", "office"))).unitIds).toEqual([]);
});
