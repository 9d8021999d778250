import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { StatusLabel } from "../../../../web/kit/parts.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { api } from "../../web/client.ts";
import { CHANGES } from "./labels.tsx";

const NOTICES = "GET /api/resource-notices";

/** Published changes of what the reader's unit uses, until somebody of the unit acknowledges them. */
export function NoticesPanel() {
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
    <section className="ui-notice ui-stack" aria-labelledby="catalogue-notices">
      <h2 id="catalogue-notices" className="ui-h2">
        {sentence(say("您单位使用的目录有变化", "Resources that your unit uses have changed"))}{" "}
        <span className="ui-quiet">
          {sentence(say(`${open.length} 条待确认`, `${open.length} to acknowledge`))}
        </span>
      </h2>
      <ul className="ui-plain-list">
        {open.map(({ id, resourceId, resourceName, code, change, summary, at }) => (
          <li key={id} className="ui-row">
            <span className="ct-notice">
              <StatusLabel name={sentence(CHANGES[change].name)} tone={CHANGES[change].tone} />{" "}
              <Link to={`/data/catalogue/${resourceId}`} lang="zh-CN">
                {resourceName}
              </Link>{" "}
              <span className="ui-quiet">
                {code} · {formatInstant(at)}
              </span>
              <br />
              {sentence(summary)}
            </span>
            <Button size="small" disabled={acknowledging.isPending} onClick={() => acknowledging.mutate(id)}>
              {sentence(say("已知悉", "Acknowledge"))}
            </Button>
          </li>
        ))}
      </ul>
      <FailureNotice error={acknowledging.error} />
    </section>
  );
}
