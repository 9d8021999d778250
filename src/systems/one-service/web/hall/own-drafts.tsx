import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useText } from "../../../../web/frame/language.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { api } from "../client.ts";
import { text } from "./apply-text.ts";
import { text as hallText } from "./hall-text.ts";
import { Zh } from "./words.tsx";

/** What an applicant began and has not handed in. */
export function OwnDrafts() {
  const t = useText(text);
  const hall = useText(hallText);
  const applies = useAllows()(["applicant"]);
  const drafts = useQuery({
    queryKey: ["drafts"],
    queryFn: () => api("GET /api/drafts"),
    enabled: applies,
  });
  const rows = drafts.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="own-drafts">
      <h2 id="own-drafts">{t.drafts}</h2>
      <ul className="hall-events">
        {rows.map(({ id, number, names, itemIds, bundleId, sample }) => (
          <li key={id}>
            <Link to={bundleId === null ? `/apply/${itemIds[0] ?? ""}` : `/apply/bundle/${bundleId}`}>
              <Zh>{names.join("、")}</Zh>
              <span className="hall-quiet">
                {t.goOn} · {number}
                {sample ? ` · ${hall.sample}` : ""}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
