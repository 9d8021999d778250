import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, Suspense } from "react";
import { useParams } from "react-router";
import type { Sentence } from "../../kernel/error.ts";
import type { Opened } from "../../kernel/record.ts";
import "../frame/desk.css";
import { useSentence, useText } from "../frame/language.tsx";
import { useNarrow } from "../frame/screen.ts";
import { Loaded } from "./loaded.tsx";
import { PageFrame } from "../frame/page-frame.tsx";
import { PanelsOf } from "../frame/panels.tsx";
import { newRequestKey } from "./request-key.ts";
import type { Asking, Named } from "./before-sending.tsx";
import { type ActingKind, Acts, offeredOf } from "./acts.tsx";
import { oneOf, useFilters } from "./filters.ts";
import type { Choices, OwnInputs } from "./field-input.tsx";
import { History } from "./history.tsx";
import { SampleLabel, StatusLabel, type Tone } from "./parts.tsx";
import { RowsSkeleton } from "./skeletons.tsx";
import { Tabs } from "./tabs.tsx";
import { TakeBack, useOfferBack } from "./take-back.tsx";
import { words } from "./words.ts";

type OfKind<S> = ActingKind<S> & {
  readonly kind: string;
  readonly name: Sentence;
  readonly statuses: Readonly<Record<string, Sentence>>;
};

type Acting<Asked> = { readonly version: number; readonly key: string; readonly act: Asked };

type View<Detail> = {
  readonly name: Sentence;
  readonly count?: (detail: Detail) => number;
  readonly View: ComponentType<{ readonly detail: Detail }>;
};

/** What a large page loads when it is shown keeps its place meanwhile. */
const inPlace = (shown: ReactNode) => <Suspense fallback={<RowsSkeleton rows={6} />}>{shown}</Suspense>;

type PageOf<S, Detail, Asked> = {
  /** Of the list; the record's own is this and its id. */
  readonly path: string;
  /** What lists and this page are asked under. */
  readonly route: string;
  readonly open: (id: string) => Promise<Detail>;
  readonly act: (id: string, body: Acting<Asked>) => Promise<Detail>;
  /** A sentence where the name follows from what it is, and nobody wrote it. */
  readonly title: (state: S) => string | Sentence;
  readonly inputs?: OwnInputs;
  /** What fields of its acts choose among that is asked beside the record. */
  readonly useChoices?: () => Choices;
  /** What else is asked anew after an act, by its route. */
  readonly touches?: readonly string[];
  /** Acts that come by routes of their own, as with a file. */
  readonly sends?: Readonly<Record<string, (detail: Detail, values: never) => Promise<Detail>>>;
  /** Whom an act tells, shown in its form before it is done. */
  readonly tells?: (detail: Detail, type: string) => readonly Named[];
  /** What shows, by acts, whom what is filled in reaches, before it is done. */
  readonly before?: Readonly<Record<string, ComponentType<Asking & { readonly detail: Detail }>>>;
  /** Acts that are not offered for what only the detail knows. */
  readonly withholds?: (detail: Detail) => readonly string[];
  /** Other views of the record beside its facts and its history, each by its key in the address; all are one page where left out. */
  readonly views?: Readonly<Record<string, View<Detail>>>;
  /** In which colour a status stands; the river's where nothing is said. */
  readonly tones?: Readonly<Record<string, Tone>>;
  /** Beside the title, as what it is exported by. */
  readonly Actions?: ComponentType<{ readonly detail: Detail }>;
  /** Beside the status, where more must be seen at once. */
  readonly Lead?: ComponentType<{ readonly detail: Detail }>;
  /** Above the facts, or above the acts where there are no facts: then what follows shows them. */
  readonly Before?: ComponentType<{ readonly detail: Detail }>;
  readonly Facts?: ComponentType<{ readonly detail: Detail }>;
  /** Between the acts and the history. */
  readonly After?: ComponentType<{ readonly detail: Detail }>;
};

/** The page of one record of a kind: its status, its facts, what the reader may do, its history. */
export function recordPage<
  S extends { readonly status: string },
  Detail extends Opened<S>,
  Asked extends { readonly type: string },
