import { type Field, say } from "../../../../kernel/fields.ts";
import { figureText } from "../../../../kernel/money.ts";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { Chinese, SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { useWords } from "../../../../web/kit/said.ts";
import type { CorridorDetail } from "../kind.ts";
import "../../projects/projects.css";
import "../corridors.css";
import { words } from "../words.ts";
import { type Comparison, COST_PARTS, compareHaulage, DRIVES, FILLING, type Haulage } from "./haulage.ts";
import { PRICE_SOURCES, PRICING, TOLL_NOTE, UNPRICED } from "./pricing.ts";

const DIGITS = 3;

function Bars({ rows }: { readonly rows: readonly Haulage[] }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const most = Math.max(Number.MIN_VALUE, ...rows.map(({ yuanPerTkm }) => yuanPerTkm));
  const yuan = (value: number) => formatFigure(value, language, DIGITS);
  return (
    <figure className="energy-bars">
      <figcaption className="ui-row">
        {COST_PARTS.map((part) => (
          <span key={part} className="ui-row">
            <i className={`energy-key energy-part-${part}`} aria-hidden="true" />
            {t.parts[part]}
          </span>
        ))}
        <span>{t.yuanPerTkm}</span>
      </figcaption>
      {rows.map(({ drive, parts, yuanPerTkm }) => {
        let x = 0;
        return (
          <div key={drive}>
            <b>{sentence(DRIVES[drive])}</b>
            <svg
              viewBox="0 0 100 12"
              preserveAspectRatio="none"
              role="img"
              aria-label={COST_PARTS.map((part) => `${t.parts[part]} ${yuan(parts[part])}`).join(", ")}
            >
              {COST_PARTS.map((part) => {
                const width = (parts[part] / most) * 100;
                const from = x;
                x += width;
                return (
                  <rect key={part} className={`energy-part-${part}`} x={from} width={width} height={12} />
                );
              })}
            </svg>
            <span>{yuan(yuanPerTkm)}</span>
          </div>
        );
      })}
    </figure>
  );
}

type Level = Comparison["breakEven"][number];

function BreakEven({ rows }: { readonly rows: Comparison["breakEven"] }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const price = (yuan: number | null) =>
    yuan === null ? "—" : yuan < 0 ? t.never : formatFigure(yuan, language, 1);
  const columns: readonly Column<Level>[] = [
    {
      key: "kg",
      title: t.against,
      card: "title",
      render: ({ kgPer100Km }) =>
        `${formatFigure(kgPer100Km, language, 1)} ${sentence(say("kg/百公里", "kg/100 km"))}`,
    },
    { key: "diesel", title: t.diesel, figure: true, render: ({ diesel }) => price(diesel) },
    { key: "best", title: t.best, figure: true, render: ({ cheapest }) => price(cheapest) },
  ];
  return (
    <Section title={t.breakEven}>
      <DataTable label={t.breakEven} columns={columns} rows={rows} rowKey={({ kgPer100Km }) => kgPer100Km} />
    </Section>
  );
}

type Sourced = (typeof PRICE_SOURCES)[number];

function Prices({ detail }: { readonly detail: CorridorDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { priced } = detail.state;
  const of = priced ?? UNPRICED;
  const unit = (field: Field): string =>
    field.takes === "number" && field.unit !== undefined ? ` ${sentence(field.unit)}` : "";
  const own = (name: Sourced["of"]) => PRICING[name].initial !== figureText(of[name]);
  const columns: readonly Column<Sourced>[] = [
    { key: "name", title: t.name, card: "title", render: (row) => sentence(PRICING[row.of].name) },
    {
      key: "value",
      title: t.price,
      figure: true,
      card: "mark",
      render: (row) => `${formatFigure(of[row.of], language, DIGITS)}${unit(PRICING[row.of])}`,
    },
    {
      key: "source",
      title: t.source,
      render: (row) =>
        own(row.of) ? (
          <>
            {t.filledIn} <Chinese>{of.pricedFrom}</Chinese>
          </>
        ) : (
          `${sentence(row.source)} · ${formatDay(row.on, language)}`
        ),
    },
    {
      key: "level",
      title: t.level,
      card: "state",
      render: (row) => `${own(row.of) ? "C" : row.level} · ${t.unverified}`,
    },
  ];
  return (
    <Section title={t.prices}>
      <DataTable label={t.prices} columns={columns} rows={PRICE_SOURCES} rowKey={(row) => row.of} />
      <p className="ui-quiet">{sentence(TOLL_NOTE)}</p>
    </Section>
  );
}

/** What moves a tonne over the corridor, compared by yuan per tonne and kilometre. */
export default function HaulageView({ detail }: { readonly detail: CorridorDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, sample } = detail;
  const { adopted, filling } = state;
  const shared =
    adopted === null ? null : { filling, costWan: adopted.costWan, trucks: adopted.servedTrucks };
  const { rows, breakEven } = compareHaulage(state.priced ?? UNPRICED, shared);
  const [cheapest] = rows.toSorted((a, b) => a.yuanPerTkm - b.yuanPerTkm);
  return (
    <div className="ui-stack">
      <Section title={t.haulage} action={<SampleLabel sample={sample} />}>
        {cheapest !== undefined && (
          <p>
            <b>
              {t.cheapest(
                sentence(DRIVES[cheapest.drive]),
                formatFigure(cheapest.yuanPerTkm, language, DIGITS),
              )}
            </b>
          </p>
        )}
        <p className="ui-quiet">
          {t.haulageLead} {adopted === null ? t.stationsOut : t.stationsIn(sentence(FILLING[filling]))}
        </p>
        <Bars rows={rows} />
      </Section>
      <BreakEven rows={breakEven} />
      <Prices detail={detail} />
    </div>
  );
}
