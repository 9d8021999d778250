import { Button } from "antd";
import { Confirm } from "./confirm.tsx";
import type { Sentence } from "../../kernel/error.ts";
import type { ImportView } from "../../kernel/sheet.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { words } from "./import-words.ts";

/** How many lines are ready, wait for somebody and are refused, and the buttons that enter them: they stay in sight. */
export function Enter(props: {
  readonly view: ImportView;
  readonly what: Sentence;
  readonly help: Sentence | undefined;
  readonly busy: boolean;
  /** What was decided last is still on its way. */
  readonly waits: boolean;
  readonly error: unknown;
  readonly onApply: (mode: "all" | "good-rows") => void;
  readonly onDiscard: () => void;
}) {
  const { view, busy } = props;
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language);
  const { good, blocked, same = 0 } = view.counts;
  const ready = !props.waits && good > 0 && view.unready === null;
  return (
    <>
      <section className="ui-panel kit-import-bar no-print" aria-labelledby="import-apply">
        <h2 id="import-apply">{t.apply}</h2>
        <span>{t.stands(figure(good), figure(same), figure(blocked))}</span>
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
              {t.applyGood(figure(good))}
            </Button>
          )}
          <Confirm title={t.discardAsk(sentence(props.what))} onConfirm={props.onDiscard}>
            <Button disabled={busy}>{t.discard}</Button>
          </Confirm>
        </div>
        <FailureNotice error={props.error} />
      </section>
      <p className="ui-quiet no-print">
        {[
          props.help === undefined ? "" : sentence(props.help),
          blocked > 0 ? (view.columns.length > 0 ? t.blockedHelp : t.blockedAsItIs)(figure(blocked)) : "",
          good > 500 ? t.background : "",
        ]
          .filter((each) => each !== "")
          .join(language === "zh" ? "" : " ")}
      </p>
    </>
  );
}
