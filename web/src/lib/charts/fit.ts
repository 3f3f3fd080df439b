/** Widths a picture is drawn in; a page shows the widest that fits. */
export const fitWidths = { narrow: 328, middle: 600, wide: 880 } as const;
