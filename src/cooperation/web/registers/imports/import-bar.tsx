import { Button, Popconfirm } from "antd";
import { Link } from "react-router";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { RegisterImport } from "../../../domain/registers/import-row.ts";
import { text } from "./import-text.ts";

type Mode = "all" | "good-rows";

/** The buttons that enter it, or let it be. */
export function ImportBar(props: {
  readonly data: RegisterImport;
  readonly busy: boolean;
  /** What was decided last is still on its way. */
  readonly waits: boolean;
  readonly error: unknown;
  readonly onApply: (mode: Mode) => void;
  readonly onDiscard: () => void;
}) {
  const { data, busy } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const { good, blocked } = data.counts;
  const ready = !props.waits && good > 0 && data.columns.some(({ field }) => field === "name");
  return (
    <section className="ui-panel" aria-labelledby="import-apply">
      <h2 id="import-apply">{t.apply}</h2>
      {blocked > 0 && <p>{t.blockedHelp(formatFigure(blocked, language))}</p>}
      {good > 500 && <p className="ui-quiet">{t.background}</p>}
      <FailureNotice error={props.error} />
      <div className="ui-row">
        <Button
          type="primary"
          disabled={!ready || blocked > 0}
          loading={busy}
          onClick={() => props.onApply("all")}
        >
          {t.applyAll}
        </Button>
        {blocked > 0 && (
          <Button disabled={!ready} loading={busy} onClick={() => props.onApply("good-rows")}>
            {t.applyGood(formatFigure(good, language))}
          </Button>
        )}
        <Popconfirm title={t.discardAsk} onConfirm={props.onDiscard}>
          <Button disabled={busy}>{t.discard}</Button>
        </Popconfirm>
      </div>
    </section>
  );
}

/** How far it is while it is entered, and what came of it. */
export function ImportProgressPanel(props: {
  readonly data: RegisterImport;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}) {
  const { data, busy } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const { progress, state } = data;
  if (progress === null) return null;
  const figure = (value: number) => formatFigure(value, language);
  return (
    <section className="ui-panel" aria-labelledby="import-outcome">
      <h2 id="import-outcome">{t.outcome}</h2>
      {state !== "applied" && (
        <>
          <progress
            className="ri-progress"
            aria-label={t.outcome}
            value={progress.done}
            max={Math.max(1, progress.of)}
          />
          <p role="status">{t.progress(figure(progress.done), figure(progress.of))}</p>
          {state === "stopped" && <p>{t.stopped}</p>}
        </>
      )}
      <p role={state === "applied" ? "status" : undefined}>
        {t.outcomeLine(
          figure(progress.entered),
          figure(progress.changed),
          figure(progress.unchanged),
          figure(progress.skipped),
        )}
      </p>
      {state === "applied" && progress.skipped > 0 && <p className="ui-quiet">{t.again}</p>}
      <FailureNotice error={props.error} />
      <p className="ui-row">
        {state === "applying" && (
          <Button loading={busy} onClick={props.onStop}>
            {t.stop}
          </Button>
        )}
        {state === "stopped" && (
          <Button type="primary" loading={busy} onClick={props.onGoOn}>
            {t.goOn}
          </Button>
        )}
        <Link to={`/registers/${data.register}`}>{t.toRegister}</Link>
      </p>
    </section>
  );
}
