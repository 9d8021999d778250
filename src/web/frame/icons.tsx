import { lazy, Suspense } from "react";

// Half a hundred drawings are no part of a first paint; their places are kept, so that nothing moves when they come.
const IconShape = lazy(() => import("./icon-shapes.tsx"));

/** The icon of that name (src/web/frame/icon-shapes.tsx), or a neutral one. */
export function Icon({ name }: { readonly name: string }) {
  return (
    <Suspense fallback={<span aria-hidden="true" className="icon-place" />}>
      <IconShape name={name} />
    </Suspense>
  );
}
