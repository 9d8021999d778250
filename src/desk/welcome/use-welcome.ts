import { useKeepPreference, usePreference } from "../../web/frame/preference.ts";
import { useAllows, useSession } from "../../web/frame/session.tsx";
import { FIRST_PEOPLE } from "./first-people.ts";

/** Whether the three doors stand on this person's desk, until they put them away. */
export function useWelcome() {
  const { mode } = useSession();
  const first = useAllows()(FIRST_PEOPLE) && mode !== "demo";
  const { value } = usePreference<"closed">("welcome", first);
  const { mutate: keep } = useKeepPreference<"closed">("welcome");
  return { open: first && value === null, close: () => keep("closed") };
}
