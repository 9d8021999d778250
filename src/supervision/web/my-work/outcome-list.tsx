import { Alert } from "antd";
import { Link } from "react-router";
import { useColon, useSentence, useText } from "../../../web/frame/language.tsx";
import type { ActionOutcome } from "../../domain/tasks/task-row.ts";
import { text } from "./my-work-text.ts";

/** What became of acts on several tasks: how many are done, and for each that is not, why and what to do. */
export function OutcomeList(props: {
  readonly outcomes: readonly ActionOutcome[];
  readonly nameOf: (task: string) => string;
}) {
  const { outcomes } = props;
  const t = useText(text);
  const colon = useColon();
  const sentence = useSentence();
  const refused = outcomes.filter((outcome) => !outcome.ok);
  const done = outcomes.length - refused.length;
  if (outcomes.length === 0) return null;
  return (
    <div role="status" className="ui-stack">
      {done > 0 && <Alert type="success" showIcon title={t.done(done)} />}
      {refused.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t.failed(refused.length)}
          description={
            <ul className="ui-plain-list">
              {refused.map((outcome) => (
                <li key={outcome.task}>
                  <Link to={`/tasks/${outcome.task}`} lang="zh-CN">
                    {props.nameOf(outcome.task)}
                  </Link>
                  {outcome.ok ? "" : colon + sentence(outcome.failure.sentence)}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}
