import { Link } from "react-router";
import { useSentence } from "../../../web/frame/language.tsx";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { LIGHT_NAMES } from "../../domain/tasks/task-words.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import "../task/light-mark.css";

/** A task in a line or two: its light, its number and subject, who leads. */
export function TaskCard({ row, brief = false }: { readonly row: TaskRow; readonly brief?: boolean }) {
  const sentence = useSentence();
  const { at } = useAsOf();
  const leads = row.units.filter(({ role }) => role === "lead").map(({ name }) => name);
  return (
    <>
      {row.light.rule !== "closed" && (
        <span className={`sv-light sv-light-${row.light.colour}`}>
          {sentence(LIGHT_NAMES[row.light.colour])}
        </span>
      )}{" "}
      <Link to={at(`/tasks/${row.id}`)} lang="zh-CN" className="sv-card-words">
        {row.number} {row.text}
      </Link>
      {!brief && leads.length > 0 && (
        <span className="ui-quiet" lang="zh-CN">
          {leads.join("、")}
        </span>
      )}
    </>
  );
}
