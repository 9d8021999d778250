import { lazy } from "react";
import { say } from "../../../kernel/fields.ts";
import { regionWords } from "../../../kernel/region.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { chinese, dayOf, factsOf as facts, shown, written } from "../../../web/kit/columns.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import { FieldFacts } from "../../../web/kit/field-facts.tsx";
import { Facts, Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { api } from "../web/client.ts";
import { CATEGORIES, MODE_NAMES } from "./category.ts";
import { VERDICT_NAMES } from "../verdict/names.ts";
import {
  energyProject,
  type ProjectAsked,
  type ProjectDetail,
  type ProjectState,
  verdictOf,
} from "./kind.ts";
import { CAPACITY, CONNECTION, PROJECT, STATING } from "./project.ts";
import { VERDICT_TONES } from "./verdict-tones.tsx";
import { words } from "./words.ts";

const Money = lazy(() => import("../money/view.tsx"));
const Workbench = lazy(() => import("../workbench/view.tsx"));
const VerdictTable = lazy(() => import("./verdict-table.tsx"));

const About = facts<ProjectDetail>([
  shown(PROJECT.rule.name, ({ state }, { sentence }) => sentence(CATEGORIES[state.rule])),
  shown(PROJECT.mode.name, ({ state }, { sentence }) => sentence(MODE_NAMES[state.mode])),
  shown(say("城市", "City"), ({ state }, { sentence }) => sentence(regionWords(state.unit.regionCode))),
  chinese(PROJECT.investor.name, ({ state }) => state.investor),
  dayOf(PROJECT.runsFrom.name, ({ state }) => state.runsFrom ?? null, say("", "")),
  chinese(say("提出单位", "Proposed by"), ({ state, names }) => names[state.unit.unitId]),
  dayOf(say("提出日期", "Proposed on"), ({ state }) => state.proposedOn),
  chinese(energyProject.acts.approve.asks.document.name, ({ state }) => state.approval?.document),
  dayOf(say("批复登记日期", "Approval entered on"), ({ state }) => state.approval?.on ?? null, say("", "")),
  dayOf(say("建成登记日期", "Entered as built on"), ({ state }) => state.builtOn, say("", "")),
  written(say("退回原因", "Why it was returned"), ({ state }) => state.returned),
]);

function Overview({ detail }: { readonly detail: ProjectDetail }) {
  const sentence = useSentence();
  const { state } = detail;
  return (
    <div className="ui-stack">
      <About detail={detail} />
      <Section title={sentence(say("装机", "Capacities"))}>
        <Facts>
          <FieldFacts fields={{ ...CAPACITY, source: PROJECT.source }} values={state} />
        </Facts>
      </Section>
      <Section title={sentence(say("接入电网", "Grid"))}>
        <Facts>
          <FieldFacts
            fields={CONNECTION}
            values={{
              node: state.node ?? "",
              importMw: state.importMw ?? null,
              exportMw: state.exportMw ?? null,
            }}
          />
        </Facts>
      </Section>
      <Section title={sentence(say("电量和条件", "Energies and conditions"))}>
        {state.stated === null ? (
          <p className="ui-quiet">
            {sentence(
              say(
                "还没有填报，需要它们的条款都判“待定”。",
                "Nothing is stated yet, and every article that needs it is undecided.",
              ),
            )}
          </p>
        ) : (
          <Facts>
            <FieldFacts fields={STATING} values={state.stated} />
          </Facts>
        )}
      </Section>
    </div>
  );
}

/** The application, to be handed on. */
function Pack({ detail: { id } }: { readonly detail: ProjectDetail }) {
  const sentence = useSentence();
  return (
    <DownloadButton
      label={sentence(words.pack)}
      title={sentence(words.packHelp)}
      url={urlOf("GET /api/energy/projects/:project/pack", { params: { project: id } })}
    />
  );
}

/** One project: what it builds, whether it keeps the rule of its category, what may be done with it. */
export default recordPage<ProjectState, ProjectDetail, ProjectAsked>(energyProject, {
  path: "/energy/projects",
  route: "GET /api/energy/projects",
  open: (id) => api("GET /api/energy/projects/:project", { params: { project: id } }),
  act: (id, body) => api("POST /api/energy/projects/:project/acts", { params: { project: id }, body }),
  title: ({ name }) => name,
  touches: ["GET /api/energy/categories", "GET /api/energy/project-places"],
  tones: { draft: "quiet", submitted: "ochre", returned: "vermilion", built: "grass", ended: "quiet" },
  Lead: ({ detail: { state, day } }) => {
    const sentence = useSentence();
    const { verdict } = verdictOf(state, day);
    return (
      <StatusLabel
        name={sentence(
          say(`按本类细则${VERDICT_NAMES[verdict].zh}`, `by its rule: ${VERDICT_NAMES[verdict].en}`),
        )}
        tone={VERDICT_TONES[verdict]}
      />
    );
  },
  // Taken from what a sizing came to, where its figures stand.
  withholds: () => ["take-design"],
  Actions: Pack,
  Facts: Overview,
  views: {
    verdict: { name: say("细则对照", "Rules"), View: VerdictTable },
    sizing: { name: say("定容", "Sizing"), View: Workbench },
    money: { name: say("收益", "Money"), View: Money },
  },
});
