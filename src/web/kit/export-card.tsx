import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { say } from "../../kernel/fields.ts";
import type { Export } from "../../kernel/export.ts";
import { send, urlOf } from "../frame/api.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence } from "../frame/language.tsx";
import { download } from "./download.ts";
import "./export-card.css";
import { FailureNotice } from "./failure-notice.tsx";
import { Progress } from "./progress.tsx";

const ONE = "GET /api/exports/:export";
const ask = (method: "GET" | "DELETE", url: string): Promise<unknown> =>
  send(url, { method, headers: { "x-jiziwan": "1" } });
const AGAIN_MS = 1_000;

/** How much of an export is written, as a bar and in rows. */
export function ExportProgress({ of: { done, total } }: { readonly of: Pick<Export, "done" | "total"> }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language);
  const words = sentence(
    done < total
      ? say(`已读 ${figure(done)} / ${figure(total)} 行`, `${figure(done)} of ${figure(total)} rows read`)
      : say(
          `${figure(total)} 行已读完，正在写成文件`,
          `${figure(total)} rows read; the file is being put together`,
        ),
  );
  return (
    <span className="ui-row">
      <Progress share={total === 0 ? 0 : done / total} label={words} />
      <span className="ui-quiet tabular">{words}</span>
    </span>
  );
}

/** How far a file is that was asked for on this page; saved when it is done. The page may be left meanwhile. */
export default function ExportCard({ of, onClose }: { readonly of: Export; readonly onClose: () => void }) {
  const sentence = useSentence();
  const queries = useQueryClient();
  const call = { params: { export: of.id } };
  const asked = useQuery({
    queryKey: ["GET /api/exports", of.id],
    queryFn: async () => (await ask("GET", urlOf(ONE, call))) as Export,
    initialData: of,
    refetchInterval: ({ state }) => (state.data?.state === "running" ? AGAIN_MS : false),
  });
  const saving = useMutation({
    mutationFn: () => download(urlOf(`${ONE}/file`, call)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["GET /api/inbox"] }),
  });
  const cancelling = useMutation({ mutationFn: () => ask("DELETE", urlOf(ONE, call)), onSuccess: onClose });
  const { state, name, failure } = asked.data;
  // Who waited here gets the file at once, and once.
  const saved = useRef(false);
  const { mutate: save } = saving;
  useEffect(() => {
    if (state !== "done" || saved.current) return;
    saved.current = true;
    save();
  }, [state, save]);
  return (
    <section className="export-card no-print" role="status" aria-label={sentence(name)}>
      <strong>{sentence(name)}</strong>
      {state === "running" && (
        <>
          <ExportProgress of={asked.data} />
          <p className="ui-quiet">
            {sentence(
              say(
                "正在后台写，可以离开本页；写好后收件箱会提醒，",
                "It is written in the background, and you may leave: your inbox will say when it is done, and ",
              ),
            )}
            <Link to="/exports">{sentence(say("我的导出里可下载", "My exports has it"))}</Link>
            {sentence(say("。", "."))}
          </p>
        </>
      )}
      {state === "done" && <p>{sentence(say("已写好，正在下载。", "It is written and being fetched."))}</p>}
      {failure !== null && <p>{sentence(failure)}</p>}
      <FailureNotice error={asked.error ?? saving.error ?? cancelling.error} />
      <span className="ui-row">
        {state === "done" && (
          <Button size="small" loading={saving.isPending} onClick={() => saving.mutate()}>
            {sentence(say("再下载一次", "Fetch it again"))}
          </Button>
        )}
        {state === "running" && (
          <Button size="small" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {sentence(say("取消导出", "Cancel the export"))}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {sentence(state === "running" ? say("收起", "Put away") : say("关闭", "Close"))}
        </Button>
      </span>
    </section>
  );
}
