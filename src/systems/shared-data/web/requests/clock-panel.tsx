import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { breachOf } from "../../domain/clocks/breaches.ts";
import { SUPPLEMENT_READING } from "../../domain/clocks/clock.ts";
import type { RequestDetail } from "../../domain/requests/request-row.ts";
import { ClockWords } from "./request-labels.tsx";
import { text } from "./request-text.ts";

/** Month and day, as 10-01: the year stands beside it. */
const short = (day: string): string => day.slice(5);

/** Every limit that the request started, and the breaches that it shows. */
export function ClockPanel({ request }: { readonly request: RequestDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { clocks, breaches, state } = request;
  return (
    <section className="ui-panel ui-stack" aria-label={t.clocks}>
      <h2 className="ui-h2">{t.clocks}</h2>
      {clocks.length === 0 ? (
        <p className="ui-quiet">{t.noClocks}</p>
      ) : (
        <ul className="rq-clocks">
          {clocks.map((shown) => {
            const { about, clock, doneOn, stoppedOn, countdown, unusual } = shown;
            const end = doneOn ?? stoppedOn;
            return (
              <li key={`${about} ${clock.from}`} data-runs={countdown?.state}>
                <strong>{t.clockNames[about]}</strong>
                <div className="ui-quiet">{t.from(formatDay(clock.from, language), clock.workingDays)}</div>
                <ClockWords shown={shown} />
                {(unusual.off.length > 0 || unusual.worked.length > 0) && (
                  <div className="ui-quiet">
                    {t.unusual(unusual.off.map(short), unusual.worked.map(short))}
                  </div>
                )}
                {end !== null && (
                  <div>
                    {doneOn === null
                      ? t.stoppedOn(formatDay(end, language))
                      : t.doneOn(formatDay(end, language))}
                    {end > clock.due && <strong className="rq-overdue"> ▲ {t.lateBy}</strong>}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {clocks.length > 0 && <p className="ui-quiet">{t.receiptHelp}</p>}
      {state.supplement !== null && <p className="ui-quiet">{sentence(SUPPLEMENT_READING)}</p>}
      {breaches.length > 0 && (
        <>
          <h2 className="ui-h2">{t.breaches}</h2>
          <ul className="rq-list">
            {breaches.map(({ code, since, healedOn }) => (
              <li key={`${code} ${since}`}>
                <span className={healedOn === null ? "rq-overdue" : ""}>{sentence(breachOf(code).name)}</span>{" "}
                <span className="ui-quiet">
                  {t.breachSince(formatDay(since, language))} ·{" "}
                  {healedOn === null ? t.stands : t.healed(formatDay(healedOn, language))} ·{" "}
                  <span lang="zh-CN">{breachOf(code).article}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="ui-quiet">{t.breachHelp}</p>
        </>
      )}
    </section>
  );
}
