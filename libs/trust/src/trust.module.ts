import { Global, Injectable, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CrlClient } from './clients/crl.client.js';
import { CrlFiles } from './clients/crl-files.js';
import { OcspClient } from './clients/ocsp.client.js';
import { TimestampClient } from './clients/timestamp.client.js';
import { Engine } from './engine/engine.js';
import { InProcessEngine } from './engine/in-process.engine.js';
import { WorkerPoolEngine } from './engine/worker-pool.engine.js';
import { EvidenceCollector } from './evidence/evidence-collector.js';
import { EvidenceStore } from './evidence/evidence.store.js';
import { OcspAnswers } from './evidence/ocsp-answers.js';
import { ForeignRecogniser } from './foreign/recogniser.js';
import { Breaker } from './http/breaker.js';
import { PortalSigner } from './signing/portal-signer.js';
import { SignatureRaiser } from './signing/signature-raiser.js';
import { TrustProbe } from './signing/trust-probe.js';
import { TrustStore } from './store/trust-store.js';
import { TrustSettings } from './trust.config.js';
import { CertificateChecker } from './verification/certificate-checker.js';
import { ContentDigests } from './verification/content-digests.js';
import { Judge } from './verification/judge.js';
import { SignatureChecker } from './verification/signature-checker.js';
import { SignatureVerifier } from './verification/signature-verifier.js';
import { SignatureFiles } from './verification/signature-files.js';
import { TrustPublisher } from './verification/trust-publisher.js';

/** Ends the worker threads when everything that uses them has been shut down. */
@Injectable()
class EngineRoom implements OnApplicationShutdown {
  constructor(private readonly engine: Engine) {}

  async onApplicationShutdown(): Promise<void> {
    await this.engine.close();
  }
}

const INNER = [
  EngineRoom,
  Breaker,
  OcspClient,
  CrlFiles,
  CrlClient,
  OcspAnswers,
  EvidenceCollector,
  ContentDigests,
  SignatureFiles,
  ForeignRecogniser,
];
const PUBLIC = [
  TrustStore,
  TimestampClient,
  SignatureVerifier,
  SignatureChecker,
  CertificateChecker,
  TrustPublisher,
  SignatureRaiser,
  EvidenceStore,
  PortalSigner,
  TrustProbe,
  Judge,
];

/** Trust store, clients of the NCA's services, verification, the portal's own key. Global: every context verifies. */
@Global()
@Module({})
export class TrustModule {
  /** Trust for one program. Needs PlatformModule. */
  static forRoot({ settings }: { readonly settings: TrustSettings }): DynamicModule {
    return {
      module: TrustModule,
      providers: [
        { provide: TrustSettings, useValue: settings },
        {
          provide: Engine,
          useFactory: () =>
            settings.workers > 0 ? new WorkerPoolEngine(settings.workers, settings.limits) : new InProcessEngine(),
        },
        ...INNER,
        ...PUBLIC,
      ],
      exports: PUBLIC,
    };
  }
}
