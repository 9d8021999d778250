import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { formatInstant } from "../../../../web/format.ts";
import { useSentence, useText } from "../../../../web/language.tsx";
import { api } from "../client.ts";
import { text } from "./catalogue-text.ts";
import { NOTICES } from "./use-catalogue.ts";

/** Published changes of what the reader's unit uses, until somebody of the unit acknowledges them. */
export function NoticesPanel() {
  const { notices: t } = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const notices = useQuery({ queryKey: [NOTICES], queryFn: () => api(NOTICES), staleTime: 30_000 });
  const acknowledging = useMutation({
    mutationFn: (notice: string) =>
      api("POST /api/resource-notices/:notice/acknowledgement", { params: { notice } }),
    onSuccess: (reply) => queries.setQueryData([NOTICES], reply),
  });
  const open = notices.data?.rows.filter(({ acknowledgedAt }) => acknowledgedAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <section className="sv-notice sv-stack" aria-labelledby="catalogue-notices">
      <h2 id="catalogue-notices" className="sv-h2">
        {t.title} <span className="sv-quiet">{t.all(open.length)}</span>
      </h2>
      <ul className="sv-plain-list">
        {open.map(({ id, resourceId, resourceName, code, change, summary, at }) => (
          <li key={id} className="sv-row">
            <span className="ct-notice">
              <span className={`sv-label sv-label-${change === "withdrawn" ? "vermilion" : "ochre"}`}>
                {t.changes[change]}
              </span>{" "}
              <Link to={`/data/catalogue/${resourceId}`} lang="zh-CN">
                {resourceName}
              </Link>{" "}
              <span className="sv-quiet">
                {code} · {formatInstant(at)}
              </span>
              <br />
              {sentence(summary)}
            </span>
            <Button size="small" disabled={acknowledging.isPending} onClick={() => acknowledging.mutate(id)}>
              {t.acknowledge}
            </Button>
          </li>
        ))}
      </ul>
      <FailureNotice error={acknowledging.error} />
    </section>
  );
}
