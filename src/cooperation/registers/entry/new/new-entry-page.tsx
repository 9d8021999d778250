import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { isDay } from "../../../../kernel/calendar.ts";
import { NotFound } from "../../../../web/frame/failure-pages.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf } from "../../../../web/kit/filters.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { type EntryLink, type EntryValue, REGISTERS, type StageDays } from "../../entry.ts";
import type { RegisterChoices } from "../../entry-row.ts";
import type { RegisterSpec } from "../../register-spec.ts";
import { specOf } from "../../specs.ts";
import { api } from "../../../web/client.ts";
import "../../../../web/frame/desk.css";
import { text as words } from "../words.ts";
import { FieldInput, Labelled } from "../field-inputs.tsx";
import { LinkPicker } from "../links.tsx";
import { stageSpecs } from "../../register-view.tsx";
import { text } from "./words.ts";
import { type DraftDays, StageDaysTable } from "../stage-days.tsx";
import { useEntryChanged } from "../use-act-on-entry.ts";
import { useChoices } from "../../use-choices.ts";
import { useFieldDrafts } from "../use-field-drafts.ts";
import "../../list/registers.css";
import "../entry.css";

const ENTER = "POST /api/registers/:register/entries";

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

function NewEntry(props: { readonly spec: RegisterSpec; readonly choices: RegisterChoices | undefined }) {
  const { spec, choices } = props;
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const changed = useEntryChanged();
  const [search] = useSearchParams();
  const own = choices?.unitIds[0];
  const fields = useFieldDrafts(spec, own === undefined ? {} : { [spec.ownerField]: own });
  const [name, setName] = useState("");
  const [city, setCity] = useState("");
  const [variant, setVariant] = useState("");
  const [links, setLinks] = useState<readonly EntryLink[]>(() => {
    const measure = choices?.measures.find(({ id }) => id === search.get("measure"));
    return measure === undefined
      ? []
      : [{ planId: measure.planId, measureId: measure.id, undertakingId: null }];
  });
  const [days, setDays] = useState<DraftDays>({});
  const [tried, setTried] = useState(false);
  // A request whose answer was lost is asked again under the same key, and enters once.
  const [key] = useState(newRequestKey);
  const enter = useMutation({
    mutationFn: (values: Readonly<Record<string, EntryValue>>) =>
      api(ENTER, {
        params: { register: spec.register },
        body: {
          key,
          seed: {
            name: name.trim(),
            regionCode: city,
            variant: variant === "" ? null : variant,
            values,
            links: [...links],
            stages: givenDays(
              days,
              stageSpecs(spec, variant === "" ? null : variant).map(({ key }) => key),
            ),
            source: null,
          },
        },
      }),
    onSuccess: (detail) => {
      changed(detail.id, detail);
      void navigate(`/entries/${detail.id}`);
    },
  });
  const save = () => {
    setTried(true);
    const read = fields.take();
    if (read === null || name.trim() === "" || city === "") return;
    const given = Object.entries(read).filter((each): each is [string, EntryValue] => each[1] !== null);
    enter.mutate(Object.fromEntries(given));
  };
  const wrong = tried && (name.trim() === "" || city === "" || Object.keys(fields.problems).length > 0);
  return (
    <PageFrame
      title={t.newTitle(sentence(spec.one))}
      lead={t.newLead}
      breadcrumb={[
        { title: sentence(spec.name), path: `/registers/${spec.register}` },
        { title: t.newTitle(sentence(spec.one)) },
      ]}
    >
      <form
        className="ui-panel rg-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Labelled label={w.name} wide problem={tried && name.trim() === "" ? w.nameNeeded : undefined}>
          {({ id, describedBy }) => (
            <input
              id={id}
              aria-describedby={describedBy}
              className="ui-input"
              maxLength={300}
              required
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={w.city} problem={tried && city === "" ? t.cityNeeded : undefined}>
          {({ id, describedBy }) => (
            <select
              id={id}
              aria-describedby={describedBy}
              className="ui-select"
              value={city}
              onChange={({ target }) => setCity(target.value)}
            >
              <option value="">{w.choose}</option>
              {CITIES.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[language]}
                </option>
              ))}
              <option value={WHOLE_REGION}>{w.wholeRegion}</option>
            </select>
          )}
        </Labelled>
        <Labelled label={w.variant}>
          {({ id }) => (
            <select
              id={id}
              className="ui-select"
              value={variant}
              onChange={({ target }) => setVariant(target.value)}
            >
              <option value="">{w.noVariant}</option>
              {spec.variants.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name[language]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <div className="rg-field rg-field-wide">
          <h2 className="rg-h3">{w.links}</h2>
          <LinkPicker links={links} onChange={setLinks} />
        </div>
        {fields.drafts.map(({ key, field, draft }) => (
          <FieldInput
            key={key}
            field={field}
            draft={draft}
            problem={fields.problems[key]}
            onChange={(next) => fields.set(key, next)}
          />
        ))}
        {spec.register !== "problem" && (
          <div className="rg-field rg-field-wide">
            <h2 className="rg-h3">{w.stages}</h2>
            <StageDaysTable
              spec={spec}
              variant={variant === "" ? null : variant}
              days={days}
              onChange={setDays}
            />
          </div>
        )}
        <div className="rg-form-end">
          {wrong && (
            <p className="rg-problem" role="alert">
              {w.fix}
            </p>
          )}
          <FailureNotice error={enter.error} />
          <Button type="primary" htmlType="submit" loading={enter.isPending}>
            {t.enter}
          </Button>
        </div>
      </form>
    </PageFrame>
  );
}

function givenDays(days: DraftDays, stages: readonly string[]): Record<string, StageDays> {
  const given: Record<string, StageDays> = {};
  for (const stage of stages) {
    const { planned = "", actual = "" } = days[stage] ?? {};
    if (isDay(planned) || isDay(actual))
      given[stage] = { planned: isDay(planned) ? planned : null, actual: isDay(actual) ? actual : null };
  }
  return given;
}
