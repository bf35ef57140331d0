'use client';
import { useEffect, useRef } from 'react';

/** Does `work` again and again, `pause` milliseconds after the last time, while the page can be seen. */
export function usePoll(work: () => Promise<void> | void, pause: number, isOn: boolean): void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const again = () => {
      if (isOver) return;
      timer = setTimeout(run, pause);
    };
    const run = () => {
      // hidden pages ask for nothing; they ask at once when they are seen again
      if (document.visibilityState === 'hidden') return;
      Promise.resolve(latest.current()).then(again, again);
    };
    const seen = () => {
      if (document.visibilityState === 'hidden') return;
      clearTimeout(timer);
      run();
    };
    again();
    document.addEventListener('visibilitychange', seen);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [pause, isOn]);
}
