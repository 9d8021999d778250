import type { RuleStanding } from "../../../kernel/rule.ts";
import { say } from "../../../kernel/fields.ts";
import { formatList } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { useWords } from "../../../web/kit/said.ts";
import { Fact, Quoting } from "../../../web/kit/parts.tsx";
import { deviations, type Judging, RULE, type Way, WAYS } from "./judging.ts";
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

/** How the reader wants it judged, as the address says; what it does not name is the rule's. */
export function useJudging() {
  const [asked, change] = useFilters(Object.keys(WAYS) as Way[]);
  const ways = Object.fromEntries(
    (Object.keys(WAYS) as Way[]).map((way) => [
      way,
      oneOf(asked[way], WAYS[way] as readonly string[]) ?? RULE[way],
    ]),
  );
  const judging = ways as unknown as Judging;
  /** What is asked of the server: what deviates alone. */
  const query = Object.fromEntries(deviations(judging).map((way) => [way, judging[way]])) as Partial<Judging>;
  return {
    judging,
    query,
    set: (way: Way, value: string | null) => change({ [way]: value === RULE[way] ? null : value }),
    reset: () => change(Object.fromEntries(Object.keys(WAYS).map((way) => [way, null]))),
  };
}

/** Says that what is shown is not by the rule, and leads back to it. */
export function Deviating() {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { judging, reset } = useJudging();
  const off = deviations(judging);
  if (off.length === 0) return null;
  const said = SETTINGS.flatMap(({ name, way, ways }) =>
    way === undefined || !off.includes(way)
      ? []
      : [
          `${sentence(name)}: ${sentence(ways?.[(WAYS[way] as readonly string[]).indexOf(judging[way])] ?? name)}`,
        ],
  );
  return (
    <p className="ui-panel" role="status">
      <span className="ui-label ui-label-ochre">{t.otherwise}</span> {t.deviates(formatList(said, language))}{" "}
      <button type="button" className="ui-link-button" onClick={reset}>
        {t.toRule}
      </button>
    </p>
  );
}

/** Every choice behind a class, with what it rests on; `ways` are those that may be looked at otherwise here. */
export function HowJudged({ ways: switched = [] }: { readonly ways?: readonly Way[] }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { judging, set } = useJudging();
  return (
    <details className="ui-panel" open={switched.length > 0 && deviations(judging).length > 0}>
      <summary>{t.how}</summary>
      {switched.length > 0 && <p className="ui-quiet">{t.howHelp}</p>}
      <dl className="kit-facts">
        {SETTINGS.map(({ name, value, source, way, ways }) => (
          <Fact key={name.en} name={sentence(name)} whole>
            {way !== undefined && switched.includes(way) && (
              <>
                <Choice
                  label={sentence(name)}
                  value={judging[way]}
                  options={WAYS[way].map((each, at) => ({
                    value: each,
                    label: sentence(ways?.[at] ?? name),
                  }))}
                  onChange={(chosen) => set(way, chosen)}
                />
                <br />
              </>
            )}
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
