import { useSyncExternalStore } from "react";

// What an act came to, said for a moment at the top of whatever is shown.

type Undo = { readonly label: string; readonly run: () => void };
type Word = {
  readonly id: number;
  readonly kind: "done" | "failed";
  readonly words: string;
  readonly undo: Undo | null;
};

let said: readonly Word[] = [];
let last = 0;
const hearers = new Set<() => void>();

function change(next: readonly Word[]): void {
  said = next;
  for (const hear of hearers) hear();
}
const forget = (word: Word): void => change(said.filter((each) => each !== word));

function say(kind: Word["kind"], words: string, seconds: number, undo: Undo | null = null): void {
  // Where nothing shows it, it would be said to whoever comes later.
  if (hearers.size === 0) return;
  const word = { id: ++last, kind, words, undo };
  change([...said, word]);
  setTimeout(() => forget(word), seconds * 1000);
}

const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => {
    hearers.delete(hear);
    if (hearers.size === 0) said = [];
  };
};

/** Says that an act is done, or what went wrong where no form shows it. */
export const tell = {
  done: (words: string): void => say("done", words, 3),
  failed: (words: string): void => say("failed", words, 8),
  /** That it is done, with what takes it back; of several only the last is offered here. */
  undoable: (words: string, undo: Undo): void => {
    change(said.filter((word) => word.undo === null));
    say("done", words, 10, undo);
  },
};

/** Stands once in the frame. */
export function Told() {
  const words = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="told no-print" role="status">
      {words.map((word) => (
        <p key={word.id} className={word.kind}>
          {word.words}
          {word.undo !== null && (
            <button
              type="button"
              className="ui-link-button"
              onClick={() => {
                forget(word);
                word.undo?.run();
              }}
            >
              {word.undo.label}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
