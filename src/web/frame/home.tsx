import { Navigate } from "react-router";
import { EmptyState } from "../kit/empty-state.tsx";
import { useText } from "./language.tsx";
import { linkOf, menuOf, pagesOf } from "./menu.ts";
import { useOpenPages } from "./pages-context.tsx";
import { useDoor, useSession } from "./session.tsx";
import { text } from "./text.ts";
import { SYSTEMS } from "./workplaces.ts";

/** The start where no page of its own stands there: the first page of the work of whoever came; what is open to all is the start of applicants only. */
export function Home() {
  const { actor } = useSession();
  const door = useDoor();
  const t = useText(text);
  const open = useOpenPages();
  if (actor === null) return <Navigate to={door.signInPath} replace />;
  const applies = actor.roles.includes("applicant");
  const organisation = actor.organisationId;
  const first = menuOf({ open, organisation, pins: [] })
    .filter(({ workplace }) => workplace.id !== SYSTEMS.id)
    .flatMap(pagesOf)
    .find(({ access }) => applies || access !== "public");
  const to = first && linkOf(first, organisation);
  if (to) return <Navigate to={to} replace />;
  return (
    <EmptyState page title={t.nothingForYou}>
      {t.nothingForYouHelp}
    </EmptyState>
  );
}
