import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { useExchange } from "../use-exchange.ts";

/** How a grant was used, in one line, with the way to its receipts: the lines of a list share one request. */
export function GrantUsage({ grant }: { readonly grant: string }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const used = useExchange().data?.grants.find(({ id }) => id === grant);
  const [calls, denied] = [used?.calls ?? 0, used?.denied ?? 0].map((each) => formatFigure(each, language));
  return (
    <Link to={`/data/exchange?grant=${grant}#receipts`}>
      {sentence(
        used === undefined
          ? say("看凭据", "Receipts")
          : say(`${calls} 次调用，${denied} 次拒绝`, `${calls} calls, ${denied} denied`),
      )}
    </Link>
  );
}
