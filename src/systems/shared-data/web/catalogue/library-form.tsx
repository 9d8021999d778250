import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { matchesWords } from "../../../../kernel/search-tokens.ts";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/language.tsx";
import { LIBRARY_SORTS, type LibraryContent, type LibraryPart } from "../../domain/catalogue/library.ts";
import type { ResourceBrief } from "../../domain/catalogue/resource.ts";
import { THEME_CLASSES } from "../../domain/catalogue/resource-classes.ts";
import { api } from "../client.ts";
import { Field, TextField } from "./form-fields.tsx";
import { text } from "./libraries-text.ts";
import { useResourceChoices } from "./use-catalogue.ts";

const SUPPLIES = "GET /api/library-choices";

/** What a library takes, of which resources, for what and until when. */
export function LibraryForm(props: {
  readonly initial: LibraryContent | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (content: LibraryContent) => void;
  readonly onCancel: () => void;
}) {
  const { initial, busy, error, onSave, onCancel } = props;
  const { form: t, sorts } = useText(text);
  const sentence = useSentence();
  const units = useResourceChoices().data?.units;
  const supplies = useQuery({ queryKey: [SUPPLIES], queryFn: () => api(SUPPLIES), staleTime: 60_000 });
  const [given, setContent] = useState<Omit<LibraryContent, "unitId" | "unitName" | "regionCode">>(
    initial ?? { name: "", sort: "special", themeClass: null, purpose: "", parts: [], until: null },
  );
  const [unitId, setUnit] = useState(initial?.unitId ?? "");
  const unit =
    units?.find(({ id }) => id === unitId) ??
    (initial === null
      ? units?.[0]
      : { id: initial.unitId, name: initial.unitName, regionCode: initial.regionCode });
  const change = (part: Partial<LibraryContent>) => setContent((now) => ({ ...now, ...part }));
  if (units !== undefined && unit === undefined) return <p className="sv-banner">{t.noUnit}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unit) onSave({ ...given, unitId: unit.id, unitName: unit.name, regionCode: unit.regionCode });
  };
  return (
    <form className="sv-panel ct-form" aria-label={t.title} onSubmit={submit}>
      <h2 className="sv-h2">{t.title}</h2>
      <div className="ct-fields">
        <TextField
          label={t.name}
          most={200}
          required
          value={given.name}
          onChange={(name) => change({ name })}
        />
        <Field label={t.sort}>
          <select
            className="sv-select"
            value={given.sort}
            onChange={({ target }) =>
              change({ sort: target.value === "theme" ? "theme" : "special", themeClass: null })
            }
          >
            {LIBRARY_SORTS.map((each) => (
              <option key={each} value={each}>
                {sorts[each]}
              </option>
            ))}
          </select>
        </Field>
        {given.sort === "theme" && (
          <Field label={t.theme}>
            <select
              className="sv-select"
              required
              value={given.themeClass ?? ""}
              onChange={({ target }) => change({ themeClass: target.value === "" ? null : target.value })}
            >
              <option value="">{t.choose}</option>
              {THEME_CLASSES.map(({ code, name }) => (
                <option key={code} value={code}>
                  {sentence(name)}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Field label={t.unit}>
          <select
            className="sv-select"
            lang="zh-CN"
            disabled={initial !== null}
            value={unit?.id ?? ""}
            onChange={({ target }) => setUnit(target.value)}
          >
            {initial !== null && <option value={initial.unitId}>{initial.unitName}</option>}
            {initial === null &&
              units?.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </Field>
        <Field label={t.until} hint={t.untilHint}>
          <input
            className="sv-input"
            type="date"
            required={given.sort === "special"}
            value={given.until ?? ""}
            onChange={({ target }) => change({ until: target.value === "" ? null : target.value })}
          />
        </Field>
      </div>
      <Field label={t.purpose}>
        <textarea
          className="sv-textarea"
          lang="zh-CN"
          rows={2}
          required
          maxLength={2_000}
          value={given.purpose}
          onChange={({ target }) => change({ purpose: target.value })}
        />
      </Field>
      <PartsField
        supplies={supplies.data?.rows ?? []}
        parts={given.parts}
        onChange={(parts) => change({ parts })}
      />
      <FailureNotice error={error ?? supplies.error} />
      <span className="sv-row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </span>
    </form>
  );
}

function PartsField(props: {
  readonly supplies: readonly ResourceBrief[];
  readonly parts: readonly LibraryPart[];
  readonly onChange: (parts: readonly LibraryPart[]) => void;
}) {
  const { supplies, parts, onChange } = props;
  const { form: t } = useText(text);
  const [words, setWords] = useState("");
  const chosen = new Map(parts.map(({ resourceId, items }) => [resourceId, items]));
  const choose = (resourceId: string, items: readonly string[]) =>
    onChange([
      ...parts.filter((each) => each.resourceId !== resourceId),
      ...(items.length === 0 ? [] : [{ resourceId, items }]),
    ]);
  const shown = supplies.filter(
    ({ id, name, code, providerName }) =>
      chosen.has(id) || words === "" || matchesWords(`${name} ${code} ${providerName}`, words),
  );
  return (
    <fieldset className="ct-field">
      <legend>
        {t.parts} <span className="sv-quiet">{t.partsHelp}</span>
      </legend>
      <input
        className="sv-input"
        lang="zh-CN"
        aria-label={t.filter}
        placeholder={t.filter}
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
                <span className="sv-quiet">
                  {code} · {t.chosen(own.length)}
                </span>
              </summary>
              <span className="ct-checks" lang="zh-CN">
                <button
                  type="button"
                  className="sv-link-button"
                  onClick={() => choose(id, own.length === itemNames.length ? [] : itemNames)}
                >
                  {t.allItems}
                </button>
                {itemNames.map((item) => (
                  <label key={item} className="sv-field">
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
    </fieldset>
  );
}
