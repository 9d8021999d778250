import type { ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { Denied } from "./failure-pages.tsx";
import { Home } from "./home.tsx";
import { useLanguage } from "./language.tsx";
import type { Page } from "./page.ts";
import { useAllows, useDoor, useSession } from "./session.tsx";
import { useDocumentTitle } from "./title.ts";

/** Lets in who may come in: asks to sign in, to change a one-time password or to set up a second factor first, and then comes back here. */
export function Gate({ page, children }: { readonly page: Page; readonly children: ReactNode }) {
  const { actor, mustChangePassword, mustSetUpFactor } = useSession();
  const { language } = useLanguage();
  const door = useDoor();
  const location = useLocation();
  const allowed = useAllows();
  useDocumentTitle(page.title[language]);

  // A door is nothing to come back to: what was asked for before it is.
  const asked = [door.signInPath, door.passwordPath, door.factorPath].includes(page.path)
    ? (new URLSearchParams(location.search).get("from") ?? "/")
    : location.pathname + location.search;
  const from = new URLSearchParams({ from: asked }).toString();
  if (page.access !== "public" && actor === null)
    return <Navigate to={`${door.signInPath}?${from}`} replace />;
  // One after the other, and then back here.
  const first = mustChangePassword ? door.passwordPath : mustSetUpFactor ? door.factorPath : null;
  if (first !== null && page.path !== first && page.path !== door.signInPath)
    return <Navigate to={`${first}?${from}`} replace />;
  if (allowed(page.access)) return children;
  // Administrators see no plans: their start is the first page they may open.
  return page.path === "/" ? <Home /> : <Denied access={page.access} />;
}
