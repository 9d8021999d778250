import type { ReactNode } from "react";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { rowWords } from "../../domain/requests/request-paper.ts";
import type { RequestDetail } from "../../domain/requests/request-row.ts";
import type { Answer } from "../../domain/requests/request.ts";
import {
  DISPOSAL_WORDS,
  MASK_WORDS,
  MODE_WORDS,
  REFUSAL_WORDS,
} from "../../domain/requests/request-words.ts";
import { ABUSE_WORDS } from "../../domain/requests/request-words.ts";
import { text } from "./request-text.ts";

const Zh = ({ children }: { readonly children: ReactNode }) => <span lang="zh-CN">{children}</span>;

function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode] | null)[] }) {
  return (
    <dl className="rq-facts">
      {rows.flatMap((row, at) => {
        if (row === null) return [];
        const [label, content] = row;
        return [<dt key={`label ${String(at)}`}>{label}</dt>, <dd key={`fact ${String(at)}`}>{content}</dd>];
      })}
    </dl>
  );
}

/** What is asked, with what came in the way of the answer. */
export function AskedFacts({ request }: { readonly request: RequestDetail }) {
  const t = useText(text);
  const f = t.fields;
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, warnings } = request;
  const { asked, requester, provider, supplement, extension, draftReturned, withdrawn } = state;
  const day = (on: string) => formatDay(on, language);
  const { basis, scenario, scope, purposes, mode, until, items, rows, callsPerDay, rowsPerCall } = asked;
  const decision = extension?.decision ?? null;
  return (
    <section className="ui-panel ui-stack" aria-label={t.asked}>
      <h2 className="ui-h2">{t.asked}</h2>
      <Facts
        rows={[
          [f.requester, <Zh key="">{requester.name}</Zh>],
          [f.provider, <Zh key="">{provider.name}</Zh>],
          [
            f.basis,
            <Zh key="">
              {basis.title} {basis.article}
            </Zh>,
          ],
          [f.scenario, <Zh key="">{scenario}</Zh>],
          [f.scope, <Zh key="">{scope}</Zh>],
          [f.purposes, <Zh key="">{purposes.join("；")}</Zh>],
          [f.items, <Zh key="">{items.join("、")}</Zh>],
          [f.rows, rows.length === 0 ? f.allRows : <Zh key="">{rows.map(rowWords).join("；")}</Zh>],
          [f.mode, sentence(MODE_WORDS[mode])],
          [f.quota, f.quotaOf(formatFigure(callsPerDay, language), formatFigure(rowsPerCall, language))],
          [f.until, day(until)],
          draftReturned && [f.draftReturned, <Zh key="">{draftReturned.reason}</Zh>],
          supplement && [
            f.missing,
            <ul key="" className="rq-list" lang="zh-CN">
              {supplement.missing.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>,
          ],
          supplement?.supplemented ? [f.supplemented, <Zh key="">{supplement.supplemented.words}</Zh>] : null,
          extension && [
            f.extension,
            <>
              {f.extensionOf(extension.days)} · <Zh>{extension.reason}</Zh> ·{" "}
              {decision === null ? f.undecided : decision.consented ? f.consented : f.declined}{" "}
              {decision !== null && <Zh>{decision.consented ? decision.number : decision.reason}</Zh>}
              {extension.toldOn !== null && <> · {f.told(day(extension.toldOn))}</>}
            </>,
          ],
          withdrawn && [f.withdrawn, <Zh key="">{withdrawn.reason}</Zh>],
        ]}
      />
      {warnings.length > 0 && (
        <div className="ui-banner">
          {t.warnings}
          <ul className="rq-warnings">
            {warnings.map((warning) => (
              <li key={warning.zh}>{sentence(warning)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function AnswerRows({ answer }: { readonly answer: Answer }) {
  const t = useText(text);
  const f = t.fields;
  const sentence = useSentence();
  const { language } = useLanguage();
  if (answer.decision === "refused")
    return (
      <Facts
        rows={[
          [
            t.refused,
            <span key="">
              {sentence(REFUSAL_WORDS[answer.reason])} <Zh>{answer.text}</Zh>
            </span>,
          ],
        ]}
      />
    );
  const { items, rows, purposes, mode, until, callsPerDay, rowsPerCall, disposal, disposeWithinDays } =
    answer;
  return (
    <Facts
      rows={[
        [
          f.items,
          <ul key="" className="rq-list">
            {items.map(({ name, mask }) => (
              <li key={name}>
                <Zh>{name}</Zh> <span className="ui-quiet">{sentence(MASK_WORDS[mask])}</span>
              </li>
            ))}
          </ul>,
        ],
        [f.rows, rows.length === 0 ? f.allRows : <Zh key="">{rows.map(rowWords).join("；")}</Zh>],
        [f.purposes, <Zh key="">{purposes.join("；")}</Zh>],
        [f.mode, sentence(MODE_WORDS[mode])],
        [f.quota, f.quotaOf(formatFigure(callsPerDay, language), formatFigure(rowsPerCall, language))],
        [f.until, formatDay(until, language)],
        [
          f.demand,
          <>
            <Zh>{disposal}</Zh> · {t.disposalWithin(disposeWithinDays)}
          </>,
        ],
      ]}
    />
  );
}

/** The answer, prepared or signed, and what became of the right. */
export function AnswerFacts({ request }: { readonly request: RequestDetail }) {
  const t = useText(text);
  const f = t.fields;
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, disposeBy } = request;
  const { prepared, answerReturned, answered, granted, renewals, suspensions, stop, ended, disposal } = state;
  const day = (on: string) => formatDay(on, language);
  const current = granted ?? answered?.answer ?? null;
  if (current === null && prepared === null && answerReturned === null) return null;
  return (
    <section className="ui-panel ui-stack" aria-label={t.answer}>
      {prepared !== null && (
        <>
          <h2 className="ui-h2">{f.prepared}</h2>
          <AnswerRows answer={prepared.answer} />
        </>
      )}
      {current !== null && (
        <>
          <h2 className="ui-h2">
            {t.answer}{" "}
            {answered !== null && (
              <span className="ui-quiet" lang="zh-CN">
                {t.signed(answered.by, day(answered.on))}
              </span>
            )}
          </h2>
          <AnswerRows answer={current} />
        </>
      )}
      <Facts
        rows={[
          answerReturned && [f.answerReturned, <Zh key="">{answerReturned.reason}</Zh>],
          ...state.rejections.map(
            ({ reason, on }) => [f.rejected, <Zh key="">{`${day(on)} ${reason}`}</Zh>] as const,
          ),
          ...renewals.map(
            ({ until, reason, answered: done }) =>
              [
                f.renewal,
                <>
                  {f.renewalTo(day(until))} · <Zh>{reason}</Zh> ·{" "}
                  {done === null ? f.renewalWaits : done.granted ? f.renewalYes : f.renewalNo}
                </>,
              ] as const,
          ),
          ...suspensions.map(
            ({ on, abuse, reason, rectifyBy, filed, resumed, side }) =>
              [
                f.suspension,
                <>
                  {day(on)} · {sentence(ABUSE_WORDS[abuse])} · <Zh>{reason}</Zh> · {f.rectify(day(rectifyBy))}
                  {side === "provider" && <> · {filed === null ? f.unfiled : f.filed} </>}
                  {filed !== null && <Zh>{filed.number}</Zh>}
                  {resumed !== null && <> · {f.resumed(day(resumed.on))}</>}
                </>,
              ] as const,
          ),
          stop && [
            f.stop,
            <>
              {f.stopFrom(day(stop.from))} · <Zh>{stop.reason}</Zh> ·{" "}
              {stop.answered === null ? f.unanswered : stop.answered.agreed ? f.agreed : f.objected} ·{" "}
              {stop.filed === null ? f.unfiled : f.filed}{" "}
              {stop.filed !== null && <Zh>{stop.filed.number}</Zh>}
            </>,
          ],
          ended && [f.ended, <Zh key="">{`${day(ended.on)} ${ended.reason}`}</Zh>],
          disposeBy !== null && disposal === null ? [f.disposeBy, day(disposeBy)] : null,
          disposal && [
            f.disposal,
            <>
              {day(disposal.on)} · {sentence(DISPOSAL_WORDS[disposal.reason])} ·{" "}
              <Zh>
                {disposal.how}；{disposal.copies}
              </Zh>
            </>,
          ],
        ]}
      />
    </section>
  );
}
