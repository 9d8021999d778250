import { Link } from "react-router";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import {
  IMPORT_OUTCOMES,
  type ImportDecisions,
  type ImportRow,
  type RegisterImport,
} from "../../../domain/registers/import-row.ts";
import { specOf } from "../../../registers/specs.ts";
import { text } from "./import-text.ts";

export const SHOWS = ["all", "blocked", "issues", ...IMPORT_OUTCOMES] as const;
export type Show = (typeof SHOWS)[number];

const OTHER = "-";

function useCityName() {
  const sentence = useSentence();
  return (code: string): string => {
    if (code === WHOLE_REGION) return sentence({ zh: "自治区", en: "Autonomous region" });
    const city = CITIES.find((each) => each.code === code);
    return city ? sentence(city.name) : code;
  };
}

/** Whether a line is one of the rows that look like it: a person says. */
function SameChoice(props: {
  readonly row: ImportRow;
  readonly decided: string | null | undefined;
  readonly onDecide: (same: string | null | undefined) => void;
}) {
  const { row, decided } = props;
  const t = useText(text);
  const cityName = useCityName();
  return (
    <p className="ri-issue">
      <select
        className="ui-select ri-same"
        aria-label={`${t.sameAsk}：${row.name}`}
        value={decided === undefined ? "" : (decided ?? OTHER)}
        onChange={({ target: { value } }) =>
          props.onDecide(value === "" ? undefined : value === OTHER ? null : value)
        }
      >
        <option value="">{t.sameChoose}</option>
        {row.like.map(({ id, name, regionCode }) => (
          <option key={id} value={id}>
            {t.sameIs(name, cityName(regionCode))}
          </option>
        ))}
        <option value={OTHER}>{t.sameNot}</option>
      </select>
    </p>
  );
}

function Line(props: {
  readonly row: ImportRow;
  readonly data: RegisterImport;
  readonly same: ImportDecisions["same"];
  readonly onDecide: (change: Partial<ImportDecisions>) => void;
}) {
  const { row, data, same } = props;
  const t = useText(text);
  const sentence = useSentence();
  const number = String(row.number);
  const decided = same[number];
  return (
    <>
      <span
        className={`ui-label ${row.outcome === "new" || row.outcome === "update" ? "ui-label-river" : "ui-label-quiet"}`}
      >
        {t.outcomes[row.outcome]}
      </span>{" "}
      <span lang="zh-CN">
        {row.entryId === null ? row.name : <Link to={`/entries/${row.entryId}`}>{row.name}</Link>}
      </span>
      {data.state === "mapping" && row.like.length > 0 && (
        <SameChoice
          row={row}
          decided={decided}
          onDecide={(value) => {
            const { [number]: _, ...others } = same;
            props.onDecide({ same: value === undefined ? others : { ...others, [number]: value } });
          }}
        />
      )}
      {row.changes.map((change) => (
        <p key={change.zh} className="ri-change ui-quiet">
          {sentence(change)}
        </p>
      ))}
      {row.issues.map((issue) => (
        <p key={issue.sentence.zh} className="ri-issue">
          <span className={`ui-label ${issue.blocks ? "ui-label-vermilion" : "ui-label-quiet"}`}>
            {issue.blocks ? t.problem : t.note}
          </span>{" "}
          {sentence(issue.sentence)}
        </p>
      ))}
    </>
  );
}

/** What each line becomes, with what is to be said of it. */
export function ImportRows(props: {
  readonly data: RegisterImport;
  readonly show: Show;
  readonly page: number;
  readonly size: number;
  readonly loading: boolean;
  readonly same: ImportDecisions["same"];
  readonly onShow: (show: Show) => void;
  readonly onPage: (page: number, size: number) => void;
  readonly onDecide: (change: Partial<ImportDecisions>) => void;
}) {
  const { data } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const cityName = useCityName();
  const { variants } = specOf(data.register);
  const figure = (value: number) => formatFigure(value, language);
  const { counts } = data;
  const columns: readonly Column<ImportRow>[] = [
    { key: "line", title: t.line, figure: true, width: 60, render: ({ number }) => number },
    {
      key: "name",
      title: t.name,
      card: "title",
      render: (row) => <Line row={row} data={data} same={props.same} onDecide={props.onDecide} />,
    },
    {
      key: "kind",
      title: t.kind,
      width: 120,
      render: ({ variant }) => {
        const found = variants.find(({ key }) => key === variant);
        return found ? sentence(found.name) : "";
      },
    },
    {
      key: "city",
      title: t.cityColumn,
      width: 110,
      render: ({ outcome, regionCode }) => (outcome === "nothing" ? "" : cityName(regionCode)),
    },
    {
      key: "measures",
      title: t.measures,
      width: 260,
      render: ({ links }) =>
        links.map(({ text: words, proposed }) => (
          <p key={words} className="ri-change">
            {proposed && <span className="ui-label ui-label-quiet">{t.proposedTag}</span>}{" "}
            <span lang="zh-CN">{words}</span>
          </p>
        )),
    },
  ];
  return (
    <section className="ui-panel" aria-labelledby="import-rows">
      <h2 id="import-rows">{t.rows}</h2>
      <p>
        {t.counts(figure(counts.good), figure(counts.blocked), figure(counts.nothing))}
        <br />
        <span className="ui-quiet">
          {t.outcomeCounts(
            figure(counts.new),
            figure(counts.update),
            figure(counts.unchanged),
            figure(counts.same),
          )}
        </span>
      </p>
      <label className="ui-field ri-show">
        {t.show}
        <select
          className="ui-select"
          value={props.show}
          onChange={({ target }) => props.onShow(SHOWS.find((each) => each === target.value) ?? "all")}
        >
          {SHOWS.map((each) => (
            <option key={each} value={each}>
              {t.shows[each]}
            </option>
          ))}
        </select>
      </label>
      <DataTable
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.number}
        label={t.rows}
        loading={props.loading}
        paging={{ page: props.page, size: props.size, total: data.total, onChange: props.onPage }}
        empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
      />
    </section>
  );
}
