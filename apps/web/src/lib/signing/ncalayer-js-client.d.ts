declare module 'ncalayer-js-client' {
  /** An error of the client; `canceledByUser` tells a closed window from a fault. */
  export class NCALayerError extends Error {
    canceledByUser?: boolean;
  }
  export interface CmsParams {
    decode: boolean;
    encapsulate: boolean;
    digested: boolean;
    tsaProfile?: object;
  }
  export interface SignerParams {
    extKeyUsageOids: string[];
    chain?: string[];
  }
  export class NCALayerClient {
    constructor(url?: string, allowKmdHttpApi?: boolean);
    wsConnection: WebSocket | null;
    static readonly basicsStorageAll: string[] | null;
    static readonly basicsSignerAny: SignerParams;
    static readonly basicsSignerTestAny: SignerParams;
    static readonly basicsCMSParamsDetachedNoTSP: CmsParams;
    connect(): Promise<string>;
    basicsSignCMS(
      storages: string[] | null,
      data: string | string[],
      params: CmsParams,
      signer: SignerParams,
      locale: string,
    ): Promise<string | string[]>;
  }
}
