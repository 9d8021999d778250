import { lazy, Suspense } from "react";
import { RowsSkeleton } from "../../../../web/kit/skeletons.tsx";

// The page of a meeting shows much at once; what comes after the meeting is not needed at first.
const ResolutionsShown = lazy(() => import("./resolutions-shown.tsx"));

/** On the page of a meeting: what it resolved and where the tasks of it stand. */
export function ResolutionsPanel({ meeting }: { readonly meeting: string }) {
  return (
    <Suspense fallback={<RowsSkeleton rows={3} />}>
      <ResolutionsShown meeting={meeting} />
    </Suspense>
  );
}
