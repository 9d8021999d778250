import { Button } from "antd";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { Attendance } from "../../domain/meetings/meeting.ts";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { text } from "./meeting-text.ts";
import { UnitSelect } from "./unit-select.tsx";
import { useMeetingAct } from "./use-meeting-act.ts";

type Line = Attendance & { readonly key: string };

const whole = (value: string): number => Math.max(0, Math.trunc(Number(value)) || 0);

/** Lists units, how many are expected, and from the day of the meeting on how many came. */
export function AttendanceEditor(props: { readonly detail: MeetingDetail; readonly onClose: () => void }) {
  const { detail, onClose } = props;
  const { state, asOf, units } = detail;
  const t = useText(text);
  const act = useMeetingAct(detail);
  const [lines, setLines] = useState<readonly Line[]>(() =>
    state.attendance.map((line) => ({ ...line, key: newRequestKey() })),
  );
  const begun = state.status !== "scheduled" || (state.date !== null && state.date <= asOf);
  const change = (key: string, more: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...more } : line)));
  const add = (unitId: string | null, unitName: string) =>
    setLines([...lines, { key: newRequestKey(), unitId, unitName, names: "", expected: 1, present: null }]);
  return (
    <form
      className="mt-form"
      aria-label={t.attendance.title}
      onSubmit={(event) => {
        event.preventDefault();
        const attendance = lines.map(({ key: _, ...line }) => line);
        act.mutate({ type: "set-attendance", attendance }, { onSuccess: onClose });
      }}
    >
      <FailureNotice error={act.error} />
      {lines.map((line) => (
        <fieldset key={line.key} className="mt-attendee">
          {line.unitId === null ? (
            <input
              className="ui-input"
              lang="zh-CN"
              required
              maxLength={200}
              aria-label={t.attendance.other}
              placeholder={t.attendance.other}
              value={line.unitName}
              onChange={({ target }) => change(line.key, { unitName: target.value })}
            />
          ) : (
            <b lang="zh-CN">{units[line.unitId] ?? line.unitName}</b>
          )}
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={1000}
            aria-label={t.attendance.names}
            placeholder={t.attendance.names}
            value={line.names}
            onChange={({ target }) => change(line.key, { names: target.value })}
          />
          <span className="ui-row">
            <label className="ui-field">
              {t.attendance.expected}
              <input
                className="ui-input mt-count"
                type="number"
                min={0}
                max={10000}
                value={line.expected}
                onChange={({ target }) => change(line.key, { expected: whole(target.value) })}
              />
            </label>
            {begun && (
              <label className="ui-field">
                {t.attendance.present}
                <input
                  className="ui-input mt-count"
                  type="number"
                  min={0}
                  max={10000}
                  value={line.present ?? ""}
                  onChange={({ target }) =>
                    change(line.key, { present: target.value === "" ? null : whole(target.value) })
                  }
                />
              </label>
            )}
            <Button
              size="small"
              type="text"
              aria-label={t.attendance.removeUnit(line.unitName)}
              onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
            >
              {t.remove}
            </Button>
          </span>
        </fieldset>
      ))}
      <div className="ui-row">
        <UnitSelect
          detail={detail}
          label={t.attendance.addUnit}
          none={`+ ${t.attendance.addUnit}`}
          value={null}
          without={lines.flatMap(({ unitId }) => unitId ?? [])}
          onChange={(unitId) => unitId !== null && add(unitId, units[unitId] ?? unitId)}
        />
        <Button onClick={() => add(null, "")}>{t.attendance.addOther}</Button>
      </div>
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}
