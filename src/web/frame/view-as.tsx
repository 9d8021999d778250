import { tell } from "./told.tsx";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Actor } from "../../kernel/actor.ts";
import { failureOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
import { useNarrow } from "./screen.ts";
import { useDoor, useSessionChanged, MORE_VIEWS, type View, VIEWS } from "./session.tsx";
import { text } from "./text.ts";

const isFurther = (view: View | undefined): boolean => MORE_VIEWS.some((each) => each === view);

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
      : ([...VIEWS, ...MORE_VIEWS].find((each) => current.name === `demo-${each}`) ??
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
  return (
    <div className="view-as">
      <span>{t.viewAs}</span>
      {narrow ? (
        <select
          className="ui-select"
          aria-label={t.viewAs}
          disabled={busy}
          value={view ?? ""}
          onChange={({ target }) => void take(target.value as View)}
        >
          {view === undefined && <option value="" />}
          {[...VIEWS, ...MORE_VIEWS].map((each) => (
            <option key={each} value={each}>
              {t.views[each]}
            </option>
          ))}
        </select>
      ) : (
        <div role="group" aria-label={t.viewAs}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === view}
              disabled={busy}
              onClick={() => void take(each)}
            >
              {t.views[each]}
            </button>
          ))}
          <select
            aria-label={t.moreViews}
            data-chosen={isFurther(view)}
            disabled={busy}
            value={isFurther(view) ? view : ""}
            onChange={({ target }) => void take(target.value as View)}
          >
            <option value="" hidden>
              {t.moreViews}
            </option>
            {MORE_VIEWS.map((each) => (
              <option key={each} value={each}>
                {t.views[each]}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
