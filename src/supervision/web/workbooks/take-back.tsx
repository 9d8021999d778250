import { Button } from "antd";
import { Progress } from "../../../web/kit/progress.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { ReturnedFiles } from "./returned-files.tsx";
import { goodRows, useReturned } from "./use-returned.ts";
import { text } from "./workbooks-text.ts";

/** Where returned workbooks are dropped, many at once, seen row by row and entered. */
export function TakeBack() {
  const t = useText(text);
  const { files, progress, take, decide, sound, withGood, enterAll, enterGood, clear } = useReturned();
  const busy = progress !== null;
  const entered = files.reduce((sum, { reply }) => sum + (reply?.entered ?? 0), 0);
  return (
    <section className="ui-stack" aria-label={t.back}>
      <h2 className="ui-h2">{t.back}</h2>
      <DropZone words={t} accept=".xlsx,.xls,.et" multiple busy={busy} onFiles={take} />
      <div aria-live="polite">
        {progress !== null && (
          <div className="ui-notice">
            {(progress.mode === "dry-run" ? t.checking : t.entering)(progress.done, progress.total)}
            <Progress share={progress.done / progress.total} label={t.back} />
          </div>
        )}
        {!busy && entered > 0 && <p className="ui-notice">{t.entered(entered)}</p>}
      </div>
      {files.length > 0 && (
        <>
          <ReturnedFiles
            files={files}
            entering={progress !== null && progress.mode !== "dry-run"}
            onDecide={decide}
          />
          <div className="ui-row">
            <Button type="primary" disabled={busy || sound.length === 0} onClick={enterAll}>
              {t.enterAll(sound.length)}
            </Button>
            {withGood.length > sound.length && (
              <Button disabled={busy} onClick={enterGood}>
                {t.enterGood(withGood.reduce((sum, each) => sum + goodRows(each), 0))}
              </Button>
            )}
            <Button disabled={busy} onClick={clear}>
              {t.clear}
            </Button>
          </div>
          <p className="ui-quiet">{t.enterHelp}</p>
        </>
      )}
    </section>
  );
}
