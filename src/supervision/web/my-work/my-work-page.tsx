import { Button } from "antd";
import { useState } from "react";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows, useSession } from "../../../web/frame/session.tsx";
import { DUTY_NAMES } from "../../domain/tasks/duty-names.ts";
import { SUPERVISION_FIGURES } from "../../domain/figures.ts";
import type { MyWork } from "../../domain/tasks/task-row.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { type ActEntry, useAct } from "../task/use-act.ts";
import { countOf, DUTY_FILTERS, type DutyFilter, narrowed } from "./duty-filter.ts";
import "./my-work.css";
import { text } from "./my-work-text.ts";
import { OfficeWork } from "./office-work.tsx";
import { OutcomeList } from "./outcome-list.tsx";
import { SignBar } from "./sign-bar.tsx";
import { UnitChoice } from "./unit-choice.tsx";
import { useMyWork } from "./use-my-work.ts";
import { WorkGroup } from "./work-group.tsx";

/** What I owe, by when. */
export default function MyWorkPage() {
  const t = useText(text);
  const { language } = useLanguage();
  const allowed = useAllows();
  const { actor } = useSession();
  const [{ unit }, change] = useFilters(["unit"]);
  const query = useMyWork(unit);
  const isOffice = allowed(["office"]);
  return (
    <Loaded query={query}>
      {(work) => (
        <PageFrame
          title={t.title}
          lead={[work.unit?.name, t.asOf(formatDay(work.asOf, language))].filter(Boolean).join(" · ")}
        >
          {isOffice && <UnitChoice unit={unit} onChange={(next) => change({ unit: next })} />}
          {work.unit === null ? (
            <Nobody isOffice={isOffice} />
          ) : (
            <Work work={work} unit={work.unit.id === actor?.organisationId ? undefined : work.unit.id} />
          )}
        </PageFrame>
      )}
    </Loaded>
  );
}

/** Who belongs to no unit: the office has its own lists, anyone else needs a unit. */
function Nobody({ isOffice }: { readonly isOffice: boolean }) {
  const t = useText(text);
  return isOffice ? <OfficeWork /> : <EmptyState title={t.noUnit}>{t.noUnitHelp}</EmptyState>;
}

/** Something of a task that may be done at once with others like it; `report` is empty for a receipt. */
type Open = Pick<ActEntry, "task" | "version"> & { readonly unit: string; readonly report: string };

function openOf(work: MyWork, kind: "receive" | "sign"): Open[] {
  return work.groups
    .flatMap(({ items }) => items)
    .flatMap(({ task, unitId: unit, duties }) =>
      duties
        .filter((duty) => duty.kind === kind)
        .map(({ report }) => ({ task: task.id, version: task.version, unit, report: report ?? "" })),
    );
}

function Work({ work, unit: other }: { readonly work: MyWork; readonly unit: string | undefined }) {
  const t = useText(text);
  const { language } = useLanguage();
  const allowed = useAllows();
  const [{ kind }, change] = useFilters(["kind"]);
  const filter = oneOf(kind, DUTY_FILTERS);
  const act = useAct();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [toSign, toReceive] = [openOf(work, "sign"), openOf(work, "receive")];
  // Signing and receiving are the unit's own.
  const own = other === undefined;
  const signs = own && allowed(["unit-head"]) && toSign.length > 0;
  const picked = toSign.filter(({ report }) => chosen.has(report));
  const groups = narrowed(work, filter);
  const names = new Map(work.groups.flatMap(({ items }) => items).map(({ task }) => [task.id, task.text]));
  const total = work.groups.flatMap(({ items }) => items).length;
  const send = (open: readonly Open[], action: (of: Open) => ActEntry["action"]) => {
    act.mutate(open.map((each) => ({ task: each.task, version: each.version, action: action(each) })));
    setChosen(new Set());
  };
  const choose = (report: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(report);
    else next.delete(report);
    setChosen(next);
  };
  const sign = () => send(picked, ({ unit, report }) => ({ type: "sign", unit, report }));
  const named = (open: readonly Open[]) =>
    open.map(({ task, report }) => ({ key: `${task} ${report}`, name: names.get(task) ?? "", about: "" }));
  const outcome = (
    <>
      <FailureNotice error={act.error} />
      <OutcomeList outcomes={act.data ?? []} nameOf={(task) => names.get(task) ?? ""} />
    </>
  );
  if (total === 0)
    return (
      <>
        {outcome}
        <EmptyState title={t.empty}>
          {work.next === null ? t.emptyHelp : t.emptyNext(formatDay(work.next, language))}
        </EmptyState>
      </>
    );
  return (
    <>
      {outcome}
      <div className="mw-filters" role="group" aria-label={t.filters}>
        <Chip filter={undefined} now={filter} count={total} change={change} />
        {DUTY_FILTERS.map((each) => (
          <Chip key={each} filter={each} now={filter} count={countOf(work, each)} change={change} />
        ))}
        <FigureHelp of={t.title} figures={DUTY_FILTERS.map((each) => SUPERVISION_FIGURES[`work-${each}`])} />
        {own && toReceive.length > 0 && (
          <Button
            loading={act.isPending}
            onClick={() => send(toReceive, ({ unit }) => ({ type: "receive", unit }))}
          >
            {t.receiveAll(toReceive.length)}
          </Button>
        )}
      </div>
      {asking && (
        <BeforeSending
          title={t.signTitle(picked.length)}
          to={named(picked)}
          okText={t.sign}
          onSend={sign}
          onClose={() => setAsking(false)}
        />
      )}
      {groups.length === 0 && (
        <EmptyState
          title={t.emptyFilter}
          action={<Button onClick={() => change({ kind: null })}>{t.showAll}</Button>}
        />
      )}
      <ul className="mw-groups">
        {groups.map((group) => (
          <WorkGroup
            key={group.key}
            group={group}
            asOf={work.asOf}
            unit={other}
            chosen={chosen}
            onChoose={choose}
            signs={signs}
          />
        ))}
      </ul>
      {signs && (
        <SignBar
          total={toSign.length}
          chosen={named(picked)}
          busy={act.isPending}
          onChooseAll={(all) => setChosen(new Set(all ? toSign.map(({ report }) => report) : []))}
          onSign={() => (picked.length > 1 ? setAsking(true) : sign())}
          onSendBack={(reason) =>
            send(picked, ({ unit, report }) => ({ type: "send-back", unit, report, reason }))
          }
        />
      )}
    </>
  );
}

function Chip(props: {
  readonly filter: DutyFilter | undefined;
  readonly now: DutyFilter | undefined;
  readonly count: number;
  readonly change: (change: { readonly kind: string | null }) => void;
}) {
  const { filter, now, count } = props;
  const t = useText(text);
  const sentence = useSentence();
  if (count === 0 && filter !== now) return null;
  const name = filter === undefined ? t.all : filter === "late" ? t.late : sentence(DUTY_NAMES[filter]);
  return (
    <button
      type="button"
      className={`mw-chip mw-chip-${filter ?? "all"}`}
      aria-pressed={filter === now}
      onClick={() => props.change({ kind: filter === now ? null : (filter ?? null) })}
    >
      {name} <b>{count}</b>
    </button>
  );
}
