import { Segmented, Select } from "antd";
import { tell } from "./told.tsx";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Actor } from "../../kernel/actor.ts";
import { failureOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
import { useNarrow } from "./screen.ts";
import { useDoor, useSessionChanged, type View, VIEWS } from "./session.tsx";
import { text } from "./text.ts";

/** Looks at the demonstration as somebody else. */
export function ViewAs({ current }: { readonly current: Actor | null }) {
  const t = useText(text);
  const sentence = useSentence();
  const door = useDoor();
  const changed = useSessionChanged();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const [busy, setBusy] = useState(false);
  const view =
    current === null
      ? "citizen"
      : (VIEWS.find((each) => current.name === `demo-${each}`) ??
        VIEWS.find((role) => current.roles.some((own) => own === role)));
  const take = async (next: View) => {
    setBusy(true);
    try {
      await door.viewAs(next);
      await changed();
      await navigate("/");
    } catch (error) {
      tell.failed(sentence(failureOf(error).sentence));
    }
    setBusy(false);
  };
  const options = VIEWS.map((value) => ({ value, label: t.views[value] }));
  const choice = {
    size: "small",
    "aria-label": t.viewAs,
    disabled: busy,
    options,
    onChange: (next: View) => void take(next),
  } as const;
  return (
    <div className="view-as">
      <span>{t.viewAs}</span>
      {narrow ? (
        <Select<View> {...choice} className="filter-choice" value={view ?? null} />
      ) : (
        // A value that is none of the options shows none of them as chosen.
        <Segmented<View> {...choice} value={view ?? ("" as View)} />
      )}
    </div>
  );
}
