import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ComponentType, type ReactNode, useRef, useState } from "react";
import { Link, useParams } from "react-router";
import type { Contract } from "../../kernel/contract.ts";
import type { Sentence } from "../../kernel/error.ts";
import type {
  CellCorrections,
  Decisions,
  ImportProgress,
  ImportView,
  SheetLine,
  ShownSheet,
} from "../../kernel/sheet.ts";
import { client, type Loose } from "../frame/api.ts";
import "../frame/desk.css";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { PageFrame } from "../frame/page-frame.tsx";
import { useSettling } from "../frame/settling.ts";
import type { ListColumn } from "./columns.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { pageOf, useFilters } from "./filters.ts";
import { Enter } from "./import-enter.tsx";
import { ImportLines } from "./import-lines.tsx";
import { answered, PrintedQuestions, type QuestionGroup, SheetQuestions } from "./import-questions.tsx";
import { words } from "./import-words.ts";
import { OfWorkbook, SheetSwitch } from "./import-workbook.tsx";
import "./kit.css";
import { Loaded } from "./loaded.tsx";
import { MappingTable } from "./mapping-table.tsx";

const SIZE = 50;
/** How often the page asks how far it is, in ms. */
const ASKS_EVERY_MS = 1_500;

/** What a slice says of the page of its importer. */
export type ImportPage<L extends SheetLine> = {
  /** Of its routes, as `importContract` has them. */
  readonly path: `/api/${string}`;
  readonly title: Sentence;
  /** What it goes into, within a sentence: 登记册, the register. */
  readonly what: Sentence;
  /** The pages above it; the last one is where it goes. */
  readonly above: (view: ImportView<L>) => readonly { readonly title: Sentence; readonly path: string }[];
  /** Where to look once it is entered; the last page above it where it is left out. */
  readonly next?: (view: ImportView<L>) => readonly { readonly title: Sentence; readonly path: string }[];
  readonly outcomes: Readonly<Record<string, Sentence>>;
  readonly shows?: Readonly<Record<string, Sentence>>;
  /** Lines that only the summary narrows to, by name. */
  readonly narrows?: Readonly<Record<string, Sentence>>;
  /** What progress counts lines under, beside `skipped`. */
  readonly results: Readonly<Record<string, Sentence>>;
  readonly questions: Readonly<Record<string, QuestionGroup>>;
  readonly columns: readonly ListColumn<L>[];
  readonly entry: (id: string) => string;
  /** Said above the columns. */
  readonly note?: (view: ImportView<L>) => ReactNode;
  /** Beside the title: what else may be done with it. */
  readonly actions?: (view: ImportView<L>) => ReactNode;
  /** Above its lines, whatever its state: what they show together, which narrows to some of them. */
  readonly summary?: (view: ImportView<L>, show: string, onShow: (show: string) => void) => ReactNode;
  /** Said beside the buttons that enter it. */
  readonly entering?: Sentence;
  /** Shows whom entering it reaches, before it is entered. */
  readonly before?: (asking: {
    readonly view: ImportView<L>;
    readonly onSend: () => void;
    readonly onClose: () => void;
  }) => ReactNode;
};

/** `null` fields are proposed anew. */
type Columns = { readonly headingRow: number; readonly fields: readonly (string | null)[] | null };
type Said = Columns & {
  readonly version: number;
  readonly further?: readonly Columns[];
  readonly decisions: Decisions;
  readonly cells: CellCorrections;
};

/** What somebody says of it as it stands, or that another sheet is read. */
type Changing = ((before: Said) => Said) | number;

const columnsOf = ({ headingRow, columns }: ShownSheet): Columns => ({
  headingRow,
  fields: columns.map(({ field }) => field),
});
const sent = ({ headingRow, fields }: Columns) => ({ headingRow, ...(fields === null ? {} : { fields }) });
const saidOf = ({ version, decisions, corrected, further, ...first }: ImportView): Said => ({
  version,
  ...columnsOf(first),
  ...(further === undefined ? {} : { further: further.map(columnsOf) }),
  decisions,
  cells: corrected,
});

// Its routes are those of importContract, under whichever path: the types stand there.
const api = client<Contract>() as unknown as (key: string, call: Loose) => Promise<unknown>;

