import { useState } from "react";
import { Link } from "react-router";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { nextStep } from "../../domain/tasks/missing.ts";
import type { MissingUnit } from "../../domain/tasks/task-row.ts";
import { text as words } from "../text.ts";
import { text as chase } from "../chase/chase-text.ts";
import { chaseable, keyOf } from "./chaseable.ts";
import { text } from "./missing-text.ts";

/** Tasks of a unit that show before the others are asked for. */
const FOLDED = 8;

type Item = MissingUnit["items"][number];
type Tick = {
  readonly on: readonly string[];
  readonly change: (keys: readonly string[], on: boolean) => void;
};

/** One unit with what it owes. */
export function UnitCard(props: {
  readonly unit: MissingUnit;
  readonly asOf: string;
  /** Several plans: each line says of which it is. */
  readonly withPlan: boolean;
  /** Of what can be chased, which are selected. */
  readonly tick: Tick | null;
}) {
  const { unit, tick } = props;
  const own = chaseable(unit, props.asOf);
  const t = useText(text);
  const { language } = useLanguage();
  const [{ plan }] = useFilters(["plan"]);
  const [unfolded, setUnfolded] = useState(false);
  const shown = unfolded ? unit.items : unit.items.slice(0, FOLDED);
  return (
    <li className="ui-panel">
      <header className="ui-row">
        {tick !== null && (
          <input
            type="checkbox"
            className="sv-check"
            aria-label={t.selectUnit(unit.name)}
            disabled={own.length === 0}
            checked={own.length > 0 && own.every((key) => tick.on.includes(key))}
            onChange={(event) => tick.change(own, event.target.checked)}
          />
        )}
        <b lang="zh-CN">
          <Link to={`/units/${unit.unitId}`}>{unit.name}</Link>
        </b>
        {unit.people === 0 && <span className="ui-label ui-label-ochre">{t.silent}</span>}
        <span className="ui-quiet">
          {t.items(unit.items.length)} · {t.since(formatDay(unit.since, language))}
        </span>
        {tick !== null && (
          <Link className="no-print" to={letterPath(unit, plan)}>
            {isReminded(unit) ? t.draftChase : t.draftReminder}
          </Link>
        )}
      </header>
      <ul className="sv-missing-items">
        {shown.map((item) => (
          <ItemLine
            key={item.taskId}
            item={item}
            asOf={props.asOf}
            withPlan={props.withPlan}
            unitId={unit.unitId}
            tick={tick}
          />
        ))}
      </ul>
      {shown.length < unit.items.length && (
        <button type="button" className="ui-link-button no-print" onClick={() => setUnfolded(true)}>
          {t.unfold(unit.items.length - shown.length)}
        </button>
      )}
    </li>
  );
}

const isReminded = ({ items }: MissingUnit): boolean => items.some(({ step }) => step > 0);

/** Where a letter to the unit is drafted: a chase note once it has been reminded. */
function letterPath(unit: MissingUnit, plan: string | undefined): string {
  const kind = isReminded(unit) ? "chase-note" : "reminder-letter";
  const about = new URLSearchParams({ kind, unit: unit.unitId, ...(plan === undefined ? {} : { plan }) });
  return `/papers?${about.toString()}`;
}

function ItemLine(props: {
  readonly item: Item;
  readonly asOf: string;
  readonly withPlan: boolean;
  readonly unitId: string;
  readonly tick: Tick | null;
}) {
  const { item, asOf, tick } = props;
  const key = keyOf(props.unitId, item.taskId);
  const t = useText(text);
  const w = useText(words);
  const { steps } = useText(chase);
  const { language } = useLanguage();
  const next = nextStep(item, asOf);
  const sent = item.step === 0 ? steps[0] : t.step(steps[item.step], formatDay(item.stepBy, language));
  const then = next === null ? (item.step === 3 ? t.exhausted : t.running) : t.next(steps[next]);
  return (
    <li>
      <span className="sv-missing-what">
        {tick !== null && (
          <input
            type="checkbox"
            className="sv-check"
            aria-label={t.selectTask(`${item.number}`)}
            disabled={next === null}
            checked={tick.on.includes(key)}
            onChange={(event) => tick.change([key], event.target.checked)}
          />
        )}
        <Link to={`/tasks/${item.taskId}`} lang="zh-CN">
          {item.number}. {item.text}
          {props.withPlan && <span className="ui-quiet"> {item.planTitle}</span>}
        </Link>
      </span>
      <span className="ui-quiet">
        {[w.roles[item.role], t.periods(item.periods), t.since(formatDay(item.since, language))].join(" · ")}
      </span>
      <span className={item.step >= 2 ? "sv-missing-late" : "ui-quiet"}>
        {sent} · {then}
      </span>
    </li>
  );
}
