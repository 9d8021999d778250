import { lazy } from "react";
import type { Form } from "./form.tsx";

/** A form that is loaded when it opens: lists and pages are painted without forms. */
export const LazyForm = lazy(async () => ({
  default: (await import("./form.tsx")).Form,
})) as unknown as typeof Form;
