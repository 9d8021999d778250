import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, type FormEvent, useState } from "react";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useReached } from "../../../web/kit/reach.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { AskedParty, OpinionAct, Solicitation } from "../../domain/opinions.ts";
import { text } from "./opinions-text.ts";

export type OpinionsPanelProps = {
  readonly rounds: readonly Solicitation[];
  /** Names of the roster's units by id; those that can be asked. */
  readonly units: Readonly<Record<string, string>>;
  /** Whether the person at the desk may do an act: the record's own `permit`. */
  readonly may: (act: OpinionAct) => boolean;
  readonly day: Day;
  /** Does an act; a refusal is thrown and shown where it was asked for. */
  readonly onAct: (act: OpinionAct) => Promise<unknown>;
  readonly busy: boolean;
  /** What an opinion can be about, offered while typing: articles, items. */
  readonly places?: readonly string[];
  /** What is circulated, filled in for the next round. */
  readonly about?: string;
  /** Beside the acts of a round, as downloads. */
  readonly renderRoundActions?: (round: Solicitation) => ReactNode;
};

/** Days that a unit usually gets to answer; the office sets another. */
const USUAL_DAYS = 10;

/** Who is asked, about what, by when: units of the roster, others by name, one day for all and exceptions. */
export function AskForm(props: OpinionsPanelProps & { readonly onClose: () => void }) {
  const { units, day, onAct, busy, onClose } = props;
  const t = useText(text);
  const [id] = useState(newRequestKey);
  const [about, setAbout] = useState(props.about ?? t.aboutDefault);
  const [due, setDue] = useState(addDays(day, USUAL_DAYS));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [others, setOthers] = useState("");
  const [exceptions, setExceptions] = useState<ReadonlyMap<string, string>>(new Map());
  const [lacks, setLacks] = useState(false);
  const [shown, setShown] = useState(false);
  const sending = useMutation({ mutationFn: onAct, onSuccess: onClose });
  const dueOf = (key: string): string => exceptions.get(key) ?? due;
  const named = [...new Set(others.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
  const asked: AskedParty[] = [
    ...[...chosen].map((unitId) => ({ unitId, name: units[unitId] ?? unitId, due: dueOf(unitId) })),
    ...named.map((name) => ({ unitId: null, name, due: dueOf(`name:${name}`) })),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked.length === 0) return setLacks(true);
    return setShown(true);
  };
  const send = () => sending.mutate({ type: "solicit", id, about: about.trim(), asked });
  return (
    <form className="op-form no-print" aria-label={t.open} onSubmit={submit}>
      <div className="op-ask-head">
        <label className="op-field">
          <span>{t.about}</span>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            autoFocus
            maxLength={200}
            value={about}
            onChange={({ target }) => setAbout(target.value)}
          />
        </label>
        <label className="op-field">
          <span>{t.dueForAll}</span>
          <input
            className="ui-input"
            type="date"
            required
            min={day}
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        </label>
      </div>
      <RosterChoice units={units} chosen={chosen} onChange={setChosen} />
      <label className="op-field">
        <span>
          {t.others} <span className="ui-quiet">{t.othersHint}</span>
        </span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={3}
          value={others}
          onChange={({ target }) => setOthers(target.value)}
        />
      </label>
      {asked.length > 0 && (
        <details>
          <summary>{t.exceptions}</summary>
          <ul className="ui-plain-list op-dues">
            {asked.map((party) => {
              const key = party.unitId ?? `name:${party.name}`;
              return (
                <li key={key} className="ui-row">
                  <span lang="zh-CN">{party.name}</span>
                  <input
                    className="ui-input"
                    type="date"
                    aria-label={t.dueOf(party.name)}
                    min={day}
                    value={party.due}
                    onChange={({ target }) =>
                      setExceptions(new Map(exceptions).set(key, target.value || due))
                    }
                  />
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {lacks && asked.length === 0 && (
        <p className="op-lacks" role="alert">
          {t.needsParty}
        </p>
      )}
      {shown && (
        <BeforeAsking
          asked={asked}
          about={about}
          onAbout={setAbout}
          onSend={send}
          onClose={() => setShown(false)}
        />
      )}
      <FailureNotice error={sending.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending || busy}>
          {t.next}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
        <span className="ui-quiet" aria-live="polite">
          {t.chosen(asked.length)}
        </span>
      </span>
    </form>
  );
}

/** Shows whom a round asks, what and by when, and who sees nothing of it here; those are asked on paper. */
function BeforeAsking(props: {
  readonly asked: readonly AskedParty[];
  readonly about: string;
  readonly onAbout: (about: string) => void;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const reached = useReached();
  if (reached === undefined) return null;
  const { to, silent } = reached(
    props.asked.map(({ unitId, name, due }) => ({
      unitId,
      name,
      about: t.answerBy(formatDay(due, language)),
    })),
  );
  return (
    <BeforeSending
      title={t.asking(to.length)}
      help={t.askingHelp}
      to={to}
      leftOut={{ title: t.notReached(silent.length), those: silent }}
      mayBeNobody
      text={{ label: t.about, value: props.about, most: 200, needed: true, onChange: props.onAbout }}
      okText={t.send}
      onSend={props.onSend}
      onClose={props.onClose}
    />
  );
}

function RosterChoice(props: {
  readonly units: Readonly<Record<string, string>>;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { units, chosen, onChange } = props;
  const t = useText(text);
  const [find, setFind] = useState("");
  const shown = Object.entries(units).filter(([, name]) => name.includes(find.trim()));
  const toggle = (unit: string) => {
    const next = new Set(chosen);
    if (!next.delete(unit)) next.add(unit);
    onChange(next);
  };
  return (
    <fieldset className="op-roster">
      <legend>{t.roster}</legend>
      <div className="ui-row">
        <input
          className="ui-input"
          type="search"
          lang="zh-CN"
          aria-label={t.find}
          placeholder={t.find}
          value={find}
          onChange={({ target }) => setFind(target.value)}
        />
        <button
          type="button"
          className="ui-link-button"
          disabled={shown.length === 0}
          onClick={() => onChange(new Set([...chosen, ...shown.map(([unit]) => unit)]))}
        >
          {t.all}
        </button>
      </div>
      {shown.length === 0 && <p className="ui-quiet">{t.noUnits}</p>}
      <div className="op-units">
        {shown.map(([unit, name]) => (
          <label key={unit} lang="zh-CN">
            <input type="checkbox" checked={chosen.has(unit)} onChange={() => toggle(unit)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
