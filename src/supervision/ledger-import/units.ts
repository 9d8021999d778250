import type { ResponsibilityRole } from "../domain/reading.ts";
import type { RosterUnit } from "../domain/roster.ts";
import type { UnitFinder } from "../../kernel/sheet-units.ts";
import { assignRoles } from "../domain/plan-reader/roles.ts";
import { toSource } from "../domain/plan-reader/source.ts";
import { rowAnnotation } from "../domain/plan-reader/table-row.ts";
import type { NamedUnit } from "../domain/tasks/action.ts";

/** A cell that names units; `stated`: its heading says that they lead, and not only that they are responsible. */
export type UnitCell = { readonly text: string; readonly role: "lead" | "support"; readonly stated: boolean };

type Names = Readonly<Record<ResponsibilityRole, readonly string[]>>;

/** The names in the unit cells of a row by their role, as printed. */
export function unitNames(cells: readonly UnitCell[]): Names {
  const text = cells.map((cell) => cell.text).join("\n");
  const source = toSource(text);
  let at = 0;
  const spans = cells.map((cell) => {
    const span: [number, number] = [at, at + cell.text.length];
    at = span[1] + 1;
    return {
      span,
      part: cell.role === "support" ? "support" : cell.stated ? "lead" : "responsible",
    } as const;
  });
  const roles = assignRoles(rowAnnotation(source, spans, null).content, new Set());
  const names = (role: ResponsibilityRole) =>
    roles[role].map(({ name }) => name).filter((name) => !/^[无\-—/\s]+$/.test(name));
  return withAsides({ lead: names("lead"), support: names("support"), guide: names("guide") });
}

const ASIDE = /\s*[(（](?:(牵头|主办|主责|负责)|(配合|协办|参与))(?:单位|部门)?[)）]$/;

/** A role in brackets behind a name (市财政局（牵头）) is that unit's; beside such a lead the others support. */
function withAsides(names: Names): Names {
  const all = [...names.lead, ...names.support, ...names.guide];
  if (!all.some((name) => ASIDE.test(name))) return names;
  const leads = all.some((name) => ASIDE.exec(name)?.[1] !== undefined);
  const roleOf = (name: string): ResponsibilityRole => {
    const aside = ASIDE.exec(name);
    if (aside) return aside[1] === undefined ? "support" : "lead";
    if (names.guide.includes(name)) return "guide";
    return leads || names.support.includes(name) ? "support" : "lead";
  };
  const plain = (role: ResponsibilityRole) =>
    all.filter((name) => roleOf(name) === role).map((name) => name.replace(ASIDE, ""));
  return { lead: plain("lead"), support: plain("support"), guide: plain("guide") };
}

export type Assigned = {
  readonly units: readonly NamedUnit[];
  /** Names that nobody is known for. */
  readonly unknown: readonly string[];
  /** Collectives without members, which nobody would answer for. */
  readonly empty: readonly string[];
};

/**
 * The units that the names mean, collectives as their members; who leads in a task does nothing else in it. `decided`
 * says who is meant by names that the roster does not have.
 */
export function assignedUnits(
  names: Names,
  roster: ReadonlyMap<string, RosterUnit>,
  find: UnitFinder<RosterUnit>,
  decided: Readonly<Record<string, string | null>>,
): Assigned {
  const units = new Map<string, NamedUnit>();
  const unknown: string[] = [];
  const empty: string[] = [];
  for (const role of ["lead", "support", "guide"] as const)
    for (const printed of names[role]) {
      const given = decided[printed];
      if (given === null) continue;
      const unit = find(printed) ?? (given === undefined ? undefined : roster.get(given));
      if (!unit) unknown.push(printed);
      else if (!unit.collective)
        units.set(unit.id, units.get(unit.id) ?? { unitId: unit.id, role, via: null });
      else if (unit.memberIds.length === 0) empty.push(unit.name);
      else
        for (const id of unit.memberIds) units.set(id, units.get(id) ?? { unitId: id, role, via: unit.id });
    }
  return { units: [...units.values()], unknown: [...new Set(unknown)], empty };
}
