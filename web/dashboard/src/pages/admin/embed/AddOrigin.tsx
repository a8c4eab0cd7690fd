import { type FormEvent, useState } from 'react';
import { useAddOrigin } from '../../../api/admin';
import { useTexts } from '../../../i18n/TextsProvider';
import { Button } from '../../../ui/Button';
import { ErrorNote } from '../../../ui/ErrorNote';

export function AddOrigin({ onAdded }: { onAdded?: () => void }) {
  const { t } = useTexts();
  const [origin, setOrigin] = useState('');
  const [label, setLabel] = useState('');
  const add = useAddOrigin();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { origin: origin.trim(), label: label.trim() },
      {
        onSuccess: () => {
          setOrigin('');
          setLabel('');
          onAdded?.();
        },
      },
    );
  };
  return (
    <form className="form-line" onSubmit={submit}>
      <label className="field">
        <span>{t('origin')}</span>
        <input
          required
          placeholder="https://example.org"
          inputMode="url"
          value={origin}
          onChange={event => setOrigin(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t('noteOptional')}</span>
        <input maxLength={128} value={label} onChange={event => setLabel(event.target.value)} />
      </label>
      <Button kind="primary" type="submit" disabled={add.isPending}>
        {t('add')}
      </Button>
      {add.error && <ErrorNote error={add.error} />}
    </form>
  );
}
