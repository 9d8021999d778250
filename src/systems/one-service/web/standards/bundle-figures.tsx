import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { BundleForm } from "../../domain/standards/bundle-form.ts";
import { text } from "./bundle-text.ts";

/** Days in bounds, in words: a figure, a range, or “at least” where a step has no limit at all. */
export function BoundWords({ low, high }: { readonly low: number; readonly high: number | null }) {
  const t = useText(text);
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language, 1);
  if (high === null) return <>{t.atLeast(figure(low))}</>;
  return <>{low === high ? figure(low) : t.between(figure(low), figure(high))}</>;
}

/** What the bundle spares: materials, visits and days, one by one and together. */
export function BundleFigures({ form }: { readonly form: BundleForm }) {
  const t = useText(text);
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language, 1);
  const { days } = form;
  return (
    <section className="ui-panel" aria-label={t.separately}>
      <dl className="st-figures">
        <div>
          <dt>{t.figures.materials}</dt>
          <dd>{t.figures.from(figure(form.separately), figure(form.asked.length))}</dd>
        </div>
        <div>
          <dt>{t.figures.visits}</dt>
          <dd>{t.figures.from(figure(form.visitsSeparately), figure(form.visits))}</dd>
        </div>
        <div>
          <dt>{t.figures.days}</dt>
          <dd>
            {figure(form.daysSeparately)} → <BoundWords low={days.low} high={days.high} />
          </dd>
        </div>
      </dl>
      <p className="ui-quiet st-line">{t.separately}</p>
      {form.unknownItems.length > 0 && (
        <p className="ui-banner" lang="zh-CN">
          {t.unknownItems(form.unknownItems.join("、"))}
        </p>
      )}
      {form.unknownItems.length === 0 && days.unknown.length > 0 && (
        <p className="ui-banner" lang="zh-CN">
          {t.unknownDays(days.unknown.join("、"))}
        </p>
      )}
    </section>
  );
}
