import { useState } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { useReached } from "../../../web/kit/reach.ts";
import { REMINDER_MATTERS } from "../../domain/tasks/permit.ts";
import type { ReminderMatter } from "../../domain/tasks/task.ts";
import { MatterChoice } from "../task/matter-choice.tsx";
import type { ActEntry } from "../task/use-act.ts";
import { text } from "./chase-text.ts";

/** By when a reminder of each step is to be answered, by plan. */
export type AnswerBy = Readonly<Record<string, readonly string[]>>;

/** A step of reminder that may be sent now to one unit about one task. */
export type Chase = {
  readonly unitId: string;
  readonly unitName: string;
  readonly taskId: string;
  readonly planId: string;
  readonly version: number;
  readonly step: 1 | 2 | 3;
  readonly matter: ReminderMatter;
};

/** Whom reminders reach, each unit once: of how much and until when, whom they do not; with the words that each carries. */
export function Chasing(props: {
  readonly chases: readonly Chase[];
  readonly asOf: string;
  readonly answerBy: AnswerBy;
  /** What was selected are tasks, not what single units owe: those are counted. */
  readonly byTask?: boolean;
  readonly onSend: (entries: ActEntry[]) => void;
  readonly onClose: () => void;
}) {
  const { asOf, answerBy } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const reached = useReached();
  const matters = REMINDER_MATTERS.filter((each) => props.chases.some(({ matter }) => matter === each));
  const [chosen, setChosen] = useState<ReminderMatter | null>(null);
  const matter = chosen ?? matters[0] ?? "report";
  const [written, setWritten] = useState<string | null>(null);
  const note = (written ?? text.zh.usualNotes[matter]).trim();
  if (reached === undefined) return null;
  const chases = props.chases.filter((each) => each.matter === matter);
  const aboutOf = (of: readonly Chase[]): string => {
    const said = of.map(({ planId, step }) => {
      const by = answerBy[planId]?.[step - 1] ?? asOf;
      return [t.steps[step], formatDay(by, language)] as const;
    });
    // One line for each step and day: of most units there is one.
    const kinds = new Map(said.map((each) => [each.join(), each]));
    return [...kinds]
      .map(([kind, [step, by]]) => t.sends(said.filter((each) => each.join() === kind).length, step, by))
      .join("；");
  };
  const units = [...new Map(chases.map(({ unitId, unitName }) => [unitId, unitName]))];
  const ofUnit = (unitId: string) => chases.filter((each) => each.unitId === unitId);
  const { to, silent } = reached(
    units.map(([unitId, name]) => ({ unitId, name, about: aboutOf(ofUnit(unitId)) })),
  );
  const sent = to.flatMap(({ key }) => ofUnit(key));
  const entries = sent.map(({ taskId, version, unitId, step }): ActEntry => ({
    task: taskId,
    version,
    action: { type: "remind", unit: unitId, step, matter, note: note === "" ? null : note },
  }));
  const count = props.byTask === true ? new Set(sent.map(({ taskId }) => taskId)).size : entries.length;
  return (
    <BeforeSending
      {...(matters.length > 1 && {
        choice: <MatterChoice {...{ matters, matter }} onChange={setChosen} />,
      })}
      title={t.asking(to.length, count)}
      to={to}
      leftOut={{ title: t.leftOut(silent.length), those: silent }}
      text={{ label: t.note, value: written ?? text.zh.usualNotes[matter], onChange: setWritten }}
      okText={t.remind(count)}
      onSend={() => props.onSend(entries)}
      onClose={props.onClose}
    />
  );
}
