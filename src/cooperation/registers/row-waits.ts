import type { Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { dueBy, NO_LIMIT } from "../../kernel/inbox.ts";
import type { RecordActor } from "../../kernel/record.ts";
import { type CooperationWait, isNear } from "../domain/waits.ts";
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

/**
 * What a row of a register waits for of this person, from thirty days before its day on: of the unit of an item, else of the
 * unit that answers for the row, of the office where none does.
 */
export function rowWaits(
  state: EntryState,
  { office, unitIds }: Pick<RecordActor, "office" | "unitIds">,
  day: Day,
): CooperationWait[] {
  if (state.closed !== null) return [];
  const spec = specOf(state.register);
  const value = state.values[spec.ownerField];
  const owner = typeof value === "string" ? value : null;
  const isOf = (unitId: string | null): boolean => (unitId === null ? office : unitIds.includes(unitId));
  const items = state.items.flatMap(({ id, list, text, unitId, due, doneOn }): CooperationWait[] =>
    doneOn === null && due !== null && isNear(due, day) && isOf(unitId ?? owner)
      ? [
          {
            kind: "row-item",
            what: `item ${id}`,
            subject: `${text}（${state.name}）`,
            why: ITEMS[list],
            weight: 1,
            ...dueBy(due, day),
          },
        ]
      : [],
  );
  if (!isOf(owner)) return items;
  const next = nextStage(state);
  if (isToSign(state)) {
    const limit = next?.stage === "signed" ? dueBy(next.planned, day) : NO_LIMIT;
    const why = { zh: "商签中，待签订", en: "Being drafted: to be signed" };
    return [...items, { kind: "agreement-sign", what: "sign", why, weight: 2, ...limit }];
  }
  const until = state.register === "agreement" ? state.values["validUntil"] : null;
  const renewal: CooperationWait[] =
    typeof until === "string" && isNear(until, day)
      ? [
          {
            kind: "agreement-end",
            what: `end ${until}`,
            why: { zh: "有效期将满：续签，或终止后销号", en: "Its term ends: renew it, or close the row" },
            weight: 1,
            ...dueBy(until, day),
          },
        ]
      : [];
  if (next === null || !isNear(next.planned, day)) return [...items, ...renewal];
  const name = spec.stages.find(({ key }) => key === next.stage)?.name ?? { zh: next.stage, en: next.stage };
  const stage: CooperationWait = {
    kind: "row-stage",
    what: `stage ${next.stage} ${next.planned}`,
    why: { zh: `计划“${name.zh}”：完成后登记，或改期`, en: `Planned: ${name.en}. Record it, or another day` },
    weight: 1,
    ...dueBy(next.planned, day),
  };
  return [...items, ...renewal, stage];
}
