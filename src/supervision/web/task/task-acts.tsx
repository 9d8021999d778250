import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { Possibility } from "../../domain/tasks/action.ts";
import { mayRemind, REMINDER_MATTERS } from "../../domain/tasks/permit.ts";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import type { ReminderMatter } from "../../domain/tasks/task.ts";
import { ActionDialog } from "./action-dialog.tsx";
import type { ActionValues } from "./action-request.ts";
import { text } from "./action-words.ts";

const MAIN: readonly Possibility["type"][] = [
  "dispatch",
  "receive",
  "report",
  "sign",
  "accept",
  "judge",
  "grant-extension",
];
// Comes with imports of the office's old ledger, not by hand.
const NOT_BY_HAND: readonly Possibility["type"][] = ["note-history"];

/** What can be done at a place of the page: what concerns a report stands with it, and so on. */
export function possibleAt(
  detail: TaskDetail,
  place: { readonly unit?: string; readonly report?: string; readonly extension?: string } | "task",
): readonly Possibility[] {
  const possible = detail.possibilities.filter(({ type }) => !NOT_BY_HAND.includes(type));
  const own = possible.filter((each) => each.report === undefined && each.extension === undefined);
  // One unit alone: its acts are those of the task for whoever looks. Several stand each in its own line.
  const single = (type: Possibility["type"]) => own.filter((each) => each.type === type).length === 1;
  const ofTask = (each: Possibility) =>
    each.unit === undefined || (single(each.type) && each.type !== "remind");
  if (place === "task") return own.filter(ofTask);
  if (place.report !== undefined) return possible.filter(({ report }) => report === place.report);
  if (place.extension !== undefined) return possible.filter(({ extension }) => extension === place.extension);
  return own.filter((each) => each.unit === place.unit && !ofTask(each));
}

/** Which matters a reminder of that step may be about. */
export function mattersOf(
  { state, asOf }: TaskDetail,
  { unit, step }: Possibility,
): readonly ReminderMatter[] {
  const assignment = state.assignments.find(({ unitId, until }) => unitId === unit && until === null);
  if (assignment === undefined || step === undefined) return [];
  return REMINDER_MATTERS.filter((matter) => mayRemind(state, assignment, step, matter, asOf) === null);
}

/** What the form of an act opens with: the words and units that stand. */
export function valuesOf({ state }: TaskDetail, possible: Possibility): Partial<ActionValues> {
  if (possible.type === "revise")
    return { text: state.text, leader: state.leader ?? "", remark: state.remark ?? "" };
  if (possible.type === "reassign")
    return {
      units: state.assignments
        .filter(({ until }) => until === null)
        .map(({ unitId, role, via }) => ({ unitId, role, via })),
    };
  if (possible.type === "decompose")
    return {
      stages: state.stages.map(({ id, title, goal, unit, due }) => ({
        id,
        title,
        goal: goal === null ? "" : String(goal),
        unit: unit ?? "",
        due: due ?? "",
      })),
    };
  const asked = state.extensions.find(({ id }) => id === possible.extension);
  if (possible.type === "grant-extension" && asked !== undefined) return { to: asked.to };
  return {};
}

/** What an act is called here: a reminder by its step, and what the office enters for a unit 代录. */
export function useActName(): (possible: Possibility) => string {
  const t = useText(text);
  const office = useAllows()(["office"]);
  return ({ type, step }) => {
    if (type === "remind" && step !== undefined) return t.steps[step];
    return type === "report" && office ? t.enter : t.names[type];
  };
}

/** Buttons for what the caller may do; each opens its form, a report its own page. */
export function Acts(props: {
  readonly detail: TaskDetail;
  readonly possible: readonly Possibility[];
  readonly size?: "small" | "middle";
}) {
  const { detail, possible } = props;
  const t = useText(text);
  const nameOf = useActName();
  const office = useAllows()(["office"]);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Possibility | null>(null);
  if (possible.length === 0 && chosen === null) return null;
  const unitName = (unit: string | undefined) => (unit === undefined ? "" : (detail.unitNames[unit] ?? ""));
  const { id, version, number } = detail.row;
  const isMain = (type: Possibility["type"]) =>
    type === "close" ? detail.state.claim !== null : MAIN.includes(type) && !(office && type === "report");
  return (
    <span className="ui-row no-print">
      {possible.map((each) => (
        <Button
          key={`${each.type}${each.unit ?? ""}${each.step ?? ""}`}
          size={props.size ?? "middle"}
          type={isMain(each.type) ? "primary" : "default"}
          aria-label={[nameOf(each), unitName(each.unit)].filter(Boolean).join(" ")}
          onClick={() => {
            if (each.type === "report") void navigate(`/tasks/${id}/report?unit=${each.unit ?? ""}`);
            else setChosen(each);
          }}
        >
          {nameOf(each)}
        </Button>
      ))}
      {chosen !== null && (
        <ActionDialog
          title={chosen.unit === undefined ? nameOf(chosen) : t.ofUnit(nameOf(chosen), unitName(chosen.unit))}
          targets={[{ task: id, version, label: t.taskLabel(number), possible: chosen }]}
          values={valuesOf(detail, chosen)}
          {...(chosen.type === "remind" ? { matters: mattersOf(detail, chosen) } : {})}
          unitNames={detail.unitNames}
          onClose={() => setChosen(null)}
        />
      )}
    </span>
  );
}
