import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { say } from "../../../../kernel/fields.ts";
import { matchesWords } from "../../../../kernel/search-tokens.ts";
import type { OwnInputProps } from "../../../../web/kit/field-input.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence } from "../../../../web/frame/language.tsx";
import type { LibraryPart } from "./kind.ts";
import { api } from "../../web/client.ts";

const SUPPLIES = "GET /api/library-choices";

/** Which items of which resources a library takes, as JSON of its parts. */
export function PartsInput({ value, onChange }: Pick<OwnInputProps, "value" | "onChange">) {
  const sentence = useSentence();
  const filter = sentence(say("筛选目录", "Filter resources"));
  const [words, setWords] = useState("");
  const { data, error } = useQuery({
    queryKey: [SUPPLIES],
    queryFn: () => api(SUPPLIES),
    staleTime: 60_000,
  });
  const parts: readonly LibraryPart[] = JSON.parse(value);
  const chosen = new Map(parts.map(({ resourceId, items }) => [resourceId, items]));
  const choose = (resourceId: string, items: readonly string[]) =>
    onChange(
      JSON.stringify([
        ...parts.filter((each) => each.resourceId !== resourceId),
        ...(items.length === 0 ? [] : [{ resourceId, items }]),
      ]),
    );
  const shown = (data?.rows ?? []).filter(
    ({ id, name, code, providerName }) =>
      chosen.has(id) || words === "" || matchesWords(`${name} ${code} ${providerName}`, words),
  );
  return (
    <>
      <input
        className="ui-input"
        lang="zh-CN"
        aria-label={filter}
        placeholder={filter}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="ct-parts">
        {shown.map(({ id, name, code, providerName, itemNames }) => {
          const own = chosen.get(id) ?? [];
          return (
            <details key={id} open={own.length > 0}>
              <summary>
                <span lang="zh-CN">
                  {name} · {providerName}
                </span>{" "}
                <span className="ui-quiet">
                  {code} · {sentence(say(`已选 ${own.length} 项`, `${own.length} chosen`))}
                </span>
              </summary>
              <span className="ct-checks" lang="zh-CN">
                <button
                  type="button"
                  className="ui-link-button"
                  onClick={() => choose(id, own.length === itemNames.length ? [] : itemNames)}
                >
                  {sentence(say("全选", "All"))}
                </button>
                {itemNames.map((item) => (
                  <label key={item} className="ui-field">
                    <input
                      type="checkbox"
                      checked={own.includes(item)}
                      onChange={() =>
                        choose(
                          id,
                          itemNames.filter((each) => (each === item) !== own.includes(each)),
                        )
                      }
                    />
                    {item}
                  </label>
                ))}
              </span>
            </details>
          );
        })}
      </div>
      <FailureNotice error={error} />
    </>
  );
}
