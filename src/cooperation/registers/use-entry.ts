import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Call } from "../../kernel/contract.ts";
import { UNITS } from "../../kernel/fields.ts";
import type { Choices } from "../../web/kit/field-input.tsx";
import { newRequestKey } from "../../web/kit/request-key.ts";
import type { CooperationContract } from "../contract.ts";
import { api } from "../web/client.ts";

const CHOICES = "GET /api/register-choices";

/** What rows may hang on and name; asked once for all that shows it. */
export const useChoices = () =>
  useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES), staleTime: 60_000 });

/** The roster, for forms that ask for units. */
export function useUnitChoices(): Choices {
  const { units = [] } = useChoices().data ?? {};
  return { [UNITS]: units.map(({ id, name }) => ({ value: id, label: name })) };
}

export const ENTRY = "GET /api/entries/:entry";
const ACTS = "POST /api/entries/:entry/acts";

/** What a caller may ask for; what else the record holds follows from routes of their own. */
export type AskedAct = Call<CooperationContract[typeof ACTS]>["body"]["act"];

/** After a change of a row: the row as it now is, and everything that may show it asked anew. */
export function useEntryChanged() {
  const queries = useQueryClient();
  return (entry: string, detail?: unknown) => {
    if (detail !== undefined) queries.setQueryData([ENTRY, { params: { entry } }], detail);
    void queries.invalidateQueries({
      predicate: ({ queryKey: [route] }) =>
        typeof route === "string" &&
        route !== ENTRY &&
        /\/api\/(registers|measures\/:measure\/entries)/.test(route),
    });
    if (detail === undefined) void queries.invalidateQueries({ queryKey: [ENTRY] });
  };
}

/** Acts on a row as the reader saw it; an older version is refused with who changed it. */
export function useActOnEntry(entry: { readonly id: string; readonly version: number }) {
  const changed = useEntryChanged();
  return useMutation({
    mutationFn: (act: AskedAct) =>
      api(ACTS, {
        params: { entry: entry.id },
        body: { version: entry.version, key: newRequestKey(), act },
      }),
    onSuccess: (detail) => changed(entry.id, detail),
  });
}

/** The same for a form, which shows itself what is refused. */
export const useSendAct = (entry: { readonly id: string; readonly version: number }) =>
  useActOnEntry(entry).mutateAsync;
