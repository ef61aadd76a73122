/** A running hash of any known algorithm: canonical octets are hashed as they are made. */
export { runningDigest } from '../algorithms/running-digest.js';
export type { StreamingDigest as RunningDigest } from '../algorithms/streaming-digest.js';
