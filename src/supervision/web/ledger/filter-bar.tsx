import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { SearchField } from "../../../web/kit/search-field.tsx";
import type { LedgerUnit } from "../../domain/tasks/ledger-cells.ts";
import { LIGHTS } from "../../domain/tasks/light.ts";
import { LIGHT_NAMES, SOURCE_NAMES } from "../../domain/tasks/task-words.ts";
import { TASK_SOURCES } from "../../domain/tasks/task.ts";
import "../board/board.css";
import { Choice } from "../../../web/kit/choice.tsx";
import { api } from "../client.ts";
import { FilterChips } from "../../../web/kit/filter-chips.tsx";
import { text as words } from "../text.ts";
import {
  type ChangeLedger,
  type LedgerFilters,
  NARROWING,
  PHASES,
  ROLES,
  SORTS,
  STATES,
} from "./ledger-filters.ts";
import { text } from "./ledger-text.ts";

const PLANS = "GET /api/plans";

type Choices = { readonly units: readonly LedgerUnit[]; readonly sections: readonly string[] };
type Props = {
  readonly filters: LedgerFilters;
  readonly change: ChangeLedger;
  readonly choices: Choices;
  readonly total: number | undefined;
};

/** What the ledger is narrowed to, each filter in the address and again as a chip that takes it away. */
export function FilterBar({ filters, change, choices, total }: Props) {
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [more, setMore] = useState(false);
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  const titleOf = (id: string) => plans.data?.rows.find((plan) => plan.id === id)?.title ?? t.plan;
  const labelOf = (name: (typeof NARROWING)[number]): string => {
    const value = filters[name] ?? "";
    if (name === "plan") return titleOf(value);
    if (name === "measure") return t.measure;
    if (name === "unit") return choices.units.find(({ id }) => id === value)?.name ?? t.unit;
    if (filters.light !== undefined && name === "light") return sentence(LIGHT_NAMES[filters.light]);
    if (filters.phase !== undefined && name === "phase") return t.phases[filters.phase];
    if (filters.state !== undefined && name === "state") return t.states[filters.state];
    if (filters.role !== undefined && name === "role") return w.roles[filters.role];
    if (filters.source !== undefined && name === "source") return sentence(SOURCE_NAMES[filters.source]);
    if (name === "dueFrom" || name === "dueTo") return `${t[name]} ${formatDay(value, language)}`;
    return name === "q" ? `“${value}”` : value;
  };
  const active = NARROWING.filter((name) => filters[name] !== undefined);
  const day = filters.asOf === undefined ? null : w.asOf(formatDay(filters.asOf, language));
  return (
    <>
      <p className="ui-print-only">{[day, ...active.map(labelOf)].filter(Boolean).join(" · ")}</p>
      <div className="sv-filterbar no-print" role="search" aria-label={t.filters}>
        <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
        <Choice
          label={t.plan}
          any={t.anyPlan}
          value={filters.plan}
          options={(plans.data?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(plan) => change({ plan, section: null, measure: null })}
        />
        <Choice
          label={t.light}
          any={t.anyLight}
          value={filters.light}
          options={LIGHTS.map((light) => ({ value: light, label: sentence(LIGHT_NAMES[light]) }))}
          onChange={(light) => change({ light })}
        />
        <Choice
          label={t.state}
          any={t.anyState}
          value={filters.state}
          options={STATES.map((state) => ({ value: state, label: t.states[state] }))}
          onChange={(state) => change({ state })}
        />
        <Choice
          label={t.unit}
          any={t.anyUnit}
          value={filters.unit}
          options={choices.units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unit) => change({ unit })}
        />
        <button type="button" className="ui-link-button" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t.less : t.more}
        </button>
        {more && <MoreFilters filters={filters} change={change} sections={choices.sections} />}
        <FilterChips
          day={day === null ? null : { key: "asOf", label: day, onRemove: () => change({ asOf: null }) }}
          filters={active.map((name) => ({
            key: name,
            label: labelOf(name),
            onRemove: () => change({ [name]: null }),
          }))}
          shown={total === undefined ? null : t.shown(formatFigure(total, language))}
          onClear={() => change(Object.fromEntries(NARROWING.map((name) => [name, null])))}
        />
      </div>
    </>
  );
}

function MoreFilters(props: {
  readonly filters: LedgerFilters;
  readonly change: ChangeLedger;
  readonly sections: readonly string[];
}) {
  const { filters, change } = props;
  const narrow = useNarrow();
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  const day = (name: "dueFrom" | "dueTo" | "asOf") => (
    <label className="ui-field">
      {t[name]}
      <input
        type="date"
        className="ui-input"
        value={filters[name] ?? ""}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="ui-active">
      <Choice
        label={t.section}
        any={t.anySection}
        value={filters.section}
        options={props.sections.map((section) => ({ value: section, label: section }))}
        onChange={(section) => change({ section })}
      />
      <Choice
        label={t.phase}
        any={t.anyPhase}
        value={filters.phase}
        options={PHASES.map((phase) => ({ value: phase, label: t.phases[phase] }))}
        onChange={(phase) => change({ phase })}
      />
      <Choice
        label={t.source}
        any={t.anySource}
        value={filters.source}
        options={TASK_SOURCES.map((source) => ({ value: source, label: sentence(SOURCE_NAMES[source]) }))}
        onChange={(source) => change({ source })}
      />
      <Choice
        label={t.role}
        any={t.anyRole}
        value={filters.role}
        options={ROLES.map((role) => ({ value: role, label: w.roles[role] }))}
        onChange={(role) => change({ role })}
      />
      {day("dueFrom")}
      {day("dueTo")}
      {day("asOf")}
      {/* On a telephone it stands above the rows. */}
      {!narrow && (
        <Choice
          label={t.sort}
          any={t.sorts.number}
          value={filters.sort === "number" ? undefined : filters.sort}
          options={SORTS.filter((sort) => sort !== "number").map((sort) => ({
            value: sort,
            label: t.sorts[sort],
          }))}
          onChange={(sort) => change({ sort })}
        />
      )}
    </div>
  );
}