>(kind: OfKind<S>, page: PageOf<S, Detail, Asked>): ComponentType {
  const { path, route, open, act, title, inputs, touches = [], tones = {}, sends = {}, views } = page;
  const useChoices = page.useChoices ?? (() => ({}));
  const { Actions, Lead, Before, Facts, After } = page;
  const keyOf = (id: string) => [`${route}/:id`, id];

  function Status({ detail }: { readonly detail: Detail }): ReactNode {
    const sentence = useSentence();
    const { status } = detail.state;
    const name = kind.statuses[status];
    return (
      <span className="ui-row">
        {name !== undefined && <StatusLabel name={sentence(name)} tone={tones[status]} />}
        {Lead !== undefined && <Lead detail={detail} />}
        <SampleLabel sample={detail.sample} />
      </span>
    );
  }

  function Offered({ detail }: { readonly detail: Detail }) {
    const { id, version, state, actor, day } = detail;
    const queries = useQueryClient();
    const choices = useChoices();
    const [{ act: opened }] = useFilters(["act"]);
    const withheld = page.withholds?.(detail) ?? [];
    const sentence = useSentence();
    const offered = offeredOf(kind, state, actor, day).filter(({ type }) => !withheld.includes(type));
    const show = (next: Detail): Detail => {
      queries.setQueryData(keyOf(id), next);
      for (const each of [route, ...touches]) void queries.invalidateQueries({ queryKey: [each] });
      return next;
    };
    const takeBack = async (seen: number, of: number) => {
      const asked = { type: "take-back", of } as unknown as Asked;
      show(await act(id, { version: seen, key: newRequestKey(), act: asked }));
    };
    const offerBack = useOfferBack();
    const send = async (type: string, values: object) => {
      const next = show(
        await (sends[type]?.(detail, values as never) ??
          act(id, { version, key: newRequestKey(), act: { type, ...values } as Asked })),
      );
      const [name, of] = [kind.acts[type]?.name, next.takeBack?.of];
      if (name !== undefined && of !== undefined) offerBack(sentence(name), () => takeBack(next.version, of));
    };
    return (
      <>
        <TakeBack offer={detail.takeBack ?? null} onTakeBack={(of) => takeBack(version, of)} />
        <Acts<object>
          {...{ offered, opened, day, choices }}
          {...(inputs === undefined ? {} : { inputs })}
          draft={`${kind.kind}:${id}`}
          tells={page.tells && ((type) => page.tells?.(detail, type) ?? [])}
          before={(type) => {
            const Reached = page.before?.[type];
            return Reached && ((asking) => <Reached detail={detail} {...asking} />);
          }}
          onSend={send}
        />
      </>
    );
  }

  /** Facts, what else the page shows, and history: one below the other, or one of them at a time. */
  function Shown({ detail }: { readonly detail: Detail }) {
    const t = useText(words);
    const sentence = useSentence();
    const [{ view: asked }, change] = useFilters(["view"]);
    // On a telephone what is decided on is read before a button is reached.
    const narrow = useNarrow();
    const history = <History history={detail.history} />;
    const facts = Facts !== undefined && inPlace(<Facts detail={detail} />);
    const offered = <Offered detail={detail} />;
    if (views === undefined)
      return (
        <>
          {facts}
          {offered}
          {After !== undefined && <After detail={detail} />}
          {history}
        </>
      );
    const view = oneOf(asked, [...Object.keys(views), "history"]) ?? "";
    const Other = views[view]?.View;
    return (
      <>
        {!narrow && offered}
        <Tabs
          label={t.view}
          tabs={[
            { key: "", name: t.facts },
            ...Object.entries(views).map(([key, { name, count }]) => ({
              key,
              name: sentence(name),
              count: count?.(detail),
            })),
            { key: "history", name: t.history },
          ]}
          shown={view}
          onShow={(key) => change({ view: key })}
        />
        {Other !== undefined ? inPlace(<Other detail={detail} />) : view === "history" ? history : facts}
        {narrow && offered}
      </>
    );
  }

  return function RecordPage() {
    const { id: named, ...rest } = useParams();
    const id = named ?? Object.values(rest)[0] ?? "";
    const t = useText(words);
    const sentence = useSentence();
    const titleOf = (state: S): string => {
      const said = title(state);
      return typeof said === "string" ? said : sentence(said);
    };
    const query = useQuery({
      queryKey: keyOf(id),
      queryFn: () => open(id),
      refetchOnWindowFocus: false,
    });
    return (
      <Loaded query={query} back={{ path, label: t.backTo(sentence(kind.name)) }}>
        {(detail) => (
          <PageFrame
            title={titleOf(detail.state)}
            breadcrumb={[
              { title: sentence(kind.name), path },
              { title: sentence(kind.statuses[detail.state.status] ?? kind.name) },
            ]}
            lead={<Status detail={detail} />}
            {...(Actions === undefined ? {} : { actions: <Actions detail={detail} /> })}
          >
            <div className="ui-stack">
              {Before !== undefined && (
                <Suspense fallback={null}>
                  <Before detail={detail} />
                </Suspense>
              )}
              <Shown detail={detail} />
              <PanelsOf place="record" about={{ kind: kind.kind, id: detail.id }} />
            </div>
          </PageFrame>
        )}
      </Loaded>
    );
  };
}
