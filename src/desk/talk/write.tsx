import { Button } from "antd";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useSession } from "../../web/frame/session.tsx";
import { draftKey } from "../../web/kit/drafts.ts";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useWords } from "../../web/kit/said.ts";
import { useDraft } from "../../web/kit/unsent.ts";
import { type About, MOST_WORDS, type Mention, type Mentionable } from "./kind.ts";
import { useMentionables } from "./use-talk.ts";
import { words } from "./words.ts";

/** What is typed after an @ until the caret; null where nobody is being mentioned. */
const mentioned = (before: string): string | null => /[@＠]([^\s@＠]{0,20})$/u.exec(before)?.[1] ?? null;

const NOTHING = { words: "", mentions: "[]" } as const;

/** Words with mentions, kept in this tab until they are sent. `thread` is null for a new one. */
export function Write(props: {
  readonly about: About;
  readonly thread: string | null;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onSend: (said: { words: string; mentions: readonly Mention[] }) => Promise<unknown>;
}) {
  const { about, thread, sending, error, onSend } = props;
  const t = useWords(words);
  const { actor } = useSession();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [term, setTerm] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const draft = useDraft(
    draftKey(actor?.accountId ?? "", `talk:${about.kind}:${about.id}:${thread ?? ""}`),
    NOTHING,
  );
  const typed = draft.values["words"] ?? "";
  const named = useMemo(
    () => JSON.parse(draft.values["mentions"] ?? "[]") as readonly Mentionable[],
    [draft.values],
  );
  const offered = useMentionables(about, term);
  const rows = offered.data?.rows ?? [];
  const label = thread === null ? t.begin : t.answer;

  function pick(who: Mentionable) {
    const caret = field.current?.selectionStart ?? typed.length;
    const begun = typed.slice(0, caret).replace(/[@＠][^\s@＠]*$/u, `@${who.name} `);
    draft.set("words", begun + typed.slice(caret));
    draft.set("mentions", JSON.stringify([...named, who]));
    setTerm(null);
    field.current?.focus();
  }

  const send = () => {
    const mentions = named
      .filter(({ name }) => typed.includes(`@${name}`))
      .map(({ of, id: who }) => ({ of, id: who }));
    // What is refused stays where it was typed, with the sentence under it.
    void onSend({ words: typed, mentions }).then(draft.forget, () => {});
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (typed.trim() !== "") send();
    }
    if (term === null || event.nativeEvent.isComposing) return;
    const chosen = rows[at];
    if (event.key === "Escape") {
      event.stopPropagation();
      setTerm(null);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => (rows.length === 0 ? 0 : (now + step + rows.length) % rows.length));
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) {
      event.preventDefault();
      pick(chosen);
    }
  }

  return (
    <div className="talk-write">
      <textarea
        ref={field}
        className="ui-textarea"
        rows={thread === null ? 3 : 2}
        maxLength={MOST_WORDS}
        aria-label={label}
        placeholder={t.placeholder}
        value={typed}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(term === null ? {} : { "aria-controls": id, "aria-activedescendant": `${id}-${at}` })}
        onChange={(event) => {
          draft.set("words", event.target.value);
          setTerm(mentioned(event.target.value.slice(0, event.target.selectionStart)));
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTerm(null)}
      />
      {term !== null && offered.data !== undefined && (
        <ul id={id} className="talk-offered" role="listbox" aria-label={t.offered}>
          {rows.map((who, place) => (
            <li
              key={`${who.of}/${who.id}`}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              // The keys are the text's, which keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(who)}
            >
              <span lang="zh-CN">{who.name}</span>{" "}
              <span className="ui-quiet" lang={who.of === "unit" ? undefined : "zh-CN"}>
                {who.of === "unit" ? t.unit : who.unit}
              </span>
            </li>
          ))}
          {rows.length === 0 && <li className="ui-quiet">{t.nobody}</li>}
        </ul>
      )}
      <FailureNotice error={error} />
      {typed.trim() !== "" && (
        <Button size="small" type="primary" loading={sending} onClick={send}>
          {t.send}
        </Button>
      )}
    </div>
  );
}
