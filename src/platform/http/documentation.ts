import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform } from "fastify-type-provider-zod";

/** The contracts as OpenAPI 3.1 at `/api/docs/json`, to read at `/api/docs`. */
export async function documentContracts(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "几字弯 Jiziwan",
        version,
        description:
          "Reads a plan and makes it run. Requests that change data need the header `x-jiziwan: 1` and the session cookie of `POST /api/session`.",
      },
    },
    transform: (document) => {
      // Pages and probes are no part of the interface.
      if (!document.url.startsWith("/api/")) return { schema: { hide: true }, url: document.url };
      return createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: "any" } })(document);
    },
  });
  await app.register(swaggerUi, { routePrefix: "/api/docs" });
}
