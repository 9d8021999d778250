import { workingDaysBetween } from "../../../../kernel/working-days.ts";
import { projection } from "../../store/records.ts";
import { resource } from "./kind.ts";
import { ASSESSMENT_KINDS, keptLimits } from "./state.ts";

/** What lists choose a resource by. */
export const resourceNow = projection(resource, "resource_now", {
  row: ({ state, status, regionCode, unitIds, searchText }) => ({
    regionCode,
    unitIds,
    code: state.content.code,
    attribute: state.content.attribute,
    status,
    isPublished: state.versions.length > 0,
    withdrawalAsked: (state.withdrawalAsked ?? null) !== null,
    words: searchText,
  }),
});

/** The versions that a resource was published in, as figures count them. */
export const resourceVersion = projection(resource, "resource_version", {
  by: "resourceId",
  rows: ({ sample, state: { versions, withdrawn } }, { isWorkingDay }) =>
    versions.map((version, at) => ({
      number: version.number,
      regionCode: version.content.regionCode,
      attribute: version.content.attribute,
      publishedOn: version.publishedOn,
      until: versions[at + 1]?.publishedOn ?? withdrawn?.on ?? null,
      assessed: ASSESSMENT_KINDS.every((kind) => version.assessments[kind]?.passed),
      workingDays: workingDaysBetween(version.submittedOn, version.publishedOn, isWorkingDay),
      late: keptLimits(version, isWorkingDay).late,
      sample,
    })),
});
