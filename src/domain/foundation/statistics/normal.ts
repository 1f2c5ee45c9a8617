/** Distance from the mean, in standard deviations, within which 95 % of a normal distribution lie. */
export const Z_95 = 1.959963984540054;
