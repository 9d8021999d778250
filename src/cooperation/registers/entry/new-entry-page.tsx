import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { optional, own } from "../../../kernel/fields.ts";
import { NotFound } from "../../../web/frame/failure-pages.tsx";
import "../../../web/frame/desk.css";
import { useSentence } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { oneOf } from "../../../web/kit/filters.ts";
import { Form } from "../../../web/kit/form.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../../web/client.ts";
import type { RegisterChoices } from "../entry-row.ts";
import { type EntryLink, type EntryValue, isNothing, REGISTERS, type StageDays } from "../entry.ts";
import { type RegisterSpec, rowAsks } from "../register-spec.ts";
import { specOf } from "../specs.ts";
import { stagesOf } from "../stages.ts";
import { useChoices, useEntryChanged, useUnitChoices } from "../use-entry.ts";
import { LinksInput } from "./links.tsx";
import { stageDaysInput } from "./stages-panel.tsx";
import { words } from "./words.ts";
import "./entry.css";

/** A new row of a register. */
export default function NewEntryPage() {
  const { register } = useParams();
  const kind = oneOf(register, REGISTERS);
  const choices = useChoices();
  if (kind === undefined) return <NotFound />;
  return choices.data === undefined && choices.error === null ? null : (
    <NewEntry key={kind} spec={specOf(kind)} choices={choices.data} />
  );
}

const LINKS = optional(own<readonly EntryLink[]>(words.links.name));
const STAGES = optional(own<Readonly<Record<string, StageDays>>>(words.stages.name));

/** What a row is asked when it begins; stages of problems follow from what is recorded. */
function asksOf(spec: RegisterSpec) {
  const { values, ...every } = rowAsks(spec);
  const fields = { ...every, links: LINKS, values, stages: STAGES };
  return { fields, inputs: { links: LinksInput, stages: stageDaysInput(spec) } };
}

function NewEntry({
  spec,
  choices,
}: {
  readonly spec: RegisterSpec;
  readonly choices?: RegisterChoices | undefined;
}) {
  const t = useWords(words.begin);
  const sentence = useSentence();
  const navigate = useNavigate();
  const changed = useEntryChanged();
  const [search] = useSearchParams();
  const [today] = useState(() => dayInShanghai(new Date()));
  const [{ fields, inputs }] = useState(() => asksOf(spec));
  // A request whose answer was lost is asked again under the same key, and enters once.
  const [key] = useState(newRequestKey);
  const measure = choices?.measures.find(({ id }) => id === search.get("measure"));
  const link = measure && { planId: measure.planId, measureId: measure.id, undertakingId: null };
  const path = `/registers/${spec.register}`;
  const title = t.title(spec.one);
  return (
    <PageFrame title={title} lead={t.lead} breadcrumb={[{ title: sentence(spec.name), path }, { title }]}>
      <Form
        name={t.facts}
        fields={fields}
        inputs={inputs}
        choices={useUnitChoices()}
        omits={spec.register === "problem" ? ["stages"] : []}
        initial={{
          [`values.${spec.ownerField}`]: choices?.unitIds[0] ?? "",
          links: link ? JSON.stringify([link]) : "",
        }}
        day={today}
        draft={`entry:new:${spec.register}`}
        button={t.enter}
        onClose={() => void navigate(path)}
        onSent={() => {}}
        onSend={async ({ links, values, stages, ...every }) => {
          const given = Object.entries(values as Readonly<Record<string, EntryValue | null>>);
          const own = stagesOf(spec, every.variant);
          const seed = {
            ...every,
            values: Object.fromEntries(
              given.filter((each): each is [string, EntryValue] => !isNothing(each[1])),
            ),
            links: [...(links ?? [])],
            stages: Object.fromEntries(Object.entries(stages ?? {}).filter(([stage]) => own.includes(stage))),
            source: null,
          };
          const detail = await api("POST /api/registers/:register/entries", {
            params: { register: spec.register },
            body: { key, seed },
          });
          changed(detail.id, detail);
          await navigate(`/entries/${detail.id}`);
        }}
      />
    </PageFrame>
  );
}
