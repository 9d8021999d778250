import { Button } from "antd";
import { say } from "../../../kernel/fields.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { StatusLabel, type Tone } from "../../../web/kit/parts.tsx";
import { Progress } from "../../../web/kit/progress.tsx";
import { type Ran, RUN_STATES, type RunState } from "./run.ts";

const CANCEL = say("取消", "Cancel");

/** Longer than this nobody is told that it is nearly done. */
const MOST_SHARE = 0.95;
const TONES: Readonly<Record<RunState, Tone>> = {
  running: "ochre",
  done: "grass",
  failed: "vermilion",
  cancelled: "quiet",
};

type Shown = {
  readonly run: Pick<Ran<unknown>, "id" | "state" | "solved">;
  /** About so many programs make one. */
  readonly usual: number;
  readonly progress: string;
  /** Null: the reader may not cancel it. */
  readonly onCancel: ((id: string) => void) | null;
};

/** How far a computation is, and its cancelling while it runs. */
export function RunStatus({ run, usual, progress, onCancel }: Shown) {
  const sentence = useSentence();
  return (
    <>
      <StatusLabel name={sentence(RUN_STATES[run.state])} tone={TONES[run.state]} />
      {run.state === "running" && (
        <>
          <Progress share={Math.min(MOST_SHARE, run.solved / usual)} label={progress} />
          {onCancel !== null && (
            <Button size="small" onClick={() => onCancel(run.id)}>
              {sentence(CANCEL)}
            </Button>
          )}
        </>
      )}
    </>
  );
}
