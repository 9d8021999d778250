import { daysBetween } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { stateSentence } from "../../domain/tasks/task-words.ts";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { DueWords } from "./due-words.tsx";
import { LightMark } from "./light-mark.tsx";
import { EvidenceList } from "./report-card.tsx";
import { Acts, possibleAt } from "./task-acts.tsx";
import { text as acts } from "./action-words.ts";
import { text } from "./task-text.ts";

/** The task in words, its light and why, its date, and what the reader may do now. */
export function TaskStanding({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const w = useText(acts);
  const { language } = useLanguage();
  const sentence = useSentence();
  const { row, state } = detail;
  const possible = possibleAt(detail, "task");
  const { claim, judgement, suspension } = state;
  return (
    <section className="ui-panel ui-stack" aria-labelledby="standing">
      <h2 id="standing" className="ui-hidden">
        {t.standing}
      </h2>
      <p className="sv-task-words" lang="zh-CN">
        {row.text}
      </p>
      <div className="ui-row">
        <LightMark light={row.light} />
        <b>{sentence(stateSentence(row))}</b>
      </div>
      <dl className="sv-task-facts">
        <div>
          <dt>{t.due}</dt>
          <dd>
            <DueWords row={row} />
            {row.due !== null && row.phase !== "closed" && !row.standing && (
              <span className="ui-quiet"> {t.daysLeft(daysBetween(detail.asOf, row.due))}</span>
            )}
          </dd>
        </div>
        {row.leader !== null && <Fact name={t.leader}>{row.leader}</Fact>}
        {row.remark !== null && <Fact name={t.remark}>{row.remark}</Fact>}
        {judgement !== null && (
          <Fact name={t.judgement}>
            {[
              t.judgedOn(formatDay(judgement.on, language)),
              w.outcomes[judgement.outcome],
              judgement.basis,
              judgement.paper,
            ]
              .filter(Boolean)
              .join(" · ")}
          </Fact>
        )}
        {suspension !== null && (
          <Fact name={t.suspended}>
            {[
              formatDay(suspension.on, language),
              suspension.reason,
              suspension.until === null ? null : t.until(formatDay(suspension.until, language)),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Fact>
        )}
        {claim !== null && (
          <div>
            <dt>{t.claim}</dt>
            <dd lang="zh-CN">
              {[detail.unitNames[claim.unitId], formatDay(claim.on, language), claim.basis].join(" · ")}
              <EvidenceList task={row.id} evidence={claim.evidence} />
            </dd>
          </div>
        )}
        {state.closedOn !== null && (
          <Fact name={t.closed}>
            {[formatDay(state.closedOn, language), state.closedBasis].filter(Boolean).join(" · ")}
          </Fact>
        )}
      </dl>
      {possible.length > 0 && <Acts detail={detail} possible={possible} />}
      {detail.possibilities.length === 0 && <p className="ui-quiet no-print">{t.nothingToDo}</p>}
    </section>
  );
}

function Fact(props: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd lang="zh-CN">{props.children}</dd>
    </div>
  );
}
