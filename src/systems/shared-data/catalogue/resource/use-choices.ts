import { lazy } from "react";
import type { OwnInputs } from "../../../../web/kit/field-input.tsx";
import { api } from "../../web/client.ts";

export const RESOURCES = "GET /api/resources";
export const CHOICES = "GET /api/resource-choices";
export const askChoices = () => api(CHOICES);
export type Known = Awaited<ReturnType<typeof askChoices>>;
export const unitOptions = ({ units }: Known) => units.map(({ id, name }) => ({ value: id, label: name }));

/** Inputs of a content's fields that the kit has none for, loaded when a form shows them. */
export const CONTENT_INPUTS: OwnInputs = {
  "content.code": lazy(async () => ({ default: (await import("./inputs.tsx")).CodeInput })),
  "content.items": lazy(async () => ({ default: (await import("./inputs.tsx")).ItemsInput })),
  "content.subjectItem": lazy(async () => ({ default: (await import("./inputs.tsx")).SubjectInput })),
};
