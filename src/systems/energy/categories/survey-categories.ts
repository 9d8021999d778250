import type { Day } from "../../../kernel/calendar.ts";
import type { OpenSolver } from "../../../kernel/linear-program.ts";
import { bindingOn } from "../sizing/binding.ts";
import type { Series } from "../sizing/periods.ts";
import { RULE_IDS, type RuleId } from "../verdict/facts.ts";
import { type Assumed, headOf } from "../workbench/assumption.ts";
import { runSizing } from "../workbench/run.ts";
import type { Cheapest } from "./survey.ts";

/** Sizes a project under no rule, then under each that has a number to keep; `told` how many programs were solved so far. */
export async function surveyCategories(
  { assumed, day }: { readonly assumed: Assumed; readonly day: Day },
  series: Series,
  open: OpenSolver,
  told: (solved: number) => Promise<void>,
): Promise<{ readonly rows: readonly Cheapest[] }> {
  let solved = 0;
  const size = async (rule: RuleId | null): Promise<Omit<Cheapest, "rule" | "binds">> => {
    const before = solved;
    const asked = {
      assumed: { ...assumed, byRule: rule === null ? "none" : "own" } as Assumed,
      exact: false,
    };
    const { status, lowerYuan, upperYuan, capacities, because } = await runSizing(
      { ...asked, rule: rule ?? "self", day },
      series,
      open,
      (own) => {
        solved = before + own;
        return told(solved);
      },
    );
    return { status, lowerYuan, upperYuan, capacities, because };
  };
  const without = await size(null);
  const rows: Cheapest[] = [{ rule: null, binds: false, ...without }];
  for (const rule of RULE_IDS) {
    const head = headOf({ ...assumed, byRule: "own" }, rule);
    const binds = bindingOn(head, day).length > 0;
    rows.push({ rule, binds, ...(binds ? await size(rule) : without) });
  }
  return { rows };
}
