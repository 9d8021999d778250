import { Link } from "react-router";
import type { Column } from "../../../../web/kit/data-table.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { ItemRow } from "../../domain/items/item-row.ts";
import { SampleLabel, useCityName, useDuration } from "./item-words.tsx";
import { text } from "./items-text.ts";

/** Columns of the list of items. */
export function useItemColumns(): readonly Column<ItemRow>[] {
  const t = useText(text);
  const { language } = useLanguage();
  const cityName = useCityName();
  const duration = useDuration();
  const figure = (value: number | null) => formatFigure(value, language);
  return [
    {
      key: "city",
      title: t.cityLabel,
      width: 90,
      card: "mark",
      render: ({ city }) => cityName(city),
    },
    {
      key: "name",
      title: t.name,
      sort: "name",
      card: "title",
      render: ({ id, name, type, sample }) => (
        <>
          <Link to={`/items/${id}`} lang="zh-CN">
            {name}
          </Link>{" "}
          {sample && <SampleLabel />}
          {type !== null && (
            <p className="ui-quiet" lang="zh-CN" style={{ margin: 0 }}>
              {type}
            </p>
          )}
        </>
      ),
    },
    {
      key: "dept",
      title: t.dept,
      sort: "dept",
      width: 190,
      render: ({ dept }) => <span lang="zh-CN">{dept}</span>,
    },
    {
      key: "code",
      title: t.codes,
      width: 130,
      card: "hidden",
      render: ({ catalogCode }) => catalogCode ?? "—",
    },
    {
      key: "limit",
      title: t.limit,
      width: 190,
      render: ({ promised, legal }) => `${duration(promised)} / ${duration(legal)}`,
    },
    { key: "visits", title: t.visits, figure: true, width: 70, render: ({ visits }) => figure(visits) },
    {
      key: "materials",
      title: t.materials,
      sort: "materials",
      figure: true,
      width: 80,
      render: ({ materials }) => figure(materials),
    },
    {
      key: "findings",
      title: t.findings,
      sort: "findings",
      width: 130,
      render: ({ rules, errors }) =>
        rules.length === 0 ? (
          <span className="ui-quiet">{t.none}</span>
        ) : (
          <span className="ui-row">
            {errors > 0 && <span className="ui-label ui-label-vermilion">{t.errors(figure(errors))}</span>}
            {rules.length > errors && (
              <span className="ui-label ui-label-ochre">{t.others(figure(rules.length - errors))}</span>
            )}
          </span>
        ),
    },
  ];
}
