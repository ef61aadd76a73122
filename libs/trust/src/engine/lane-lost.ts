/** The thread of a lane is gone, and what a stream had begun in it: to be begun again. */
export class LaneLost extends Error {
  override readonly name = 'LaneLost';
}
