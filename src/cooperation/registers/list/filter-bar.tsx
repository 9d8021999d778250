import { useState } from "react";
import { CITIES } from "../../../kernel/region.ts";
import { Choice } from "../../../web/kit/choice.tsx";
import { FilterChips } from "../../../web/kit/filter-chips.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { SearchField } from "../../../web/kit/search-field.tsx";
import type { RegisterChoices } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import {
  type ChangeRegister,
  NARROWING,
  type Narrowing,
  type RegisterFilters,
  SORTS,
  STANDINGS,
  STATES,
} from "./use-register-filters.ts";
import { text } from "./words.ts";
import { stageSpecs } from "../register-view.tsx";

/** What a register is narrowed to, each filter in the address and again as a chip that takes it away. */
export function FilterBar(props: {
  readonly spec: RegisterSpec;
  readonly filters: RegisterFilters;
  readonly change: ChangeRegister;
  readonly choices: RegisterChoices | undefined;
  readonly total: number | undefined;
}) {
  const { spec, filters, change, choices, total } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [more, setMore] = useState(false);
  const measures = choices?.measures ?? [];
  const units = choices?.units ?? [];
  const stages = [
    ...stageSpecs(spec, filters.variant ?? null).map(({ key, name }) => ({
      value: key,
      label: name[language],
    })),
    { value: "unknown", label: t.unknownStage },
  ];
  const measureName = ({ ordinal, number, text }: (typeof measures)[number]) =>
    `${ordinal ?? number} ${text.slice(0, 24)}`;
  const options: Readonly<Record<Exclude<Narrowing, "q">, readonly { value: string; label: string }[]>> = {
    variant: spec.variants.map(({ key, name }) => ({ value: key, label: name[language] })),
    stage: stages,
    measure: measures.map((measure) => ({ value: measure.id, label: measureName(measure) })),
    undertaking: measures.flatMap(({ undertakings }) =>
      undertakings.map(({ id, text }) => ({ value: id, label: text.slice(0, 30) })),
    ),
    unit: units.map(({ id, name }) => ({ value: id, label: name })),
    city: CITIES.map(({ code, name }) => ({ value: code, label: name[language] })),
    standing: STANDINGS.map((each) => ({ value: each, label: t.standings[each] })),
    state: STATES.map((each) => ({ value: each, label: t.states[each] })),
  };
  const choice = (name: Exclude<Narrowing, "q" | "undertaking">) => (
    <Choice
      label={t.head[name]}
      any={t.any[name]}
      value={filters[name]}
      options={options[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  const labelOf = (name: Narrowing): string =>
    name === "q"
      ? `“${filters.q}”`
      : (options[name].find(({ value }) => value === filters[name])?.label ?? t.head[name]);
  const active = NARROWING.filter((name) => filters[name] !== undefined);
  return (
    <>
      <p className="ui-print-only">{active.map(labelOf).join(" · ")}</p>
      <div className="rg-filterbar no-print" role="search" aria-label={t.filters}>
        <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
        {choice("variant")}
        {choice("stage")}
        {choice("measure")}
        {choice("state")}
        <button type="button" className="ui-link-button" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t.less : t.more}
        </button>
        {more && (
          <>
            {choice("city")}
            {choice("unit")}
            {choice("standing")}
            <Choice
              label={t.sort}
              any={t.sorts.changed}
              value={filters.sort === "changed" ? undefined : filters.sort}
              options={SORTS.filter((sort) => sort !== "changed").map((sort) => ({
                value: sort,
                label: t.sorts[sort],
              }))}
              onChange={(sort) => change({ sort })}
            />
          </>
        )}
      </div>
      <FilterChips
        day={null}
        filters={active.map((name) => ({
          key: name,
          label: labelOf(name),
          onRemove: () => change({ [name]: null }),
        }))}
        shown={total === undefined ? null : t.shown(formatFigure(total, language))}
        onClear={() => change(Object.fromEntries(NARROWING.map((name) => [name, null])))}
      />
    </>
  );
}
