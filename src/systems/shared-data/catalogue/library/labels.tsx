import { formatDay } from "../../../../web/frame/format.ts";
import { Chinese } from "../../../../web/kit/parts.tsx";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { LibraryRow } from "./row.ts";
import { text } from "../../web/catalogue/libraries-text.ts";
import { useRegionName } from "../resource/labels.tsx";

const LOOK = { "open-ended": "none", running: "dated", ending: "due-soon", ended: "pending" } as const;

/** Until when, and whether that is soon. */
export function LibraryEnd({ until, end }: Pick<LibraryRow, "until" | "end">) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <span className={`ui-state ui-state-${LOOK[end]}`}>
      {t.ends[end]}
      {until !== null && ` · ${t.until(formatDay(until, language))}`}
    </span>
  );
}

export function LibraryUnit({ unitName, regionCode }: Pick<LibraryRow, "unitName" | "regionCode">) {
  const regionName = useRegionName();
  return (
    <span className="ui-column">
      <Chinese>{unitName}</Chinese>
      <span className="ui-quiet">{regionName(regionCode)}</span>
    </span>
  );
}

export function Version({ number }: { readonly number: number }) {
  const t = useText(text);
  return number === 0 ? null : <span className="ui-quiet">{t.version(number)}</span>;
}
