import { CloseOutlined, SearchOutlined } from "@ant-design/icons";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { useOpenPages } from "../frame/pages-context.tsx";
import { useSession } from "../frame/session.tsx";
import { actsNamed, type Line, pagesNamed } from "./matches.ts";
import { noteFind, recentFinds } from "./recent.ts";
import { useFinds, usePaused } from "./use-finds.ts";
import { text } from "./words.ts";
import "./finder.css";

/** Of pages and things to do as many are shown. */
const SHOWN = 6;
const MOST = 100;

type Group = { readonly key: string; readonly title: string; readonly lines: readonly Line[] };

/** The palette: pages, what can be begun, and everything that its reader may read, by words. */
export default function Finder({ onClose }: { readonly onClose: () => void }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const id = useId();
  const open = useOpenPages();
  const { actor } = useSession();
  const accountId = actor?.accountId ?? "";
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const words = typed.trim().slice(0, MOST);
  const asked = usePaused(words);
  const finds = useFinds(asked);
  const answered = words !== "" && asked === words ? finds.data : undefined;
  const person = { organisation: actor?.organisationId ?? null, roles: actor?.roles ?? [] };
  const [recent] = useState(() => recentFinds(accountId));

  const groups: readonly Group[] = [
    { key: "recent", title: t.recent, lines: words === "" ? recent : [] },
    { key: "acts", title: t.acts, lines: actsNamed(open, words, person).slice(0, SHOWN) },
    {
      key: "pages",
      title: t.pages,
      lines: pagesNamed(open, words, person).slice(0, words === "" ? 2 * SHOWN : SHOWN),
    },
    ...(answered?.groups ?? []).map(({ kind, found }) => ({
      key: `kind ${kind}`,
      title: sentence(answered?.kinds[kind] ?? { zh: kind, en: kind }),
      lines: found.map(({ title, ...line }): Line => ({ ...line, title: { zh: title, en: title } })),
    })),
    {
      key: "all",
      title: "",
      lines:
        words === ""
          ? []
          : [
              {
                link: `/search?${new URLSearchParams({ q: words }).toString()}`,
                title: { zh: text.zh.all(words), en: text.en.all(words) },
                about: null,
                sample: false,
              },
            ],
    },
  ].filter(({ lines }) => lines.length > 0);
  const lines = groups.flatMap((group) => group.lines.map((line) => ({ group: group.key, line })));
  const found = lines.filter(({ group }) => group !== "all").length;
  const marked = Math.min(at, lines.length - 1);
  const optionId = (place: number): string => `${id}-${place}`;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [id, marked]);

  const took = ({ group, line }: (typeof lines)[number]) => {
    if (group !== "all") noteFind(accountId, line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && lines.length > 0) {
      event.preventDefault();
      setAt((marked + step + lines.length) % lines.length);
    }
    const chosen = lines[marked];
    if (event.key !== "Enter" || chosen === undefined) return;
    event.preventDefault();
    took(chosen);
    if (event.ctrlKey || event.metaKey) window.open(chosen.line.link, "_blank", "noopener");
    else {
      onClose();
      void navigate(chosen.line.link);
    }
  };

  const busy = words !== "" && (asked !== words || finds.isFetching);
  const late = (answered?.late ?? []).map((kind) =>
    sentence(answered?.kinds[kind] ?? { zh: kind, en: kind }),
  );
  const status =
    finds.isError && asked === words && words !== "" ? t.failed : busy ? t.finding : t.count(found);
  let place = -1;
  return (
    <dialog
      ref={dialog}
      className="finder"
      aria-label={t.label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="finder-sheet">
        <div className="finder-head">
          <SearchOutlined aria-hidden="true" />
          <input
            type="text"
            role="combobox"
            aria-label={t.label}
            aria-expanded={lines.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            {...(marked >= 0 ? { "aria-activedescendant": optionId(marked) } : {})}
            placeholder={t.hint}
            value={typed}
            maxLength={MOST}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <button type="button" className="finder-close" aria-label={t.close} onClick={onClose}>
            <CloseOutlined aria-hidden="true" />
          </button>
        </div>
        <div className="finder-lines" id={`${id}-list`} role="listbox" aria-label={t.label}>
          {groups.map((group) => (
            <div key={group.key} role="group" aria-label={group.title || t.find}>
              {group.title !== "" && (
                <div className="finder-group" aria-hidden="true">
                  {group.title}
                </div>
              )}
              {group.lines.map((line) => {
                place += 1;
                const own = place;
                return (
                  <Link
                    key={`${group.key} ${line.link} ${line.title.zh}`}
                    id={optionId(own)}
                    role="option"
                    aria-selected={own === marked}
                    tabIndex={-1}
                    className="finder-line"
                    to={line.link}
                    onMouseMove={() => own !== marked && setAt(own)}
                    onClick={(event) => {
                      took({ group: group.key, line });
                      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onClose();
                    }}
                  >
                    <span
                      className="finder-title"
                      {...(group.key.startsWith("kind") ? { lang: "zh-CN" } : {})}
                    >
                      {sentence(line.title)}
                    </span>
                    {line.sample && !line.title.zh.includes("示例") && (
                      <span className="finder-tag">{t.sample}</span>
                    )}
                    {line.about !== null && <span className="finder-about">{sentence(line.about)}</span>}
                  </Link>
                );
              })}
            </div>
          ))}
          {words !== "" && !busy && found === 0 && <p className="finder-none">{t.none(words)}</p>}
          {late.length > 0 && (
            <p className="finder-none">{t.late(late.join(language === "zh" ? "、" : ", "))}</p>
          )}
        </div>
        <div className="finder-foot">
          <span role="status">{status}</span>
          <span className="finder-keys" aria-hidden="true">
            {t.keys}
          </span>
        </div>
      </div>
    </dialog>
  );
}
