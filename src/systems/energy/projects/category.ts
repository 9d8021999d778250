import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { MODES, type Mode, RULE_IDS, type RuleId } from "../verdict/facts.ts";
import { RULE_SETS } from "../verdict/rule-set.ts";

/** Categories of market-based projects: the rules by which they are judged, as their documents call them. */
export const CATEGORIES = Object.fromEntries(
  RULE_IDS.map((rule) => [rule, RULE_SETS.findLast((set) => set.rule === rule)?.name ?? say(rule, rule)]),
) as Readonly<Record<RuleId, Sentence>>;

/** The same where there is little room: heads of columns, ends of bars. */
export const SHORT_CATEGORIES: Readonly<Record<RuleId, Sentence>> = {
  ywhc: say("源网荷储", "Source to storage"),
  h2: say("风光制氢", "Hydrogen"),
  park: say("园区绿供", "Parks"),
  captive: say("自备替代", "Captive plants"),
  self: say("自发自用", "Self-use"),
  flex: say("火电灵活", "Flexible thermal"),
  storage_peak: say("自建储能", "Own storage"),
};

export const MODE_NAMES = Object.fromEntries(
  MODES.map((mode) => [mode, mode === "grid" ? say("并网型", "grid-connected") : say("离网型", "off-grid")]),
) as Readonly<Record<Mode, Sentence>>;
