import { Button } from "antd";
import { Confirm } from "./confirm.tsx";
import type { Book, ImportView, ShownSheet } from "../../kernel/sheet.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { words } from "./import-words.ts";

/** Which sheet of a workbook is shown; one button each, with what it is read for. */
export function SheetSwitch(props: {
  readonly sheets: readonly ShownSheet[];
  readonly chosen: number;
  readonly onChoose: (sheet: number) => void;
}) {
  const t = useText(words);
  const sentence = useSentence();
  return (
    <div className="ui-row" role="group" aria-label={t.sheets}>
      {props.sheets.map(({ sheet = "", reads = null }, at) => (
        <Button key={sheet} aria-pressed={at === props.chosen} onClick={() => props.onChoose(at)}>
          <span lang="zh-CN">{sheet}</span>
          <span className="ui-quiet">{reads === null ? t.notRead : sentence(reads)}</span>
        </Button>
      ))}
    </div>
  );
}

/** Of a workbook of which one sheet is read: which one, and the others, to be read instead of it. */
function Sheets(props: {
  readonly book: Book;
  /** Something was decided on the sheet that is read. */
  readonly decided: boolean;
  readonly onRead: (sheet: number) => void;
}) {
  const { sheets, chosen } = props.book;
  const t = useText(words);
  const name = sheets[chosen] ?? "";
  const others = sheets.flatMap((other, at) => (at === chosen ? [] : [{ other, at }]));
  return (
    <>
      <p>
        {t.oneRead(
          name,
          others.map(({ other }) => other),
        )}
      </p>
      <div className="ui-row" role="group" aria-label={t.sheets}>
        {others.map(({ other, at }) => {
          const button = (
            <Button key={at} size="small" {...(props.decided ? {} : { onClick: () => props.onRead(at) })}>
              {t.readInstead(other)}
            </Button>
          );
          return props.decided ? (
            <Confirm key={at} title={t.readInsteadAsk(name)} onConfirm={() => props.onRead(at)}>
              {button}
            </Confirm>
          ) : (
            button
          );
        })}
      </div>
    </>
  );
}

/** What is read of the workbook and what is not. */
export function OfWorkbook(props: { readonly view: ImportView; readonly onRead: (sheet: number) => void }) {
  const { book, hidden = [], version } = props.view;
  const t = useText(words);
  if (book === undefined && hidden.length === 0) return null;
  return (
    <section className="ui-panel ui-stack" aria-labelledby="import-workbook">
      <h2 id="import-workbook">{t.workbook}</h2>
      {book !== undefined && <Sheets book={book} decided={version > 0} onRead={props.onRead} />}
      {hidden.length > 0 && <p className="ui-quiet">{t.hiddenSheets(hidden)}</p>}
    </section>
  );
}
