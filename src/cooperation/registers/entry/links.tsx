import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Choice } from "../../../web/kit/choice.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import type { OwnInputProps } from "../../../web/kit/field-input.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { EntryDetail } from "../entry-row.ts";
import type { EntryLink } from "../entry.ts";
import { useActOnEntry, useChoices } from "../use-entry.ts";
import { words as all } from "./words.ts";

const words = all.links;

/** A plan, one of its measures and, where it is only about that, one of its undertakings. */
export type InPlan = {
  readonly planId: string | null;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
};
const NOWHERE: InPlan = { planId: null, measureId: null, undertakingId: null };

/** Chooses a place in a plan; the plan itself where there are several. */
function PlaceChoice(props: {
  readonly place: InPlan;
  /** What choosing no measure means. */
  readonly none?: string;
  readonly onChange: (place: InPlan) => void;
}) {
  const { place, onChange } = props;
  const t = useWords(words);
  const { plans = [], measures = [] } = useChoices().data ?? {};
  const planId = place.planId ?? (plans.length === 1 ? (plans[0]?.id ?? null) : null);
  const { undertakings = [] } = measures.find(({ id }) => id === place.measureId) ?? {};
  const choice = (
    key: keyof InPlan,
    label: string,
    any: string,
    options: readonly { readonly value: string; readonly label: string }[],
    change: Partial<InPlan>,
  ) => (
    <Choice
      {...{ label, any, options }}
      value={(key === "planId" ? planId : place[key]) ?? undefined}
      onChange={(next) => onChange({ ...place, planId, ...change, [key]: next })}
    />
  );
  return (
    <span className="rg-place-choice" lang="zh-CN">
      {plans.length > 1 &&
        choice(
          "planId",
          t.plan,
          t.choose,
          plans.map(({ id, title }) => ({ value: id, label: title })),
          NOWHERE,
        )}
      {choice(
        "measureId",
        t.measure,
        props.none ?? t.choose,
        measures
          .filter((each) => each.planId === planId)
          .map(({ id, ordinal, number, text }) => ({
            value: id,
            label: `${ordinal ?? number} ${text.slice(0, 40)}`,
          })),
        { undertakingId: null },
      )}
      {undertakings.length > 0 &&
        choice(
          "undertakingId",
          t.undertaking,
          t.wholeMeasure,
          undertakings.map(({ id, text }) => ({ value: id, label: text.slice(0, 60) })),
          {},
        )}
    </span>
  );
}

/** The same as the input of a form. */
export function PlaceInput({ value, onChange }: OwnInputProps) {
  const t = useWords(words);
  const place = value === "" ? NOWHERE : (JSON.parse(value) as InPlan);
  return <PlaceChoice place={place} none={t.noMeasure} onChange={(next) => onChange(JSON.stringify(next))} />;
}

const keyOf = ({ measureId, undertakingId }: EntryLink): string => `${measureId} ${undertakingId}`;

/** What a row hangs on: named, taken away, added to. */
export function LinkPicker(props: {
  readonly links: readonly EntryLink[];
  readonly busy?: boolean;
  readonly onChange: (links: readonly EntryLink[]) => void;
}) {
  const { links, busy = false, onChange } = props;
  const t = useWords(words);
  const { measures = [] } = useChoices().data ?? {};
  const [place, setPlace] = useState(NOWHERE);
  const measureOf = ({ measureId }: InPlan) => measures.find(({ id }) => id === measureId);
  const nameOf = (link: EntryLink): string => {
    const measure = measureOf(link);
    const undertaking = measure?.undertakings.find(({ id }) => id === link.undertakingId);
    return `${measure?.ordinal ?? measure?.number ?? "…"}${(undertaking ?? measure)?.text.slice(0, 40) ?? ""}`;
  };
  const add = () => {
    const measure = measureOf(place);
    if (measure === undefined) return;
    const link = { planId: measure.planId, measureId: measure.id, undertakingId: place.undertakingId };
    if (!links.some((each) => keyOf(each) === keyOf(link))) onChange([...links, link]);
    setPlace({ ...NOWHERE, planId: place.planId });
  };
  return (
    <>
      {links.length > 0 && (
        <ul className="kit-chips">
          {links.map((link) => (
            <li key={keyOf(link)} lang="zh-CN">
              {nameOf(link)}
              <button
                type="button"
                aria-label={t.remove(nameOf(link))}
                onClick={() => onChange(links.filter((each) => each !== link))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="ui-row">
        <PlaceChoice place={place} onChange={setPlace} />
        <Button size="small" disabled={place.measureId === null || busy} onClick={add}>
          {t.add}
        </Button>
      </div>
    </>
  );
}

/** The same as the input of a form. */
export const LinksInput = ({ value, onChange }: OwnInputProps) => (
  <LinkPicker
    links={value === "" ? [] : (JSON.parse(value) as readonly EntryLink[])}
    onChange={(next) => onChange(next.length === 0 ? "" : JSON.stringify(next))}
  />
);

/** The measures and undertakings that a row serves. */
export function LinksPanel({ detail }: { readonly detail: EntryDetail }) {
  const t = useWords(words);
  const act = useActOnEntry(detail);
  const { links } = detail.state;
  const [editing, setEditing] = useState(false);
  const edit = detail.may.includes("revise") && (
    <Button size="small" className="no-print" aria-expanded={editing} onClick={() => setEditing(!editing)}>
      {editing ? t.finish : t.edit}
    </Button>
  );
  return (
    <Section title={t.name} action={edit}>
      <FailureNotice error={act.error} />
      {links.length === 0 && <p className="ui-quiet">{t.none}</p>}
      {editing ? (
        <LinkPicker
          links={links}
          busy={act.isPending}
          onChange={(next) => act.mutate({ type: "revise", links: [...next] })}
        />
      ) : (
        <ul className="ui-plain-list">
          {links.map((link) => {
            const place = detail.places.find(({ measureId }) => measureId === link.measureId);
            return (
              <li key={keyOf(link)} lang="zh-CN">
                <Link to={`/measures/${link.measureId}`}>{place?.ordinal ?? place?.number ?? "…"}</Link>{" "}
                {detail.undertakings[link.undertakingId ?? ""] ?? place?.text}
                {place !== undefined && <span className="ui-quiet"> {place.planTitle}</span>}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
