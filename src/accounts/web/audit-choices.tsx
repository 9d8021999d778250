import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useAuditWords } from "../../web/frame/audit-words.tsx";
import type { FilterChange } from "../../web/kit/filters.ts";
import { useSentence, useText } from "../../web/frame/language.tsx";
import type { AuditPage } from "../domain/administration.ts";
import { api } from "./api.ts";
import { text } from "./audit-text.ts";

type Name = "action" | "kind" | "actor" | "from" | "to";

/** What the trail is narrowed to beside words: its fields stand in files of their own, which come after the page. */
export default function AuditChoices({
  filters,
  actions,
  kinds,
  actorName,
  onChange,
}: {
  readonly filters: Readonly<Partial<Record<Name, string>>>;
  readonly actions: readonly string[];
  readonly kinds: AuditPage["kinds"];
  /** Of whom the trail is narrowed to, where that is known. */
  readonly actorName: string | null;
  readonly onChange: (change: FilterChange<Name>) => void;
}) {
  const t = useText(text);
  const words = useAuditWords();
  const sentence = useSentence();
  return (
    <>
      <Select
        className="filter-choice"
        aria-label={t.action}
        showSearch={{ optionFilterProp: "label" }}
        value={filters.action ?? ""}
        popupMatchSelectWidth={false}
        options={[
          { value: "", label: t.anyAction },
          ...actions.map((value) => ({ value, label: words.action(value) })),
        ]}
        onChange={(action) => onChange({ action })}
      />
      <Select
        className="filter-choice"
        aria-label={t.kind}
        showSearch={{ optionFilterProp: "label" }}
        value={filters.kind ?? ""}
        popupMatchSelectWidth={false}
        options={[
          { value: "", label: t.anyKind },
          ...kinds.map(({ kind, name }) => ({ value: kind, label: sentence(name) })),
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <PersonFilter
        chosen={filters.actor ?? null}
        name={actorName}
        onChange={(actor) => onChange({ actor })}
      />
      {(["from", "to"] as const).map((name) => (
        <Input
          key={name}
          type="date"
          className="filter-day"
          prefix={<span className="quiet">{t[name]}</span>}
          aria-label={t[name]}
          value={filters[name] ?? ""}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      ))}
    </>
  );
}

/** One person, found on the server as one types either name. */
function PersonFilter(props: {
  readonly chosen: string | null;
  readonly name: string | null;
  readonly onChange: (actor: string | null) => void;
}) {
  const t = useText(text);
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ["audit", "people", q],
    queryFn: () => api("GET /api/audit/people", { query: { q } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const people = (found.data?.rows ?? []).map(({ id, name, displayName }) => ({
    value: id,
    label: displayName === name ? name : `${displayName} ${name}`,
  }));
  const missing = props.chosen !== null && !people.some(({ value }) => value === props.chosen);
  return (
    <Select<string>
      className="filter-choice"
      aria-label={t.actor}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t.anyPerson}
      popupMatchSelectWidth={false}
      value={props.chosen}
      options={[
        ...(missing ? [{ value: props.chosen ?? "", label: props.name ?? t.thisPerson }] : []),
        ...people,
      ]}
      onChange={(next) => props.onChange(next ?? null)}
    />
  );
}
