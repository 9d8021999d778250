import { Navigate } from "react-router";
import { EmptyState } from "../kit/empty-state.tsx";
import { useText } from "./language.tsx";
import { menuOf, useOpenPages } from "./pages-context.tsx";
import { useDoor, useSession } from "./session.tsx";
import { text } from "./text.ts";

/**
 * The start: the first page of the work of whoever came; the roster serves that work and is nobody's start, and what is open
 * to all is the start of applicants only.
 */
export function Home() {
  const { actor } = useSession();
  const door = useDoor();
  const t = useText(text);
  const open = useOpenPages();
  const applies = actor?.roles.includes("applicant") === true;
  const menu = menuOf(applies ? open : open.filter(({ access }) => access !== "public"));
  const first = (menu.find(({ group }) => group !== "office") ?? menu[0])?.pages[0];
  if (first !== undefined) return <Navigate to={first.path} replace />;
  if (actor === null) return <Navigate to={door.signInPath} replace />;
  return (
    <EmptyState page title={t.nothingForYou}>
      {t.nothingForYouHelp}
    </EmptyState>
  );
}
