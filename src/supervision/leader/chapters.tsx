import { Link } from "react-router";
import { StackedBars } from "../../web/draw/stacked-bars.tsx";
import { formatFigure } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { FigureHelp } from "../../web/kit/figure-help.tsx";
import { useWords } from "../../web/kit/said.ts";
import { UNITS } from "../../kernel/figure.ts";
import { LIGHT_FIGURES } from "../domain/figures.ts";
import { LIGHTS } from "../domain/tasks/light.ts";
import type { LightCounts } from "../domain/tasks/roll-up.ts";
import { LIGHT_NAMES } from "../domain/tasks/task-words.ts";
import { LightMark } from "../web/task/light-mark.tsx";
import { ledgerLink } from "./ledger-link.ts";
import type { Leading } from "./leading.ts";
import { words } from "./words.ts";

/** From the ground up: what is done below, what burns on top. */
const STACKED = ["closed", "green", "grey", "amber", "red"] as const;

/** The plan and its chapters: tasks by light, each a way into the ledger, and how that went in twelve months. */
export function Chapters(props: {
  readonly plan: string;
  readonly leading: Leading;
  readonly past: boolean;
}) {
  const { plan, leading, past } = props;
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { asOf } = leading;
  const kinds = STACKED.map((key) => ({
    key,
    name: key === "closed" ? t.closed : sentence(LIGHT_NAMES[key]),
    className: `stack-${key}`,
  }));
  const counts = (of: LightCounts, section?: string | null) => {
    const narrowed: Record<string, string> = typeof section === "string" ? { section } : {};
    const at = (more: Record<string, string>) => ledgerLink(plan, { ...narrowed, ...more }, { asOf, past });
    // The ledger knows no filter for tasks of no measure.
    const linked = section !== null;
    const figure = (value: number, to: string) =>
      linked ? <Link to={to}>{formatFigure(value, language)}</Link> : formatFigure(value, language);
    return (
      <>
        <td className="ui-num">{figure(of.tasks, at({}))}</td>
        {LIGHTS.map((light) => (
          <td key={light} className="ui-num">
            {of.counts[light] === 0 ? (
              <span className="ui-quiet">0</span>
            ) : (
              figure(of.counts[light], at({ light }))
            )}
          </td>
        ))}
        <td className="ui-num">{figure(of.closed, at({ phase: "closed" }))}</td>
      </>
    );
  };
  const whole = leading.days.map((_, at) => leading.chapters.map(({ trend }) => trend[at]));
  const trendOf = (counted: readonly (LightCounts | undefined)[][]) =>
    leading.days.map((day, at) => {
      const parts: Record<string, number> = {};
      for (const of of counted[at] ?? [])
        for (const key of STACKED)
          parts[key] =
            (parts[key] ?? 0) + (of === undefined ? 0 : key === "closed" ? of.closed : of.counts[key]);
      return { day, parts };
    });
  const bars = (stacks: ReturnType<typeof trendOf>) => (
    <StackedBars stacks={stacks} kinds={kinds} unit={sentence(UNITS.items)} />
  );
  return (
    <section className="ui-panel lead-chapters" aria-labelledby="lead-chapters">
      <h2 id="lead-chapters" className="ui-row">
        {t.chapters} <FigureHelp of={t.tasks} figures={LIGHT_FIGURES} />
      </h2>
      <table className="ui-table">
        <thead>
          <tr>
            <th scope="col">{t.chapter}</th>
            <th scope="col" className="ui-num">
              {t.tasks}
            </th>
            {LIGHTS.map((light) => (
              <th key={light} scope="col" className="ui-num">
                <LightMark light={light} />
              </th>
            ))}
            <th scope="col" className="ui-num">
              {t.closed}
            </th>
            <th scope="col">{t.trend}</th>
          </tr>
        </thead>
        <tbody>
          {leading.chapters.map(({ section, rollUp, trend }) => (
            <tr key={section ?? ""}>
              <th scope="row" lang={section === null ? undefined : "zh-CN"}>
                {section ?? t.otherSection}
              </th>
              {counts(rollUp, section)}
              <td>{bars(trendOf(trend.map((each) => [each])))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.plan}</th>
            {counts(leading.plan)}
            <td>{bars(trendOf(whole))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
