import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatDay, formatFigure } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import type { PanelPlaces } from "../../web/frame/panels.tsx";
import { FigureHelp } from "../../web/kit/figure-help.tsx";
import { Folded } from "../../web/kit/folded.tsx";
import { moneyWords } from "../../web/kit/money-words.ts";
import { SampleLabel } from "../../web/kit/parts.tsx";
import { useWords } from "../../web/kit/said.ts";
import { COOPERATION_FIGURES } from "../domain/figures.ts";
import { LEVELS } from "../registers/problem.ts";
import { api } from "../web/client.ts";
import type { CooperationLeading, LeadingProblem } from "./leading.ts";
import "./leading.css";
import { words } from "./words.ts";

const LEADING = "GET /api/plans/:plan/cooperation";
const SHOWN = 3;
const MEETINGS = 3;
const FLOWS = ["planned", "in-place", "done"] as const;

/** What registers and meetings say on a leader's page, in the part that the page asks for. */
export default function LeadingPanel({ planId, asOf, past, since, part }: PanelPlaces["leader"]) {
  const call = { params: { plan: planId }, query: past ? { asOf } : {} };
  const { data } = useQuery({ queryKey: [LEADING, call], queryFn: () => api(LEADING, call) });
  if (data === undefined) return null;
  if (part === "money") return <Money money={data.money} />;
  if (part === "dates") return <Meetings meetings={data.meetings} />;
  if (part === "decide") return <Problems problems={data.problems} past={past} />;
  return <NewProblems problems={data.problems.filter(({ enteredOn }) => enteredOn > since)} />;
}

function Problems(props: { readonly problems: readonly LeadingProblem[]; readonly past: boolean }) {
  const { problems, past } = props;
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <div>
      <h3 className="ui-row">
        <Link to="/registers/problem?state=open" title={past ? t.today : undefined}>
          {t.problems(formatFigure(problems.length, language))}
        </Link>
        <SampleLabel sample={problems.some(({ sample }) => sample)} />
        <FigureHelp figures={[COOPERATION_FIGURES["leading-problems"]]} />
      </h3>
      <Folded
        shown={SHOWN}
        lines={problems.map((problem) => (
          <Problem key={problem.id} problem={problem} />
        ))}
      />
    </div>
  );
}

function Problem({ problem }: { readonly problem: LeadingProblem }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { id, name, level, days, next } = problem;
  return (
    <li>
      <span className="ui-label ui-label-quiet">{level === null ? t.noLevel : sentence(LEVELS[level])}</span>{" "}
      <Link to={`/entries/${id}`} lang="zh-CN">
        {name}
      </Link>{" "}
      <span className="ui-quiet">
        {t.days(formatFigure(days, language))}
        {next !== null && ` · ${t.raise(sentence(LEVELS[next]))}`}
      </span>{" "}
    </li>
  );
}

function NewProblems({ problems }: { readonly problems: readonly LeadingProblem[] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <div>
      <h3>{t.newProblems(formatFigure(problems.length, language))}</h3>
      <Folded
        shown={SHOWN}
        lines={problems.map((problem) => (
          <Problem key={problem.id} problem={problem} />
        ))}
      />
    </div>
  );
}

function Money({ money }: { readonly money: CooperationLeading["money"] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (money.projects === 0) return <p className="ui-quiet">{t.noProjects}</p>;
  const most = Math.max(...FLOWS.map((flow) => money[flow].all), 1);
  return (
    <>
      <p className="ui-row ui-quiet">
        <Link to="/registers/project">{t.projects(formatFigure(money.projects, language))}</Link>
        <SampleLabel sample={money.sample} />
        <FigureHelp of={t.money} figures={FLOWS.map((flow) => COOPERATION_FIGURES[`leading-${flow}`])} />
      </p>
      <dl className="lead-money">
        {FLOWS.map((flow) => (
          <div key={flow}>
            <dt>{t[flow]}</dt>
            <dd>
              <span
                className="lead-bar"
                style={{ width: `${(money[flow].all / most) * 20}%` }}
                aria-hidden="true"
              />
              <b>{moneyWords(money[flow].all, language)}</b>{" "}
              <span className="ui-quiet">({t.thisYear(moneyWords(money[flow].year, language))})</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Meetings({ meetings }: { readonly meetings: CooperationLeading["meetings"] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (meetings.length === 0) return <p className="ui-quiet">{t.noMeetings}</p>;
  return (
    <Folded
      shown={MEETINGS}
      lines={meetings.map(({ id, title, day, fixed, sample }) => (
        <li key={id}>
          <b>{fixed ? formatDay(day, language) : t.window(formatDay(day, language))}</b>{" "}
          <Link to={`/meetings/${id}`} lang="zh-CN">
            {title}
          </Link>{" "}
          <SampleLabel sample={sample} />
        </li>
      ))}
    />
  );
}
