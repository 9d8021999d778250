import { Button, Space } from "antd";
import { Link, isRouteErrorResponse, useRouteError } from "react-router";
import { EmptyState } from "../kit/empty-state.tsx";
import { failureOf, traceOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
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

export function Denied() {
  const t = useText(text);
  useDocumentTitle(t.denied);
  return (
    <EmptyState page title={t.denied} action={<HomeLink />}>
      {t.deniedHelp}
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
