import type { Config } from '../../lib/api';

/** Why a file need not even be sent; the server checks its content all the same. */
export type Obstacle = 'emptyFile' | 'tooLarge' | 'wrongType';

type Limits = Pick<Config, 'maxFileBytes' | 'fileTypes'>;

const extensionOf = (name: string): string => (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();

/** What stands against the file at first sight. */
export function obstacleOf(file: Pick<File, 'name' | 'size'>, limits: Limits): Obstacle | undefined {
  if (!limits.fileTypes.some(({ extension }) => extension === extensionOf(file.name))) return 'wrongType';
  if (file.size === 0) return 'emptyFile';
  return file.size > limits.maxFileBytes ? 'tooLarge' : undefined;
}

/** The endings as people read them: `pdf, docx, …`. */
export const namesOf = ({ fileTypes }: Limits): string => fileTypes.map(({ extension }) => extension).join(', ');

/** What the browser's file window should offer. */
export const acceptOf = ({ fileTypes }: Limits): string =>
  fileTypes.flatMap(({ extension, mediaType }) => [`.${extension}`, mediaType]).join(',');
