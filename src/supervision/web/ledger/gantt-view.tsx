import { useState } from "react";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { Gantt } from "../../../web/draw/gantt.tsx";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { type Paging, Pages } from "../../../web/kit/pages.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { words } from "./view-words.ts";
import "./views.css";

type Props = {
  readonly rows: readonly TaskRow[];
  readonly asOf: string | undefined;
  readonly paging: Paging;
};

/** The tasks of a page of the ledger against time: their stages, planned and done, and their deadlines. */
export default function GanttView({ rows, asOf, paging }: Props) {
  const w = useWords(words);
  const { at } = useAsOf();
  const [now] = useState(() => dayInShanghai(new Date()));
  return (
    <section className="ui-panel" aria-label={w.gantted}>
      <Gantt
        label={w.gantted}
        today={asOf ?? now}
        rows={rows.map((row) => ({
          id: row.id,
          name: `${row.number} ${row.text}`,
          to: at(`/tasks/${row.id}`),
          steps: [
            ...row.stages.map(({ id, title, due, doneOn }) => ({
              key: id,
              name: title,
              planned: due,
              actual: doneOn,
            })),
            { key: "due", name: w.due, planned: row.due, actual: null, limit: true as const },
          ],
        }))}
      />
      <Pages paging={paging} />
    </section>
  );
}
