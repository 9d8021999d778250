import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { breachOf } from "../domain/clocks/breaches.ts";
import { SUPPLEMENT_READING } from "../domain/clocks/clock.ts";
import type { RequestClock } from "./clocks.ts";
import { ClockWords, Overdue } from "./labels.tsx";
import type { RequestDetail, ShownClock } from "./view.ts";

export const CLOCKS = say("时限", "Limits");
const ABOUT: Readonly<Record<RequestClock["about"], Sentence>> = {
  answer: say("答复申请", "Answer"),
  delivery: say("提供数据", "Deliver the data"),
  renewal: say("答复续期", "Answer the renewal"),
};

/** Month and day, as 10-01: the year stands beside it. */
const short = (days: readonly string[], mark: string): string => days.map((day) => day.slice(5)).join(mark);

/** Holidays that a limit skips and make-up days that it counts; null where a plain week tells them. */
function unusualWords({ off, worked }: ShownClock["unusual"]): Sentence | null {
  const parts = [
    ...(off.length > 0 ? [say(`跳过放假 ${short(off, "、")}`, `holidays skipped: ${short(off, ", ")}`)] : []),
    ...(worked.length > 0
      ? [say(`计入调休上班 ${short(worked, "、")}`, `make-up days counted: ${short(worked, ", ")}`)]
      : []),
  ];
  if (parts.length === 0) return null;
  return say(parts.map(({ zh }) => zh).join("；"), parts.map(({ en }) => en).join("; "));
}

function Limit({ shown }: { readonly shown: ShownClock }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const { about, clock, doneOn, stoppedOn, countdown, unusual } = shown;
  const [from, end] = [clock.from, doneOn ?? stoppedOn].map((day) => formatDay(day, language));
  const days = clock.workingDays;
  const words = unusualWords(unusual);
  return (
    <li data-runs={countdown?.state}>
      <strong>{sentence(ABOUT[about])}</strong>
      <div className="ui-quiet">
        {sentence(
          say(
            `自 ${from}（当日不计入）${days} 个工作日`,
            `${days} working ${days === 1 ? "day" : "days"} after ${from}, which is not counted`,
          ),
        )}
      </div>
      <ClockWords shown={shown} />
      {words !== null && <div className="ui-quiet">{sentence(words)}</div>}
      {end !== "" && (
        <div>
          {sentence(
            doneOn === null
              ? say(`已于 ${end} 停止计时`, `Stopped on ${end}`)
              : say(`已于 ${end} 完成`, `Done on ${end}`),
          )}{" "}
          {(doneOn ?? stoppedOn ?? "") > clock.due && (
            <Overdue>{sentence(say("超过期限", "past its limit"))}</Overdue>
          )}
        </div>
      )}
    </li>
  );
}

/** Every limit that the request started, and the breaches that it shows. */
export function ClockPanel({ detail: { clocks, breaches, state } }: { readonly detail: RequestDetail }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <Section title={sentence(CLOCKS)}>
      <ul className="rq-clocks">
        {clocks.map((shown) => (
          <Limit key={`${shown.about} ${shown.clock.from}`} shown={shown} />
        ))}
      </ul>
      <p className="ui-quiet">
        {sentence(
          clocks.length === 0
            ? say("提出申请后开始计时。", "It begins to count once the request is filed.")
            : say(
                "收到之日以签收为准；未签收的，最迟以提出后的第一个工作日计。",
                "It counts as received when it is signed for, at the latest on the first working day after it was filed.",
              ),
        )}
      </p>
      {state.supplement !== null && <p className="ui-quiet">{sentence(SUPPLEMENT_READING)}</p>}
      {breaches.length > 0 && (
        <>
          <h2>{sentence(say("违反情形", "Breaches"))}</h2>
          <ul className="kit-list">
            {breaches.map(({ code, since, healedOn }) => {
              const [from, end] = [since, healedOn].map((day) => formatDay(day, language));
              const { name, article } = breachOf(code);
              return (
                <li key={`${code} ${since}`}>
                  <span className={healedOn === null ? "rq-overdue" : ""}>{sentence(name)}</span>{" "}
                  <span className="ui-quiet">
                    {sentence(say(`自 ${from}`, `Since ${from}`))} ·{" "}
                    {sentence(
                      healedOn === null
                        ? say("仍然存在", "stands")
                        : say(`已于 ${end} 消除`, `made good on ${end}`),
                    )}{" "}
                    · <span lang="zh-CN">{article}</span>
                  </span>
                </li>
              );
            })}
          </ul>
          <p className="ui-quiet">
            {sentence(
              say(
                "这里只列事实；有无正当理由由主管部门认定。",
                "Facts only: whether there was a good reason is for the data authority to say.",
              ),
            )}
          </p>
        </>
      )}
    </Section>
  );
}
