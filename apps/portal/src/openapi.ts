import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The API as an OpenAPI document: what the web app's client is generated from. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Qujat')
    .setDescription('Exchange of legally significant documents between the organisations of Kazakhstan.')
    .setVersion('1')
    .addCookieAuth('qujat_session')
    .build();
  return SwaggerModule.createDocument(app, config);
}
