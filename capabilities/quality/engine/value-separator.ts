/** Several values of one cell are written beside each other like this, by readers and rules alike. */
export const valueSeparator = ' ; '
