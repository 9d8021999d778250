import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { urlOf } from "../../../../web/frame/api.ts";
import { download } from "../../../../web/kit/download.ts";
import { say } from "../../../../kernel/fields.ts";
import { StatusLabel } from "../../../../web/kit/parts.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { api } from "../../web/client.ts";

export const EXPORTS = "GET /api/catalogue-exports";
const STATES = {
  running: { name: say("正在导出", "Exporting"), tone: "ochre" },
  done: { name: say("已完成", "Done"), tone: "grass" },
  failed: { name: say("没有完成", "Not completed"), tone: "vermilion" },
  cancelled: { name: say("已取消", "Cancelled"), tone: "quiet" },
} as const;
const FORMATS = { workbook: "Excel", dcat: "DCAT" } as const;
const progress = (done: number, total: number) =>
  say(`已写出 ${done} / ${total} 个文件`, `${done} of ${total} files written`);
const AGAIN_MS = 2_000;

/** Exports that are written in the background: how far they are, and their files when they are done. */
export function ExportsPanel() {
  const sentence = useSentence();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: [EXPORTS],
    queryFn: () => api(EXPORTS),
    refetchInterval: ({ state }) =>
      state.data?.rows.some((each) => each.state === "running") === true ? AGAIN_MS : false,
  });
  const cancelling = useMutation({
    mutationFn: (id: string) => api("DELETE /api/catalogue-exports/:export", { params: { export: id } }),
    onSuccess: (reply) => queries.setQueryData([EXPORTS], reply),
  });
  const saving = useMutation({
    mutationFn: (id: string) =>
      download(urlOf("GET /api/catalogue-exports/:export/file", { params: { export: id } })),
  });
  const shown = found.data?.rows.filter(({ state }) => state !== "cancelled") ?? [];
  if (shown.length === 0) return null;
  return (
    <section className="ui-panel ui-stack no-print" aria-labelledby="catalogue-exports">
      <h2 id="catalogue-exports" className="ui-h2">
        {sentence(say("后台导出", "Exports in the background"))}
      </h2>
      <p className="ui-quiet">
        {sentence(
          say(
            "超过 5000 条的目录在后台分文件写出，每个文件 5000 条；可以离开本页，完成后 7 天内可下载。",
            "More than 5,000 resources are written in the background, 5,000 to a file. You may leave this page; the files can be downloaded for 7 days.",
          ),
        )}
      </p>
      <ul className="ui-plain-list">
        {shown.map(({ id, format, state, resources, done, total, failure, askedAt }) => (
          <li key={id} className="ui-row">
            <StatusLabel name={sentence(STATES[state].name)} tone={STATES[state].tone} />
            <span>
              {FORMATS[format]} · {sentence(say(`${resources} 条目录`, `${resources} resources`))} ·{" "}
              <span className="ui-quiet">{formatInstant(askedAt)}</span>
            </span>
            {state === "running" && (
              <>
                <progress max={total} value={done} aria-label={sentence(progress(done, total))} />
                <span className="ui-quiet">{sentence(progress(done, total))}</span>
              </>
            )}
            {failure !== null && <span>{sentence(failure)}</span>}
            {state === "done" && (
              <Button
                size="small"
                type="primary"
                loading={saving.isPending}
                onClick={() => saving.mutate(id)}
              >
                {sentence(say("下载", "Download"))}
              </Button>
            )}
            <Button size="small" disabled={cancelling.isPending} onClick={() => cancelling.mutate(id)}>
              {sentence(state === "running" ? say("取消导出", "Cancel the export") : say("删除", "Remove"))}
            </Button>
          </li>
        ))}
      </ul>
      <FailureNotice error={cancelling.error ?? saving.error} />
    </section>
  );
}
