import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import type { Recorded, RecordHead, RecordShape } from "../../../../kernel/record.ts";
import { AUTHORITIES_ONLY, isAuthority, keepsOf, OTHER_CITY } from "./bundle-record.ts";
import type { ChainAct, ChainContent, ChainState } from "./chain.ts";
import { stepsRefused } from "./critical-path.ts";
import { INDUSTRY_NAMES } from "./industries.ts";
import { BEGUN, NOT_BEGUN, REASON_NEEDED, TITLE_NEEDED } from "./standard-failures.ts";

const NO_STEPS = refusal("no-steps", "请至少列一个环节。", "Give the chain at least one step.");
const WITHDRAWN = refusal(
  "closed",
  "这条链已停用，请另建一条。",
  "This chain is withdrawn. Begin another one.",
);

function contentRefused({ title, projectType, steps }: ChainContent): Failure | null {
  if (title.trim() === "" || projectType.trim() === "" || steps.some(({ name }) => name.trim() === ""))
    return TITLE_NEEDED;
  return steps.length === 0 ? NO_STEPS : stepsRefused(steps);
}

function refused(state: ChainState | null, act: ChainAct, actor: ActingFor): Failure | null {
  if (!isAuthority(actor)) return AUTHORITIES_ONLY;
  if (act.type === "begin") {
    if (state !== null) return BEGUN;
    return keepsOf(actor, act.regionCode) ? contentRefused(act) : OTHER_CITY;
  }
  if (state === null) return NOT_BEGUN;
  if (!keepsOf(actor, state.regionCode)) return OTHER_CITY;
  if (state.stage === "withdrawn") return WITHDRAWN;
  if (act.type === "revise") return contentRefused(act);
  return act.reason.trim() === "" ? REASON_NEEDED : null;
}

const contentOf = ({ title, industry, projectType, source, steps }: ChainContent): ChainContent => ({
  title: title.trim(),
  industry,
  projectType: projectType.trim(),
  source: source.trim(),
  steps,
});

function fold(state: ChainState | null, { act, day }: Recorded<ChainAct>): ChainState {
  if (act.type === "begin")
    return {
      ...contentOf(act),
      stage: "in-use",
      regionCode: act.regionCode,
      begunOn: day,
      withdrawn: null,
    };
  if (state === null) throw new Error("a chain begins with its steps");
  if (act.type === "revise") return { ...state, ...contentOf(act) };
  return { ...state, stage: "withdrawn", withdrawn: { on: day, reason: act.reason } };
}

const head = (state: ChainState): RecordHead => ({
  title: state.title,
  status: state.stage,
  regionCode: state.regionCode,
  day: state.begunOn,
  until: null,
  unitIds: [],
  measureIds: [],
  words: [state.projectType, INDUSTRY_NAMES[state.industry].zh, ...state.steps.map(({ name }) => name)],
});

function sentence(act: ChainAct): Sentence {
  if (act.type === "begin")
    return { zh: `建链，共 ${act.steps.length} 个环节`, en: `Began it with ${act.steps.length} steps` };
  if (act.type === "revise")
    return { zh: `修改，共 ${act.steps.length} 个环节`, en: `Changed it; ${act.steps.length} steps` };
  return { zh: `停用：${act.reason}`, en: `Withdrew it: ${act.reason}` };
}

/** A chain of approvals as the fold of what was done with it. */
export const chainShape: RecordShape<ChainState, ChainAct, ActingFor> = {
  kind: "chain",
  fold,
  permit: refused,
  head,
  sentence,
};
