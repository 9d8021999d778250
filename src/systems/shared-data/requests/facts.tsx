import type { ReactNode } from "react";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { dayOf, chinese, type FactOf, factsOf, named, shown } from "../../../web/kit/columns.tsx";
import { Chinese } from "../../../web/kit/parts.tsx";
import { MASK_WORDS, MODE_WORDS } from "../exchange/grant/grant.ts";
import {
  ABUSE_WORDS,
  ANSWER,
  type Answer,
  ASKED,
  type Asked,
  DISPOSAL_WORDS,
  type Granted,
  REFUSAL_WORDS,
  rowWords,
} from "./fields.ts";
import type { RequestDetail } from "./view.ts";

const several = (items: readonly ReactNode[]): ReactNode =>
  items.length === 0 ? null : (
    <ul className="kit-list">
      {items.map((item, at) => (
        <li key={String(at)}>{item}</li>
      ))}
    </ul>
  );
/** Parts of one fact; what is null is left out. */
const dotted = (...parts: readonly ReactNode[]): ReactNode =>
  parts
    .filter((part) => part !== null && part !== "")
    .map((part, at) => (
      <span key={String(at)}>
        {at > 0 && " · "}
        {part}
      </span>
    ));

type Quota = Pick<Asked, "callsPerDay" | "rowsPerCall" | "rows" | "mode">;
const rowsFact = <T,>(of: (row: T) => Quota): FactOf<T> =>
  shown(say("行范围", "Rows"), (row, { sentence }) => {
    const { rows } = of(row);
    return rows.length === 0 ? (
      sentence(say("不限行", "All rows"))
    ) : (
      <Chinese>{rows.map(rowWords).join("；")}</Chinese>
    );
  });
const modeFact = <T,>(of: (row: T) => Quota): FactOf<T> =>
  named(ASKED.mode.name, MODE_WORDS, (row) => of(row).mode);
const quotaFact = <T,>(of: (row: T) => Quota): FactOf<T> =>
  shown(say("次数", "Quota"), (row, { language, sentence }) => {
    const [calls, rows] = [of(row).callsPerDay, of(row).rowsPerCall].map((each) =>
      formatFigure(each, language),
    );
    return sentence(say(`每日 ${calls} 次，每次 ${rows} 行`, `${calls} calls a day, ${rows} rows a call`));
  });

const AskedList = factsOf<RequestDetail>([
  chinese(say("需求部门", "Requester"), ({ state }) => state.requester.name),
  chinese(say("提供部门", "Provider"), ({ state }) => state.provider.name),
  chinese(ASKED.basis.name, ({ state }) => Object.values(state.asked.basis).join(" ")),
  chinese(ASKED.scenario.name, ({ state }) => state.asked.scenario),
  chinese(say("使用范围", "Scope"), ({ state }) => state.asked.scope),
  chinese(say("用途", "Purposes"), ({ state }) => state.asked.purposes.join("；")),
  chinese(say("数据项", "Items"), ({ state }) => state.asked.items.join("、")),
  rowsFact(({ state }) => state.asked),
  modeFact(({ state }) => state.asked),
  quotaFact(({ state }) => state.asked),
  dayOf(ASKED.until.name, ({ state }) => state.asked.until),
  chinese(say("负责人退回", "Returned by the head"), ({ state }) => state.draftReturned?.reason ?? null),
  shown(say("一次性告知", "Told once what is missing"), ({ state }) =>
    several((state.supplement?.missing ?? []).map((each) => <Chinese key={each}>{each}</Chinese>)),
  ),
  chinese(say("补充情况", "Supplemented"), ({ state }) => state.supplement?.supplemented?.words ?? null),
  shown(say("延长答复", "Extension"), ({ state: { extension } }, { sentence, language }) => {
    if (extension === null) return null;
    const { days, reason, decision, toldOn } = extension;
    const told = formatDay(toldOn, language);
    return dotted(
      sentence(say(`${days} 个工作日`, `${days} working ${days === 1 ? "day" : "days"}`)),
      <Chinese>{reason}</Chinese>,
      sentence(
        decision === null
          ? say("等待主管部门", "waits for the data authority")
          : decision.consented
            ? say("主管部门已同意", "the data authority consented")
            : say("主管部门不同意", "the data authority declined"),
      ),
      decision && <Chinese>{decision.consented ? decision.number : decision.reason}</Chinese>,
      toldOn && sentence(say(`已于 ${told} 告知需求部门`, `requester told on ${told}`)),
    );
  }),
  chinese(say("撤回", "Withdrawn"), ({ state }) => state.withdrawn?.reason ?? null),
]);

const GrantedList = factsOf<Granted>([
  shown(say("数据项", "Items"), ({ items }, { sentence }) =>
    several(
      items.map(({ name, mask }) => (
        <span key={name}>
          <Chinese>{name}</Chinese> <span className="ui-quiet">{sentence(MASK_WORDS[mask])}</span>
        </span>
      )),
    ),
  ),
  rowsFact((granted) => granted),
  chinese(say("用途", "Purposes"), ({ purposes }) => purposes.join("；")),
  modeFact((granted) => granted),
  quotaFact((granted) => granted),
  dayOf(ASKED.until.name, ({ until }) => until),
  shown(say("用后处置", "Disposal after use"), ({ disposal, disposeWithinDays: days }, { sentence }) =>
    dotted(
      <Chinese>{disposal}</Chinese>,
      sentence(say(`结束后 ${days} 个工作日内`, `within ${days} working days after the end`)),
    ),
  ),
]);

