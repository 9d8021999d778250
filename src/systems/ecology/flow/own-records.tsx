import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section } from "../../../web/kit/parts.tsx";
import { api } from "../web/client.ts";
import type { StationYear } from "./load.ts";
import type { DailyResult, OwnRecord } from "./own-record.ts";
import { ANNUAL } from "./record.ts";
import { words } from "./words.ts";

const LIST = "GET /api/ecology/daily-records";
const ONE = "GET /api/ecology/daily-records/:record";

const bundledOf = ({ station, year }: StationYear): number | undefined =>
  ANNUAL.find((each) => each.station === station)?.years.find((each) => each.year === year)?.runoff1e8m3;

function Result({ of }: { readonly of: OwnRecord & { readonly result: DailyResult } }) {
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [asked, change] = useFilters(["station"]);
  const { id, fileName, unit, on, sample, findings, result } = of;
  const stations = [...new Set(result.loads.map(({ station }) => station))];
  const station = oneOf(asked.station, stations) ?? stations[0];
  const figure = (value: number | undefined, digits: number): string =>
    value === undefined ? "—" : formatFigure(value, language, digits);
  const columns: readonly Column<StationYear>[] = [
    { key: "year", title: t.year, card: "title", render: ({ year }) => year },
    {
      key: "runoff",
      title: t.runoff,
      figure: true,
      card: "mark",
      render: (each) => figure(each.runoff1e8m3, 2),
    },
    { key: "bundled", title: t.bundled, figure: true, render: (each) => figure(bundledOf(each), 2) },
    { key: "daysFlow", title: t.daysFlow, figure: true, card: "state", render: ({ daysFlow }) => daysFlow },
    { key: "daysSediment", title: t.daysSediment, figure: true, render: ({ daysSediment }) => daysSediment },
    {
      key: "sediment",
      title: t.sedimentLoad,
      figure: true,
      render: ({ sediment1e8t }) => (sediment1e8t === null ? t.incomplete : figure(sediment1e8t, 4)),
    },
  ];
  return (
    <Section
      title={t.loads}
      action={
        <span className="ui-row">
          <Choice
            label={t.station}
            value={station}
            options={stations.map((each) => ({ value: each, label: each, lang: "zh-CN" }))}
            onChange={(value) => change({ station: value })}
          />
          <DownloadButton
            label={t.download}
            url={urlOf("GET /api/ecology/daily-records/:record/workbook", { params: { record: id } })}
          />
        </span>
      }
    >
      <p className="ui-quiet">
        <SampleLabel sample={sample} /> {t.computedFrom(fileName, unit, formatDay(on, language))}
      </p>
      <DataTable
        label={t.loads}
        columns={columns}
        rows={result.loads.filter((each) => each.station === station)}
        rowKey={({ year }) => year}
      />
      <ul>
        {result.lags.map(({ from, to, days, r }) => (
          <li key={from}>{t.lag(from, to, days, r)}</li>
        ))}
      </ul>
      <p className="ui-quiet">{t.lagsHelp}</p>
      {findings > 0 && (
        <details>
          <summary>{t.found(result.findings.length, findings)}</summary>
          <ul>
            {result.findings.map(({ row, sentence: said }, at) => (
              <li key={at}>
                {t.line(row)}
                {sentence(said)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

/** Daily records that bureaus brought, and what the chosen one comes to, beside the public record. */
export function OwnRecords() {
  const t = useText(words);
  const { language } = useLanguage();
  const may = useAllows()(["unit-head", "liaison"]);
  const [{ record }] = useFilters(["record"]);
  const list = useQuery({ queryKey: [LIST], queryFn: () => api(LIST) });
  const one = useQuery({
    queryKey: [ONE, record],
    queryFn: () => api(ONE, { params: { record: record ?? "" } }),
    enabled: record !== undefined,
  });
  const columns: readonly Column<OwnRecord>[] = [
    {
      key: "file",
      title: t.file,
      card: "title",
      render: ({ id, fileName, sample }) => (
        <span className="ui-row">
          <Link to={`/ecology/flow?record=${id}`} lang="zh-CN">
            {fileName}
          </Link>
          <SampleLabel sample={sample} />
        </span>
      ),
    },
    { key: "unit", title: t.unit, card: "state", render: ({ unit }) => <Chinese>{unit}</Chinese> },
    { key: "on", title: t.on, card: "mark", render: ({ on }) => formatDay(on, language) },
    {
      key: "span",
      title: t.span,
      render: ({ from, until }) => `${formatDay(from, language)} – ${formatDay(until, language)}`,
    },
    { key: "stations", title: t.stations, figure: true, render: ({ stations }) => stations },
    { key: "rows", title: t.rows, figure: true, render: ({ rows }) => formatFigure(rows, language) },
    { key: "findings", title: t.findings, figure: true, render: ({ findings }) => findings },
  ];
  return (
    <>
      <Section title={t.own}>
        <p className="ui-quiet">
          {t.ownHelp} {t.orCommand}
          <code>{t.ownCommand}</code>
        </p>
        {may && (
          <ImportUpload
            label={t.bring}
            route="POST /api/ecology/daily-records"
            accept=".csv,.xlsx"
            to={(id) => `/ecology/flow?record=${id}`}
          />
        )}
        <DataTable
          label={t.brought}
          columns={columns}
          rows={list.data?.rows}
          rowKey={({ id }) => id}
          error={list.error}
          empty={<EmptyState title={t.none} />}
        />
      </Section>
      {record !== undefined && <Loaded query={one}>{(of) => <Result of={of} />}</Loaded>}
    </>
  );
}
