import { App, Segmented } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Actor } from "../kernel/actor.ts";
import { failureOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
import { useDoor, useSessionChanged, type View } from "./session.tsx";
import { text } from "./text.ts";

const VIEWS: readonly View[] = ["office", "leader", "liaison", "citizen"];

/** Looks at the demonstration as somebody else. */
export function ViewAs({ current }: { readonly current: Actor | null }) {
  const t = useText(text);
  const sentence = useSentence();
  const door = useDoor();
  const changed = useSessionChanged();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const view = current === null ? "citizen" : VIEWS.find((role) => current.roles.some((own) => own === role));
  const take = async (next: View) => {
    setBusy(true);
    try {
      await door.viewAs(next);
      await changed();
      await navigate("/");
    } catch (error) {
      void message.error(sentence(failureOf(error).sentence));
    }
    setBusy(false);
  };
  return (
    <div className="view-as">
      <span id="view-as">{t.viewAs}</span>
      <Segmented<View | "">
        size="small"
        aria-labelledby="view-as"
        disabled={busy}
        value={view ?? ""}
        options={VIEWS.map((value) => ({ value, label: t.views[value] }))}
        onChange={(next) => next !== "" && void take(next)}
      />
    </div>
  );
}
