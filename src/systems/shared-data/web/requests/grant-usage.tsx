import { Link } from "react-router";
import { useText } from "../../../../web/language.tsx";
import { text } from "./grants-text.ts";

/** How a grant was used: the place where the exchange shows its calls; until then the way to the history. */
export function GrantUsage({ grant }: { readonly grant: string }) {
  const t = useText(text);
  return <Link to={`/data/requests/${grant}`}>{t.usage}</Link>;
}
