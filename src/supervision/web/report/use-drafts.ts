import { useCallback, useEffect, useRef, useState } from "react";
import { FailureError, type Sentence } from "../../../kernel/error.ts";
import { UNREACHABLE } from "../../../web/frame/api.ts";
import { useSession } from "../../../web/frame/session.tsx";
import type { ReportContent } from "../../domain/tasks/report.ts";
import { api } from "../client.ts";
import { copyKey, dropCopy, keepCopy } from "./draft-copy.ts";

/** Typing is over for a moment after this long. */
const PAUSE_MS = 1200;

export type Saving =
  | { readonly state: "idle" }
  | { readonly state: "saving" }
  | { readonly state: "saved"; readonly at: string }
  | { readonly state: "offline" }
  | { readonly state: "refused"; readonly sentence: Sentence };

type Waiting = { content: ReportContent; timer: number };

/**
 * Saves what is typed by itself: at once on this device, after a pause on the server; without a network when it is
 * back. `settle` forgets what waits for some tasks and lets a running save end, so that no draft arrives after their report.
 */
export function useDrafts(unit: string, period: string) {
  const { actor } = useSession();
  const account = actor?.accountId ?? "";
  const [saving, setSaving] = useState<Saving>({ state: "idle" });
  const waiting = useRef(new Map<string, Waiting>());
  const running = useRef(new Map<string, Promise<void>>());

  const send = useCallback(
    (task: string): Promise<void> => {
      const entry = waiting.current.get(task);
      if (entry === undefined) return running.current.get(task) ?? Promise.resolve();
      window.clearTimeout(entry.timer);
      waiting.current.delete(task);
      setSaving({ state: "saving" });
      const before = running.current.get(task);
      const save = (async () => {
        await before;
        try {
          const { savedAt } = await put(task, { unit, period }, entry.content);
          setSaving({ state: "saved", at: savedAt });
          if (!waiting.current.has(task)) dropCopy(copyKey(account, task, period));
        } catch (error) {
          // Newer words are on their way already.
          if (!waiting.current.has(task)) waiting.current.set(task, { ...entry, timer: 0 });
          const failure = error instanceof FailureError ? error.failure : undefined;
          const away = failure === undefined || failure.code === UNREACHABLE.code;
          setSaving(away ? { state: "offline" } : { state: "refused", sentence: failure.sentence });
        }
      })();
      running.current.set(task, save);
      return save;
    },
    [account, unit, period],
  );

  const flush = useCallback(() => {
    for (const task of waiting.current.keys()) void send(task);
  }, [send]);

  const keep = useCallback(
    (task: string, content: ReportContent) => {
      keepCopy(copyKey(account, task, period), { content, at: new Date().toISOString() });
      window.clearTimeout(waiting.current.get(task)?.timer);
      const timer = window.setTimeout(() => void send(task), PAUSE_MS);
      waiting.current.set(task, { content, timer });
    },
    [account, period, send],
  );

  const settle = useCallback(async (tasks: readonly string[]) => {
    for (const task of tasks) {
      window.clearTimeout(waiting.current.get(task)?.timer);
      waiting.current.delete(task);
    }
    await Promise.all(tasks.map((task) => running.current.get(task)));
  }, []);

  const forget = useCallback((task: string) => dropCopy(copyKey(account, task, period)), [account, period]);

  useEffect(() => {
    window.addEventListener("online", flush);
    return () => {
      window.removeEventListener("online", flush);
      flush();
    };
  }, [flush]);

  return { saving, keep, settle, forget };
}

const put = (
  task: string,
  key: { readonly unit: string; readonly period: string },
  { figures, evidence, ...content }: ReportContent,
) =>
  api("PUT /api/tasks/:task/report-draft", {
    params: { task },
    body: { ...key, content: { ...content, figures: [...figures], evidence: [...evidence] } },
  });
