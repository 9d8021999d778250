import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Confirm } from "../../../web/kit/confirm.tsx";
import { Link } from "react-router";
import { regionWords } from "../../../kernel/region.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import type { LikelySame } from "../entry-row.ts";
import type { RegisterKind } from "../entry.ts";
import { api } from "../../web/client.ts";
import { useWords } from "../../../web/kit/said.ts";
import { Section } from "../../../web/kit/parts.tsx";
import type { Looking } from "./listing.tsx";
import { words } from "./words.ts";
import { useActOnEntry } from "../use-entry.ts";

const SAME = "GET /api/registers/:register/likely-same";

/** Pairs of rows that look alike; of one row where `entry` is given. */
export function useLikelySame(register: RegisterKind, enabled = true) {
  const call = { params: { register } };
  return useQuery({ queryKey: [SAME, call], queryFn: () => api(SAME, call), enabled });
}

/** All pairs of a register that wait for a person's decision. */
export default function LikelySameList({ spec }: Looking) {
  const t = useWords(words.same);
  const query = useLikelySame(spec.register);
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
        ) : (
          <Section title={t.name}>
            <p>{t.lead}</p>
            {rows.map((pair) => (
              <SamePair key={`${pair.left.id} ${pair.right.id}`} pair={pair} />
            ))}
          </Section>
        )
      }
    </Loaded>
  );
}

type Side = LikelySame["left"];

/** Two rows side by side with the three decisions on them. */
export function SamePair({ pair }: { readonly pair: LikelySame }) {
  const { left, right, likeness } = pair;
  const t = useWords(words.same);
  const sentence = useSentence();
  const { language } = useLanguage();
  const ofLeft = useActOnEntry(left);
  const ofRight = useActOnEntry(right);
  const side = (row: Side) => (
    <span>
      <Link to={`/entries/${row.id}`} lang="zh-CN">
        {row.name}
      </Link>{" "}
      <span className="ui-quiet">{sentence(regionWords(row.regionCode))}</span>
    </span>
  );
  const merge = (from: Side, into: Side, act: typeof ofLeft) => (
    <Confirm
      title={<span lang="zh-CN">{t.mergeAsk(from.name, into.name)}</span>}
      okText={t.confirm}
      cancelText={t.cancel}
      onConfirm={() => act.mutate({ type: "merge", into: into.id })}
    >
      <Button size="small" loading={act.isPending}>
        <span lang="zh-CN">{t.merge(into.name)}</span>
      </Button>
    </Confirm>
  );
  return (
    <div className="rg-same" role="group" aria-label={t.pair}>
      <FailureNotice error={ofLeft.error ?? ofRight.error} />
      <p className="ui-row">
        {side(left)} <span aria-hidden="true">≈</span> {side(right)}
        <span className="ui-quiet">{t.likeness(formatFigure(likeness * 100, language, 0))}</span>
      </p>
      <p className="ui-row">
        <Button
          size="small"
          loading={ofLeft.isPending}
          onClick={() => ofLeft.mutate({ type: "keep-apart", from: right.id })}
        >
          {t.apart}
        </Button>
        {merge(left, right, ofLeft)}
        {merge(right, left, ofRight)}
      </p>
    </div>
  );
}