/** How far it is while it is entered, and what came of it. */
function Progress(props: {
  readonly view: ImportView;
  readonly progress: ImportProgress;
  readonly results: Readonly<Record<string, Sentence>>;
  readonly to: ReactNode;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}) {
  const { view, progress, busy } = props;
  const { state } = view;
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language);
  const told = Object.entries(props.results).map(([key, name]) =>
    t.outcomeOf(sentence(name), figure(progress[key] ?? 0)),
  );
  return (
    <section className="ui-panel" aria-labelledby="import-outcome">
      <h2 id="import-outcome">{t.outcome}</h2>
      {state !== "applied" && (
        <>
          <progress
            className="kit-import-progress"
            aria-label={t.outcome}
            value={progress.done}
            max={Math.max(1, progress.of)}
          />
          <p role="status">{t.progress(figure(progress.done), figure(progress.of))}</p>
          {state === "stopped" && <p>{t.stopped}</p>}
        </>
      )}
      <p role={state === "applied" ? "status" : undefined}>
        {[...told, t.outcomeOf(t.skipped, figure(progress.skipped))].join(t.and)}
        {t.full}
      </p>
      {state === "applied" && progress.skipped > 0 && <p className="ui-quiet">{t.again}</p>}
      <FailureNotice error={props.error} />
      <p className="ui-row">
        {state === "applying" && (
          <Button loading={busy} onClick={props.onStop}>
            {t.stop}
          </Button>
        )}
        {state === "stopped" && (
          <Button type="primary" loading={busy} onClick={props.onGoOn}>
            {t.goOn}
          </Button>
        )}
        {props.to}
      </p>
    </section>
  );
}

/**
 * The page of a sheet on its way in: what its columns mean, what it leaves open, what each line becomes, entering it. Fields
 * stay as they are while an answer is on its way, so that the keyboard stays where it is.
 */
