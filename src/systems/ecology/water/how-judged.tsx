import type { RuleStanding } from "../../../kernel/rule.ts";
import { say } from "../../../kernel/fields.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { Fact, Quoting } from "../../../web/kit/parts.tsx";
import { SETTINGS } from "./setting.ts";
import { words } from "./words.ts";

const STANDINGS: Readonly<Record<RuleStanding, ReturnType<typeof say>>> = {
  law: say("已读条文", "text read"),
  form: say("交换格式", "form"),
  practice: say("通行做法", "practice"),
  logic: say("推断", "logic"),
  setting: say("本系统设定", "setting"),
  unverified: say("未核实", "unverified"),
};

/** Every choice behind a class, with what it rests on. */
export function HowJudged() {
  const t = useWords(words);
  const sentence = useSentence();
  return (
    <details className="ui-panel">
      <summary>{t.how}</summary>
      <dl className="kit-facts">
        {SETTINGS.map(({ name, value, source }) => (
          <Fact key={name.en} name={sentence(name)} whole>
            {sentence(value)}
            <br />
            <span className="ui-quiet">
              <Quoting>{sentence(source.title)}</Quoting>{" "}
              <span
                className={
                  source.standing === "unverified" ? "ui-label ui-label-ochre" : "ui-label ui-label-quiet"
                }
              >
                {sentence(STANDINGS[source.standing])}
              </span>
            </span>
          </Fact>
        ))}
      </dl>
    </details>
  );
}
