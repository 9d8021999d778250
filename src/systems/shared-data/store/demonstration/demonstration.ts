import { dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import { regionOf } from "../../../../kernel/region.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import type { RosterUnit } from "../../../../platform/records/units.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { Desk } from "../desk.ts";
import { changeCatalogue, fillCatalogue } from "../../catalogue/story.ts";
import { fillExchange } from "./exchange.ts";
import { SAMPLE_UNITS, type SampleGround } from "./ground.ts";
import { fillOversight } from "./oversight.ts";
import { fillRequests } from "../../requests/story.ts";

/** Fills the demonstration database. */
export async function fillDemonstration(desk: Desk, asOf: Day = dayInShanghai(desk.now())): Promise<void> {
  const names = SAMPLE_UNITS.map((name) => ({ name, collective: false, regionCode: regionOf(name) }));
  await inTransaction(desk.sql, (sql) =>
    desk.organisations.propose(names, sql, { actor: null, address: "127.0.0.1", requestId: "demonstration" }),
  );
  const known = await desk.organisations.list();
  const units = new Map(
    known.filter(({ name }) => SAMPLE_UNITS.includes(name)).map((unit) => [unit.name, unit]),
  );
  const actingFor: SampleGround["actingFor"] = (unit, ...roles) => ({
    actor: {
      // Who drafts and who signs are two persons, in the demonstration too.
      accountId: derivedKey("shared-data sample", unit, ...roles),
      name: "sample",
      displayName: `【示例】${unit}${roles.includes("unit-head") ? "负责人" : "经办人"}`,
      organisationId: units.get(unit)?.id ?? null,
      roles,
    },
    address: "127.0.0.1",
    requestId: "demonstration",
  });
  const ground: SampleGround = { desk, asOf, units, actingFor };
  await fillCatalogue(ground);
  await fillRequests(ground);
  await changeCatalogue(ground);
  await fillExchange(ground);
  await fillOversight(ground);
}

/** The data authority that nobody reaches here: what is sent to all must say so of one. */
const WITHOUT_OFFICER = "乌兰察布市示例数据局";

/** Data authorities of cities that have an officer in the demonstration. */
export async function officersOf({ organisations }: Desk): Promise<RosterUnit[]> {
  const known = await organisations.list();
  return known
    .filter(({ name }) => name.endsWith("市示例数据局") && name !== WITHOUT_OFFICER)
    .toSorted((a, b) => (a.regionCode < b.regionCode ? -1 : 1));
}
