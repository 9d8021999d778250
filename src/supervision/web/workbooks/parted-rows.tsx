import { Button } from "antd";
import { showsSame } from "../../../kernel/row-seal.ts";
import { useText } from "../../../web/frame/language.tsx";
import type { ReturnedWorkbook } from "../../domain/workbooks/returned-workbook.ts";
import type { Decisions } from "./use-returned.ts";
import { text } from "./workbooks-text.ts";

type Row = ReturnedWorkbook["rows"][number];
type Deciding = {
  readonly reply: ReturnedWorkbook;
  readonly decided: Decisions;
  /** It is being entered as it was decided. */
  readonly entering: boolean;
  readonly onDecide: (decisions: Decisions) => void;
};

/** Which task a row is about whose hidden code has parted from what it shows: likely ones first. */
export function PartedRow(props: Deciding & { readonly row: Row }) {
  const { row, decided, onDecide } = props;
  const { tasks } = props.reply;
  const t = useText(text);
  const likely = row.like.flatMap((id) => tasks.filter((task) => task.id === id));
  const options = (these: typeof tasks) =>
    these.map(({ id, number, text: words }) => (
      <option key={id} value={number} lang="zh-CN">
        {`${number}. ${words}`}
      </option>
    ));
  return (
    <div className="ui-row">
      <select
        className="ui-select"
        aria-label={t.which(row.number)}
        disabled={props.entering}
        value={decided[row.number] ?? ""}
        onChange={({ target: { value } }) => {
          const { [row.number]: _, ...others } = decided;
          onDecide(value === "" ? others : { ...others, [row.number]: Number(value) });
        }}
      >
        <option value="">{t.chooseTask(row.serial)}</option>
        <optgroup label={t.likely}>{options(likely)}</optgroup>
        <optgroup label={t.otherTasks}>{options(tasks.filter((each) => !likely.includes(each)))}</optgroup>
      </select>
    </div>
  );
}

/** Takes every row that shows the very words of one task as that task, and takes back what was decided. */
export function TakeByText({ reply: { rows, tasks }, decided, entering, onDecide }: Deciding) {
  const t = useText(text);
  const sure = rows.flatMap((row): [number, number][] => {
    const named = tasks.filter((task) => showsSame(task.text, row.text));
    const [only] = named;
    return isOpen(row) && only && named.length === 1 ? [[row.number, only.number]] : [];
  });
  const left = sure.filter(([row]) => decided[row] === undefined);
  const open = rows.filter((row) => isOpen(row) && decided[row.number] !== undefined);
  const takeBack = (): void => {
    const back = new Set(open.map(({ number }) => String(number)));
    onDecide(Object.fromEntries(Object.entries(decided).filter(([row]) => !back.has(row))));
  };
  return (
    <div className="ui-row">
      {sure.length > 0 && (
        // It stays where it is when all is taken, so that a second click and the keyboard meet nothing else.
        <Button
          aria-disabled={left.length === 0}
          disabled={entering}
          onClick={() => left.length > 0 && onDecide({ ...decided, ...Object.fromEntries(left) })}
        >
          {left.length === 0
            ? t.takenByText(sure.filter(([row, task]) => decided[row] === task).length)
            : t.takeByText(left.length)}
        </Button>
      )}
      {open.length > 0 && (
        <Button disabled={entering} onClick={takeBack}>
          {t.takeBack(open.length)}
        </Button>
      )}
    </div>
  );
}

/** Whether a person still says which task the row is about, or has said and may say otherwise. */
export const isOpen = ({ result, decided }: Row): boolean =>
  result === "asked" || (decided && result !== "entered");
