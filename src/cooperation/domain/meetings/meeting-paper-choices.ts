import { PROBLEM } from "../../registers/problem.ts";

/** The Chinese name of a choice of a hard problem's field; empty where it was not chosen. */
export const choiceName = (field: string, key: string): string =>
  PROBLEM.fields.find((it) => it.key === field)?.choices?.find((it) => it.value === key)?.name.zh ?? "";
