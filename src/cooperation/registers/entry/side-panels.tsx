import { LightSign, type LightSignColour } from "../../../web/draw/light-sign.tsx";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { Link } from "react-router";
import type { Day } from "../../../kernel/calendar.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { formatDay, formatFigure, formatInstant, formatSize } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { Acts } from "../../../web/kit/acts.tsx";
import { download } from "../../../web/kit/download.ts";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { Chinese, Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { UploadRefused } from "../../../web/kit/upload-refused.tsx";
import { upload } from "../../web/client.ts";
import type { EntryDetail } from "../entry-row.ts";
import { entryKind } from "../kind.ts";
import { SamePair, useLikelySame } from "../list/likely-same.tsx";
import type { RegisterSpec } from "../register-spec.ts";
import { ForecastWords } from "../row-words.tsx";
import { TaskForm } from "./task-form.tsx";
import { type AskedAct, useEntryChanged, useSendAct } from "../use-entry.ts";
import { LIGHTS, PHASES, words } from "./words.ts";

type Props = { readonly detail: EntryDetail };

/** When the next stage may come, and on what that rests. */
export function ForecastPanel({ spec, detail }: Props & { readonly spec: RegisterSpec }) {
  const t = useWords(words.forecast);
  const sentence = useSentence();
  const { forecast } = detail.row;
  if (forecast === null) return null;
  return (
    <Section title={t.name}>
      <p>
        <ForecastWords spec={spec} forecast={forecast} />
      </p>
      <p className="ui-quiet">
        {t.note} {sentence(forecast.because)}
      </p>
    </Section>
  );
}

/** Tasks that came of a row or of its items, with their lights; the office makes more. */
export function TasksPanel({ detail, today }: Props & { readonly today: Day }) {
  const t = useWords(words.tasks);
  const sentence = useSentence();
  const office = useAllows()(["office"]);
  const [making, setMaking] = useState(false);
  const make = office && detail.state.closed === null && !making && (
    <Button size="small" className="no-print" onClick={() => setMaking(true)}>
      {t.make}
    </Button>
  );
  return (
    <Section title={t.name} action={make}>
      {making && <TaskForm {...{ detail, today }} item={null} onDone={() => setMaking(false)} />}
      {detail.tasks.length === 0 && !making && <p className="ui-quiet">{t.none}</p>}
      <ul className="ui-plain-list">
        {detail.tasks.map(({ id, number, text, light, phase }) => {
          const name = LIGHTS[light];
          return (
            <li key={id}>
              <Link to={`/tasks/${id}`} lang="zh-CN">
                {number}. {text}
              </Link>{" "}
              {name !== undefined && (
                <LightSign colour={light as LightSignColour}>{sentence(name)}</LightSign>
              )}{" "}
              <span className="ui-quiet">
                {PHASES[phase] === undefined ? phase : sentence(PHASES[phase])}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Meetings that discussed a problem, and how long it is open. */
export function DiscussedPanel({ detail }: Props) {
  const t = useWords(words.discussed);
  const { language } = useLanguage();
  const { discussed } = detail.state;
  return (
    <Section title={t.name}>
      <p>{t.age(formatFigure(detail.row.ageDays, language))}</p>
      {discussed.length === 0 && <p className="ui-quiet">{t.none}</p>}
      <ul className="ui-plain-list">
        {discussed.toReversed().map(({ meeting, title, on }) => (
          <li key={meeting}>
            <Link to={`/meetings/${meeting}`} lang="zh-CN">
              {title}
            </Link>{" "}
            <span className="ui-quiet">{formatDay(on, language)}</span>
          </li>
        ))}
      </ul>
      <Link className="no-print" to="/meetings">
        {t.toMeetings}
      </Link>
    </Section>
  );
}

/** Rows that look like this one, for the office to decide on. */
export function SamePanel({ detail }: Props) {
  const t = useWords(words.same);
  const office = useAllows()(["office"]);
  const query = useLikelySame(detail.state.register, office && detail.state.closed === null);
  const pairs = (query.data?.rows ?? []).filter(
    ({ left, right }) => left.id === detail.id || right.id === detail.id,
  );
  if (pairs.length === 0) return null;
  return (
    <Section title={t.name}>
      {pairs.map((pair) => (
        <SamePair key={`${pair.left.id} ${pair.right.id}`} pair={pair} />
      ))}
    </Section>
  );
}

const ADD = "POST /api/entries/:entry/documents";
const DOCUMENT = "GET /api/entries/:entry/documents/:digest";
type Sent = { readonly files: readonly File[]; readonly confirmed: boolean };

/** Files kept with a row; they also serve as evidence. */
export function DocumentsPanel({ detail }: Props) {
  const t = useWords(words.documents);
  const { language } = useLanguage();
  const changed = useEntryChanged();
  // From the one that was refused on: what came before it is kept.
  const left = useRef<readonly File[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const params = { entry: detail.id };
  const adding = useMutation({
    mutationFn: async ({ files, confirmed }: Sent) => {
      for (const [at, file] of files.entries()) {
        setSending(file.name);
        left.current = files.slice(at);
        const query = confirmed && at === 0 ? { confirmInternal: "true" } : {};
        changed(detail.id, await upload(ADD, { params, query }, file));
      }
    },
    onSettled: () => setSending(null),
  });
  const saving = useMutation({
    mutationFn: (digest: string) => download(urlOf(DOCUMENT, { params: { ...params, digest } })),
  });
  return (
    <Section title={t.name}>
      {detail.documents.length === 0 && <p className="ui-quiet">{t.none}</p>}
      <ul className="ui-plain-list">
        {detail.documents.map(({ digest, name, size, addedAt, addedBy }) => (
          <li key={digest}>
            <button
              type="button"
              className="ui-link-button"
              lang="zh-CN"
              onClick={() => saving.mutate(digest)}
            >
              {name}
            </button>{" "}
            <span className="ui-quiet">
              {formatSize(size, language)} · {formatInstant(addedAt)} <Chinese>{addedBy}</Chinese>
            </span>
          </li>
        ))}
      </ul>
      <FailureNotice error={saving.error} />
      <UploadRefused
        error={adding.error}
        busy={adding.isPending}
        onConfirm={() => adding.mutate({ files: left.current, confirmed: true })}
        onCancel={() => adding.reset()}
      />
      {sending !== null && <p aria-live="polite">{t.uploading(sending)}</p>}
      {detail.may.includes("put-item") && (
        <div className="no-print">
          <DropZone
            words={t.dropZone}
            accept=""
            multiple
            busy={adding.isPending}
            onFiles={(files) => adding.mutate({ files, confirmed: false })}
          />
        </div>
      )}
    </Section>
  );
}

/** Closing a row, or opening it again, with a reason. */
export function ClosingPanel({ detail, today }: Props & { readonly today: Day }) {
  const send = useSendAct(detail);
  const offered = (["close", "reopen"] as const)
    .filter((type) => detail.may.includes(type))
    .map((type) => ({ type, name: entryKind.acts[type].name, asks: entryKind.acts[type].asks }));
  return (
    <Acts<object>
      offered={offered}
      draft={`entry:${detail.id}`}
      day={today}
      onSend={(type, values) => send({ type, ...values } as AskedAct)}
    />
  );
}
