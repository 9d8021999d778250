import dictionary from "../../../docs/dictionary.md?raw";
import { termsOf } from "./dictionary.ts";

export const TERMS = termsOf(dictionary);
