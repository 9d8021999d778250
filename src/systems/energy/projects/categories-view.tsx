import { useQuery } from "@tanstack/react-query";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { SampleLabel, Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";
import { CATEGORIES } from "./category.ts";
import { CategorySign } from "./category-sign.tsx";
import type { CategorySum } from "./kind.ts";
import "./projects.css";
import { words } from "./words.ts";

const ROUTE = "GET /api/energy/categories";
const PARTS = ["built", "approved", "proposed"] as const;
const MW_OF_GW = 1_000;

const megawatts = (row: CategorySum, part: (typeof PARTS)[number]): number => row[`${part}Mw`];
const sumOf = (row: CategorySum): number => PARTS.reduce((sum, part) => sum + megawatts(row, part), 0);

/** Wind and sun by category as bars: built, approved, proposed. */
export default function CategoriesView() {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const found = useQuery({ queryKey: [ROUTE], queryFn: () => api(ROUTE) });
  const gw = (mw: number) => formatFigure(mw / MW_OF_GW, language, 3);
  return (
    <Loaded query={found}>
      {({ rows }) => {
        const most = Math.max(1, ...rows.map(sumOf));
        const whole = rows.reduce((sum, row) => sum + sumOf(row), 0);
        if (rows.length === 0) return <EmptyState title={t.noneYet} />;
        return (
          <Section title={t.byCategory}>
            <p>
              {t.sums(rows.length, gw(whole))} <SampleLabel sample={rows.some(({ sample }) => sample)} />
            </p>
            <figure className="energy-bars">
              <figcaption className="ui-row">
                {PARTS.map((part) => (
                  <span key={part} className="ui-row">
                    <i className={`energy-key energy-${part}`} aria-hidden="true" />
                    {t[part]}
                  </span>
                ))}
              </figcaption>
              {rows.map((row) => {
                let x = 0;
                const parts = PARTS.filter((part) => megawatts(row, part) > 0);
                const said = parts.map((part) => `${t[part]} ${gw(megawatts(row, part))}`).join(" · ");
                return (
                  <div key={row.rule}>
                    <b>
                      <CategorySign of={row.rule} name={sentence(CATEGORIES[row.rule])} />
                      <small className="ui-quiet">{said}</small>
                    </b>
                    <svg viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={`${said} GW`}>
                      {PARTS.map((part) => {
                        const width = (megawatts(row, part) / most) * 100;
                        const from = x;
                        x += width;
                        return (
                          <rect key={part} className={`energy-${part}`} x={from} width={width} height={12} />
                        );
                      })}
                    </svg>
                    <span>{gw(sumOf(row))} GW</span>
                  </div>
                );
              })}
            </figure>
          </Section>
        );
      }}
    </Loaded>
  );
}
