import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { LedgerImport, ProposedJudgement } from "../../domain/ledger-import/ledger-import.ts";
import { text } from "./ledger-import-text.ts";

const KINDS = ["done", "standing", "overdue"] as const satisfies readonly ProposedJudgement[];

export type Application = { readonly mode: "all" | "good-rows"; readonly judge: ProposedJudgement[] };

/** Which proposed judgements are confirmed, and the button that does it all. */
export function ApplyBar(props: {
  readonly ledger: LedgerImport;
  readonly busy: boolean;
  /** What was decided last is still on its way. */
  readonly waits: boolean;
  readonly error: unknown;
  readonly onApply: (application: Application) => void;
  readonly onDiscard: () => void;
}) {
  const { ledger, busy } = props;
  const t = useText(text);
  const { language } = useLanguage();
  // What a status says was done is ticked for the office to take off; red is never ticked for it.
  const [judge, setJudge] = useState<readonly ProposedJudgement[]>(["done", "standing"]);
  const { counts } = ledger;
  const proposed = KINDS.filter((kind) => counts[kind] > 0);
  const apply = (mode: Application["mode"]) =>
    props.onApply({ mode, judge: judge.filter((kind) => counts[kind] > 0) });
  const ready =
    !props.waits &&
    ledger.adoptedOn !== null &&
    ledger.columns.some(({ field }) => field === "text") &&
    counts.good > 0;
  return (
    <section className="ui-panel" aria-labelledby="import-apply">
      <h2 id="import-apply">{t.apply}</h2>
      {ledger.adoptedOn === null && (
        <p className="ui-banner">
          {t.needsAdoption} <Link to={`/plans/${ledger.planId}/dispatch`}>{t.toDispatch}</Link>
        </p>
      )}
      {proposed.length > 0 && (
        <fieldset className="sv-import-judge">
          <legend>{t.confirm}</legend>
          <div className="ui-row">
            {proposed.map((kind) => (
              <label key={kind} className="ui-field">
                <input
                  type="checkbox"
                  checked={judge.includes(kind)}
                  onChange={(event) =>
                    setJudge(event.target.checked ? [...judge, kind] : judge.filter((each) => each !== kind))
                  }
                />
                {t.confirmOf(t.judgements[kind], formatFigure(counts[kind], language))}
              </label>
            ))}
          </div>
          {counts.overdue > 0 && <p className="ui-quiet">{t.overdueHelp}</p>}
        </fieldset>
      )}
      <div className="ui-row no-print">
        {counts.blocked === 0 ? (
          <Button type="primary" loading={busy} disabled={!ready} onClick={() => apply("all")}>
            {t.applyAll}
          </Button>
        ) : (
          <Button type="primary" loading={busy} disabled={!ready} onClick={() => apply("good-rows")}>
            {t.applyGood(formatFigure(counts.good, language))}
          </Button>
        )}
        <Popconfirm title={t.discardAsk} okText={t.discard} onConfirm={props.onDiscard}>
          <Button disabled={busy}>{t.discard}</Button>
        </Popconfirm>
        {busy && <span role="status">{t.applying}</span>}
      </div>
      <FailureNotice error={props.error} />
    </section>
  );
}
