import { useCallback, useEffect, useRef, useState } from "react";
import type { Paper } from "../../domain/papers/paper.ts";
import { api } from "../client.ts";

/** Typing is over for a moment after this long. */
const PAUSE_MS = 1200;

/** What of a paper is edited; its tables are not. */
export type PaperText = Omit<Paper["content"], "tables">;

export type Saving =
  | { readonly state: "saved"; readonly at: string }
  | { readonly state: "waiting" | "saving" | "incomplete" }
  | { readonly state: "refused"; readonly error: unknown };

const textOf = ({ content: { tables: _, ...rest } }: Paper): PaperText => rest;

const send = (id: string, version: number, { attachments, ...rest }: PaperText) =>
  api("PUT /api/papers/:paper", {
    params: { paper: id },
    body: {
      version,
      content: { ...rest, attachments: attachments.filter((name) => name.trim() !== "") },
    },
  });

/**
 * The text of a draft and its saving: by itself after a pause, one save after the other, each on the version of the
 * last. `flush` saves at once and says whether everything is saved.
 */
export function usePaperSaving(paper: Paper, onSaved: (paper: Paper) => void) {
  const [content, setContent] = useState(() => textOf(paper));
  const latest = useRef(content);
  const [saving, setSaving] = useState<Saving>({ state: "saved", at: paper.changedAt });
  const version = useRef(paper.version);
  const waiting = useRef<PaperText | null>(null);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef(0);

  const flush = useCallback((): Promise<boolean> => {
    window.clearTimeout(timer.current);
    const save = async (): Promise<boolean> => {
      const next = waiting.current;
      if (next === null) return true;
      if (next.title.trim() === "") {
        setSaving({ state: "incomplete" });
        return false;
      }
      waiting.current = null;
      setSaving({ state: "saving" });
      try {
        const saved = await send(paper.id, version.current, next);
        version.current = saved.version;
        // More may have been typed meanwhile.
        setSaving(waiting.current === null ? { state: "saved", at: saved.changedAt } : { state: "waiting" });
        onSaved(saved);
        return waiting.current === null;
      } catch (error) {
        waiting.current ??= next;
        setSaving({ state: "refused", error });
        return false;
      }
    };
    running.current = running.current.then(save);
    return running.current;
  }, [paper.id, onSaved]);

  const change = useCallback(
    (part: Partial<PaperText>) => {
      const next = { ...latest.current, ...part };
      latest.current = next;
      waiting.current = next;
      setContent(next);
      setSaving((now) => (now.state === "saving" ? now : { state: "waiting" }));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  const isDirty = saving.state !== "saved";
  useEffect(() => () => window.clearTimeout(timer.current), []);

  return { content, saving, isDirty, change, flush, version };
}
