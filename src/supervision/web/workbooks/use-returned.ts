import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { uploader } from "../../../web/kit/upload.ts";
import type { SupervisionContract } from "../../contract.ts";
import type { ReturnedWorkbook } from "../../domain/workbooks/returned-workbook.ts";

const upload = uploader<SupervisionContract>();

/** One dropped file and what the server said of it. */
export type Returned = {
  readonly id: number;
  readonly file: File;
  readonly reply: ReturnedWorkbook | null;
  readonly error: unknown;
  /** What was decided of rows that ask: row → number of its task. */
  readonly decided: Decisions;
};
export type Decisions = Readonly<Record<number, number>>;
type Mode = "dry-run" | "all" | "good-rows";
export type Progress = { readonly mode: Mode; readonly done: number; readonly total: number };

export const goodRows = ({ reply }: Returned): number =>
  reply?.rows.filter(({ result }) => result === "good").length ?? 0;

/** Dropped workbooks, checked and entered one after another, so that a slow line loses no more than one. */
export function useReturned() {
  const queries = useQueryClient();
  const next = useRef(0);
  const line = useRef(Promise.resolve());
  const [files, setFiles] = useState<readonly Returned[]>([]);
  const [progress, setProgress] = useState<Progress | null>(null);

  async function send(these: readonly Returned[], mode: Mode): Promise<void> {
    for (const [at, { id, file, reply: known, decided: said }] of these.entries()) {
      setProgress({ mode, done: at + 1, total: these.length });
      const decided = Object.entries(said).map(([row, task]) => `${row}:${task}`);
      const digest = known?.digest;
      const query = { mode, ...(decided.length > 0 && digest ? { decided: decided.join(","), digest } : {}) };
      const answer = await upload("POST /api/workbooks", { query }, file).then(
        (reply) => ({ reply, error: null }),
        (error: unknown) => ({ error }),
      );
      setFiles((now) => now.map((each) => (each.id === id ? { ...each, ...answer } : each)));
    }
    setProgress(null);
    if (mode !== "dry-run") await queries.invalidateQueries();
  }

  // What is dropped while others are on their way waits for its turn.
  const queue = (these: readonly Returned[], mode: Mode): void => {
    line.current = line.current.then(() => send(these, mode));
  };
  const take = (dropped: readonly File[]): void => {
    const fresh = dropped.map((file) => ({
      id: next.current++,
      file,
      reply: null,
      error: null,
      decided: {},
    }));
    setFiles((now) => [...now, ...fresh]);
    queue(fresh, "dry-run");
  };
  const decide = (given: Returned, decided: Decisions): void => {
    const one = { ...given, decided };
    setFiles((now) => now.map((each) => (each.id === one.id ? { ...each, decided } : each)));
    queue([one], "dry-run");
  };
  const isSettled = ({ reply }: Returned): boolean => reply?.refused === 0 && reply.asked === 0;
  const sound = files.filter((each) => goodRows(each) > 0 && isSettled(each));
  const withGood = files.filter((each) => goodRows(each) > 0);
  return {
    files,
    progress,
    take,
    decide,
    sound,
    withGood,
    enterAll: () => queue(sound, "all"),
    enterGood: () => queue(withGood, "good-rows"),
    clear: () => setFiles([]),
  };
}
