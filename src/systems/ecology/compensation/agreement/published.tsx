import { useState } from "react";
import { useSentence } from "../../../../web/frame/language.tsx";
import { Chinese, Fact, SampleLabel, StatusLabel } from "../../../../web/kit/parts.tsx";
import { PUBLISHED, type PublishedAgreement } from "../published.ts";
import { WORDS } from "../words.ts";
import { type PublishedKey, sampleOf } from "./published-sample.ts";
import { clausesOf, clauseWords } from "./published-words.ts";
import { Trying } from "./what-if.tsx";

const KEYS = Object.keys(PUBLISHED) as PublishedKey[];

/** What was published of an agreement, and what of it is not known. */
function About({ of: { agreement, source, note } }: { readonly of: PublishedAgreement }) {
  const sentence = useSentence();
  return (
    <dl className="kit-facts">
      <Fact name={sentence(WORDS.terms)} whole>
        <ul className="comp-terms">
          {clausesOf(agreement).map((clause) => {
            const words = sentence(clauseWords(clause));
            return <li key={words}>{words}</li>;
          })}
        </ul>
      </Fact>
      <Fact name={sentence(WORDS.assumed)} whole>
        {sentence(note)}
      </Fact>
      <Fact name={sentence(WORDS.source)} whole>
        <Chinese>{source}</Chinese>
      </Fact>
    </dl>
  );
}

/** Agreements of others, as far as they were published, tried out on invented readings. Nothing is asked of the server. */
export default function Published() {
  const sentence = useSentence();
  const [key, setKey] = useState<PublishedKey>("yu-lu-2021");
  const [trial, setTrial] = useState(() => sampleOf(key));
  const choose = (next: PublishedKey) => {
    setKey(next);
    setTrial(sampleOf(next));
  };
  return (
    <div className="ui-stack">
      <p>
        <StatusLabel name={sentence(WORDS.notVerified)} tone="ochre" /> <SampleLabel sample />{" "}
        {sentence(WORDS.publishedHelp)}
      </p>
      <label className="ui-field">
        {sentence(WORDS.agreement)}
        <select
          className="ui-select"
          value={key}
          onChange={({ target }) => choose(target.value as PublishedKey)}
        >
          {KEYS.map((each) => (
            <option key={each} value={each}>
              {sentence(PUBLISHED[each].name)}
            </option>
          ))}
        </select>
      </label>
      <About of={PUBLISHED[key]} />
      <Trying key={key} trial={trial} />
    </div>
  );
}