export function importPage<L extends SheetLine>(page: ImportPage<L>): ComponentType {
  const open = `GET ${page.path}/:import`;
  const named = { ...page.outcomes, ...page.shows, ...page.narrows };
  const shows = ["all", "blocked", "issues", "nothing", ...Object.keys(named)];

  return function OfImport() {
    const { import: id = "" } = useParams();
    const t = useText(words);
    const sentence = useSentence();
    const queries = useQueryClient();
    const [filters, setFilters] = useFilters(["show", "sheet", "page", "size"]);
    const [entering, setEntering] = useState<"all" | "good-rows" | null>(null);
    const show = shows.find((each) => each === filters.show) ?? "all";
    const size = Math.min(200, pageOf(filters.size, SIZE));
    const params = { import: id };
    const query = { show, page: pageOf(filters.page), size };
    const key = [open, { params, query }];
    const ask = (verb: string, call: Loose) => api(verb, { params, ...call }) as Promise<ImportView<L>>;
    const found = useQuery({
      queryKey: key,
      queryFn: () => ask(open, { query }),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.state === "applying" ? ASKS_EVERY_MS : false),
    });
    const follow = { onSuccess: () => queries.invalidateQueries() };
    const latest = useRef<ImportView<L>>(undefined);
    if (found.data !== undefined && found.data.version >= (latest.current?.version ?? 0))
      latest.current = found.data;
    const correct = useMutation({
      // Said on the state that was answered last, not on the one that was drawn: answers may still be on their way.
      mutationFn: async (changed: Changing) => {
        const from = latest.current as ImportView<L>;
        const sheet = typeof changed === "number" ? { sheet: changed } : {};
        const { version, decisions, cells, further, ...first } =
          typeof changed === "number" ? saidOf(from) : changed(saidOf(from));
        const others = further === undefined ? {} : { further: further.map(sent) };
        const body = { ...decisions, ...sent(first), ...others, cells, ...sheet, version };
        const reply = await ask(`PUT ${page.path}/:import/mapping`, { query, body });
        latest.current = reply;
        return { key, reply };
      },
      scope: { id: `${open} ${id}` },
      onSuccess: ({ key: asked, reply }) => {
        // What was shown otherwise knows nothing of this decision; the next one must not be built on it.
        queries.removeQueries({ queryKey: [open], type: "inactive" });
        queries.setQueryData(asked, reply);
      },
      onError: () => queries.invalidateQueries({ queryKey: [open] }),
    });
    const [said, say] = useSettling(found.data && saidOf(found.data), correct.isPending);
    const change = (changed: (before: Said) => Partial<Said>): void => {
      if (said === undefined) return;
      const whole = (before: Said): Said => ({ ...before, ...changed(before) });
      say(whole(said));
      correct.mutate(whole);
    };
    const apply = useMutation({
      mutationFn: (mode: "all" | "good-rows") =>
        ask(`POST ${page.path}/:import/apply`, { body: { mode, version: latest.current?.version } }),
      ...follow,
      onError: () => queries.invalidateQueries({ queryKey: [open] }),
    });
    const stop = useMutation({ mutationFn: () => ask(`POST ${page.path}/:import/stop`, {}), ...follow });
    const discard = useMutation({ mutationFn: () => ask(`DELETE ${page.path}/:import`, {}), ...follow });
    const leadOf = ({ state, fileName, columns }: ImportView<L>): string =>
      state === "applied"
        ? t.appliedLead(fileName)
        : state === "applying" || state === "stopped"
          ? t.applyingLead(fileName)
          : (columns.length > 0 ? t.lead : t.leadAsItIs)(fileName, sentence(page.what));
    return (
      <Loaded query={found}>
        {(view) => {
          const decisions = said?.decisions ?? view.decisions;
          const above = page.above(view);
          const to = <Link to={above.at(-1)?.path ?? "/"}>{t.open(sentence(page.what))}</Link>;
          const mapping = view.state === "mapping" && view.readOnly !== true;
          const sheets: readonly ShownSheet[] = [view, ...(view.further ?? [])];
          const chosen = Math.min(Number(filters.sheet) || 0, sheets.length - 1);
          const sheet = sheets[chosen] ?? view;
          const meant = (columns: Columns): void =>
            change(({ further = [] }) =>
              chosen === 0
                ? columns
                : { further: further.map((own, at) => (at === chosen - 1 ? columns : own)) },
            );
          const missing =
            view.unready !== null
              ? sentence(view.unready)
              : sheets.length > 1 && sheet.reads === null
                ? t.notReadHelp
                : null;
          const asking = {
            decisions,
            lists: view.lists,
            questions: view.questions,
            onAnswer: (question: (typeof view.questions)[number], value: string) =>
              change((before) => ({ decisions: answered(before.decisions, question, value) })),
          };
          return (
            <PageFrame
              title={sentence(page.title)}
              lead={<span lang="zh-CN">{leadOf(view)}</span>}
              {...(page.actions === undefined ? {} : { actions: page.actions(view) })}
              breadcrumb={[
                ...above.map(({ title, path }) => ({ title: sentence(title), path })),
                { title: sentence(page.title) },
              ]}
            >
              <div className="ui-stack">
                {view.state === "discarded" && (
                  <EmptyState title={t.discarded} action={to}>
                    {t.discardedHelp}
                  </EmptyState>
                )}
                {view.progress !== null && (
                  <Progress
                    view={view}
                    progress={view.progress}
                    results={page.results}
                    to={
                      page.next?.(view).map(({ title, path }) => (
                        <Link key={path} to={path}>
                          {sentence(title)}
                        </Link>
                      )) ?? to
                    }
                    busy={stop.isPending || apply.isPending}
                    error={stop.error ?? (mapping ? null : apply.error)}
                    onStop={() => stop.mutate()}
                    onGoOn={() => apply.mutate("good-rows")}
                  />
                )}
                {mapping && (
                  <>
                    <Enter
                      view={view}
                      what={page.what}
                      help={page.entering}
                      busy={apply.isPending || discard.isPending}
                      waits={correct.isPending}
                      error={apply.error ?? discard.error ?? correct.error}
                      onApply={(mode) => (page.before === undefined ? apply.mutate(mode) : setEntering(mode))}
                      onDiscard={() => discard.mutate()}
                    />
                    {entering !== null &&
                      page.before?.({
                        view,
                        onSend: () => apply.mutate(entering),
                        onClose: () => setEntering(null),
                      })}
                    {page.note?.(view)}
                    <OfWorkbook
                      view={view}
                      onRead={(at) => {
                        setFilters({});
                        correct.mutate(at);
                      }}
                    />
                    {sheets.length > 1 && (
                      <SheetSwitch
                        sheets={sheets}
                        chosen={chosen}
                        onChoose={(at) => setFilters({ sheet: at === 0 ? null : at, page: filters.page })}
                      />
                    )}
                    {sheet.columns.length > 0 && (
                      <MappingTable
                        key={chosen}
                        mapping={sheet}
                        fields={view.fields.map(({ field, name }) => ({ field, label: sentence(name) }))}
                        help={t.columnsHelp}
                        missing={missing}
                        busy={correct.isPending}
                        onCorrect={(headingRow, fields) => meant({ headingRow, fields })}
                      />
                    )}
                    <SheetQuestions {...asking} />
                    {Object.entries(page.questions).map(([of, group]) => (
                      <PrintedQuestions
                        key={of}
                        {...asking}
                        of={of}
                        group={group}
                        onAll={(answers) =>
                          change((before) => ({
                            decisions: answers.reduce(
                              (all, [question, value]) => answered(all, question, value),
                              before.decisions,
                            ),
                          }))
                        }
                      />
                    ))}
                  </>
                )}
                {view.state !== "discarded" &&
                  page.summary?.(view, show, (next) => setFilters({ show: next === "all" ? null : next }))}
                {view.state !== "discarded" && (
                  <ImportLines<L>
                    view={view}
                    outcomes={page.outcomes}
                    more={{
                      ...page.shows,
                      ...(page.narrows?.[show] === undefined ? {} : { [show]: page.narrows[show] }),
                    }}
                    columns={page.columns}
                    entry={page.entry}
                    decisions={decisions}
                    corrected={said?.cells ?? view.corrected}
                    onAnswer={asking.onAnswer}
                    onCorrect={(written) => change(({ cells }) => ({ cells: written(cells) }))}
                    shown={query}
                    loading={found.isPlaceholderData}
                    onShow={(value) => setFilters({ show: value === "all" ? null : value })}
                    onPage={(next, rows) => setFilters({ page: next, size: rows === SIZE ? null : rows })}
                  />
                )}
              </div>
            </PageFrame>
          );
        }}
      </Loaded>
    );
  };
}
