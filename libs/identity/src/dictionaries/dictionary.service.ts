import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { PUBLIC_SCOPE, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import type { DictionaryQuery } from './dictionary.dto.js';
import { type FileOptions, readDictionary } from './dictionary.file.js';
import {
  currentVersions,
  entriesByCode,
  lockDictionary,
  searchEntries,
  versionNamed,
  writeVersion,
} from './dictionary.repository.js';
import { DictionaryUnreadable } from './dictionary.rules.js';
import { seedDictionaries } from './dictionary.seeds.js';
import type { DictionaryFile, DictionaryName, DictionaryVersion } from './dictionary.types.js';

/** What came of loading a file. */
export interface Loaded {
  readonly file: DictionaryFile;
  /** False: exactly this version was there already, and nothing has changed. */
  readonly isNew: boolean;
}

const SCOPE = systemScope('identity.dictionaries');

/** Dictionaries: loaded whole and by version, searched in the three languages (E-5.7.1). */
@Injectable()
export class DictionaryService implements OnApplicationBootstrap {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What the program comes with, for the dictionaries that nobody has loaded yet. */
  async onApplicationBootstrap(): Promise<void> {
    for (const file of seedDictionaries()) {
      await this.work.run(SCOPE, async (tx) => {
        await lockDictionary(tx, file.dictionary);
        const loaded = await currentVersions(tx, file.dictionary);
        if (loaded.length === 0) await this.write(tx, file, 'the program');
      });
    }
  }

  /** Loads a file; loading the same file again changes nothing. Throws `DictionaryUnreadable` with everything that is wrong. */
  async load(text: string, format: 'json' | 'csv', source: string, options: FileOptions = {}): Promise<Loaded> {
    const file = readDictionary(text, format, options);
    return this.work.run(SCOPE, async (tx) => {
      await lockDictionary(tx, file.dictionary);
      const known = await versionNamed(tx, file.dictionary, file.version);
      if (known?.sha256 === digestOf(file)) return { file, isNew: false };
      if (known) {
        throw new DictionaryUnreadable(
          `version ${file.version} of ${file.dictionary} is loaded already, with another content: give it a version of its own`,
        );
      }
      await this.write(tx, file, source);
      return { file, isNew: true };
    });
  }

  private async write(tx: Tx, file: DictionaryFile, source: string): Promise<void> {
    await writeVersion(tx, file, { sha256: digestOf(file), source, now: this.clock.now() });
  }

  /** The versions in use. */
  versions(): Promise<DictionaryVersion[]> {
    return this.work.run(PUBLIC_SCOPE, (tx) => currentVersions(tx));
  }

  /** Entries by code or by words. */
  async find(dictionary: DictionaryName, { search, codes, parent, limit = 20 }: DictionaryQuery) {
    return this.work.run(PUBLIC_SCOPE, async (tx) => {
      const [version] = await currentVersions(tx, dictionary);
      const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const found = codes
        ? await entriesByCode(tx, dictionary, codes)
        : await searchEntries(tx, { dictionary, words, limit: limit + 1, ...(parent && { parent }) });
      const items = codes ? found : found.slice(0, limit);
      return { version, items, more: found.length > items.length };
    });
  }
}

/** The same content is the same version, however the file was written. */
const digestOf = ({ dictionary, complete, entries }: DictionaryFile): string =>
  createHash('sha256')
    .update(JSON.stringify([dictionary, complete, entries]))
    .digest('hex');
