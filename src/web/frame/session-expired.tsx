import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Actor } from "../../kernel/actor.ts";
import { SIGNED_OUT } from "./api.ts";
import { useText } from "./language.tsx";
import { useDoor, useSession } from "./session.tsx";
import { text } from "./text.ts";

/** Asks to sign in again above the page, so that what was typed on it stays. */
export function SessionExpired() {
  const { actor } = useSession();
  const { SignInAgain } = useDoor();
  const t = useText(text);
  const queries = useQueryClient();
  const [gone, setGone] = useState<Actor | null>(null);
  const present = useRef(actor);
  useEffect(() => {
    present.current = actor;
  }, [actor]);
  useEffect(() => {
    const ask = () => setGone(present.current);
    window.addEventListener(SIGNED_OUT, ask);
    return () => window.removeEventListener(SIGNED_OUT, ask);
  }, []);
  if (gone === null) return null;
  return (
    // It stays until one is in again.
    <dialog
      ref={(dialog) => void (dialog?.open === false && dialog.showModal())}
      className="asking"
      aria-label={t.expired}
      onCancel={(event) => event.preventDefault()}
    >
      <h2>{t.expired}</h2>
      <p className="form-lead">{t.expiredHelp}</p>
      <SignInAgain
        name={gone.name}
        onDone={() => {
          setGone(null);
          void queries.invalidateQueries();
        }}
      />
    </dialog>
  );
}
