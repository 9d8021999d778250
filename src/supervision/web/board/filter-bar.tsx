import { useEffect, useState } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { Board } from "../../domain/plan.ts";
import { UNDERTAKING_KINDS } from "../../domain/reading.ts";
import { Choice } from "../../../web/kit/choice.tsx";
import { FilterChips } from "../../../web/kit/filter-chips.tsx";
import { text as words } from "../text.ts";
import { type BoardFilters, type ChangeBoardFilters, NARROWING, ROLES } from "./board-filters.ts";
import { text } from "./board-text.ts";

const PAUSE_MS = 300;

/** Words to search for; the address follows after a pause in typing, or at once on Enter. */
function SearchField(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { value, onChange } = props;
  const t = useText(text);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The address changed by other means (a filter cleared, the way back): the field follows it.
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <input
      type="search"
      className="ui-input"
      value={typed}
      maxLength={200}
      aria-label={t.search}
      placeholder={t.searchHint}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChange(typed.trim());
        if (event.key === "Escape") setTyped("");
      }}
    />
  );
}

export function FilterBar(props: {
  readonly board: Board;
  readonly filters: BoardFilters;
  readonly change: ChangeBoardFilters;
}) {
  const { board, filters, change } = props;
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const shown = board.chapters.reduce((sum, chapter) => sum + chapter.measures.length, 0);
  const active = NARROWING.filter((name) => filters[name] !== undefined);
  const labelOf = (name: (typeof NARROWING)[number]): string => {
    const value = filters[name] ?? "";
    if (filters.state !== undefined && name === "state") return w.states[filters.state];
    if (filters.role !== undefined && name === "role") return w.roles[filters.role];
    if (filters.kind !== undefined && name === "kind") return w.kinds[filters.kind];
    if (name === "organisation")
      return board.matrix.rows.find((row) => row.organisationId === value)?.name ?? t.unit;
    if (name === "quarter") return t.quarter(value.slice(0, 4), value.slice(6));
    return name === "q" ? `“${value}”` : value;
  };
  const day = w.asOf(formatDay(board.asOf, language));
  return (
    <>
      {/* Paper shows no fields; what they say must still be on it. */}
      <p className="ui-print-only">
        {[day, ...active.map(labelOf), ...(active.length > 0 ? [t.shown(shown)] : [])].join(" · ")}
      </p>
      <div className="sv-filterbar no-print" role="search" aria-label={t.filters}>
        <SearchField value={filters.q ?? ""} onChange={(q) => change({ q })} />
        <Choice
          label={t.unit}
          any={t.anyUnit}
          value={filters.organisation}
          options={board.matrix.rows.map((row) => ({ value: row.organisationId, label: row.name }))}
          onChange={(organisation) => change({ organisation })}
        />
        <Choice
          label={t.role}
          any={t.anyRole}
          value={filters.role}
          options={ROLES.map((role) => ({ value: role, label: w.roles[role] }))}
          onChange={(role) => change({ role })}
        />
        <Choice
          label={t.kind}
          any={t.anyKind}
          value={filters.kind}
          options={UNDERTAKING_KINDS.map((kind) => ({ value: kind, label: w.kinds[kind] }))}
          onChange={(kind) => change({ kind })}
        />
        <label className="ui-field" title={t.asOfHelp}>
          {t.asOf}
          <input
            type="date"
            className="ui-input"
            value={filters.asOf ?? board.asOf}
            onChange={(event) => change({ asOf: event.target.value })}
          />
        </label>
        <FilterChips
          day={
            filters.asOf === undefined
              ? null
              : { key: "asOf", label: day, onRemove: () => change({ asOf: null }) }
          }
          filters={active.map((name) => ({
            key: name,
            label: labelOf(name),
            onRemove: () => change({ [name]: null }),
          }))}
          shown={active.length > 0 ? t.shown(shown) : null}
          onClear={() => change(Object.fromEntries(NARROWING.map((name) => [name, null])))}
        />
      </div>
    </>
  );
}
