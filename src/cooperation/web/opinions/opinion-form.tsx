import type { Solicitation } from "../../domain/opinions.ts";
import type { OpinionsPanelProps } from "./ask-form.tsx";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useId, useRef, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { text } from "./opinions-text.ts";

export type RoundProps = OpinionsPanelProps & { readonly round: Solicitation };

/** One opinion of one party after another: what it is about and how it should read. */
export function OpinionForm(props: RoundProps & { readonly party: number; readonly onClose: () => void }) {
  const { round, party, places = [], onAct, busy, onClose } = props;
  const t = useText(text);
  const name = round.asked[party]?.name ?? "";
  const [place, setPlace] = useState("");
  const [words, setWords] = useState("");
  const [lacks, setLacks] = useState(false);
  const key = useRef(newRequestKey());
  const first = useRef<HTMLInputElement>(null);
  const offered = useId();
  const saving = useMutation({
    mutationFn: async ({ more }: { readonly more: boolean }) => {
      await onAct({
        type: "give-opinion",
        solicitation: round.id,
        id: key.current,
        party,
        place: place.trim(),
        text: words.trim(),
      });
      return more;
    },
    onSuccess: (more) => {
      if (!more) return onClose();
      key.current = newRequestKey();
      setPlace("");
      setWords("");
      first.current?.focus();
    },
  });
  const save = (more: boolean) => {
    if (words.trim() === "") return setLacks(true);
    setLacks(false);
    return saving.mutate({ more });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(false);
  };
  return (
    <form className="op-form no-print" aria-label={t.enterFor(name)} onSubmit={submit}>
      <p>
        <b lang="zh-CN">{name}</b>
      </p>
      <label className="op-field">
        <span>
          {t.place} <span className="ui-quiet">{t.placeHint}</span>
        </span>
        <input
          ref={first}
          className="ui-input"
          lang="zh-CN"
          list={offered}
          maxLength={200}
          autoFocus
          value={place}
          onChange={({ target }) => setPlace(target.value)}
        />
      </label>
      <datalist id={offered}>
        {places.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <label className="op-field">
        <span>
          {t.text} <span className="ui-quiet">{t.textHint}</span>
        </span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={4}
          maxLength={20_000}
          value={words}
          aria-invalid={lacks}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      {lacks && words.trim() === "" && (
        <p className="op-lacks" role="alert">
          {t.needsText}
        </p>
      )}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending || busy}>
          {t.save}
        </Button>
        <Button disabled={saving.isPending || busy} onClick={() => save(true)}>
          {t.saveMore}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}
