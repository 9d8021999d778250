import { type ChangeEvent, type ComponentType, lazy, type ReactNode, Suspense, useId, useState } from "react";
import type { Sentence } from "../../kernel/error.ts";
import type { Field, PLACED_BY } from "../../kernel/fields.ts";
import { type MoneyUnit, parseMoney } from "../../kernel/money.ts";
import { CITIES, CITY_NAMES } from "../../kernel/region.ts";
import { type Language, useLanguage, useSentence, useText } from "../frame/language.tsx";
import { Choice, type Option } from "./choice.tsx";
import { withUnit } from "./field-facts.tsx";
import "./kit.css";
import { MONEY_UNIT_NAMES, moneyInFull, UNITS_OF } from "./money-words.ts";
import { words } from "./words.ts";

// Few forms ask where somebody stands.
const Locate = lazy(() => import("./locate.tsx"));

// What each kind of field is typed into. Every input holds text: what a kept draft is, and what `filledIn` reads.

/** By place or by what a `pick` is `of`: what it, `picks` or `city` offers, or what a `choice` is left with; labels are Chinese. */
export type Choices = Readonly<Record<string, readonly Option[]>>;
/** Inputs of fields that have their own, by the places of the fields; what they hold is JSON. */
export type OwnInputs = Readonly<Record<string, ComponentType<OwnInputProps>>>;
export type OwnInputProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
  /** What is typed in another field beside it. */
  readonly beside: (field: string) => string;
};

export const choicesFor = (field: Field, choices: Choices): readonly Option[] =>
  ("of" in field && field.of !== undefined && choices[field.of]) || [];

/** What a field is called, with the unit of its figures. */
const fieldName = (field: Field, language: Language): string =>
  withUnit(field.name, field.takes === "number" ? field.unit : undefined, language);

type InputProps = {
  readonly field: Field;
  readonly options: readonly Option[];
  readonly value: string;
  readonly day: string;
  /** `placedBy`: who said the place that it is. */
  readonly onChange: (value: string, placedBy?: keyof typeof PLACED_BY) => void;
  readonly onFile: (file: File | undefined) => void;
  /** The file that stands in it though nobody chose it here. */
  readonly held?: File | undefined;
  /** The file chosen in the same form, which may say where it was taken. */
  readonly photo?: File | undefined;
};
type Labelled = InputProps & {
  readonly Own: OwnInputs[string] | undefined;
  readonly refused: Sentence | null;
  readonly beside: (field: string) => string;
};

const GROUPED: readonly Field["takes"][] = ["own", "picks", "cities"];
const LONG: readonly Field["takes"][] = ["text", "lines", "place"];

/** One field with its name, its help and why it was refused. */
export function FieldInput(props: Labelled) {
  const { field, options, Own, value, refused, beside, onChange } = props;
  const id = useId();
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const name = (
    <>
      {fieldName(field, language)}
      {!field.optional && (
        <span className="kit-required" aria-hidden="true" title={t.required}>
          {" *"}
        </span>
      )}
    </>
  );
  const help =
    field.help === undefined ? (field.takes === "place" ? t.placeHelp : null) : sentence(field.help);
  const told = (
    <>
      {help !== null && (
        <span className="ui-quiet" id={`${id}-help`}>
          {help}
        </span>
      )}
      {refused !== null && (
        <span className="kit-refused" id={`${id}-refused`} role="alert">
          {sentence(refused)}
        </span>
      )}
    </>
  );
  const described = [help && `${id}-help`, refused && `${id}-refused`].filter(Boolean).join(" ");
  if (field.takes === "yes" && field.either === undefined)
    return (
      <label className="kit-check">
        <input
          type="checkbox"
          checked={value === "yes"}
          onChange={({ target }) => onChange(target.checked ? "yes" : "")}
        />
        <span>{fieldName(field, language)}</span>
      </label>
    );
  if (GROUPED.includes(field.takes))
    return (
      <fieldset
        className="kit-field kit-wide"
        {...(described === "" ? {} : { "aria-describedby": described })}
      >
        <legend>{name}</legend>
        {Own !== undefined && (
          <Suspense fallback={null}>
            <Own {...{ value, options, beside, onChange }} />
          </Suspense>
        )}
        <Several {...props} name={fieldName(field, language)} />
        {told}
      </fieldset>
    );
  return (
    <div className={LONG.includes(field.takes) ? "kit-field kit-wide" : "kit-field"}>
      <label htmlFor={id}>{name}</label>
      <Input {...props} id={id} described={described} refused={refused !== null} />
      {told}
    </div>
  );
}

