import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type BackgroundWork, EXPORT_DAYS } from "../../kernel/export.ts";
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
const ALL = "GET /api/background";
const ONE = "DELETE /api/background/:work";
const FILE = "GET /api/background/:work/file";
const AGAIN_MS = 1_500;

const STATES = {
  waiting: { name: say("等候", "Waiting"), tone: "quiet" },
  running: { name: say("正在办", "Under way"), tone: "ochre" },
  stopped: { name: say("已停下", "Stopped"), tone: "quiet" },
  done: { name: say("已办好", "Done"), tone: "grass" },
  failed: { name: say("没有办成", "Not done"), tone: "vermilion" },
} as const;

const isOpen = ({ state }: BackgroundWork): boolean => state === "waiting" || state === "running";

/** Whatever runs or ran in the background for who looks: how far it is, what it waits for, and what came of it. */
export default function BackgroundPage() {
  const sentence = useSentence();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: [ALL],
    queryFn: () => api(ALL),
    refetchInterval: ({ state }) => (state.data?.rows.some(isOpen) === true ? AGAIN_MS : false),
  });
  const inbox = () => queries.invalidateQueries({ queryKey: ["GET /api/inbox"] });
  const removing = useMutation({
    mutationFn: (id: string) => api(ONE, { params: { work: id } }),
    onSuccess: (reply) => {
      queries.setQueryData([ALL], reply);
      void inbox();
    },
  });
  const saving = useMutation({
    mutationFn: (id: string) => download(urlOf(FILE, { params: { work: id } })),
    onSettled: inbox,
  });
  const rows = found.data?.rows;
  return (
    <PageFrame
      title={sentence(say("后台工作", "Background work"))}
      lead={sentence(
        say(
          `要等的导出、公文和导入在后台办，可以离开；文件 ${EXPORT_DAYS} 天内只有您能下载，角色或单位变动后须重新导出。`,
          `Exports, papers and imports that take long are done in the background, and you may leave. Only you can fetch a file, for ${EXPORT_DAYS} days; after a change of your roles or unit, export again.`,
        ),
      )}
    >
      <div className="ui-stack">
        <FailureNotice error={found.error ?? removing.error ?? saving.error} />
        {rows === undefined && found.error === null && <RowsSkeleton />}
        {rows?.length === 0 && (
          <EmptyState title={sentence(say("后台没有您的工作", "Nothing of yours is in the background"))}>
            {sentence(
              say(
                "导出或导入的行数多、按过去某天起草公文时，会到这里来办。",
                "Exports and imports of many rows, and papers of a past day, are done here.",
              ),
            )}
          </EmptyState>
        )}
        {rows !== undefined && rows.length > 0 && (
          <ul className="ui-plain-list ui-stack">
            {rows.map((of) => (
              <Work key={of.id} of={of}>
                {of.own === "file" && of.state === "done" && (
                  <Button
                    type="primary"
                    size="small"
                    loading={saving.isPending && saving.variables === of.id}
                    onClick={() => saving.mutate(of.id)}
                  >
                    {sentence(say("下载", "Download"))}
                  </Button>
                )}
                {of.own === "record" && <OpenMade of={of} />}
                {of.own === null && of.link !== null && (
                  <Link className="link-button" to={of.link}>
                    {sentence(say("打开导入", "Open the import"))}
                  </Link>
                )}
                {of.own !== null && (
                  <Button size="small" disabled={removing.isPending} onClick={() => removing.mutate(of.id)}>
                    {sentence(
                      isOpen(of)
                        ? say("取消", "Cancel")
                        : of.until === null
                          ? say("从列表去掉", "Take off the list")
                          : say("删除", "Remove"),
                    )}
                  </Button>
                )}
              </Work>
            ))}
          </ul>
        )}
      </div>
    </PageFrame>
  );
}

function Work({ of, children }: { readonly of: BackgroundWork; readonly children: ReactNode }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const { kind, name, state, why, askedAt, until } = of;
  return (
    <li className="ui-panel export-row">
      <span className="ui-row">
        <StatusLabel name={sentence(STATES[state].name)} tone={STATES[state].tone} />
        <strong lang={name.zh === name.en ? "zh" : undefined}>{sentence(name)}</strong>
        <span className="ui-quiet">{sentence(kind)}</span>
      </span>
      <span className="ui-quiet">
        {formatInstant(askedAt)}
        {until !== null &&
          sentence(
            say(` · ${formatDay(until, language)}后删除`, ` · goes after ${formatDay(until, language)}`),
          )}
      </span>
      {state === "running" && <ExportProgress of={of} counts={of.counts} />}
      {why !== null && <span>{sentence(why)}</span>}
      <span className="ui-row">{children}</span>
    </li>
  );
}
