import type { Day } from "../../../kernel/calendar.ts";
import { findInForce } from "../../../kernel/rule.ts";
import { type Condition, RULE_SETS } from "../verdict/rule-set.ts";
import type { ProjectHead } from "./project.ts";

/** What binds a project by its rule on a day; a C number binds nothing. A project without a connection to the grid is off-grid. */
export function bindingOn(
  { rule, importMw, exportMw }: Pick<ProjectHead, "rule" | "importMw" | "exportMw">,
  day: Day,
): readonly Condition[] {
  if (rule === null) return [];
  const set = findInForce(
    RULE_SETS.filter((each) => each.rule === rule),
    day,
  );
  const mode = importMw > 0 || exportMw > 0 ? "grid" : "offgrid";
  return (set?.conditions ?? []).filter(
    ({ limit, level, mode: only }) =>
      typeof limit === "number" && level !== "C" && (only === undefined || only === mode),
  );
}
