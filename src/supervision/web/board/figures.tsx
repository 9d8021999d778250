import { Due } from "../../../web/kit/due.tsx";
import { DEADLINE_TONES } from "../deadline-words.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { SUPERVISION_FIGURES } from "../../domain/figures.ts";
import type { PlanFigures } from "../../domain/plan.ts";
import { text as words } from "../text.ts";
import { type BoardFilters, type ChangeBoardFilters, NARROWING, STATES } from "./board-filters.ts";
import { text } from "./board-text.ts";

const {
  "plan-measures": measures,
  "plan-undertakings": undertakings,
  "plan-units": units,
} = SUPERVISION_FIGURES;
const PRINTED = [
  measures,
  undertakings,
  units,
  ...STATES.map((state) => SUPERVISION_FIGURES[`deadline-${state}`]),
];

/** One line of figures: each state filters the board when chosen, and shows all again when chosen once more. */
export function Figures(props: {
  readonly figures: PlanFigures;
  readonly filters: BoardFilters;
  readonly change: ChangeBoardFilters;
}) {
  const { figures, filters, change } = props;
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const narrowed = NARROWING.some((name) => filters[name] !== undefined);
  return (
    <ul className="sv-figures" aria-label={t.figures}>
      <li>
        <button
          type="button"
          disabled={!narrowed}
          title={narrowed ? w.clearFilters : undefined}
          onClick={() => change(Object.fromEntries(NARROWING.map((name) => [name, null])))}
        >
          <b>{formatFigure(figures.measures, language)}</b> {w.measures}
        </button>
      </li>
      <li>
        <a href="#measures">
          <b>{formatFigure(figures.undertakings, language)}</b> {w.undertakings}
        </a>
      </li>
      <li>
        <a href="#matrix">
          <b>{formatFigure(figures.units, language)}</b> {t.figureUnits}
        </a>
      </li>
      {STATES.filter((state) => figures[state] > 0 || filters.state === state).map((state) => (
        <li key={state}>
          <button
            type="button"
            aria-pressed={filters.state === state}
            title={t.showOnly(w.states[state])}
            onClick={() => change({ state: filters.state === state ? null : state })}
          >
            <b>{formatFigure(figures[state], language)}</b>{" "}
            <Due tone={DEADLINE_TONES[state]}>{w.states[state]}</Due>
          </button>
        </li>
      ))}
      <li className="figure-help-item">
        <FigureHelp of={t.figures} figures={PRINTED} />
      </li>
    </ul>
  );
}
