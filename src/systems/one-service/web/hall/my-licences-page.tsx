import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { Link } from "react-router";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { OwnLicenceLine } from "../../domain/hall/licence.ts";
import { api } from "../client.ts";
import "./hall.css";
import { HallTools } from "./hall-tools.tsx";
import { LicenceStandingTag } from "./licence-standing-tag.tsx";
import { text } from "./licences-text.ts";
import { Zh } from "./words.tsx";

/** One's own licences, and who asked about them. */
export default function MyLicencesPage() {
  const t = useText(text);
  const body = useRef<HTMLDivElement>(null);
  const query = useQuery({ queryKey: ["my-licences"], queryFn: () => api("GET /api/my-licences") });
  return (
    <PageFrame title={t.mine} lead={t.mineLead} actions={<HallTools of={body} />}>
      <div className="hall" ref={body}>
        <Loaded query={query}>
          {({ verified, rows }) =>
            !verified ? (
              <EmptyState title={t.verifyFirst} action={<Link to="/my-identity">{t.toIdentity}</Link>} />
            ) : rows.length === 0 ? (
              <EmptyState title={t.noneMine}>{t.noneMineHelp}</EmptyState>
            ) : (
              <ul className="hall-cards">
                {rows.map((line) => (
                  <Licence key={line.id} line={line} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </PageFrame>
  );
}

const clock = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

function Licence({ line }: { readonly line: OwnLicenceLine }) {
  const t = useText(text);
  const consent = useMutation({
    mutationFn: () => api("POST /api/my-licences/:licence/consents", { params: { licence: line.id } }),
  });
  return (
    <li className="hall-card">
      <h2>
        <Zh>{line.type}</Zh>
      </h2>
      <p>
        <LicenceStandingTag line={line} /> {t.until(line.validFrom, line.validUntil ?? t.noEnd)}
      </p>
      <p className="hall-quiet">
        {t.number}: <Zh>{line.number ?? ""}</Zh> · <Zh>{line.issuer}</Zh>
      </p>
      <h3>{t.checks}</h3>
      {line.checks.length === 0 ? (
        <p className="hall-quiet">{t.noChecks}</p>
      ) : (
        <ul className="ui-plain-list">
          {line.checks.map(({ at, unit, purpose, caseNumber, consented }) => (
            <li key={`${at} ${unit}`}>
              {clock(at)} <Zh>{`${unit}：${purpose}`}</Zh>{" "}
              <span className="hall-quiet">
                {consented ? t.consented : caseNumber === null ? "" : t.forCase(caseNumber)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <FailureNotice error={consent.error} />
      {consent.data !== undefined && (
        <p className="ui-notice" role="status">
          {t.codeIs(consent.data.code, consent.data.minutes)}
        </p>
      )}
      <Button loading={consent.isPending} onClick={() => consent.mutate()}>
        {t.giveCode}
      </Button>
    </li>
  );
}
