import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import type { Sentence } from "../../../../kernel/error.ts";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { StandingTag } from "../../../../web/kit/standing-tag.tsx";
import type { CityItem } from "../../domain/standards/city-item.ts";
import type { ComparedDetail } from "../../domain/standards/comparison-rows.ts";
import type { ComparedGroup } from "../../domain/standards/comparison.ts";
import { FORM_NAMES } from "../../domain/standards/field-words.ts";
import { STAGE_NAMES } from "../../domain/standards/standard.ts";
import { api } from "../client.ts";
import { FieldValue, ImportedWords, SpreadWords, useCityName, useCityNames } from "./city-words.tsx";
import { text } from "./compared-item-text.ts";
import { text as comparison } from "./comparison-text.ts";
import { MaterialsTable } from "./materials-table.tsx";
import { PairingRows } from "./pairings-panel.tsx";
import { text as shared } from "./shared-text.ts";
import "./standards.css";

const DETAIL = "GET /api/item-comparison/groups/:key";

/** One item of the four cities side by side, with the common item that it could be. */
export default function ComparedItemPage() {
  const { code = "" } = useParams();
  const t = useText(text);
  const params = { key: code };
  const query = useQuery({
    queryKey: [DETAIL, { params }],
    // A key may hold what an address cannot.
    queryFn: () => api(DETAIL, { params }),
  });
  return (
    <Loaded query={query} back={{ path: "/items/comparison", label: t.toList }}>
      {(detail) => <Opened detail={detail} />}
    </Loaded>
  );
}

