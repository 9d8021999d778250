import { Button } from "antd";
import { type ComponentType, lazy } from "react";
import type { Fields } from "../../../kernel/fields.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import type { Choices } from "../../../web/kit/field-input.tsx";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { listPage } from "../../../web/kit/list-page.tsx";
import type { AskedBy, BesideProps } from "../../../web/kit/record-list.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { View, Views } from "../../../web/kit/saved-views.tsx";
import { api } from "../../web/client.ts";
import { ENTRY_ORDERS, type EntryRow } from "../entry-row.ts";
import { type RegisterKind, REGISTERS } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { stageSpecs } from "../row-words.tsx";
import { specOf } from "../specs.ts";
import { useChoices } from "../use-entry.ts";
import { Board } from "./board.tsx";
import {
  type Found,
  type Looking,
  type Narrowing,
  narrowingOf,
  registerListing,
  workbookColumns,
} from "./listing.tsx";
import "./registers.css";
import { LEADS, LOOKS, SORTS, UNKNOWN_STAGE, words } from "./words.ts";

// What is looked at only when asked for loads then.
const LikelySameList = lazy(() => import("./likely-same.tsx"));
const Places = lazy(async () => ({ default: (await import("./rows-drawn.tsx")).PlacesOfRows }));
const Progress = lazy(async () => ({ default: (await import("./rows-drawn.tsx")).ProgressOfRows }));

const ENTRIES = "GET /api/registers/:register/entries";
const WRITERS = ["office", "unit-head", "liaison"] as const;
/** Stages of the kind that was chosen, measures with their undertakings, units of the roster. */
const offersOf = (spec: RegisterSpec) =>
  function useOffers({ variant, measure, undertaking }: AskedBy<Narrowing>): Choices {
    const sentence = useSentence();
    const { measures = [], units = [] } = useChoices().data ?? {};
    const stages = stageSpecs(spec, variant ?? null);
    const undertakings = measures
      .filter(({ id }) => id === measure || (measure === undefined && undertaking !== undefined))
      .flatMap((each) => each.undertakings);
    return {
      stage: [...stages, { key: "unknown", name: UNKNOWN_STAGE }].map(({ key, name }) => ({
        value: key,
        label: sentence(name),
      })),
      measure: measures.map(({ id, ordinal, number, text }) => ({
        value: id,
        label: `${ordinal ?? number} ${text.slice(0, 24)}`,
      })),
      unit: units.map(({ id, name }) => ({ value: id, label: name })),
      ...(undertakings.length > 0 && {
        undertaking: undertakings.map(({ id, text }) => ({ value: id, label: text.slice(0, 30) })),
      }),
    };
  };

/** A filter of a view holds at most so many characters: long lists of columns are kept in parts. */
const MOST = 200;
const PART = /^columns(\d+)$/;
function inParts({ columns = "", ...view }: View): View {
  const parts = columns.match(new RegExp(`.{1,${MOST}}`, "g")) ?? [];
  return { ...view, ...Object.fromEntries(parts.map((part, at) => [`columns${at}`, part])) };
}
function whole(kept: View): View {
  const parts = Object.entries(kept).flatMap(([name, part]) => {
    const at = PART.exec(name)?.[1];
    return at === undefined ? [] : [{ at: Number(at), part }];
  });
  const columns = parts
    .toSorted((a, b) => a.at - b.at)
    .map(({ part }) => part)
    .join("");
  const others = Object.entries(kept).filter(([name]) => !PART.test(name));
  return { ...Object.fromEntries(others), ...(columns === "" ? {} : { columns }) };
}

type Kept = {
  readonly rows: readonly { readonly name: string; readonly value: { readonly filters: View } }[];
};
const named = async (kept: Promise<Kept>) => ({
  rows: (await kept).rows.map(({ name, value }) => ({ name, view: whole(value.filters) })),
});
function viewsOf(register: RegisterKind): Views {
  const params = { register };
  const [views, view] = ["/api/register-views/:register", "/api/register-views/:register/:name"] as const;
  return {
    key: [`GET ${views}`, { params }],
    list: () => named(api(`GET ${views}`, { params })),
    save: (name, asked) =>
      named(api(`PUT ${view}`, { params: { register, name }, body: { filters: inParts(asked) } })),
    forget: (name) => named(api(`DELETE ${view}`, { params: { register, name } })),
  };
}

/** In print, as an empty workbook to fill in, and in with any headings. */
const actionsOf = (register: RegisterKind) =>
  function Actions() {
    const t = useWords(words);
    const writes = useAllows()(WRITERS);
    return (
      <>
        <Button onClick={() => window.print()}>{t.print}</Button>
        {writes && (
          <>
            <DownloadButton
              label={t.template}
              url={urlOf("GET /api/registers/:register/template", { params: { register } })}
            />
            <ImportUpload
              label={t.import}
              route="POST /api/registers/:register/imports"
              params={{ register }}
              to={(id) => `/registers/${register}/imports/${id}`}
            />
          </>
        )}
      </>
    );
  };

function pageOf(spec: RegisterSpec): ComponentType {
  const { register, name, one, fields } = spec;
  const params = { register };
  const withSpec = (View: ComponentType<Looking>) => (props: BesideProps<Narrowing, Found>) => (
    <View {...props} spec={spec} />
  );
  const drawsPlaces = Object.values(fields).some(({ takes }) => takes === "place");
  return listPage<EntryRow, Fields, never, Narrowing, Found>(
    { name, begins: { name: words.enter(one) } },
    {
      path: `/registers/${register}`,
      route: ENTRIES,
      list: ({ status: _, ...query }) => api(ENTRIES, { params, query } as never),
      lead: LEADS[register],
      search: words.search,
      narrowing: narrowingOf(spec),
      ids: ["measure", "undertaking", "unit"],
      more: ["undertaking", "city", "unit", "standing"],
      sorts: SORTS,
      orders: ENTRY_ORDERS,
      useOffers: offersOf(spec),
      columns: registerListing(spec),
      names: ({ units }) => units,
      looks: {
        board: { name: LOOKS.board, View: withSpec(Board) },
        gantt: { name: LOOKS.gantt, View: withSpec(Progress) },
        ...(drawsPlaces && { map: { name: LOOKS.map, View: withSpec(Places) } }),
        same: { name: LOOKS.same, by: ["office"], View: withSpec(LikelySameList), alone: true },
        table: { name: LOOKS.table },
      },
      views: viewsOf(register),
      none: {
        title: words.none(name),
        help: (allows) => (allows(WRITERS) ? words.noneHelp : words.noneRead),
      },
      workbook: ({ status: _, ...query }, chosen) => {
        const columns = chosen && workbookColumns(spec, chosen);
        return urlOf("GET /api/registers/:register/workbook", {
          params,
          query: { ...query, ...(columns === null ? {} : { columns: columns.join() }) },
        });
      },
      begin: {
        by: WRITERS,
        at: ({ measure }) => `/registers/${register}/new${measure ? `?measure=${measure}` : ""}`,
      },
      Actions: actionsOf(register),
    },
  );
}

/** The pages of the five registers. */
export const PAGES = Object.fromEntries(
  REGISTERS.map((register) => [register, pageOf(specOf(register))]),
) as Readonly<Record<RegisterKind, ComponentType>>;
