import { acceptOf, namesOf, obstacleOf } from './file-check';

const limits = {
  maxFileBytes: 52_428_800,
  fileTypes: [
    { extension: 'pdf', mediaType: 'application/pdf' },
    { extension: 'jpeg', mediaType: 'image/jpeg' },
  ],
};

describe('a file before it is sent', () => {
  it('E-6.6.1: is refused at sight when its name ends as none that are taken', () => {
    expect(obstacleOf({ name: 'program.exe', size: 10 }, limits)).toBe('wrongType');
    expect(obstacleOf({ name: 'pdf', size: 10 }, limits)).toBe('wrongType');
    expect(obstacleOf({ name: 'ШАРТ.PDF', size: 10 }, limits)).toBeUndefined();
  });

  it('E-6.6.3: is refused at sight one byte above the limit, not at it', () => {
    expect(obstacleOf({ name: 'a.pdf', size: 52_428_800 }, limits)).toBeUndefined();
    expect(obstacleOf({ name: 'a.pdf', size: 52_428_801 }, limits)).toBe('tooLarge');
    expect(obstacleOf({ name: 'a.pdf', size: 0 }, limits)).toBe('emptyFile');
  });

  it('is told beforehand what is taken', () => {
    expect(namesOf(limits)).toBe('pdf, jpeg');
    expect(acceptOf(limits)).toBe('.pdf,application/pdf,.jpeg,image/jpeg');
  });
});
