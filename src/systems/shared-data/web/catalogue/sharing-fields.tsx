import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { citationRank } from "../../catalogue/resource/citation.ts";
import type { NoneBasis, ResourceContent } from "../../catalogue/resource/content.ts";
import { ATTRIBUTE_WORDS, MODE_WORDS, OPEN_WORDS, RANK_WORDS } from "../../catalogue/resource/names.ts";
import { MODES } from "../../exchange/grant/grant.ts";
import { LinesField, TextField, WordField } from "./form-fields.tsx";
import { text } from "./form-text.ts";

const NO_CONDITIONS = { recipients: [], uses: [], demands: [] };
const NO_BASIS: NoneBasis = { title: "", article: "", quote: "" };

/** Sharing attribute with what it needs: conditions, or the basis in law; modes; opening. */
export function SharingFields({
  content,
  onChange,
}: {
  readonly content: ResourceContent;
  readonly onChange: (part: Partial<ResourceContent>) => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  const { attribute, conditions, modes, noneBasis } = content;
  const basis = noneBasis ?? NO_BASIS;
  return (
    <>
      <div className="ct-fields">
        <WordField
          label={t.attribute}
          value={attribute}
          words={ATTRIBUTE_WORDS}
          onChange={(next) =>
            onChange({
              attribute: next,
              noneBasis: next === "none" ? basis : null,
              conditions: next === "conditional" ? conditions : NO_CONDITIONS,
              modes: next === "none" ? [] : modes,
            })
          }
        />
        {attribute !== "none" && (
          <fieldset className="ct-field">
            <legend>{t.modes}</legend>
            <span className="ct-checks">
              {MODES.map((mode) => (
                <label key={mode} className="ui-field">
                  <input
                    type="checkbox"
                    checked={modes.includes(mode)}
                    onChange={() =>
                      onChange({ modes: MODES.filter((each) => (each === mode) !== modes.includes(each)) })
                    }
                  />
                  {sentence(MODE_WORDS[mode])}
                </label>
              ))}
            </span>
          </fieldset>
        )}
        <WordField
          label={t.open}
          value={content.openAttribute}
          words={OPEN_WORDS}
          onChange={(openAttribute) => onChange({ openAttribute })}
        />
        {content.openAttribute === "on-request" && (
          <TextField
            label={t.openCondition}
            most={500}
            value={content.openCondition}
            onChange={(openCondition) => onChange({ openCondition })}
          />
        )}
      </div>
      {attribute === "conditional" && (
        <div className="ct-fields">
          <LinesField
            label={t.recipients}
            value={conditions.recipients}
            onChange={(recipients) => onChange({ conditions: { ...conditions, recipients } })}
          />
          <LinesField
            label={t.uses}
            value={conditions.uses}
            onChange={(uses) => onChange({ conditions: { ...conditions, uses } })}
          />
          <LinesField
            label={t.demands}
            value={conditions.demands}
            onChange={(demands) => onChange({ conditions: { ...conditions, demands } })}
          />
        </div>
      )}
      {attribute === "none" && (
        <>
          <div className="ct-fields">
            <TextField
              label={t.basisTitle}
              hint={t.basisHint}
              most={200}
              value={basis.title}
              onChange={(title) => onChange({ noneBasis: { ...basis, title } })}
            />
            <TextField
              label={t.basisArticle}
              most={60}
              value={basis.article}
              onChange={(article) => onChange({ noneBasis: { ...basis, article } })}
            />
            <TextField
              label={t.basisQuote}
              most={2_000}
              value={basis.quote}
              onChange={(quote) => onChange({ noneBasis: { ...basis, quote } })}
            />
          </div>
          {basis.title !== "" && (
            <p className="ui-quiet" role="status">
              {t.rank} · {sentence(RANK_WORDS[citationRank(basis.title)])}
            </p>
          )}
        </>
      )}
    </>
  );
}
