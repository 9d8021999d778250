import { Button } from "antd";
import { Link } from "react-router";
import type { Day } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { MyWork, WorkItem } from "../../domain/tasks/task-row.ts";
import { LightMark } from "../task/light-mark.tsx";
import { text as words } from "../text.ts";
import { DutyLine } from "./duty-line.tsx";
import { text } from "./my-work-text.ts";
import { ReportToSign } from "./report-to-sign.tsx";

type Group = MyWork["groups"][number];

/** Where the work of an item is done: the form for what is written, the task for the rest. */
const REPORTED = ["returned", "report", "review-support"] as const;

/** The duty for which the form opens, as the address of the form says it. */
function formOf(
  group: Group,
  unit: string | undefined,
): { readonly path: string; readonly kind: string } | null {
  for (const { task, duties } of group.items)
    for (const { kind, period } of duties)
      if (REPORTED.some((each) => each === kind)) {
        const search = new URLSearchParams();
        if (period !== null) search.set("period", period);
        if (unit !== undefined) search.set("unit", unit);
        return { path: `/tasks/${task.id}/report?${search.toString()}`, kind };
      }
  return null;
}

/** The tasks of one measure on which something is owed; they are reported on one page. */
export function WorkGroup(props: {
  readonly group: Group;
  readonly asOf: Day;
  /** Set where the office looks at a unit's work. */
  readonly unit: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (report: string, chosen: boolean) => void;
  /** Whether the person at the desk signs. */
  readonly signs: boolean;
}) {
  const { group } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const form = formOf(group, props.unit);
  const isSample = group.items.some(({ task }) => task.sample);
  const w = useText(words);
  return (
    <li className="ui-panel mw-group">
      <header className="mw-head">
        <div className="mw-measure">
          <h2 lang="zh-CN">
            {group.ordinal} {group.measure ?? group.items[0]?.task.source.title}
          </h2>
          <p className="ui-quiet">
            <span lang="zh-CN">{group.planTitle}</span>{" "}
            {isSample && <span className="ui-label ui-label-ochre">{w.sample}</span>}
          </p>
        </div>
        <div className="mw-do">
          {group.by !== null && (
            <span className="tabular ui-quiet">{t.before(formatDay(group.by, language))}</span>
          )}
          {form !== null && (
            <Link to={form.path}>
              <Button type="primary" tabIndex={-1}>
                {form.kind === "returned"
                  ? t.reportAgain
                  : form.kind === "review-support"
                    ? t.review
                    : t.report}
              </Button>
            </Link>
          )}
        </div>
      </header>
      <ul className="mw-items">
        {group.items.map((item) => (
          <Item key={`${item.task.id} ${item.unitId}`} {...props} item={item} />
        ))}
      </ul>
    </li>
  );
}

function Item(props: {
  readonly item: WorkItem;
  readonly asOf: Day;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (report: string, chosen: boolean) => void;
  readonly signs: boolean;
}) {
  const { task, role, duties } = props.item;
  const t = useText(text);
  const w = useText(words);
  const toSign = duties.filter(({ kind, report }) => kind === "sign" && report !== null);
  return (
    <li className="mw-item">
      <p className="mw-task">
        <span className="ui-quiet">{t.numbered(task.number)}</span>{" "}
        <Link to={`/tasks/${task.id}`} lang="zh-CN">
          {task.text}
        </Link>{" "}
        <span className="ui-label ui-label-quiet">{w.roles[role]}</span>{" "}
        <LightMark light={task.light.colour} />
      </p>
      <ul className="mw-duties">
        {duties.map((duty) => (
          <DutyLine
            key={`${duty.kind} ${duty.report ?? duty.period ?? duty.by}`}
            duty={duty}
            asOf={props.asOf}
          />
        ))}
      </ul>
      {toSign.map(({ report }) =>
        report === null ? null : (
          <div key={report} className="ui-row mw-sign">
            {props.signs && (
              <label>
                <input
                  type="checkbox"
                  checked={props.chosen.has(report)}
                  aria-label={t.choose(task.text)}
                  onChange={(event) => props.onChoose(report, event.target.checked)}
                />{" "}
                {t.sign}
              </label>
            )}
            <ReportToSign task={task} report={report} />
          </div>
        ),
      )}
    </li>
  );
}
