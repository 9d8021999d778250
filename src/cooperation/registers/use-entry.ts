import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Call } from "../../kernel/contract.ts";
import { UNITS } from "../../kernel/fields.ts";
import type { Choices } from "../../web/kit/field-input.tsx";
import { newRequestKey } from "../../web/kit/request-key.ts";
import { useOfferBack } from "../../web/kit/take-back.tsx";
import { useSentence } from "../../web/frame/language.tsx";
import { entryKind } from "./kind.ts";
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

const send = (entry: string, version: number, act: AskedAct) =>
  api(ACTS, { params: { entry }, body: { version, key: newRequestKey(), act } });

/** Acts on a row as the reader saw it, offering to take it back where that can be; an older version is refused with who changed it. */
export function useActOnEntry(entry: { readonly id: string; readonly version: number }) {
  const changed = useEntryChanged();
  const offerBack = useOfferBack();
  const sentence = useSentence();
  return useMutation({
    mutationFn: (act: AskedAct) => send(entry.id, entry.version, act),
    onSuccess: (detail, act) => {
      changed(entry.id, detail);
      const of = detail.takeBack?.of;
      if (act.type === "take-back" || of === undefined) return;
      offerBack(sentence(entryKind.acts[act.type].name), async () =>
        changed(entry.id, await send(entry.id, detail.version, { type: "take-back", of })),
      );
    },
  });
}

/** The same for a form, which shows itself what is refused. */
export const useSendAct = (entry: { readonly id: string; readonly version: number }) =>
  useActOnEntry(entry).mutateAsync;
