import "../../../../web/kit/kit.css";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { LedgerRow } from "../replies.ts";
import { text } from "./words.ts";

/** What is missing in a ledger; who keeps it also hears of the quarter that is still empty. */
export function GapList({ ledger }: { readonly ledger: Pick<LedgerRow, "gaps" | "quarterEmpty" | "mine"> }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { gaps, quarterEmpty, mine } = ledger;
  const soon = quarterEmpty && mine;
  if (gaps.length === 0 && !soon) return <span>{t.complete}</span>;
  return (
    <ul className="ui-plain-list kit-cell">
      {gaps.map(({ kind, from, until }) => (
        <li key={`${kind}-${from}`} className="ov-late">
          {kind === "no-records"
            ? t.noRecords(formatDay(from, language), formatDay(until, language))
            : t.noDisposal(formatDay(from, language))}
        </li>
      ))}
      {soon && <li className="ui-state ui-state-due-soon">{t.quarterEmpty}</li>}
    </ul>
  );
}
