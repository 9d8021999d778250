import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { useMeetingUnits } from "./use-meeting-units.ts";

/** One unit of the roster, or none. */
export function UnitSelect(props: {
  readonly detail: MeetingDetail;
  readonly label: string;
  readonly none: string;
  readonly value: string | null;
  readonly without?: readonly string[];
  readonly onChange: (unitId: string | null) => void;
}) {
  const { detail, label, none, value, without = [], onChange } = props;
  const units = useMeetingUnits(detail);
  const listed = value === null || units.some(({ id }) => id === value);
  return (
    <select
      className="ui-select"
      aria-label={label}
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    >
      <option value="">{none}</option>
      {!listed && (
        <option value={value} lang="zh-CN">
          {detail.units[value] ?? ""}
        </option>
      )}
      {units
        .filter(({ id }) => !without.includes(id))
        .map(({ id, name }) => (
          <option key={id} value={id} lang="zh-CN">
            {name}
          </option>
        ))}
    </select>
  );
}
