/** The light runner runs what Jest's circus has collected and knows no time limits: this gives every test and hook one. */
import { addEventHandler } from 'jest-circus';

/** For tests and hooks that name no limit of their own, in milliseconds: for what hangs, not for what is slow on a busy machine. */
const LIMIT = Number(process.env.QUJAT_TEST_LIMIT_MS ?? 120_000);

addEventHandler((event, { currentDescribeBlock }) => {
  if (event.name === 'add_test') limit(currentDescribeBlock.children.at(-1));
  if (event.name === 'add_hook') limit(currentDescribeBlock.hooks.at(-1));
});

function limit(entry) {
  const { fn, name = entry.type, timeout = LIMIT } = entry;
  if (!fn) return;
  entry.fn = async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${name}: not done after ${timeout} ms`)), timeout);
    });
    try {
      await Promise.race([fn(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

// As under Jest's own runner: what nobody awaits any more must not take the worker with it, but it is told.
process.on('unhandledRejection', (reason) => console.error('nobody awaited:', reason));
