/** Preloaded into a server under measurement: tells its parent, when asked, how long the event loop has stood still at most. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

process.on('message', (message) => {
  if (message !== 'stall') return;
  process.send?.(delay.max / 1e6);
  delay.reset();
});
// the parent decides when this process ends, not its channel
process.channel?.unref();
