/** What the specs use of the npm package, which brings no types of its own. */
declare module 'ncalayer-js-client' {
  type SigningParams = Readonly<Record<string, unknown>>;
  type SignerParams = Readonly<Record<string, unknown>>;
  type Storages = readonly string[] | null;

  export class NCALayerClient {
    constructor(url?: string, allowKmdHttpApi?: boolean);
    static readonly basicsStorageAll: null;
    static readonly basicsStoragePKCS12: readonly string[];
    static readonly basicsCMSParamsDetached: SigningParams;
    static readonly basicsCMSParamsDetachedHash: SigningParams;
    static readonly basicsCMSParamsAttached: SigningParams;
    static readonly basicsSignerSignAny: SignerParams;
    static readonly basicsSignerSignTrusted: SignerParams;
    static readonly basicsSignerAuthAny: SignerParams;
    readonly wsConnection: { terminate(): void } | null;
    connect(): Promise<string>;
    basicsSign(
      storages: Storages,
      format: string,
      data: string | readonly string[],
      signing: SigningParams,
      signer: SignerParams,
      locale: string,
    ): Promise<string | string[]>;
    basicsSignCMS(
      storages: Storages,
      data: string | readonly string[],
      signing: SigningParams,
      signer: SignerParams,
      locale?: string,
    ): Promise<string | string[]>;
    getActiveTokens(): Promise<string[]>;
    getKeyInfo(storage: string): Promise<Record<string, string>>;
    createCAdESFromBase64(storage: string, data: string, keyType?: string, attach?: boolean): Promise<string>;
    basicsSignXML(
      storages: Storages,
      data: string | readonly string[],
      signing: SigningParams,
      signer: SignerParams,
    ): Promise<string | string[]>;
    signXml(storage: string, xml: string, keyType?: string, tbs?: string, parent?: string): Promise<string>;
    signXmls(storage: string, xmls: readonly string[]): Promise<string[]>;
  }
}
