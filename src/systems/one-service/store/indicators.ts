import { figures } from "../../../platform/records/figures.ts";
import { ONE_SERVICE_FIGURES, type OneServiceFigure } from "../domain/figures.ts";
import { caseFigures, reportedCases } from "./cases/indicators.ts";
import type { Desk } from "./desk.ts";
import { countStandards } from "./standards/indicators.ts";

/** Figures of measure （四） from items, common lists and cases; none of any other measure. */
export const indicatorsOf = figures<Desk, OneServiceFigure>(4, ONE_SERVICE_FIGURES, [
  countStandards,
  caseFigures,
  reportedCases,
]);
