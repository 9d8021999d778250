import type { ReactNode } from "react";
import { CITIES } from "../../../../kernel/region.ts";
import type { RecordHistory } from "../../../../kernel/record.ts";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { formatDay, formatFigure, formatInstant, formatList } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import type { CityItem } from "../../domain/standards/city-item.ts";
import type { Imported } from "../../domain/standards/comparison-rows.ts";
import { fieldWords } from "../../domain/standards/field-words.ts";
import type { Spread } from "../../domain/standards/scale.ts";
import type { StandardField, StandardFields } from "../../domain/standards/standard.ts";
import { text } from "./shared-text.ts";

/** What a city is called; the region by its own name. */
export function useCityName(): (code: string) => string {
  const sentence = useSentence();
  const t = useText(text);
  return (code) => {
    const city = CITIES.find((each) => each.code === code);
    return city === undefined ? t.region : sentence(city.name);
  };
}

/** Cities in words: 包头和鄂尔多斯. */
export function useCityNames(): (codes: readonly string[]) => string {
  const name = useCityName();
  const { language } = useLanguage();
  return (codes) => formatList(codes.map(name), language);
}

export function SampleLabel({ sample }: { readonly sample: boolean }) {
  const t = useText(text);
  return sample ? <span className="ui-label ui-label-ochre">{t.sample}</span> : null;
}

/** A median with its range where there is one; says when it was converted. */
export function SpreadWords({
  spread,
  unit = (value) => value,
}: {
  readonly spread: Spread | null;
  readonly unit?: (value: string) => string;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  if (spread === null) return <span className="ui-quiet">{t.unknown}</span>;
  const figure = (value: number) => formatFigure(value, language);
  return (
    <span className="st-nowrap">
      {unit(figure(spread.median))}
      {spread.low !== spread.high && (
        <span className="ui-quiet"> ({t.range(figure(spread.low), figure(spread.high))})</span>
      )}
      {spread.converted && (
        <span className="ui-quiet" title={t.convertedHelp}>
          {" "}
          ≈ {t.converted}
        </span>
      )}
    </span>
  );
}

/** One city of a compared item in three short lines; who is slowest or asks most is said in words. */
export function CityCell({
  city,
  slowest,
  asksMost,
}: {
  readonly city: CityItem | undefined;
  readonly slowest: boolean;
  readonly asksMost: boolean;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  if (city === undefined) return <span className="ui-quiet">{t.absent}</span>;
  return (
    <span className="ui-column st-city">
      <span>
        <SpreadWords spread={city.promised} unit={t.days} />{" "}
        {slowest && <span className="ui-label ui-label-vermilion">{t.slowest}</span>}
      </span>
      <span className="ui-quiet">
        {t.visits(city.visits === null ? t.unknown : formatFigure(city.visits.median, language))}
      </span>
      <span className="ui-quiet">
        {t.materials(city.materials)}{" "}
        {asksMost && <span className="ui-label ui-label-ochre">{t.asksMost}</span>}
      </span>
    </span>
  );
}

/** When each city's list was read in: a comparison with an old list says so. */
export function ImportedWords({ imported, day }: { readonly imported: Imported; readonly day: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const name = useCityName();
  return (
    <p className="ui-quiet st-line">
      {t.asOf(formatDay(day, language))} · {t.importNote}:{" "}
      {CITIES.map(({ code }) => {
        const on = imported[code];
        return `${name(code)} ${on ? t.importedOn(formatDay(on, language)) : t.notImported}`;
      }).join(" · ")}
    </p>
  );
}

const LISTED = (values: readonly string[], none: ReactNode) =>
  values.length === 0 ? (
    none
  ) : (
    <ul className="st-list" lang="zh-CN">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );

/** The value of a field of a common item; materials as a list, what is Chinese marked as such. */
export function FieldValue<F extends StandardField>({
  field,
  value,
}: {
  readonly field: F;
  readonly value: StandardFields[F];
}) {
  const sentence = useSentence();
  const words = sentence(fieldWords(field, value));
  if (field === "materials") return LISTED(value as readonly string[], words);
  const chinese = (field === "name" || field === "resultName") && value !== null;
  return chinese ? <span lang="zh-CN">{words}</span> : <>{words}</>;
}

/** What was done with a record, the newest first. */
export function HistoryPanel({ history }: { readonly history: readonly RecordHistory[] }) {
  const t = useText(text);
  const sentence = useSentence();
  return (
    <section className="ui-panel" aria-label={t.history}>
      <h2 className="ui-h2">{t.history}</h2>
      <DataTable
        label={t.history}
        rows={history}
        rowKey={({ version }) => version}
        columns={[
          { key: "what", title: t.what, card: "title", render: ({ sentence: said }) => sentence(said) },
          { key: "by", title: t.by, render: ({ by }) => <span lang="zh-CN">{by}</span> },
          { key: "at", title: t.at, render: ({ at }) => formatInstant(at) },
        ]}
      />
    </section>
  );
}
