import { type FormEvent, useState } from 'react';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from '../ui/Button';
import { Modal } from '../ui/Modal';
import { day, instantOf, partsAt, periodOf } from './period';
import { useView } from './useView';

/** Two days of a calendar, both of them included. */
export function CustomRange({ isOpen, onOpen }: { isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  const { t } = useTexts();
  const { filter, timeZone, format } = useView();
  return (
    <>
      {filter.range === 'custom' && filter.from !== null && filter.to !== null && (
        <Button icon="calendar" onClick={() => onOpen(true)}>
          <span className="figure">
            {format.date(filter.from)} – {format.date(filter.to - 1)}
          </span>
        </Button>
      )}
      <Modal title={t('rangeLong.custom')} isOpen={isOpen} onClose={() => onOpen(false)}>
        <RangeForm key={timeZone} onDone={() => onOpen(false)} />
      </Modal>
    </>
  );
}

function RangeForm({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const { filter, timeZone, change } = useView();
  const now = Date.now();
  const shown = periodOf(filter, now, timeZone) ?? { from: now - 30 * day, to: now };
  const [first, setFirst] = useState(dateText(shown.from, timeZone));
  const [last, setLast] = useState(dateText(shown.to - 1, timeZone));
  const isBackward = first !== '' && last !== '' && last < first;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [from, to] = [startOf(first, timeZone, 0), startOf(last, timeZone, 1)];
    if (from === null || to === null || from >= to) return;
    change({ range: 'custom', from, to });
    onDone();
  };
  return (
    <form className="form" onSubmit={submit}>
      <label className="field">
        <span>{t('firstDay')}</span>
        <input type="date" required value={first} max="9999-12-31" onChange={event => setFirst(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('lastDay')}</span>
        <input
          type="date"
          required
          value={last}
          max="9999-12-31"
          aria-invalid={isBackward}
          onChange={event => setLast(event.target.value)}
        />
      </label>
      <p className={isBackward ? 'hint bad' : 'hint'} role="status">
        {isBackward ? t('rangeBackward') : t('daysOf', { zone: timeZone })}
      </p>
      <div className="actions">
        <Button kind="primary" type="submit" disabled={isBackward}>
          {t('show')}
        </Button>
      </div>
    </form>
  );
}

function dateText(at: number, timeZone: string) {
  const { year, month, day: dayOfMonth } = partsAt(at, timeZone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

function startOf(text: string, timeZone: string, daysLater: number) {
  const [year, month, dayOfMonth] = text.split('-').map(Number);
  return year && month && dayOfMonth ? instantOf(year, month, dayOfMonth + daysLater, timeZone) : null;
}
