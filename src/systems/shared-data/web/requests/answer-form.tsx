import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { MASKS, type Mask } from "../../exchange/grant/grant.ts";
import type { RequestDetail } from "../../domain/requests/request-row.ts";
import { type Answer, openRenewal, REFUSAL_REASONS } from "../../domain/requests/request.ts";
import { MASK_WORDS, REFUSAL_WORDS } from "../../domain/requests/request-words.ts";
import { AreaField, ChoiceField, CountField, DayField, LineField, ManyField } from "./form-fields.tsx";
import { text as formText } from "./form-text.ts";
import { text } from "./request-text.ts";
import { useAct } from "./use-requests.ts";

type Props = { readonly request: RequestDetail; readonly onClose: () => void };

/** Numbers and names of persons begin masked: what is needed whole is opened by whoever answers. */
const firstMask = (item: string): Mask => (/号|码|姓名|电话|住址/u.test(item) ? "middle" : "none");

/** The answer, no wider than asked: items with masks, purposes, quota, time; or a legal reason against it. */
export function AnswerForm({ request, onClose }: Props) {
  const t = useText(text);
  const { answerForm: f, form } = useText(formText);
  const sentence = useSentence();
  const { state } = request;
  const { asked, resource, granted } = state;
  const longest = openRenewal(state)?.until ?? asked.until;
  const [decision, setDecision] = useState<Answer["decision"]>("granted");
  const [masks, setMasks] = useState<Readonly<Record<string, Mask | null>>>(() =>
    Object.fromEntries(
      asked.items.map((item) => [
        item,
        granted === null ? firstMask(item) : (granted.items.find(({ name }) => name === item)?.mask ?? null),
      ]),
    ),
  );
  const [purposes, setPurposes] = useState<readonly string[]>(granted?.purposes ?? asked.purposes);
  const [until, setUntil] = useState(longest);
  const [callsPerDay, setCalls] = useState(granted?.callsPerDay ?? asked.callsPerDay);
  const [rowsPerCall, setRowsPerCall] = useState(granted?.rowsPerCall ?? asked.rowsPerCall);
  const [disposal, setDisposal] = useState(granted?.disposal ?? f.disposalDefault);
  const [disposeWithinDays, setWithin] = useState(granted?.disposeWithinDays ?? 10);
  const reasons = REFUSAL_REASONS.filter(
    (each) => resource.attribute === "conditional" || each === "out-of-scope",
  );
  const [reason, setReason] = useState(reasons[0] ?? "out-of-scope");
  const [words, setWords] = useState("");
  const act = useAct(request);
  const saving = useMutation({ mutationFn: act, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const items = asked.items.flatMap((name) => {
      const mask = masks[name] ?? null;
      return mask === null ? [] : [{ name, mask }];
    });
    const answer: Answer =
      decision === "refused"
        ? { decision, reason, text: words.trim() }
        : {
            decision,
            items,
            rows: asked.rows,
            purposes,
            mode: asked.mode,
            until,
            callsPerDay,
            rowsPerCall,
            disposal: disposal.trim(),
            disposeWithinDays,
          };
    saving.mutate({ type: "prepare-answer", answer });
  };
  return (
    <form className="rq-form" aria-label={f.decision} onSubmit={submit}>
      <p className="ui-notice">{f.hint}</p>
      <ChoiceField
        label={f.decision}
        value={decision}
        options={[
          { value: "granted", label: f.grant },
          { value: "refused", label: f.refuse },
        ]}
        onChange={(value) => setDecision(value === "refused" ? "refused" : "granted")}
      />
      {decision === "refused" ? (
        <>
          <ChoiceField
            label={f.reason}
            value={reason}
            options={reasons.map((each) => ({ value: each, label: sentence(REFUSAL_WORDS[each]) }))}
            onChange={(value) => setReason(reasons.find((each) => each === value) ?? reason)}
          />
          <AreaField label={f.words} value={words} onChange={setWords} rows={3} />
        </>
      ) : (
        <>
          <fieldset className="rq-items">
            <legend>{f.items}</legend>
            {asked.items.map((item) => (
              <span key={item} className="ui-row">
                <label lang="zh-CN">
                  <input
                    type="checkbox"
                    checked={masks[item] !== null}
                    onChange={({ target }) =>
                      setMasks((before) => ({
                        ...before,
                        [item]: target.checked ? firstMask(item) : null,
                      }))
                    }
                  />
                  {item}
                </label>
                {masks[item] !== null && (
                  <select
                    className="ui-select"
                    aria-label={f.mask(item)}
                    value={masks[item] ?? "none"}
                    onChange={({ target }) =>
                      setMasks((before) => ({
                        ...before,
                        [item]: MASKS.find((each) => each === target.value) ?? "none",
                      }))
                    }
                  >
                    {MASKS.map((mask) => (
                      <option key={mask} value={mask}>
                        {sentence(MASK_WORDS[mask])}
                      </option>
                    ))}
                  </select>
                )}
              </span>
            ))}
          </fieldset>
          <ManyField legend={f.purposes} options={asked.purposes} chosen={purposes} onChange={setPurposes} />
          <div className="rq-fields">
            <DayField label={f.until} max={longest} value={until} onChange={setUntil} />
            <CountField label={form.calls} value={callsPerDay} most={asked.callsPerDay} onChange={setCalls} />
            <CountField
              label={form.rowsPerCall}
              value={rowsPerCall}
              most={asked.rowsPerCall}
              onChange={setRowsPerCall}
            />
            <CountField label={f.within} value={disposeWithinDays} most={250} onChange={setWithin} />
          </div>
          <LineField label={f.disposal} value={disposal} onChange={setDisposal} most={1_000} />
        </>
      )}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}
