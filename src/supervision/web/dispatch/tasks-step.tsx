import { Button } from "antd";
import { useState } from "react";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { TaskProposal } from "../../domain/tasks/proposals.ts";
import { BeforeDispatch } from "./before-dispatch.tsx";
import { text } from "./dispatch-text.ts";
import { type DraftTask, draftsOf, followed, joined, parted, type PlanSource } from "./draft.ts";
import type { Settings } from "./first-steps.tsx";
import { type GroupActs, MeasureGroup } from "./measure-group.tsx";
import { OtherSource } from "./other-source.tsx";
import { type Registered, useRegister } from "./use-register.ts";

const namesOf = (proposals: readonly TaskProposal[]): Record<string, string> =>
  Object.fromEntries(proposals.flatMap(({ units }) => units.map(({ unitId, name }) => [unitId, name])));

/** The undertakings of the plan as tasks: what is chosen is registered and dispatched in one go. */
export function TasksStep(props: {
  readonly planId: string;
  readonly plan: PlanSource;
  readonly settings: Settings;
  readonly proposals: readonly TaskProposal[];
}) {
  const { planId, plan, settings, proposals } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [drafts, setDrafts] = useState(() => draftsOf(proposals, plan));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const [known, setKnown] = useState(proposals);
  const [asking, setAsking] = useState(false);
  const register = useRegister(planId);
  if (known !== proposals) {
    setKnown(proposals);
    setDrafts(followed(drafts, proposals));
  }
  const ready = drafts.filter(({ key, units }) => chosen.has(key) && units.length > 0);
  const names = namesOf(proposals);
  const choose = (keys: readonly string[], value: boolean) => {
    const next = new Set(chosen);
    for (const key of keys)
      if (value) next.add(key);
      else next.delete(key);
    setChosen(next);
  };
  const acts: GroupActs = {
    onChoose: choose,
    onChange: (changed) => setDrafts(drafts.map((draft) => (draft.key === changed.key ? changed : draft))),
    onLeader: (keys, leader) =>
      setDrafts(drafts.map((draft) => (keys.includes(draft.key) ? { ...draft, leader } : draft))),
    onJoin: (keys) => setDrafts(joined(drafts, keys, plan)),
    onUndo: (draft) =>
      setDrafts(
        draft.parts.length === 0
          ? drafts.filter(({ key }) => key !== draft.key)
          : parted(drafts, draft.key, plan),
      ),
  };
  const heads = [...new Map(proposals.map((proposal) => [proposal.measureId, proposal])).values()];
  const send = () =>
    register.mutate(ready, {
      onSuccess: ({ refused }) => {
        const kept = new Set(refused.map(({ key }) => key));
        const sent = new Set(ready.flatMap(({ key }) => (kept.has(key) ? [] : [key])));
        setDrafts((now) => now.filter(({ key }) => !sent.has(key)));
        setChosen(kept);
      },
    });
  const ofPlan = drafts.filter(({ parts }) => parts.length > 0);
  const group = (head: TaskProposal | null, of: readonly DraftTask[]) => (
    <MeasureGroup
      key={head?.measureId ?? "other"}
      head={head}
      drafts={of}
      chosen={chosen}
      names={names}
      adoptedOn={settings.adoptedOn}
      acts={acts}
    />
  );
  const others = drafts.filter(({ parts }) => parts.length === 0);
  return (
    <section className="ui-panel" aria-labelledby="dispatch-tasks">
      <h2 id="dispatch-tasks">{t.step(3, t.tasks)}</h2>
      {ofPlan.length === 0 ? (
        <EmptyState title={t.allDispatched}>{t.allDispatchedHelp}</EmptyState>
      ) : (
        <p className="ui-quiet">
          {t.sentence(t.remaining(formatFigure(ofPlan.length, language)))} {t.tasksHelp}
        </p>
      )}
      {register.data !== undefined && <Outcome outcome={register.data} />}
      {drafts.length > 0 && (
        <div className="ui-row sv-dispatch-bar no-print">
          <Button
            onClick={() =>
              choose(
                drafts.flatMap(({ key, units }) => (units.length > 0 ? [key] : [])),
                true,
              )
            }
          >
            {t.chooseAll}
          </Button>
          <Button onClick={() => setChosen(new Set())}>{t.chooseNone}</Button>
          <Button
            type="primary"
            loading={register.isPending}
            disabled={ready.length === 0 || settings.adoptedOn === null}
            onClick={() => setAsking(true)}
          >
            {register.isPending ? t.dispatching : t.dispatch(formatFigure(ready.length, language))}
          </Button>
          {settings.adoptedOn === null && <span className="ui-quiet">{t.adoptionFirst}</span>}
        </div>
      )}
      {asking && (
        <BeforeDispatch
          tasks={ready}
          receiveWithin={settings.limits.receiveWithin}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
      {others.length > 0 && group(null, others)}
      {heads.map((head) => {
        const of = ofPlan.filter(({ measureId }) => measureId === head.measureId);
        return of.length === 0 ? null : group(head, of);
      })}
      <OtherSource
        settings={settings}
        measures={heads}
        names={names}
        onAdd={(draft) => {
          setDrafts([draft, ...drafts]);
          choose([draft.key], true);
        }}
      />
    </section>
  );
}

/** What was dispatched, and each that was not with its reason. */
function Outcome({ outcome }: { readonly outcome: Registered }) {
  const t = useText(text);
  const colon = useColon();
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <div role="status">
      {outcome.done > 0 && <p className="ui-notice">{t.outcomeDone(formatFigure(outcome.done, language))}</p>}
      {outcome.refused.length > 0 && (
        <div className="ui-banner">
          {t.outcomeFailed(formatFigure(outcome.refused.length, language))}
          <ul>
            {outcome.refused.map((each) => (
              <li key={each.key}>
                <span lang="zh-CN">{each.text}</span>
                {colon}
                {sentence(each.sentence)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
