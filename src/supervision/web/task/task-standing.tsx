import { daysBetween } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { Due, dueTone } from "../../../web/kit/due.tsx";
import { Folded } from "../../../web/kit/folded.tsx";
import { DEADLINE_NEAR_DAYS } from "../../domain/tasks/work.ts";
import { subjectOf } from "../../domain/subject.ts";
import { stateSentence } from "../../domain/tasks/task-words.ts";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { DueWords } from "./due-words.tsx";
import { LightMark } from "./light-mark.tsx";
import { EvidenceList } from "./report-card.tsx";
import { Acts, possibleAt } from "./task-acts.tsx";
import { text as acts } from "./action-words.ts";
import { text } from "./task-text.ts";

/** How a task stands and why, whose turn it is, what the reader may do now; then its words and its date. */
export function TaskStanding({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const w = useText(acts);
  const { language } = useLanguage();
  const sentence = useSentence();
  const { row, state } = detail;
  const possible = possibleAt(detail, "task");
  const { claim, judgement, suspension } = state;
  const left = row.due === null ? 0 : daysBetween(detail.asOf, row.due);
  return (
    <section className="ui-panel ui-stack" aria-labelledby="standing">
      <h2 id="standing" className="ui-hidden">
        {t.standing}
      </h2>
      <div className="ui-row">
        <LightMark light={row.light} />
        <b>{sentence(stateSentence(row))}</b>
      </div>
      <NextStep detail={detail} />
      {subjectOf(row.text) !== row.text.replace(/[。；;]$/u, "") && (
        <p className="sv-task-words" lang="zh-CN">
          {row.text}
        </p>
      )}
      {claim !== null && (
        <dl className="sv-task-facts">
          <div>
            <dt>{t.claim}</dt>
            <dd lang="zh-CN">
              {[detail.unitNames[claim.unitId], formatDay(claim.on, language), claim.basis].join(" · ")}
              <EvidenceList task={row.id} evidence={claim.evidence} />
            </dd>
          </div>
        </dl>
      )}
      {possible.length > 0 && <Acts detail={detail} possible={possible} />}
      {detail.possibilities.length === 0 && <p className="ui-quiet no-print">{t.nothingToDo}</p>}
      <dl className="sv-task-facts">
        <div>
          <dt>{t.due}</dt>
          <dd>
            <DueWords row={row} />
            {row.due !== null && row.phase !== "closed" && !row.standing && (
              <>
                {" "}
                <Due tone={dueTone(left, DEADLINE_NEAR_DAYS)}>
                  {t.daysLeft(left, row.phase === "dispatched" && !row.awaitsJudgement)}
                </Due>
              </>
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
        {state.closedOn !== null && (
          <Fact name={t.closed}>
            {[formatDay(state.closedOn, language), state.closedBasis].filter(Boolean).join(" · ")}
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** Whose turn it is, for what and until when; where nothing waits, when the next thing is owed. */
function NextStep({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { turns, unitNames, asOf, row } = detail;
  if (row.phase === "closed") return null;
  if (turns.now.length === 0)
    return (
      <p className="ui-quiet">
        {turns.next === null ? t.nobodysTurn : t.nextTurn(formatDay(turns.next, language))}
      </p>
    );
  return (
    <div className="sv-task-turns">
      <b>{t.nextStep}</b>
      <Folded
        shown={3}
        lines={turns.now.map(({ unitId, what, by, late }, at) => (
          <li key={at}>
            {unitId === null ? t.office : <span lang="zh-CN">{unitNames[unitId]}</span>}
            {t.colon}
            {sentence(what)}
            {by !== null && (
              <>
                {" "}
                <span className="ui-quiet">{t.by(formatDay(by, language))}</span>{" "}
                <Due tone={late ? "late" : dueTone(daysBetween(asOf, by), 5)}>
                  {t.daysLeft(daysBetween(asOf, by), true)}
                </Due>
              </>
            )}
          </li>
        ))}
      />
    </div>
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
