import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Choice } from "../../../../web/kit/choice.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { useListedColumns } from "../../../../web/kit/listing.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { api } from "../../web/client.ts";
import { words } from "../words.ts";
import { allZones, COVERAGE_COLUMNS, WITHIN, type Within } from "./coverage.ts";

const ROUTE = "GET /api/ecology/site-coverage";

/** How many open sites somebody stood at lately, by zone. */
export function CoverageView() {
  const t = useText(words);
  const { language } = useLanguage();
  const [within, setWithin] = useState<Within>("90");
  const query = { within };
  const found = useQuery({ queryKey: [ROUTE, query], queryFn: () => api(ROUTE, { query }) });
  const columns = useListedColumns({ of: COVERAGE_COLUMNS }, found.data?.rows, undefined);
  return (
    <Loaded query={found}>
      {({ rows, day, sample }) => {
        const { open, visited } = allZones(rows);
        const figures = [visited, open].map((each) => formatFigure(each, language));
        return (
          <Section
            title={t.coverage}
            action={
              <Choice
                label={t.coverageWithin}
                value={within}
                options={WITHIN.map((value) => ({ value, label: t.withinDays(value) }))}
                onChange={(chosen) => setWithin(WITHIN.find((each) => each === chosen) ?? "90")}
              />
            }
          >
            <p>
              {t.coverageSaid(formatDay(day, language), within, figures[0] ?? "", figures[1] ?? "")}{" "}
              <SampleLabel sample={sample} />
            </p>
            <p className="ui-quiet">{t.coverageHelp}</p>
            <DataTable columns={columns} rows={rows} rowKey={({ zone }) => zone ?? ""} label={t.coverage} />
          </Section>
        );
      }}
    </Loaded>
  );
}

export default CoverageView;
