import { NamedList } from "../../../web/kit/before-sending.tsx";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { Possibility } from "../../domain/tasks/action.ts";
import type { ActionOutcome } from "../../domain/tasks/task-row.ts";
import type { ReminderMatter } from "../../domain/tasks/task.ts";
import { ActionFields } from "./action-fields.tsx";
import { type ActionValues, EMPTY_VALUES, isComplete, requestOf } from "./action-request.ts";
import { text } from "./action-words.ts";
import "./task.css";
import { useAct } from "./use-act.ts";

/** One task on which the act is done: what is possible there, decided on this version. */
export type Target = {
  readonly task: string;
  readonly version: number;
  readonly label: string;
  readonly possible: Possibility;
};

/** Asks what an act needs, does it on every target, and says for each that was refused why and what to do. */
export function ActionDialog(props: {
  readonly targets: readonly Target[];
  readonly title: string;
  readonly values?: Partial<ActionValues>;
  /** Matters of which a reminder of this step may be sent. */
  readonly matters?: readonly ReminderMatter[];
  readonly unitNames?: Readonly<Record<string, string>>;
  readonly onClose: () => void;
  /** Called when all of it was done. */
  readonly onDone?: (count: number) => void;
}) {
  const { targets, title, onClose } = props;
  const t = useText(text);
  const sentence = useSentence();
  const act = useAct();
  const [values, setValues] = useState<ActionValues>({
    ...EMPTY_VALUES,
    ...(props.matters?.[0] === undefined ? {} : { matter: props.matters[0] }),
    ...props.values,
  });
  const [answered, setAnswered] = useState<readonly ActionOutcome[] | null>(null);
  const type = targets[0]?.possible.type;
  if (type === undefined) return null;
  const send = () =>
    act.mutate(
      targets.flatMap(({ task, version, possible }) => {
        const action = requestOf(possible, values);
        return action === null ? [] : [{ task, version, action }];
      }),
      {
        onSuccess: (outcomes) => {
          if (!outcomes.every(({ ok }) => ok)) return setAnswered(outcomes);
          onClose();
          props.onDone?.(outcomes.length);
        },
      },
    );
  const help = t.helps[type];
  const ready = isComplete(type, values) && !act.isPending;
  // One that was refused is mended and sent again where it was written.
  const over = answered !== null && targets.length > 1;
  return (
    <Dialog
      title={targets.length > 1 ? t.several(title, targets.length) : title}
      width={type === "decompose" || type === "reassign" ? 720 : 520}
      okText={t.confirm(t.names[type])}
      cancelText={over ? t.close : t.cancel}
      okDisabled={!ready}
      busy={act.isPending}
      {...(!over && { onOk: send })}
      onClose={onClose}
    >
      <form
        className="sv-act-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send();
        }}
      >
        {help !== undefined && <p className="ui-quiet">{help}</p>}
        <FailureNotice error={act.error} />
        {answered !== null && (
          <Answers targets={targets} outcomes={answered} sentence={sentence} done={t.done} />
        )}
        {!over && targets.length > 1 && (
          <NamedList
            those={targets.map(({ task, label }, at) => ({ key: `${task}${at}`, name: label, about: "" }))}
          />
        )}
        {!over && (
          <ActionFields
            task={targets[0]?.task ?? ""}
            type={type}
            values={values}
            matters={props.matters}
            unitNames={props.unitNames ?? {}}
            onChange={(change) => setValues({ ...values, ...change })}
          />
        )}
      </form>
    </Dialog>
  );
}

function Answers(props: {
  readonly targets: readonly Target[];
  readonly outcomes: readonly ActionOutcome[];
  readonly sentence: ReturnType<typeof useSentence>;
  readonly done: string;
}) {
  return (
    <ul className="sv-answers" role="alert">
      {props.outcomes.map((outcome, at) => (
        <li key={`${outcome.task}${at}`} className={outcome.ok ? "sv-answer-done" : "sv-answer-refused"}>
          <span lang="zh-CN">{props.targets[at]?.label}</span>
          <span>{outcome.ok ? props.done : props.sentence(outcome.failure.sentence)}</span>
        </li>
      ))}
    </ul>
  );
}
