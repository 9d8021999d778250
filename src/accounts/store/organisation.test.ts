import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { type Database, inTransaction, type Sql } from "../../platform/database/database.ts";
import {
  addOrganisation,
  listOrganisations,
  type OrganisationFields,
  removeOrganisation,
  standingUnits,
  updateOrganisation,
} from "./organisation.ts";

let database: TestDatabase;
let sql: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  sql = database.app;
});
afterAll(() => database.close());

const fields = (name: string, given: Partial<OrganisationFields> = {}): OrganisationFields => ({
  name,
  aliases: [],
  parentId: null,
  regionCode: "150200",
  collective: false,
  memberIds: [],
  proposed: false,
  ...given,
});
const add = (name: string, given: Partial<OrganisationFields> = {}, on: Sql = sql): Promise<string> =>
  addOrganisation(on, fields(name, given), new Date());
/** Read from the tables, by nobody remembered. */
const written = async (on: Sql = sql) =>
  (await listOrganisations(on)).map(({ accounts: _, ...unit }) => unit);

describe("the roster as everybody looks units up", () => {
  it("is what the tables hold after every change of a unit, an alias, a member or a merger", async () => {
    const [bureau, office] = [await add("甲局"), await add("乙办")];
    const group = await add("各单位", { collective: true });
    const steps: (() => Promise<unknown>)[] = [
      () => add("丙中心"),
      () => updateOrganisation(sql, bureau, fields("甲委", { aliases: ["甲"] })),
      () => updateOrganisation(sql, bureau, fields("甲委", { aliases: ["甲", "老甲"], parentId: office })),
      () =>
        updateOrganisation(sql, group, fields("各单位", { collective: true, memberIds: [bureau, office] })),
      () =>
        sql`update accounts.organisation set merged_into = ${bureau}, parent_id = null where id = ${office}`,
      () => removeOrganisation(sql, group),
      () => database.owner`truncate accounts.alias`,
    ];
    for (const step of steps) {
      const before = await standingUnits(sql);
      expect(await standingUnits(sql)).toBe(before);
      await step();
      expect(await standingUnits(sql)).toEqual(await written());
      expect(await standingUnits(sql)).not.toEqual(before);
    }
  });

  it("is for a transaction what it has written itself, and for others what stands; what is rolled back was never there", async () => {
    const before = await standingUnits(sql);
    const rolledBack = new Error("rolled back");
    const transaction = inTransaction(sql, async (own) => {
      await add("丁局", {}, own);
      expect((await standingUnits(own)).map(({ name }) => name)).toContain("丁局");
      expect(await standingUnits(database.owner)).toBe(before);
      throw rolledBack;
    });
    await expect(transaction).rejects.toBe(rolledBack);
    expect(await standingUnits(sql)).toBe(before);
    expect(await standingUnits(sql)).toEqual(await written());
  });

  it("is each database's own, though both began as one", async () => {
    const other = await openTestDatabase();
    try {
      await add("只在别处", {}, other.app);
      expect((await standingUnits(other.app)).map(({ name }) => name)).toContain("只在别处");
      expect((await standingUnits(sql)).map(({ name }) => name)).not.toContain("只在别处");
    } finally {
      await other.close();
    }
  });
});
