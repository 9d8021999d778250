import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ComponentType, lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Fields, ValuesOf } from "../../kernel/fields.ts";
import type { Orders } from "../../kernel/list.ts";
import "../frame/desk.css";
import { DownloadButton } from "./download-button.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { useFilters } from "./filters.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { PageFrame } from "../frame/page-frame.tsx";
import { type Session, useAllows, useSession } from "../frame/session.tsx";
import type { Asking } from "./before-sending.tsx";
import type { ListColumn } from "./columns.tsx";
import { type Choices, type OwnInputs } from "./field-input.tsx";
import { type Listing, type Look, useChosenColumns, useLook } from "./listing.tsx";
import type { Views } from "./saved-views.tsx";
import { LazyForm } from "./lazy-form.ts";
import {
  type Allows,
  type AskedBy,
  type BesideProps,
  type NoFields,
  RecordList,
  type Rows,
  type Shown,
  type Statuses,
  type Tabbed,
  useAsked,
  useFound,
} from "./record-list.tsx";
import { RowsSkeleton } from "./skeletons.tsx";
import { words } from "./words.ts";

// What is looked at only when asked for loads then.
const ColumnChooser = lazy(() => import("./column-chooser.tsx"));
const SavedViews = lazy(() => import("./saved-views.tsx"));

/** What a beginning offers to choose from, what stands in it at first, and today. */
export type BeginGround = {
  readonly choices: Choices;
  readonly initial?: Readonly<Record<string, string>>;
  readonly day: string;
};

/** The form that begins one. */
export type Begin<F extends Fields, Known> = {
  readonly fields: F;
  readonly help: Sentence;
  /** What its button says where that is not submitting. */
  readonly button?: Sentence;
  readonly inputs?: OwnInputs;
  readonly hints?: (values: Readonly<Record<string, unknown>>) => readonly Sentence[];
  /** Shows whom what is filled in reaches, before it is sent. */
  readonly Before?: ComponentType<Asking>;
  /** What the form must know first, and the route under which it is asked. */
  readonly known: { readonly route: string; readonly ask: () => Promise<Known> };
  /** From what is known; a sentence says why none can be begun. `about`: of the address. */
  readonly ground: (
    known: Known,
    about: string | undefined,
    sentence: (said: Sentence) => string,
  ) => BeginGround | Sentence;
  readonly send: (values: ValuesOf<F>) => Promise<{ readonly id: string }>;
  /** What begins has no page of its own: it stands in the list. */
  readonly stays?: true;
};

type SaidTo = Sentence | ((allows: Allows) => Sentence);

type ListOf<Row, F extends Fields, Known, N extends Fields, Found> = Shown<Row, Found> & {
  /** Of the list; the records' own are this and their id. */
  readonly path: string;
  readonly route: string;
  readonly list: (asked: AskedBy<N>) => Promise<Found>;
  /** May depend on who reads, as what is said of an empty list may. */
  readonly lead: SaidTo;
  readonly none: {
    readonly title: Sentence | ((tab: string | undefined) => Sentence);
    readonly help: SaidTo;
  };
  readonly search?: Sentence | null;
  readonly usual?: number;
  /** Below the list. */
  readonly note?: Sentence;
  readonly narrowedBy?: { readonly [K in keyof N]?: readonly Role[] };
  /** Beside the button that begins one. */
  readonly Actions?: ComponentType<{ readonly asked: AskedBy<N>; readonly total: number }>;
  /** Above the list, and beside its rows. */
  readonly Above?: ComponentType<BesideProps<N, Found>>;
  readonly Beside?: ComponentType<BesideProps<N, Found>>;
  readonly columns: readonly ListColumn<Row>[] | Listing<Row>;
  readonly narrowing?: N;
  readonly ids?: readonly (keyof N & string)[];
  readonly unasked?: { readonly [K in keyof N]?: string };
  readonly more?: readonly (keyof N & string)[];
  readonly sorts?: Readonly<Record<string, Sentence>>;
  readonly orders?: Orders;
  readonly looks?: Readonly<Record<string, Look<BesideProps<N, Found>>>>;
  /** Names for what it is narrowed by that are asked beside it, by what is asked of it. */
  readonly useOffers?: (asked: AskedBy<N>) => Choices;
  /** How the reader's views of it are kept. */
  readonly views?: Views;
  readonly tabbed?: Tabbed;
  /** The address under which what the list shows is had as a workbook; `columns` where the reader chose others. */
  readonly workbook?: (asked: Omit<AskedBy<N>, "page" | "size">, columns: readonly string[] | null) => string;
  /** Its form on this page, loaded when it opens where it needs much; or the page that it has of its own. */
  readonly begin?: {
    readonly by: readonly Role[];
    /** Whom of these its rules let begin one, as far as the session tells: by their unit. */
    readonly may?: (session: Session) => boolean;
  } & (
    | Begin<F, Known>
    | { readonly load: () => Promise<{ readonly default: Begin<F, Known> }> }
    | { readonly at: string | ((asked: AskedBy<N>) => string) }
  );
};

