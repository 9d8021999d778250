import { client } from "../../web/api.ts";
import { uploader } from "../../web/upload.ts";
import type { OrganisationContract } from "../contract.ts";

export const api = client<OrganisationContract>();
export const upload = uploader<OrganisationContract>();
