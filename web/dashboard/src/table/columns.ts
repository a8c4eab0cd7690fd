import type { ReactNode } from 'react';
import type { Cell } from '../format/csv';

/** A column of a table: what a row has there, and how that is shown. */
export type Column<T> = {
  id: string;
  header: string;
  /** What is sorted, searched and exported: the exact value. */
  value: (row: T) => Cell;
  /** How it is shown, where that is not the value itself. */
  show?: (row: T) => ReactNode;
  isNumber?: boolean;
  /** Hidden until it is chosen. */
  isHidden?: boolean;
  /** Cannot be hidden: it says what the row is. */
  isKey?: boolean;
};
