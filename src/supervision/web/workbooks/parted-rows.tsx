import { Button } from "antd";
import { showsSame } from "../../../kernel/row-seal.ts";
import { useText } from "../../../web/language.tsx";
import type { ReturnedWorkbook } from "../../domain/workbooks/returned-workbook.ts";
import type { Decisions } from "./use-returned.ts";
import { text } from "./workbooks-text.ts";

type Row = ReturnedWorkbook["rows"][number];
type Deciding = {
  readonly reply: ReturnedWorkbook;
  readonly busy: boolean;
  readonly onDecide: (decisions: Decisions) => void;
};

/** Which task a row is about whose hidden code has parted from what it shows: likely ones first. */
export function PartedRow({ reply: { tasks }, row, busy, onDecide }: Deciding & { readonly row: Row }) {
  const t = useText(text);
  const likely = row.like.flatMap((id) => tasks.filter((task) => task.id === id));
  const options = (these: typeof tasks) =>
    these.map(({ id, number, text: words }) => (
      <option key={id} value={number} lang="zh-CN">
        {`${number}. ${words}`}
      </option>
    ));
  return (
    <div className="sv-row">
      <select
        className="sv-select"
        aria-label={t.which(row.number)}
        disabled={busy}
        value={(row.decided && tasks.find(({ id }) => id === row.taskId)?.number) || ""}
        onChange={({ target: { value } }) => onDecide({ [row.number]: Number(value) })}
      >
        <option value="" disabled>
          {t.chooseTask(row.serial)}
        </option>
        <optgroup label={t.likely}>{options(likely)}</optgroup>
        <optgroup label={t.otherTasks}>{options(tasks.filter((each) => !likely.includes(each)))}</optgroup>
      </select>
    </div>
  );
}

/** Takes every row that shows the very words of one task as that task. */
export function TakeByText({ reply: { rows, tasks }, busy, onDecide }: Deciding) {
  const t = useText(text);
  const sure = rows.flatMap((row): [number, number][] => {
    const named = tasks.filter((task) => showsSame(task.text, row.text));
    const [only] = named;
    return row.result === "asked" && only && named.length === 1 ? [[row.number, only.number]] : [];
  });
  if (sure.length === 0) return null;
  return (
    <Button size="small" disabled={busy} onClick={() => onDecide(Object.fromEntries(sure))}>
      {t.takeByText(sure.length)}
    </Button>
  );
}
