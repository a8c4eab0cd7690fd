import { useId } from 'react';

type Props<T extends string> = {
  legend: string;
  value: T;
  options: readonly { value: T; text: string; hint: string }[];
  onChange: (value: T) => void;
};

/** One of a few that need explaining. */
export function Radios<T extends string>({ legend, value, options, onChange }: Props<T>) {
  const id = useId();
  return (
    <fieldset className="field radios">
      <legend>{legend}</legend>
      {options.map(option => (
        <div key={option.value}>
          <label>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              aria-describedby={`${id}-${option.value}`}
              onChange={() => onChange(option.value)}
            />
            {option.text}
          </label>
          <small className="hint" id={`${id}-${option.value}`}>
            {option.hint}
          </small>
        </div>
      ))}
    </fieldset>
  );
}
