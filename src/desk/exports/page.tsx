import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type Export, EXPORT_DAYS } from "../../kernel/export.ts";
import { say } from "../../kernel/fields.ts";
import { client, urlOf } from "../../web/frame/api.ts";
import { formatDay, formatInstant } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { download } from "../../web/kit/download.ts";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { ExportProgress, OpenMade } from "../../web/kit/export-card.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { StatusLabel } from "../../web/kit/parts.tsx";
import { RowsSkeleton } from "../../web/kit/skeletons.tsx";
import type { DeskContract } from "../contract.ts";

const api = client<DeskContract>();
const EXPORTS = "GET /api/exports";
const ONE = "DELETE /api/exports/:export";
const FILE = "GET /api/exports/:export/file";
const AGAIN_MS = 1_500;

const STATES = {
  running: { name: say("正在写", "Being written"), tone: "ochre" },
  done: { name: say("已写好", "Done"), tone: "grass" },
  failed: { name: say("没有写成", "Not written"), tone: "vermilion" },
  cancelled: { name: say("已取消", "Cancelled"), tone: "quiet" },
} as const;

/** Files that are written in the background: how far they are, and the files of those that are done. */
export default function ExportsPage() {
  const sentence = useSentence();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: [EXPORTS],
    queryFn: () => api(EXPORTS),
    refetchInterval: ({ state }) =>
      state.data?.rows.some((each) => each.state === "running") === true ? AGAIN_MS : false,
  });
  const inbox = () => queries.invalidateQueries({ queryKey: ["GET /api/inbox"] });
  const removing = useMutation({
    mutationFn: (id: string) => api(ONE, { params: { export: id } }),
    onSuccess: (reply) => {
      queries.setQueryData([EXPORTS], reply);
      void inbox();
    },
  });
  const saving = useMutation({
    mutationFn: (id: string) => download(urlOf(FILE, { params: { export: id } })),
    onSettled: inbox,
  });
  const rows = found.data?.rows;
  const line = ({ id, state, name, file, failure, askedAt, until, ...far }: Export) => (
    <li key={id} className="ui-panel export-row">
      <span className="ui-row">
        <StatusLabel name={sentence(STATES[state].name)} tone={STATES[state].tone} />
        <strong lang={file === null ? undefined : "zh"}>{file ?? sentence(name)}</strong>
      </span>
      <span className="ui-quiet">
        {sentence(say("导出时间：", "Asked for at "))}
        {formatInstant(askedAt)}
        {state === "done" &&
          far.makes === "file" &&
          sentence(
            say(`，${formatDay(until, language)}后删除`, `; goes after ${formatDay(until, language)}`),
          )}
      </span>
      {state === "running" && <ExportProgress of={far} />}
      {failure !== null && <span>{sentence(failure)}</span>}
      <span className="ui-row">
        {state === "done" && far.makes === "record" && <OpenMade of={{ id, link: far.link }} />}
        {state === "done" && far.makes === "file" && (
          <Button
            type="primary"
            size="small"
            loading={saving.isPending && saving.variables === id}
            onClick={() => saving.mutate(id)}
          >
            {sentence(say("下载", "Download"))}
          </Button>
        )}
        <Button size="small" disabled={removing.isPending} onClick={() => removing.mutate(id)}>
          {sentence(state === "running" ? say("取消导出", "Cancel the export") : say("删除", "Remove"))}
        </Button>
      </span>
    </li>
  );
  return (
    <PageFrame
      title={sentence(say("我的导出", "My exports"))}
      lead={sentence(
        say(
          `行数多的文件在后台写，写好后 ${EXPORT_DAYS} 天内只有您能下载；角色或单位变动后须重新导出。`,
          `Files of many rows are written in the background. Only you can fetch them, for ${EXPORT_DAYS} days; after a change of your roles or unit, export again.`,
        ),
      )}
    >
      <div className="ui-stack">
        <FailureNotice error={found.error ?? removing.error ?? saving.error} />
        {rows === undefined && found.error === null && <RowsSkeleton />}
        {rows?.length === 0 && (
          <EmptyState title={sentence(say("没有在后台写的文件", "No file was written in the background"))}>
            {sentence(
              say(
                "在台账、登记册、目录等清单上点“导出 Excel”，行数多时会到这里来。",
                "Export a ledger, a register or the catalogue: where its rows are many, the file comes here.",
              ),
            )}
          </EmptyState>
        )}
        {rows !== undefined && rows.length > 0 && (
          <ul className="ui-plain-list ui-stack">{rows.map(line)}</ul>
        )}
      </div>
    </PageFrame>
  );
}
