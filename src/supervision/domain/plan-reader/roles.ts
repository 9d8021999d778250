import type { PrintedUnit, ResponsibilityRole } from "../reading.ts";
import type { Content, Segment } from "./annotation-content.ts";
import type { RuleKind } from "./document-rules.ts";
import type { UnitName } from "./units.ts";

export type Roles = Readonly<Record<ResponsibilityRole, readonly PrintedUnit[]>>;

/** Which units lead, support and guide by one annotation, under the document's rules in force there. */
export function assignRoles(content: Content, rules: ReadonlySet<RuleKind>): Roles {
  const roles: Record<ResponsibilityRole, PrintedUnit[]> = { lead: [], support: [], guide: [] };
  const add = (role: ResponsibilityRole, unit: UnitName, rule: string): void => {
    roles[role].push({ name: unit.name, span: unit.span, rule });
  };
  const explicit = content.segments.some((one) => one.part === "lead" && one.units.length > 0);
  const marked = content.segments.some((one) =>
    one.units.some((unit) => unit.marked === "star" || unit.marked === "lead"),
  );
  let position = 0;
  for (const segment of content.segments) {
    for (const unit of segment.units) {
      const [role, rule] = roleOf(segment, unit, { explicit, marked, rules, position: position++ });
      add(role, unit, rule);
    }
    for (const unit of segment.joined) add("support", unit, "joined-by-会同");
  }
  return { lead: distinct(roles.lead), support: without(roles.support, roles.lead), guide: roles.guide };
}

type Circumstance = {
  readonly explicit: boolean;
  readonly marked: boolean;
  readonly rules: ReadonlySet<RuleKind>;
  readonly position: number;
};

function roleOf(
  segment: Segment,
  unit: Segment["units"][number],
  at: Circumstance,
): readonly [ResponsibilityRole, string] {
  const said = `${segment.said}-${segment.part}`;
  if (segment.part === "lead" || segment.part === "support" || segment.part === "guide")
    return [segment.part, said];
  if (unit.marked === "support") return ["support", "marked-beside-name"];
  if (unit.marked === "lead") return ["lead", "marked-beside-name"];
  if (at.explicit) return ["support", "beside-stated-lead"];
  if (at.marked) return unit.marked === "star" ? ["lead", "star-leads"] : ["support", "beside-stated-lead"];
  if (at.rules.has("before-first-comma-leads"))
    return [unit.group === 0 ? "lead" : "support", "before-first-comma-leads"];
  if (at.rules.has("first-listed-leads"))
    return [at.position === 0 ? "lead" : "support", "first-listed-leads"];
  return [
    "lead",
    at.rules.has("default-responsible-leads") ? "default-responsible-leads" : "undifferentiated",
  ];
}

/** The first mention of each name. */
export function distinct(units: readonly PrintedUnit[]): PrintedUnit[] {
  const seen = new Set<string>();
  return units.filter((unit) => !seen.has(unit.name) && seen.add(unit.name));
}

/** Distinct units that are not among the leading ones: who leads one part of a measure leads in it. */
export function without(units: readonly PrintedUnit[], leading: readonly PrintedUnit[]): PrintedUnit[] {
  const names = new Set(leading.map((unit) => unit.name));
  return distinct(units).filter((unit) => !names.has(unit.name));
}
