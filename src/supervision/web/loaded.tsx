import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FailureNotice } from "../../web/failure-notice.tsx";
import { PageSkeleton } from "../../web/skeletons.tsx";

/** What a query brought, the place it will take, or why it did not come; older data stays while newer loads. */
export function Loaded<T>(props: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  const { query } = props;
  return (
    <>
      {query.error !== null && <FailureNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined ? props.children(query.data) : query.isPending && <PageSkeleton />}
    </>
  );
}
