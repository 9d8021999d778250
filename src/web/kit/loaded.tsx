import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { FailureNotice } from "./failure-notice.tsx";
import { useText } from "../frame/language.tsx";
import { PageSkeleton } from "./skeletons.tsx";
import { text as words } from "../frame/text.ts";

/** What a query brought, the place it will take, or why it did not come; older data stays while newer loads. */
export function Loaded<T>(props: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  /** Where to go on when nothing came; the start when left out. */
  readonly back?: { readonly path: string; readonly label: string };
}) {
  const { data, error, isPending, refetch } = props.query;
  const t = useText(words);
  const back = props.back ?? { path: "/", label: t.home };
  const notice = error !== null && <FailureNotice error={error} onRetry={() => void refetch()} />;
  if (data !== undefined)
    return (
      <>
        {notice}
        {props.children(data)}
      </>
    );
  if (isPending) return <PageSkeleton />;
  return (
    <article className="page">
      {notice}
      <p>
        <Link to={back.path}>{back.label}</Link>
      </p>
    </article>
  );
}
