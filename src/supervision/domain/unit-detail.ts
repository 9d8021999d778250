import type { Day } from "../../kernel/calendar.ts";
import type { MeasureRow } from "./plan.ts";
import type { ResponsibilityRole } from "./reading.ts";
import type { RosterUnit } from "./roster.ts";

type Titled = MeasureRow & { readonly planTitle: string };

/** Everything that a unit leads, supports and guides, and what reaches it as a member of a collective. */
export function unitDetail(
  unit: RosterUnit,
  roster: ReadonlyMap<string, RosterUnit>,
  rows: readonly MeasureRow[],
  plans: ReadonlyMap<string, { readonly title: string }>,
  asOf: Day,
) {
  const titled = rows.map((row): Titled => ({ ...row, planTitle: plans.get(row.planId)?.title ?? "" }));
  const as = (role: ResponsibilityRole) =>
    titled.filter((row) =>
      row.responsibilities.some((each) => each.organisationId === unit.id && each.role === role),
    );
  const throughCollective = titled.flatMap((row) => {
    const via = row.responsibilities.find(({ organisationId }) =>
      roster.get(organisationId)?.memberIds.includes(unit.id),
    );
    return via ? [{ ...row, collective: via.name }] : [];
  });
  return {
    organisation: {
      id: unit.id,
      name: unit.name,
      aliases: unit.aliases,
      collective: unit.collective,
      members: unit.memberIds.flatMap((id) => {
        const member = roster.get(id);
        return member ? [{ id: member.id, name: member.name }] : [];
      }),
    },
    asOf,
    lead: as("lead"),
    support: as("support"),
    guide: as("guide"),
    throughCollective,
  };
}
