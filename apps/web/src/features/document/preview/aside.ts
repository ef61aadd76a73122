const PATIENCE_MS = 20_000;

/** What a worker answers: the result, or that it could not be made. */
export type Aside<Result> = { readonly result: Result } | { readonly failure: string };

/** Has a worker do one piece of work and ends it: what a file makes it do takes neither the page nor for ever. */
export function aside<Result>(worker: Worker, work: unknown, transfer: Transferable[]): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const end = (then: () => void) => {
      clearTimeout(patience);
      worker.terminate();
      then();
    };
    const patience = setTimeout(() => end(() => reject(new Error('It takes too long.'))), PATIENCE_MS);
    worker.addEventListener('error', ({ message }) => end(() => reject(new Error(message))));
    worker.addEventListener('message', ({ data }: MessageEvent<Aside<Result>>) =>
      end(() => ('failure' in data ? reject(new Error(data.failure)) : resolve(data.result))),
    );
    worker.postMessage(work, transfer);
  });
}

/** In the worker: answers every piece of work with what `make` gives. */
export function answering<Work, Result>(make: (work: Work) => Promise<Result>): void {
  self.addEventListener('message', ({ data }: MessageEvent<Work>) => {
    void make(data).then(
      (result) => self.postMessage({ result }),
      (error: unknown) => self.postMessage({ failure: String(error) }),
    );
  });
}
