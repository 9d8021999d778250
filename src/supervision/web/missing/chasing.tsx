import { useState } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { nextStep } from "../../domain/tasks/missing.ts";
import type { MissingUnit } from "../../domain/tasks/task-row.ts";
import { useReachWords } from "../reach-words.ts";
import type { ActEntry } from "../task/use-act.ts";
import { text } from "./missing-text.ts";

/** By when a reminder of each step is to be answered, by plan. */
export type AnswerBy = Readonly<Record<string, readonly string[]>>;

export const keyOf = (unitId: string, taskId: string): string => `${unitId} ${taskId}`;

/** Keys of what of a unit can be chased on a day. */
export const chaseable = ({ unitId, items }: MissingUnit, asOf: string): string[] =>
  items.flatMap((item) => (nextStep(item, asOf) === null ? [] : [keyOf(unitId, item.taskId)]));

/** What an answer about a task is about. */
export function labelOf(units: readonly MissingUnit[], taskId: string): string {
  const items = units.flatMap((unit) => unit.items);
  const found = items.find((item) => item.taskId === taskId);
  return found === undefined ? "" : `${found.number}. ${found.text}`;
}

type Chased = { readonly unit: MissingUnit; readonly entries: readonly ActEntry[]; readonly about: string };

/** Whom the reminders reach, of what and until when, whom they do not; with the words that each of them carries. */
export function Chasing(props: {
  readonly units: readonly MissingUnit[];
  readonly chosen: readonly string[];
  readonly asOf: string;
  readonly answerBy: AnswerBy;
  readonly onSend: (entries: ActEntry[]) => void;
  readonly onClose: () => void;
}) {
  const { units, chosen, asOf, answerBy } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const reachWords = useReachWords();
  const [note, setNote] = useState(text.zh.usualNote);
  const chased = units.flatMap((unit): Chased[] => {
    const sent = unit.items.flatMap((item) => {
      const step = nextStep(item, asOf);
      if (step === null || !chosen.includes(keyOf(unit.unitId, item.taskId))) return [];
      return [{ item, step, by: answerBy[item.planId]?.[step - 1] ?? asOf }];
    });
    if (sent.length === 0) return [];
    const said = sent.map(({ step, by }) => [t.steps[step], formatDay(by, language)] as const);
    // One line for each step and day: of most units there is one.
    const kinds = new Map(said.map((each) => [each.join(), each]));
    const lines = [...kinds].map(([kind, [step, by]]) =>
      t.sends(said.filter((each) => each.join() === kind).length, step, by),
    );
    const entries = sent.map(({ item, step }): ActEntry => ({
      task: item.taskId,
      version: item.version,
      action: {
        type: "remind",
        unit: unit.unitId,
        step,
        matter: "report",
        note: note.trim() === "" ? null : note.trim(),
      },
    }));
    return [{ unit, entries, about: lines.join("；") }];
  });
  const reached = chased.filter(({ unit }) => unit.people > 0);
  const entries = reached.flatMap((each) => each.entries);
  const left = chased.filter(({ unit }) => unit.people === 0);
  return (
    <BeforeSending
      title={t.asking(reached.length, entries.length)}
      to={reached.map(({ unit, about }) => ({
        key: unit.unitId,
        name: unit.name,
        about: `${about} · ${reachWords(unit)}`,
      }))}
      leftOut={{
        title: t.leftOut(left.length),
        those: left.map(({ unit }) => ({ key: unit.unitId, name: unit.name, about: reachWords(unit) })),
      }}
      text={{ label: t.note, value: note, onChange: setNote }}
      okText={t.remindTitle(entries.length)}
      onSend={() => props.onSend(entries)}
      onClose={props.onClose}
    />
  );
}
