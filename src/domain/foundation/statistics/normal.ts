/** Standard deviations that hold 95 of 100 values of the normal distribution, around its mean. */
export const Z_95 = 1.959963984540054;
