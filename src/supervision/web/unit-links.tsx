import { Link } from "react-router";
import { useText } from "../../web/frame/language.tsx";
import type { Responsibility } from "../domain/plan.ts";
import type { ResponsibilityRole } from "../domain/reading.ts";
import { useAsOf } from "../../web/kit/as-of.ts";
import "./measure-entry.css";
import { text as words } from "./text.ts";

const ROLES = ["lead", "support", "guide"] as const satisfies readonly ResponsibilityRole[];

/**
 * The word for the units in a role: where a document names nobody as support or guide it did not say who leads,
 * and “lead” would claim more than is printed.
 */
export function roleName(
  role: ResponsibilityRole,
  units: readonly { readonly role: ResponsibilityRole }[],
  t: { readonly roles: Readonly<Record<ResponsibilityRole, string>>; readonly responsible: string },
): string {
  return role === "lead" && units.every((unit) => unit.role === "lead") ? t.responsible : t.roles[role];
}

/** Units by role, each a link to everything it answers for; `open` is the printed residue (等有关部门). */
export function UnitLinks(props: {
  readonly responsibilities: readonly Responsibility[];
  readonly open: string;
}) {
  const t = useText(words);
  const { at } = useAsOf();
  return (
    <dl className="sv-units">
      {ROLES.map((role) => {
        const units = props.responsibilities.filter((unit) => unit.role === role);
        if (units.length === 0) return null;
        return (
          <div key={role}>
            <dt>{roleName(role, props.responsibilities, t)}</dt>
            <dd lang="zh-CN">
              {units.map((unit) => (
                <Link key={unit.organisationId} to={at(`/units/${unit.organisationId}`)}>
                  {unit.name}
                </Link>
              ))}
              {role === "lead" && props.open !== "" && <span className="ui-quiet">{props.open}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
