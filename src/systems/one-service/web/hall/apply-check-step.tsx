import type { Part } from "./apply-steps.tsx";
import { Button } from "antd";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { problemsOf } from "../../domain/hall/check-application.ts";
import { applicationOf } from "../../domain/hall/papers-of-draft.ts";
import { text } from "./apply-text.ts";
import { useCityName } from "./words.tsx";

const PAPERS_STEP = 2;
const WHAT_STEP = 1;
const stepOf = (field: string) => (field.startsWith("material:") ? PAPERS_STEP : WHAT_STEP);

/** What will be handed in, what is missing, and the statements to confirm. */
export function CheckStep({
  draft,
  content,
  change,
  onGo,
}: Part & { readonly onGo: (step: number) => void }) {
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const application = applicationOf(draft, content);
  const statements = draft.fields.filter((field) => field.kind === "statement");
  const problems = problemsOf(draft.fields, application).filter(
    ({ field }) => !statements.some(({ id }) => id === field),
  );
  const confirm = (words: string, on: boolean) =>
    change({
      ...content,
      statements: on
        ? [...content.statements, words]
        : content.statements.filter((statement) => statement !== words),
    });
  return (
    <>
      {problems.length > 0 && (
        <div className="ui-banner" role="alert">
          <p>{t.missing}</p>
          <ul>
            {problems.map(({ field, failure }) => (
              <li key={field}>
                {sentence(failure.sentence)}{" "}
                <Button type="link" onClick={() => onGo(stepOf(field))}>
                  {t.fix}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <dl className="apply-known">
        <dt>{t.where}</dt>
        <dd>{cityName(content.receivingCity)}</dd>
        <dt>{t.result}</dt>
        <dd>
          {t.by[content.delivery.by]}
          {content.delivery.address !== null && <span lang="zh-CN"> {content.delivery.address}</span>}
          {content.delivery.city !== null && ` ${cityName(content.delivery.city)}`}
        </dd>
        {draft.fields.map((field) => {
          if (field.kind !== "question") return null;
          const answer = content.answers.find((each) => each.field === field.id)?.value ?? "";
          return answer === "" ? null : (
            <div key={field.id} style={{ display: "contents" }}>
              <dt>{sentence(field.label)}</dt>
              <dd lang="zh-CN">{answer}</dd>
            </div>
          );
        })}
        {application.papers.map(({ field, material, way, files }) => (
          <div key={field} style={{ display: "contents" }}>
            <dt lang="zh-CN">{material}</dt>
            <dd>
              {way === "supplied" ? t.supplied : t.ways[way]}{" "}
              <span lang="zh-CN">{files.map(({ name }) => name).join("、")}</span>
            </dd>
          </div>
        ))}
      </dl>
      {statements.map(({ id, label }) => (
        <label className="apply-check" key={id}>
          <input
            type="checkbox"
            checked={content.statements.includes(label.zh)}
            onChange={(ticked) => confirm(label.zh, ticked.target.checked)}
          />
          {sentence(label)}
        </label>
      ))}
    </>
  );
}
