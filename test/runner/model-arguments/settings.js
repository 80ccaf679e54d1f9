export const FEATURES = 4;
export const settings = { units: 3 };
