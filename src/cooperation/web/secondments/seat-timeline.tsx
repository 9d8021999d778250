import type { ReactNode } from "react";
import { addDays, type Day, daysBetween, addMonths } from "../../../kernel/calendar.ts";
import { useText } from "../../../web/frame/language.tsx";
import { fills } from "../../domain/secondment/plan-ahead.ts";
import type { SecondmentsView } from "../../domain/secondment/view.ts";
import { DayShown } from "./day-shown.tsx";
import { text } from "./secondments-text.ts";

const BACK_MONTHS = 3;
const SHOWN_MONTHS = 15;

/** Who fills each seat from a quarter ago to a year ahead; what is hatched is empty. The table of terms says the same. */
export function SeatTimeline({ view }: { readonly view: SecondmentsView }) {
  const t = useText(text);
  const start = `${addMonths(view.day, -BACK_MONTHS).slice(0, 7)}-01`;
  const end = addMonths(start, SHOWN_MONTHS);
  const whole = daysBetween(start, end);
  const at = (day: Day): number => Math.min(100, Math.max(0, (daysBetween(start, day) / whole) * 100));
  const marks = Array.from({ length: SHOWN_MONTHS / 3 }, (_, quarter) => addMonths(start, quarter * 3));
  return (
    <div className="sd-timeline" role="group" aria-label={t.timeline}>
      <span className="sd-axis-gap" />
      <div className="sd-axis" aria-hidden="true">
        {marks.map((day) => (
          <span key={day} style={{ left: `${at(day)}%` }}>
            <DayShown day={day.slice(0, 7)} />
          </span>
        ))}
      </div>
      {view.roster.seats.map(({ id, name }) => (
        <Seat key={id} name={name} label={t.timelineOf(name)}>
          {view.terms
            .filter((term) => term.seat === id && fills(term) && term.until >= start && term.from < end)
            .map((term) => (
              <span
                key={term.id}
                lang="zh-CN"
                className={`sd-bar sd-bar-${term.status}`}
                title={`${term.unitName} ${term.from} — ${term.until}`}
                style={{ left: `${at(term.from)}%`, width: `${at(addDays(term.until, 1)) - at(term.from)}%` }}
              >
                {term.unitName}
              </span>
            ))}
          <span className="sd-today" aria-hidden="true" style={{ left: `${at(view.day)}%` }} />
        </Seat>
      ))}
    </div>
  );
}

function Seat(props: { readonly name: string; readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <span lang="zh-CN">{props.name}</span>
      <div className="sd-track" role="group" aria-label={props.label}>
        {props.children}
      </div>
    </>
  );
}
