import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useText } from "./language.tsx";
import { useSession } from "./session.tsx";
import { text } from "./text.ts";
import { inbox } from "./waiting.ts";

/** In the head, on every page: how much of what waits is new, late or due today. Applicants find what is theirs in the hall. */
export function Bell() {
  const t = useText(text);
  const { actor } = useSession();
  const works = actor !== null && actor.roles.some((role) => role !== "applicant");
  const { data } = useQuery({ ...inbox, enabled: works });
  const rings = data?.bell ?? 0;
  if (!works) return null;
  return (
    <Link to="/" className="bell" aria-label={rings === 0 ? t.bellQuiet : t.bell(rings)} title={t.bellTitle}>
      <svg
        viewBox="0 0 24 24"
        width="18"
        height="18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        aria-hidden="true"
      >
        <path
          d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15z M10 21.5h4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {rings > 0 && (
        <span className="menu-count" aria-hidden="true">
          {rings > 99 ? "99+" : rings}
        </span>
      )}
    </Link>
  );
}
