import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { say } from "../../kernel/fields.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { BackgroundWork, Export } from "../../kernel/export.ts";
import { send, urlOf } from "../frame/api.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence } from "../frame/language.tsx";
import { download } from "./download.ts";
import "./export-card.css";
import { FailureNotice } from "./failure-notice.tsx";
import { Progress } from "./progress.tsx";

const ONE = "GET /api/background/:work";
const ask = (method: "GET" | "POST" | "DELETE", url: string): Promise<unknown> =>
  send(url, { method, headers: { "x-jiziwan": "1" } });
const AGAIN_MS = 1_000;

/** Opens the record that was made; it waits no more in the inbox. */
export function OpenMade({ of: { id, link } }: { readonly of: Pick<Export, "id" | "link"> }) {
  const sentence = useSentence();
  const queries = useQueryClient();
  const opening = useMutation({
    mutationFn: () => ask("POST", urlOf(`${ONE}/opened`, { params: { work: id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["GET /api/inbox"] }),
  });
  if (link === null) return null;
  return (
    <Link className="link-button" to={link} onClick={() => opening.mutate()}>
      {sentence(say("打开", "Open"))}
    </Link>
  );
}

const COUNTED: Readonly<Record<BackgroundWork["counts"], (done: string, total: string) => Sentence>> = {
  rows: (done, total) => say(`已读 ${done} / ${total} 行`, `${done} of ${total} rows read`),
  items: (done, total) => say(`已读 ${done} / ${total} 项`, `${done} of ${total} items read`),
  entries: (done, total) => say(`已办 ${done} / ${total} 行`, `${done} of ${total} rows dealt with`),
};

/** How much of what is made is done, as a bar and in what is counted. */
export function ExportProgress({
  of: { done, total },
  counts,
}: {
  readonly of: Pick<Export, "done" | "total">;
  readonly counts: BackgroundWork["counts"];
}) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language);
  const counted = sentence(COUNTED[counts](figure(done), figure(total)));
  const words =
    done < total ? counted : sentence(say(`${counted}，正在收尾`, `${counted}; it is being finished`));
  return (
    <span className="ui-row">
      <Progress share={total === 0 ? 0 : done / total} label={words} />
      <span className="ui-quiet tabular">{words}</span>
    </span>
  );
}

/** How far it is with what was asked for on this page; a file is saved when it is done. The page may be left meanwhile. */
export default function ExportCard({ of, onClose }: { readonly of: Export; readonly onClose: () => void }) {
  const sentence = useSentence();
  const queries = useQueryClient();
  const call = { params: { work: of.id } };
  const asked = useQuery({
    queryKey: ["GET /api/background/:work", of.id],
    queryFn: async () => (await ask("GET", urlOf(ONE, call))) as Export,
    initialData: of,
    refetchInterval: ({ state }) => (state.data?.state === "running" ? AGAIN_MS : false),
  });
  const saving = useMutation({
    mutationFn: () => download(urlOf(`${ONE}/file`, call)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["GET /api/inbox"] }),
  });
  const cancelling = useMutation({ mutationFn: () => ask("DELETE", urlOf(ONE, call)), onSuccess: onClose });
  const { state, name, failure, makes } = asked.data;
  // Who waited here gets the file at once, and once.
  const saved = useRef(false);
  const { mutate: save } = saving;
  useEffect(() => {
    if (state !== "done" || makes !== "file" || saved.current) return;
    saved.current = true;
    save();
  }, [state, makes, save]);
  return (
    <section className="export-card no-print" role="status" aria-label={sentence(name)}>
      <strong>{sentence(name)}</strong>
      {state === "running" && (
        <>
          <ExportProgress of={asked.data} counts={makes === "file" ? "rows" : "items"} />
          <p className="ui-quiet">
            {sentence(
              say(
                "正在后台写，可以离开本页；写好后收件箱会提醒，",
                "It is written in the background, and you may leave: your inbox will say when it is done, and ",
              ),
            )}
            <Link to="/background">
              {sentence(
                makes === "file"
                  ? say("后台工作里可下载", "Background work has it")
                  : say("后台工作里可打开", "Background work opens it"),
              )}
            </Link>
            {sentence(say("。", "."))}
          </p>
        </>
      )}
      {state === "done" && (
        <p>
          {sentence(
            makes === "file"
              ? say("已写好，正在下载。", "It is written and being fetched.")
              : say("已写好。", "It is written."),
          )}
        </p>
      )}
      {failure !== null && <p>{sentence(failure)}</p>}
      <FailureNotice error={asked.error ?? saving.error ?? cancelling.error} />
      <span className="ui-row">
        {state === "done" && makes === "record" && <OpenMade of={asked.data} />}
        {state === "done" && makes === "file" && (
          <Button size="small" loading={saving.isPending} onClick={() => saving.mutate()}>
            {sentence(say("再下载一次", "Fetch it again"))}
          </Button>
        )}
        {state === "running" && (
          <Button size="small" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {sentence(say("取消", "Cancel"))}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {sentence(state === "running" ? say("收起", "Put away") : say("关闭", "Close"))}
        </Button>
      </span>
    </section>
  );
}
