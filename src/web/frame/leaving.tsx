import { useEffect } from "react";
import { useBlocker } from "react-router";

/** What is lost when the page is left. */
export type Unsaved = {
  readonly held: () => boolean;
  /** Asks a person, by this question, or does what saves it: whether the page may be left. */
  readonly leave: string | (() => Promise<boolean>);
};

const onPage = new Set<Unsaved>();
const held = () => [...onPage].filter((each) => each.held());

/** Before another page opens or the tab is closed, this is asked too; `unsaved` is the same between renders. */
export function useBeforeLeaving(unsaved: Unsaved): void {
  useEffect(() => {
    onPage.add(unsaved);
    return () => void onPage.delete(unsaved);
  }, [unsaved]);
}

async function mayLeave(): Promise<boolean> {
  const unsaved = held();
  // Several forms ask by one question: it is asked once.
  const questions = new Set(unsaved.flatMap(({ leave }) => (typeof leave === "string" ? [leave] : [])));
  for (const question of questions) if (!window.confirm(question)) return false;
  for (const { leave } of unsaved) if (typeof leave !== "string" && !(await leave())) return false;
  return true;
}

/** Stands once around all pages: a router hears only one of those who would block it. */
export function LeavingGuard() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && held().length > 0,
  );
  useEffect(() => {
    if (blocker.state === "blocked")
      void mayLeave().then((may) => (may ? blocker.proceed() : blocker.reset()));
  }, [blocker]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (held().length > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
  return null;
}
