import { type Day, isDay } from "../../kernel/calendar.ts";
import { useFilters } from "./filters.ts";

/**
 * The day that the address asks about, none for today, and how a link keeps it:
 * who looks at a plan as of a day means that day on its measures and units too.
 */
export function useAsOf(): {
  readonly query: { readonly asOf?: Day };
  readonly at: (path: string) => string;
} {
  const [{ asOf }] = useFilters(["asOf"]);
  if (asOf === undefined || !isDay(asOf)) return { query: {}, at: (path) => path };
  return { query: { asOf }, at: (path) => `${path}?asOf=${asOf}` };
}
