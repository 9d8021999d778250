import { useQuery } from "@tanstack/react-query";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { SampleLabel, Section, StatusLabel, type Tone } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { YearsLegend, YearsPicture } from "../balance/picture.tsx";
import { api } from "../web/client.ts";
import type { ProductBalance, Standing, YearOfProduct } from "./balance.ts";
import { PRODUCT_NAMES, UNIT_NAMES } from "./product.ts";
import { words } from "./words.ts";

const ROUTE = "GET /api/energy/supply";
const TONES: Readonly<Record<Standing, Tone>> = {
  none: "quiet",
  enough: "grass",
  short: "vermilion",
  open: "ochre",
};
const WORST: readonly Standing[] = ["short", "open", "enough", "none"];
const needOf = ({ approved, proposed }: YearOfProduct): number => approved + proposed;
const worst = ({ years }: ProductBalance): Standing =>
  WORST.find((standing) => years.some((each) => each.standing === standing)) ?? "none";

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
    <figure className="balance-figure">
      <figcaption>
        <b>{sentence(PRODUCT_NAMES[of.product])}</b>{" "}
        <StatusLabel name={t.standings[worst(of)]} tone={TONES[worst(of)]} />{" "}
        <SampleLabel sample={of.sample} />
      </figcaption>
      <p className="ui-quiet">{of.bases === 0 ? t.noBases : t.bases(of.bases, of.unstated)}</p>
      <YearsPicture
        years={of.years.map((each) => ({
          ...each,
          known: each.known || null,
          unverified: each.unverified > 0 ? each.known + each.unverified : null,
        }))}
        noYear={t.noYear}
        label={said.join(" ")}
      />
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
            <YearsLegend
              of={{ approved: t.approved, proposed: t.proposed, known: t.known, unverified: t.unverified }}
            />
            <div className="balance-figures">
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
