import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ComponentType, ReactNode } from "react";
import { useParams } from "react-router";
import type { Sentence } from "../../kernel/error.ts";
import type { Opened } from "../../kernel/record.ts";
import "../frame/desk.css";
import { useSentence, useText } from "../frame/language.tsx";
import { Loaded } from "./loaded.tsx";
import { PageFrame } from "../frame/page-frame.tsx";
import { newRequestKey } from "./request-key.ts";
import { type ActingKind, Acts, offeredOf } from "./acts.tsx";
import type { OwnInputs } from "./form.tsx";
import { History, SampleLabel, StatusLabel, type Tone } from "./parts.tsx";
import { words } from "./words.ts";

type OfKind<S> = ActingKind<S> & {
  readonly kind: string;
  readonly name: Sentence;
  readonly statuses: Readonly<Record<string, Sentence>>;
};

type Acting<Asked> = { readonly version: number; readonly key: string; readonly act: Asked };

type PageOf<S, Detail, Asked> = {
  /** Of the list; the record's own is this and its id. */
  readonly path: string;
  /** What lists and this page are asked under. */
  readonly route: string;
  readonly open: (id: string) => Promise<Detail>;
  readonly act: (id: string, body: Acting<Asked>) => Promise<Detail>;
  readonly title: (state: S) => string;
  readonly inputs?: OwnInputs;
  /** What else is asked anew after an act, by its route. */
  readonly touches?: readonly string[];
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
  const { path, route, open, act, title, inputs, touches = [], tones = {} } = page;
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

  function Offered({ detail: { id, version, state, actor, day } }: { readonly detail: Detail }) {
    const queries = useQueryClient();
    const offered = offeredOf(kind, state, actor, day);
    const send = async (type: string, values: object) => {
      const next = await act(id, { version, key: newRequestKey(), act: { type, ...values } as Asked });
      queries.setQueryData(keyOf(id), next);
      for (const each of [route, ...touches]) void queries.invalidateQueries({ queryKey: [each] });
    };
    return (
      <Acts<object>
        {...{ offered, day }}
        {...(inputs === undefined ? {} : { inputs })}
        draft={`${kind.kind}:${id}`}
        onSend={send}
      />
    );
  }

  return function RecordPage() {
    const { id: named, ...rest } = useParams();
    const id = named ?? Object.values(rest)[0] ?? "";
    const t = useText(words);
    const sentence = useSentence();
    const query = useQuery({
      queryKey: keyOf(id),
      queryFn: () => open(id),
      refetchOnWindowFocus: false,
    });
    return (
      <Loaded query={query} back={{ path, label: t.backTo(sentence(kind.name)) }}>
        {(detail) => (
          <PageFrame
            title={title(detail.state)}
            breadcrumb={[
              { title: sentence(kind.name), path },
              { title: sentence(kind.statuses[detail.state.status] ?? kind.name) },
            ]}
            lead={<Status detail={detail} />}
            {...(Actions === undefined ? {} : { actions: <Actions detail={detail} /> })}
          >
            <div className="ui-stack">
              {Before !== undefined && <Before detail={detail} />}
              {Facts !== undefined && <Facts detail={detail} />}
              <Offered detail={detail} />
              {After !== undefined && <After detail={detail} />}
              <History history={detail.history} />
            </div>
          </PageFrame>
        )}
      </Loaded>
    );
  };
}
