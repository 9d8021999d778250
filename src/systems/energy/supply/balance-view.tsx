import { useQuery } from "@tanstack/react-query";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { SampleLabel, Section, StatusLabel, type Tone } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";
import type { ProductBalance, Standing, YearOfProduct } from "./balance.ts";
import { PRODUCT_NAMES, UNIT_NAMES } from "./product.ts";
import "./supply.css";
import { words } from "./words.ts";

const ROUTE = "GET /api/energy/supply";
const TONES: Readonly<Record<Standing, Tone>> = {
  none: "quiet",
  enough: "grass",
  short: "vermilion",
  open: "ochre",
};
const WORST: readonly Standing[] = ["short", "open", "enough", "none"];
/** Of a picture: a year's width, its bar, its height, and what stands below. */
const [STEP, BAR, TALL, FOOT] = [72, 34, 96, 20];

const needOf = ({ approved, proposed }: YearOfProduct): number => approved + proposed;
const worst = ({ years }: ProductBalance): Standing =>
  WORST.find((standing) => years.some((each) => each.standing === standing)) ?? "none";

/** Needs of years as bars, capacity as a line across them, with what is unverified as a broken one. */
function Picture({ of, label }: { readonly of: ProductBalance; readonly label: string }) {
  const t = useWords(words);
  const most = Math.max(...of.years.map((each) => Math.max(needOf(each), each.known + each.unverified)), 1);
  const high = (value: number) => (value / most) * (TALL - 4);
  return (
    <svg
      viewBox={`0 0 ${of.years.length * STEP} ${TALL + FOOT}`}
      width={of.years.length * STEP}
      role="img"
      aria-label={label}
    >
      {of.years.map((each, at) => {
        const x = at * STEP;
        const [approved, whole] = [high(each.approved), high(needOf(each))];
        const line = (value: number) => ({
          x1: x + 4,
          x2: x + STEP - 4,
          y1: TALL - high(value),
          y2: TALL - high(value),
        });
        return (
          <g key={each.year ?? "none"}>
            <rect
              className="supply-approved"
              x={x + (STEP - BAR) / 2}
              y={TALL - approved}
              width={BAR}
              height={approved}
            />
            <rect
              className="supply-proposed"
              x={x + (STEP - BAR) / 2}
              y={TALL - whole}
              width={BAR}
              height={whole - approved}
            />
            {each.unverified > 0 && (
              <line className="supply-unverified" {...line(each.known + each.unverified)} />
            )}
            {each.known > 0 && <line className="supply-known" {...line(each.known)} />}
            <text x={x + STEP / 2} y={TALL + FOOT - 5} textAnchor="middle">
              {each.year ?? t.noYear}
            </text>
          </g>
        );
      })}
      <line className="supply-ground" x1={0} x2={of.years.length * STEP} y1={TALL} y2={TALL} />
    </svg>
  );
}

function Product({ of }: { readonly of: ProductBalance }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const unit = sentence(UNIT_NAMES[of.product]);
  const needed = of.years.filter((each) => needOf(each) > 0);
  const said = (needed.length > 0 ? needed : of.years.slice(0, 1)).map((each) =>
    t.said(
      t.year(each.year),
      formatFigure(needOf(each), language),
      formatFigure(each.known, language),
      unit,
      t.standings[each.standing],
    ),
  );
  return (
    <figure className="supply-product">
      <figcaption>
        <b>{sentence(PRODUCT_NAMES[of.product])}</b>{" "}
        <StatusLabel name={t.standings[worst(of)]} tone={TONES[worst(of)]} />{" "}
        <SampleLabel sample={of.sample} />
      </figcaption>
      <p className="ui-quiet">{of.bases === 0 ? t.noBases : t.bases(of.bases, of.unstated)}</p>
      <Picture of={of} label={said.join(" ")} />
      {said.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </figure>
  );
}

type Line = YearOfProduct & Pick<ProductBalance, "product">;

/** What bases make against what projects need, by product and year. */
export default function BalanceView() {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const found = useQuery({ queryKey: [ROUTE], queryFn: () => api(ROUTE) });
  const columns: readonly Column<Line>[] = [
    {
      key: "product",
      title: t.product,
      card: "title",
      render: ({ product }) => sentence(PRODUCT_NAMES[product]),
    },
    { key: "year", title: t.when, card: "mark", render: ({ year }) => t.year(year) },
    { key: "need", title: t.need, figure: true, render: (each) => formatFigure(needOf(each), language) },
    { key: "known", title: t.known, figure: true, render: ({ known }) => formatFigure(known, language) },
    {
      key: "unverified",
      title: t.unverified,
      figure: true,
      render: ({ known, unverified }) => (unverified > 0 ? formatFigure(known + unverified, language) : "—"),
    },
    { key: "unit", title: t.unit, render: ({ product }) => sentence(UNIT_NAMES[product]) },
    {
      key: "standing",
      title: t.standing,
      card: "state",
      render: ({ standing }) => <StatusLabel name={t.standings[standing]} tone={TONES[standing]} />,
    },
  ];
  return (
    <Loaded query={found}>
      {({ rows }) => {
        const shown = rows.filter(({ bases, years }) => bases > 0 || years.some((each) => needOf(each) > 0));
        if (shown.length === 0) return <EmptyState title={t.nothing} />;
        return (
          <Section title={t.title}>
            <p className="ui-quiet">{t.help}</p>
            <p className="ui-row">
              {(["approved", "proposed", "known", "unverified"] as const).map((part) => (
                <span key={part} className="ui-row">
                  <i className={`supply-key supply-key-${part}`} aria-hidden="true" />
                  {t[part]}
                </span>
              ))}
            </p>
            <div className="supply-products">
              {shown.map((of) => (
                <Product key={of.product} of={of} />
              ))}
            </div>
            <details>
              <summary>{t.table}</summary>
              <DataTable
                label={t.table}
                columns={columns}
                rows={shown.flatMap(({ product, years }) => years.map((each) => ({ product, ...each })))}
                rowKey={({ product, year }) => `${product} ${year}`}
                empty={<EmptyState title={t.nothing} />}
              />
            </details>
          </Section>
        );
      }}
    </Loaded>
  );
}
