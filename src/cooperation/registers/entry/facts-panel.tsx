import { Button } from "antd";
import { useState } from "react";
import type { Day } from "../../../kernel/calendar.ts";
import { line, optional, say, typedOf } from "../../../kernel/fields.ts";
import { FieldFacts } from "../../../web/kit/field-facts.tsx";
import { Form } from "../../../web/kit/form.tsx";
import { Facts, Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { EntryDetail } from "../entry-row.ts";
import { type EntryValue, isNothing } from "../entry.ts";
import { type RegisterSpec, rowAsks } from "../register-spec.ts";
import { type AskedAct, useSendAct, useUnitChoices } from "../use-entry.ts";
import { words as all } from "./words.ts";

const words = all.facts;
type Props = { readonly spec: RegisterSpec; readonly detail: EntryDetail; readonly today: Day };

/** What is known of a row, and the form in which it is changed in its place. */
export function FactsPanel({ spec, detail, today }: Props) {
  const t = useWords(words);
  const [editing, setEditing] = useState(false);
  const { values, variant, regionCode } = detail.state;
  const asked = rowAsks(spec);
  const known = Object.entries(spec.fields).filter(([key]) => values[key] !== undefined);
  const edit = detail.may.includes("revise") && !editing && (
    <Button size="small" className="no-print" onClick={() => setEditing(true)}>
      {t.edit}
    </Button>
  );
  return (
    <Section title={t.name} action={edit}>
      {editing ? (
        <FactsForm {...{ spec, detail, today }} onDone={() => setEditing(false)} />
      ) : (
        <Facts>
          <FieldFacts
            fields={{ regionCode: asked.regionCode, variant: asked.variant, ...Object.fromEntries(known) }}
            values={{ ...values, regionCode, variant }}
            names={detail.units}
            others={variant === null ? { variant: t.noVariant } : {}}
          />
        </Facts>
      )}
    </Section>
  );
}

type Revised = AskedAct & { readonly type: "revise" };

/** What differs from what stands, as an act; null where nothing does. What was emptied is taken away. */
function revisionOf(
  { name, variant, values }: EntryDetail["state"],
  asked: { readonly name: string; readonly variant: string | null; readonly values: object },
): Revised | null {
  const changed = Object.entries(asked.values).flatMap(([key, given]: [string, EntryValue | null]) => {
    const now = typeof given === "string" ? given.trim() : given;
    const value = isNothing(now) ? null : now;
    return JSON.stringify(value) === JSON.stringify(values[key] ?? null) ? [] : [[key, value] as const];
  });
  const renamed = asked.name.trim();
  const change = {
    ...(renamed === name ? {} : { name: renamed }),
    ...(asked.variant === variant ? {} : { variant: asked.variant }),
    ...(changed.length === 0 ? {} : { values: Object.fromEntries(changed) as Revised["values"] }),
  };
  return Object.keys(change).length === 0 ? null : { type: "revise", ...change };
}

const REASON = optional(line(say("修改理由", "Why it changes"), { most: 500 }));
const SOURCED = say(
  "据公开来源的条目，修改时请写明理由。",
  "Where a row comes from a published source, say why it changes.",
);

function FactsForm({ spec, detail, today, onDone }: Props & { readonly onDone: () => void }) {
  const t = useWords(words);
  const send = useSendAct(detail);
  const { regionCode: _, ...asked } = rowAsks(spec);
  const reason = detail.standing === "reported" ? { ...REASON, help: SOURCED } : REASON;
  return (
    <Form
      name={t.edit}
      fields={{ ...asked, reason }}
      choices={useUnitChoices()}
      initial={typedOf(asked, detail.state)}
      day={today}
      draft={`entry:${detail.id}:facts`}
      button={t.save}
      onClose={onDone}
      onSend={async ({ reason: why, ...given }) => {
        const revision = revisionOf(detail.state, given);
        if (revision === null) return;
        await send({ ...revision, ...(why.trim() === "" ? {} : { reason: why.trim() }) });
      }}
    />
  );
}
