import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { type Sorting, useSorting } from "../../../../web/kit/sorting.ts";
import { useAllows } from "../../../../web/frame/session.tsx";
import { PAIRING_ORDERS, type PairingProposal } from "../../domain/standards/pairing-proposals.ts";
import { api } from "../client.ts";
import { useCityName, useCityNames } from "./city-words.tsx";
import { text } from "./comparison-text.ts";
import { text as shared } from "./shared-text.ts";
import { COMPARISON, PAIRINGS } from "./use-standards.ts";

const SIZE = 50;

/** Items without a code that can be followed, which may be others: a person says which are the same. */
export function PairingsPanel({
  page,
  onPage,
}: {
  readonly page: number;
  readonly onPage: (page: number) => void;
}) {
  const t = useText(text);
  const { order, sorting } = useSorting(PAIRING_ORDERS);
  const query = { page, size: SIZE, ...order };
  const pairs = useQuery({
    queryKey: [PAIRINGS, { query }],
    queryFn: () => api(PAIRINGS, { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <p className="ui-notice">{t.pairings.lead}</p>
      <PairingRows
        rows={pairs.data?.rows}
        error={pairs.error}
        sorting={sorting}
        paging={{ page, size: SIZE, total: pairs.data?.total ?? 0, onChange: onPage }}
      />
    </>
  );
}

/** Pairs with the buttons that decide them. */
export function PairingRows(props: {
  readonly rows: readonly PairingProposal[] | undefined;
  readonly error?: unknown;
  readonly sorting?: Sorting;
  readonly paging?: {
    readonly page: number;
    readonly size: number;
    readonly total: number;
    readonly onChange: (page: number) => void;
  };
}) {
  const t = useText(text);
  const s = useText(shared);
  const { language } = useLanguage();
  const name = useCityName();
  const names = useCityNames();
  const mayDecide = useAllows()(["office", "data-officer"]);
  const queries = useQueryClient();
  const deciding = useMutation({
    mutationFn: (body: {
      readonly looseKey: string;
      readonly targetKey: string;
      readonly verdict: "same" | "different";
    }) => api("POST /api/item-pairings", { body }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [PAIRINGS] }),
        queries.invalidateQueries({ queryKey: [COMPARISON] }),
      ]),
  });
  return (
    <>
      <FailureNotice error={deciding.error} />
      <DataTable<PairingProposal>
        label={t.view.pairings}
        rows={props.rows}
        rowKey={({ looseKey, targetKey }) => `${looseKey} ${targetKey}`}
        error={props.error}
        {...(props.sorting === undefined ? {} : { sorting: props.sorting })}
        {...(props.paging === undefined ? {} : { paging: props.paging })}
        empty={<EmptyState title={t.pairings.none}>{t.pairings.noneHelp}</EmptyState>}
        columns={[
          {
            key: "loose",
            title: t.pairings.loose,
            sort: "name",
            card: "title",
            render: ({ looseName, looseCity }) => (
              <>
                <span lang="zh-CN">{looseName}</span> <span className="ui-quiet">{name(looseCity)}</span>
              </>
            ),
          },
          {
            key: "target",
            title: t.pairings.target,
            render: ({ targetName, targetKey, targetCities }) => (
              <span className="ui-column">
                <span lang="zh-CN">{targetName}</span>
                <span className="ui-quiet">
                  {targetKey.startsWith("~") ? s.noCode : targetKey} · {names(targetCities)}
                </span>
              </span>
            ),
          },
          {
            key: "likeness",
            title: t.pairings.likeness,
            sort: "likeness",
            compared: { by: ({ likeness }) => likeness, whole: 1 },
            render: ({ likeness, why }) =>
              why === "code"
                ? t.pairings.code
                : likeness === 1
                  ? t.pairings.exact
                  : t.pairings.percent(formatFigure(likeness * 100, language, 0)),
          },
          ...(mayDecide
            ? [
                {
                  key: "decide",
                  title: t.pairings.decide,
                  card: "actions" as const,
                  render: ({ looseKey, targetKey }: PairingProposal) => (
                    <span className="ui-row">
                      {(["same", "different"] as const).map((verdict) => (
                        <Button
                          key={verdict}
                          size="small"
                          disabled={deciding.isPending}
                          onClick={() => deciding.mutate({ looseKey, targetKey, verdict })}
                        >
                          {t.pairings[verdict]}
                        </Button>
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
