import type { Day } from "../../../kernel/calendar.ts";
import { refusal } from "../../../kernel/error.ts";
import { day, optional, own, say, text, typedOf, units, yes } from "../../../kernel/fields.ts";
import { Form } from "../../../web/kit/form.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../../web/client.ts";
import type { EntryDetail } from "../entry-row.ts";
import type { EntryItem } from "../entry.ts";
import { useChoices, useEntryChanged, useUnitChoices } from "../use-entry.ts";
import { type InPlan, PlaceInput } from "./links.tsx";
import { words } from "./words.ts";

const FIELDS = {
  text: text(say("任务内容", "Task"), { most: 5_000 }),
  place: optional(own<InPlan>(say("举措", "Measure"))),
  lead: units(say("责任单位 · 牵头", "Responsible units · Lead"), {
    lacks: refusal("unit-needed", "请至少选择一个责任单位。", "Choose at least one responsible unit."),
  }),
  support: optional(units(say("责任单位 · 配合", "Responsible units · Support"))),
  due: optional(day(say("完成期限", "Due"))),
  dispatch: yes(say("立即交办（不勾选则先登记）", "Dispatch at once (else it is only registered)"), {
    initial: "yes",
  }),
};

/** Makes a task of a row (`item` null) or of one of its items, with units, measure and day as far as they are known. */
export function TaskForm(props: {
  readonly detail: EntryDetail;
  readonly item: EntryItem | null;
  readonly today: Day;
  readonly onDone: () => void;
}) {
  const { detail, item, today, onDone } = props;
  const t = useWords(words.tasks);
  const changed = useEntryChanged();
  const { plans = [] } = useChoices().data ?? {};
  const { id, version, state } = detail;
  const [link] = state.links;
  return (
    <Form
      name={t.make}
      button={t.button}
      fields={FIELDS}
      inputs={{ place: PlaceInput }}
      choices={useUnitChoices()}
      initial={typedOf(FIELDS, {
        text: item?.text ?? state.name,
        place: link ?? null,
        lead: item?.unitId ? [item.unitId] : [],
        due: item?.due ?? null,
      })}
      day={today}
      draft={`entry:${id}:task:${item?.id ?? ""}`}
      onClose={onDone}
      onSend={async ({ lead, support, place, ...values }) => {
        const body = {
          version,
          key: newRequestKey(),
          item: item?.id ?? null,
          planId: place?.planId ?? plans[0]?.id ?? "",
          measureId: place?.measureId ?? null,
          undertakingId: place?.undertakingId ?? null,
          units: [
            ...lead.map((unitId) => ({ unitId, role: "lead" as const })),
            ...support
              .filter((unitId) => !lead.includes(unitId))
              .map((unitId) => ({ unitId, role: "support" as const })),
          ],
          ...values,
        };
        changed(id, await api("POST /api/entries/:entry/tasks", { params: { entry: id }, body }));
      }}
    />
  );
}
