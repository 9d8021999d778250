import { z } from "zod";
import { importContract } from "../../../../contract/import.ts";
import { described } from "../../../../contract/parts.ts";
import { own, say } from "../../../../kernel/fields.ts";
import type { Access } from "../../../../kernel/access.ts";
import { CATALOGUE_OUTCOMES, type CatalogueImport, IMPORT_DECISIONS } from "./line.ts";

/** Uploads into the catalogue; one's own only. */
export const catalogueImportContract = (access: Access) =>
  importContract<CatalogueImport>()(
    "/api/catalogue-imports",
    { path: "/api/catalogue-imports" },
    {
      access,
      what: "a catalogue (.xlsx) or a DCAT file (.jsonld)",
      shows: Object.keys(CATALOGUE_OUTCOMES),
      decisions: {
        /** What becomes of lines that are like a resource that is there, by their number. */
        lines: described(
          own(say("各行的决定", "What becomes of lines")),
          z.record(z.string().regex(/^\d{1,7}$/), z.enum(IMPORT_DECISIONS).nullable()),
        ).default({}),
      },
    },
  );
