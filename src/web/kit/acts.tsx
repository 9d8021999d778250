import { Button } from "antd";
import { useState } from "react";
import type { ActingFor } from "../../kernel/actor.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Fields } from "../../kernel/fields.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { type Choices, Form, type OwnInputs } from "./form.tsx";
import { words } from "./words.ts";

/** One thing that the reader may do now. */
export type Offered = {
  readonly type: string;
  readonly name: Sentence;
  readonly help?: Sentence | null;
  readonly asks: Fields;
  readonly initial?: Readonly<Record<string, string>>;
};

/** What a kind must say for its acts to be offered. */
export type ActingKind<S> = {
  readonly acts: Readonly<
    Record<
      string,
      {
        readonly name: Sentence;
        readonly asks: Fields;
        readonly help?: Sentence | ((state: S) => Sentence | null);
        readonly initial?: (state: S) => Readonly<Record<string, string>>;
      }
    >
  >;
  readonly offers: (state: S, actor: ActingFor, day: string) => readonly string[];
};

/** The acts of a kind that the actor may do as the record stands. */
export const offeredOf = <S,>(
  { acts, offers }: ActingKind<S>,
  state: S,
  actor: ActingFor,
  day: string,
): Offered[] =>
  offers(state, actor, day).flatMap((type) => {
    const spec = acts[type];
    if (spec === undefined) return [];
    const { name, asks, help, initial } = spec;
    return [
      {
        type,
        name,
        asks,
        help: typeof help === "function" ? help(state) : (help ?? null),
        initial: initial?.(state) ?? {},
      },
    ];
  });

/** What the reader may do now; each opens its form below the buttons. `draft` names the record. */
export function Acts<Values>(props: {
  readonly offered: readonly Offered[];
  readonly draft: string;
  readonly day: string;
  readonly choices?: Choices;
  readonly inputs?: OwnInputs;
  readonly onSend: (type: string, values: Values) => Promise<unknown>;
}) {
  const { offered, draft, day, choices, inputs, onSend } = props;
  const t = useText(words);
  const sentence = useSentence();
  const [chosen, setChosen] = useState<string | null>(null);
  if (offered.length === 0) return null;
  const act = offered.find(({ type }) => type === chosen);
  return (
    <div className="ui-stack no-print" role="group" aria-label={t.acts}>
      <div className="ui-row">
        {offered.map(({ type, name }) => (
          <Button
            key={type}
            aria-expanded={chosen === type}
            onClick={() => setChosen(chosen === type ? null : type)}
          >
            {sentence(name)}
          </Button>
        ))}
      </div>
      {act && (
        <Form
          key={act.type}
          name={sentence(act.name)}
          help={act.help ? sentence(act.help) : null}
          fields={act.asks}
          initial={act.initial ?? {}}
          day={day}
          draft={`${draft}:${act.type}`}
          {...(choices === undefined ? {} : { choices })}
          {...(inputs === undefined ? {} : { inputs })}
          onSend={(values) => onSend(act.type, values as Values)}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}
