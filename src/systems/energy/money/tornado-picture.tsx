import { useState } from "react";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { type Driver, driverName, type Measures, type Money, type Side } from "./tornado.ts";
import { words } from "./naming.ts";
import "./money.css";

const WAN = 10_000;
const PERCENT = 100;
const MEASURES = ["npv", "rate", "lcoe", "lcoh"] as const;
type MeasureId = (typeof MEASURES)[number];
const SIDES = ["less", "more"] as const;

const valueOf = (of: Measures, id: MeasureId): number | null => {
  switch (id) {
    case "npv":
      return of.npvYuan / WAN;
    case "rate":
      return of.rate === null ? null : of.rate * PERCENT;
    case "lcoe":
      return of.lcoeYuanPerKwh;
    case "lcoh":
      return of.lcohYuanPerKg;
  }
};
const DIGITS: Readonly<Record<MeasureId, number>> = { npv: 0, rate: 1, lcoe: 3, lcoh: 1 };
const isShort = (side: Side | null): boolean =>
  side !== null && (side.missingKwh > 0 || side.missingKg > 0 || side.broken.length > 0);

/** What each assumption is worth, as bars from what the design comes to. */
export function Tornado({ of, share }: { readonly of: Money; readonly share: number }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { statement, drivers } = of;
  const base: Measures = { ...statement, rate: statement.rate.rate };
  const there = MEASURES.filter((id) => valueOf(base, id) !== null);
  const [chosen, setChosen] = useState<MeasureId>("npv");
  const units: Readonly<Record<MeasureId, string>> = {
    npv: t.wan,
    rate: "%",
    lcoe: t.yuanKwh,
    lcoh: t.yuanKg,
  };
  const names: Readonly<Record<MeasureId, string>> = { npv: t.npv, rate: t.rate, lcoe: t.lcoe, lcoh: t.lcoh };
  const middle = valueOf(base, chosen) ?? 0;
  const away = (side: Side | null): number =>
    side === null ? 0 : (valueOf(side, chosen) ?? middle) - middle;
  const widthOf = ({ less, more }: Driver): number => Math.abs(away(more) - away(less));
  const shown = drivers.filter((driver) => widthOf(driver) > 0).toSorted((a, b) => widthOf(b) - widthOf(a));
  const most = Math.max(
    ...shown.flatMap(({ less, more }) => [Math.abs(away(less)), Math.abs(away(more))]),
    0,
  );
  const figure = (side: Side | null): string => {
    const value = side === null ? null : valueOf(side, chosen);
    return value === null ? t.undispatched : formatFigure(value, language, DIGITS[chosen]);
  };
  const [first] = shown;
  const percent = formatFigure(share, language);
  return (
    <Section
      title={t.tornado}
      action={
        <Choice
          label={t.measure}
          value={chosen}
          options={there.map((id) => ({ value: id, label: t.inUnit(names[id], units[id]) }))}
          onChange={(value) => setChosen(MEASURES.find((id) => id === value) ?? "npv")}
        />
      }
    >
      <figure className="energy-tornado">
        <figcaption>
          {first !== undefined && (
            <p>{t.tornadoSentence(percent, sentence(driverName(first.id)), names[chosen])}</p>
          )}
          <span className="ui-row">
            {SIDES.map((side) => (
              <span key={side} className="ui-row">
                <i className={`energy-key energy-${side}`} aria-hidden="true" />
                {side === "less" ? t.less(percent) : t.more(percent)}
              </span>
            ))}
            <span>
              {names[chosen]} {formatFigure(middle, language, DIGITS[chosen])} {units[chosen]}
            </span>
          </span>
        </figcaption>
        {shown.map((driver) => (
          <div key={driver.id}>
            <b>
              {sentence(driverName(driver.id))}{" "}
              <small className="ui-quiet">
                {driver.redispatched ? t.redispatched : t.repriced}
                {(isShort(driver.less) || isShort(driver.more)) && ` · ${t.short}`}
              </small>
            </b>
            <svg viewBox="-100 0 200 18" preserveAspectRatio="none" aria-hidden="true">
              {SIDES.map((side) => {
                const to = most === 0 ? 0 : (away(driver[side]) / most) * 100;
                return (
                  <rect
                    key={side}
                    className={`energy-${side}`}
                    x={Math.min(0, to)}
                    width={Math.abs(to)}
                    y={side === "less" ? 1 : 9}
                    height={8}
                  />
                );
              })}
              <line x1={0} x2={0} y1={0} y2={18} />
            </svg>
            <span>
              <span>
                −{percent}%: {figure(driver.less)}
              </span>
              <span>
                +{percent}%: {figure(driver.more)}
              </span>
            </span>
          </div>
        ))}
      </figure>
    </Section>
  );
}
