import { Link } from "react-router";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { text } from "../words.ts";
import { useExchange } from "../use-exchange.ts";

/** How a grant was used, in one line, with the way to its receipts: for lists of grants, which share one request. */
export function GrantUsage({ grant }: { readonly grant: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { data } = useExchange();
  const used = data?.grants.find(({ id }) => id === grant);
  return (
    <Link to={`/data/exchange?grant=${grant}#receipts`}>
      {used
        ? t.usage(formatFigure(used.calls, language), formatFigure(used.denied, language))
        : t.seeReceipts}
    </Link>
  );
}
