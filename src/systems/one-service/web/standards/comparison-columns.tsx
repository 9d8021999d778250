import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import type { Column } from "../../../../web/kit/data-table.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { ComparedRow } from "../../domain/standards/comparison-rows.ts";
import { CityCell, useCityName } from "./city-words.tsx";
import { text } from "./comparison-text.ts";
import { text as shared } from "./shared-text.ts";

type Picking = { readonly picked: ReadonlySet<string>; readonly toggle: (key: string) => void };

/** Columns of the comparison: the item, each city, what differs, the common item; `picking` adds boxes to choose by. */
export function useComparisonColumns(picking: Picking | null): readonly Column<ComparedRow>[] {
  const t = useText(text);
  const s = useText(shared);
  const { language } = useLanguage();
  const cityName = useCityName();
  const pick: Column<ComparedRow> = {
    key: "pick",
    title: <span className="ui-hidden">{t.columns.pick}</span>,
    card: "mark",
    width: 34,
    render: ({ key, name }) => (
      <input
        type="checkbox"
        lang="zh-CN"
        aria-label={t.pick(name)}
        checked={picking?.picked.has(key) === true}
        onChange={() => picking?.toggle(key)}
      />
    ),
  };
  return [
    ...(picking === null ? [] : [pick]),
    {
      key: "item",
      title: t.columns.item,
      sort: "name",
      card: "title",
      render: ({ key, code, name, type, by }) => (
        <span className="ui-column">
          <Link to={`/items/comparison/${encodeURIComponent(key)}`} lang="zh-CN">
            {name}
          </Link>
          <span className="ui-quiet">
            {code ?? s.noCode}
            {type !== null && <span lang="zh-CN"> · {type}</span>}
            {by === "loose" && ` · ${t.loose}`}
          </span>
        </span>
      ),
    },
    ...CITIES.map(({ code }): Column<ComparedRow> => ({
      key: code,
      title: cityName(code),
      render: ({ cities, slowest, asksMost }) => (
        <CityCell
          city={cities.find(({ city }) => city === code)}
          slowest={slowest.includes(code)}
          asksMost={asksMost.includes(code)}
        />
      ),
    })),
    {
      key: "differs",
      title: t.columns.differs,
      render: ({ differs }) =>
        differs.length === 0
          ? "—"
          : differs.map((field) => s.fields[field]).join(language === "zh" ? "、" : ", "),
    },
    {
      key: "common",
      title: t.columns.common,
      render: ({ common, cities }) =>
        cities.length < 2 ? (
          "—"
        ) : (
          <span className="ui-column st-city">
            <span className="st-nowrap">
              {common.promisedDays === null ? s.unknown : s.days(formatFigure(common.promisedDays, language))}
            </span>
            <span className="ui-quiet">{s.materials(common.materials.length)}</span>
          </span>
        ),
    },
  ];
}
