import { useQuery } from "@tanstack/react-query";
import { urlOf } from "../../../../web/frame/api.ts";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { DownloadButton } from "../../../../web/kit/download-button.tsx";
import { type Listing, useListedColumns } from "../../../../web/kit/listing.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { api } from "../../web/client.ts";
import { HECTARE_M2 } from "../area.tsx";
import "../sites.css";
import { words } from "../words.ts";
import { BALANCE_COLUMNS, type BalanceRow, OUTSIDE } from "./balance.ts";

const ROUTE = "GET /api/ecology/site-balance";
const PARTS = ["closingM2", "closedM2", "restoredM2"] as const;

const BALANCE: Listing<BalanceRow> = {
  of: BALANCE_COLUMNS,
  cells: {
    zone: ({ zone }, { sentence }) => (zone === null ? sentence(OUTSIDE) : <Chinese>{zone}</Chinese>),
  },
};

/** Of each zone a bar for each year: what is open at its end, what was struck off, what was restored. */
function Bars({ rows }: { readonly rows: readonly BalanceRow[] }) {
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const most = Math.max(1, ...rows.flatMap((row) => PARTS.map((part) => row[part])));
  const zones = [...new Set(rows.map(({ zone }) => zone))];
  const hectares = (m2: number) => formatFigure(Number((m2 / HECTARE_M2).toFixed(2)), language);
  return (
    <figure className="sites-balance">
      <figcaption className="ui-row">
        {PARTS.map((part) => (
          <span key={part} className="ui-row">
            <i className={`sites-${part}`} aria-hidden="true" />
            {t.parts[part]}
          </span>
        ))}
      </figcaption>
      {zones.map((zone) => (
        <div key={zone ?? ""}>
          <b lang={zone === null ? undefined : "zh-CN"}>{zone ?? sentence(OUTSIDE)}</b>
          {rows
            .filter((row) => row.zone === zone)
            .map((row) => (
              <div key={row.year} className="sites-year">
                <span>{row.year}</span>
                <svg
                  viewBox="0 0 100 12"
                  preserveAspectRatio="none"
                  role="img"
                  aria-label={PARTS.map((part) => `${t.parts[part]} ${hectares(row[part])}`).join(", ")}
                >
                  {PARTS.map((part, at) => (
                    <rect
                      key={part}
                      className={`sites-${part}`}
                      y={at * 4 + 0.4}
                      height={3.2}
                      width={Math.max(row[part] > 0 ? 0.5 : 0, (row[part] / most) * 100)}
                    />
                  ))}
                </svg>
              </div>
            ))}
        </div>
      ))}
    </figure>
  );
}

/** Sites found, struck off and restored in hectares, by zone and year, with what was open before and after. */
export function BalanceView() {
  const t = useText(words);
  const { language } = useLanguage();
  const found = useQuery({ queryKey: [ROUTE], queryFn: () => api(ROUTE) });
  const columns = useListedColumns(BALANCE, found.data?.rows, undefined).map((each) =>
    each.key === "zone"
      ? { ...each, card: "title" as const }
      : each.key === "year"
        ? { ...each, card: "mark" as const }
        : each,
  );
  return (
    <Loaded query={found}>
      {({ rows, day, sample, withoutArea }) => (
        <Section
          title={t.balance}
          action={
            <DownloadButton label={t.balanceWorkbook} url={urlOf("GET /api/ecology/site-balance/workbook")} />
          }
        >
          <p>
            {t.balanceHelp(formatDay(day, language))} {withoutArea > 0 && t.withoutArea(withoutArea)}{" "}
            <SampleLabel sample={sample} />
          </p>
          <Bars rows={rows} />
          <DataTable
            columns={columns}
            rows={rows}
            rowKey={({ zone, year }) => `${zone} ${year}`}
            label={t.balance}
          />
        </Section>
      )}
    </Loaded>
  );
}

export default BalanceView;
