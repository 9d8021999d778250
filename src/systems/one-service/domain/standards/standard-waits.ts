import { holder, type Wait } from "../../../../kernel/inbox.ts";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import type { BundleState } from "./bundle.ts";
import { objectedBy, openItems } from "./standard-record.ts";
import type { StandardState } from "./standard.ts";

/** Items on which a city has not said anything as they stand. */
export const unansweredBy = ({ items }: Pick<StandardState, "items">, city: string) =>
  items.filter(({ leftOut, answers, revision }) => leftOut === null && answers[city]?.revision !== revision);

/** What a common list in negotiation waits for: each city's answers, then the next round or the issue of whoever leads. */
export function standardWaits(state: StandardState): Wait[] {
  if (state.stage !== "negotiating") return [];
  const answers = CITIES.flatMap(({ code }): Wait[] => {
    const unanswered = unansweredBy(state, code).length;
    const why = {
      zh: `第 ${state.round} 轮：本市还有 ${unanswered} 项没有表态`,
      en: `Round ${state.round}: your city has not answered ${unanswered} items`,
    };
    const whom = [holder("data-officer", code)];
    return unanswered === 0 ? [] : [{ what: `answer-${state.round}`, why, whom, weight: 2 }];
  });
  const whom = ["office", holder("data-officer", state.regionCode)];
  const open = openItems(state);
  const objected = open.filter((item) => objectedBy(item).length > 0).length;
  if (objected > 0) {
    const why = {
      zh: `${objected} 项有市不同意：修改后再征求，或列出`,
      en: `Cities object to ${objected} items: change them for another round, or leave them out`,
    };
    return [...answers, { what: `revise-${state.round}`, why, whom, weight: 2 }];
  }
  if (open.length > 0 || state.items.every(({ leftOut }) => leftOut !== null)) return answers;
  const why = { zh: "四市均已同意，可以印发", en: "All four cities agree: it can be issued" };
  return [...answers, { what: "issue", why, whom, weight: 2 }];
}

const PUBLISH = { zh: "编制好后发布", en: "Publish it once it is complete" };

/** A bundle waits for whoever keeps it: see `keepsOf`. */
export const bundleWaits = ({ stage, regionCode }: BundleState): Wait[] =>
  stage === "draft"
    ? [
        {
          what: "publish",
          why: PUBLISH,
          whom: ["office", holder("data-officer", regionCode), holder("data-officer", WHOLE_REGION)],
          weight: 1,
        },
      ]
    : [];
