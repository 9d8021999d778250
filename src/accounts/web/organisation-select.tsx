import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { api } from "./api.ts";

type Known = readonly { readonly id: string; readonly name: string }[];

type Props = {
  readonly placeholder: string;
  /** Names of the units already chosen, which the search may not bring. */
  readonly known: Known;
  readonly except?: string;
  readonly id?: string;
  /** Names a choice that stands outside a form. */
  readonly label?: string;
};

function useChoices({ known, except }: Props) {
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const found = useQuery({
    queryKey: ["organisations", "choices", q],
    queryFn: () => api("GET /api/organisations", { query: { q, size: 30 } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const options = new Map(known.map(({ id, name }) => [id, name]));
  for (const { id, name } of found.data?.rows ?? []) options.set(id, name);
  if (except !== undefined) options.delete(except);
  return {
    showSearch: { filterOption: false, onSearch: setWords },
    loading: found.isFetching,
    options: [...options].map(([value, label]) => ({ value, label })),
  } as const;
}

/** One unit of the roster, found on the server as one types. */
export function OrganisationSelect(
  props: Props & { readonly value?: string | null; readonly onChange?: (id: string | null) => void },
) {
  const choices = useChoices(props);
  const { id, placeholder, label, value, onChange } = props;
  return (
    <Select<string>
      {...(label === undefined ? {} : { "aria-label": label })}
      {...choices}
      {...(id === undefined ? {} : { id })}
      allowClear
      placeholder={placeholder}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
    />
  );
}

/** Several units of the roster. */
export function OrganisationsSelect(
  props: Props & { readonly value?: readonly string[]; readonly onChange?: (ids: string[]) => void },
) {
  const choices = useChoices(props);
  const { id, placeholder, value, onChange } = props;
  return (
    <Select<string[]>
      {...choices}
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      placeholder={placeholder}
      value={[...(value ?? [])]}
      onChange={(next) => onChange?.(next)}
    />
  );
}
