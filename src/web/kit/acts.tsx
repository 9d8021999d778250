import { Button } from "antd";
import { useState } from "react";
import type { Sentence } from "../../kernel/error.ts";
import type { Fields } from "../../kernel/fields.ts";
import { useSentence, useText } from "../language.tsx";
import { type Choices, Form } from "./form.tsx";
import { words } from "./words.ts";

/** One thing that the reader may do now. */
export type Offered = {
  readonly type: string;
  readonly name: Sentence;
  readonly help?: Sentence | null;
  readonly asks: Fields;
  readonly initial?: Readonly<Record<string, string>>;
};

/** What the reader may do now; each opens its form below the buttons. `draft` names the record. */
export function Acts<Values>(props: {
  readonly offered: readonly Offered[];
  readonly draft: string;
  readonly day: string;
  readonly choices?: Choices;
  readonly onSend: (type: string, values: Values) => Promise<unknown>;
}) {
  const { offered, draft, day, choices, onSend } = props;
  const t = useText(words);
  const sentence = useSentence();
  const [chosen, setChosen] = useState<string | null>(null);
  if (offered.length === 0) return null;
  const act = offered.find(({ type }) => type === chosen);
  return (
    <div className="sv-stack no-print" role="group" aria-label={t.acts}>
      <div className="sv-row">
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
          onSend={(values) => onSend(act.type, values as Values)}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}