const RefusedList = factsOf<Extract<Answer, { readonly decision: "refused" }>>([
  shown(say("不同意共享", "Refused"), ({ reason, text }, { sentence }) => (
    <>
      {sentence(REFUSAL_WORDS[reason])} <Chinese>{text}</Chinese>
    </>
  )),
]);

const AnswerList = ({ answer }: { readonly answer: Answer }) =>
  answer.decision === "granted" ? <GrantedList detail={answer} /> : <RefusedList detail={answer} />;

const filedWords = (filed: { readonly number: string } | null, sentence: (said: Sentence) => string) =>
  filed === null ? (
    sentence(say("尚未备案", "not filed yet"))
  ) : (
    <>
      {sentence(say("备案", "filed"))} <Chinese>{filed.number}</Chinese>
    </>
  );

/** What became of the answer and of the right. */
const UseList = factsOf<RequestDetail>([
  chinese(
    say("负责人退回拟答复", "Answer returned by the head"),
    ({ state }) => state.answerReturned?.reason ?? null,
  ),
  shown(say("退回提供", "Delivery rejected"), ({ state }, { language }) =>
    several(
      state.rejections.map(({ on, reason }) => (
        <Chinese key={on}>{`${formatDay(on, language)} ${reason}`}</Chinese>
      )),
    ),
  ),
  shown(say("续期", "Renewal"), ({ state }, { language, sentence }) =>
    several(
      state.renewals.map(({ until, reason, answered }) => {
        const to = formatDay(until, language);
        return dotted(
          sentence(say(`续至 ${to}`, `until ${to}`)),
          <Chinese>{reason}</Chinese>,
          sentence(
            answered === null
              ? say("等待答复", "waits for its answer")
              : answered.granted
                ? say("已同意", "granted")
                : say("未同意", "not granted"),
          ),
        );
      }),
    ),
  ),
  shown(say("暂停", "Suspension"), ({ state }, { language, sentence }) =>
    several(
      state.suspensions.map(({ on, abuse, reason, rectifyBy, side, filed, resumed }) => {
        const [by, again] = [rectifyBy, resumed?.on ?? null].map((day) => formatDay(day, language));
        return dotted(
          formatDay(on, language),
          sentence(ABUSE_WORDS[abuse]),
          <Chinese>{reason}</Chinese>,
          sentence(say(`限 ${by} 前整改`, `to be put right by ${by}`)),
          side === "provider" ? filedWords(filed, sentence) : null,
          resumed && sentence(say(`已于 ${again} 恢复`, `resumed on ${again}`)),
        );
      }),
    ),
  ),
  shown(say("终止服务协商", "Stop being negotiated"), ({ state: { stop } }, { language, sentence }) => {
    if (stop === null) return null;
    const from = formatDay(stop.from, language);
    return dotted(
      sentence(say(`拟自 ${from} 终止`, `to stop from ${from}`)),
      <Chinese>{stop.reason}</Chinese>,
      sentence(
        stop.answered === null
          ? say("等待需求部门答复", "waits for the requester")
          : stop.answered.agreed
            ? say("需求部门同意", "the requester agreed")
            : say("需求部门不同意", "the requester objected"),
      ),
      filedWords(stop.filed, sentence),
    );
  }),
  shown(
    say("终止", "Ended"),
    ({ state: { ended } }, { language }) =>
      ended && <Chinese>{`${formatDay(ended.on, language)} ${ended.reason}`}</Chinese>,
  ),
  shown(say("处置期限", "Dispose by"), ({ state, disposeBy }, { language }) =>
    state.disposal === null ? formatDay(disposeBy, language) : null,
  ),
  shown(
    say("处置证明", "Disposal certificate"),
    ({ state: { disposal } }, { language, sentence }) =>
      disposal &&
      dotted(
        formatDay(disposal.on, language),
        sentence(DISPOSAL_WORDS[disposal.reason]),
        <Chinese>
          {disposal.how}；{disposal.copies}
        </Chinese>,
      ),
  ),
]);

const WARNINGS = say("与目录使用条件对照", "Against the published conditions");
const ABOUT = say("申请内容", "What is asked");

type Shown = { readonly detail: RequestDetail };

/** What is asked, with what came in the way of the answer. */
export function AskedFacts({ detail }: Shown) {
  const sentence = useSentence();
  const { warnings } = detail;
  return (
    <section className="ui-stack" aria-label={sentence(ABOUT)}>
      <h2 className="ui-h2">{sentence(ABOUT)}</h2>
      <AskedList detail={detail} />
      {warnings.length > 0 && (
        <div className="ui-banner">
          {sentence(WARNINGS)}
          {several(warnings.map(sentence))}
        </div>
      )}
    </section>
  );
}

/** The answer, prepared or signed, and what became of the right. */
export function AnswerFacts({ detail }: Shown) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const { prepared, answerReturned, answered, granted } = detail.state;
  const current = granted ?? answered?.answer ?? null;
  if (current === null && prepared === null && answerReturned === null) return null;
  const on = formatDay(answered?.on ?? null, language);
  return (
    <section className="ui-stack" aria-label={sentence(ANSWER.name)}>
      {prepared !== null && (
        <>
          <h2 className="ui-h2">
            {sentence(say("拟答复（待负责人签发）", "Prepared answer, to be signed"))}
          </h2>
          <AnswerList answer={prepared.answer} />
        </>
      )}
      {current !== null && (
        <>
          <h2 className="ui-h2">
            {sentence(ANSWER.name)}{" "}
            {answered !== null && (
              <span className="ui-quiet">
                {sentence(say(`${answered.by}，${on}`, `${answered.by}, ${on}`))}
              </span>
            )}
          </h2>
          <AnswerList answer={current} />
        </>
      )}
      <UseList detail={detail} />
    </section>
  );
}
