import { Button } from "antd";
import { useState } from "react";
import { useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { Attendance } from "../../domain/meetings/meeting.ts";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { AttendanceEditor } from "./attendance-editor.tsx";
import { text } from "./meeting-text.ts";
import { mayDo } from "./use-meeting-act.ts";

const sumOf = (attendance: readonly Attendance[], key: "expected" | "present"): number =>
  attendance.reduce((sum, each) => sum + (each[key] ?? 0), 0);

/** Which units are to be there and how many came; persons' names for the office only. */
export function AttendancePanel({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text);
  const isOffice = useAllows()(["office"]);
  const [editing, setEditing] = useState(false);
  const { attendance, status } = detail.state;
  const mayEdit = mayDo(detail)({ type: "set-attendance", attendance: [] });
  return (
    <section className="ui-panel ui-stack" aria-label={t.attendance.title}>
      <div className="mt-head">
        <h2>{t.attendance.title}</h2>
        {mayEdit && !editing && (
          <Button size="small" className="no-print" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )}
      </div>
      {editing && mayEdit ? (
        <AttendanceEditor detail={detail} onClose={() => setEditing(false)} />
      ) : attendance.length === 0 ? (
        <p className="ui-quiet">{status === "planned" ? t.attendance.tooEarly : t.attendance.none}</p>
      ) : (
        <table className="ui-table mt-attendance">
          <thead>
            <tr>
              <th scope="col">{t.attendance.unit}</th>
              <th scope="col" className="ui-num">
                {t.attendance.expected}
              </th>
              <th scope="col" className="ui-num">
                {t.attendance.present}
              </th>
            </tr>
          </thead>
          <tbody>
            {attendance.map(({ unitId, unitName, names, expected, present }) => (
              <tr key={unitId ?? unitName}>
                <td lang="zh-CN">
                  {(unitId !== null && detail.units[unitId]) || unitName}
                  {isOffice && names !== "" && <div className="ui-quiet">{names}</div>}
                </td>
                <td className="ui-num">{expected}</td>
                <td className="ui-num">{present ?? "—"}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.attendance.total}</th>
              <td className="ui-num">{sumOf(attendance, "expected")}</td>
              <td className="ui-num">
                {attendance.some(({ present }) => present !== null) ? sumOf(attendance, "present") : "—"}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