/** A kind, or what a list of something else has of one. */
type OfKind = {
  readonly kind?: string;
  readonly name: Sentence;
  readonly statuses?: Statuses;
  readonly begins?: { readonly name: Sentence };
};

/** The list of a kind; `?new=1` opens the form that begins one, `about` says about what. */
export function listPage<
  Row extends object,
  F extends Fields = Fields,
  Known = never,
  N extends Fields = NoFields,
  Found extends Rows<Row> = Rows<Row>,
>(kind: OfKind, page: ListOf<Row, F, Known, N, Found>): ComponentType {
  const { path, route, list, lead, none, tabbed, workbook, begin, Actions, Above } = page;
  const narrowing = page.narrowing ?? ({} as N);
  const { ids, sorts, unasked } = page;
  const useOffers = page.useOffers ?? (() => ({}));
  const listed = {
    route,
    list,
    statuses: kind.statuses,
    narrowing,
    ids,
    unasked,
    tabbed,
    sorts,
    orders: page.orders,
    usual: page.usual,
  };
  const listing = "of" in page.columns ? page.columns : null;
  const beginning = kind.begins?.name ?? kind.name;

  function Beginning({
    begin: { fields, help, button, inputs, hints, Before, known, ground: groundOf, send, stays },
    about,
    onClose,
  }: {
    readonly begin: Begin<F, Known>;
    readonly about: string | undefined;
    readonly onClose: () => void;
  }) {
    const sentence = useSentence();
    const goTo = useNavigate();
    const queries = useQueryClient();
    const asked = useQuery({ queryKey: [known.route], queryFn: known.ask, staleTime: 60_000 });
    if (asked.data === undefined) return <FailureNotice error={asked.error} />;
    const ground = groundOf(asked.data, about, sentence);
    if ("zh" in ground) return <p className="ui-banner">{sentence(ground)}</p>;
    return (
      <LazyForm
        name={sentence(beginning)}
        help={sentence(help)}
        fields={fields}
        {...ground}
        {...(inputs === undefined ? {} : { inputs })}
        {...(hints === undefined ? {} : { hints })}
        renderBefore={Before && ((asking) => <Before {...asking} />)}
        {...(button === undefined ? {} : { button: sentence(button) })}
        draft={`${kind.kind}:new:${about ?? ""}`}
        onClose={onClose}
        {...(stays ? {} : { onSent: () => {} })}
        onSend={async (values) => {
          const { id } = await send(values);
          void queries.invalidateQueries({ queryKey: [route] });
          if (!stays) await goTo(`${path}/${id}`);
        }}
      />
    );
  }

  function Export({ url }: { readonly url: NonNullable<typeof workbook> }) {
    const t = useText(words);
    const { page: _, size: _size, ...asked } = useAsked(listed).asked;
    const { others } = useChosenColumns(listing?.of ?? {});
    return <DownloadButton label={t.workbook} url={url(asked, others)} />;
  }

  type Opening = { readonly about: string | undefined; readonly onClose: () => void };
  /** The form of a new one, as it is at hand or when it is loaded. */
  const Opened: ComponentType<Opening> =
    begin !== undefined && "load" in begin
      ? lazy(async () => {
          const form = (await begin.load()).default;
          return { default: (opening: Opening) => <Beginning begin={form} {...opening} /> };
        })
      : (opening) =>
          begin !== undefined && "fields" in begin ? <Beginning begin={begin} {...opening} /> : null;

  /** Which columns show, and the views that the reader saved. */
  function Ways() {
    const t = useText(words);
    const [open, setOpen] = useState<"columns" | "views" | null>(null);
    const look = useLook(page.looks);
    const close = () => setOpen(null);
    return (
      <>
        {listing !== null && look?.alone !== true && (
          <Button onClick={() => setOpen("columns")}>{t.columns}</Button>
        )}
        {page.views !== undefined && <Button onClick={() => setOpen("views")}>{t.views}</Button>}
        <Suspense fallback={null}>
          {open === "columns" && listing !== null && <ColumnChooser of={listing.of} onClose={close} />}
          {open === "views" && page.views !== undefined && <SavedViews views={page.views} onClose={close} />}
        </Suspense>
      </>
    );
  }

  function Besides({ Of }: { readonly Of: NonNullable<typeof Actions> }) {
    const { asked, found } = useFound(listed);
    return <Of asked={asked} total={found.data?.total ?? 0} />;
  }

  function OnTop({ Of }: { readonly Of: NonNullable<typeof Above> }) {
    const { asked, found, change } = useFound(listed);
    return <Of asked={asked} found={found.data} onChoose={change} />;
  }

  return function ListPage() {
    const sentence = useSentence();
    const allows = useAllows();
    const session = useSession();
    const goTo = useNavigate();
    const [filters, change] = useFilters(["new", "about"]);
    const may = begin !== undefined && allows(begin.by) && begin.may?.(session) !== false;
    const { asked } = useAsked(listed);
    const form = may && !("at" in begin) && filters.new !== undefined ? begin : null;
    const start = () => {
      if (begin === undefined || !("at" in begin)) return change({ new: "1" });
      void goTo(typeof begin.at === "string" ? begin.at : begin.at(asked));
    };
    const button = may && form === null && (
      <Button type="primary" onClick={start}>
        {sentence(beginning)}
      </Button>
    );
    const said = (words: SaidTo) => (typeof words === "function" ? words(allows) : words);
    return (
      <PageFrame
        title={sentence(kind.name)}
        lead={sentence(said(lead))}
        actions={
          <>
            {button}
            {workbook !== undefined && <Export url={workbook} />}
            <Ways />
            {Actions !== undefined && <Besides Of={Actions} />}
          </>
        }
      >
        <div className="ui-stack">
          {form !== null && (
            <Suspense fallback={<RowsSkeleton rows={6} />}>
              <Opened about={filters.about} onClose={() => change({ new: null, about: null })} />
            </Suspense>
          )}
          {Above !== undefined && <OnTop Of={Above} />}
          <RecordList<Row, N, Found>
            {...listed}
            label={sentence(kind.name)}
            columns={page.columns}
            narrowedBy={page.narrowedBy as Readonly<Record<string, readonly Role[]>> | undefined}
            search={page.search}
            more={page.more}
            looks={page.looks}
            offers={page.offers}
            known={useOffers(asked)}
            names={page.names}
            keyOf={page.keyOf}
            Beside={page.Beside}
            Opened={page.Opened}
            none={{ title: none.title, help: said(none.help), action: button }}
          />
          {page.note !== undefined && <p className="ui-quiet">{sentence(page.note)}</p>}
        </div>
      </PageFrame>
    );
  };
}
