import { Link } from "react-router";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { Folded } from "../../../web/kit/folded.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { worstLight } from "../../domain/tasks/roll-up.ts";
import { DeadlineWords } from "../deadline-words.tsx";
import { FieldBox } from "../field-box.tsx";
import { LightMark } from "../task/light-mark.tsx";
import { text as words } from "../text.ts";
import { MeasureFigures } from "./measure-figures.tsx";
import { fieldOf } from "./measure-marks.ts";
import { text } from "./measure-text.ts";
import { useMeasureTasks } from "./use-measure-tasks.ts";

/** How a measure stands: its light and why, its deadline, and what was counted of it. */
export function MeasureStanding(props: {
  readonly measure: MeasureDetail;
  readonly onChoose: (field: string) => void;
}) {
  const { measure } = props;
  const t = useText(text);
  return (
    <section className="ui-panel" aria-labelledby="standing">
      <h2 id="standing" className="ui-hidden">
        {t.standing}
      </h2>
      <dl className="sv-standing">
        <div>
          <dt>{t.light}</dt>
          <dd>
            <Light measure={measure} />
          </dd>
        </div>
        <div>
          <dt>{t.deadline}</dt>
          <dd>
            <Deadline {...props} />
          </dd>
        </div>
      </dl>
      <MeasureFigures measure={measure} />
    </section>
  );
}

/** The worst light of the tasks, with the tasks that show it and why each does. */
function Light({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { at } = useAsOf();
  const tasks = useMeasureTasks(measure);
  if (tasks === undefined) return null;
  if (tasks.total === 0) return <span className="ui-quiet">{t.noLight}</span>;
  const worst = worstLight(tasks);
  const why = tasks.rows.filter(({ light, phase }) => light.colour === worst && phase !== "closed");
  return (
    <>
      <LightMark light={worst} />
      {why.length === 0 ? (
        <span className="ui-quiet">{t.allClosed}</span>
      ) : (
        <Folded
          shown={2}
          lines={why.map(({ id, number, light }) => (
            <li key={id}>
              <Link to={at(`/tasks/${id}`)}>{t.task(number)}</Link> {sentence(light.reason)}
            </li>
          ))}
        />
      )}
    </>
  );
}

function Deadline(props: { readonly measure: MeasureDetail; readonly onChoose: (field: string) => void }) {
  const { measure, onChoose } = props;
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const { deadline } = measure;
  return (
    <FieldBox field={fieldOf.deadline} className="ui-row">
      <DeadlineWords row={measure} />
      {language === "zh" && deadline.latest !== null && (
        <span className="ui-quiet">{formatDay(deadline.latest, language)}</span>
      )}
      {language === "en" && deadline.raw !== null && !measure.decided.deadline && (
        <span className="ui-quiet" lang="zh-CN">
          {deadline.raw}
        </span>
      )}
      {measure.spans.deadline !== null && (
        <button
          type="button"
          className="ui-link-button ui-quiet no-print"
          aria-label={t.at(t.deadline)}
          onClick={() => onChoose(fieldOf.deadline)}
        >
          {w.source}
        </button>
      )}
      {measure.decided.deadline && (
        <span className="ui-quiet">{w.printedAs(measure.printed.deadline.raw ?? t.none)}</span>
      )}
    </FieldBox>
  );
}
