import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { SPANS } from "../../kernel/inbox.ts";
import "../../web/frame/desk.css";
import { formatDay, formatFigure } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { PanelsOf } from "../../web/frame/panels.tsx";
import { useSession } from "../../web/frame/session.tsx";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useFilters } from "../../web/kit/filters.ts";
import { Loaded } from "../../web/kit/loaded.tsx";
import { useWords } from "../../web/kit/said.ts";
import { useWelcome } from "../welcome/use-welcome.ts";
import { type DeskLine, type Inbox, MOST_SHOWN, SHOWN, SPAN_NAMES } from "./inbox.ts";
import "./inbox.css";
import { Line } from "./line.tsx";
import { useInbox, useMarks } from "./use-inbox.ts";
import { words } from "./words.ts";

const WelcomePanel = lazy(() => import("../welcome/panel.tsx"));

/** Everything that waits for whoever came, and beside it what they look after. */
export default function DeskPage() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { actor } = useSession();
  const [{ kind, put }, change] = useFilters(["kind", "put"]);
  const snoozed = put === "off";
  const [size, setSize] = useState(SHOWN);
  const query = useInbox({ kind, snoozed, size });
  const welcome = useWelcome();
  return (
    <Loaded query={query}>
      {(inbox) => (
        <PageFrame
          title={t.title}
          lead={
            <>
              {formatDay(inbox.asOf, language)} ·{" "}
              {t.lead(
                Object.values(inbox.counts).reduce((sum, count) => sum + count, 0),
                kind === undefined && !snoozed ? inbox.spans.late : 0,
              )}
            </>
          }
        >
          {welcome.open && (
            <Suspense fallback={null}>
              <WelcomePanel onClose={welcome.close} />
            </Suspense>
          )}
          <div className="ib-desk">
            <section aria-label={t.title} className="ib-main">
              <Kinds inbox={inbox} kind={kind} snoozed={snoozed} change={change} />
              <Lines
                inbox={inbox}
                kind={kind}
                snoozed={snoozed}
                onAll={() => change({ kind: null, put: null })}
                onMore={size === SHOWN ? () => setSize(MOST_SHOWN) : null}
              />
            </section>
            {actor !== null && (
              <aside className="ib-beside" aria-label={t.beside}>
                <PanelsOf place="desk" about={{ roles: actor.roles, organisationId: actor.organisationId }} />
              </aside>
            )}
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

type Change = (change: { readonly kind?: string | null; readonly put?: string | null }) => void;

function Kinds(props: {
  readonly inbox: Inbox;
  readonly kind: string | undefined;
  readonly snoozed: boolean;
  readonly change: Change;
}) {
  const { inbox, kind, snoozed, change } = props;
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const counts = Object.entries(inbox.counts).toSorted(([, a], [, b]) => b - a);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0 && inbox.snoozed === 0) return null;
  return (
    <div className="ib-kinds no-print" role="group" aria-label={t.kinds}>
      <button
        type="button"
        className="ib-chip"
        aria-pressed={kind === undefined && !snoozed}
        onClick={() => change({ kind: null, put: null })}
      >
        {t.all} <b>{formatFigure(all, language)}</b>
      </button>
      {counts.map(([each, count]) => (
        <button
          key={each}
          type="button"
          className="ib-chip"
          aria-pressed={kind === each && !snoozed}
          onClick={() => change({ kind: kind === each ? null : each, put: null })}
        >
          {sentence(inbox.kinds[each] ?? { zh: each, en: each })} <b>{formatFigure(count, language)}</b>
        </button>
      ))}
      {(inbox.snoozed > 0 || snoozed) && (
        <button
          type="button"
          className="ib-chip ib-chip-off"
          aria-pressed={snoozed}
          onClick={() => change({ kind: null, put: snoozed ? null : "off" })}
        >
          {t.snoozed(inbox.snoozed)}
        </button>
      )}
    </div>
  );
}

function Lines(props: {
  readonly inbox: Inbox;
  readonly kind: string | undefined;
  readonly snoozed: boolean;
  readonly onAll: () => void;
  /** Null where no more lines can be had. */
  readonly onMore: (() => void) | null;
}) {
  const { inbox, kind, snoozed, onMore } = props;
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState<string | null>(null);
  const { read, snooze } = useMarks();
  const links = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];

  // From where nothing has the keyboard, j leads to the first line.
  useEffect(() => {
    const onFirst = ({ key, target, ctrlKey, metaKey, altKey }: globalThis.KeyboardEvent) => {
      if (key === "j" && target === document.body && !ctrlKey && !metaKey && !altKey)
        list.current?.querySelector<HTMLElement>("[data-line]")?.focus();
    };
    window.addEventListener("keydown", onFirst);
    return () => window.removeEventListener("keydown", onFirst);
  }, [list]);

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = links();
    const at = all.findIndex((link) => link === document.activeElement);
    const line = inbox.lines.find(({ id }) => id === all[at]?.dataset["line"]);
    const go = (to: number) => {
      event.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
    };
    switch (event.key) {
      case "j":
      case "ArrowDown":
        return go(at + 1);
      case "k":
      case "ArrowUp":
        return go(at - 1);
      case "s":
        if (line && !line.late && line.snoozedUntil === null) setChoosing(line.id);
        return;
      case "u":
        if (line) read.mutate({ ids: [line.id], read: !line.read });
    }
  };
  const put = (line: DeskLine, until: string | null) => {
    const next = inbox.lines[inbox.lines.indexOf(line) + 1];
    setChoosing(null);
    snooze.mutate({ id: line.id, until });
    links()
      .find((link) => link.dataset["line"] === next?.id)
      ?.focus();
  };

  if (inbox.lines.length === 0) {
    const plain = kind === undefined && !snoozed;
    return (
      <EmptyState
        title={plain ? t.empty : snoozed ? t.emptySnoozed : t.emptyKind}
        {...(plain
          ? {}
          : {
              action: (
                <button type="button" className="ui-link-button" onClick={props.onAll}>
                  {snoozed ? t.back : t.showAll}
                </button>
              ),
            })}
      >
        {plain && t.emptyHelp}
      </EmptyState>
    );
  }
  return (
    <div ref={list} onKeyDown={onKey}>
      <FailureNotice error={snooze.error ?? read.error} />
      {SPANS.map((span) => {
        const lines = inbox.lines.filter((line) => line.span === span);
        if (lines.length === 0) return null;
        return (
          <section key={span} className="ib-span" aria-labelledby={`span-${span}`}>
            <h2 id={`span-${span}`} className={`ui-h2 ib-h-${span}`}>
              {sentence(SPAN_NAMES[span])}{" "}
              <span className="ui-quiet tabular">{formatFigure(inbox.spans[span], language)}</span>
            </h2>
            <ul className="ib-lines">
              {lines.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  kind={inbox.kinds[line.kind]}
                  asOf={inbox.asOf}
                  choosing={choosing === line.id}
                  onChoose={(open) => setChoosing(open ? line.id : null)}
                  onOpen={() => {
                    if (!line.read) read.mutate({ ids: [line.id], read: true });
                  }}
                  onSnooze={(until) => put(line, until)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {inbox.total > inbox.lines.length && (
        <p className="ui-quiet">
          {t.more(inbox.lines.length, inbox.total)}{" "}
          {onMore && (
            <button type="button" className="ui-link-button" onClick={onMore}>
              {t.showMore}
            </button>
          )}
        </p>
      )}
      <p className="ui-quiet ib-keys no-print">{t.keys}</p>
    </div>
  );
}
