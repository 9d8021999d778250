import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import "../../web/frame/desk.css";
import { failureOf } from "../../web/frame/failure.ts";
import { formatDay, formatInstant, formatList, formatSize } from "../../web/frame/format.ts";
import { useLanguage } from "../../web/frame/language.tsx";
import { useAllows } from "../../web/frame/session.tsx";
import { Confirm } from "../../web/kit/confirm.tsx";
import { download } from "../../web/kit/download.ts";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useWords } from "../../web/kit/said.ts";
import { ROLES } from "../../kernel/access.ts";
import type { About, TalkThread } from "./kind.ts";
import "./talk.css";
import { fileUrl, useTalk } from "./use-talk.ts";
import { words } from "./words.ts";
import { Write } from "./write.tsx";

const SPEAKERS = ROLES.filter((role) => role !== "applicant");

type Remark = TalkThread["remarks"][number];
type Hands = ReturnType<typeof useTalk>;

/** Talk on the record whose page this is: its count, and behind it the threads. */
export default function TalkPanel(about: About) {
  return useAllows()(SPEAKERS) ? <TalkOn about={about} /> : null;
}

function TalkOn({ about }: { readonly about: About }) {
  const t = useWords(words);
  const [asked] = useSearchParams();
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<boolean | null>(null);
  const hands = useTalk(about, all);
  const { query, begin } = hands;
  const { data } = query;
  const shown = opened ?? (data !== undefined && (data.open > 0 || asked.has("talk")));
  if (data === undefined) return query.isError ? <FailureNotice error={query.error} /> : null;
  return (
    <details className="ui-panel talk" open={shown} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <h2 className="ui-h2">{t.title}</h2>
        <span className="ui-quiet">{t.count(data.open, data.total)}</span>
      </summary>
      {shown && (
        <>
          <p className="ui-quiet">{t.lead}</p>
          <Write
            about={about}
            thread={null}
            sending={begin.isPending}
            error={begin.error}
            onSend={(said) => begin.mutateAsync(said)}
          />
          {data.threads.map((thread) => (
            <Thread key={thread.id} {...{ about, thread, hands }} asked={asked.get("talk") === thread.id} />
          ))}
          {data.total > data.threads.length && (
            <button type="button" className="ui-link-button" onClick={() => setAll(true)}>
              {t.more(data.total)}
            </button>
          )}
        </>
      )}
    </details>
  );
}

function Thread(props: {
  readonly about: About;
  readonly thread: TalkThread;
  readonly hands: Hands;
  readonly asked: boolean;
}) {
  const { about, thread, hands, asked } = props;
  const { act } = hands;
  const t = useWords(words);
  const { language } = useLanguage();
  const place = useRef<HTMLElement>(null);
  const [first] = useState(asked);
  useEffect(() => {
    if (first) place.current?.scrollIntoView({ block: "center" });
  }, [first]);
  const of = { thread: thread.id, version: thread.version };
  const own = act.variables?.thread === thread.id;
  const offers = (type: "seen" | "settle" | "reopen", name: string) =>
    thread.may.includes(type) && (
      <Button size="small" disabled={act.isPending} onClick={() => act.mutate({ ...of, act: { type } })}>
        {name}
      </Button>
    );
  return (
    <article
      ref={place}
      className={`talk-thread ${thread.status === "settled" ? "talk-thread-settled" : ""} ${asked ? "talk-thread-asked" : ""}`}
      aria-label={`${t.title} ${thread.remarks[0]?.by ?? ""}`}
    >
      {thread.remarks.map((remark) => (
        <Said key={remark.number} {...{ about, thread, remark, hands }} />
      ))}
      <div className="ui-row">
        {thread.settled === null ? (
          <span className="ui-label ui-label-river">{t.open}</span>
        ) : (
          <span className="ui-quiet">
            {t.settled(thread.settled.by, formatDay(thread.settled.on, language))}
          </span>
        )}
        {offers("seen", t.seen)}
        {offers("settle", t.settle)}
        {offers("reopen", t.reopen)}
        {thread.status === "open" && <Attach {...{ thread, hands }} />}
      </div>
      {own && act.variables?.act.type !== "answer" && <FailureNotice error={act.error} />}
      {thread.may.includes("answer") && (
        <Write
          about={about}
          thread={thread.id}
          sending={own && act.isPending}
          error={own && act.variables?.act.type === "answer" ? act.error : null}
          onSend={(said) => act.mutateAsync({ ...of, act: { type: "answer", ...said } })}
        />
      )}
    </article>
  );
}

