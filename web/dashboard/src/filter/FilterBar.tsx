import { useState } from 'react';
import { useLabels } from '../api/queries';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Combo } from '../ui/Combo';
import { Modal } from '../ui/Modal';
import { Segments } from '../ui/Segments';
import { useMedia } from '../ui/useMedia';
import { CustomRange } from './CustomRange';
import { isNarrowed, type Label, labels, type Range, ranges } from './filter';
import { useView } from './useView';
import { ZoneChoice } from './ZoneChoice';

const lists = { user: 'users', machine: 'machines', project: 'projects', model: 'models' } as const;

/** What the whole page is about. On a narrow screen all but the range is behind a button. */
export function FilterBar() {
  const { t } = useTexts();
  const isWide = useMedia('(min-width: 1100px)');
  const [isOpen, setOpen] = useState(false);
  const { filter } = useView();
  const count = labels.filter(label => filter[label] !== null).length;
  return (
    <section className="filter-bar" aria-label={t('filter')}>
      <RangeChoice isWide={isWide} />
      {isWide ? (
        <Narrowing />
      ) : (
        <>
          <Button icon="filter" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {count === 0 ? t('filter') : t('filterCount', { count })}
          </Button>
          <Modal title={t('filter')} isOpen={isOpen} onClose={() => setOpen(false)} isSheet>
            <div className="filter-sheet">
              <Narrowing />
            </div>
          </Modal>
        </>
      )}
    </section>
  );
}

function RangeChoice({ isWide }: { isWide: boolean }) {
  const { t } = useTexts();
  const { filter, change } = useView();
  const [isCustom, setCustom] = useState(false);
  const options = ranges.map(value => ({ value, text: t(`range.${value}`), title: t(`rangeLong.${value}`) }));
  const choose = (range: Range) => (range === 'custom' ? setCustom(true) : change({ range, from: null, to: null }));
  return (
    <>
      {isWide ? (
        <Segments label={t('range')} value={filter.range} options={options} onChange={choose} />
      ) : (
        <Choice
          label={t('range')}
          value={filter.range}
          icon="calendar"
          options={options.map(option => ({ value: option.value, text: option.title }))}
          onChange={choose}
        />
      )}
      {(filter.range === 'custom' || isCustom) && <CustomRange isOpen={isCustom} onOpen={setCustom} />}
    </>
  );
}

function Narrowing() {
  const { t } = useTexts();
  const { filter, change } = useView();
  const found = useLabels();
  return (
    <>
      {labels.map((label: Label) => (
        <Combo
          key={label}
          label={t(`label.${label}`)}
          all={t('all')}
          value={filter[label]}
          options={found.data?.[lists[label]].items.map(item => item.name) ?? []}
          isLoading={found.isPending}
          onChange={value => change({ [label]: value })}
        />
      ))}
      {isNarrowed(filter) && (
        <Button kind="ghost" onClick={() => change({ user: null, machine: null, project: null, model: null })}>
          {t('clearAll')}
        </Button>
      )}
      <span className="filter-end">
        <label className="toggle" title={t('compareLong')}>
          <input
            type="checkbox"
            checked={filter.compare}
            disabled={filter.range === 'all'}
            onChange={event => change({ compare: event.target.checked })}
          />
          {t('compare')}
        </label>
        <ZoneChoice serverZone={found.data?.timeZone} />
      </span>
    </>
  );
}
