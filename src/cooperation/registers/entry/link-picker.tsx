import { useState } from "react";
import { Button } from "antd";
import { Choice } from "../../../web/kit/choice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { EntryLink } from "../entry.ts";
import { text } from "./words.ts";
import { useChoices } from "../use-choices.ts";

const sameLink = (one: EntryLink, other: EntryLink): boolean =>
  one.measureId === other.measureId && one.undertakingId === other.undertakingId;

/** Chooses a plan, one of its measures and, if it is only about that, one of its undertakings. */
export function PlaceChoice(props: {
  readonly plan: string | null;
  readonly measure: string | null;
  readonly undertaking: string | null;
  readonly onChange: (place: {
    readonly plan: string | null;
    readonly measure: string | null;
    readonly undertaking: string | null;
  }) => void;
  /** What choosing no measure means. */
  readonly anyMeasure?: string;
}) {
  const { plan, measure, undertaking, onChange, anyMeasure } = props;
  const t = useText(text);
  const choices = useChoices().data;
  const plans = choices?.plans ?? [];
  const chosenPlan = plan ?? (plans.length === 1 ? (plans[0]?.id ?? null) : null);
  const measures = (choices?.measures ?? []).filter(({ planId }) => planId === chosenPlan);
  const undertakings = measures.find(({ id }) => id === measure)?.undertakings ?? [];
  return (
    <span className="rg-place-choice" lang="zh-CN">
      {plans.length > 1 && (
        <Choice
          label={t.taskPlan}
          any={t.choose}
          value={chosenPlan ?? undefined}
          options={plans.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(next) => onChange({ plan: next, measure: null, undertaking: null })}
        />
      )}
      <Choice
        label={t.taskMeasure}
        any={anyMeasure ?? t.choose}
        value={measure ?? undefined}
        options={measures.map(({ id, ordinal, number, text }) => ({
          value: id,
          label: `${ordinal ?? number} ${text.slice(0, 40)}`,
        }))}
        onChange={(next) => onChange({ plan: chosenPlan, measure: next, undertaking: null })}
      />
      {undertakings.length > 0 && (
        <Choice
          label={t.taskUndertaking}
          any={t.wholeMeasure}
          value={undertaking ?? undefined}
          options={undertakings.map(({ id, text }) => ({ value: id, label: text.slice(0, 60) }))}
          onChange={(next) => onChange({ plan: chosenPlan, measure, undertaking: next })}
        />
      )}
    </span>
  );
}

/** What a row hangs on: named, taken away, added to. */
export function LinkPicker(props: {
  readonly links: readonly EntryLink[];
  readonly onChange: (links: readonly EntryLink[]) => void;
  readonly busy?: boolean;
}) {
  const { links, onChange } = props;
  const t = useText(text);
  const choices = useChoices().data;
  const [place, setPlace] = useState<{
    plan: string | null;
    measure: string | null;
    undertaking: string | null;
  }>({
    plan: null,
    measure: null,
    undertaking: null,
  });
  const nameOf = (link: EntryLink): string => {
    const measure = choices?.measures.find(({ id }) => id === link.measureId);
    const undertaking = measure?.undertakings.find(({ id }) => id === link.undertakingId);
    const ordinal = measure?.ordinal ?? String(measure?.number ?? "…");
    return `${ordinal}${(undertaking ?? measure)?.text.slice(0, 40) ?? ""}`;
  };
  const add = () => {
    const measure = choices?.measures.find(({ id }) => id === place.measure);
    if (measure === undefined) return;
    const link = { planId: measure.planId, measureId: measure.id, undertakingId: place.undertaking };
    if (!links.some((each) => sameLink(each, link))) onChange([...links, link]);
    setPlace({ plan: place.plan, measure: null, undertaking: null });
  };
  return (
    <div className="rg-field rg-field-wide">
      {links.length > 0 && (
        <ul className="rg-chips">
          {links.map((link) => (
            <li key={`${link.measureId} ${link.undertakingId}`} lang="zh-CN">
              {nameOf(link)}
              <button
                type="button"
                aria-label={t.remove(nameOf(link))}
                onClick={() => onChange(links.filter((each) => !sameLink(each, link)))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="ui-row">
        <PlaceChoice {...place} onChange={setPlace} />
        <Button size="small" disabled={place.measure === null || props.busy === true} onClick={add}>
          {t.addLink}
        </Button>
      </div>
    </div>
  );
}
