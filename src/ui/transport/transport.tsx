import { useScope } from '../scope';
import { bold } from '../words/tags';
import { useWords } from '../words/use-words';
import { Futures, Movement } from './movement';
import { Levels, Scheduler, Seed, SpeedPicker } from './pickers';
import { RunToBreakpoint, RunToThrow } from './run-buttons';
import './transport.css';

export function Transport() {
  const { t } = useWords();
  return (
    <section className="transport" aria-label={t('places.transport')}>
      <Movement />
      <Futures />
      <Levels />
      <RunToThrow />
      <RunToBreakpoint />
      <span className="gap" />
      <SpeedPicker />
      <Scheduler />
      <Seed />
      <StepCount />
    </section>
  );
}

export function StepCount() {
  const { t } = useWords();
  const cursor = useScope((state) => state.moved?.cursor ?? 0);
  const length = useScope((state) => state.moved?.length ?? 0);
  return (
    <output className="count" data-cursor={cursor} data-length={length}>
      {t.rich('transport.stepOf', { n: cursor, length, b: bold })}
    </output>
  );
}
