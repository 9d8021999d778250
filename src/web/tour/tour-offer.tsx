import { lazy, Suspense } from "react";
import { useLocation } from "react-router";
import { useKeepPreference, usePreference } from "../frame/preference.ts";
import { useSession } from "../frame/session.tsx";

const Tour = lazy(() => import("./tour.tsx"));

/** Offers the tour once, where somebody's work begins, and shows it when it is asked for. */
export function TourOffer(props: {
  readonly touring: boolean;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}) {
  const { touring, onBegin, onEnd } = props;
  const { actor } = useSession();
  const { pathname } = useLocation();
  const start = actor?.roles.includes("applicant") ? "/hall" : "/";
  const starts = actor !== null && pathname === start;
  const { value } = usePreference<"seen">("tour", starts);
  const { mutate: keep } = useKeepPreference<"seen">("tour");
  if (actor === null || !(touring || (starts && value === null))) return null;
  return (
    <Suspense fallback={null}>
      <Tour
        roles={actor.roles}
        offered={!touring}
        onBegin={onBegin}
        onEnd={() => {
          onEnd();
          keep("seen");
        }}
      />
    </Suspense>
  );
}
