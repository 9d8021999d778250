import { Link } from "react-router";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { DifferenceFacts } from "../comparison/difference-facts.tsx";
import { Difference } from "../../../web/draw/difference.tsx";
import { FieldBox } from "../field-box.tsx";
import "../measure-entry.css";
import { PlanLabels } from "../plan-labels.tsx";
import { text as words } from "../text.ts";
import { roleName } from "../unit-links.tsx";
import { ruleWords } from "../review/rule-words.ts";
import { fieldOf } from "./measure-marks.ts";
import { text } from "./measure-text.ts";

/** What the document says of a measure, field by field; each knows its place in the source. */
export function MeasureStructure(props: {
  readonly measure: MeasureDetail;
  readonly onChoose: (field: string) => void;
}) {
  const { measure, onChoose } = props;
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  const { at } = useAsOf();
  const mayAnswer = useAllows()(["office"]);
  const proposed = measure.undertakings.filter((undertaking) => !undertaking.confirmed).length;
  return (
    <div className="ui-stack">
      <section className="ui-panel" aria-labelledby="text">
        <h2 id="text">{t.text}</h2>
        <FieldBox field={fieldOf.text}>
          <p className="sv-measure-full" lang="zh-CN">
            {measure.text}
          </p>
          {measure.decided.text && <p className="ui-quiet">{w.printedAs(measure.printed.text)}</p>}
          <button
            type="button"
            className="ui-link-button ui-quiet no-print"
            aria-label={t.at(t.text)}
            onClick={() => onChoose(fieldOf.text)}
          >
            {w.source}
          </button>
        </FieldBox>
      </section>
      {measure.undertakings.length > 0 && (
        <section className="ui-panel" aria-labelledby="undertakings">
          <h2 id="undertakings">
            {t.undertakings} <span className="ui-quiet">{measure.undertakings.length}</span>
          </h2>
          <p className="ui-quiet">
            {proposed > 0 && t.proposed(proposed)}
            <span className="ui-screen-only">{t.undertakingsHint}</span>
          </p>
          <ol className="sv-undertakings sv-undertakings-roomy sv-numbered">
            {measure.undertakings.map((undertaking) => (
              <li key={undertaking.id}>
                <FieldBox field={fieldOf.undertaking(undertaking.id)}>
                  <button
                    type="button"
                    className="ui-plain-button"
                    lang="zh-CN"
                    onClick={() => onChoose(fieldOf.undertaking(undertaking.id))}
                  >
                    {undertaking.text}
                  </button>{" "}
                  <span className="ui-label ui-label-quiet">{w.kinds[undertaking.kind]}</span>
                  {undertaking.confirmed && <span className="ui-quiet"> ✓ {t.confirmed}</span>}
                </FieldBox>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section className="ui-panel" aria-labelledby="units">
        <h2 id="units">{t.units}</h2>
        <table className="ui-table">
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
                  <FieldBox field={fieldOf.unit(unit.role, unit.organisationId)} className="ui-row">
                    <Link to={at(`/units/${unit.organisationId}`)} lang="zh-CN">
                      {unit.name}
                    </Link>
                    <span className="ui-quiet">{sentence(ruleWords(unit.rule))}</span>
                    {unit.collective && <span className="ui-label ui-label-quiet">{w.collective}</span>}
                    {unit.printed !== null && unit.printed !== unit.name && (
                      <span className="ui-quiet">{w.printedAs(unit.printed)}</span>
                    )}
                    {unit.span !== null && (
                      <button
                        type="button"
                        className="ui-link-button ui-quiet no-print"
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
          <p className="ui-quiet" lang="zh-CN">
            {measure.open}
          </p>
        )}
      </section>
      {measure.questions.length > 0 && (
        <section className="ui-panel" aria-labelledby="questions">
          <h2 id="questions">{t.questions}</h2>
          <ul className="ui-plain-list">
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
      {measure.superior !== null && (
        <section className="ui-panel" aria-labelledby="superior">
          <h2 id="superior">{t.superior}</h2>
          <p className="ui-row">
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
        <section className="ui-panel" aria-labelledby="history">
          <h2 id="history">{t.history}</h2>
          <ul className="ui-plain-list">
            {measure.history.map((entry) => (
              <li key={`${entry.at}${entry.sentence.en}`} className="ui-row">
                <time dateTime={entry.at} className="ui-quiet">
                  {formatInstant(entry.at)}
                </time>
                <span>{sentence(entry.sentence)}</span>
                <span className="ui-quiet">{entry.by}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
