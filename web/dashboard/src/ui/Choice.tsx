import { Icon, type IconName } from './Icon';

type Props<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  onChange: (value: T) => void;
  icon?: IconName;
  /** Whether the label stands before the list; else it is for screen readers only. */
  isLabelShown?: boolean;
};

/** One of some: the browser's own list, which phones and screen readers know best. */
export function Choice<T extends string>({ label, value, options, onChange, icon, isLabelShown = false }: Props<T>) {
  return (
    <label className="choice">
      <span className={isLabelShown ? 'label' : 'unseen'}>{label}</span>
      <span className="choice-box">
        {icon && <Icon name={icon} />}
        <select value={value} onChange={event => onChange(event.target.value as T)}>
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <Icon name="down" size={12} />
      </span>
    </label>
  );
}