function Said(props: {
  readonly about: About;
  readonly thread: TalkThread;
  readonly remark: Remark;
  readonly hands: Hands;
}) {
  const { about, thread, remark, hands } = props;
  const { by, unit, at, erased, file, seenBy, number } = remark;
  const t = useWords(words);
  const { language } = useLanguage();
  const saving = useMutation({
    mutationFn: (digest: string) => download(fileUrl(about, thread.id, digest)),
  });
  const erase = () =>
    hands.act.mutate({
      thread: thread.id,
      version: thread.version,
      act: { type: "erase", remark: number },
    });
  return (
    <div className="talk-remark">
      <div className="ui-row ui-quiet">
        <b lang="zh-CN">{by}</b>
        {unit !== null && <span lang="zh-CN">{unit}</span>}
        <time dateTime={at}>{formatInstant(at)}</time>
        {remark.mayErase && (
          <Confirm title={t.eraseTitle} description={t.eraseHelp} okText={t.erase} onConfirm={erase}>
            <button type="button" className="ui-link-button">
              {t.erase}
            </button>
          </Confirm>
        )}
      </div>
      {erased !== null && <p className="ui-quiet">{t.erased(erased.by, formatDay(erased.on, language))}</p>}
      {remark.words !== null && (
        <p className="talk-words" lang="zh-CN" dir="auto">
          {marked(remark.words, remark.mentions)}
        </p>
      )}
      {file !== null && (
        <p className="talk-words">
          {t.attached}{" "}
          <button
            type="button"
            className="ui-link-button"
            lang="zh-CN"
            onClick={() => saving.mutate(file.digest)}
          >
            {file.name}
          </button>{" "}
          <span className="ui-quiet">{formatSize(file.size, language)}</span>
        </p>
      )}
      <FailureNotice error={saving.error} />
      {seenBy.length > 0 && <p className="ui-quiet">{t.seenBy(formatList(seenBy, language))}</p>}
    </div>
  );
}

/** What was said, with whom it mentions told from the rest; it is text, whatever stands in it. */
function marked(said: string, mentions: Remark["mentions"]): ReactNode {
  const names = mentions.map(({ name }) => `@${name}`).toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return said;
  const parts = names.reduce<readonly string[]>(
    (found, name) =>
      found.flatMap((part) =>
        names.includes(part)
          ? [part]
          : part.split(name).flatMap((each, place) => (place === 0 ? [each] : [name, each])),
      ),
    [said],
  );
  return parts.map((part, place) => (names.includes(part) ? <b key={place}>{part}</b> : part));
}

function Attach({ thread, hands }: { readonly thread: TalkThread; readonly hands: Hands }) {
  const { attach } = hands;
  const t = useWords(words);
  const own = attach.variables?.thread === thread.id;
  const send = (file: File, confirmInternal: boolean) =>
    attach.mutate({ thread: thread.id, file, confirmInternal });
  const error = own ? attach.error : null;
  const sent = own ? attach.variables?.file : undefined;
  return (
    <>
      <label className="talk-file ui-link-button">
        {t.attach}
        <input
          type="file"
          aria-label={t.attach}
          disabled={attach.isPending}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) send(file, false);
          }}
        />
      </label>
      <FailureNotice error={error} />
      {error !== null && sent && failureOf(error).code === "ask-internal" && (
        <Button size="small" onClick={() => send(sent, true)}>
          {t.internal}
        </Button>
      )}
    </>
  );
}
