import { lazy, Suspense } from "react";
import { RowsSkeleton } from "../../../../web/kit/skeletons.tsx";

// The page of a meeting shows much at once; its papers may come a moment later.
const PapersList = lazy(() => import("./papers-list.tsx"));

/** The papers of a meeting, as files and on the screen. */
export function PapersPanel({ meeting }: { readonly meeting: string }) {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <PapersList meeting={meeting} />
    </Suspense>
  );
}
