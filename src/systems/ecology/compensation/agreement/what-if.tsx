import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { chinese, shown, useColumns } from "../../../../web/kit/columns.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { moneyInFull } from "../../../../web/kit/money-words.ts";
import { Quoting, SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { findItem, type ItemCode, itemOf } from "../../water/item.ts";
import { api } from "../../web/client.ts";
import { classWords } from "../because.ts";
import { Flows } from "../flows.tsx";
import type { Line, Settlement } from "../settle.ts";
import { partyWords } from "../party.ts";
import { WORDS } from "../words.ts";
import type { AgreementDetail } from "./kind.ts";
import { AS_AGREED, type Otherwise, type Tried, tryOut } from "./what-if.ts";

const ROUTE = "GET /api/ecology/agreements/:agreement/trial";
const KINDS: Readonly<Record<string, Sentence>> = {
  class: say("按类别", "By class"),
  index: say("按指数", "By index"),
  step: say("一次性", "One amount"),
  exceedance: say("按超标倍数", "Over a limit"),
};

function Slider(props: {
  readonly label: string;
  readonly shown: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}) {
  const { label, shown: said, value, least, most, step, onChange } = props;
  return (
    <label>
      <span>
        {label} <strong>{said}</strong>
      </span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={said}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </label>
  );
}

/** What agreements look at; the others are there when asked for. */
const USUAL: readonly ItemCode[] = ["DO", "CODMn", "COD", "NH3-N", "TP", "TN"];

type Changing = {
  readonly trial: Tried;
  readonly otherwise: Otherwise;
  readonly onChange: (next: Otherwise) => void;
};

/** Of every clause its amount, of those that have one its base, and of every item that was measured its figures. */
function Sliders({ trial: { data, readings }, otherwise, onChange }: Changing) {
  const sentence = useSentence();
  const items = useMemo(() => [...new Set(readings.map(([, , , item]) => item as ItemCode))], [readings]);
  const { amounts, bases, figures } = otherwise;
  const slidersOf = (some: readonly ItemCode[]) =>
    some.map((item) => (
      <Slider
        key={item}
        label={sentence(itemOf(item).said)}
        shown={`${figures[item] ?? 100}%`}
        value={figures[item] ?? 100}
        least={20}
        most={300}
        step={5}
        onChange={(value) => onChange({ ...otherwise, figures: { ...figures, [item]: value } })}
      />
    ));
  const others = items.filter((item) => !USUAL.includes(item) && itemOf(item).decides);
  return (
    <div className="comp-sliders">
      {data.clauses.map((clause, at) => {
        const kind = sentence(KINDS[clause.kind] ?? say(clause.kind, clause.kind));
        // Where several clauses are of one kind, their item tells them apart.
        const several = data.clauses.filter((each) => each.kind === clause.kind).length > 1;
        const item = several ? findItem(clause.item ?? "") : undefined;
        const name = item === undefined ? kind : `${kind} · ${sentence(item.said)}`;
        const base = clause.base === undefined ? null : (bases[at] ?? clause.base);
        return [
          <Slider
            key={`amount ${clause.kind}`}
            label={`${name} · ${sentence(WORDS.amount)}`}
            shown={`${amounts[at] ?? 100}%`}
            value={amounts[at] ?? 100}
            least={0}
            most={300}
            step={5}
            onChange={(value) => onChange({ ...otherwise, amounts: { ...amounts, [at]: value } })}
          />,
          base !== null && (
            <Slider
              key={`base ${clause.kind}`}
              label={`${name} · ${sentence(WORDS.base)}`}
              shown={sentence(classWords(base))}
              value={base}
              least={1}
              most={5}
              step={1}
              onChange={(value) => onChange({ ...otherwise, bases: { ...bases, [at]: value } })}
            />
          ),
        ];
      })}
      {slidersOf(USUAL.filter((item) => items.includes(item)))}
      {others.length > 0 && (
        <details>
          <summary>{sentence(WORDS.otherItems)}</summary>
          <div className="comp-sliders">{slidersOf(others)}</div>
        </details>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const sentence = useSentence();
  const columns = useColumns<Line>([
    { ...chinese(WORDS.period, ({ period }) => period), card: "title" },
    {
      ...shown(WORDS.amount, ({ amountFen }, { language }) => moneyInFull(amountFen, language)),
      figure: true,
    },
    shown(say("依据", "Because"), ({ because }, said) => <Quoting>{said.sentence(because)}</Quoting>),
  ]);
  return (
    <DataTable<Line>
      label={sentence(WORDS.lines)}
      rows={lines}
      rowKey={({ period, clause, section }) => `${period} ${clause} ${section}`}
      columns={columns}
      empty={<p className="ui-quiet">{sentence(WORDS.noLines)}</p>}
    />
  );
}

const SHOWN = 60;

function Outcome({ found }: { readonly found: Settlement }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const net = Object.entries(found.net);
  const to = net.find(([, fen]) => fen > 0);
  const from = net.find(([, fen]) => fen < 0);
  return (
    <>
      <p className="comp-sum" role="status">
        {sentence(WORDS.trialSum)}:{" "}
        {to === undefined || from === undefined ? (
          sentence(WORDS.nothingPaid)
        ) : (
          <Quoting>{`${sentence(partyWords(from[0]))} ${sentence(WORDS.pays)} ${sentence(partyWords(to[0]))} ${moneyInFull(to[1], language)}`}</Quoting>
        )}
        {found.open.length > 0 && ` · ${found.open.length} ${sentence(WORDS.openPeriods)}`}
      </p>
      {to !== undefined && from !== undefined && (
        <Flows label={sentence(WORDS.trialSum)} flows={[{ from: from[0], to: to[0], amountFen: to[1] }]} />
      )}
      <Lines lines={found.lines.slice(0, SHOWN)} />
      {found.open.length > 0 && (
        <p className="ui-quiet">
          {sentence(WORDS.open)}:{" "}
          {found.open
            .slice(0, SHOWN)
            .map(({ period }) => period)
            .join(language === "zh" ? "、" : ", ")}
        </p>
      )}
    </>
  );
}

/** Terms and readings with sliders, and what they come to line by line. */
export function Trying({ trial }: { readonly trial: Tried }) {
  const sentence = useSentence();
  const [otherwise, setOtherwise] = useState(AS_AGREED);
  const asked = useDeferredValue(otherwise);
  const found = useMemo(() => tryOut(trial, asked), [trial, asked]);
  return (
    <>
      <p className="ui-quiet">{sentence(WORDS.trialHelp)}</p>
      <Sliders trial={trial} otherwise={otherwise} onChange={setOtherwise} />
      <p>
        <Button onClick={() => setOtherwise(AS_AGREED)}>{sentence(WORDS.asAgreed)}</Button>
      </p>
      {"sentence" in found ? <p role="alert">{sentence(found.sentence)}</p> : <Outcome found={found} />}
    </>
  );
}

/** What an agreement would come to, before and after it is signed. */
export function WhatIf({ detail: { id, version } }: { readonly detail: AgreementDetail }) {
  const sentence = useSentence();
  const query = useQuery({
    queryKey: [ROUTE, id, version],
    queryFn: () => api(ROUTE, { params: { agreement: id } }),
  });
  return (
    <Section title={sentence(WORDS.trial)} action={<SampleLabel sample={query.data?.sample === true} />}>
      <Loaded query={query}>{(trial) => <Trying trial={trial} />}</Loaded>
    </Section>
  );
}
