import { useState } from "react";
import { Link } from "react-router";
import { urlOf } from "../../web/frame/api.ts";
import { download } from "../../web/kit/download.ts";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { useAllows } from "../../web/frame/session.tsx";
import {
  MEETING_PAPER_KINDS,
  MEETING_PAPER_NAMES,
  MEETING_PAPER_READERS,
  type MeetingPaperKind,
} from "./papers.ts";
import "../../web/frame/desk.css";
import "./papers.css";
import { PAPER, text } from "./words.ts";

const READERS = { office: ["office"], leaders: ["office", "leader"], all: null } as const;

/** The papers of a meeting that its records are enough for to draft; each as a file and on the screen. */
export default function PapersList({ meeting }: { readonly meeting: string }) {
  const t = useText(text);
  const sentence = useSentence();
  const allows = useAllows();
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState<MeetingPaperKind | null>(null);
  const get = async (kind: MeetingPaperKind) => {
    setBusy(kind);
    setFailed(null);
    try {
      await download(urlOf(PAPER, { params: { meeting, kind } }));
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(null);
    }
  };
  const shown = MEETING_PAPER_KINDS.filter((kind) => {
    const readers = READERS[MEETING_PAPER_READERS[kind]];
    return readers === null || allows(readers);
  });
  return (
    <section className="ui-panel no-print" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p className="ui-quiet">{t.help}</p>
      <FailureNotice error={failed} />
      <ul className="mp-list">
        {shown.map((kind) => {
          const name = sentence(MEETING_PAPER_NAMES[kind]);
          return (
            <li key={kind}>
              <span>
                {name}
                {MEETING_PAPER_READERS[kind] === "office" && (
                  <span className="ui-quiet"> · {t.officeOnly}</span>
                )}
              </span>
              <span className="ui-row">
                <button
                  type="button"
                  className="ui-link-button"
                  aria-label={t.downloadOf(name)}
                  disabled={busy !== null}
                  onClick={() => void get(kind)}
                >
                  {t.download}
                </button>
                <Link to={`/meetings/${meeting}/papers/${kind}`} aria-label={t.viewOf(name)}>
                  {t.view}
                </Link>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
