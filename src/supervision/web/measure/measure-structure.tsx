import { Link } from "react-router";
import { formatDay, formatInstant } from "../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/language.tsx";
import { PanelsOf } from "../../../web/panels.tsx";
import { useAllows } from "../../../web/session.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { useAsOf } from "../../../web/as-of.ts";
import { DifferenceFacts } from "../comparison/difference-facts.tsx";
import { DeadlineWords } from "../deadline-words.tsx";
import { Difference } from "../../../web/difference.tsx";
import { FieldBox } from "../field-box.tsx";
import "../measure-entry.css";
import { PlanLabels } from "../plan-labels.tsx";
import { text as words } from "../text.ts";
import { roleName } from "../unit-links.tsx";
import { FigureChecks } from "./figure-checks.tsx";
import { Indicators } from "./indicators.tsx";
import { ruleWords } from "../review/rule-words.ts";
import { fieldOf } from "./measure-marks.ts";
import { MeasureTasks } from "./measure-tasks.tsx";
import { text } from "./measure-text.ts";

/** The fields of a measure; each knows its place in the source. */
export function MeasureStructure(props: {
  readonly measure: MeasureDetail;
  readonly onChoose: (field: string) => void;
}) {
  const { measure, onChoose } = props;
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  const { at } = useAsOf();
  const { language } = useLanguage();
  const mayAnswer = useAllows()(["office"]);
  const { deadline } = measure;
  const proposed = measure.undertakings.filter((undertaking) => !undertaking.confirmed).length;
  return (
    <div className="sv-stack">
      <section className="sv-panel" aria-labelledby="text">
        <h2 id="text">{t.text}</h2>
        <FieldBox field={fieldOf.text}>
          <p className="sv-measure-full" lang="zh-CN">
            {measure.text}
          </p>
          {measure.decided.text && <p className="sv-quiet">{w.printedAs(measure.printed.text)}</p>}
          <button
            type="button"
            className="sv-link-button sv-quiet no-print"
            aria-label={t.at(t.text)}
            onClick={() => onChoose(fieldOf.text)}
          >
            {w.source}
          </button>
        </FieldBox>
      </section>
      {measure.undertakings.length > 0 && (
        <section className="sv-panel" aria-labelledby="undertakings">
          <h2 id="undertakings">
            {t.undertakings} <span className="sv-quiet">{measure.undertakings.length}</span>
          </h2>
          <p className="sv-quiet">
            {proposed > 0 && t.proposed(proposed)}
            <span className="sv-screen-only">{t.undertakingsHint}</span>
          </p>
          <ol className="sv-undertakings sv-undertakings-roomy sv-numbered">
            {measure.undertakings.map((undertaking) => (
              <li key={undertaking.id}>
                <FieldBox field={fieldOf.undertaking(undertaking.id)}>
                  <button
                    type="button"
                    className="sv-plain-button"
                    lang="zh-CN"
                    onClick={() => onChoose(fieldOf.undertaking(undertaking.id))}
                  >
                    {undertaking.text}
                  </button>{" "}
                  <span className="sv-label sv-label-quiet">{w.kinds[undertaking.kind]}</span>
                  {undertaking.confirmed && <span className="sv-quiet"> ✓ {t.confirmed}</span>}
                </FieldBox>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section className="sv-panel" aria-labelledby="units">
        <h2 id="units">{t.units}</h2>
        <table className="sv-table">
          <thead>
            <tr>
              <th scope="col">{t.role}</th>
              <th scope="col">{t.unit}</th>
            </tr>
          </thead>
          <tbody>
            {measure.responsibilities.map((unit) => (
              <tr key={`${unit.role}${unit.organisationId}`}>
                <td>{roleName(unit.role, measure.responsibilities, w)}</td>
                <td>
                  <FieldBox field={fieldOf.unit(unit.role, unit.organisationId)} className="sv-row">
                    <Link to={at(`/units/${unit.organisationId}`)} lang="zh-CN">
                      {unit.name}
                    </Link>
                    <span className="sv-quiet">{sentence(ruleWords(unit.rule))}</span>
                    {unit.collective && <span className="sv-label sv-label-quiet">{w.collective}</span>}
                    {unit.printed !== null && unit.printed !== unit.name && (
                      <span className="sv-quiet">{w.printedAs(unit.printed)}</span>
                    )}
                    {unit.span !== null && (
                      <button
                        type="button"
                        className="sv-link-button sv-quiet no-print"
                        aria-label={t.at(unit.name)}
                        onClick={() => onChoose(fieldOf.unit(unit.role, unit.organisationId))}
                      >
                        {w.source}
                      </button>
                    )}
                  </FieldBox>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {measure.open !== "" && (
          <p className="sv-quiet" lang="zh-CN">
            {measure.open}
          </p>
        )}
      </section>
      <section className="sv-panel" aria-labelledby="deadline">
        <h2 id="deadline">{t.deadline}</h2>
        <FieldBox field={fieldOf.deadline} className="sv-row">
          <DeadlineWords row={measure} />
          {language === "zh" && deadline.latest !== null && (
            <span className="sv-quiet">{formatDay(deadline.latest, language)}</span>
          )}
          {language === "en" && deadline.raw !== null && !measure.decided.deadline && (
            <span className="sv-quiet" lang="zh-CN">
              {deadline.raw}
            </span>
          )}
          {measure.spans.deadline !== null && (
            <button
              type="button"
              className="sv-link-button sv-quiet no-print"
              aria-label={t.at(t.deadline)}
              onClick={() => onChoose(fieldOf.deadline)}
            >
              {w.source}
            </button>
          )}
          {measure.decided.deadline && (
            <span className="sv-quiet">{w.printedAs(measure.printed.deadline.raw ?? t.none)}</span>
          )}
        </FieldBox>
      </section>
      {measure.questions.length > 0 && (
        <section className="sv-panel" aria-labelledby="questions">
          <h2 id="questions">{t.questions}</h2>
          <ul className="sv-plain-list">
            {measure.questions.map((question) => (
              <li key={question.id}>? {sentence(question.sentence)}</li>
            ))}
          </ul>
          {mayAnswer && (
            <Link className="no-print" to={`/plans/${measure.planId}/questions`}>
              {t.answer}
            </Link>
          )}
        </section>
      )}
      <MeasureTasks measure={measure} />
      <Indicators measure={measure} />
      <FigureChecks measure={measure} />
      <PanelsOf
        place="measure"
        about={{ measureId: measure.id, planId: measure.planId, number: measure.number }}
      />
      {measure.superior !== null && (
        <section className="sv-panel" aria-labelledby="superior">
          <h2 id="superior">{t.superior}</h2>
          <p className="sv-row">
            <span lang="zh-CN">{t.superiorOf(measure.superior.planTitle)}</span>
            <PlanLabels
              plan={{ sample: false, incomplete: measure.superior.incomplete, supersededBy: null }}
            />
            {measure.superior.left !== null && (
              <Link to={`/measures/${measure.superior.left.id}`} lang="zh-CN">
                {measure.superior.left.ordinal ?? w.unnumbered}
              </Link>
            )}
          </p>
          <DifferenceFacts comparison={measure.superior} />
          <Difference words={measure.superior.words} />
        </section>
      )}
      {measure.history.length > 0 && (
        <section className="sv-panel" aria-labelledby="history">
          <h2 id="history">{t.history}</h2>
          <ul className="sv-plain-list">
            {measure.history.map((entry) => (
              <li key={`${entry.at}${entry.sentence.en}`} className="sv-row">
                <time dateTime={entry.at} className="sv-quiet">
                  {formatInstant(entry.at)}
                </time>
                <span>{sentence(entry.sentence)}</span>
                <span className="sv-quiet">{entry.by}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
