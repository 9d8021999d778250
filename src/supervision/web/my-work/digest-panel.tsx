import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { api } from "../client.ts";
import { text } from "./my-work-text.ts";

const DIGEST = "GET /api/digest";

/** What a person is told today, until they have seen it: once a day is enough. */
export function DigestPanel() {
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: [DIGEST], queryFn: () => api(DIGEST), staleTime: 60_000 });
  const digest = data?.digest ?? null;
  const seeing = useMutation({
    mutationFn: (day: string) => api("POST /api/digest/:day/seen", { params: { day } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [DIGEST] }),
  });
  if (digest === null || digest.seen || digest.lines.length === 0) return null;
  return (
    <section className="ui-notice mw-digest" aria-label={t.digest}>
      <div className="ui-row mw-digest-head">
        <h2>{t.digest}</h2>
        <Button size="small" loading={seeing.isPending} onClick={() => seeing.mutate(digest.day)}>
          {t.seen}
        </Button>
      </div>
      <ul className="ui-plain-list">
        {digest.lines.map((line) => (
          <li key={line.path}>
            {sentence(line.sentence)} <Link to={line.path}>{t.go}</Link>
          </li>
        ))}
      </ul>
      <FailureNotice error={seeing.error} />
    </section>
  );
}
