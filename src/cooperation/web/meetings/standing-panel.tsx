import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { MeetingAct, MeetingState } from "../../domain/meetings/meeting.ts";
import { ROLE_NAMES } from "../../domain/meetings/meeting-names.ts";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import type { NextStep } from "../../domain/meetings/preparation.ts";
import { cityName } from "./meeting-labels.tsx";
import { text } from "./meeting-text.ts";
import { text as words } from "./meetings-text.ts";
import { type StandingAct, StandingForm } from "./standing-form.tsx";
import { WindowWords } from "./window-words.tsx";
import { mayDo } from "./use-meeting-act.ts";

/** What every act would be done with, to ask whether it may be done. */
const probe = (type: StandingAct, state: MeetingState, asOf: string): MeetingAct => {
  const { title, role, hostCity, note } = state;
  switch (type) {
    case "schedule":
      return { type, date: asOf, place: `${state.place}·`, reason: "·", dues: [] };
    case "hold":
      return { type, date: asOf };
    case "cancel":
      return { type, reason: "·" };
    case "revise":
      return { type, title, role, hostCity, note };
    case "close":
      return { type };
  }
};

/** The act that does the next step, where one of these does. */
const MAIN: Partial<Record<NextStep, StandingAct>> = {
  "fix-day": "schedule",
  "record-held": "hold",
  close: "close",
};

const ACTS: readonly StandingAct[] = ["schedule", "hold", "close", "revise", "cancel"];

/** Where the meeting stands, what comes next, and what the office may do about it. */
export function StandingPanel({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const sentence = useSentence();
  const [doing, setDoing] = useState<StandingAct | null>(null);
  const { state, next, asOf } = detail;
  const may = mayDo(detail);
  const open = ACTS.filter((type) => may(probe(type, state, asOf)));
  const main = MAIN[next];
  const nameOf = (type: StandingAct): string =>
    type === "schedule" && state.date !== null ? t.acts.reschedule : t.acts[type];
  return (
    <section className="ui-panel ui-stack" aria-label={t.standing}>
      {next !== "none" && (
        <p>
          <span className="ui-quiet">{t.next}: </span>
          <b>{w.next[next]}</b>
        </p>
      )}
      <dl className="mt-facts">
        <Fact name={t.facts.day}>
          {state.date === null ? (
            <span className="ui-label ui-label-ochre">{t.notFixed}</span>
          ) : (
            formatDay(state.date, language)
          )}
        </Fact>
        <Fact name={t.facts.window}>
          <WindowWords window={state.window} />
        </Fact>
        {state.place !== "" && (
          <Fact name={t.facts.place}>
            <span lang="zh-CN">{state.place}</span>
          </Fact>
        )}
        <Fact name={t.facts.role}>{sentence(ROLE_NAMES[state.role])}</Fact>
        {state.hostCity !== null && <Fact name={t.facts.host}>{cityName(state.hostCity, language)}</Fact>}
        {state.edition !== null && <Fact name={t.facts.edition}>{t.editionOf(state.edition)}</Fact>}
        {state.group !== null && (
          <Fact name={t.facts.group}>
            <span lang="zh-CN">{state.group}</span>
          </Fact>
        )}
        {state.source !== null && (
          <Fact name={t.facts.source}>
            {state.source.url === null ? (
              <span lang="zh-CN">{state.source.title}</span>
            ) : (
              <a href={state.source.url} lang="zh-CN" rel="noreferrer">
                {state.source.title}
              </a>
            )}{" "}
            {formatDay(state.source.date, language)}
          </Fact>
        )}
      </dl>
      {state.note !== "" && (
        <p className="mt-note" lang="zh-CN">
          {state.note}
        </p>
      )}
      {state.changes.length > 0 && (
        <div>
          <h3 className="ui-h2">{t.facts.changes}</h3>
          <ul className="mt-lines">
            {state.changes.map(({ on, from, to, reason }, at) => (
              <li key={`${on}${at}`}>
                <span>
                  {to === null
                    ? t.cancelled(formatDay(on, language))
                    : t.moved(formatDay(on, language), formatDay(from, language), formatDay(to, language))}
                </span>
                <span className="ui-quiet" {...(reason === "" ? {} : { lang: "zh-CN" })}>
                  {reason === "" ? t.heldElsewhen : reason}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {doing === null
        ? open.length > 0 && (
            <div className="ui-row no-print">
              {open.map((type) => (
                <Button
                  key={type}
                  type={type === main ? "primary" : "default"}
                  danger={type === "cancel"}
                  onClick={() => setDoing(type)}
                >
                  {nameOf(type)}
                </Button>
              ))}
            </div>
          )
        : open.includes(doing) && (
            <StandingForm
              key={doing}
              detail={detail}
              type={doing}
              name={nameOf(doing)}
              onClose={() => setDoing(null)}
            />
          )}
    </section>
  );
}

function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
