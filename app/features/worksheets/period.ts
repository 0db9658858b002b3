/** A month, quarter, year or ISO week as DHIS2 writes it: `202506`, `2025Q2`, `2025`, `2025W23`. */
const periodForm = /^(19|20)\d{2}(0[1-9]|1[0-2]|Q[1-4]|W([1-9]|[1-4]\d|5[0-3]))?$/;

export const isPeriod = (text: string): boolean => periodForm.test(text);
