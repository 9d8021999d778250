import type { LedgerUnit } from "../../domain/tasks/ledger-cells.ts";
import type { OfficeReader } from "./office-reader.ts";

type Choices = { units: LedgerUnit[]; sections: string[] };
type Asked = { readonly personal: boolean; readonly roster?: boolean };

/**
 * Units and chapters that tasks name, over all plans or one, and with `roster` also bodies that no task names yet; with
 * heads and contacts of the units where `personal`, since these are personal data that only the office works with.
 */
export async function ledgerChoices(
  { sql, organisations, people }: OfficeReader,
  plan: string | undefined,
  { personal, roster: whole = false }: Asked,
): Promise<Choices> {
  const ofPlan = plan === undefined ? sql`true` : sql`plan_id = ${plan}`;
  const [named, sections, roster, accounts, contacts] = await Promise.all([
    sql<{ unitId: string }[]>`
      select distinct unit_id from supervision.assignment where until is null and ${ofPlan}`,
    sql<{ section: string }[]>`
      select section from supervision.measure where section is not null and ${ofPlan}
        and id in (select measure_id from supervision.task)
      group by section order by min(number), section`,
    organisations.list(sql),
    personal ? people.list(sql) : [],
    personal ? people.contacts(sql) : [],
  ]);
  const ids = new Set(named.map(({ unitId }) => unitId));
  const units = roster.flatMap((unit): LedgerUnit[] => {
    const own = [unit.id, ...(unit.mergedIds ?? [])];
    if (!own.some((id) => ids.has(id)) && (!whole || unit.collective)) return [];
    return [
      {
        id: unit.id,
        name: unit.name,
        heads: accounts
          .filter(
            ({ organisationId, roles }) =>
              organisationId !== null && own.includes(organisationId) && roles.includes("unit-head"),
          )
          .map(({ displayName }) => displayName),
        contacts: contacts
          .filter(({ organisationId }) => own.includes(organisationId))
          .map(({ name, phone }) => ({ name, phone })),
      },
    ];
  });
  return { units, sections: sections.map(({ section }) => section) };
}
