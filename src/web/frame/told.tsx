import { useSyncExternalStore } from "react";

// What an act came to, said for a moment at the top of whatever is shown.

type Word = { readonly id: number; readonly kind: "done" | "failed"; readonly words: string };

let said: readonly Word[] = [];
let last = 0;
const hearers = new Set<() => void>();

function change(next: readonly Word[]): void {
  said = next;
  for (const hear of hearers) hear();
}

function say(kind: Word["kind"], words: string, seconds: number): void {
  const word = { id: ++last, kind, words };
  change([...said, word]);
  setTimeout(() => change(said.filter((each) => each !== word)), seconds * 1000);
}

const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => void hearers.delete(hear);
};

/** Says that an act is done, or what went wrong where no form shows it. */
export const tell = {
  done: (words: string): void => say("done", words, 3),
  failed: (words: string): void => say("failed", words, 8),
};

/** Stands once in the frame. */
export function Told() {
  const words = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="told no-print" role="status">
      {words.map(({ id, kind, words: text }) => (
        <p key={id} className={kind}>
          {text}
        </p>
      ))}
    </div>
  );
}
