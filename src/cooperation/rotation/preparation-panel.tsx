import { Link } from "react-router";
import { type Day, isDay } from "../../kernel/calendar.ts";
import { formatDay } from "../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../web/frame/language.tsx";
import type { RotationView } from "./rotation-view.ts";
import { cityName, editionName } from "./in-words.ts";
import { text } from "./words.ts";

/** What our turn needs, counted back from its day; the next host's where nobody knows which city is ours. */
export function PreparationPanel(props: {
  readonly view: RotationView;
  readonly date: Day | undefined;
  readonly onDate: (date: Day | null) => void;
}) {
  const { view, onDate } = props;
  const { preparation, ownCity, next, day } = view;
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  if (preparation === null) return <p className="ui-quiet">{t.preparationFar}</p>;
  const { edition, meeting, date, steps } = preparation;
  const host = next.find((each) => each.edition === edition)?.host ?? "";
  return (
    <section className="ui-panel">
      <h2>{t.preparation(sentence(editionName(edition)), sentence(cityName(host)))}</h2>
      <div className="ui-stack">
        <p className="ui-quiet">{ownCity === null ? t.preparationAny : t.preparationOwn}</p>
        <div className="ui-row">
          <label className="ui-field">
            {t.meetingDay}
            <input
              className="ui-input"
              type="date"
              value={date ?? ""}
              onChange={({ target }) => {
                if (target.value === "" || isDay(target.value)) onDate(target.value || null);
              }}
            />
          </label>
          {meeting ? (
            <Link className="no-print" to={`/meetings/${meeting.id}`}>
              {t.openMeeting}
            </Link>
          ) : (
            date === null && <span className="ui-quiet no-print">{t.meetingDayHelp}</span>
          )}
        </div>
        <table className="ui-table">
          <thead>
            <tr>
              <th>{t.item}</th>
              <th>{t.due}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ text: what, workingDays, due }) => (
              <tr key={workingDays}>
                <td>{sentence(what)}</td>
                <td>
                  {due !== null && <div>{formatDay(due, language)}</div>}
                  <span className="ui-quiet">{t.before(workingDays)}</span>
                  {due !== null && due < day && (
                    <>
                      {" "}
                      <span className="rt-past">{t.past}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
