/** Where the keys of a grid lead from a cell; null for keys that mean nothing in it. */

export interface Spot {
  row: number;
  column: number;
}

export function step(key: string, whole: boolean, { row, column }: Spot, rows: number, columns: number): Spot | null {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'Home':
      return { row: whole ? 0 : row, column: 0 };
    case 'End':
      return { row: whole ? lastRow : row, column: lastColumn };
    default:
      return null;
  }
}
