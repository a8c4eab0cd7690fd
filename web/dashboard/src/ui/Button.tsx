import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon';

type Props = ComponentProps<'button'> & {
  kind?: 'plain' | 'primary' | 'danger' | 'ghost';
  icon?: IconName;
  /** Shows the icon alone; the label is the name. */
  label?: string;
};

export function Button({ kind = 'plain', icon, label, children, className, ...rest }: Props) {
  const isIconOnly = icon !== undefined && children === undefined;
  return (
    <button
      type="button"
      {...rest}
      className={`button ${kind}${isIconOnly ? ' square' : ''}${className ? ` ${className}` : ''}`}
      aria-label={label ?? rest['aria-label']}
      title={label ?? rest.title}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
