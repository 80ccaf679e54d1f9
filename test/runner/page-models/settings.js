export const units = 3;
