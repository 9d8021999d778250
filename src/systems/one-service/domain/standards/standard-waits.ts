import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { answersFor, leads, objectedBy, openItems } from "./standard-record.ts";
import type { StandardState } from "./standard.ts";

export type StandardWait = { readonly what: string; readonly why: Sentence };

/** Items on which a city has not said anything as they stand. */
export const unansweredBy = ({ items }: Pick<StandardState, "items">, city: string) =>
  items.filter(({ leftOut, answers, revision }) => leftOut === null && answers[city]?.revision !== revision);

/** What a common list in negotiation waits for of this person: a city's answers, then the leader's next round or its issue. */
export function standardWaits(state: StandardState, actor: ActingFor): StandardWait[] {
  if (state.stage !== "negotiating") return [];
  const city = answersFor(actor);
  const unanswered = city === null ? 0 : unansweredBy(state, city).length;
  const answer: StandardWait[] =
    unanswered === 0
      ? []
      : [
          {
            what: `answer-${state.round}`,
            why: {
              zh: `第 ${state.round} 轮：本市还有 ${unanswered} 项没有表态`,
              en: `Round ${state.round}: your city has not answered ${unanswered} items`,
            },
          },
        ];
  if (!leads(state, actor)) return answer;
  const open = openItems(state);
  const objected = open.filter((item) => objectedBy(item).length > 0).length;
  if (objected > 0)
    return [
      ...answer,
      {
        what: `revise-${state.round}`,
        why: {
          zh: `${objected} 项有市不同意：修改后再征求，或列出`,
          en: `Cities object to ${objected} items: change them for another round, or leave them out`,
        },
      },
    ];
  const ready = open.length === 0 && state.items.some(({ leftOut }) => leftOut === null);
  return ready
    ? [
        ...answer,
        {
          what: "issue",
          why: { zh: "四市均已同意，可以印发", en: "All four cities agree: it can be issued" },
        },
      ]
    : answer;
}