const inChinese = (options: readonly Option[]): readonly Option[] =>
  options.map((option) => ({ ...option, lang: "zh-CN" }));

/** What is chosen and not offered any more stays until another is chosen, or it is taken away. */
const withGone = (offered: readonly Option[], chosen: readonly string[]): readonly Option[] => [
  ...offered,
  ...chosen
    .filter((each) => each !== "" && offered.every((option) => option.value !== each))
    .map((each) => ({ value: each, label: "…" })),
];

/** Several of what is offered: ticked in its order, or, of a long list that many fields share, added one by one. */
function Several({ field, value, options, name, onChange }: InputProps & { readonly name: string }) {
  const t = useText(words);
  const sentence = useSentence();
  if (field.takes !== "picks" && field.takes !== "cities") return null;
  const named: readonly Option[] =
    field.takes === "cities"
      ? options.length > 0
        ? options
        : CITIES.map(({ code, name: city }) => ({ value: code, label: sentence(city) }))
      : Object.entries(field.among ?? {}).map(([key, said]) => ({ value: key, label: sentence(said) }));
  const handed = field.takes === "cities" ? [] : inChinese(options);
  const chosen = value === "" ? [] : (JSON.parse(value) as string[]);
  const offered = [...named, ...handed];
  const all = withGone(offered, chosen);
  const write = (next: readonly string[]) => onChange(next.length === 0 ? "" : JSON.stringify(next));
  if (field.takes === "picks" && field.of !== undefined)
    return (
      <>
        {chosen.length > 0 && (
          <ul className="kit-chips">
            {all
              .filter((each) => chosen.includes(each.value))
              .map(({ value: each, label, lang }) => (
                <li key={each}>
                  <span lang={lang}>{label}</span>
                  <button
                    type="button"
                    aria-label={t.takeOut(label)}
                    onClick={() => write(chosen.filter((other) => other !== each))}
                  >
                    ×
                  </button>
                </li>
              ))}
          </ul>
        )}
        <Choice
          label={`${name} · ${t.add}`}
          any={t.add}
          value=""
          options={all.filter((each) => !chosen.includes(each.value))}
          onChange={(each) => each !== null && write([...chosen, each])}
        />
      </>
    );
  const turn = (each: string) =>
    chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each];
  return (
    <span className="kit-picks">
      {all.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => {
              const next = turn(option.value);
              write(all.map((each) => each.value).filter((each) => next.includes(each)));
            }}
          />
          {option.label}
        </label>
      ))}
    </span>
  );
}

