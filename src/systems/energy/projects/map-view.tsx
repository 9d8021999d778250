import { useQuery } from "@tanstack/react-query";
import { SchematicMap, useCitySeats } from "../../../web/draw/schematic-map.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { SampleLabel, Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";
import { RULE_IDS } from "../verdict/facts.ts";
import { SHORT_CATEGORIES } from "./category.ts";
import { CategoryShape, CategorySign } from "./category-sign.tsx";
import { PROJECT_STATUSES } from "./kind.ts";
import { type PlacedProject, placeOf } from "./place.ts";
import { words } from "./words.ts";

const ROUTE = "GET /api/energy/project-places";
const MW_OF_GW = 1_000;
/** How far the largest project reaches, and the smallest on which a letter can be read. */
const WIDE = { most: 26, least: 9 } as const;
const NARROW = { most: 18, least: 9 } as const;

/** Where projects are, roughly: their category, and their size by area. */
export default function MapView() {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const seats = useCitySeats();
  const { most, least } = useNarrow() ? NARROW : WIDE;
  const found = useQuery({ queryKey: [ROUTE], queryFn: () => api(ROUTE) });
  const gw = (mw: number) => formatFigure(mw / MW_OF_GW, language, 3);
  return (
    <Loaded query={found}>
      {({ rows, total, totalMw }) => {
        if (rows.length === 0) return <EmptyState title={t.noneYet} />;
        const largest = Math.max(...rows.map(({ reMw }) => reMw));
        const halfOf = ({ reMw }: PlacedProject) =>
          Math.max(least, largest === 0 ? 0 : most * Math.sqrt(reMw / largest));
        const label = t.onMap(total, gw(totalMw));
        return (
          <Section title={t.map}>
            <p>
              {label} {rows.length < total && t.largestOf(rows.length)}{" "}
              <SampleLabel sample={rows.some(({ sample }) => sample)} />
            </p>
            <SchematicMap
              label={t.map}
              references={seats}
              marks={rows.map((row) => {
                const place = placeOf(row);
                return {
                  id: row.id,
                  name: row.name,
                  place: place === null ? [] : [place],
                  to: `/energy/projects/${row.id}`,
                  note: [
                    sentence(SHORT_CATEGORIES[row.rule]),
                    `${gw(row.reMw)} GW`,
                    sentence(PROJECT_STATUSES[row.status]),
                  ].join(" · "),
                  half: halfOf(row),
                  symbol: <CategoryShape of={row.rule} half={halfOf(row)} />,
                };
              })}
              legend={RULE_IDS.filter((rule) => rows.some((row) => row.rule === rule)).map((rule) => (
                <CategorySign key={rule} of={rule} />
              ))}
            />
            <p className="ui-quiet">{t.mapHelp(gw(largest))}</p>
          </Section>
        );
      }}
    </Loaded>
  );
}
