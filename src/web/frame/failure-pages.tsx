import { Button, Space } from "antd";
import { Link, isRouteErrorResponse, useLocation, useRouteError } from "react-router";
import { EmptyState } from "../kit/empty-state.tsx";
import { failureOf, traceOf } from "./failure.ts";
import { formatList } from "./format.ts";
import { useLanguage, useSentence, useText } from "./language.tsx";
import { linkOf, titleOf, whereIs } from "./menu.ts";
import type { Page } from "./page.ts";
import { useOpenPages, usePages } from "./pages-context.tsx";
import { useSession } from "./session.tsx";
import { text } from "./text.ts";
import { useDocumentTitle } from "./title.ts";

function HomeLink() {
  const t = useText(text);
  return (
    <Link to="/" className="link-button">
      {t.home}
    </Link>
  );
}

export function NotFound() {
  const t = useText(text);
  useDocumentTitle(t.notFound);
  return (
    <EmptyState page title={t.notFound} action={<HomeLink />}>
      {t.notFoundHelp}
    </EmptyState>
  );
}

/** Says who uses a page, and leads to the page above it where that is open. */
export function Denied({ access }: Pick<Page, "access">) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { actor } = useSession();
  const { pathname } = useLocation();
  const pages = usePages();
  const open = useOpenPages();
  useDocumentTitle(t.denied);
  const organisation = actor?.organisationId ?? null;
  const above = whereIs(pages, { open, organisation }, pathname)?.page ?? null;
  const to = above !== null && open.includes(above) ? linkOf(above, organisation) : null;
  const roles = typeof access === "string" ? [] : access.map((role) => t.roles[role]);
  return (
    <EmptyState
      page
      title={t.denied}
      action={
        <Space>
          {above !== null && to !== null && (
            <Link to={to} className="link-button">
              {t.instead(sentence(titleOf(above)))}
            </Link>
          )}
          <HomeLink />
        </Space>
      }
    >
      {t.deniedHelp(formatList(roles, language))}
    </EmptyState>
  );
}

/** The browser's words when a part of the application is no longer on the server, after an update. */
const GONE = /dynamically imported module|importing a module script failed|unable to preload/i;

/** What a page shows in place of itself when it throws. */
export function RouteFailure() {
  const error = useRouteError();
  const t = useText(text);
  const sentence = useSentence();
  useDocumentTitle(t.broken);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const reload = <Button onClick={() => window.location.reload()}>{t.reload}</Button>;
  if (error instanceof Error && GONE.test(error.message))
    return (
      <EmptyState page title={t.updated} action={reload}>
        {t.updatedHelp}
      </EmptyState>
    );
  const failure = failureOf(error);
  const trace = traceOf(failure);
  return (
    <EmptyState
      page
      title={t.broken}
      action={
        <Space>
          {reload}
          <HomeLink />
        </Space>
      }
    >
      <p>{failure.code === "bug" ? t.brokenHelp : sentence(failure.sentence)}</p>
      {trace !== undefined && (
        <p>
          {t.request} <code>{trace}</code>
        </p>
      )}
      {failure.code === "bug" && error instanceof Error && <code className="trace">{error.message}</code>}
    </EmptyState>
  );
}
