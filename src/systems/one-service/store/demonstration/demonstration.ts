import type { Day } from "../../../../kernel/calendar.ts";
import type { Desk } from "../desk.ts";
import { fillCases } from "./cases.ts";
import type { SampleGround } from "./ground.ts";
import { fillHall } from "./hall.ts";
import { fillItems } from "./items.ts";
import { fillStandards } from "./standards.ts";

/** Fills the demonstration database. */
export async function fillDemonstration(desk: Desk, asOf: Day): Promise<void> {
  const known = await desk.organisations.list();
  const units = new Map(
    known.filter(({ name }) => name.includes("市示例")).map((unit) => [unit.name, unit] as const),
  );
  const actingFor: SampleGround["actingFor"] = (unit, ...roles) => ({
    actor: {
      accountId: "00000000-0000-4000-8000-000000000005",
      name: "sample",
      displayName: `【示例】${unit}经办人`,
      organisationId: units.get(unit)?.id ?? null,
      roles,
    },
    address: "127.0.0.1",
    requestId: "demonstration",
  });
  const ground: SampleGround = { desk, asOf, units, actingFor };
  await fillItems(ground);
  await fillStandards(ground);
  await fillHall(ground);
  await fillCases(ground);
}
