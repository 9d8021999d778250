import { addDays, type Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { dueOn, type Wait } from "../../kernel/inbox.ts";
import { whomOf } from "../domain/waits.ts";
import type { EntryItem, EntryState } from "./entry.ts";
import { specOf } from "./specs.ts";
import { nextStage } from "./stages.ts";

const ITEMS: Readonly<Record<EntryItem["list"], Sentence>> = {
  block: { zh: "卡点待解决", en: "A blocking point to clear" },
  criterion: { zh: "申报条件待达到", en: "A criterion to meet" },
  call: { zh: "申报节点临近", en: "A closing day" },
  article: { zh: "协议条款待落实", en: "An article to carry out" },
};

/** An agreement that is still being drafted is to be signed, whether a day is planned for it or not. */
const isToSign = ({ register, stage }: EntryState): boolean =>
  register === "agreement" && (stage === null || stage === "drafting");

/** How long before its day what a row of a register is to reach is told: this product's choice. */
const ROW_NEAR_DAYS = 30;

/** A last day that is told once it comes near. */
const near = (due: Day): Pick<Wait, "due" | "lateFrom" | "from"> => ({
  ...dueOn(due),
  from: addDays(due, -ROW_NEAR_DAYS),
});

/**
 * What a row of a register waits for, from thirty days before its day on: of the unit of an item, else of the unit that
 * answers for the row, of the office where none does.
 */
export function rowWaits(state: EntryState): Wait[] {
  if (state.closed !== null) return [];
  const spec = specOf(state.register);
  const value = state.values[spec.ownerField];
  const owner = typeof value === "string" ? value : null;
  const whom = whomOf(owner);
  const items = state.items.flatMap(({ id, list, text, unitId, due, doneOn }): Wait[] =>
    doneOn === null && due !== null
      ? [
          {
            kind: "row-item",
            what: `item ${id}`,
            subject: `${text}（${state.name}）`,
            why: ITEMS[list],
            whom: whomOf(unitId ?? owner),
            weight: 1,
            ...near(due),
          },
        ]
      : [],
  );
  const next = nextStage(state);
  if (isToSign(state)) {
    const limit = next?.stage === "signed" ? dueOn(next.planned) : {};
    const why = { zh: "商签中，待签订", en: "Being drafted: to be signed" };
    return [...items, { kind: "agreement-sign", what: "sign", why, whom, weight: 2, ...limit }];
  }
  const until = state.register === "agreement" ? state.values["validUntil"] : null;
  const renewal: Wait[] =
    typeof until === "string"
      ? [
          {
            kind: "agreement-end",
            what: `end ${until}`,
            why: { zh: "有效期将满：续签，或终止后销号", en: "Its term ends: renew it, or close the row" },
            whom,
            weight: 1,
            ...near(until),
          },
        ]
      : [];
  if (next === null) return [...items, ...renewal];
  const name = spec.stages.find(({ key }) => key === next.stage)?.name ?? { zh: next.stage, en: next.stage };
  const stage: Wait = {
    kind: "row-stage",
    what: `stage ${next.stage} ${next.planned}`,
    why: { zh: `计划“${name.zh}”：完成后登记，或改期`, en: `Planned: ${name.en}. Record it, or another day` },
    whom,
    weight: 1,
    ...near(next.planned),
  };
  return [...items, ...renewal, stage];
}
