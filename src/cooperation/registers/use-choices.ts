import { useQuery } from "@tanstack/react-query";
import { UNITS } from "../../kernel/fields.ts";
import type { Choices } from "../../web/kit/field-input.tsx";
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
