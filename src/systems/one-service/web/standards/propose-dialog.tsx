import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BeforeSending } from "../../../../web/kit/before-sending.tsx";
import { Choice } from "../../../../web/kit/choice.tsx";
import { useReached } from "../../../../web/kit/reach.ts";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../client.ts";
import { useCityName } from "./city-words.tsx";
import { text } from "./comparison-text.ts";
import { NOBODY, notReached } from "./reached-cities.ts";
import { STANDARDS } from "./use-standards.ts";

/**
 * Proposes a common list of the picked items and goes to it; shows which of the four cities it asks, for how many items, and
 * which have nobody here who could answer.
 */
export function ProposeDialog({
  keys,
  onClose,
}: {
  readonly keys: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const goTo = useNavigate();
  const queries = useQueryClient();
  const reached = useReached("cities");
  const [requestKey] = useState(newRequestKey);
  const [title, setTitle] = useState(t.dialog.suggestion);
  const [note, setNote] = useState("");
  const [supersedes, setSupersedes] = useState<string | null>(null);
  const query = { stage: "issued" as const };
  const issued = useQuery({ queryKey: [STANDARDS, { query }], queryFn: () => api(STANDARDS, { query }) });
  const proposing = useMutation({
    mutationFn: () =>
      api("POST /api/standards", { body: { key: requestKey, title, note, supersedes, keys: [...keys] } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [STANDARDS] });
      void goTo(`/items/standards/${id}`);
    },
  });
  if (reached === undefined) return null;
  const asked = t.dialog.toAnswer(keys.length);
  const { to, silent } = reached(
    CITIES.map(({ code }) => ({ unitId: code, name: cityName(code), about: asked })),
  );
  return (
    <BeforeSending
      title={t.dialog.title(keys.length, to.length)}
      help={t.dialog.help}
      choice={
        <div className="asking-text ui-stack">
          <label className="st-field">
            <span>{t.dialog.name}</span>
            <input
              className="ui-input"
              lang="zh-CN"
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
          {(issued.data?.rows.length ?? 0) > 0 && (
            <Choice
              label={t.dialog.supersedes}
              any={t.dialog.supersedesNone}
              value={supersedes ?? undefined}
              options={(issued.data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))}
              onChange={setSupersedes}
            />
          )}
        </div>
      }
      to={to}
      leftOut={{
        title: sentence(notReached(silent.length)),
        those: silent.map((city) => ({ ...city, about: sentence(NOBODY) })),
      }}
      text={{ label: t.dialog.note, value: note, most: 2000, onChange: setNote }}
      mayBeNobody
      unready={title.trim() === "" || issued.isPending}
      stands={{ busy: proposing.isPending, error: proposing.error }}
      okText={t.dialog.ok}
      onSend={() => proposing.mutate()}
      onClose={onClose}
    />
  );
}
