import drawBelow from './draw';

export const pick = drawBelow;