/** What a field is typed into. */
export function Input(
  props: InputProps & { readonly id: string; readonly described: string; readonly refused: boolean },
): ReactNode {
  const { field, options, value, day, id, described, refused, onChange, onFile, photo, held } = props;
  const t = useText(words);
  const sentence = useSentence();
  const plain = {
    id,
    required: !field.optional,
    ...(described === "" ? {} : { "aria-describedby": described }),
    ...(refused ? { "aria-invalid": true as const } : {}),
  };
  const typing = ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value);
  const common = { ...plain, value, onChange: typing };
  const choosing = {
    ...plain,
    any: t.choose,
    value,
    onChange: (next: string | null) => onChange(next ?? ""),
  };
  switch (field.takes) {
    case "group":
    case "variant":
    case "picks":
    case "cities":
    case "own":
      return null;
    case "file": {
      const choose = ({ target }: ChangeEvent<HTMLInputElement>) => onFile(target.files?.[0]);
      const required = plain.required && held === undefined;
      return (
        <>
          <input
            {...plain}
            {...{ required }}
            className="ui-input"
            type="file"
            accept={field.accept}
            onChange={choose}
          />
          {held !== undefined && <span className="ui-quiet">{t.held(held.name)}</span>}
        </>
      );
    }
    case "lines":
      return <textarea {...common} className="ui-textarea" rows={4} />;
    case "place":
      return (
        <>
          <textarea {...common} className="ui-textarea" rows={field.here === undefined ? 3 : 1} />
          {field.here !== undefined && (
            <Suspense fallback={null}>
              <Locate onFound={onChange} photo={photo} />
            </Suspense>
          )}
        </>
      );
    case "text":
      return <textarea {...common} className="ui-textarea" rows={4} maxLength={field.most} />;
    case "line":
      // A browser offers what the last person at this desk typed, numbers of others among it.
      return <input {...common} className="ui-input" type="text" maxLength={field.most} autoComplete="off" />;
    case "day": {
      const until = field.until === undefined ? {} : { max: day };
      return <input {...common} className="ui-input" type="date" {...until} />;
    }
    case "whole": {
      const { least: min, most: max } = field;
      return <input {...common} className="ui-input" type="number" inputMode="numeric" {...{ min, max }} />;
    }
    // An input of numbers drops what it cannot read: here it stays, and is refused by a sentence.
    case "number":
      return <input {...common} className="ui-input" inputMode="decimal" maxLength={30} autoComplete="off" />;
    case "money":
      return <Money {...props} plain={plain} />;
    case "city": {
      const cities = Object.entries(CITY_NAMES).map(([code, name]) => ({
        value: code,
        label: sentence(name),
      }));
      return <Choice {...choosing} options={withGone(options.length > 0 ? options : cities, [value])} />;
    }
    case "pick":
      return <Choice {...choosing} options={inChinese(withGone(options, [value]))} />;
    case "yes":
    case "choice": {
      const names = Object.entries((field.takes === "yes" ? field.either : field.among) ?? {});
      const left = new Set(options.map((each) => each.value));
      const among = names
        .filter(([each]) => left.size === 0 || left.has(each))
        .map(([each, said]) => ({ value: each, label: sentence(said) }));
      return <Choice {...choosing} options={among} />;
    }
  }
}

/** An amount with its unit; below it what was understood, so that a unit too large is seen before it is sent. */
function Money({ field, value, onChange, plain }: InputProps & { readonly plain: object }) {
  const t = useText(words);
  const { language } = useLanguage();
  const [, typed = "", named] = /^(.*?)(?: ([a-z]+))?$/s.exec(value) ?? [];
  const [chosen, setChosen] = useState<string>(UNITS_OF[language][1]);
  const unit = (named ?? chosen) as MoneyUnit;
  const offered = new Set<MoneyUnit>([...UNITS_OF[language], unit]);
  const write = (amount: string, next: string) => onChange(amount === "" ? "" : `${amount} ${next}`);
  const fen = parseMoney(value);
  return (
    <>
      <span className="kit-amount">
        <input
          {...plain}
          className="ui-input"
          inputMode="decimal"
          maxLength={30}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => write(target.value, unit)}
        />
        <Choice
          label={`${fieldName(field, language)} · ${t.unit}`}
          value={unit}
          options={[...offered].map((each) => ({ value: each, label: MONEY_UNIT_NAMES[each][language] }))}
          onChange={(next) => {
            setChosen(next ?? unit);
            write(typed, next ?? unit);
          }}
        />
      </span>
      <output className="ui-quiet">{fen === null ? t.moneyHelp : moneyInFull(fen, language)}</output>
    </>
  );
}
