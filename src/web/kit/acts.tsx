import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import type { ActingFor } from "../../kernel/actor.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Fields, Typed } from "../../kernel/fields.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import type { Asking, Named } from "./before-sending.tsx";
import { type Choices, type OwnInputs } from "./field-input.tsx";
import { LazyForm } from "./lazy-form.ts";
import { RowsSkeleton } from "./skeletons.tsx";
import { words } from "./words.ts";

/** One thing that the reader may do now. */
export type Offered = {
  readonly type: string;
  readonly name: Sentence;
  readonly help?: Sentence | null;
  readonly asks: Fields;
  readonly button?: Sentence | undefined;
  readonly omits?: readonly string[];
  readonly final?: boolean;
  readonly withdrawable?: boolean;
  readonly initial?: Typed;
  readonly choices?: Choices;
  readonly hints?: (filled: Readonly<Record<string, unknown>>) => readonly Sentence[];
  /** The record waits for it. */
  readonly waits?: boolean;
};

/** What a kind must say for its acts to be offered. */
export type ActingKind<S> = {
  readonly acts: Readonly<
    Record<
      string,
      {
        readonly name: Sentence;
        readonly asks: Fields;
        readonly final?: true;
        readonly withdrawable?: true;
        readonly help?: Sentence | ((state: S) => Sentence | null);
        readonly button?: Sentence;
        readonly omits?: (state: S) => readonly string[];
        readonly initial?: (state: S, day: string) => Typed;
        readonly choices?: (state: S, actor: ActingFor) => Readonly<Record<string, readonly string[]>>;
        readonly hints?: (state: S, filled: never) => readonly Sentence[];
        readonly waits?: (state: S, day: string) => string | null;
      }
    >
  >;
  readonly offers: (state: S, actor: ActingFor, day: string) => readonly string[];
};

const choicesOf = (choices: Readonly<Record<string, readonly string[]>>): Choices =>
  Object.fromEntries(
    Object.entries(choices).map(([place, values]) => [
      place,
      values.map((value) => ({ value, label: value })),
    ]),
  );

/** The acts of a kind that the actor may do as the record stands, those first for which it waits. */
export const offeredOf = <S,>(
  { acts, offers }: ActingKind<S>,
  state: S,
  actor: ActingFor,
  day: string,
): Offered[] =>
  offers(state, actor, day)
    .flatMap((type) => {
      const spec = acts[type];
      if (spec === undefined) return [];
      const { name, asks, final = false, help, button, omits, initial, choices, hints, waits } = spec;
      const { withdrawable = false } = spec;
      return [
        {
          type,
          name,
          asks,
          final,
          withdrawable,
          help: typeof help === "function" ? help(state) : (help ?? null),
          button,
          omits: omits?.(state) ?? [],
          initial: initial?.(state, day) ?? {},
          choices: choicesOf(choices?.(state, actor) ?? {}),
          ...(hints && { hints: (filled: object) => hints(state, filled as never) }),
          waits: (waits?.(state, day) ?? null) !== null,
        },
      ];
    })
    .toSorted((left, right) => Number(right.waits) - Number(left.waits));

const isDoneByOneClick = ({ asks, omits = [], final = false }: Offered): boolean =>
  !final && Object.keys(asks).every((key) => omits.includes(key));

/**
 * What the reader may do now: each opens its form below the buttons, `opened` stands open at first; what asks for
 * nothing is done at once, unless nothing leads back from it. `draft` names the record.
 */
export function Acts<Values>(props: {
  readonly offered: readonly Offered[];
  readonly draft: string;
  readonly opened?: string | undefined;
  readonly day: string;
  readonly choices?: Choices;
  readonly inputs?: OwnInputs;
  /** Whom an act tells, where it tells anybody. */
  readonly tells?: ((type: string) => readonly Named[]) | undefined;
  /** What shows whom an act reaches, before it is done. */
  readonly before?: ((type: string) => ((asking: Asking) => ReactNode) | undefined) | undefined;
  readonly onSend: (type: string, values: Values) => Promise<unknown>;
}) {
  const { offered, draft, day, choices, inputs, onSend } = props;
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<string | null>(props.opened ?? null);
  const doing = useMutation({ mutationFn: (type: string) => onSend(type, {} as Values) });
  if (offered.length === 0) return null;
  const act = offered.find(({ type }) => type === chosen);
  const press = (pressed: Offered) => {
    const { type } = pressed;
    doing.reset();
    setChosen(chosen === type || isDoneByOneClick(pressed) ? null : type);
    if (isDoneByOneClick(pressed)) doing.mutate(type);
  };
  const helpOf = ({ help, final = false, withdrawable = false }: Offered): string | null =>
    [help ? sentence(help) : "", final && !withdrawable ? t.final : ""]
      .filter(Boolean)
      .join(language === "zh" ? "" : " ") || null;
  return (
    <div className="ui-stack no-print" role="group" aria-label={t.acts}>
      <div className="ui-row">
        {offered.map((each) => (
          <Button
            key={each.type}
            type={each.waits === true ? "primary" : "default"}
            {...(isDoneByOneClick(each) ? {} : { "aria-expanded": chosen === each.type })}
            loading={doing.isPending && doing.variables === each.type}
            disabled={doing.isPending}
            onClick={() => press(each)}
          >
            {sentence(each.name)}
          </Button>
        ))}
      </div>
      <FailureNotice error={doing.error} />
      {act && (
        <Suspense fallback={<RowsSkeleton rows={4} />}>
          <LazyForm
            key={act.type}
            name={sentence(act.name)}
            help={helpOf(act)}
            fields={act.asks}
            omits={act.omits ?? []}
            {...(act.button === undefined ? {} : { button: sentence(act.button) })}
            initial={act.initial ?? {}}
            day={day}
            draft={`${draft}:${act.type}`}
            choices={{ ...choices, ...act.choices }}
            {...(act.hints === undefined ? {} : { hints: act.hints })}
            {...(inputs === undefined ? {} : { inputs })}
            tells={props.tells?.(act.type) ?? []}
            renderBefore={props.before?.(act.type)}
            onSend={(values) => onSend(act.type, values as Values)}
            onClose={() => setChosen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
