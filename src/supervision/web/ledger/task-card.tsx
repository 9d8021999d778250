import { Link } from "react-router";
import { useAsOf } from "../../../web/kit/as-of.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { LightMark } from "../task/light-mark.tsx";

/** A task in a line or two: its light, its number and subject, who leads. */
export function TaskCard({ row, brief = false }: { readonly row: TaskRow; readonly brief?: boolean }) {
  const { at } = useAsOf();
  const leads = row.units.filter(({ role }) => role === "lead").map(({ name }) => name);
  return (
    <>
      {row.light.rule !== "closed" && <LightMark light={row.light.colour} />}{" "}
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