function Opened({ detail }: { readonly detail: ComparedDetail }) {
  const t = useText(text);
  const c = useText(comparison);
  const s = useText(shared);
  const names = useCityNames();
  const sentence = useSentence();
  const { group, proposals, standards, sample, imported, day } = detail;
  return (
    <PageFrame
      title={group.name}
      breadcrumb={[{ title: c.title, path: "/items/comparison" }, { title: group.code ?? s.noCode }]}
      lead={
        <span className="ui-row">
          <span>
            {group.code ?? s.noCode}
            {group.type !== null && <span lang="zh-CN"> · {group.type}</span>}
          </span>
          <StandingTag standing={sample ? "sample" : "computed"} source={c.standing} />
          {group.cities.length > 1 &&
            (group.slowest.length > 0 ? (
              <span className="ui-label ui-label-vermilion">{t.slowest(names(group.slowest))}</span>
            ) : (
              <span className="ui-quiet">{t.allAlike}</span>
            ))}
          {group.asksMost.length > 0 && (
            <span className="ui-label ui-label-ochre">{t.asksMost(names(group.asksMost))}</span>
          )}
        </span>
      }
    >
      <div className="ui-stack">
        {group.cities.length < 2 && <p className="ui-notice">{t.onlyOne}</p>}
        <SideBySide detail={detail} />
        <MaterialsTable group={group} />
        {proposals.length > 0 && (
          <section className="ui-panel" aria-label={t.pairings}>
            <h2 className="ui-h2">{t.pairings}</h2>
            <PairingRows rows={proposals} />
          </section>
        )}
        {standards.length > 0 && (
          <section className="ui-panel" aria-label={t.standards}>
            <h2 className="ui-h2">{t.standards}</h2>
            <ul className="st-list">
              {standards.map(({ id, title, stage }) => (
                <li key={id}>
                  <Link to={`/items/standards/${id}`} lang="zh-CN">
                    {title}
                  </Link>{" "}
                  <span className="ui-quiet">{sentence(STAGE_NAMES[stage])}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <ImportedWords imported={imported} day={day} />
      </div>
    </PageFrame>
  );
}

type Row = {
  readonly key: string;
  readonly title: string;
  readonly of: (city: CityItem) => ReactNode;
  readonly common: ReactNode;
  readonly why?: Sentence;
};

const chinese = (values: readonly string[], none: string) =>
  values.length === 0 ? (
    <span className="ui-quiet">{none}</span>
  ) : (
    <span lang="zh-CN">{values.join("、")}</span>
  );

function useRows({ group, reasons }: Pick<ComparedDetail, "group" | "reasons">): Row[] {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { common } = group;
  return [
    {
      key: "promised",
      title: t.promised,
      of: ({ promised, implementations }) => (
        <span className="ui-column">
          <SpreadWords spread={promised} />
          {implementations > 1 && <span className="ui-quiet">{s.implementations(implementations)}</span>}
        </span>
      ),
      common: formatFigure(common.promisedDays, language),
      why: reasons.promisedDays,
    },
    {
      key: "legal",
      title: t.legal,
      of: ({ legal }) => <SpreadWords spread={legal} />,
      common: formatFigure(common.legalDays, language),
    },
    {
      key: "visits",
      title: t.visits,
      of: ({ visits }) => <SpreadWords spread={visits} />,
      common: formatFigure(common.visits, language),
      why: reasons.visits,
    },
    {
      key: "charges",
      title: t.charges,
      of: ({ charges }) =>
        charges === null ? <span className="ui-quiet">{s.unknown}</span> : t.chargeWords[charges],
      common: <FieldValue field="charges" value={common.charges} />,
      why: reasons.charges,
    },
    {
      key: "forms",
      title: t.forms,
      of: ({ forms }) =>
        forms.length === 0 ? (
          <span className="ui-quiet">{s.unknown}</span>
        ) : (
          forms.map((form) => sentence(FORM_NAMES[form])).join(language === "zh" ? "、" : ", ")
        ),
      common: <FieldValue field="forms" value={common.forms} />,
      why: reasons.forms,
    },
    {
      key: "depth",
      title: t.depth,
      of: ({ onlineDepth }) => <SpreadWords spread={onlineDepth} />,
      common: <FieldValue field="onlineDepth" value={common.onlineDepth} />,
      why: reasons.onlineDepth,
    },
    {
      key: "names",
      title: t.names,
      of: ({ names }) => chinese(names, s.unknown),
      common: chinese([common.name], ""),
    },
    {
      key: "results",
      title: t.results,
      of: ({ results }) => chinese(results, s.unknown),
      common: <FieldValue field="resultName" value={common.resultName} />,
      why: reasons.resultName,
    },
    { key: "depts", title: t.depts, of: ({ depts }) => chinese(depts, s.unknown), common: null },
  ];
}

function SideBySide({ detail }: { readonly detail: ComparedDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  const name = useCityName();
  const { group } = detail;
  const rows = useRows(detail);
  const figure = (value: number) => formatFigure(value, language, 1);
  const several = group.cities.length > 1;
  const proposed: Column<Row>[] = [
    {
      key: "common",
      title: t.common,
      render: ({ common }) => common && <span className="st-proposed">{common}</span>,
    },
    {
      key: "why",
      title: t.reason,
      render: ({ why }) => why && <span className="ui-quiet">{sentence(why)}</span>,
    },
  ];
  return (
    <section className="ui-panel" aria-label={t.facts}>
      <h2 className="ui-h2">{t.facts}</h2>
      <DataTable<Row>
        label={t.facts}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "field", title: t.field, card: "title", render: ({ title }) => title },
          ...group.cities.map((city): Column<Row> => ({
            key: city.city,
            title: `${name(city.city)}${group.slowest.includes(city.city) ? ` · ${s.slowest}` : ""}`,
            render: ({ of }) => of(city),
          })),
          ...(several ? proposed : []),
        ]}
      />
      {several && <Savings group={group} figure={figure} />}
    </section>
  );
}

function Savings({
  group,
  figure,
}: {
  readonly group: ComparedGroup;
  readonly figure: (value: number) => string;
}) {
  const t = useText(text);
  const name = useCityName();
  return (
    <>
      <h2 className="ui-h2">{t.savings}</h2>
      <ul className="st-savings">
        {group.savings.map(({ city, days, visits, materials }) => (
          <li key={city}>
            <b>{name(city)}</b> {t.save(figure(days), figure(visits), figure(materials))}
          </li>
        ))}
      </ul>
    </>
  );
}
